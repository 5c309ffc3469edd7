#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when a folder of the house has no README.md. Usage: folder_readmes.py SOURCE_DIR"""
import pathlib
import sys

root = pathlib.Path(sys.argv[1])
rooms = [root / top for top in ('core', 'plugins', 'sidebar', 'sdk', 'tests', 'packaging')]
inner = [child for top in rooms for child in sorted(top.iterdir())
         if child.is_dir() and any(path.is_file() for path in child.rglob('*')) and child.name != '__pycache__']
missing = [room.relative_to(root).as_posix() for room in rooms + inner if not (room / 'README.md').is_file()]
print('\n'.join(f'{room}: has no README.md' for room in missing) or 'every folder says what lives in it')
sys.exit(1 if missing else 0)
