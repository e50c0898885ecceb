#!/usr/bin/env bash
# Installs what Naast needs and is not there yet; the second time it only looks.
#   scripts/setup.sh build     what building and running it needs (make run)
#   scripts/setup.sh format    that, and what formats views (make check, make fmt)
#   scripts/setup.sh release   that, and what makes the program for the browser small (make dist)
#   scripts/setup.sh package   that, and what makes a Debian package (make deb)
#   scripts/setup.sh test      what building it needs, and what the tests need (make test)
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
. scripts/lib.sh
. scripts/setup-rust.sh
. scripts/setup-tools.sh
. scripts/setup-test.sh

for_build() {
  step "C compiler, npm" has_base install_base
  step "Node.js $node_minimum or newer" has_node install_node
  step "Rust $rust_minimum or newer, with WebAssembly" has_rust install_rust
  . scripts/env.sh
  step "Lightning CSS $lightningcss_version" has_lightningcss install_lightningcss
}

for_format() {
  step "leptosfmt $leptosfmt_version" has_leptosfmt install_leptosfmt
}

for_release() {
  step "wasm-opt (binaryen $binaryen_version)" has_binaryen install_binaryen
  step "esbuild $esbuild_version" has_esbuild install_esbuild
  step "curl" has_curl install_curl
}

for_package() {
  step "cargo-deb $cargo_deb_version" has_cargo_deb install_cargo_deb
}

for_test() {
  step "PostgreSQL" has_postgres install_postgres
  step "Chromium" has_chromium install_chromium
  step "nginx, curl, openssl" has_nginx install_nginx
  step "Exim" has_exim install_exim
  step "Dovecot" has_dovecot install_dovecot
  step "Java, for the HTML checker" has_java install_java
  step "packages of tests/browser" has_browser_packages install_browser_packages
}

case "${1:-}" in
  build) wanted="for_build" ;;
  format) wanted="for_build for_format" ;;
  release) wanted="for_build for_release" ;;
  package) wanted="for_build for_release for_package" ;;
  test) wanted="for_build for_test" ;;
  *) die "say what to set up: scripts/setup.sh build, format, release, package or test" ;;
esac

# What lints Naast while it is compiled (.ci/run) has no place in tools: as a proxy of rustup it belongs to another toolchain.
unset RUSTC_WRAPPER RUSTC_WORKSPACE_WRAPPER CLIPPY_ARGS

# A log needs no progress; two set-ups at once take turns.
[ -t 1 ] || export CARGO_TERM_QUIET=true
mkdir -p "$NAAST_TOOLS"
exec 9>"$NAAST_TOOLS/lock"
! has flock || flock 9

echo "Setting up Naast ($1), tools in $NAAST_TOOLS"
for part in $wanted; do "$part"; done
echo "Ready after $SECONDS s."
