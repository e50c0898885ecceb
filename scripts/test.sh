#!/usr/bin/env bash
# Runs the tests and ends with how many passed and failed.
#   scripts/test.sh           all
#   scripts/test.sh rust      the crates, on SQLite and on a private PostgreSQL
#   scripts/test.sh browser   the site in Chromium, on a phone's screen and a desktop's
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
. scripts/lib.sh

passed=0 failed=0 skipped=0
work="$(mktemp -d)"
chmod 755 "$work" # the user postgres has a folder in it
trap 'scripts/postgres.sh stop "$work/postgres"; rm -rf "$work"' EXIT

# count STATUS PASSED FAILED SKIPPED: a runner that broke without a failed test counts as one.
count() {
  passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
  if [ "$1" != 0 ] && [ "$3" = 0 ]; then failed=$((failed + 1)); fi
}

# Adds up the numbers before each of the given words in a runner's closing lines.
sum() { grep -E "$1" "$work/rust.log" | grep -oE "[0-9]+ ($2)" | awk '{ n += $1 } END { print n + 0 }'; }

rust_tests() {
  local status=0 closing runner
  if [ -z "${NAAST_TEST_POSTGRES:-}" ]; then
    NAAST_TEST_POSTGRES="$(scripts/postgres.sh start "$work/postgres")"
    export NAAST_TEST_POSTGRES
  fi
  if has cargo-nextest; then
    closing='^ *Summary \['
    runner=(cargo nextest run --no-tests=pass)
  else
    closing='^test result:'
    runner=(cargo test --lib --bins --tests)
  fi
  "${runner[@]}" --workspace --exclude naast-frontend --no-fail-fast 2>&1 |
    tee "$work/rust.log" || status=$?
  count "$status" "$(sum "$closing" passed)" "$(sum "$closing" 'failed|timed out|exec failed')" \
    "$(sum "$closing" 'skipped|ignored')"
}

browser_tests() {
  local status=0 report="$work/browser.json"
  scripts/build.sh || { count 1 0 0 0; return; }
  NAAST_BIN="$(cd "${CARGO_TARGET_DIR:-target}" && pwd)/release/naast"
  export NAAST_BIN
  (cd tests/browser && PLAYWRIGHT_JSON_OUTPUT_FILE="$report" node_modules/.bin/playwright test \
    --reporter=list,json --pass-with-no-tests) || status=$?
  if [ -s "$report" ]; then
    read -r p f s < <(node -p "const s = require('$report').stats; [s.expected + s.flaky, s.unexpected, s.skipped].join(' ')")
    count "$status" "$p" "$f" "$s"
  else
    count "$status" 0 0 0
  fi
}

case "${1:-all}" in
  all) rust_tests; browser_tests ;;
  rust) rust_tests ;;
  browser) browser_tests ;;
  *) die "say scripts/test.sh, scripts/test.sh rust or scripts/test.sh browser" ;;
esac

echo
echo "Tests took $SECONDS s."
if [ "$skipped" = 0 ]; then
  echo "tests: $passed passed, $failed failed"
else
  echo "tests: $passed passed, $failed failed, $skipped skipped"
fi
[ "$failed" = 0 ]
