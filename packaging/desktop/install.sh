#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Tells this user's desktop of the sidebar in a build folder: install.sh [PROGRAM], or install.sh --remove.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
entry=${XDG_DATA_HOME:-$HOME/.local/share}/applications/rafiq.desktop
if [ "${1:-}" = --remove ]; then
  rm -f "$entry"
else
  program=${1:-$(ls -t "$here"/../../build/*/bin/rafiq 2>/dev/null | sed 1q)}
  [ -x "$program" ] || { echo "install.sh: build the sidebar first: packaging/run.sh" >&2; exit 3; }
  mkdir -p "$(dirname "$entry")"
  sed "s|^Exec=rafiq|Exec=$(realpath "$program")|" "$here/rafiq.desktop" >"$entry"
fi
update-desktop-database "$(dirname "$entry")" 2>/dev/null || true
if [ "${1:-}" != --remove ]; then xdg-mime default rafiq.desktop x-scheme-handler/rafiq 2>/dev/null || true; fi
