#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A connector of ours passes rafiq-conform, and no test is skipped but those named here.

Usage: scenes.py BUILD_DIR SOURCE_DIR CONNECTOR [GROUP ...]
"""
import json
import pathlib
import subprocess
import sys

# Beside what says "the connector uses no HTTP" and the like of a connector that only reads files.
GOOD_REASONS = ('the connector uses no HTTP', 'the connector offers one scope', 'the scene has no secret',
                'the scene has no write with', 'describe says that the CRM has no version guard',
                "the scene's CRM cannot leave records out of its listings", 'a sanitizer is at work')
# Tryton is asked for the fields that are mapped, and has no others.
ITS_OWN_REASONS = {'tryton': ('the scene names no text that stands in an unmapped field',)}


def main():
    build, source, connector = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
    command = [str(build / 'bin/rafiq-conform'), 'run', connector, '--scene',
               str(source / f'plugins/{connector}/fixtures/scene.json'), '--format', 'json', '--jobs', '3', '--limit', '200']
    for group in sys.argv[4:]:
        command += ['--group', group]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900)
    if not done.stdout:
        raise SystemExit(done.stderr)
    found = 0
    reasons = GOOD_REASONS + ITS_OWN_REASONS.get(connector, ())
    for one in json.loads(done.stdout)['results']:
        good = one['outcome'] == 'pass' or (one['outcome'] == 'skip' and one['message'].startswith(reasons))
        found += not good
        if not good:
            print(f'{one["outcome"]}: {one["test"]}: {one["message"]}')
    return 1 if found or done.returncode else 0


sys.exit(main())
