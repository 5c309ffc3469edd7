#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A connector is killed in the middle of a sync that the sidebar itself runs, again and again, while the agent works:
the panel answers each click, what was committed can be opened, and the strip says why the account rests.

Usage (under with_desktop.sh): a_connector_crashes.py BINARY_DIR SAMPLE_DIR
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

import pyatspi
from screen import Program, clean, wait

binary, sample = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
top = pathlib.Path(tempfile.mkdtemp())
home = top / 'home'
RADIO, PANEL = pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_PANEL
STAGES = ['Need', 'Present', 'Closing', 'Welcome']

connectors = top / 'connectors'
connectors.mkdir()
for library in (binary / 'lib/connectors/rafiq-connector-file.so',
                binary / 'lib/test-connectors/rafiq-connector-unsteady.so'):
    (connectors / library.name).symlink_to(library)
os.environ['RAFIQ_CONNECTORS'] = str(connectors)


def rafiqctl(*arguments):
    done = subprocess.run([binary / 'bin/rafiqctl', '--home', home, '--json', *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def hosts_of(process):
    """The living connector hosts that a process has started."""
    found = []
    for entry in pathlib.Path('/proc').iterdir():
        if not entry.name.isdigit():
            continue
        try:
            name, rest = (entry / 'stat').read_text().split('(', 1)[1].rsplit(')', 1)
        except (OSError, IndexError):
            continue  # it has ended since
        if name.startswith('rafiq-connecto') and int(rest.split()[1]) == process.pid and rest.split()[0] != 'Z':
            found.append(int(entry.name))
    return found


def account():
    return next(one for one in rafiqctl('account', 'list')['accounts'] if one['name'] == 'desk')


def on_strip(sidebar, text):
    return next((node for node in sidebar.all() if text in clean(node.name)), None)


def move_to(sidebar, stage):
    sidebar.press(stage, RADIO)
    wait(lambda: sidebar.named(stage, RADIO).getState().contains(pyatspi.STATE_CHECKED), f'the stage moves to {stage}')


rafiqctl('account', 'add', 'sample', '--connector', 'file', '--set', f'customers={sample}/customers.csv',
         '--set', f'journey={sample}/journey.jsonl')
rafiqctl('sync', 'sample')
rafiqctl('account', 'add', 'desk', '--connector', 'unsteady', '--set', 'crash=wait')
known = rafiqctl('customer', 'show', 'sample:C-1001')['customer']

sidebar = Program(binary / 'bin/rafiq', '--home', home, '--lang', 'en', '--dock', 'none', '--customer', known['id'])
try:
    sidebar.see('I will do it')
    wait(lambda: on_strip(sidebar, 'Reading desk: 4'), 'two pages of the second account are read')
    killed = []
    while account()['state'] != 'quarantined':
        crashed = wait(lambda: [host for host in hosts_of(sidebar.process) if host not in killed]
                       or account()['state'] == 'quarantined', 'the connector is started again, or rests')
        if crashed is True:
            break
        for host in crashed:
            os.kill(host, signal.SIGKILL)
        killed += crashed
        move_to(sidebar, STAGES[len(killed) % len(STAGES)])
    assert len(killed) >= 3, f'two restarts, then no more: {killed}'

    strip = wait(lambda: on_strip(sidebar, 'desk cannot be read'), 'the strip says that the account cannot be read')
    assert 'killed' in account()['reason'].lower(), account()['reason']
    move_to(sidebar, 'Need')
    sidebar.see('I will do it')

    # What was committed before the crash opens like any other customer.
    sidebar.type('Customer 3', into='Name, phone or mail')
    sidebar.press('Customer 3')
    sidebar.see('Customer 3')
    sidebar.see('I will do it')
    print(f'{len(killed)} crashes while the agent worked: {clean(strip.name)}')
finally:
    ended = sidebar.end()
assert ended == 0, f'the sidebar ended with {ended}'
