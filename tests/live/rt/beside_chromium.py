#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A real Request Tracker in a real Chromium beside the sidebar: opening a customer's page, or one of their tickets, shows
that customer; one who was never read is fetched; the browser and the sidebar do not overlap; what the agent does is there
afterwards, in RT's own page where it belongs there.

Usage (under tests/gui/with_desktop.sh): beside_chromium.py BINARY_DIR SOURCE_DIR [PICTURE]
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

binary, source = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
sys.path[:0] = [str(source / 'tests/gui'), str(source / 'tests/live/rt')]
import pyatspi  # noqa: E402
from browser import Chromium  # noqa: E402
from desk import Desk  # noqa: E402
from screen import Program, clean, wait, window_place  # noqa: E402

top = tempfile.TemporaryDirectory(prefix='rafiq-beside-')
home = pathlib.Path(top.name) / 'home'


def rafiqctl(*arguments, stdin=''):
    done = subprocess.run([binary / 'bin/rafiqctl', '--home', home, '--json', *arguments], capture_output=True, text=True, input=stdin)
    assert done.returncode == 0, f'{arguments}: {done.stderr}'
    return json.loads(done.stdout)


def press(name, role=pyatspi.ROLE_PUSH_BUTTON):
    """What has been scrolled out of sight is still there."""
    def ready():
        found = next(node for node in sidebar.all(role) if clean(node.name) == name)
        return found if found.getState().contains(pyatspi.STATE_SENSITIVE) else None
    wait(ready, f'"{name}" can be pressed').queryAction().doAction(0)


def type_into(field, text):
    wait(lambda: next(node for node in sidebar.all() if clean(node.name) == field and 'EditableText' in pyatspi.listInterfaces(node)),
         f'"{field}" can be typed into').queryEditableText().setTextContents(text)


desk = Desk('seed.pl')
sidebar = browser = None
try:
    # Nothing is synced: whoever is opened has to be fetched.
    rafiqctl('account', 'add', 'support', '--connector', 'rt', '--scope', 'none', '--set', f'url={desk.url}', '--set', 'promise_queue=Sales',
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
    reference = f"support:{one['id']}"
    press('Need', pyatspi.ROLE_RADIO_BUTTON)
    wait(lambda: sidebar.named('Need', pyatspi.ROLE_RADIO_BUTTON).getState().contains(pyatspi.STATE_CHECKED), 'the stage moves')
    wait(lambda: rafiqctl('guide', reference)['guide']['stage'] == 'need', 'the stage is kept')
    if len(sys.argv) > 3:
        time.sleep(1)  # for the eye: what the click left on the button fades
        subprocess.run(['import', '-window', 'root', sys.argv[3]], check=True)
    press('I will do it')
    wait(lambda: any(clean(node.description).startswith('Accepted: ') for node in sidebar.all()), 'the recommendation is accepted')

    # What belongs to the CRM is in its own pages: a corrected fact, a promise.
    [education] = [field['values'][0] for field in one['CustomFields'] if field['name'] == 'Education']
    press('Profile', pyatspi.ROLE_TOGGLE_BUTTON)
    press(education)
    press(f'Correct: {education}')
    type_into('Correct: Education', 'Doctor of music')
    press('Save')
    wait(lambda: sidebar.named('Doctor of music'), 'the fact is corrected')
    press('Promises', pyatspi.ROLE_TOGGLE_BUTTON)
    press('Make a promise')
    type_into('What is promised', 'Send the price list')
    press('Tomorrow at 10', pyatspi.ROLE_TOGGLE_BUTTON)
    press('Save the promise')
    wait(lambda: sidebar.named('Send the price list'), 'the promise is made')
    rafiqctl('push', 'support')
    browser.go(f"{desk.url}/Admin/Users/Modify.html?id={one['id']}")
    assert 'Doctor of music' in browser.run('document.documentElement.outerHTML'), 'the fact stands in RT'
    [reminder] = desk.request('GET', "/tickets?query=Type='reminder'&fields=Subject")['items']
    browser.go(f"{desk.url}/Ticket/Display.html?id={reminder['id']}")
    assert 'Send the price list' in browser.run('document.documentElement.outerHTML'), 'the promise stands in RT'
    wait(lambda: sidebar.named(one['RealName']), 'and the sidebar stays with the customer')
    print('followed, fetched, beside each other, written back')
finally:
    if browser:
        browser.end()
    if sidebar:
        sidebar.end()
    desk.stop()
    top.cleanup()
