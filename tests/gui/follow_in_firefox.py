#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The extension in a real Firefox, with a made-up sidebar behind the door: hosts that no account names, or that nobody allowed,
send nothing; a page of the web reaches neither the extension nor the host; an allowed one is told.

Usage: follow_in_firefox.py BINARY_DIR SOURCE_DIR
"""
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import threading
import time

import local_crm

binary, source = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
LIMIT = float(os.environ.get('RAFIQ_GUI_LIMIT', '60'))
ADDON = json.loads((source / 'packaging/browser/manifest.json').read_text(encoding='utf-8'))['browser_specific_settings']['gecko']['id']


def wait(condition, what):
    end = time.monotonic() + LIMIT
    while not (answer := condition()):
        assert time.monotonic() < end, f'did not happen: {what}'
        time.sleep(0.05)
    return answer


class Firefox:
    """Driven through Marionette, which is a length, a colon and JSON."""

    def __init__(self, home):
        self.environment = {**os.environ, 'HOME': str(home), 'MOZ_HEADLESS': '1', 'RAFIQ_HOME': str(home / 'rafiq')}
        subprocess.run([source / 'packaging/browser/install.sh', '--host', binary / 'bin/rafiq-browser-host'], check=True,
                       env=self.environment, stdout=subprocess.DEVNULL)
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            port = free.getsockname()[1]
        profile = home / 'profile'
        profile.mkdir()
        (profile / 'user.js').write_text(f'user_pref("marionette.port", {port});\n'
                                         'user_pref("datareporting.policy.dataSubmissionEnabled", false);\n'
                                         'user_pref("browser.shell.checkDefaultBrowser", false);\n'
                                         'user_pref("app.update.enabled", false);\n')
        self.process = subprocess.Popen(['firefox-esr', '--marionette', '-remote-allow-system-access', '--profile', profile, '--no-remote',
                                         'about:blank'], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.last = 0

        def connect():
            try:
                return socket.create_connection(('127.0.0.1', port), timeout=LIMIT)
            except OSError:
                return None
        self.stream = wait(connect, 'Firefox listens')
        self.buffer = b''
        self.read()
        self.ask('WebDriver:NewSession', capabilities={'alwaysMatch': {'acceptInsecureCerts': False}})

    def read(self):
        while True:
            head, colon, rest = self.buffer.partition(b':')
            if colon and len(rest) >= int(head):
                self.buffer = rest[int(head):]
                return json.loads(rest[:int(head)])
            more = self.stream.recv(65536)
            assert more, 'Firefox has ended'
            self.buffer += more

    def ask(self, command, **parameters):
        self.last += 1
        raw = json.dumps([0, self.last, command, parameters]).encode()
        self.stream.sendall(str(len(raw)).encode() + b':' + raw)
        _, _, error, answer = self.read()
        assert error is None, f'{command}: {error}'
        return answer.get('value') if isinstance(answer, dict) else answer

    def run(self, script, *arguments):
        return self.ask('WebDriver:ExecuteAsyncScript', script=script, args=list(arguments), scriptTimeout=30000)

    def as_browser(self, script, *arguments):
        self.ask('Marionette:SetContext', value='chrome')
        try:
            return self.run(script, *arguments)
        finally:
            self.ask('Marionette:SetContext', value='content')

    def end(self):
        try:
            self.ask('Marionette:Quit', flags=['eForceQuit'])
        except (AssertionError, OSError):
            pass
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(30)


ALLOW = '''
const [id, pattern, allow, done] = arguments;
(async () => {
  const {ExtensionPermissions} = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const what = {permissions: [], origins: [pattern]};
  const extension = WebExtensionPolicy.getByID(id).extension;
  await (allow ? ExtensionPermissions.add(id, what, extension) : ExtensionPermissions.remove(id, what, extension));
  done(WebExtensionPolicy.getByID(id).mozExtensionHostname);
})();
'''

with tempfile.TemporaryDirectory(prefix='rafiq-firefox-') as folder:
    home = pathlib.Path(folder)
    (home / 'rafiq/run').mkdir(parents=True, mode=0o700)
    crm, stop_crm = local_crm.serve()
    other, stop_other = local_crm.serve()
    told = []
    door = socket.socket(socket.AF_UNIX)
    door.bind(str(home / 'rafiq/run/sidebar.socket'))
    door.listen()

    def serve():
        while True:
            visitor, _ = door.accept()
            with visitor:
                request = json.loads(visitor.makefile().readline())
                if request['do'] == 'page':
                    told.append(request['what'])
                origins = {'origins': [crm]} if request['do'] == 'origins' else {}
                visitor.sendall(json.dumps({'ok': True, **origins}).encode() + b'\n')
    threading.Thread(target=serve, daemon=True).start()

    firefox = Firefox(home)
    try:
        firefox.ask('Addon:Install', path=str(source / 'packaging/browser'), temporary=True)

        def go(url):
            firefox.ask('WebDriver:Navigate', url=url)

        go(crm + '/customers/1')  # nobody has allowed it
        go(other + '/customers/2')
        extension = firefox.as_browser(ALLOW, ADDON, 'http://127.0.0.1/*', True)
        go(other + '/customers/3')  # allowed as a host, but no account's: the ports differ
        go(crm + '/customers/4')
        wait(lambda: crm + '/customers/4' in told, 'the allowed page is told')
        firefox.run("history.pushState(0, '', '/customers/5'); arguments[0]()")
        wait(lambda: crm + '/customers/5' in told, 'so is the next one')
        for attempt in ("browser.runtime.sendMessage({type: 'page'})", "chrome.runtime.connectNative('rafiq.browser_host')",
                        f"fetch('moz-extension://{extension}/page.html')"):
            answer = firefox.run(f"(async () => {{ try {{ await {attempt}; return 'taken' }} catch (e) {{ return 'refused' }} }})().then(arguments[0])")
            assert answer == 'refused', attempt
        firefox.as_browser(ALLOW, ADDON, 'http://127.0.0.1/*', False)
        go(crm + '/customers/6')  # taken back
        firefox.as_browser(ALLOW, ADDON, 'http://127.0.0.1/*', True)
        go(crm + '/customers/7')
        wait(lambda: crm + '/customers/7' in told, 'allowed again')
        allowed = {f'{crm}/customers/{each}' for each in (4, 5, 7)}
        # Allowing tells the page that is open, which is then allowed.
        assert allowed <= set(told) <= allowed | {crm + '/customers/6'}, told
        assert not any(url.startswith(other) for url in told), told
        print(f'told {len(told)} pages, all allowed')
    finally:
        firefox.end()
        stop_crm()
        stop_other()
