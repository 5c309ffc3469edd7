#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# frozen.sh LIBRARY FILE.abi [--renew]: whether the ABI that is seen through LIBRARY is the one written down in FILE.abi.
# --renew writes it down: only after members were appended, which changes nobody's offsets.
set -eu
if [ "${3:-}" = --renew ]; then
  exec abidw --no-corpus-path --no-comp-dir-path --no-show-locs --no-architecture --no-elf-needed --out-file "$2" "$1"
fi
if abidiff --no-show-locs --no-architecture --no-corpus-path "$2" "$1"; then
  echo "the ABI is the one of $(basename "$2")"
else
  echo "The ABI is not the one of $(basename "$2"): connectors in the field would break, or members were appended." >&2
  echo "If nothing but that was done: $0 $1 $2 --renew" >&2
  exit 1
fi
