# SPDX-License-Identifier: Apache-2.0
#
# What the start.sh of every CRM shares; sourced by them. A CRM's folder lives as long as its server, and both go with
# whoever started them. start.sh defines, all for $port: configure, which writes the settings; command_line, which sets the array
# server_command; and answers, which says whether the server does.
seconds=${RAFIQ_LIVE_SECONDS:-120}
group=

# needs FILE ...: what Debian's packages bring
needs() {
  local needed
  for needed in "$@" /usr/bin/curl /usr/bin/python3 /usr/bin/setsid; do
    [ -e "$needed" ] || {
      echo "start.sh: $needed is not there. Install what the live tests need, as root:" >&2
      echo "  apt-get install --no-install-recommends \$(grep -v "^#" packaging/dependencies/test.txt)" >&2
      exit 3
    }
  done
}

# make_folder NAME: sets $folder, which is gone when the script ends
make_folder() {
  folder=$(mktemp -d "${TMPDIR:-/tmp}/rafiq-$1.XXXXXX")
  trap stop EXIT
  trap 'exit 143' TERM INT HUP
}

stop() {
  trap '' TERM INT HUP
  if [ -n "$group" ]; then
    kill -TERM -- "-$group" 2>/dev/null || true
    for _ in $(seq 100); do kill -0 -- "-$group" 2>/dev/null || break; sleep 0.1; done
    kill -KILL -- "-$group" 2>/dev/null || true
  fi
  rm -rf "$folder"
}

fail() {
  echo "start.sh: $1" >&2
  tail -n 20 "$folder/setup.log" "$folder/server.log" >&2 2>/dev/null || true
  exit 1
}

take_port() {
  port=$(/usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  configure
}

# Returns when the server answers. Another program may take the port between our asking for it and the server's: then ask
# again.
serve() {
  local deadline=$((SECONDS + seconds))
  while :; do
    command_line
    setsid "${server_command[@]}" </dev/null >"$folder/server.log" 2>&1 &
    group=$!
    until answers; do
      [ $SECONDS -lt $deadline ] || fail "no answer on port $port within $seconds seconds"
      kill -0 "$group" 2>/dev/null || break
      sleep 0.1
    done
    kill -0 "$group" 2>/dev/null && break
    grep -q 'Address already in use' "$folder/server.log" || fail "the server ended by itself"
    take_port
  done
}
