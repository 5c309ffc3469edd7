#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A real Request Tracker in a real Chromium beside the sidebar: opening a customer's page, or one of their tickets, shows
that customer; one who was never read is fetched; the browser and the sidebar do not overlap; what the agent does is there
afterwards, in RT's own page where it belongs there.

Usage (under tests/gui/with_desktop.sh): beside_chromium.py BINARY_DIR SOURCE_DIR [PICTURE]
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

binary, source = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
sys.path[:0] = [str(source / 'tests/gui'), str(source / 'tests/live/rt')]
from browser import Chromium  # noqa: E402
from desk import Desk  # noqa: E402
from screen import Program, wait, window_place  # noqa: E402

top = tempfile.TemporaryDirectory(prefix='rafiq-beside-')
home = pathlib.Path(top.name) / 'home'


def rafiqctl(*arguments, stdin=''):
    done = subprocess.run([binary / 'bin/rafiqctl', '--home', home, '--json', *arguments], capture_output=True, text=True, input=stdin)
    assert done.returncode == 0, f'{arguments}: {done.stderr}'
    return json.loads(done.stdout)


desk = Desk('seed.pl')
sidebar = browser = None
try:
    # Nothing is synced: whoever is opened has to be fetched.
    rafiqctl('account', 'add', 'support', '--connector', 'rt', '--scope', 'none', '--set', f'url={desk.url}',
             '--secret', f'token={desk.token_file}', '--secrets-in', 'file')
    one, two = desk.user('customer2@example.com'), desk.user('customer4@example.com')
    password = (desk.folder / 'password').read_text(encoding='ascii').strip()

    sidebar = Program(binary / 'bin/rafiq', '--home', home, '--lang', 'en', '--dock', 'right')
    browser = Chromium(binary, source, RAFIQ_HOME=str(home))
    browser.allow(desk.url.removeprefix('http://'))
    browser.go(desk.url + '/')
    browser.run(f"""(() => {{ document.querySelector('input[name=user]').value = 'root';
      document.querySelector('input[name=pass]').value = {json.dumps(password)};
      document.querySelector('input[name=pass]').form.requestSubmit() }})()""")
    wait(lambda: browser.run("document.readyState == 'complete' && !document.querySelector('input[name=pass]')"), 'RT lets us in', 60)
    window = browser.ask('Browser.getWindowForTarget', browser.page)['windowId']
    browser.ask('Browser.setWindowBounds', windowId=window, bounds={'windowState': 'maximized'})

    def open_user(user):
        browser.go(f"{desk.url}/User/Summary.html?id={user['id']}")
        wait(lambda: sidebar.named(user['RealName']), f"the sidebar shows {user['RealName']}", 40)

    open_user(one)   # fetched
    open_user(two)   # fetched
    open_user(one)   # known by now
    browser.go(desk.url + '/Search/Simple.html')  # no record: nothing changes
    tickets = desk.request('GET', "/tickets?query=Requestor.EmailAddress='customer4@example.com'&per_page=10")['items']
    browser.go(f"{desk.url}/Ticket/Display.html?id={tickets[0]['id']}")
    wait(lambda: sidebar.named(two['RealName']), "a ticket shows who asked", 40)
    open_user(one)

    ours = wait(lambda: window_place('^Rafiq$'), 'the sidebar has a place')
    wait(lambda: (theirs := window_place('Chromium')) and theirs[2] > 600 and theirs[0] + theirs[2] <= ours[0],
         'the maximised browser ends where the sidebar begins')

    # The agent works. Stages and reactions are Rafiq's own and stay on this machine.
    import pyatspi
    sidebar.press('Need', pyatspi.ROLE_RADIO_BUTTON)
    wait(lambda: sidebar.named('Need', pyatspi.ROLE_RADIO_BUTTON).getState().contains(pyatspi.STATE_CHECKED), 'the stage moves')
    if len(sys.argv) > 3:
        wait(lambda: sidebar.named('Need', pyatspi.ROLE_RADIO_BUTTON), 'all is painted')
        subprocess.run(['import', '-window', 'root', sys.argv[3]], check=True)
    buttons = [node for node in sidebar.all(pyatspi.ROLE_PUSH_BUTTON) if node.name]
    reference = f"support:{one['id']}"
    before = rafiqctl('guide', reference)['guide']['recommendations'][0]['card']
    accept = next(node for node in buttons if node.name in ('I will do it',) or node.parent.name and node.name.startswith('I '))
    accept.queryAction().doAction(0)
    wait(lambda: before not in [card['card'] for card in rafiqctl('guide', reference)['guide']['recommendations']],
         'the recommendation is accepted')

    # What belongs to the CRM is in its own page.
    rafiqctl('fact', 'set', reference, 'education', 'Doctor of music', '--source', 'told_by_customer')
    rafiqctl('push', 'support')
    browser.go(f"{desk.url}/User/Summary.html?id={one['id']}")
    browser.go(f"{desk.url}/Admin/Users/Modify.html?id={one['id']}")
    assert 'Doctor of music' in browser.run('document.documentElement.outerHTML'), 'the fact stands in RT'
    wait(lambda: sidebar.named(one['RealName']), 'and the sidebar stayed with the customer')
    print('followed, fetched, beside each other, written back')
finally:
    if browser:
        browser.end()
    if sidebar:
        sidebar.end()
    desk.stop()
    top.cleanup()
