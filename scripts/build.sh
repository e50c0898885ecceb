#!/usr/bin/env bash
# Builds the site and the binary that holds it, target/release/naast, where a source is newer.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
. scripts/lib.sh

binary="${CARGO_TARGET_DIR:-target}/release/naast"
note="$binary.built"
sources=(.cargo Cargo.toml Cargo.lock app assets domain forum frontend server style)

if [ -x "$binary" ] && [ -e "$note" ] &&
  [ -z "$(find "${sources[@]}" -newer "$note" -print -quit 2>/dev/null)" ]; then
  echo "$binary is up to date"
  exit
fi

# A source that changes during the build must count as newer than the build.
mkdir -p "$(dirname "$binary")"
touch "$note.begun"
cargo leptos build --release --precompress --split
mv "$note.begun" "$note"
echo "$binary is built in $SECONDS s, $(du -h "$binary" | cut -f1)"
