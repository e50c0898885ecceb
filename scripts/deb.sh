#!/usr/bin/env bash
# Makes dist/naast_VERSION_ARCHITECTURE.deb of dist/naast; then sees in a throwaway copy of this system that it installs, serves,
# keeps what people wrote and what the operator set through an upgrade and a removal. That needs root, and Debian.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
. scripts/lib.sh

# package VERSION FOLDER: makes the package there.
package() {
  cargo deb --quiet --no-build --no-strip --package naast --deb-version "$1" --output "$2/"
}

version="$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)"
rm -f dist/*.deb
package "$version-1" dist
ls -lh dist/*.deb

if [ "$(id -u)" != 0 ] || ! has dpkg; then
  echo "  NOT INSTALLED: that needs root, and Debian"
  exit
fi

work="$(mktemp -d)"
trap 'umount "$work" 2>/dev/null || true; rm -rf "$work"' EXIT
mount -t tmpfs -o mode=755 none "$work"
mkdir "$work"/{upper,scratch,system,packages}
cp dist/*.deb "$work/packages/1.deb"
package "$version-2" "$work/packages"
mv "$work"/packages/*-2_*.deb "$work/packages/2.deb"
unshare --mount bash -euo pipefail -s "$work" <<'INSIDE'
  work="$1"
  mount -t overlay overlay -o "lowerdir=/,upperdir=$work/upper,workdir=$work/scratch" "$work/system"
  mount --bind /proc "$work/system/proc"
  mount --bind /dev "$work/system/dev"
  mkdir "$work/system/packages"
  cp "$work"/packages/*.deb "$work/system/packages/"
  exec chroot "$work/system" bash -euo pipefail -s <<'CHROOT'
    export DEBIAN_FRONTEND=noninteractive
    port=$((20000 + RANDOM % 12000))
    # As the unit does it; there is no systemd in here.
    serves() {
      runuser -u naast -- sh -c "cd /var/lib/naast && exec naast --listen 127.0.0.1:$port serve" >/tmp/naast.log 2>&1 &
      local server=$!
      for _ in $(seq 100); do
        ! curl -fsS "http://127.0.0.1:$port/readyz" >/dev/null 2>&1 || break
        sleep 0.1
      done
      curl -fsS "http://127.0.0.1:$port/about" | grep -q '<h1' || { cat /tmp/naast.log; exit 1; }
      kill "$server" && wait "$server" || true
    }
    as_operator() { runuser -u naast -- sh -c "cd /tmp && exec naast $1"; }

    dpkg --install /packages/1.deb >/dev/null
    serves
    as_operator 'member add nadia@example.org "Nadia de Wit"' >/dev/null
    [ "$(stat -c %a:%U /var/lib/naast/naast.db)" = 600:naast ] && [ "$(stat -c %a:%G /etc/naast/naast.toml)" = 640:naast ]
    sed -i 's/^backups_kept = 14/backups_kept = 3/' /etc/naast/naast.toml
    dpkg --install /packages/2.deb >/dev/null
    serves
    as_operator 'member list' | grep -q nadia@example.org
    grep -q '^backups_kept = 3' /etc/naast/naast.toml
    dpkg --remove naast >/dev/null
    [ ! -e /usr/bin/naast ] && [ -s /etc/naast/naast.toml ] && [ -s /var/lib/naast/naast.db ]
    dpkg --purge naast >/dev/null
    [ ! -e /etc/naast/naast.toml ] && [ -s /var/lib/naast/naast.db ]
CHROOT
INSIDE
echo "  the package installs, serves, upgrades and is removed; what people wrote stays"
! has systemd-analyze || systemd-analyze verify --man=no packaging/naast.service 2>&1 | grep -v 'is not executable' || true
