# SPDX-License-Identifier: Apache-2.0
# What delivery-check.sh does on the desk of an agent, which is the newest fresh Debian: packages, CRM, agents, what is left.
# Sourced after steps.sh and fresh_debian.sh.

packages_of_rafiq=(rafiq rafiq-connectors rafiq-browser librafiq-sdk-dev)

quietly() {  # quietly WHAT COMMAND...: what it prints is shown where it fails
  local what=$1 log
  shift
  log=$(mktemp)
  "$@" >"$log" 2>&1 || { tail -n 25 "$log" >&2; rm -f "$log"; fail "$what"; }
  rm -f "$log"
}

apt() { inside env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@"; }

files_in() { (cd "$root" && ls "${1#/}"/*.deb | sed 's|^|/|'); }  # files_in FOLDER of the desk

version_of() { dpkg-deb -f "$(ls "$1"/rafiq_*.deb)" Version; }  # version_of FOLDER of this machine

install_what_they_need() {  # install_what_they_need FOLDER: all but Rafiq, so that what Rafiq itself leaves is told from it
  local needed
  # shellcheck disable=SC2046  # one file each
  needed=$(apt install -s $(files_in "$1") | awk '$1 == "Inst" && $2 !~ /rafiq/ {print $2}') ||
    fail "apt cannot find what the packages of $1 depend on"
  # shellcheck disable=SC2086  # one word each
  if [ -n "$needed" ]; then quietly "apt could not install what they depend on" apt install $needed; fi
  printf '   %s packages of Debian\n' "$(wc -w <<<"$needed")"
}

install_from() {  # install_from FOLDER [OPTIONS OF APT]
  local folder=$1
  shift
  # shellcheck disable=SC2046
  quietly "apt could not install the packages of $folder" apt install "$@" $(files_in "$folder")
  inside dpkg-query -W -f '   ${Package} ${Version}\n' "${packages_of_rafiq[@]}"
}

all_files() {  # of the system; caches and the package manager's own notes are not Rafiq's
  inside find /boot /etc /opt /srv /usr /var -xdev \( -path /var/cache -o -path /var/lib/apt -o -path /var/lib/dpkg \
    -o -path /var/log \) -prune -o -printf '%p %l\n' | sort
}

make_agent() {  # make_agent NAME
  inside useradd --create-home --shell /bin/bash "$1"
  inside install -d -o "$1" -g "$1" -m 700 "/run/user/$(inside id -u "$1")"
}

as() {  # as NAME COMMAND...
  local name=$1
  shift
  inside runuser -u "$name" -- env HOME="/home/$name" USER="$name" LC_ALL=C.UTF-8 \
    XDG_RUNTIME_DIR="/run/user/$(inside id -u "$name")" dbus-run-session -- \
    /rafiq/packaging/lib/as_after_signing_in.sh "$@"
}

start_crm() {  # an EspoCRM as its documentation has it, on this machine alone; sets `crm` to its address
  local printed=$root/tmp/crm
  chroot "$root" setsid python3 -B /rafiq/plugins/espocrm/fixtures/espo.py >"$printed" 2>"$printed.log" &
  disown
  for ((turn = 0; turn < 100; turn++)); do
    [ ! -s "$printed" ] || break
    read -rt 0.1 <> <(:) || true
  done
  crm=$(head -n 1 "$printed")
  [ -n "$crm" ] || { cat "$printed.log" >&2; fail "the CRM does not come up"; }
  # Its clock is its own.
  inside curl -sSf -o /dev/null -d '{"records": 40, "now": "2031-03-05T09:00:00Z"}' "$crm/-/reset" || fail "the CRM cannot be filled"
}

schema_of() {  # schema_of NAME: the version of the database in that agent's home
  inside python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("PRAGMA user_version").fetchone()[0])' \
    "/home/$1/.local/share/rafiq/rafiq.sqlite"
}

what_was_noted() {  # all that the agent knows of the customer and has promised, as one text
  as agent rafiqctl --json promise list | jq -S .
  as agent rafiqctl --json fact list "$customer" | jq -S .
  as agent rafiqctl --json journey show "$customer" | jq -S .
  as agent rafiqctl --json outbox list | jq -S .
}

refused() {  # refused FOLDER COMMAND...: for its home is of a newer version; it says so, and changes no byte below FOLDER
  local folder=$1 bytes said status=0
  shift
  bytes=$(inside find "$folder" -type f -exec sha256sum {} + | sort)
  said=$(as agent "$@" 2>&1) || status=$?
  printf '   %s\n' "$said" "exit status $status"
  [ "$status" = 6 ] && grep -q "newer version of Rafiq" <<<"$said" || fail "it did not refuse a home of a newer version"
  [ "$(inside find "$folder" -type f -exec sha256sum {} + | sort)" = "$bytes" ] || fail "it refused, and changed the home"
}
