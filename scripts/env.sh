# shellcheck shell=bash
# Sourced by every recipe: where Naast's tools are, and which Rust builds it.
export NAAST_TOOLS="${NAAST_TOOLS:-$HOME/.cache/naast-tools}"
export PATH="$NAAST_TOOLS/bin:$PATH"

# scripts/setup.sh notes the toolchain it chose here.
if [ -s "$NAAST_TOOLS/toolchain" ]; then
  RUSTUP_TOOLCHAIN="$(cat "$NAAST_TOOLS/toolchain")"
  export RUSTUP_TOOLCHAIN
fi

# built PROFILE [BINARY]: a binary that was built, the server's unless another one is named.
built() { echo "$(cd "${CARGO_TARGET_DIR:-target}" && pwd)/$1/${2:-naast}"; }

# The linker of Debian's Rust (scripts/setup-rust.sh).
if command -v naast-cc >/dev/null; then
  linker="$(rustc -vV | sed -n 's/^host: //p' | tr 'a-z-' 'A-Z_')"
  export "CARGO_TARGET_${linker}_LINKER=naast-cc"
fi

if [ -z "${CHROMIUM:-}" ]; then
  for browser in chromium-headless-shell chromium chromium-browser google-chrome; do
    ! CHROMIUM="$(command -v "$browser")" || break
  done
fi
export CHROMIUM
