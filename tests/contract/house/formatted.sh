#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Fails when a source is not as clang-format 14 would write it. Usage: formatted.sh SOURCE_DIR
set -euo pipefail
cd "$1"
command -v clang-format-14 >/dev/null || { echo "clang-format-14 is missing; packaging/test.sh installs it"; exit 1; }
wrong=$(find core plugins sdk sidebar tests \( -name '*.[ch]pp' -o -name '*.[ch]' \) -print0 |
  xargs -0 clang-format-14 --dry-run --ferror-limit=1 2>&1 | grep -oE '^[^:]+:[0-9]+' || true)
if [ -n "$wrong" ]; then
  printf '%s\nRun clang-format-14 -i on these.\n' "$wrong"
  exit 1
fi
echo "every source is formatted"
