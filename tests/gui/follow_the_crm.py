#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A real Chromium beside the sidebar, on the file connector: the page that is open chooses the customer; other sites, other
pages, private windows and web pages themselves reach nothing; links, calls, the pin, hiding and showing.

Usage (under with_desktop.sh): follow_the_crm.py BINARY_DIR SOURCE_DIR
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import local_crm
from browser import Chromium
from screen import Program, wait, window_place

binary, source = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
home = pathlib.Path(tempfile.mkdtemp(prefix='rafiq-')) / 'home'
sample = source / 'plugins/file/sample'


def rafiqctl(*arguments, stdin=''):
    done = subprocess.run([binary / 'bin/rafiqctl', '--home', home, '--json', *arguments], capture_output=True, text=True, input=stdin)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def name_of(reference):
    return rafiqctl('customer', 'show', reference)['customer']['name']


def workarea():
    said = subprocess.run(['xprop', '-root', '_NET_WORKAREA'], capture_output=True, text=True).stdout
    return [int(number) for number in re.findall(r'\d+', said)][:4]


crm, stop_crm = local_crm.serve()
other, stop_other = local_crm.serve()
rafiqctl('account', 'add', 'desk', '--connector', 'file', '--set', f'customers={sample}/customers.csv',
         '--set', f'journey={sample}/journey.jsonl', '--set', f'record_url={crm}/customers/${{id}}')
rafiqctl('sync', 'desk')
names = {identity: name_of(f'desk:{identity}') for identity in ('C-1001', 'C-1002', 'C-1003')}
assert len(set(names.values())) == 3

sidebar = Program(binary / 'bin/rafiq', '--home', home, '--lang', 'en', '--dock', 'right')
browser = None
try:
    sidebar.see('Name, phone or mail')
    browser = Chromium(binary, source, RAFIQ_HOME=str(home))

    def shows(identity):
        wait(lambda: sidebar.named(names[identity]), f'the sidebar shows {names[identity]}')

    def go(path, at=crm):
        browser.go(at + path)

    def stays(identity):
        """What should reach nothing: after it a round trip through the same door, and still the same customer."""
        rafiqctl('open', '--wait', f'desk:{identity}')
        shows(identity)

    # Nothing is allowed yet: the browser itself keeps the address from the extension.
    rafiqctl('open', '--wait', 'desk:C-1003')
    go('/customers/C-1001')
    stays('C-1003')

    browser.allow(crm.removeprefix('http://'))
    go('/customers/C-1001')
    shows('C-1001')
    go('/customers/C-1002')
    shows('C-1002')
    browser.run("history.pushState(0, '', '/customers/C-1001')")  # as applications of one page do
    shows('C-1001')

    go('/reports/customers')
    go('/customers/C-1002', at=other)  # another site, for which nothing was allowed
    stays('C-1001')

    # A page of the web has no way in: neither to the extension nor to the host.
    go('/customers/C-1001')
    for attempt in (f"chrome.runtime.sendMessage('{browser.id}', {{type: 'page', url: '{crm}/customers/C-1002'}})",
                    f"chrome.runtime.connectNative('rafiq.browser_host')",
                    f"fetch('chrome-extension://{browser.id}/page.html').then((r) => {{ if (!r.ok) throw Error('no') }})"):
        refused = browser.run(f"(async () => {{ try {{ await {attempt}; return 'taken' }} catch (e) {{ return 'refused' }} }})()")
        assert refused == 'refused', attempt
    shows('C-1001')

    # The edge is reserved: a maximised browser and the sidebar do not overlap.
    window = browser.ask('Browser.getWindowForTarget', browser.page)['windowId']
    browser.ask('Browser.setWindowBounds', windowId=window, bounds={'windowState': 'maximized'})
    ours = wait(lambda: (place := window_place('^Rafiq$')) and place[3] == 1000 and place, 'the sidebar has all of the edge')
    wait(lambda: (theirs := window_place('Chromium')) and theirs[2] > 600 and theirs[0] + theirs[2] <= ours[0],
         f'the maximised browser ends where the sidebar begins: {window_place("Chromium")} {ours}')
    area = workarea()
    assert area[0] + area[2] <= ours[0], f'{area} {ours}'

    # One instance: the second hides the first, then shows it again, in its place.
    subprocess.run([binary / 'bin/rafiq', '--home', home, '--toggle'], check=True, timeout=20)
    wait(lambda: window_place('^Rafiq$') is None, 'the sidebar hides')
    wait(lambda: workarea()[2] > area[2], 'and gives the edge back')
    subprocess.run([binary / 'bin/rafiq', '--home', home, '--toggle'], check=True, timeout=20)
    wait(lambda: window_place('^Rafiq$') == ours and workarea() == area, 'the sidebar is back where it was')

    # A link, a number from a softphone.
    subprocess.run([binary / 'bin/rafiq', '--home', home, 'rafiq:open?ref=desk:C-1003'], check=True, timeout=20)
    shows('C-1003')
    phone = rafiqctl('customer', 'show', 'desk:C-1002')['customer']['phones'][0]['value']
    rafiqctl('open', '--wait', '-', stdin=f'rafiq:call?phone={phone}\n')
    shows('C-1002')
    rafiqctl('open', '--wait', '-', stdin='rafiq:call?phone=+999000111222333\n')
    sidebar.see('Nobody is known by this', limit=30)
    sidebar.press('Cancel')
    shows('C-1002')

    # A pin holds the customer.
    sidebar.press('Pin')
    sidebar.see('Pinned')
    go('/customers/C-1001')
    rafiqctl('open', '--wait', f'rafiq:page?url={crm}/customers/C-1003')
    shows('C-1002')
    sidebar.press('Pinned')
    shows('C-1003')
    print('followed, stayed, docked, hidden, shown, called, pinned')
finally:
    if browser:
        browser.end()
    ended = sidebar.end()
    stop_crm()
    stop_other()
assert ended == 0, f'the sidebar ended with {ended}'
