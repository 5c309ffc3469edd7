#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs a command on a Wayland desktop of its own: session bus, sway without a screen, an X display beside it, as most such desktops
# have one, and an empty home, all gone afterwards. Sway does not run as root: for root it runs as nobody, unlike the command.
# Usage: with_wayland.sh COMMAND...   SCREEN: its size, 1600x1000 unless set
# Status 77, skipped: sway cannot run here.
set -euo pipefail
not_here() { echo "Not asked here: does the sidebar stand at the edge of a Wayland screen? $*"; exit 77; }
command -v sway >/dev/null || not_here "sway is not installed (packaging/dependencies/test.txt)"
place=$(mktemp -d "${TMPDIR:-/tmp}/rafiq-wayland.XXXXXX")
trap 'rm -rf "$place"' EXIT
export HOME=$place XDG_RUNTIME_DIR=$place/run LANG=C.UTF-8 NO_AT_BRIDGE=0
mkdir -m 0700 "$XDG_RUNTIME_DIR" "$place/sway"
unset GDK_BACKEND GDK_SCALE GDK_DPI_SCALE GTK_THEME GTK_MODULES LC_ALL LANGUAGE
unset DISPLAY WAYLAND_DISPLAY SWAYSOCK DBUS_SESSION_BUS_ADDRESS XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME RAFIQ_HOME
here=$(dirname "$(readlink -f "$0")")
export LSAN_OPTIONS=suppressions=$here/toolkit_leaks.txt:print_suppressions=0
as=()
if [ "$(id -u)" = 0 ]; then
  chmod 0711 "$place"
  chown nobody: "$place/sway"
  as=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
fi
printf 'xwayland disable\ndefault_border none\noutput HEADLESS-1 resolution %s\n' "${SCREEN:-1600x1000}" >"$place/config"
chmod 0644 "$place/config"
"${as[@]}" env -C "$place/sway" HOME="$place/sway" XDG_RUNTIME_DIR="$place/sway" WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 \
  WLR_RENDERER=pixman sway -c "$place/config" >"$place/sway.log" 2>&1 &
compositor=$!
export SWAYSOCK WAYLAND_DISPLAY=$place/sway/wayland-1
trap 'kill "$compositor" 2>/dev/null || true; wait "$compositor" 2>/dev/null || true; rm -rf "$place"' EXIT
for ((turn = 0; turn < 500; turn++)); do
  SWAYSOCK=$(echo "$place"/sway/sway-ipc.*.sock)
  [ -S "$WAYLAND_DISPLAY" ] && swaymsg -t get_outputs 2>/dev/null | grep -q HEADLESS-1 && break
  kill -0 "$compositor" 2>/dev/null || not_here "sway ends at once: $(tail -1 "$place/sway.log")"
  read -rt 0.02 <> <(:) || true
done
status=0
dbus-run-session -- xvfb-run -n "${FIRST_DISPLAY:-99}" -a -s "-screen 0 1600x1000x24 -dpi 96 -noreset -nolisten tcp" "$@" || status=$?
exit $status
