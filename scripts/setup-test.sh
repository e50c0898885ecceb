# shellcheck shell=bash
# What only the tests need.

has_postgres() { scripts/postgres.sh bin >/dev/null 2>&1; }
install_postgres() { packages postgresql; }

has_chromium() { [ -n "$CHROMIUM" ] || has chromium; }
install_chromium() { packages chromium fonts-dejavu-core fonts-liberation; }

has_java() { has java; }
install_java() { packages default-jre-headless; }

# npm notes what it installed; the note must not be older than the lock file.
has_browser_packages() {
  local lock=tests/browser/package-lock.json note=tests/browser/node_modules/.package-lock.json
  [ -e "$note" ] && [ ! "$lock" -nt "$note" ]
}

install_browser_packages() {
  npm ci --prefix tests/browser --no-audit --no-fund --loglevel=error
}
