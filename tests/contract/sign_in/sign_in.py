#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Signing in in the browser through rafiqctl. Usage: sign_in.py BINARY_DIR SOURCE_DIR"""
import base64
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

import jsonschema

from server import Server

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
SCHEMA = json.loads((SOURCE / 'sdk/schema/rafiqctl.schema.json').read_text(encoding='utf-8'))
HERE = pathlib.Path(__file__).resolve().parent
TIME_LIMIT = 600  # seconds; a sanitizer on a busy machine needs many


needs_a_browser = unittest.skipUnless(pathlib.Path('/usr/bin/xdg-open').exists(), 'xdg-utils is not installed')


class SignIn(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix='rafiq-sign-in-')
        self.addCleanup(self.folder.cleanup)
        self.top = pathlib.Path(self.folder.name)
        self.home = self.top / 'home'
        self.said = []
        self.server = Server()
        self.addCleanup(self.server.close)
        connectors = self.top / 'connectors'
        (connectors / 'browser-crm').mkdir(parents=True)
        (connectors / 'browser-crm/manifest.json').write_text(json.dumps(self.server.manifest()), encoding='utf-8')
        declarative = 'rafiq-connector-declarative.so'
        shutil.copy(BINARY / 'lib/connectors' / declarative, connectors / declarative)
        self.notes = self.top / 'notes'
        self.environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': self.folder.name,
                            'RAFIQ_CONNECTORS': str(connectors), 'BROWSER_NOTES': str(self.notes),
                            'BROWSER': str(HERE / 'browser.py')}
        for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'TSAN_OPTIONS'):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def start(self, *arguments):
        return subprocess.Popen([BINARY / 'bin/rafiqctl', '--home', self.home, *arguments], text=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=self.environment)

    def end(self, running, status=0):
        out, err = running.communicate(timeout=TIME_LIMIT)
        self.said += [out, err]
        self.assertEqual(running.returncode, status, err)
        return out, err

    def document(self, schema, *arguments, status=0):
        parsed = json.loads(self.end(self.start('--json', *arguments), status)[0])
        jsonschema.Draft202012Validator({'$ref': f'#/$defs/{schema}', '$defs': SCHEMA['$defs']}).validate(parsed)
        return parsed

    def add_arguments(self, *more):
        return ['account', 'add', 'desk', '--connector', 'browser-crm', '--set', f'url={self.server.url}',
                '--secrets-in', 'file', *more]

    def add_unsigned(self):
        """The account as a template leaves it: nobody has signed in."""
        self.server.declines = True
        self.document('failed', *self.add_arguments(), status=4)
        self.server.declines = False

    def printed_address(self, running):
        lines = [running.stderr.readline() for _ in range(2)]
        self.said += lines
        return lines[1].strip()

    def wait_for(self, condition):
        until = time.monotonic() + 60
        while not condition() and time.monotonic() < until:
            time.sleep(0.02)
        self.assertTrue(condition())

    @needs_a_browser
    def test_the_browser_opens_and_the_account_works(self):
        self.assertEqual(self.document('account_add', *self.add_arguments())['account']['secrets'], ['refresh_token'])
        self.wait_for(self.notes.exists)
        self.assertIn(b'You are signed in', self.notes.read_bytes())
        self.assertEqual(self.document('account_check', 'account', 'check', 'desk')['signed_in_as'], 'desk')
        self.document('sync_document', 'sync', 'desk')
        self.assertEqual(len(self.document('customer_search', 'customer', 'search', 'layla')['customers']), 1)
        self.assertIn('offline_access', self.server.asked['scope'])

    @needs_a_browser
    def test_what_was_exchanged_is_nowhere_but_with_the_secrets(self):
        self.document('account_add', *self.add_arguments())
        self.wait_for(self.notes.exists)
        self.document('account_check', 'account', 'check', 'desk')
        self.document('sync_document', 'sync', 'desk')
        self.end(self.start('account', 'sign-in', 'desk'))
        everywhere = {str(path.relative_to(self.top)): path.read_bytes() for path in self.top.rglob('*') if path.is_file()}
        everywhere['output'] = '\n'.join(self.said).encode()
        def holders(values):
            self.assertTrue(values)
            return {name for name, text in everywhere.items() for value in values
                    if any(written in text for written in (value.encode(), base64.b64encode(value.encode())))}

        newest = self.server.seen['refresh tokens'].pop()
        for kind, values in self.server.seen.items():
            self.assertEqual(holders(values), set(), kind)
        [place] = holders([newest])
        self.assertTrue(place.endswith('secrets'), place)
        self.assertEqual((self.top / place).stat().st_mode & 0o777, 0o600)
        # So the search finds what is there: the address that the browser was given.
        self.assertIn(self.server.asked['code_challenge'].encode(), self.notes.read_bytes())

    @needs_a_browser
    def test_the_address_can_be_opened_by_hand(self):
        self.add_unsigned()
        self.notes.unlink(missing_ok=True)
        running = self.start('--json', 'account', 'sign-in', 'desk', '--no-browser')
        with urllib.request.urlopen(self.printed_address(running), timeout=60) as page:
            self.assertIn('You are signed in', page.read().decode())
        self.assertEqual(json.loads(self.end(running)[0]), {'account': 'desk', 'signed_in': True})
        self.document('account_check', 'account', 'check', 'desk')

    def test_a_refresh_token_from_a_file_needs_no_browser(self):
        self.server.refresh = 'refresh.given-to-the-administrator'
        token = self.top / 'token.txt'
        token.write_text(self.server.refresh + '\n', encoding='utf-8')
        self.document('account_add', *self.add_arguments('--secret', f'refresh_token={token}'))
        self.document('account_check', 'account', 'check', 'desk')
        self.assertFalse(self.notes.exists())
        self.assertEqual(self.server.seen['codes'], [])

    @needs_a_browser
    def test_a_declined_sign_in_leaves_the_account_to_sign_in_to(self):
        self.server.declines = True
        error = self.document('failed', *self.add_arguments(), status=4)['error']
        self.assertIn('declined', error['what'])
        self.assertIn('rafiqctl account sign-in desk', error['remedy'])
        self.assertIn('account sign-in desk', self.document('failed', 'account', 'check', 'desk', status=4)['error']['what'])
        self.server.declines = False
        self.document('account_sign_in', 'account', 'sign-in', 'desk')
        self.document('account_check', 'account', 'check', 'desk')

    @needs_a_browser
    def test_a_sign_in_that_the_crm_ended_is_told_and_can_be_renewed(self):
        self.document('account_add', *self.add_arguments())
        self.server.ended = True
        error = self.document('failed', 'account', 'check', 'desk', status=4)['error']
        self.assertIn('has ended the sign-in', error['what'])
        self.assertIn('rafiqctl account sign-in desk', error['what'])
        self.server.ended = False
        self.document('account_sign_in', 'account', 'sign-in', 'desk')
        self.document('account_check', 'account', 'check', 'desk')

    @needs_a_browser
    def test_ctrl_c_ends_the_wait(self):
        self.add_unsigned()
        running = self.start('--json', 'account', 'sign-in', 'desk', '--no-browser')
        self.printed_address(running)
        running.send_signal(signal.SIGINT)
        document = json.loads(self.end(running, 130)[0])
        self.assertEqual(document['error']['code'], 'cancelled')

    def test_an_account_without_a_sign_in_is_signed_in(self):
        self.environment.pop('RAFIQ_CONNECTORS')
        sample = SOURCE / 'plugins/file/sample/customers.csv'
        self.document('account_add', 'account', 'add', 'sample', '--connector', 'file', '--set', f'customers={sample}')
        self.document('account_sign_in', 'account', 'sign-in', 'sample')
        self.document('failed', 'account', 'sign-in', 'nobody', status=8)

    @needs_a_browser
    def test_removing_the_account_removes_what_signing_in_gave(self):
        self.document('account_add', *self.add_arguments())
        self.document('removed', 'account', 'remove', 'desk')
        token = self.server.refresh.encode()
        held = [path for path in self.home.rglob('*') if path.is_file()
                and any(written in path.read_bytes() for written in (token, base64.b64encode(token)))]
        self.assertEqual(held, [])


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
