#!/usr/bin/env bash
# Makes dist/naast: the site as small as it gets, in a binary as fast as it gets; then lets that binary show that it works.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
. scripts/lib.sh

cargo xtask site --release
cargo build --release --package naast
mkdir -p dist
cp "$(built release)" dist/naast
scripts/smoke.sh dist/naast
# The program for the browser is another one than the tests use: smaller, and with its parts minified.
if [ -n "$CHROMIUM" ] && [ -d tests/browser/node_modules ]; then
  (cd tests/browser && NAAST_BIN="$PWD/../../dist/naast" node_modules/.bin/playwright test journey)
else
  echo "  NOT TRIED IN A BROWSER: run make test-tools first"
fi
ls -lh dist/naast
