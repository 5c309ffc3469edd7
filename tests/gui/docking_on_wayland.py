#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The sidebar at the edges of a Wayland screen, under sway: what it keeps free, that it is painted, who has the keyboard, floating,
hiding, and another monitor.

Usage (under with_wayland.sh): docking_on_wayland.py MADE_UP_PROGRAM PROGRAM
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import pyatspi
from pointer import Pointer
from screen import Program, clean, seen_the_first_steps, wait, window_place

made_up, program = sys.argv[1:3]
HERE = pathlib.Path(__file__).resolve().parent
RADIO = pyatspi.ROLE_RADIO_BUTTON
WIDTH, HEIGHT = 1600, 1000


def output(*command):
    return subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, check=True).stdout


def ask(what):
    return json.loads(output('swaymsg', '-r', '-t', what))


def left_to_others(monitor='HEADLESS-1'):
    """From which column to which, on that monitor."""
    place = {each['name']: each['rect']['x'] for each in ask('get_outputs')}
    rect = next(each['rect'] for each in ask('get_workspaces') if each['output'] == monitor)
    begin = rect['x'] - place[monitor]
    return (begin, begin + rect['width'])


def keeps(columns, monitor='HEADLESS-1'):
    wait(lambda: left_to_others(monitor) == columns, lambda: f'others have {columns} of {monitor}, not {left_to_others(monitor)}')


def windows():
    """Ordinary windows, by title, with whether each has the keyboard; one at an edge is none."""
    found = {}

    def look(node):
        if node.get('pid'):
            found[node['name']] = node['focused']
        for child in node.get('nodes', []) + node.get('floating_nodes', []):
            look(child)
    look(ask('get_tree'))
    return found


def colours(left, width):
    """What is on these columns."""
    pixels = output('grim', '-t', 'ppm', '-g', f'{left},0 {width}x{HEIGHT}', '-')[-width * HEIGHT * 3:]
    return {pixels[at:at + 3] for at in range(0, len(pixels), 3)}


def stands(left, width):
    """Painted from its first column to its last one, with words on it; beside it is the bare desktop."""
    beside = (left + width) % WIDTH
    wait(lambda: len(bare := colours(beside, WIDTH - width)) == 1 and len(colours(left, width)) > 100 and
         not bare & (colours(left, 1) | colours(left + width - 1, 1)),
         f'the sidebar is painted on {width} columns from {left} on')


def fresh_home():
    home = tempfile.mkdtemp(dir=os.environ['HOME'])
    seen_the_first_steps(home)
    return home


def sidebar(home, language='en', *arguments):
    return Program(made_up, '--home', home, '--lang', language, '--customer', 'c1', *arguments)


def settings(window):
    window.press('Menu')
    window.see('Settings', pyatspi.ROLE_MENU_ITEM).queryAction().doAction(0)
    window.see('Settings', pyatspi.ROLE_PANEL)


def at_both_edges():
    home = fresh_home()
    window = sidebar(home, 'ar', '--dock', 'right')
    keeps((0, WIDTH - 360))
    stands(WIDTH - 360, 360)
    assert not windows(), f'it is an ordinary window: {windows()}'
    assert window.end() == 0
    keeps((0, WIDTH))
    window = sidebar(home, 'en', '--dock', 'left')
    keeps((360, WIDTH))
    stands(0, 360)
    settings(window)
    for width in (440, 320):
        window.press(str(width), RADIO)
        keeps((width, WIDTH))
        stands(0, width)
    window.press('Right edge', RADIO)
    keeps((0, WIDTH - 320))
    stands(WIDTH - 320, 320)
    assert window.end() == 0


def floating():
    """An ordinary window, from the start or by choice, which shows what the one before showed."""
    home = fresh_home()
    window = sidebar(home, 'en', '--dock', 'none')
    wait(lambda: 'Rafiq' in windows(), 'it floats')
    keeps((0, WIDTH))
    settings(window)
    window.press('Left edge', RADIO)
    keeps((360, WIDTH))
    stands(0, 360)
    assert not windows(), f'the floating one is still there: {windows()}'
    window.see('Settings', pyatspi.ROLE_PANEL)
    window.press('Floating', RADIO)
    wait(lambda: list(windows()) == ['Rafiq'], 'it floats again')
    keeps((0, WIDTH))
    window.see('Settings', pyatspi.ROLE_PANEL)
    window.press('Right edge', RADIO)
    keeps((0, WIDTH - 360))
    assert window.end() == 0


