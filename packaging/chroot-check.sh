#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Proves run.sh and test.sh in a fresh Debian with nothing but git and this repository, each twice, and
# prints how long each took. Needs root, debootstrap, and the network for Debian's packages.
# Usage: packaging/chroot-check.sh [--keep] [--suite bookworm] [run|test ...]   (both by default)
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."

keep=no suite=bookworm commands=()
while [ $# -gt 0 ]; do
  case "$1" in
    --keep) keep=yes ;;
    --suite) suite=$2; shift ;;
    run | test) commands+=("$1") ;;
    *) echo "usage: packaging/chroot-check.sh [--keep] [--suite NAME] [run|test ...]" >&2; exit 2 ;;
  esac
  shift
done
[ ${#commands[@]} -gt 0 ] || commands=(run test)
[ "$(id -u)" -eq 0 ] || { echo "chroot-check.sh must be root, to make and enter a chroot" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "chroot-check.sh needs debootstrap: apt-get install debootstrap" >&2; exit 1; }

root=$(mktemp -d "${TMPDIR:-/var/tmp}/rafiq-chroot.XXXXXX")
chmod 755 "$root"  # as a root folder is; services that drop their privileges must pass it
clean_up() {
  # Unmount first, so that removing the folder cannot reach out of it.
  local mounted
  for mounted in dev/shm dev/pts sys dev proc; do mountpoint -q "$root/$mounted" && umount -l "$root/$mounted"; done
  if [ "$keep" = yes ]; then echo "kept: $root"; else rm -rf --one-file-system "$root"; fi
}
trap clean_up EXIT

echo "== Make a fresh $suite in $root"
debootstrap --variant=minbase --include=git,ca-certificates "$suite" "$root" >"$root.log" 2>&1 ||
  { tail -n 20 "$root.log" >&2; exit 1; }
rm -f "$root.log"
mount -t proc proc "$root/proc"
mount -t sysfs sys "$root/sys" 2>/dev/null || true
mount --bind /dev "$root/dev"
mount --bind /dev/pts "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
cp /etc/resolv.conf "$root/etc/resolv.conf"
git clone -q --no-hardlinks . "$root/rafiq"

timed() {  # timed LABEL COMMAND
  local started=$SECONDS
  echo "== $1: $2"
  chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb /bin/bash -c "cd /rafiq && $2" ||
    { echo "$1 failed: $2" >&2; keep=yes; exit 1; }
  times+=("$(printf '%-28s %-9s %4d s' "$2" "$1" "$((SECONDS - started))")")
}

times=()
for command in "${commands[@]}"; do
  timed first "packaging/$command.sh"
  timed repeated "packaging/$command.sh"
done
printf '\nTimes on %s cores:\n' "$(nproc)"
printf '  %s\n' "${times[@]}"
