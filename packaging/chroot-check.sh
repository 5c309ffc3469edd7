#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Proves run.sh and test.sh in a fresh Debian with nothing but git and this repository, each twice, and
# prints how long each took. Needs root, debootstrap, and the network for Debian's packages.
# Usage: packaging/chroot-check.sh [--keep] [--suite bookworm] [--ccache DIR] [run|test ...]   (both by default)
#   --ccache  a folder of ccache to take from and add to: a repeated check is quick, and says nothing of a first one's time
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."

keep=no suite=bookworm ccache='' commands=()
while [ $# -gt 0 ]; do
  case "$1" in
    --keep) keep=yes ;;
    --suite) suite=$2; shift ;;
    --ccache) ccache=$(realpath "$2"); shift ;;
    run | test) commands+=("$1") ;;
    *) sed -n '5,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
  shift
done
[ ${#commands[@]} -gt 0 ] || commands=(run test)
. packaging/lib/fresh_debian.sh

echo "== Make a fresh $suite"
fresh_debian "$suite" ""
if [ -n "$ccache" ]; then share_ccache "$ccache"; fi

timed() {  # timed LABEL COMMAND
  local started=$SECONDS
  echo "== $1: $2"
  inside /bin/bash -c "cd /rafiq && $2" ||
    { echo "$1 failed: $2" >&2; exit 1; }
  times+=("$(printf '%-28s %-9s %4d s' "$2" "$1" "$((SECONDS - started))")")
}

times=()
for command in "${commands[@]}"; do
  timed first "packaging/$command.sh"
  timed repeated "packaging/$command.sh"
done
printf '\nTimes on %s cores:\n' "$(nproc)"
printf '  %s\n' "${times[@]}"
