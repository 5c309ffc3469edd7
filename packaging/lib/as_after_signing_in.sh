#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs a command as somebody who signed in to their desktop: with a session bus, and a keyring that is open.
# Usage: dbus-run-session -- as_after_signing_in.sh COMMAND...
set -euo pipefail

# In the foreground, so that it can be ended: as a daemon it would outlive the bus.
printf the-password-of-the-desktop | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
keyring=$!
trap 'kill "$keyring"; wait "$keyring" || true' EXIT

answers() {
  dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets |
    grep -q 'boolean true'
}
for ((turn = 0; turn < 300; turn++)); do
  if answers; then break; fi
  read -rt 0.1 <> <(:) || true
done
answers || { echo "no keyring answers" >&2; exit 1; }
"$@"
