#!/usr/bin/env bash
# A private IMAP server for tests: Dovecot, with the mailbox of user naast, password "secret".
#   scripts/imapserver.sh start FOLDER   starts it there, prints the folder of its mail (a Maildir), its two ports on 127.0.0.1
#                                        (plain, with STARTTLS; TLS) and the file of its certificate, for 127.0.0.1 and localhost
#   scripts/imapserver.sh stop FOLDER    stops it and removes the folder
# Mail arrives as a file that all may read, written into tmp of the Maildir and moved into new. All may enter where FOLDER is, as
# it works as nobody where root starts it. It refuses a password in the clear, save from its own address (127.0.0.1), where Dovecot
# holds that nobody listens in; who comes from 127.0.0.2 is a stranger.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
. scripts/lib.sh
. scripts/setup-test.sh

configuration() {
  local group
  group="$(id -gn "$1")"
  cat <<CONFIGURATION
protocols = imap
listen = 127.0.0.1
base_dir = $2/run
state_dir = $2/state
log_path = $2/log
libexec_dir = $dovecot/usr/lib/dovecot
mail_plugin_dir = $dovecot/usr/lib/dovecot/modules
default_internal_user = $1
default_internal_group = $group
default_login_user = $1
first_valid_uid = 1
ssl = yes
ssl_cert = <$2/ca.pem
ssl_key = <$2/key.pem
disable_plaintext_auth = yes
auth_mechanisms = plain login
auth_failure_delay = 0
mail_max_userip_connections = 200
mail_location = maildir:$2/Maildir
namespace inbox {
  inbox = yes
}
passdb {
  driver = passwd-file
  args = $2/users
}
userdb {
  driver = static
  args = uid=$1 gid=$group home=$2
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $3
  }
  inet_listener imaps {
    port = $4
    ssl = yes
  }
}
service anvil {
  chroot =
  # Else a wrong password has all who come from there wait, each time longer.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
CONFIGURATION
}

# greets PORT: it says something there.
greets() {
  local greeting
  { exec 3<>"/dev/tcp/127.0.0.1/$1" && read -r -t 5 greeting <&3 && [[ "$greeting" = "* OK"* ]]; } 2>/dev/null
}

start() {
  local folder="$1" user plain tls
  has_dovecot || die "Dovecot is missing. Please run scripts/setup.sh test"
  # As root it works as somebody who may do nothing else.
  if [ "$(id -u)" = 0 ]; then user=nobody; else user="$(id -un)"; fi
  plain="$(free_port)" tls="$(free_port)"
  mkdir -p "$folder"/{run,state}
  mkdir -p "$folder"/Maildir/{new,cur,tmp}
  # The folder that it works in.
  ln -sfn "$dovecot/usr" "$folder/run/usr"
  certificate "$folder"
  echo "naast:{PLAIN}secret" >"$folder/users"
  configuration "$user" "$folder" "$plain" "$tls" >"$folder/dovecot.conf"
  [ "$(id -u)" != 0 ] || { chown -R "$user": "$folder/Maildir"; chmod 755 "$folder"; }
  chmod 644 "$folder"/{dovecot.conf,users}
  (cd "$folder/run" && usr/sbin/dovecot -c "$folder/dovecot.conf") >"$folder/setup.log" 2>&1 </dev/null 9>&- ||
    die "Dovecot did not start: $(cat "$folder/setup.log" "$folder/log" 2>/dev/null | tail -n 20)"
  for _ in $(seq 50); do
    ! (greets "$plain") || { echo "$folder/Maildir $plain $tls $folder/ca.pem"; return; }
    sleep 0.1
  done
  die "Dovecot does not answer: $(cat "$folder/setup.log" "$folder/log" 2>/dev/null | tail -n 20)"
}

stop() {
  local pid
  [ -d "$1" ] || return 0
  if pid="$(cat "$1/run/master.pid" 2>/dev/null)"; then
    # Asked kindly it waits seconds for who still reads mail. All that it started is of its process group.
    kill -KILL -- "-$pid" 2>/dev/null || true
    # One that ended may stay in the list until somebody asks how it did (Z).
    for _ in $(seq 50); do
      grep -qsE "\) [^ZX] [0-9]+ $pid " /proc/[0-9]*/stat || break
      sleep 0.1
    done
  fi
  rm -rf "$1"
}

case "${1:-}" in
  start) start "${2:?which folder?}" ;;
  stop) stop "${2:?which folder?}" ;;
  *) die "say start FOLDER or stop FOLDER" ;;
esac
