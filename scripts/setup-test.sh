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
