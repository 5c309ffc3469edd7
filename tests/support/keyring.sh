#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs a command with a real keyring of its own: a session bus, a fresh home, no display.
# Usage: keyring.sh open|none COMMAND...
#   open  as after logging in: the "login" keyring is open. Asking for a password will start the desktop's
#         prompter, which has no display
#   none  a session bus on which no keyring answers, and none can be started
set -eu
state=$1
shift
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
export HOME="$root/home" XDG_RUNTIME_DIR="$root/run"
mkdir -m 700 "$HOME" "$XDG_RUNTIME_DIR"
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL

# A bus that starts nothing by itself.
cat > "$root/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$root/run</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF

inside='
call() { gdbus call --session --timeout 5 "$@" 2>/dev/null; }
if [ "$0" != none ]; then
  # In the foreground, so that it can be ended: as a daemon it would outlive the bus.
  printf test-password | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
  keyring=$!
  export RAFIQ_TEST_KEYRING_PID=$keyring
  trap "kill $keyring 2>/dev/null; wait $keyring 2>/dev/null" EXIT
  for _ in $(seq 250); do
    call -d org.freedesktop.DBus -o /org/freedesktop/DBus -m org.freedesktop.DBus.NameHasOwner \
      org.freedesktop.secrets | grep -q true && break
    sleep .02
  done
fi
"$@"'
status=0
bus=()
[ "$state" = none ] && bus=(--config-file="$root/bus.conf")
dbus-run-session "${bus[@]}" -- bash -c "$inside" "$state" "$@" || status=$?
exit "$status"
