#!/usr/bin/env bash
# A private mail server for tests: Exim, which takes mail for anybody and puts it into one maildir. It knows nobody whose name
# begins with "nobody", has no time now for whom begins with "later", and lets in whom says user naast, password "open sesame".
#   scripts/mailserver.sh start FOLDER [queue]   starts it there, prints the folder of its mail and its two ports: plain (with
#                                                STARTTLS), TLS; with queue it takes mail and delivers none
#   scripts/mailserver.sh stop FOLDER            stops it and removes the folder
# FOLDER/ca.pem is the certificate that it shows, for 127.0.0.1 and localhost.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
. scripts/lib.sh
. scripts/setup-test.sh

configuration() {
  cat <<CONFIGURATION
primary_hostname = mail.test
exim_path = $exim
deliver_drop_privilege = true
exim_user = $1
exim_group = $(id -gn "$1")
spool_directory = $2/spool
log_file_path = $2/log/%s
pid_file_path = $2/pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = $3 : $4
tls_on_connect_ports = $4
tls_advertise_hosts = *
tls_certificate = $2/ca.pem
tls_privatekey = $2/key.pem
acl_smtp_rcpt = recipient
acl_smtp_data = content
never_users =
keep_environment = LD_PRELOAD : NSS_WRAPPER_PASSWD : NSS_WRAPPER_GROUP
smtp_accept_max = 200
smtp_accept_max_per_connection = 100000
smtp_accept_queue_per_connection = 0
message_size_limit = 60M
begin acl
recipient:
  deny message = 5.1.1 nobody has this address
       local_parts = ^nobody
  deny message = 5.7.1 relaying denied
       local_parts = ^relayed
  defer message = 4.3.2 not now
       local_parts = ^later
  accept
content:
  deny message = 5.6.0 this is spam
       condition = \${if match{\$h_subject:}{spam}}
  accept
begin routers
all:
  driver = accept
  transport = maildir
begin transports
maildir:
  driver = appendfile
  directory = $2/mail
  maildir_format
  create_directory
  return_path_add
  user = $1
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = \${if and{{eq{\$auth2}{naast}}{eq{\$auth3}{open sesame}}}}
  server_set_id = \$auth2
  server_advertise_condition = \${if def:tls_in_cipher}
CONFIGURATION
}

start() {
  local folder="$1" more="${2:-}" user plain tls
  [ -x "$exim" ] || die "Exim is missing. Please run scripts/setup.sh test"
  # As root it works as somebody who may do nothing else.
  if [ "$(id -u)" = 0 ]; then user=nobody; else user="$(id -un)"; fi
  plain="$(free_port)" tls="$(free_port)"
  mkdir -p "$folder"/{spool,log,mail}
  mkdir -p "$folder"/mail/{new,cur,tmp}
  certificate "$folder"
  {
    [ "$more" != queue ] || echo "queue_only = true"
    configuration "$user" "$folder" "$plain" "$tls"
  } >"$folder/exim.conf"
  [ "$(id -u)" != 0 ] || { chown -R "$user": "$folder"; chown root: "$folder/exim.conf"; chmod 755 "$folder"; }
  chmod 644 "$folder/exim.conf"
  as_exim "$folder" "$exim" -C "$folder/exim.conf" -bd >"$folder/setup.log" 2>&1 </dev/null 9>&- ||
    die "Exim did not start: $(cat "$folder/setup.log")"
  for _ in $(seq 50); do
    ! (exec 3<>"/dev/tcp/127.0.0.1/$plain") 2>/dev/null || { echo "$folder/mail $plain $tls"; return; }
    sleep 0.1
  done
  die "Exim does not answer: $(cat "$folder/setup.log" "$folder"/log/* 2>/dev/null | tail -n 20)"
}

stop() {
  [ -d "$1" ] || return 0
  [ ! -s "$1/pid" ] || kill "$(cat "$1/pid")" 2>/dev/null || true
  # A delivery under way may still write.
  for _ in $(seq 20); do
    ! rm -rf "$1" 2>/dev/null || return 0
    sleep 0.1
  done
  die "$1 could not be removed"
}

case "${1:-}" in
  start) start "${2:?which folder?}" "${3:-}" ;;
  stop) stop "${2:?which folder?}" ;;
  *) die "say start FOLDER or stop FOLDER" ;;
esac
