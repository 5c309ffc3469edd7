#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# A real Tryton on loopback, from nothing, from Debian's packages, on SQLite.
#
#   tests/live/tryton/start.sh
#
# Prints one line of JSON when the server answers ({"url", "database", "user", "password", "folder"}; the password is a
# file), and runs until its standard input ends or it is told to stop. Then the server and the folder are gone, whatever
# happened to whoever started it. Making the database takes some 25 seconds.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../server.sh"
admin=/usr/bin/trytond-admin
server=/usr/bin/trytond
database=crm

needs "$admin" "$server" /usr/share/tryton-sao/www
make_folder tryton

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
take_port
(umask 077 && head -c 18 /dev/urandom | base64 >"$folder/password")

: >"$folder/database/$database.sqlite"  # it must exist
TRYTONPASSFILE="$folder/password" "$admin" -c "$folder/trytond.conf" -d "$database" --email admin@localhost \
  --activate-dependencies -u ir res party party_relationship sale_opportunity </dev/null >"$folder/setup.log" 2>&1 ||
  fail "the database could not be made"

answers() {
  curl -fsS -o /dev/null --max-time 10 -H 'Content-Type: application/json' \
    -d '{"id": 1, "method": "common.server.version", "params": []}' "http://127.0.0.1:$port/" 2>/dev/null
}
command_line() {
  server_command=("$server" -c "$folder/trytond.conf" -d "$database")
}
serve

printf '{"url": "http://127.0.0.1:%s", "database": "%s", "user": "admin", "password": "%s", "folder": "%s"}\n' \
  "$port" "$database" "$folder/password" "$folder"
while read -r _; do :; done
