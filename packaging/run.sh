#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Installs, builds and opens Rafiq on the sample data. With no display it uses a virtual one, prints the
# guidance for a sample customer and saves a picture of the sidebar.
# Usage: packaging/run.sh [arguments for rafiq, such as --lang en]
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. packaging/lib/steps.sh

customer=sample:C-1035
home=$PWD/build/sample-home
bin=$PWD/build/release/bin
picture=$PWD/build/rafiq.png

step "Install what is missing"
install_packages build run

step "Build"
configure release
build release --target rafiq_programs

step "Load the sample data into $home"
# The sample's dates are told relative to today, so that an open complaint is still waiting.
python3 plugins/file/sample/generate.py --today "$(date +%F)" --out build/sample-data
if ! "$bin/rafiqctl" --home "$home" account list | grep -qw sample; then
  "$bin/rafiqctl" --home "$home" account add sample --connector file \
    --set customers="$PWD/build/sample-data/customers.csv" --set journey="$PWD/build/sample-data/journey.jsonl"
fi
"$bin/rafiqctl" --home "$home" sync sample || fail "the sample data could not be read; rafiqctl's own words are above"

if has_display; then
  step "Open the sidebar"
  exec "$bin/rafiq" --home "$home" "$@"
fi

step "Guidance for a sample customer, in Arabic and in English"
"$bin/rafiqctl" --home "$home" guide "$customer" --lang ar
"$bin/rafiqctl" --home "$home" guide "$customer" --lang en --why

step "Open the sidebar on a virtual display"
rm -f "$picture"
xvfb-run -a -s "-screen 0 1280x960x24 -noreset -nolisten tcp" dbus-run-session -- \
  "$bin/rafiq" --home "$home" --customer "$customer" --screenshot "$picture" "$@" >build/rafiq.log 2>&1 ||
  { tail -n 15 build/rafiq.log >&2; fail "the sidebar did not open; its log is build/rafiq.log"; }
[ -s "$picture" ] || fail "the sidebar saved no picture; its log is build/rafiq.log"
printf '\nThe picture of the sidebar is %s\n' "$picture"
