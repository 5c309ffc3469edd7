#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every screen, in Arabic and English, light and dark, at 100 % and 200 %, 320 and 480 px wide, against approved pictures.

Usage: pictures.py MADE_UP_PROGRAM SIDEBAR_DIR INTO [--approve] [--only WORD]
INTO: where the pictures that differ are left, each beside the approved one and the difference
--approve: what is seen becomes what is approved; look at each picture before you commit it
--only WORD: of the ways, those with it in their name, such as ar-dark or 200-320
"""
import argparse
import itertools
import os
import pathlib
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from likeness import APPROVED_ON, POINTS, RELEASE

HERE = pathlib.Path(__file__).resolve().parent
WAYS = ['-'.join(way) for way in itertools.product(('ar', 'en'), ('light', 'dark'), ('200', '100'), ('480', '320'))]

parser = argparse.ArgumentParser()
parser.add_argument('made_up', type=pathlib.Path)
parser.add_argument('sidebar', type=pathlib.Path)
parser.add_argument('into', type=pathlib.Path)
parser.add_argument('--approve', action='store_true')
parser.add_argument('--only', default='')
options = parser.parse_args()
if options.approve and RELEASE != APPROVED_ON:
    sys.exit(f'Pictures are approved on {APPROVED_ON}; this is {RELEASE}.')
ways = [way for way in WAYS if options.only in way]
approved = HERE / 'approved'
into = options.into.resolve()
shutil.rmtree(into, ignore_errors=True)
into.mkdir(parents=True)


def take(way):
    """All screens of one way, on a desktop of its own: (names of those taken, what is wrong)."""
    done = subprocess.run([HERE.parent / 'with_desktop.sh', '/usr/bin/python3', '-B', HERE / 'screens.py', options.made_up.resolve(),
                           options.sidebar.resolve(), approved, into, way] + ['--approve'] * options.approve,
                          capture_output=True, text=True, env={'RAFIQ_GUI_LIMIT': '60', **os.environ, 'SCREEN': '1000x1800',
                                                           'FIRST_DISPLAY': str(200 + 20 * WAYS.index(way))})
    said = [line.split(' ', 1) for line in done.stdout.splitlines() if line.startswith(('taken ', 'wrong '))]
    wrong = [rest for kind, rest in said if kind == 'wrong']
    if done.returncode:
        wrong.append(f'{way}: ended with status {done.returncode}\n{done.stderr[-2000:]}')
    return [rest for kind, rest in said if kind == 'taken'], wrong


# Each way has a desktop, and so a focus, of its own: they may be taken side by side.
with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as workers:
    results = list(workers.map(take, ways))
taken = {name for names, _ in results for name in names}
problems = [problem for _, wrong in results for problem in wrong]
if not problems:  # else the list may be short
    for file in sorted(approved.glob('*.png')):
        if file.stem not in taken and any(file.stem.endswith(way) for way in ways):
            if options.approve:
                file.unlink()
            else:
                problems.append(f'{file.name}: approved, and no longer taken')
if RELEASE != APPROVED_ON:
    print(f'Not asked here: does each screen look exactly as approved on {APPROVED_ON}? On {RELEASE} {POINTS:.0%} of its points may differ')
print('\n'.join(problems) or f'{len(taken)} pictures, {"approved" if options.approve else "as approved"}')
sys.exit(1 if problems else 0)
