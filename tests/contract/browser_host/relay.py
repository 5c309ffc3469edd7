#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The relay between the browser's extension and the sidebar: who may start it, what it takes, what it drops.
Usage: relay.py BINARY_DIR SOURCE_DIR"""
import base64
import hashlib
import json
import os
import pathlib
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import unittest

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
MANIFEST = json.loads((SOURCE / 'packaging/browser/manifest.json').read_text(encoding='utf-8'))
ID = ''.join(chr(ord('a') + int(digit, 16)) for digit in hashlib.sha256(base64.b64decode(MANIFEST['key'])).hexdigest()[:32])
CHROMIUM = [f'chrome-extension://{ID}/']
FIREFOX = ['/home/agent/.mozilla/native-messaging-hosts/rafiq.browser_host.json',
           MANIFEST['browser_specific_settings']['gecko']['id']]
PAGE = 'https://crm.example/User/Summary.html?id=7'


class Sidebar:
    """Answers at the door as the sidebar does, and keeps what it was told."""

    def __init__(self, home, origins):
        self.told, self.asked = [], 0
        self.origins = origins
        (home / 'run').mkdir(mode=0o700)
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(str(home / 'run/sidebar.socket'))
        self.socket.listen()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                visitor, _ = self.socket.accept()
            except OSError:
                return
            with visitor:
                request = json.loads(visitor.makefile().readline())
                if request['do'] == 'origins':
                    self.asked += 1
                    visitor.sendall(json.dumps({'ok': True, 'origins': self.origins}).encode() + b'\n')
                else:
                    self.told.append(request)
                    visitor.sendall(b'{"ok":true}\n')


class Relay(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='rafiq-relay-')
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)

    def sidebar(self, *origins):
        sidebar = Sidebar(self.home, list(origins))
        self.addCleanup(sidebar.socket.close)
        return sidebar

    def start(self, arguments=None):
        host = subprocess.Popen([BINARY / 'bin/rafiq-browser-host', *(CHROMIUM if arguments is None else arguments)],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env={'PATH': os.environ['PATH'], 'RAFIQ_HOME': str(self.home)})
        self.addCleanup(host.wait)
        self.addCleanup(host.kill)
        for pipe in (host.stdin, host.stdout, host.stderr):
            self.addCleanup(pipe.close)
        return host

    @staticmethod
    def say(host, message):
        raw = message if isinstance(message, bytes) else json.dumps(message).encode()
        host.stdin.write(struct.pack('=I', len(raw)) + raw)
        host.stdin.flush()

    @staticmethod
    def hear(host):
        length, = struct.unpack('=I', host.stdout.read(4))
        return json.loads(host.stdout.read(length))

    def origins(self, host):
        """Also waits until all before it was taken."""
        self.say(host, {'type': 'origins'})
        return self.hear(host)

    def test_only_our_extension_may_start_it(self):
        for arguments in ([], ['chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/'], CHROMIUM[0].rstrip('/').split(),
                          ['https://crm.example/'], FIREFOX[:1], [FIREFOX[0], 'other@addon.example'],
                          [FIREFOX[1], FIREFOX[0]]):
            host = self.start(arguments)
            self.assertEqual(host.wait(20), 2, arguments)
            self.assertEqual(host.stdout.read(), b'')
            self.assertIn(b'Nothing is to be done by hand', host.stderr.read())
        for arguments in (CHROMIUM, CHROMIUM + ['--parent-window=7'], FIREFOX):
            self.assertFalse(self.origins(self.start(arguments))['running'])

    def test_it_says_whose_pages_to_tell(self):
        self.sidebar('https://crm.example', 'http://127.0.0.1:8080')
        self.assertEqual(self.origins(self.start()), {'type': 'origins', 'running': True,
                                                      'origins': ['https://crm.example', 'http://127.0.0.1:8080']})

    def test_a_page_of_an_account_is_handed_on_and_no_other(self):
        sidebar = self.sidebar('https://crm.example')
        host = self.start()
        for url in ('https://other.example/User/Summary.html?id=7', 'http://crm.example/User/Summary.html?id=7',
                    'https://crm.example:8443/User/Summary.html?id=7', 'https://crm.example.evil.example/?id=7',
                    'https://agent@crm.example/User/Summary.html?id=7', 'javascript:alert(1)', 'file:///etc/passwd', '',
                    PAGE + '\n', PAGE + 'x' * 5000):
            self.say(host, {'type': 'page', 'url': url})
        self.say(host, {'type': 'page', 'url': PAGE})
        self.origins(host)
        self.assertEqual(sidebar.told, [{'do': 'page', 'what': PAGE}])

    def test_what_is_malformed_or_too_long_is_dropped(self):
        sidebar = self.sidebar('https://crm.example')
        host = self.start()
        for message in (b'', b'{', b'null', b'[1]', b'"page"', b'\xff\xfe', b'[' * 5000, {'type': 'page'}, {'type': 'page', 'url': 7},
                        {'type': 'page', 'url': PAGE, 'do': 'open'}, {'type': 'open', 'url': PAGE}, {'type': ['page'], 'url': PAGE},
                        {'type': 'origins', 'more': 1}, {'do': 'open', 'what': 'c1'}, b'x' * 9000, b'{"type":"page","url":"' + b'x' * 2_000_000):
            self.say(host, message)
        self.assertTrue(self.origins(host)['running'], 'it goes on after all of these')
        self.assertEqual(sidebar.told, [])

    def test_it_ends_with_the_browser_and_at_what_no_browser_sends(self):
        host = self.start()
        host.stdin.close()
        self.assertEqual(host.wait(20), 0)
        host = self.start()
        host.stdin.write(struct.pack('=I', 0xFFFFFFFF) + b'x' * 100)
        host.stdin.flush()
        self.assertEqual(host.wait(20), 0)

    def test_nothing_is_written_anywhere(self):
        self.sidebar('https://crm.example')
        before = sorted(self.home.rglob('*'))
        host = self.start()
        self.say(host, {'type': 'page', 'url': PAGE})
        self.origins(host)
        host.stdin.close()
        host.wait(20)
        self.assertEqual(host.stderr.read(), b'')
        self.assertEqual(sorted(self.home.rglob('*')), before)

    def test_the_lists_are_kept_a_while(self):
        sidebar = self.sidebar('https://crm.example')
        host = self.start()
        self.origins(host)
        for _ in range(20):
            self.say(host, {'type': 'page', 'url': PAGE})
        self.origins(host)
        self.assertEqual((sidebar.asked, len(sidebar.told)), (2, 20))


class Extension(unittest.TestCase):
    def test_it_asks_for_no_more_than_it_says(self):
        self.assertEqual(MANIFEST['permissions'], ['nativeMessaging'])
        self.assertEqual(MANIFEST['incognito'], 'not_allowed')
        for key in ('host_permissions', 'content_scripts', 'web_accessible_resources', 'optional_permissions'):
            self.assertNotIn(key, MANIFEST)
        self.assertEqual(MANIFEST['externally_connectable'], {'ids': []})

    def test_every_word_is_there_in_both_languages(self):
        words = {language: json.loads((SOURCE / f'packaging/browser/_locales/{language}/messages.json').read_text(encoding='utf-8'))
                 for language in ('ar', 'en')}
        self.assertEqual(words['ar'].keys(), words['en'].keys())
        page = (SOURCE / 'packaging/browser/page.js').read_text() + (SOURCE / 'packaging/browser/page.html').read_text()
        for key in set(words['en']) - {'name', 'description'}:
            self.assertIn(key, page)

    def test_install_and_remove_for_one_user(self):
        with tempfile.TemporaryDirectory() as home:
            environment = {'PATH': os.environ['PATH'], 'HOME': home}
            script = [SOURCE / 'packaging/browser/install.sh']
            subprocess.run([*script, '--host', BINARY / 'bin/rafiq-browser-host'], check=True, env=environment, capture_output=True)
            chromium, = pathlib.Path(home).glob('.config/chromium/NativeMessagingHosts/*.json')
            firefox, = pathlib.Path(home).glob('.mozilla/native-messaging-hosts/*.json')
            self.assertEqual(json.loads(chromium.read_text())['allowed_origins'], CHROMIUM)
            self.assertEqual(json.loads(firefox.read_text())['allowed_extensions'], FIREFOX[1:])
            self.assertTrue(os.access(json.loads(firefox.read_text())['path'], os.X_OK))
            subprocess.run([*script, '--remove'], check=True, env=environment, capture_output=True)
            self.assertEqual([path for path in pathlib.Path(home).rglob('*.json')], [])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
