# shellcheck shell=bash
# The tools that turn the crates into a site.
leptos_version=0.3.11
binaryen_version=132
node_minimum=20

has_base() { has cc && has pkg-config && has brotli && has node && has npm; }

install_base() {
  local missing=()
  has cc || missing+=(build-essential)
  has pkg-config || missing+=(pkg-config)
  has brotli || missing+=(brotli)
  has node || missing+=(nodejs)
  has npm || missing+=(npm)
  packages ca-certificates "${missing[@]}"
}

has_node() { [ "$(node --version | tr -d v | cut -d. -f1)" -ge "$node_minimum" ]; }

# Debian 12 has an older one; this one goes beside the other tools and is used by Naast only.
install_node() { npm_tool node@22; }

has_binaryen() {
  [ "$(wasm-opt --version 2>/dev/null | cut -d' ' -f3)" = "$binaryen_version" ]
}

install_binaryen() { npm_tool "binaryen@$binaryen_version"; }

npm_tool() {
  npm install --global --prefix "$NAAST_TOOLS" --no-audit --no-fund --loglevel=error "$1"
}

# The command must be of the very version that the crate has in Cargo.lock.
bindgen_version() {
  awk -F'"' '/^name = "wasm-bindgen"$/ { getline; print $2; exit }' Cargo.lock
}

has_bindgen() {
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $(bindgen_version)" ]
}

install_bindgen() { cargo_tool wasm-bindgen-cli "$(bindgen_version)"; }

has_leptos() {
  [ "$(cargo-leptos --version 2>/dev/null)" = "cargo-leptos $leptos_version" ]
}

install_leptos() {
  cargo_tool cargo-leptos "$leptos_version" --locked --no-default-features --features no_downloads
}

# cargo_tool CRATE VERSION [FLAG...]: prebuilt where cargo-binstall can fetch it, else built
# unoptimised, which takes a third of the time and serves as well.
cargo_tool() {
  if has cargo-binstall && cargo binstall --no-confirm --disable-strategies compile \
    --root "$NAAST_TOOLS" "$1@$2"; then
    return
  fi
  (
    cd "$NAAST_TOOLS" || exit
    CARGO_TARGET_DIR="$NAAST_TOOLS/target" CARGO_PROFILE_RELEASE_LTO=off \
      CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 \
      cargo install --root "$NAAST_TOOLS" "$1" --version "$2" "${@:3}"
    rm -rf target
  )
}
