#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs a command on a desktop of its own: session bus, display, window manager and an empty home, all gone afterwards.
# Usage: with_desktop.sh COMMAND...   SCREEN: its size, 1600x1000 unless set
# -noreset: a display that begins anew when its last program leaves would take the window manager with it that is
# just coming.
# FIRST_DISPLAY: the display number to begin at; desktops that start at one moment may not reach for the same
set -euo pipefail
place=$(mktemp -d "${TMPDIR:-/tmp}/rafiq-desktop.XXXXXX")
trap 'rm -rf "$place"' EXIT
export HOME=$place XDG_RUNTIME_DIR=$place/run GDK_BACKEND=x11 LANG=C.UTF-8 NO_AT_BRIDGE=0
mkdir -m 0700 "$XDG_RUNTIME_DIR"
# What a machine likes its own windows to be: larger, in another theme, in its language.
unset GDK_SCALE GDK_DPI_SCALE GTK_THEME GTK_MODULES LC_ALL LANGUAGE
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME RAFIQ_HOME
# What the toolkit keeps for the life of the process is no leak of ours.
export LSAN_OPTIONS=suppressions=$(dirname "$(readlink -f "$0")")/toolkit_leaks.txt:print_suppressions=0
dbus-run-session -- xvfb-run -n "${FIRST_DISPLAY:-99}" -a -s "-screen 0 ${SCREEN:-1600x1000}x24 -dpi 96 -noreset -nolisten tcp" bash -c '
  openbox >"$HOME/openbox.log" 2>&1 & manager=$!
  for ((turn = 0; turn < 500; turn++)); do
    xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q "window id" && break
    read -rt 0.02 <> <(:) || true
  done
  status=0
  "$@" || status=$?
  kill $manager 2>/dev/null || true
  exit $status' with_desktop "$@"
