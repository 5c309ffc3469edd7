#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The sidebar at the edges of one monitor and of two, under openbox: what it reserves, and where it goes when one is unplugged.

Usage (under with_desktop.sh): docking.py MADE_UP_PROGRAM
"""
import contextlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import pyatspi
from screen import Program, wait, window_place

made_up = sys.argv[1]
HERE = pathlib.Path(__file__).resolve().parent
RADIO = pyatspi.ROLE_RADIO_BUTTON
ON_LARGE, ON_SMALL = (1280, 960), (1024, 768)  # DUMMY0 at the left, DUMMY1 beside it
MAXIMISED = '''
import gi, sys
gi.require_version("Gtk", "3.0")
from gi.repository import Gtk
window = Gtk.Window(title=sys.argv[1])
window.move(int(sys.argv[2]), 100)
window.connect("realize", lambda shown: shown.move(int(sys.argv[2]), 100))
window.show_all()
window.maximize()
Gtk.main()
'''


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


@contextlib.contextmanager
def two_monitors():
    """A display with DUMMY0 and, right of it, the smaller DUMMY1; openbox on it."""
    read, write = os.pipe()
    log = pathlib.Path(os.environ['HOME']) / 'xorg.log'
    with open(log.with_suffix('.out'), 'w', encoding='utf-8') as said:
        server = subprocess.Popen(['/usr/lib/xorg/Xorg', '-displayfd', str(write), '-noreset', '-nolisten', 'tcp', '-novtswitch',
                                   '-sharevts', '-config', HERE / 'monitors.conf', '-logfile', log], pass_fds=[write], stdout=said,
                                  stderr=said)
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    assert number, log.with_suffix('.out').read_text(encoding='utf-8')
    before, os.environ['DISPLAY'] = os.environ['DISPLAY'], f':{number}'
    manager = subprocess.Popen(['openbox'], stderr=subprocess.DEVNULL)
    try:
        plug('DUMMY0', ON_LARGE, 0)
        plug('DUMMY1', ON_SMALL, ON_LARGE[0])
        wait(lambda: 'window id' in output('xprop', '-root', '_NET_SUPPORTING_WM_CHECK'), 'the window manager is there')
        yield
    finally:
        os.environ['DISPLAY'] = before
        server.terminate()
        server.wait(20)
        manager.wait(20)


def plug(monitor, size, left):
    mode = f'{size[0]}x{size[1]}'
    subprocess.run(['xrandr', '--addmode', monitor, mode], check=False, stderr=subprocess.DEVNULL)
    subprocess.run(['xrandr', '--output', monitor, '--mode', mode, '--pos', f'{left}x0'], check=True)
    output('xrandr')  # the driver notices that it is connected when it is asked


def unplug(monitor):
    subprocess.run(['xrandr', '--output', monitor, '--off'], check=True)


def strut():
    """Of the sidebar: how much, and from where to where along the edge; nothing where none is reserved."""
    window = output('xdotool', 'search', '--name', '^Rafiq$').split()[-1]
    said = output('xprop', '-id', window, '_NET_WM_STRUT_PARTIAL').partition('=')[2]
    values = [int(value) for value in re.findall(r'\d+', said)]
    if values[0]:
        return ('left', values[0], values[4], values[5])
    return ('right', values[1], values[6], values[7]) if values[1] else None


def stands(place):
    wait(lambda: window_place('^Rafiq$') == place, lambda: f'the sidebar stands at {place}, not {window_place("^Rafiq$")}')


def reserves(what):
    wait(lambda: strut() == what, lambda: f'it reserves {what}, not {strut()}')


@contextlib.contextmanager
def maximised(at):
    """Where a maximised window on the monitor at that x comes to stand."""
    name = f'Beside {at}'
    window = subprocess.Popen([sys.executable, '-c', MAXIMISED, name, str(at + 500)])
    try:
        wait(lambda: 'MAXIMIZED_HORZ' in output('xprop', '-name', name, '_NET_WM_STATE'), 'it is maximised')
        yield lambda: (found := window_place(f'^{name}$')) and (found[0], found[0] + found[2])
    finally:
        window.terminate()
        window.wait(20)


def fills(at, columns):
    with maximised(at) as place:
        wait(lambda: place() == columns, lambda: f'a maximised window fills {columns}, not {place()}')


def sidebar(home, *arguments):
    return Program(made_up, '--home', home, '--lang', 'en', '--customer', 'c1', *arguments)


def settings(window):
    window.press('Menu')
    window.see('Settings', pyatspi.ROLE_MENU_ITEM).queryAction().doAction(0)
    window.see('Settings', pyatspi.ROLE_PANEL)


def one_monitor(home):
    """On the display that the test was given: full height at either edge, and the rest is the browser's."""
    window = sidebar(home, '--dock', 'left')
    stands((0, 0, 360, 1000))
    reserves(('left', 360, 0, 999))
    fills(0, (360, 1600))
    settings(window)
    fills(0, (360, 1600))
    stands((0, 0, 360, 1000))  # still
    window.press('Right edge', RADIO)
    stands((1240, 0, 360, 1000))
    reserves(('right', 360, 0, 999))
    fills(0, (0, 1240))
    window.press('Floating', RADIO)
    reserves(None)
    fills(0, (0, 1600))
    assert window.end() == 0


