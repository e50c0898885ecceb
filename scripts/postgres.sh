#!/usr/bin/env bash
# A private PostgreSQL for tests. It waits for no disk: what it holds is thrown away with it, and no test stops it. Where
# writing is measured it is durable.
#   scripts/postgres.sh start FOLDER [durable]   makes and starts a cluster there, prints its URL
#   scripts/postgres.sh stop FOLDER              stops it and removes the folder
#   scripts/postgres.sh bin                      prints where PostgreSQL's programs are
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

# Debian keeps initdb and pg_ctl off PATH, one folder for each major version.
programs() {
  local initdb
  initdb="$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1)" ||
    initdb="$(command -v initdb)" || return
  dirname "$initdb"
}

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}

start() {
  local folder="$1" port disk="-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
  [ "${2:-}" != durable ] || disk=""
  port="$(free_port)"
  mkdir -p "$folder"
  [ "$(id -u)" != 0 ] || chown postgres: "$folder"
  cd "$folder"
  {
    as_postgres "$bin/initdb" -D data -U naast -A trust -E UTF8 --locale=C.UTF-8
    as_postgres "$bin/pg_ctl" -D data -l log -w start \
      -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= -c max_connections=200 $disk"
    as_postgres "$bin/createdb" -h 127.0.0.1 -p "$port" -U naast naast
  } >setup.log 2>&1 </dev/null || die "PostgreSQL did not start: $(cat setup.log log 2>/dev/null | tail -n 20)"
  echo "postgres://naast@127.0.0.1:$port/naast"
}

stop() {
  [ -d "$1" ] || return 0
  (cd "$1" && as_postgres "$bin/pg_ctl" -D data -m immediate -w stop >/dev/null 2>&1) || true
  rm -rf "$1"
}

bin="$(programs 2>/dev/null)" || die "PostgreSQL is missing. Please install it (Debian: postgresql), or run scripts/setup.sh test"

case "${1:-}" in
  start) start "${2:?which folder?}" "${3:-}" ;;
  stop) stop "${2:?which folder?}" ;;
  bin) echo "$bin" ;;
  *) die "say start FOLDER [durable], stop FOLDER or bin" ;;
esac
