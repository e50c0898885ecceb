# shellcheck shell=bash
# What only the tests need.

has_postgres() { scripts/postgres.sh bin >/dev/null 2>&1; }
install_postgres() { packages postgresql; }

# The shell has no windows, tabs and menus of its own to draw: with it the browser tests take two thirds of the time.
has_chromium() {
  has chromium-headless-shell || { [ -n "$CHROMIUM" ] && ! apt-cache show chromium-headless-shell >/dev/null 2>&1; }
}
install_chromium() {
  local fonts=(fonts-dejavu-core fonts-liberation)
  packages chromium-headless-shell "${fonts[@]}" || packages chromium "${fonts[@]}"
}

has_java() { has java; }
install_java() { packages default-jre-headless; }

# The example for a proxy is tried with it.
has_nginx() { { has nginx || [ -x /usr/sbin/nginx ]; } && has curl && has openssl; }
install_nginx() { packages nginx-light curl openssl; }

# npm notes what it installed; the note must not be older than the lock file.
has_browser_packages() {
  local lock=tests/browser/package-lock.json note=tests/browser/node_modules/.package-lock.json
  [ -e "$note" ] && [ ! "$lock" -nt "$note" ]
}

install_browser_packages() {
  npm ci --prefix tests/browser --no-audit --no-fund --loglevel=error
}

# A real mail server for the tests. It is unpacked beside the other tools and not installed: a machine has one mail server, and it
# may have another one. The user that it asks for is there for it alone.
exim="$NAAST_TOOLS/exim/usr/sbin/exim4"

# as_exim FOLDER COMMAND...: with a user Debian-exim, who is whoever may do nothing. Who else there is, is written into the folder.
as_exim() {
  local names="$1"
  shift
  { cat /etc/passwd; echo "Debian-exim:x:65534:65534::/nonexistent:/usr/sbin/nologin"; } >"$names/passwd"
  { cat /etc/group; echo "Debian-exim:x:65534:"; } >"$names/group"
  LD_PRELOAD=libnss_wrapper.so NSS_WRAPPER_PASSWD="$names/passwd" NSS_WRAPPER_GROUP="$names/group" "$@"
}

has_exim() { [ -x "$exim" ] && [[ "$(as_exim "$NAAST_TOOLS/exim" "$exim" --version 2>/dev/null)" = "Exim version"* ]]; }

install_exim() {
  local folder
  packages libdb5.3 libgnutls-dane0 libidn12 libnsl2 libnss-wrapper libpcre2-8-0
  folder="$(mktemp -d)"
  chmod 777 "$folder" # apt downloads as a user of its own
  (cd "$folder" && apt-get download -qq exim4-daemon-light && dpkg-deb -x exim4-daemon-light_*.deb "$NAAST_TOOLS/exim")
  rm -rf "$folder"
  chmod u-s "$exim"
}

# A real IMAP server for the tests, unpacked likewise. It looks for its own parts below /usr, where another one may be. A path of as
# many letters is written over that one, so that it looks below usr in the folder that it works in.
dovecot="$NAAST_TOOLS/dovecot"

has_dovecot() {
  [ -x "$dovecot/usr/lib/dovecot/imap" ] && [[ "$(cd "$dovecot" && usr/sbin/dovecot --version 2>/dev/null)" = 2.3.* ]]
}

install_dovecot() {
  local folder
  packages libsodium23 libunwind8
  folder="$(mktemp -d)"
  chmod 777 "$folder" # apt downloads as a user of its own
  (
    cd "$folder" || exit
    apt-get download -qq dovecot-core dovecot-imapd
    for package in *.deb; do dpkg-deb -x "$package" dovecot; done
    grep -rlE '/usr/(lib/dovecot|bin/doveconf)' dovecot/usr/{bin,sbin,lib} |
      LC_ALL=C xargs sed -Ei 's#/usr/(lib/dovecot|bin/doveconf)#usr//\1#g'
  )
  # Only what is complete takes its place.
  rm -rf "$dovecot"
  mv "$folder/dovecot" "$dovecot"
  rm -rf "$folder"
}
