#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Without any extension: the title of the window in front, as Request Tracker writes it, opens the customer. Titles that
name nobody known here change nothing, and nobody is asked about them.

Usage (under with_desktop.sh): follow_by_title.py BINARY_DIR SOURCE_DIR
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import local_crm
import pyatspi
from screen import Program, wait

binary, source = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
home = pathlib.Path(tempfile.mkdtemp(prefix='rafiq-')) / 'home'
sample = source / 'plugins/file/sample'


def rafiqctl(*arguments):
    done = subprocess.run([binary / 'bin/rafiqctl', '--home', home, '--json', *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


desk, stop_desk = local_crm.serve()
token = home.parent / 'token'
token.write_text('1-1-0123456789abcdef')
rafiqctl('account', 'add', 'sample', '--connector', 'file', '--set', f'customers={sample}/customers.csv')
rafiqctl('sync', 'sample')
rafiqctl('account', 'add', 'support', '--connector', 'rt', '--set', f'url={desk}', '--secret', f'token={token}', '--secrets-in', 'file')
known = [rafiqctl('customer', 'show', f'sample:{identity}')['customer'] for identity in ('C-1001', 'C-1003', 'C-1004')]
people = [(one['name'], one['mails'][0]['value']) for one in known if one['mails']][:2]
assert len(people) == 2, known

sidebar = Program(binary / 'bin/rafiq', '--home', home, '--lang', 'en', '--dock', 'right')
other = subprocess.Popen(['/usr/bin/python3', '-B', pathlib.Path(__file__).parent / 'a_window.py'], stdin=subprocess.PIPE, text=True)
try:
    sidebar.see('Name, phone or mail')

    def title(text):
        other.stdin.write(text + '\n')
        other.stdin.flush()
        active = lambda: subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'], capture_output=True, text=True).stdout
        wait(lambda: text in active(), f'a window called "{text}" is in front')

    def shows(person):
        return sidebar.named(person[0], pyatspi.ROLE_PANEL)  # in a list they would be a button

    first, second = people
    assert not shows(first) and not shows(second)
    title(f'User: {first[0]} <{first[1]}> - Mozilla Firefox')
    wait(lambda: shows(first), f'the sidebar shows {first[0]}')
    for nobody in ('User: Somebody <nobody.at.all@example.invalid>', f'{second[0]} <{second[1]}>', 'RT at a glance'):
        title(nobody)
    # What was followed comes after what was not: the same customer is there until the next title names another.
    assert shows(first) and not shows(second)
    title(f'User: {second[0]} <{second[1]}> - Mozilla Firefox')
    wait(lambda: shows(second) and not shows(first), f'the sidebar shows {second[0]}')
    print('followed by the title, and by nothing else')
finally:
    other.stdin.close()
    other.wait(20)
    ended = sidebar.end()
    stop_desk()
assert ended == 0, f'the sidebar ended with {ended}'
