#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""An agent serves a customer of the sample in Arabic: searches, reads, moves the stage, dismisses, comes back later.

Usage (under with_desktop.sh): serve_a_customer.py BIN_DIR SAMPLE_DIR
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

STAGES = ['الترحيب', 'الحاجة', 'العرض', 'الختام', 'المتابعة']


def rafiqctl(*arguments):
    done = subprocess.run([bin_dir / 'rafiqctl', '--home', home, '--json', *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def titles(sidebar):
    """The recommendations on screen, the open one first."""
    cards = [node for node in sidebar.all(pyatspi.ROLE_PANEL) if is_card(node)]
    cards.sort(key=lambda node: clean(node.description) == '')
    return [clean(card.name) for card in cards]


def is_card(node):
    parent = node.parent
    return clean(node.name) and parent is not None and clean(parent.name) == 'ماذا الآن'


def open_card(sidebar):
    return next((node for node in sidebar.all(pyatspi.ROLE_PANEL) if is_card(node) and clean(node.description)), None)


def stage_on_screen(sidebar):
    for node in sidebar.all(pyatspi.ROLE_RADIO_BUTTON):
        if clean(node.name) in STAGES and node.getState().contains(pyatspi.STATE_CHECKED):
            return clean(node.name)
    return None


def every_control_has_a_name(sidebar):
    controls = {pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_TEXT,
                pyatspi.ROLE_ENTRY, pyatspi.ROLE_CHECK_BOX}
    nameless = [f'{node.getRoleName()} in "{clean(node.parent.name)}"' for node in sidebar.all()
                if node.getRole() in controls and not clean(node.name).strip('- ')]
    assert not nameless, f'controls without a name: {nameless}'


rafiqctl('account', 'add', 'sample', '--connector', 'file', '--set', f'customers={sample}/customers.csv',
         '--set', f'journey={sample}/journey.jsonl')
rafiqctl('sync', 'sample')

sidebar = Program(bin_dir / 'rafiq', '--home', home, '--lang', 'ar')
try:
    customer = rafiqctl('customer', 'show', 'sample:C-1001')
    name = customer['customer']['name']
    sidebar.see('اسم أو هاتف أو بريد')
    sidebar.type(name.split()[0], into='اسم أو هاتف أو بريد')
    every_control_has_a_name(sidebar)
    sidebar.press(name)

    card = wait(lambda: open_card(sidebar), 'a recommendation is open')
    first = clean(card.name)
    assert clean(card.description), 'the open recommendation says what to do'
    assert len(titles(sidebar)) == 3, f'one open and two folded, not {titles(sidebar)}'
    assert stage_on_screen(sidebar) == 'الترحيب'
    every_control_has_a_name(sidebar)

    before = titles(sidebar)
    sidebar.press('الحاجة', pyatspi.ROLE_RADIO_BUTTON)
    wait(lambda: stage_on_screen(sidebar) == 'الحاجة', 'the stage bar follows')
    wait(lambda: open_card(sidebar) and titles(sidebar) != before, 'other recommendations')

    dismissed = clean(open_card(sidebar).name)
    sidebar.press('استبعاد')
    wait(lambda: dismissed not in titles(sidebar), 'the dismissed recommendation goes')
    sidebar.see('تراجع')
    assert sidebar.end() == 0

    sidebar = Program(bin_dir / 'rafiq', '--home', home)
    wait(lambda: open_card(sidebar), 'the same customer is open again, in the same language')
    assert stage_on_screen(sidebar) == 'الحاجة', 'the interaction stands where it stood'
    more = next((node for node in sidebar.all(pyatspi.ROLE_PUSH_BUTTON) if clean(node.name).startswith('اعرض')), None)
    if more:
        count = len(titles(sidebar))
        more.queryAction().doAction(0)
        wait(lambda: len(titles(sidebar)) > count, 'the rest is shown')
    assert dismissed not in titles(sidebar), 'what was dismissed stays dismissed'
    every_control_has_a_name(sidebar)
    print(f'read "{first}", dismissed "{dismissed}", and it stayed dismissed')
finally:
    sidebar.end()
