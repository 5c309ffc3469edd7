#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Builds the Debian packages into build/package/packages and looks at them with lintian.
# Usage: packaging/package.sh [--version VERSION]   as Debian writes one; the project's own with -1 unless given
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. packaging/lib/steps.sh

options=(-URAFIQ_PACKAGE_VERSION)  # what was said the last time is forgotten
if [ "${1:-}" = --version ]; then
  options=("-DRAFIQ_PACKAGE_VERSION=${2:?"--version needs a version"}")
elif [ $# -gt 0 ]; then
  sed -n '3,4s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi

step "Install what is missing"
install_packages build package

step "Build"
configure package "${options[@]}"
build package

step "Make the packages"
rm -rf build/package/packages
cmake --build build/package --target package >build/package.log 2>&1 ||
  { tail -n 20 build/package.log >&2; fail "cpack could not make them; the whole log is build/package.log"; }
rm -rf build/package/packages/_CPack_Packages

step "Look at them"
appstreamcli validate --no-net packaging/desktop/io.rafiq.Rafiq.metainfo.xml >/dev/null ||
  fail "the AppStream metadata is not valid: appstreamcli validate packaging/desktop/io.rafiq.Rafiq.metainfo.xml"
desktop-file-validate packaging/desktop/rafiq.desktop || fail "the desktop entry is not valid"
lintian --allow-root --fail-on error,warning build/package/packages/*.deb || fail "lintian has something to say of them"
ls -l build/package/packages/*.deb | awk '{print "   " $5, $9}'
