# SPDX-License-Identifier: Apache-2.0
# Debians of their own in folders, with a clone of these sources in /rafiq; gone at the end unless `keep` is yes
# or something failed.
# Sourced, with `set -euo pipefail` in force and the current folder at the top of the sources. Sets `root`, the newest.

[ "$(id -u)" -eq 0 ] || { echo "$0 must be root, to make and enter a chroot" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "$0 needs debootstrap: apt-get install debootstrap" >&2; exit 1; }

fresh_debians=()

end_what_runs_in() {  # end_what_runs_in FOLDER: what was started in it ends with it
  local process
  for process in /proc/[0-9]*; do
    if [ "$(readlink "$process/root" 2>/dev/null)" = "$1" ]; then kill -9 "${process#/proc/}" 2>/dev/null || true; fi
  done
}

clean_up() {
  local status=$? folder mounted
  if [ "$status" -ne 0 ]; then keep=yes; fi  # for a look at what failed
  for folder in "${fresh_debians[@]}"; do
    end_what_runs_in "$folder"
    # Unmount first, so that removing the folder cannot reach out of it.
    for mounted in ccache dev/shm dev/pts sys dev proc; do
      if mountpoint -q "$folder/$mounted"; then umount -l "$folder/$mounted"; fi
    done
    if [ "$keep" = yes ]; then echo "kept: $folder"; else rm -rf --one-file-system "$folder"; fi
  done
}
trap clean_up EXIT

fresh_debian() {  # fresh_debian SUITE PACKAGE,...
  root=$(mktemp -d "${TMPDIR:-/var/tmp}/rafiq-chroot.XXXXXX")
  fresh_debians+=("$root")
  chmod 755 "$root"  # as a root folder is; services that drop their privileges must pass it
  debootstrap --variant=minbase --include="git,ca-certificates${2:+,$2}" "$1" "$root" >"$root.log" 2>&1 ||
    { tail -n 20 "$root.log" >&2; rm -f "$root.log"; exit 1; }
  rm -f "$root.log"
  echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/thrown-away"  # nobody needs it after a loss of power
  mount -t proc proc "$root/proc"
  mount -t sysfs sys "$root/sys" 2>/dev/null || true
  mount --bind /dev "$root/dev"
  mount --bind /dev/pts "$root/dev/pts"
  mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  git -c advice.detachedHead=false clone -q --no-hardlinks . "$root/rafiq"
}

share_ccache() {  # share_ccache DIR: builds in the newest one take from it, and add to it
  mkdir -p "$root/ccache"
  mount --bind "$1" "$root/ccache"
}

inside() {  # inside COMMAND...: in the newest one, as root
  local environment=(HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb LANG=C.UTF-8)
  # How large the cache may be is its owner's to say: nothing is thrown out of it from in here.
  if mountpoint -q "$root/ccache"; then environment+=(CCACHE_DIR=/ccache CCACHE_MAXSIZE=0); fi
  if [ -n "${CMAKE_BUILD_PARALLEL_LEVEL:-}" ]; then environment+=("CMAKE_BUILD_PARALLEL_LEVEL=$CMAKE_BUILD_PARALLEL_LEVEL"); fi
  chroot "$root" env -i "${environment[@]}" "$@"
}
