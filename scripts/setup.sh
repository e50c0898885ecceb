#!/usr/bin/env bash
# Installs what Naast needs and is not there yet; the second time it only looks.
#   scripts/setup.sh build   what building and running it needs (make run)
#   scripts/setup.sh test    that, and what the tests need (make test)
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
. scripts/lib.sh
. scripts/setup-rust.sh
. scripts/setup-tools.sh
. scripts/setup-test.sh

for_build() {
  step "C compiler, npm, brotli" has_base install_base
  step "Node.js $node_minimum or newer" has_node install_node
  step "Rust $rust_minimum or newer, with WebAssembly" has_rust install_rust
  . scripts/env.sh
  step "wasm-opt (binaryen $binaryen_version)" has_binaryen install_binaryen
  step "wasm-bindgen $(bindgen_version)" has_bindgen install_bindgen
  step "cargo-leptos $leptos_version" has_leptos install_leptos
}

for_test() {
  step "PostgreSQL" has_postgres install_postgres
  step "Chromium" has_chromium install_chromium
  step "Java, for the HTML checker" has_java install_java
  step "packages of tests/browser" has_browser_packages install_browser_packages
}

case "${1:-}" in
  build) wanted="for_build" ;;
  test) wanted="for_build for_test" ;;
  *) die "say what to set up: scripts/setup.sh build, or scripts/setup.sh test" ;;
esac

# A log needs no progress; two set-ups at once take turns.
[ -t 1 ] || export CARGO_TERM_QUIET=true
mkdir -p "$NAAST_TOOLS"
exec 9>"$NAAST_TOOLS/lock"
! has flock || flock 9

echo "Setting up Naast ($1), tools in $NAAST_TOOLS"
for part in $wanted; do "$part"; done
echo "Ready after $SECONDS s."
