# shellcheck shell=bash
# The tools that turn the crates into a site. None is compiled: the ones written in Rust are libraries of `cargo xtask`,
# at the versions of Cargo.lock, and these are programs that npm has ready-made. What formats views is compiled, and asked
# for by `make check` and `make fmt` alone.
node_minimum=20
lightningcss_version=1.33.0
esbuild_version=0.28.2
binaryen_version=132
leptosfmt_version=0.1.33
cargo_deb_version=3.8.0

has_base() { has cc && has pkg-config && has node && has npm; }

install_base() {
  local missing=()
  has cc || missing+=(build-essential)
  has pkg-config || missing+=(pkg-config)
  has node || missing+=(nodejs)
  has npm || missing+=(npm)
  packages ca-certificates "${missing[@]}"
}

# Asks the finished binary of `make dist` whether it works.
has_curl() { has curl; }
install_curl() { packages curl; }

has_node() { [ "$(node --version | tr -d v | cut -d. -f1)" -ge "$node_minimum" ]; }

# Debian 12 has an older one; this one goes beside the other tools and is used by Naast only.
install_node() { npm_tool node@22; }

# npm_version PACKAGE: the version that stands beside the other tools.
npm_version() {
  sed -n '/^ *"version":/{s/.*: *"\(.*\)".*/\1/p;q}' "$NAAST_TOOLS/lib/node_modules/$1/package.json" 2>/dev/null
}

has_lightningcss() { [ "$(npm_version lightningcss-cli)" = "$lightningcss_version" ]; }
install_lightningcss() { npm_tool "lightningcss-cli@$lightningcss_version"; }

has_esbuild() { [ "$(npm_version esbuild)" = "$esbuild_version" ]; }
install_esbuild() { npm_tool "esbuild@$esbuild_version"; }

has_binaryen() { [ "$(npm_version binaryen | cut -d. -f1)" = "$binaryen_version" ]; }
install_binaryen() { npm_tool "binaryen@$binaryen_version"; }

npm_tool() {
  npm install --global --prefix "$NAAST_TOOLS" --no-audit --no-fund --loglevel=error "$1"
}

has_leptosfmt() { [ "$(leptosfmt --version 2>/dev/null)" = "leptosfmt $leptosfmt_version" ]; }

install_leptosfmt() { cargo_tool "leptosfmt@$leptosfmt_version"; }

has_cargo_deb() { [ "$(cargo-deb --version 2>/dev/null)" = "cargo-deb $cargo_deb_version" ]; }
install_cargo_deb() { cargo_tool "cargo-deb@$cargo_deb_version"; }

# A tool does its work in a blink unoptimised, too, and is there in half the time.
cargo_tool() {
  cargo install --quiet --locked --profile dev --root "$NAAST_TOOLS" --target-dir "$NAAST_TOOLS/build" "$1"
  rm -rf "$NAAST_TOOLS/build"
}
