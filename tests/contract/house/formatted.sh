#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Fails when a source is not as clang-format 14 would write it. Usage: formatted.sh SOURCE_DIR
# Another version writes some lines otherwise, so a release of Debian without this one cannot say: status 77, skipped.
set -euo pipefail
cd "$1"
if ! command -v clang-format-14 >/dev/null; then
  release=$(. /etc/os-release && echo "${ID:-}-${VERSION_ID:-}")
  if grep -qsx clang-format-14 packaging/dependencies/test.txt "packaging/dependencies/test.$release.txt"; then
    echo "clang-format-14 is missing; packaging/test.sh installs it"
    exit 1
  fi
  echo "Not asked here: is every source formatted? clang-format-14 is not among the packages for $release (packaging/dependencies)"
  exit 77
fi
wrong=$(find core plugins sdk sidebar tests \( -name '*.[ch]pp' -o -name '*.[ch]' \) -print0 |
  xargs -0 clang-format-14 --dry-run --ferror-limit=1 2>&1 | grep -oE '^[^:]+:[0-9]+' || true)
if [ -n "$wrong" ]; then
  printf '%s\nRun clang-format-14 -i on these.\n' "$wrong"
  exit 1
fi
echo "every source is formatted"
