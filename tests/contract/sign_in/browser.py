#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What xdg-open takes for the browser: shows the page, and writes down what everybody on the machine could read of this
process and of those above it. Usage: browser.py ADDRESS, with BROWSER_NOTES=FILE"""
import os
import pathlib
import sys
import urllib.request


def above(process):
    while process > 1:
        folder = pathlib.Path('/proc') / str(process)
        try:
            for name in ('cmdline', 'environ'):
                yield (folder / name).read_bytes()
            status = (folder / 'status').read_text(encoding='utf-8')
        except OSError:
            return
        process = int(next(line for line in status.splitlines() if line.startswith('PPid:')).split()[1])


notes = pathlib.Path(os.environ['BROWSER_NOTES'])
with urllib.request.urlopen(sys.argv[1], timeout=60) as page:  # follows the redirect back
    shown = page.read()
notes.with_suffix('.new').write_bytes(b'\n'.join([shown, *above(os.getpid())]))
notes.with_suffix('.new').rename(notes)
