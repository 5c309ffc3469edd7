#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A real Tryton in a real Chromium beside the sidebar: an agent signs in, opens parties from the list, goes from tab to
tab, and the sidebar shows whose party is open. Tryton's web client is one page whose address only changes behind "#": no
page is ever loaded again. Who was never read is fetched; what is no party changes nothing.

Usage (under tests/gui/with_desktop.sh): beside_chromium.py BINARY_DIR SOURCE_DIR
"""
import json
import pathlib
import subprocess
import sys
import tempfile

binary, source = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
sys.path[:0] = [str(source / 'tests/gui'), str(source / 'tests/live/tryton')]
from browser import Chromium  # noqa: E402
from desk import Desk  # noqa: E402
from screen import Program, wait  # noqa: E402

top = tempfile.TemporaryDirectory(prefix='rafiq-beside-')
home = pathlib.Path(top.name) / 'home'
COLD = 60  # seconds: the web client asks for a view of each kind the first time


def rafiqctl(*arguments):
    done = subprocess.run([binary / 'bin/rafiqctl', '--home', home, '--json', *arguments], capture_output=True, text=True)
    assert done.returncode == 0, f'{arguments}: {done.stderr}'
    return json.loads(done.stdout)


desk = Desk()
sidebar = browser = None
try:
    parties = dict(zip(('Amal Hassan', 'Basil Karim', 'Dina Saleh'), desk.model('party.party', 'create', [
        {'name': 'Amal Hassan'}, {'name': 'Basil Karim'}, {'name': 'Dina Saleh'}])))
    # Nothing is synced: whoever is opened has to be fetched.
    rafiqctl('account', 'add', 'support', '--connector', 'tryton', '--scope', 'none', '--set', f'url={desk.url}',
             '--set', f'database={desk.database}', '--set', f'user={desk.user}',
             '--secret', f'password={desk.password_file}', '--secrets-in', 'file')
    sidebar = Program(binary / 'bin/rafiq', '--home', home, '--lang', 'en', '--dock', 'right')
    browser = Chromium(binary, source, RAFIQ_HOME=str(home))
    browser.allow(desk.url.removeprefix('http://'))

    def answer(field, value, what):
        """Fills in one of Tryton's dialogues and sends it, as Enter does."""
        found = f"[...document.querySelectorAll({json.dumps(field)})].find((e) => e.offsetParent)"
        wait(lambda: browser.run(f'Boolean({found})'), what, COLD)
        browser.run(f"""(() => {{ const field = jQuery({found}); field.val({json.dumps(value)}).trigger('change');
          field.closest('.modal').find('form').trigger('submit') }})()""")

    def shows(name):
        wait(lambda: sidebar.named(name), f'the sidebar shows {name}', 40)

    def address():
        return browser.run('location.hash')

    def stands_at(party):
        wait(lambda: address().startswith(f'#{desk.database}/model/party.party/{party};'), f'Tryton shows party {party}', COLD)

    def cell(name):
        """In the list that is open."""
        return ("[...document.querySelectorAll('.tab-pane.active td')].find((e) => e.offsetParent && "
                f"e.innerText.trim() === {json.dumps(name)})")

    browser.ask('Browser.setPermission', permission={'name': 'notifications'}, setting='denied', origin=desk.url)
    browser.go(f'{desk.url}/#{desk.database}')
    wait(lambda: browser.run("[...document.querySelectorAll('#database')].some((e) => e.offsetParent && e.value)"),
         'Tryton says which database it has', COLD)
    answer('#login', desk.user, 'Tryton asks who it is')
    answer('input[type=password]', desk.password_file.read_text(encoding='ascii').strip(), 'Tryton asks for the password')
    wait(lambda: browser.run("[...document.querySelectorAll('#menu tr')].some((e) => e.innerText.includes('Part'))"), 'Tryton lets us in', COLD)
    browser.run('window.loadedOnce = true')

    # The list is no record. A double click on a row opens the party in the same tab.
    browser.run(f"location.hash = '#{desk.database}/model/party.party'")
    wait(lambda: browser.run(f"Boolean({cell('Basil Karim')})"), 'the list of parties', COLD)
    for event in ('click', 'click', 'dblclick'):
        browser.run(f"{cell('Basil Karim')}.dispatchEvent(new MouseEvent('{event}', {{bubbles: true}}))")
    stands_at(parties['Basil Karim'])
    shows('Basil Karim')  # fetched
    browser.run("Sao.Tab.tabs.get_current().next()")  # what the arrow does: the next one of the list
    stands_at(parties['Dina Saleh'])
    shows('Dina Saleh')
    browser.run("Sao.Tab.tabs.get_current().previous()")
    stands_at(parties['Basil Karim'])
    shows('Basil Karim')

    # A link somebody sent, in the page that is open: another tab of Tryton's.
    browser.run(f"location.hash = '#{desk.database}/model/party.party/{parties['Amal Hassan']}'")
    stands_at(parties['Amal Hassan'])
    shows('Amal Hassan')

    # From tab to tab; a list of something else changes nothing.
    browser.run(f"location.hash = '#{desk.database}/model/party.category'")
    wait(lambda: address().startswith(f'#{desk.database}/model/party.category;'), 'the categories', COLD)
    browser.run("document.querySelectorAll('#tablist a')[0].click()")
    stands_at(parties['Basil Karim'])
    shows('Basil Karim')
    browser.run("document.querySelectorAll('#tablist a')[1].click()")
    stands_at(parties['Amal Hassan'])
    shows('Amal Hassan')
    browser.run("document.querySelectorAll('#tablist a')[2].click()")
    wait(lambda: address().startswith(f'#{desk.database}/model/party.category;'), 'the categories again', COLD)
    rafiqctl('open', '--wait', f"support:{parties['Amal Hassan']}")  # a round trip through the same door
    shows('Amal Hassan')
    assert browser.run('window.loadedOnce') is True, 'no page was loaded in all this'

    # Opened by a bookmark: a page of its own, and the session is still there.
    browser.go('about:blank')
    browser.ask('Page.navigate', browser.page, url=f"{desk.url}/#{desk.database}/model/party.party/{parties['Dina Saleh']}")
    stands_at(parties['Dina Saleh'])
    shows('Dina Saleh')
    print('signed in, followed from row to tab to link, fetched')
finally:
    if browser:
        browser.end()
    if sidebar:
        sidebar.end()
    desk.stop()
    top.cleanup()
