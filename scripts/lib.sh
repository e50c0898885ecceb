# shellcheck shell=bash
# Small words shared by the scripts.

die() {
  printf '\nnaast: %s\n' "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null; }

# step WHAT CHECK INSTALL: nothing to do where CHECK holds; else INSTALL, timed, and CHECK again.
step() {
  local begin=$SECONDS
  if "$2"; then
    echo "  ready       $1"
    return
  fi
  echo "  installing  $1 ..."
  "$3"
  "$2" || die "$1 is still missing after its installation"
  echo "  installed   $1 in $((SECONDS - begin)) s"
}

# Lock 9 is closed for what runs as root: a service started there must not keep it.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@" 9>&-
  elif has sudo; then
    sudo "$@" 9>&-
  else
    die "this needs root, and there is no sudo. As root, run: $*"
  fi
}

# packages NAME...: Debian packages, or a clear word about what to install by other means.
packages() {
  has apt-get || die "please install these, then run this again (named as in Debian): $*"
  [ "$(id -u)" = 0 ] || has sudo || die "please have root run this, then run me again: apt-get install $*"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "$@" >/dev/null
}

# free_port: a port of 127.0.0.1 on which nobody listens.
free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# certificate FOLDER: a key of its own for 127.0.0.1 and localhost, in key.pem and ca.pem.
certificate() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext basicConstraints=critical,CA:FALSE \
    -addext "subjectAltName=IP:127.0.0.1,DNS:localhost" -keyout "$1/key.pem" -out "$1/ca.pem" \
    2>/dev/null
}
