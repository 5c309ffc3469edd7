#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Tells this user's browsers where rafiq-browser-host is.
#
#   install.sh [--remove] [--host PROGRAM]
#
# Without --host: beside an installed Rafiq, else in this source's newest build folder.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
name=rafiq.browser_host
chromium=chrome-extension://haidlomkfiifbjgaafbphhbopgjjoemf/
firefox=follow@rafiq.invalid
config=${XDG_CONFIG_HOME:-$HOME/.config}
host=
remove=

while [ $# -gt 0 ]; do
  case $1 in
    --remove) remove=yes ;;
    --host) host=${2:?"--host needs a program"}; shift ;;
    *) sed -n '3,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
  shift
done

if [ -z "$remove" ] && [ -z "$host" ]; then
  for candidate in "$here"/../../../lib/rafiq/rafiq-browser-host \
    $(ls -t "$here"/../../build/*/bin/rafiq-browser-host 2>/dev/null || true); do
    if [ -x "$candidate" ]; then host=$(realpath "$candidate"); break; fi
  done
fi
if [ -z "$remove" ] && [ ! -x "$host" ]; then
  echo "install.sh: rafiq-browser-host is not there. Build it first (packaging/run.sh), or name it: --host PROGRAM" >&2
  exit 3
fi

write() {
  local folder=$1 who=$2
  if [ -n "$remove" ]; then rm -f "$folder/$name.json"; return; fi
  mkdir -p "$folder"
  /usr/bin/python3 - "$host" "$name" "$who" >"$folder/$name.json" <<'PYTHON'
import json
import sys
host, name, who = sys.argv[1:4]
caller = {'allowed_origins': [who]} if who.startswith('chrome-extension:') else {'allowed_extensions': [who]}
print(json.dumps({'name': name, 'description': 'Rafiq beside the CRM', 'path': host, 'type': 'stdio', **caller}, indent=2))
PYTHON
}

for browser in chromium google-chrome microsoft-edge BraveSoftware/Brave-Browser; do
  # Of Chromium always; of the others where they are used.
  if [ "$browser" = chromium ] || [ -d "$config/$browser" ]; then
    write "$config/$browser/NativeMessagingHosts" "$chromium"
  fi
done
write "$HOME/.mozilla/native-messaging-hosts" "$firefox"
[ -n "$remove" ] || echo "The browsers of this user know $host. Now load the extension: see $here/README.md"
