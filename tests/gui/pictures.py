#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every screen, in Arabic and English, light and dark, at 100 % and 200 %, 320 and 480 px wide, against approved pictures.

Usage (under with_desktop.sh): pictures.py MADE_UP_PROGRAM SIDEBAR_DIR [--approve] [--only PART]
Without --approve it fails where a picture differs in more than TOLERANCE of its points, and says where the difference can
be looked at. With it, what is seen becomes what is approved: look at each picture before you commit it.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

import pyatspi
from catalogue import entries
from screen import Program, clean, wait

TOLERANCE = 0.004  # of the points; a letter drawn half a point further is less, a missing word more
NOISE = '12%'      # a point this much lighter or darker is the same
APPROVED = pathlib.Path(__file__).parent / 'approved'
NOW = '2026-03-10T10:00:00Z'

parser = argparse.ArgumentParser()
parser.add_argument('made_up')
parser.add_argument('sidebar')
parser.add_argument('--approve', action='store_true')
parser.add_argument('--only', default='')
options = parser.parse_args()
ARABIC = {english: said[0] for english, (_, said) in
          entries((pathlib.Path(options.sidebar) / 'resources' / 'catalogs' / 'ar.po').read_text(encoding='utf-8')).items()}
ROOMS = {'brief': 'Brief for a colleague', 'changes': 'Changes to settle', 'shift': 'Your shift', 'practice': 'Practice',
         'accounts': 'Accounts', 'settings': 'Settings', 'keys': 'Keys', 'first-steps': 'First steps'}
# What is pressed after a room was entered, for a picture of its own: (name, room, names of buttons in both languages).
FURTHER = [('account', 'accounts', [('support', 'support')]),
           ('account-new', 'accounts', [('إضافة حساب', 'Add an account'), ('ريكوست تراكر 5', 'Request Tracker 5')]),
           ('shift-running', 'shift', [('بدء الوردية', 'Begin the shift')]),
           ('practice-answered', 'practice', [('بين خيارين منذ أسبوع', 'A week between two options'),
                                              ('هذا يرجع إليك. الورقتان أمامك.', "That's up to you. You have both sheets.")])]
STATES = {'customer': '', 'nobody-yet': 'empty', 'cannot-open': 'broken', 'out-of-reach': 'failing', 'nothing-now': 'none'}
# Each of the two languages, themes, sizes and widths, and every pair of them, in half of the sixteen ways.
WAYS = [('ar', 'light', 100, 480), ('ar', 'light', 200, 320), ('ar', 'dark', 100, 320), ('ar', 'dark', 200, 480),
        ('en', 'light', 100, 320), ('en', 'light', 200, 480), ('en', 'dark', 100, 480), ('en', 'dark', 200, 320)]


