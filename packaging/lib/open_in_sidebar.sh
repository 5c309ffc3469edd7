#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Starts the sidebar, has it show a customer, and ends it as a desktop does when the session ends. Fails unless all three go well.
# Usage: open_in_sidebar.sh REF
set -euo pipefail

rafiq &
sidebar=$!
for ((turn = 0; turn < 150; turn++)); do
  if said=$(rafiqctl open --wait "$1" 2>&1); then break; fi
  kill -0 "$sidebar" || { echo "the sidebar ended by itself" >&2; exit 1; }
  read -rt 0.2 <> <(:) || true
done
[ "$turn" -lt 150 ] || { echo "$said" >&2; kill -9 "$sidebar"; exit 1; }
kill "$sidebar"
wait "$sidebar"
