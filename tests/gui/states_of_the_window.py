#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The window in each state, on made-up ground: what it says, what can be done, and that it stays out of the way.

Usage (under with_desktop.sh): states_of_the_window.py MADE_UP_PROGRAM
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import pyatspi
from screen import Program, clean, wait

made_up = sys.argv[1]
BUTTON, RADIO, PANEL = pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_PANEL


def sidebar(*arguments, state='', home=None):
    home = home or tempfile.mkdtemp(dir=os.environ['HOME'])
    return Program(made_up, '--home', home, *arguments, RAFIQ_MADE_UP=state)


def output(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout


def window_id():
    return output('xdotool', 'search', '--name', '^Rafiq$').split()[-1]


def activate(window):
    """Gives the window the focus, as a click on it would, and waits until it knows."""
    subprocess.run(['xdotool', 'windowactivate', window_id()], check=True, stderr=subprocess.DEVNULL)
    wait(lambda: window.root[0].getState().contains(pyatspi.STATE_ACTIVE), 'the window has the focus')


def described(window, name):
    node = window.named(name, PANEL)
    return clean(node.description) if node else ''


def no_account_yet():
    """The empty state leads to an account of one's own, and the sample is one click away."""
    window = sidebar('--lang', 'en', state='empty')
    window.see('Nobody to serve yet', PANEL)
    window.see('Add an account', BUTTON)
    window.press('Open the sample data')
    window.see('Recent customers', PANEL)
    return window


def a_home_that_cannot_be_opened():
    window = sidebar('--lang', 'en', state='broken')
    window.see('A setting must be corrected', PANEL)
    assert described(window, 'A setting must be corrected') == \
        'The home cannot be written (/srv/rafiq). Give this user the right to write there'
    window.see('Try again', BUTTON)
    return window


def a_crm_out_of_reach():
    """The customer stays on screen; the strip says since when and why."""
    window = sidebar('--lang', 'en', '--customer', 'c1', state='failing')
    window.see('I will do it', BUTTON)
    strip = window.see('sample cannot be read. What you see was read 3 hours ago')
    assert strip
    return window


def nothing_to_suggest():
    window = sidebar('--lang', 'en', '--customer', 'c1', state='none')
    heading = window.see('What now', PANEL)
    assert clean(heading.description) == 'Nothing to suggest now. Follow the customer.'
    return window


def keys_and_clicks():
    """Search by keyboard; why unfolds; a snooze can be taken back; another wording; the stage by Alt and a digit."""
    window = sidebar('--lang', 'en', '--dock', 'none', '--customer', 'c1')
    window.press('Why?')
    wait(lambda: 'complaint open for more than seven days' in described(window, 'Put her at ease before you ask'),
         'why is unfolded')
    before = described(window, 'Put her at ease before you ask')
    window.press('Another wording')
    wait(lambda: described(window, 'Put her at ease before you ask') not in ('', before), 'another wording')

    window.press('Dismiss')
    window.gone('Put her at ease before you ask', PANEL)
    window.press('Undo')
    window.see('Put her at ease before you ask', PANEL)

    window.press('An expert: skip the basics')
    wait(lambda: described(window, 'An expert: skip the basics'), 'the folded one is open')
    assert not described(window, 'Put her at ease before you ask'), 'and the one before is folded'

    activate(window)
    subprocess.run(['xdotool', 'key', 'alt+3'], check=True)
    wait(lambda: window.named('Present', RADIO).getState().contains(pyatspi.STATE_CHECKED), 'the third stage')
    subprocess.run(['xdotool', 'key', 'ctrl+f'], check=True)
    wait(lambda: window.named('Name, phone or mail').getState().contains(pyatspi.STATE_FOCUSED), 'the field has the focus')
    subprocess.run(['xdotool', 'type', 'zzz'], check=True)
    wait(lambda: 'Nobody found' in described(window, 'Customers found'), 'nobody is called so')
    subprocess.run(['xdotool', 'key', 'Escape'], check=True)
    window.see('Why?')
    return window


def top_of(node):
    return node.queryComponent().getPosition(pyatspi.DESKTOP_COORDS)[1]


def the_wheel_moves_the_page():
    """By lines that can be seen, not by points; a tab's key brings an open tab into sight, and does not close it."""
    window = sidebar('--lang', 'en', '--dock', 'none', '--size', '400x600', '--customer', 'c1')
    heading = window.see('What now', PANEL)
    before = top_of(heading)
    left, top = heading.queryComponent().getPosition(pyatspi.DESKTOP_COORDS)
    subprocess.run(['xdotool', 'mousemove', str(left + 100), str(top + 20), 'click', '5'], check=True)
    wait(lambda: before - top_of(heading) >= 40, 'one notch of the wheel moves the page by lines')
    subprocess.run(['xdotool', 'click', '4'], check=True)
    wait(lambda: top_of(heading) == before, 'and one back')
    activate(window)
    subprocess.run(['xdotool', 'key', 'ctrl+4'], check=True)
    tab = wait(lambda: window.named('Make a promise', BUTTON), 'the promises are open')
    opened = top_of(tab)
    subprocess.run(['xdotool', 'click', '--repeat', '20', '4'], check=True)
    wait(lambda: top_of(heading) == before, 'back at the top')
    subprocess.run(['xdotool', 'key', 'ctrl+4'], check=True)
    wait(lambda: top_of(tab) == opened, 'in sight again')
    return window


def width_of_the_tip():
    """Of the tip on screen, which assistive technology is not told of: it has the words as a description."""
    for window in output('xdotool', 'search', '--onlyvisible', '--name', '.*').split():
        if '_TYPE_TOOLTIP' in output('xprop', '-id', window, '_NET_WM_WINDOW_TYPE'):
            return int(re.search(r'Width: (\d+)', output('xwininfo', '-id', window))[1])
    return 0


def a_tip_where_the_pointer_rests():
    window = sidebar('--lang', 'en', '--dock', 'none', '--customer', 'c1')

    def rest_on(name):
        left, top, width, height = window.see(name, BUTTON).queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        for step in (0, 1):
            subprocess.run(['xdotool', 'mousemove', str(left + width // 2 + step), str(top + height // 2)], check=True)
    rest_on('Expert: skip the basics')
    wait(lambda: width_of_the_tip() > 300, 'where it comes from: a sentence')
    rest_on('Menu')
    wait(lambda: 0 < width_of_the_tip() < 100, 'what the button is: a word')
    return window


def enter_in_a_field_is_the_button_of_the_form():
    window = sidebar('--lang', 'en', '--dock', 'none', '--customer', 'c1')
    window.see('What now', PANEL)
    activate(window)
    subprocess.run(['xdotool', 'key', 'ctrl+shift+a'], check=True)
    window.press('Add an account')
    window.press('Request Tracker 5')
    field = window.see('What it is called here', pyatspi.ROLE_TEXT)
    field.queryComponent().grabFocus()
    wait(lambda: field.getState().contains(pyatspi.STATE_FOCUSED), 'the first field has the focus')
    subprocess.run(['xdotool', 'key', 'Return'], check=True)
    wait(lambda: any(clean(node.description) == 'This is needed' for node in window.all(visible=False)),
         'what is missing is said')
    return window


def the_language_changes_while_running():
    window = sidebar('--lang', 'ar', '--dock', 'none', '--customer', 'c1')
    window.see('طمئن قبل أن تسأل', PANEL)
    window.press('القائمة')
    item = window.see('English', pyatspi.ROLE_RADIO_MENU_ITEM)
    item.queryAction().doAction(0)
    window.see('Put her at ease before you ask', PANEL)
    window.see('Welcome', RADIO)
    return window


def docked_it_keeps_its_room_and_takes_no_focus():
    home = tempfile.mkdtemp(dir=os.environ['HOME'])
    before = output('xprop', '-root', '_NET_ACTIVE_WINDOW')
    window = sidebar('--lang', 'en', '--dock', 'left', '--size', '400x600', '--customer', 'c1', home=home)
    window.see('I will do it')
    strut = re.search(r'= (.*)', output('xprop', '-id', window_id(), '_NET_WM_STRUT_PARTIAL'))
    assert strut and strut[1].split(', ')[0] == '400', f'the left edge is reserved: {strut and strut[1]}'
    area = wait(lambda: re.search(r'= 400, 0, 1200', output('xprop', '-root', '_NET_WORKAREA')), 'others stand beside')
    assert area
    assert output('xprop', '-root', '_NET_ACTIVE_WINDOW') == before, 'it came up without taking the focus'
    window.end()
    # Edge and width are remembered.
    window = sidebar('--lang', 'en', home=home)
    window.see('I will do it')
    assert '= 400,' in output('xprop', '-id', window_id(), '_NET_WM_STRUT_PARTIAL')
    return window


def one_menu_takes_the_place_of_another():
    """A screen reader can press a button while a menu is open. The program ends all the same, as main() sees."""
    window = sidebar('--lang', 'en')
    menus = lambda: [node for node in window.root if node.getRole() == pyatspi.ROLE_WINDOW]
    window.press('Menu')
    first = wait(menus, 'a menu is open')
    window.press('Menu')
    wait(lambda: len(menus()) == 1 and menus() != first, 'another has taken its place')
    return window


def the_picture_for_a_script():
    picture = pathlib.Path(tempfile.mkdtemp(dir=os.environ['HOME'])) / 'picture.png'
    done = subprocess.run([made_up, '--home', picture.parent, '--customer', 'c1', '--size', '360x800', '--screenshot', picture],
                          timeout=60)
    assert done.returncode == 0
    assert output('identify', '-format', '%wx%h', picture) == '360x800'
    time = output(made_up, '--home', picture.parent, '--customer', 'c1', '--first-paint')
    assert 0 < int(time) < 60000, time


the_picture_for_a_script()
for story in (no_account_yet, a_home_that_cannot_be_opened, a_crm_out_of_reach, nothing_to_suggest, keys_and_clicks,
              the_wheel_moves_the_page, a_tip_where_the_pointer_rests, enter_in_a_field_is_the_button_of_the_form,
              the_language_changes_while_running, docked_it_keeps_its_room_and_takes_no_focus,
              one_menu_takes_the_place_of_another):
    shown = story()
    assert shown.end() == 0, f'{story.__name__}: ended badly'
    print(f'{story.__name__.replace("_", " ")}: good')