class Taker:
    def __init__(self, language, theme, percent, width, state, folder):
        self.language, self.folder = language, folder
        self.way = f'{language}-{theme}-{percent}-{width}'
        home = pathlib.Path(tempfile.mkdtemp(dir=os.environ['HOME']))
        (home / 'config').mkdir()
        (home / 'config' / 'sidebar.ini').write_text(f'guided=1\nmotion=0\ntext={percent}\n')
        customer = [] if state in ('empty', 'broken') else ['--customer', 'c1']
        self.window = Program(options.made_up, '--home', home, '--lang', language, '--theme', theme, '--dock', 'none',
                              '--size', f'{width}x{900 if percent == 100 else 1500}', *customer,
                              RAFIQ_MADE_UP=state, RAFIQ_MADE_UP_NOW=NOW)
        subprocess.run(['xdotool', 'mousemove', '0', '0'], check=True)  # nothing is hovered
        self.id = wait(lambda: subprocess.run(['xdotool', 'search', '--name', '^Rafiq$'], capture_output=True,
                                              text=True).stdout.split(), 'the window is there')[-1]

    def say(self, english):
        return clean(ARABIC[english] if self.language == 'ar' else english)

    def enter(self, room):
        # A room keeps the place where it was left: out of it by its own door first.
        while self.window.named(self.say('Back'), pyatspi.ROLE_PUSH_BUTTON):
            self.window.press(self.say('Back'))
            self.settled()
        self.window.press(self.say('Menu'))
        self.window.see(self.say(ROOMS[room]), pyatspi.ROLE_MENU_ITEM).queryAction().doAction(0)
        self.window.see(self.say(ROOMS[room]), pyatspi.ROLE_PANEL)
        self.settled()

    def settled(self):
        """Nothing says any more that it is on its way, and two pictures in a row are the same."""
        wait(lambda: not any(clean(node.description) == self.say('One moment') or clean(node.name) == self.say('One moment')
                             for node in self.window.all(pyatspi.ROLE_PANEL)), 'the answers are there')
        before = [None]

        def same():
            now = self.grab('now')
            answer, before[0] = now == before[0], now
            return answer
        wait(same, 'the window stands still')

    def grab(self, name):
        file = self.folder / f'{name}.png'
        # Few colours, no dates and no gamma: small files that are equal when the pictures are.
        subprocess.run(['import', '-window', self.id, '-depth', '8', '+dither', '-colors', '64', '-strip', '-define',
                        'png:compression-level=9', '-define', 'png:exclude-chunk=all', file], check=True)
        return file.read_bytes()

    def take(self, name):
        self.grab(f'{name}-{self.way}')
        return f'{name}-{self.way}'

    def end(self):
        (self.folder / 'now.png').unlink(missing_ok=True)
        assert self.window.end() == 0


def take_all(folder):
    for way in WAYS:
        for name, state in STATES.items():
            taker = Taker(*way, state, folder)
            first = {'empty': 'Nobody to serve yet', 'broken': 'A setting must be corrected', 'none': 'What now'}
            taker.window.see(taker.say(first.get(state, 'What now')), pyatspi.ROLE_PANEL)
            taker.settled()
            yield taker.take(name)
            if state == '':
                for room in ROOMS:
                    taker.enter(room)
                    yield taker.take(room)
                for further, room, presses in FURTHER:
                    taker.enter(room)
                    for arabic, english in presses:
                        taker.window.press(arabic if taker.language == 'ar' else english)
                        taker.settled()
                    yield taker.take(further)
            taker.end()


def differs(approved, taken, difference):
    """The share of points that differ, from 0 to 1."""
    size = [subprocess.run(['identify', '-format', '%w %h', file], capture_output=True, text=True).stdout for file in
            (approved, taken)]
    if size[0] != size[1]:
        return 1.0
    width, height = map(int, size[0].split())
    done = subprocess.run(['compare', '-metric', 'AE', '-fuzz', NOISE, approved, taken, difference], capture_output=True, text=True)
    return float(done.stderr.split()[0]) / (width * height)


folder = pathlib.Path(os.environ.get('RAFIQ_PICTURES') or tempfile.mkdtemp(prefix='rafiq-pictures-', dir='/tmp'))
folder.mkdir(parents=True, exist_ok=True)
APPROVED.mkdir(exist_ok=True)
if options.only:
    WAYS = [way for way in WAYS if options.only in '-'.join(map(str, way))]
problems, names = [], []
for name in take_all(folder):
    names.append(name)
    taken, approved = folder / f'{name}.png', APPROVED / f'{name}.png'
    if options.approve:
        approved.write_bytes(taken.read_bytes())
    elif not approved.exists():
        problems.append(f'{name}: not approved yet; it is in {taken}')
    else:
        difference = folder / f'{name}-difference.png'
        share = differs(approved, taken, difference)
        if share > TOLERANCE:
            problems.append(f'{name}: {share:.1%} of it differs; look at {difference}')
        else:
            difference.unlink(missing_ok=True)
if not options.only and not options.approve:
    problems += [f'{file.name}: approved, and no longer taken' for file in APPROVED.glob('*.png') if file.stem not in names]
print('\n'.join(problems) or f'{len(names)} pictures, {"approved" if options.approve else "as approved"}')
sys.exit(1 if problems else 0)
