#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# A real Tryton 6.0 on loopback, from nothing, from Debian's packages, on SQLite.
#
#   tests/live/tryton/start.sh
#
# Prints one line of JSON when the server answers ({"url", "database", "user", "password", "folder"}; the password is a
# file), and runs until its standard input ends or it is told to stop. Then the server and the folder are gone, whatever
# happened to whoever started it. Making the database takes some 25 seconds.
set -euo pipefail
admin=/usr/bin/trytond-admin
server=/usr/bin/trytond
seconds=${RAFIQ_LIVE_SECONDS:-120}
database=crm

for needed in "$admin" "$server" /usr/bin/curl /usr/bin/python3 /usr/bin/setsid /usr/share/tryton-sao/www; do
  [ -e "$needed" ] || {
    echo "start.sh: $needed is not there. Install what the live tests need, as root:" >&2
    echo "  apt-get install --no-install-recommends \$(grep -v "^#" packaging/dependencies/test.txt)" >&2
    exit 3
  }
done

folder=$(mktemp -d "${TMPDIR:-/tmp}/rafiq-tryton.XXXXXX")
group=
stop() {
  trap '' TERM INT HUP
  if [ -n "$group" ]; then
    kill -TERM -- "-$group" 2>/dev/null || true
    for _ in $(seq 100); do kill -0 -- "-$group" 2>/dev/null || break; sleep 0.1; done
    kill -KILL -- "-$group" 2>/dev/null || true
  fi
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 143' TERM INT HUP

fail() {
  echo "start.sh: $1" >&2
  tail -n 20 "$folder/setup.log" "$folder/server.log" >&2 2>/dev/null || true
  exit 1
}

free_port() {
  /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

configure() {
  cat >"$folder/trytond.conf" <<CONF
[database]
uri = sqlite://
path = $folder/database
[web]
listen = 127.0.0.1:$port
root = /usr/share/tryton-sao/www
[session]
max_age = 86400
timeout = 86400
[password]
length = 8
entropy = 0
[email]
from = tryton@localhost
CONF
}

export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 TZ=${RAFIQ_LIVE_TIMEZONE:-Africa/Cairo}  # on purpose not UTC
mkdir "$folder/database"
port=$(free_port)
configure
(umask 077 && head -c 18 /dev/urandom | base64 >"$folder/password")

: >"$folder/database/$database.sqlite"  # it must exist
TRYTONPASSFILE="$folder/password" "$admin" -c "$folder/trytond.conf" -d "$database" --email admin@localhost \
  --activate-dependencies -u ir res party party_relationship sale_opportunity </dev/null >"$folder/setup.log" 2>&1 ||
  fail "the database could not be made"

answers() {
  curl -fsS -o /dev/null --max-time 10 -H 'Content-Type: application/json' \
    -d '{"id": 1, "method": "common.server.version", "params": []}' "http://127.0.0.1:$port/" 2>/dev/null
}
# Another program may take the port between our asking for it and the server's: then ask again.
deadline=$((SECONDS + seconds))
while :; do
  setsid "$server" -c "$folder/trytond.conf" -d "$database" </dev/null >"$folder/server.log" 2>&1 &
  group=$!
  until answers; do
    [ $SECONDS -lt $deadline ] || fail "no answer on port $port within $seconds seconds"
    kill -0 "$group" 2>/dev/null || break
    sleep 0.1
  done
  kill -0 "$group" 2>/dev/null && break
  grep -q 'Address already in use' "$folder/server.log" || fail "the server ended by itself"
  port=$(free_port)
  configure
done

printf '{"url": "http://127.0.0.1:%s", "database": "%s", "user": "admin", "password": "%s", "folder": "%s"}\n' \
  "$port" "$database" "$folder/password" "$folder"
while read -r _; do :; done
