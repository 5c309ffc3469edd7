#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""promise 10: the sidebar and rafiqctl on one home: what one of them changes, the other soon shows, both ways; and
there is one sidebar, however often it is started.

Usage (under with_desktop.sh): two_programs.py BIN_DIR SAMPLE_DIR
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import pyatspi
from screen import Program, clean, wait

bin_dir, sample = map(pathlib.Path, sys.argv[1:3])
home = pathlib.Path(tempfile.mkdtemp()) / 'home'
CUSTOMER, OTHER = 'sample:C-1001', 'sample:C-1002'
STAGES = {'Welcome': 'welcome', 'Need': 'need', 'Present': 'presentation'}


def rafiqctl(*arguments):
    done = subprocess.run([bin_dir / 'rafiqctl', '--home', home, '--json', *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) if done.stdout.strip() else {}


def stage_on_screen(sidebar):
    for node in sidebar.all(pyatspi.ROLE_RADIO_BUTTON):
        if clean(node.name) in STAGES and node.getState().contains(pyatspi.STATE_CHECKED):
            return STAGES[clean(node.name)]
    return None


rafiqctl('account', 'add', 'sample', '--connector', 'file', '--set', f'customers={sample}/customers.csv',
         '--set', f'journey={sample}/journey.jsonl')
rafiqctl('sync', 'sample')

sidebar = Program(bin_dir / 'rafiq', '--home', home, '--lang', 'en', '--customer', CUSTOMER)
try:
    wait(lambda: stage_on_screen(sidebar) == 'welcome', 'the customer is open')
    interaction = rafiqctl('interaction', 'start', CUSTOMER, '--channel', 'phone')['interaction']['id']
    sidebar.see('End', pyatspi.ROLE_PUSH_BUTTON)
    rafiqctl('interaction', 'stage', interaction, 'presentation')
    wait(lambda: stage_on_screen(sidebar) == 'presentation', 'the stage that rafiqctl moved to is on screen')

    sidebar.press('Need', pyatspi.ROLE_RADIO_BUTTON)
    wait(lambda: rafiqctl('guide', CUSTOMER)['guide']['stage'] == 'need', 'rafiqctl sees the stage of the sidebar')

    # A second start hands over to the first, which stays the only one.
    again = subprocess.run([bin_dir / 'rafiq', '--home', home, '--customer', OTHER], timeout=20)
    assert again.returncode == 0
    sidebar.see(rafiqctl('customer', 'show', OTHER)['customer']['name'])
    shown = ['xdotool', 'search', '--onlyvisible', '--name', '^Rafiq$']
    windows = subprocess.run(shown, capture_output=True, text=True).stdout.split()
    assert len(windows) == 1, windows
    print('each saw what the other did, and there is one sidebar')
finally:
    sidebar.end()
