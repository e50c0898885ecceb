# shellcheck shell=bash
# Rust: an installed toolchain where it is new enough, else Debian's own packages.
rust_minimum=1.96
wasm=wasm32-unknown-unknown

new_enough() {
  printf '%s\n' "$rust_minimum" "$1" | sort -VC
}

rustc_of() { RUSTUP_TOOLCHAIN="$1" rustc "${@:2}" 2>/dev/null; }

is_new() { new_enough "$(rustc_of "$1" --version | cut -d' ' -f2)"; }

has_wasm() {
  compgen -G "$(rustc_of "$1" --print target-libdir --target "$wasm")/libstd-*.rlib" >/dev/null
}

# The toolchain noted last time still builds Naast.
has_rust() {
  local noted
  has rustc && has cargo && noted="$(cat "$NAAST_TOOLS/toolchain" 2>/dev/null)" &&
    is_new "$noted" && has_wasm "$noted" && { [ "$noted" != naast ] || has naast-cc; }
}

install_rust() {
  local chosen
  if chosen="$(installed_rust)"; then
    has_wasm "$chosen" || rustup target add --toolchain "$chosen" "$wasm" || chosen=""
  fi
  if [ -z "$chosen" ]; then
    debian_rust
    chosen=naast
  fi
  # Also where rustup still knows the toolchain, and the folder of tools is new.
  [ "$chosen" != naast ] || has naast-cc || write_linker
  echo "$chosen" >"$NAAST_TOOLS/toolchain"
}

# Names a toolchain that is new enough: the one made here before, else the developer's own.
# Nothing here ever updates a toolchain that others may rely on.
installed_rust() {
  local name
  has rustup || return 1
  for name in naast "$(rustup show active-toolchain 2>/dev/null | cut -d' ' -f1)"; do
    if [ -n "$name" ] && is_new "$name"; then
      echo "$name"
      return
    fi
  done
  return 1
}

# Debian builds Firefox and Chromium with a recent Rust, and packages it as rustc-web.
debian_rust() {
  has apt-get ||
    die "please install Rust $rust_minimum or newer with the target $wasm (with rustup: rustup update stable && rustup target add $wasm), then run this again"
  packages rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy rustfmt-web lld-22 ||
    die "this Debian has no Rust $rust_minimum. Please install it with rustup, with the target $wasm, then run this again"
  ! has rustup || rustup toolchain link naast /usr
  has_wasm naast || build_wasm_std
}

# Rust's own toolchains link with LLD; Debian's needs to be told, or a test binary takes five times as long to link.
write_linker() {
  mkdir -p "$NAAST_TOOLS/bin" "$NAAST_TOOLS/lld"
  ln -sf "$(command -v ld.lld-22)" "$NAAST_TOOLS/lld/ld.lld"
  printf '#!/bin/sh\nexec cc -B"%s" -fuse-ld=lld "$@"\n' "$NAAST_TOOLS/lld" >"$NAAST_TOOLS/bin/naast-cc"
  chmod +x "$NAAST_TOOLS/bin/naast-cc"
}

# No package holds std for WebAssembly: it is built once from its source.
build_wasm_std() {
  local crate libdir
  crate="$(mktemp -d)"
  libdir="$(/usr/bin/rustc --print target-libdir --target "$wasm")"
  mkdir "$crate/src"
  echo '#![no_std]' >"$crate/src/lib.rs"
  printf '[package]\nname = "empty"\nedition = "2024"\n[workspace]\n' >"$crate/Cargo.toml"
  (
    cd "$crate" || exit
    env -u CARGO_TARGET_DIR RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc /usr/bin/cargo build \
      --release --target "$wasm" -Zbuild-std=std,panic_abort
    rm target/$wasm/release/deps/libempty-*.rlib
  )
  as_root mkdir -p "$libdir.new"
  as_root cp "$crate/target/$wasm/release/deps/"*.rlib "$libdir.new/"
  as_root rm -rf "$libdir"
  as_root mv "$libdir.new" "$libdir"
  rm -rf "$crate"
}
