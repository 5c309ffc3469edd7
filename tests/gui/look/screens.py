#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Takes each screen in one way and compares it with its approved picture. pictures.py runs one of these for each way.

Usage (under with_desktop.sh): screens.py MADE_UP_PROGRAM SIDEBAR_DIR APPROVED INTO WAY [--approve]
Says `taken NAME` for each picture, and `wrong NAME: WHY` where it is not as approved.
"""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import pyatspi
from likeness import grab, keep, show_difference, what_differs
from screen import LIMIT
from window import Window

made_up, sidebar, approved, into = map(pathlib.Path, sys.argv[1:5])
way, approving = sys.argv[5], '--approve' in sys.argv
TOGGLE, PANEL = pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_PANEL
ROOMS = {'brief': 'Brief for a colleague', 'changes': 'Changes to settle', 'shift': 'Your shift', 'practice': 'Practice',
         'accounts': 'Accounts', 'settings': 'Settings', 'keys': 'Keys', 'first-steps': 'First steps'}
# What is pressed after a room was entered, for a picture of its own: (name, room, names of buttons in both languages).
FURTHER = [('account', 'accounts', [('support', 'support')]),
           ('account-new', 'accounts', [('إضافة حساب', 'Add an account'), ('ريكوست تراكر 5', 'Request Tracker 5')]),
           ('account-file', 'accounts', [('إضافة حساب', 'Add an account'), ('ملفات مصدَّرة', 'Exported files'),
                                         ('إعدادات أخرى', 'More settings')]),
           ('shift-running', 'shift', [('بدء الوردية', 'Begin the shift')]),
           ('practice-answered', 'practice', [('بين خيارين منذ أسبوع', 'A week between two options'),
                                              ('هذا يرجع إليك. الورقتان أمامك.', "That's up to you. You have both sheets.")])]
STATES = {'nobody-yet': ('empty', 'Nobody to serve yet'), 'cannot-open': ('broken', 'A setting must be corrected'),
          'out-of-reach': ('failing', 'What now'), 'nothing-now': ('none', 'What now')}
patience = LIMIT  # less after the first picture that is wrong: each next one would wait as long


def take(window, name):
    global patience
    name = f'{name}-{way}'
    print('taken', name, flush=True)
    seen, wanted = into / f'{name}.png', approved / f'{name}.png'
    if approving:
        window.stands_still(seen)
        if what_differs(wanted, seen):
            keep(seen, wanted)
    else:
        end = time.monotonic() + patience
        while True:  # a frame may still be on its way
            grab(window.id, seen)
            wrong = what_differs(wanted, seen)
            if not wrong or time.monotonic() > end:
                break
            time.sleep(0.1)
        if wrong:
            patience = 1
            show_difference(wanted, seen, into / f'{name}-difference.png')
            print(f'wrong {name}: {wrong}; look at {into / name}-difference.png', flush=True)
            return
    seen.unlink()


def tabs(window):
    def tab(name):
        window.press(name, TOGGLE)
        window.is_checked(name, TOGGLE)
    tab('Talk')
    take(window, 'tab-talk')
    window.press_words('A renewal without pressure')
    window.see('Word for word', TOGGLE)
    take(window, 'talk-open')
    tab('Profile')
    take(window, 'tab-profile')
    window.press('Add what you learnt')
    window.see('I noticed it', TOGGLE)
    take(window, 'learnt')
    window.press('Cancel')
    tab('Journey')
    take(window, 'tab-journey')
    tab('Promises')
    take(window, 'tab-promises')
    window.press('Make a promise')
    window.see('Save the promise')
    take(window, 'promise')
    window.press('Cancel')
    tab('Rights')
    take(window, 'tab-rights')


def rooms(window):
    def enter(room):
        window.enter(ROOMS[room])
    for room in ROOMS:
        enter(room)
        take(window, room)
    for name, room, presses in FURTHER:
        enter(room)
        for arabic, english in presses:
            window.press_words(arabic if window.language == 'ar' else english)
        take(window, name)


def customer(window):
    window.see('What now', PANEL)
    window.see('Why?')
    take(window, 'customer')
    window.press('Why?')
    take(window, 'why')


def overlays(window):
    window.type('ليلى', 'Name, phone or mail')
    window.see('Customers found', PANEL)
    take(window, 'search')


def moments(window):
    window.press('Dismiss')
    window.see('Undo')
    take(window, 'undo')
    window.press('Undo')
    window.type('It is your last chance', 'Note')
    window.see_words(window.say('“{words}”').replace('{words}', 'last chance'))
    take(window, 'note')
    window.type('', 'Note')
    window.press('Focus on the customer')
    window.see('Show everything')
    take(window, 'focus')
    window.press('Show everything')
    window.press('The customer is upset: one step at a time')
    window.see('Back to everything')
    take(window, 'upset')


def state(name, what, heading):
    window = Window(made_up, sidebar, way, what)
    window.see(heading, PANEL)
    take(window, name)
    window.end()


def governed():
    """Where an administrator decides: accounts to sign in to, one of them, and the settings."""
    window = Window(made_up, sidebar, way, f'governed {way.split("-")[0]}')
    window.enter('Accounts')
    take(window, 'accounts-prepared')
    window.press_words('billing')
    take(window, 'account-prepared')
    window.end()
    window = Window(made_up, sidebar, way, f'governed {way.split("-")[0]}', height=1700)  # what is decided stands last
    window.enter('Settings')
    window.see('Decided by your administrator', PANEL)
    take(window, 'settings-governed')
    window.end()


# A window of its own where what was done before would be seen.
for stories in ([customer], [tabs, rooms], [overlays], [moments]):
    window = Window(made_up, sidebar, way)
    for story in stories:
        story(window)
    window.end()
for name, (what, heading) in STATES.items():
    state(name, what, heading)
governed()