def whoever_names_a_display_decides():
    """The toolkit's own way to say which one to use."""
    window = Program(made_up, '--home', fresh_home(), '--lang', 'en', '--customer', 'c1', '--dock', 'left', GDK_BACKEND='x11')
    wait(lambda: window_place('^Rafiq$'), 'it is on the X display')
    keeps((0, WIDTH))
    assert window.end() == 0


def hidden_it_gives_the_edge_back():
    home = fresh_home()
    window = Program(program, '--home', home, '--lang', 'en', '--dock', 'left')
    window.see('Name, phone or mail')
    keeps((360, WIDTH))
    for _ in range(2):
        output(program, '--home', home, '--toggle')
        keeps((0, WIDTH))
        output(program, '--home', home, '--toggle')
        keeps((360, WIDTH))
        stands(0, 360)
    assert window.end() == 0


def the_keyboard():
    """It comes without taking it, has it after a click in it, and the window beside gets it back."""
    other = subprocess.Popen([sys.executable, HERE / 'a_window.py'], stdin=subprocess.PIPE)
    wait(lambda: windows() == {'Other work': True}, 'other work is in front')
    window = sidebar(fresh_home(), 'en', '--dock', 'left')
    field = window.see('Name, phone or mail', pyatspi.ROLE_TEXT)
    keeps((360, WIDTH))
    assert windows() == {'Other work': True}, 'it came up without the keyboard'
    pointer = Pointer(WIDTH, HEIGHT)
    middle = (360 // 2, 30)

    def clicked():  # the toolkit notices by and by that there is a mouse
        pointer.click(*middle)
        return not windows()['Other work']
    wait(clicked, 'a click gives it the keyboard')

    def typed():  # and that there are keys
        output('wtype', 'z')
        return 'z' in field.queryText().getText(0, -1)
    wait(typed, 'what is typed is in the field')
    pointer.click(900, 500)
    wait(lambda: windows()['Other work'], 'the window beside has the keyboard again')
    # A menu, and a click elsewhere.
    pointer.click(360 - 23, 30)
    window.see('Quit', pyatspi.ROLE_MENU_ITEM)
    pointer.click(900, 500)
    window.gone('Quit', pyatspi.ROLE_MENU_ITEM)
    wait(lambda: windows()['Other work'], 'the window beside has the keyboard after a menu')
    assert window.end() == 0
    other.terminate()
    other.wait(20)


def another_monitor():
    output('swaymsg', 'create_output')
    wait(lambda: len(ask('get_workspaces')) == 2, 'there are two monitors')
    size = next(each['rect']['width'] for each in ask('get_outputs') if each['name'] == 'HEADLESS-2')
    home = fresh_home()
    window = sidebar(home, 'en', '--dock', 'left')
    keeps((360, WIDTH))
    settings(window)
    # Both are of one make, which the toolkit calls as it likes.
    second = wait(lambda: next(node for node in window.all(RADIO) if clean(node.name).endswith(' 2')), 'the second can be chosen')
    second.queryAction().doAction(0)
    keeps((360, size), 'HEADLESS-2')
    keeps((0, WIDTH))
    window.press('Right edge', RADIO)
    keeps((0, size - 360), 'HEADLESS-2')
    assert window.end() == 0
    window = sidebar(home)
    keeps((0, size - 360), 'HEADLESS-2')
    version = ask('get_version')
    if (version['major'], version['minor']) < (1, 9):
        print(f'Not asked here: where is the sidebar when its Wayland monitor is unplugged? Sway {version["human_readable"]} unplugs none')
    else:
        output('swaymsg', 'output HEADLESS-2 disable')
        keeps((360, WIDTH))  # as it stood there before
        output('swaymsg', 'output HEADLESS-1 disable')
        wait(lambda: not ask('get_workspaces'), 'all are unplugged')
        output('swaymsg', 'output HEADLESS-1 enable')
        keeps((360, WIDTH))
        output('swaymsg', 'output HEADLESS-2 enable')
        keeps((0, size - 360), 'HEADLESS-2')
        keeps((0, WIDTH))
    assert window.end() == 0


for story in (at_both_edges, floating, whoever_names_a_display_decides, hidden_it_gives_the_edge_back, the_keyboard,
              another_monitor):
    story()
    print(f'{story.__name__.replace("_", " ")}: good', flush=True)
