#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Installs, builds and runs the tests that CI runs; ends with ctest's own summary, and why any test was skipped.
# Usage: packaging/test.sh [--long] [arguments for ctest, such as -L fast or -R guidance]
#   --long  the slow tiers too: sanitizer builds, long fuzzing, benches, millions of rows
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. packaging/lib/steps.sh

long=no
if [ "${1:-}" = --long ]; then long=yes; shift; fi

sanitized() {  # sanitized PRESET [OPTIONS]: the fast and the fault tier under a sanitizer
  step "Build and run the fast and the fault tier under $1"
  configure "$@"
  build "$1"
  ctest --preset "$1" -j "$(nproc)" || fail "the fast or the fault tier is not clean under $1"
}

fuzzed() {
  step "Fuzz for ${RAFIQ_FUZZ_SECONDS:-600} s each"
  configure fuzz
  build fuzz
  ctest --preset fuzz || fail "fuzzing found something; the input is kept in build/fuzz"
}

step "Install what is missing"
lists="build run test"
if [ "$long" = yes ]; then lists="$lists long"; fi
# shellcheck disable=SC2086  # one word each
install_packages $lists

if [ "$long" = yes ]; then
  sanitized asan
  step "A day of use by a robot under asan"
  ctest --test-dir build/asan --output-on-failure -R "a day of use" || fail "the robot found something"
  sanitized tsan -DRAFIQ_SIDEBAR=OFF  # the toolkit is not built for it
  fuzzed
fi

step "Build"
configure release
build release

step "Test"
# A bench says how fast something is here and now; whether a change is right must not hang on it.
exclude=(-LE "long|bench")
if [ "$long" = yes ]; then exclude=(); fi
# Windows and benches want the machine to themselves: they are marked RUN_SERIAL.
status=0
ctest --test-dir build/release --output-on-failure --no-tests=error -j "$(nproc)" "${exclude[@]}" "$@" || status=$?
# ctest says what was skipped, but not why.
grep -hs '^Not asked here: ' build/release/Testing/Temporary/LastTest.log || true
exit "$status"
