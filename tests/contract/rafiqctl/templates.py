#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Accounts that the administrator prepared, signed in to without anybody at the screen; and a configuration taken from
one home to another. Usage: templates.py BINARY_DIR SOURCE_DIR"""
import http.server
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import threading
import unittest

import jsonschema

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
SCHEMA = json.loads((SOURCE / 'sdk/schema/rafiqctl.schema.json').read_text(encoding='utf-8'))
TOKEN = '1-14-canarytoken'


class Crm(http.server.BaseHTTPRequestHandler):
    """Notes which token it is asked with, and has nothing."""

    def do_GET(self):
        self.server.tokens.append(self.headers.get('Authorization', ''))
        self.send_response(404)
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *_):
        pass


class Templates(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='rafiq-contract-')
        self.addCleanup(folder.cleanup)
        self.top = pathlib.Path(folder.name)
        self.home = self.top / 'home'
        self.machine = self.top / 'machine'
        (self.machine / 'accounts.d').mkdir(parents=True, mode=0o755)
        self.machine.chmod(0o755)
        (self.top / 'customers.csv').write_text('Customer No,Full name\n1,Layla Hadi\n', encoding='utf-8')
        (self.top / 'token').write_text(TOKEN + '\n', encoding='utf-8')

    def prepare(self, name, text):
        file = self.machine / 'accounts.d' / f'{name}.toml'
        file.write_text(text, encoding='utf-8')
        file.chmod(0o644)
        return file

    def desk(self, more='', settings=''):
        return self.prepare('desk', f'connector = "file"\n{more}[settings]\ncustomers = "{self.top}/customers.csv"\n{settings}')

    def run_it(self, *arguments, home=None, **more):
        environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': str(self.top),
                       'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent', 'RAFIQ_TEST_MACHINE': str(self.machine)}
        for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'TSAN_OPTIONS'):
            if name in os.environ:
                environment[name] = os.environ[name]
        return subprocess.run([BINARY / 'bin/rafiqctl-governed', '--home', home or self.home, *arguments], text=True,
                              capture_output=True, timeout=600, env={**environment, **more}, check=False)

    def good(self, *arguments, **more):
        done = self.run_it(*arguments, **more)
        self.assertEqual(done.returncode, 0, f'{arguments}: {done.stderr}')
        return done.stdout

    def fails(self, status, words, *arguments, **more):
        done = self.run_it(*arguments, **more)
        self.assertEqual(done.returncode, status, f'{arguments}: {done.stdout} {done.stderr}')
        self.assertIn(words, done.stderr)

    def document(self, schema, *arguments, **more):
        parsed = json.loads(self.good('--json', *arguments, **more))
        jsonschema.Draft202012Validator({'$ref': f'#/$defs/{schema}', '$defs': SCHEMA['$defs']}).validate(parsed)
        return parsed

    def accounts(self, **more):
        return self.document('account_list', 'account', 'list', **more)

    def sql(self, statement):
        with sqlite3.connect(self.home / 'data/rafiq.sqlite') as database:
            return database.execute(statement).fetchall()

    def test_it_is_ready_and_then_an_account_that_follows_its_template(self):
        self.desk('every_minutes = 7\n')
        before = self.accounts()
        self.assertEqual((before['accounts'], [each['name'] for each in before['ready_to_sign_in']]), ([], ['desk']))
        self.assertIn('ready to sign in', self.good('account', 'list'))
        self.good('account', 'sign-in', 'desk')
        self.good('sync')
        [account] = self.accounts()['accounts']
        self.assertEqual((account['customers'], self.sql('SELECT every_s FROM account')), (1, [(420,)]))
        self.assertEqual(self.accounts()['ready_to_sign_in'], [])
        # What its user or anybody changes in the database is the template's again.
        self.sql("""UPDATE account SET settings = '{"customers":"/nowhere.csv"}', every_s = 60""")
        self.good('sync')
        self.assertEqual(self.sql('SELECT every_s FROM account'), [(420,)])
        # A template that changed changes it, and nothing of what is held goes.
        self.desk('every_minutes = 9\nscope = "none"\n')
        self.good('account', 'list')
        self.assertEqual(self.sql('SELECT every_s, scope FROM account'), [(540, 'none')])
        self.assertIn('Layla', self.good('customer', 'show', 'c1'))

    def test_an_account_that_has_its_name_already_goes_its_own_way_and_doctor_says_so(self):
        self.good('account', 'add', 'desk', '--connector', 'file', '--set', f'customers={self.top}/customers.csv')
        self.desk('every_minutes = 7\n')

        def said():
            findings = json.loads(self.run_it('--json', 'doctor').stdout)['findings']
            return [(each['level'], each['what']) for each in findings if each['subject'] == 'account template desk']
        self.assertEqual(said(), [('warning', 'An account of this name was added here before, and does not follow it')])
        self.good('account', 'remove', 'desk')
        self.good('account', 'sign-in', 'desk')
        self.assertEqual(said(), [])
        self.good('sync')
        self.assertEqual(self.sql('SELECT every_s FROM account'), [(420,)])

    def test_one_that_was_taken_away_is_left_alone_with_words(self):
        file = self.desk()
        self.good('account', 'sign-in', 'desk')
        self.good('sync')
        file.rename(self.top / 'kept.toml')
        [account] = self.accounts()['accounts']
        self.assertEqual(account['state'], 'quarantined')
        self.assertIn('took its template away', account['reason'])
        self.fails(3, 'took its template away', 'sync', 'desk')
        self.fails(3, 'took its template away', 'account', 'check', 'desk')
        self.fails(3, 'took its template away', 'account', 'sign-in', 'desk')
        self.sql("UPDATE account SET state = 'ready', reason = ''")
        self.fails(3, 'took its template away', 'sync', 'desk')
        self.assertIn('Layla', self.good('customer', 'show', 'c1'))
        (self.top / 'kept.toml').rename(file)
        self.good('sync', 'desk')
        self.assertEqual(self.accounts()['accounts'][0]['state'], 'ready')

    def test_a_mistake_in_one_is_told_with_its_line(self):
        self.desk()
        self.good('account', 'sign-in', 'desk')
        self.desk('scoep = "all"\n')
        self.fails(3, '"scoep" is not known (', 'sync', 'desk')
        self.assertIn('desk.toml:2', self.accounts()['accounts'][0]['reason'])
        self.prepare('other', 'connector = "rt"\ntoken = "1"\n')
        [ready] = self.accounts()['ready_to_sign_in']
        self.assertIn('other.toml:2', ready['fault'])
        self.fails(3, '"token" is not known', 'account', 'sign-in', 'other')
        self.prepare('other', 'connector = "zendesk-of-mine"\n')
        self.fails(8, 'no connector', 'account', 'sign-in', 'other')
        self.fails(8, 'no template', 'account', 'sign-in', 'nobody')
        self.prepare('desk', 'connector = "rt"\n')
        self.fails(3, 'now of the connector rt', 'sync', 'desk')

    def test_one_that_others_may_write_is_not_used(self):
        self.desk().chmod(0o666)
        self.fails(3, 'may write it', 'account', 'sign-in', 'desk')

    def test_signed_in_with_secrets_from_a_file_and_from_a_command(self):
        crm = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Crm)
        crm.tokens = []
        threading.Thread(target=crm.serve_forever, daemon=True).start()
        self.addCleanup(crm.server_close)
        self.addCleanup(crm.shutdown)
        self.prepare('support', f'connector = "rt"\nsecrets_in = "file"\n[settings]\nurl = "http://127.0.0.1:{crm.server_port}"\n')
        self.fails(2, '--secret token=', 'account', 'sign-in', 'support')
        self.good('account', 'sign-in', 'support', '--secret', f'token={self.top}/token')
        self.run_it('account', 'check', 'support')
        self.assertTrue(any(TOKEN in each for each in crm.tokens))
        # Again, with another one: a program prints it.
        program = self.top / 'ask'
        program.write_text('#!/bin/sh\necho "asked for $1" >&2\nprintf \'second-%s\\n\' "$1"\n', encoding='utf-8')
        program.chmod(0o755)
        self.good('account', 'sign-in', 'support', '--secret-command', f'token={program} canary')
        crm.tokens.clear()
        self.run_it('account', 'check', 'support')
        self.assertTrue(any('second-canary' in each for each in crm.tokens) and not any(TOKEN in each for each in crm.tokens))
        for words, command in (('ended badly', 'false'), ('wrote nothing', 'true'), ('cannot be run', '/nowhere/program')):
            self.fails(3, words, 'account', 'sign-in', 'support', '--secret-command', f'token={command}')
        self.fails(2, 'no secret "tokne"', 'account', 'sign-in', 'support', '--secret', f'tokne={self.top}/token')
        # An account without a template is given its secrets in the same ways.
        crm.tokens.clear()
        self.good('account', 'add', 'mine', '--connector', 'rt', '--set', f'url=http://127.0.0.1:{crm.server_port}', '--secrets-in', 'file',
                  '--secret-command', f'token={program} added')
        self.run_it('account', 'check', 'mine')
        self.assertTrue(any('second-added' in each for each in crm.tokens))
        database = (self.home / 'data/rafiq.sqlite').read_bytes()
        self.assertFalse(TOKEN.encode() in database or b'second-canary' in database)

    def test_a_configuration_goes_to_another_home(self):
        self.desk()
        self.good('account', 'sign-in', 'desk')
        self.good('account', 'add', 'own', '--connector', 'file', '--set', f'customers={self.top}/customers.csv')
        self.good('account', 'policy', 'own', 'crm_wins', '--field', 'education')
        self.good('account', 'add', 'support', '--connector', 'rt', '--set', 'url=https://rt.example.com', '--secrets-in', 'file',
                  '--secret', f'token={self.top}/token')
        self.good('retention', 'set', '9')
        file, second = self.top / 'rafiq.toml', self.top / 'second'
        self.document('config_export', 'config', 'export', str(file))
        text = file.read_text(encoding='utf-8')
        self.assertEqual(file.stat().st_mode & 0o777, 0o600)
        self.assertNotIn('canary', text)
        self.assertNotIn('accounts.desk', text)
        self.fails(6, 'There is a file', 'config', 'export', str(file))

        planned = self.document('config_import', 'config', 'import', str(file), '--dry-run', home=second)
        self.assertFalse(planned['done'])
        self.assertEqual({(each['kind'], each['subject']) for each in planned['changes']},
                         {('add_account', 'own'), ('add_account', 'support'), ('change_setting', 'retention_days')})
        self.assertEqual(self.accounts(home=second)['accounts'], [])
        self.assertTrue(self.document('config_import', 'config', 'import', str(file), home=second)['done'])
        self.assertEqual([each['name'] for each in self.accounts(home=second)['accounts']], ['own', 'support'])
        self.assertEqual(self.document('config_import', 'config', 'import', str(file), home=second)['changes'], [])
        self.good('account', 'sign-in', 'support', '--secret', f'token={self.top}/token', '--secrets-in', 'file', home=second)
        self.good('sync', 'own', home=second)
        self.good('config', 'export', str(self.top / 'again.toml'), home=second)
        self.assertEqual((self.top / 'again.toml').read_text(encoding='utf-8').replace('"file"\n\n', ''),
                         text.replace('"file"\n\n', ''))

    def test_a_configuration_is_read_in_whole_or_not_at_all(self):
        file = self.top / 'rafiq.toml'
        good = f'format = 1\n[accounts.a]\nconnector = "file"\n[accounts.a.settings]\ncustomers = "{self.top}/customers.csv"\n'
        for bad, status, words in (('[accounts.b]\nconnector = "file"\n[accounts.b.settings]\nnonsense = "1"\n', 2, 'nonsense'),
                                   ('[accounts.b]\nconnector = "nowhere"\n', 8, 'nowhere'), ('[acounts]\n', 7, 'Did you mean "accounts"'),
                                   ('[accounts.b\n', 7, 'not TOML'), ('[settings]\nretention_days = 99999\n', 7, 'rafiq.toml:7')):
            file.write_text(good + bad, encoding='utf-8')
            self.fails(status, words, 'config', 'import', str(file))
            self.assertEqual(self.accounts()['accounts'], [])
        (self.machine / 'policy.toml').write_text('[connectors]\nallowed = ["rt"]\n', encoding='utf-8')
        (self.machine / 'policy.toml').chmod(0o644)
        file.write_text(good, encoding='utf-8')
        self.fails(3, 'does not allow the connector', 'config', 'import', str(file))


unittest.main(argv=['templates.py', *sys.argv[3:]], verbosity=2)
