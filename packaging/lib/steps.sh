# SPDX-License-Identifier: Apache-2.0
# What run.sh and test.sh share: naming each step, failing with a reason, installing what is missing.
# Sourced, with `set -euo pipefail` in force and the current folder at the top of the sources.

step_number=0
step_started=$SECONDS

step() {  # step TEXT: names what happens next, and how long the last one took
  if [ "$step_number" -gt 0 ]; then printf '   done in %s s\n' "$((SECONDS - step_started))"; fi
  step_number=$((step_number + 1))
  step_started=$SECONDS
  printf '\n== %s. %s\n' "$step_number" "$1"
}

fail() {  # fail TEXT: ends with a reason and what to do
  printf '\nFailed at step %s: %s\n' "$step_number" "$1" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; return; fi
  command -v sudo >/dev/null || fail "packages are missing and this user cannot install them. Run once as root, or install sudo."
  sudo "$@"
}

wanted_packages() {  # wanted_packages LIST...: those of packaging/dependencies/LIST.txt, and of this release's
  local list release folder=packaging/dependencies
  release=$(. /etc/os-release && echo "${ID:-}-${VERSION_ID:-}")
  for list in "$@"; do
    cat "$folder/$list.txt" "$folder/$list.$release.txt" 2>/dev/null || true
  done | grep -v -e '^#' -e '^$' | sort -u
}

# With what they provide: a Node.js that did not come from Debian brings npm, and does not stand Debian's npm beside it.
installed_packages() {
  dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' | sed -n 's/^installed //p' |
    tr ',' '\n' | sed 's/^ *//; s/[ (].*//' | sort -u
}

missing_packages() { comm -23 <(wanted_packages "$@") <(installed_packages); }

install_packages() {  # install_packages LIST...
  local missing log=build/install.log
  command -v apt-get >/dev/null || fail "this needs Debian's apt-get to install packages; see packaging/README.md for the list"
  missing=$(missing_packages "$@")
  if [ -z "$missing" ]; then echo "   everything is installed already"; return; fi
  mkdir -p build
  printf '   installing %s packages (log: %s)\n' "$(wc -w <<<"$missing")" "$log"
  # shellcheck disable=SC2086  # one word each
  { as_root apt-get update -q &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing; } \
    >"$log" 2>&1 </dev/null || { tail -n 15 "$log" >&2; fail "apt-get could not install the packages; the whole log is $log"; }
}

configure() {  # configure PRESET [ARGS...]
  local preset=$1 log="build/configure-$1.log"
  mkdir -p build
  cmake --preset "$@" >"$log" 2>&1 || { tail -n 25 "$log" >&2; fail "cmake could not configure; the whole log is $log"; }
}

build() {  # build PRESET [ARGS...]
  local preset=$1 log="build/build-$1.log"
  cmake --build --preset "$@" >"$log" 2>&1 || { grep -E 'error|FAILED|warning' "$log" | head -n 25 >&2; fail "the build failed; the whole log is $log"; }
  tail -n 1 "$log" | sed 's/^/   /'
}

has_display() { [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; }

export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
export LANG=C.UTF-8 LC_ALL=C.UTF-8  # both are part of what ccache goes by