def two(home):
    large, small = ON_LARGE[0], ON_LARGE[0] + ON_SMALL[0]
    window = sidebar(home, '--dock', 'right')
    # It came up on the large monitor, whose right edge lies between the two: nothing can be reserved there.
    stands((large - 360, 0, 360, 960))
    reserves(None)
    assert 'ABOVE' in output('xprop', '-name', 'Rafiq', '_NET_WM_STATE'), 'a maximised window hides it'
    settings(window)
    window.press('DUMMY1', RADIO)
    stands((small - 360, 0, 360, 768))
    reserves(('right', 360, 0, 767))
    assert 'ABOVE' not in output('xprop', '-name', 'Rafiq', '_NET_WM_STATE')
    fills(0, (0, large))  # the other monitor is left alone
    fills(large, (large, small - 360))
    window.press('320', RADIO)
    stands((small - 320, 0, 320, 768))
    window.press('DUMMY0', RADIO)
    window.press('Left edge', RADIO)
    window.press('360', RADIO)
    stands((0, 0, 360, 960))
    reserves(('left', 360, 0, 959))
    fills(0, (360, large))
    fills(large, (large, small))
    window.press('Back')
    settings(window)
    fills(0, (360, large))
    stands((0, 0, 360, 960))
    # Each monitor remembers, and the monitor is remembered.
    window.press('DUMMY1', RADIO)
    stands((small - 320, 0, 320, 768))
    assert window.end() == 0
    window = sidebar(home)
    stands((small - 320, 0, 320, 768))
    # Unplugged, it moves to the one that is left, to where it stood there; and back when it is plugged in.
    unplug('DUMMY1')
    stands((0, 0, 360, 960))
    reserves(('left', 360, 0, 959))
    fills(0, (360, large))
    plug('DUMMY1', ON_SMALL, large)
    stands((small - 320, 0, 320, 768))
    reserves(('right', 320, 0, 767))
    assert window.end() == 0


def one_above_the_other(home):
    """Stacked, both edges of both are outer ones, however far the smaller one is from the edge of the screen."""
    subprocess.run(['xrandr', '--output', 'DUMMY1', '--pos', f'200x{ON_LARGE[1]}'], check=True)
    window = sidebar(home)
    stands((200 + ON_SMALL[0] - 320, ON_LARGE[1], 320, 768))
    reserves(('right', 320 + ON_LARGE[0] - 200 - ON_SMALL[0], 960, 960 + 767))
    fills(0, (0, ON_LARGE[0]))
    assert window.end() == 0


def fresh_home():
    return tempfile.mkdtemp(dir=os.environ['HOME'])


one_monitor(fresh_home())
print('one monitor: good', flush=True)
with two_monitors():
    kept = fresh_home()
    two(kept)
    print('two monitors: good', flush=True)
    one_above_the_other(kept)
    print('one above the other: good', flush=True)
