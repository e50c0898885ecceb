#!/usr/bin/env bash
# Runs the tests; ends with the slowest ten, what each part took, and how many passed and failed.
#   scripts/test.sh           all
#   scripts/test.sh rust      the crates, on SQLite and on a private PostgreSQL
#   scripts/test.sh browser   the site in Chromium, on a phone's screen and a desktop's
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
. scripts/lib.sh

passed=0 failed=0 skipped=0 flaky=()
work="$(mktemp -d)"
chmod 755 "$work" # the user postgres has a folder in it
durations="$work/durations" parts="$work/parts"
touch "$durations" "$parts"
trap 'scripts/postgres.sh stop "$work/postgres"; rm -rf "$work"' EXIT

# count STATUS PASSED FAILED SKIPPED: a runner that broke without a failed test counts as one.
count() {
  passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
  if [ "$1" != 0 ] && [ "$3" = 0 ]; then failed=$((failed + 1)); fi
}

# part NAME COMMAND...: runs it and notes how long it took; a part that breaks off counts as one failure.
part() {
  local begin=$SECONDS name="$1"
  shift
  "$@" || count 1 0 0 0
  printf '%6d s  %s\n' $((SECONDS - begin)) "$name" >>"$parts"
}

# Adds up the numbers before each of the given words in a runner's closing lines.
sum() { grep -E "$1" "$work/rust.log" | grep -oE "[0-9]+ ($2)" | awk '{ n += $1 } END { print n + 0 }'; }

start_postgres() {
  [ -z "${NAAST_TEST_POSTGRES:-}" ] || return 0
  NAAST_TEST_POSTGRES="$(scripts/postgres.sh start "$work/postgres")"
  export NAAST_TEST_POSTGRES
}

crates=(--workspace --exclude naast-frontend --exclude xtask)

# The site is built beside them: compiling tests keeps one core busy for long stretches. What builds it is compiled before, and not
# asked for by way of cargo: that would wait until the tests are compiled.
compile() {
  local status=0
  cargo build --package xtask || return
  "$(built debug xtask)" site >"$work/site.log" 2>&1 &
  # The benchmark, too: it is not run here, but it has to compile.
  cargo test --no-run "${crates[@]}" --lib --bins --tests --bench load || status=$?
  wait $! || { cat "$work/site.log"; status=1; }
  return $status
}

# The real import lies beside the checkout, or where NAAST_CONSUL_DATA says; without it its tests count as skipped.
real_import() {
  local beside=../shared/data/decide-madrid-2019
  if [ -z "${NAAST_CONSUL_DATA:-}" ] && [ -d "$beside" ]; then NAAST_CONSUL_DATA="$(cd "$beside" && pwd)"; fi
  [ -n "${NAAST_CONSUL_DATA:-}" ] || return
  export NAAST_CONSUL_DATA
}

rust_tests() {
  local status=0 closing runner ignored=()
  if has cargo-nextest; then
    closing='^ *Summary \['
    runner=(cargo nextest run --no-tests=pass)
    ! real_import || ignored=(--run-ignored all)
  else
    closing='^test result:'
    runner=(cargo test --lib --bins --tests)
    ! real_import || ignored=(-- --include-ignored)
  fi
  "${runner[@]}" "${crates[@]}" --no-fail-fast "${ignored[@]}" 2>&1 | tee "$work/rust.log" || status=$?
  sed -nE 's/^ *(PASS|FAIL) \[ *([0-9.]+)s\] *(\([^)]*\))? */\2 /p' "$work/rust.log" >>"$durations"
  count "$status" "$(sum "$closing" passed)" "$(sum "$closing" 'failed|timed out|exec failed')" \
    "$(sum "$closing" 'skipped|ignored')"
}

browser_tests() {
  local status=0 report="$work/browser.json"
  NAAST_BIN="$(built debug)"
  export NAAST_BIN
  (cd tests/browser && PLAYWRIGHT_JSON_OUTPUT_FILE="$report" node_modules/.bin/playwright test \
    --reporter=list,json --pass-with-no-tests) || status=$?
  [ -s "$report" ] || { count "$status" 0 0 0; return; }
  local found
  mapfile -t found < <(node tests/browser/report.mjs "$report" "$durations")
  read -r p f s <<<"${found[0]}"
  flaky+=("${found[@]:1}")
  count "$status" "$p" "$f" "$s"
}

rust() {
  start_postgres
  part "tests of the crates" rust_tests
}

browser() { part "tests in the browser" browser_tests; }

case "${1:-all}" in
  all)
    part "compiling all" compile
    # What does not compile is not tested: an older build would answer.
    [ "$failed" != 0 ] || { rust; browser; }
    ;;
  rust) rust ;;
  browser)
    part "compiling" cargo xtask build
    [ "$failed" != 0 ] || browser
    ;;
  *) die "say scripts/test.sh, scripts/test.sh rust or scripts/test.sh browser" ;;
esac

printf '\nThe ten slowest tests (seconds):\n'
sort -rn "$durations" | sed -n '1,10s/^/  /p'
printf '\nWhat each part took:\n'
cat "$parts"
printf '%6d s  all\n\n' "$SECONDS"
closing="tests: $passed passed, $failed failed"
[ "$skipped" = 0 ] || closing+=", $skipped skipped"
for name in "${flaky[@]}"; do closing+="; flaky, passed at the second try: $name"; done
echo "$closing"
[ "$failed" = 0 ]
