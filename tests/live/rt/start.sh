#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# A real Request Tracker 5 on loopback, from nothing, from Debian's packages, on SQLite.
#
#   tests/live/rt/start.sh [DATAFILE ...]
#
# Prints one line of JSON when the desk answers ({"url", "token", "admin_token", "folder"}; the tokens are
# files), and runs until its standard input ends or it is told to stop. Then the server and the folder are
# gone, whatever happened to whoever started it. DATAFILEs are RT's own format (seed.pl is one); they run
# before the server starts. Takes 5 to 10 seconds.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../server.sh"
setup=/usr/sbin/rt-setup-database-5
server=/usr/share/request-tracker5/libexec/rt-server

needs "$setup" "$server"
make_folder rt

# The globals, not Set(), are what keeps everything out of /var.
configure() {
  cat >"$folder/RT_SiteConfig.pm" <<CONF
\$RT::VarPath = '$folder/var';
\$RT::MasonDataDir = '$folder/mason';
\$RT::MasonSessionDir = '$folder/sessions';
Set(\$rtname, 'rafiq.test');
Set(\$Organization, 'rafiq.test');
Set(\$WebDomain, '127.0.0.1');
Set(\$WebPort, $port);
Set(\$WebBaseURL, 'http://127.0.0.1:$port');
Set(\$WebPath, '');
Set(\$CanonicalizeRedirectURLs, 0);
Set(\$DatabaseType, 'SQLite');
Set(\$DatabaseName, '$folder/rt.sqlite');
Set(\$DatabaseAdmin, '');
Set(\$Timezone, '${RAFIQ_LIVE_TIMEZONE:-Africa/Cairo}');  # on purpose not UTC, as on a real desk
Set(\$MailCommand, 'mbox');
Set(\$CorrespondAddress, 'rt\@rafiq.test');
Set(\$CommentAddress, 'rt-comment\@rafiq.test');
Set(\$LogToSyslog, undef);
Set(\$LogToSTDERR, 'warning');
Set(\$BcryptCost, 10);
1;
CONF
}

export LC_ALL=C.UTF-8 TMPDIR="$folder/tmp"
export RT_SITE_CONFIG="$folder/RT_SiteConfig.pm" RT_SITE_CONFIG_DIR="$folder/conf.d" RAFIQ_RT_FOLDER="$folder"
mkdir "$folder"/{conf.d,var,mason,sessions,tmp}
take_port
(umask 077 && head -c 18 /dev/urandom | base64 >"$folder/password")

"$setup" --action init --skip-create --root-password-file "$folder/password" \
  </dev/null >"$folder/setup.log" 2>&1 || fail "the database could not be made"
for datafile in "$here/setup.pl" "$@"; do
  "$setup" --action insert --skip-create --datafile "$(realpath "$datafile")" \
    </dev/null >>"$folder/setup.log" 2>&1 || fail "$datafile could not be inserted"
done
[ -s "$folder/token" ] || fail "setup.pl left no token"

answers() {
  curl -fsS -o /dev/null --max-time 10 -H @- "http://127.0.0.1:$port/REST/2.0/rt" 2>/dev/null \
    <<<"Authorization: token $(cat "$folder/token")"
}
command_line() {
  server_command=("$server" --server Starlet --host 127.0.0.1 --port "$port" --max-workers "${RAFIQ_LIVE_WORKERS:-4}")
}
serve

printf '{"url": "http://127.0.0.1:%s", "token": "%s", "admin_token": "%s", "folder": "%s"}\n' \
  "$port" "$folder/token" "$folder/admin-token" "$folder"
while read -r _; do :; done
