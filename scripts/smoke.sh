#!/usr/bin/env bash
# Starts a binary on an empty folder and asks of it what nothing but the finished binary can show: that it makes and serves
# the demo, that page, style and program are in it and compressed, and that it keeps its data.
#   scripts/smoke.sh BINARY
set -euo pipefail
binary="$(realpath "$1")"
cd "$(dirname "$0")/.."
. scripts/lib.sh

work="$(mktemp -d)"
port=$((20000 + RANDOM % 12000))
server=""
trap 'stop; rm -rf "$work"' EXIT
url="http://127.0.0.1:$port"

stop() {
  [ -z "$server" ] || { kill "$server" && wait "$server"; } 2>/dev/null || true
  server=""
}

serve() {
  (cd "$work" && exec "$binary" --listen "127.0.0.1:$port" --database-url "sqlite:$work/forum.db" "$1") >"$work/log" 2>&1 &
  server=$!
  for _ in $(seq 300); do
    if curl -fsS "$url/readyz" >/dev/null 2>&1; then return; fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.2
  done
  die "the binary does not serve: $(tail -n 5 "$work/log")"
}

# file PATTERN ENCODING [NAME]: a file that the page names, or of this name in a folder that it names, is in the binary,
# compressed like that.
file() {
  local path got
  path="$(grep -oE "$1" "$work/page")" || die "the page names no $1"
  path="${path%%$'\n'*}${3:-}"
  got="$(curl -fsS -H "Accept-Encoding: $2" -o "$work/file" -w '%header{content-encoding} %{size_download}' "$url$path")"
  [ "${got% *}" = "$2" ] || die "$path is not compressed as $2: $got"
  printf '  %8d bytes %-5s %s\n' "${got#* }" "$2" "$path"
}

serve demo
curl -fsS "$url/initiatives/1" -o "$work/page"
grep -q '<article' "$work/page" || die "the page of an initiative shows no comment"
file '/pkg/naast\.[0-9a-f]+\.css' br
file '/pkg/loader\.[0-9a-f]+\.js' br
file '/pkg/[0-9a-f]+/' br naast.js
file '/pkg/[0-9a-f]+/' br naast.wasm
file '/pkg/[0-9a-f]+/' gzip naast.wasm
stop
serve serve
curl -fsS "$url/initiatives/1" -o "$work/page"
grep -q '<article' "$work/page" || die "after a restart the comments are gone"
stop
"$binary" --database-url "sqlite:$work/forum.db" check
echo "  $(basename "$binary") serves, keeps and checks its data"
