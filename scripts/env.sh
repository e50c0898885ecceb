# shellcheck shell=bash
# Sourced by every recipe: where Naast's tools are, and which Rust builds it.
export NAAST_TOOLS="${NAAST_TOOLS:-$HOME/.cache/naast-tools}"
export PATH="$NAAST_TOOLS/bin:$PATH"

# scripts/setup.sh notes the toolchain it chose here.
if [ -s "$NAAST_TOOLS/toolchain" ]; then
  RUSTUP_TOOLCHAIN="$(cat "$NAAST_TOOLS/toolchain")"
  export RUSTUP_TOOLCHAIN
fi

# built PROFILE: the binary of the server.
built() { echo "$(cd "${CARGO_TARGET_DIR:-target}" && pwd)/$1/naast"; }

# The linker of Debian's Rust (scripts/setup-rust.sh).
if command -v naast-cc >/dev/null; then
  linker="$(rustc -vV | sed -n 's/^host: //p' | tr 'a-z-' 'A-Z_')"
  export "CARGO_TARGET_${linker}_LINKER=naast-cc"
fi

if [ -z "${CHROMIUM:-}" ]; then
  CHROMIUM="$(command -v chromium || command -v chromium-browser || command -v google-chrome)" || true
fi
export CHROMIUM
