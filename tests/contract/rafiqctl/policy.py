#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What the administrator of a machine decides, and that its user cannot loosen it: not by an option, the settings, the
database edited by hand, or the environment. Usage: policy.py BINARY_DIR SOURCE_DIR"""
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
CUSTOMERS = ('Customer No,Full name,Mobile,Email,Interests,Education\n'
             '1,Layla Hadi,+20 100 777 1234,layla@example.com,chess,Engineer\n')


class Way(http.server.BaseHTTPRequestHandler):
    """A proxy that notes where it is asked to go, and refuses."""

    def do_CONNECT(self):
        self.server.asked.append(self.path)
        self.send_error(502)

    def log_message(self, *_):
        pass


class Governed(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='rafiq-contract-')
        self.addCleanup(folder.cleanup)
        self.top = pathlib.Path(folder.name)
        self.home = self.top / 'home'
        self.machine = self.top / 'machine'
        self.machine.mkdir(mode=0o755)
        (self.top / 'customers.csv').write_text(CUSTOMERS, encoding='utf-8')
        (self.top / 'token').write_text('not-a-real-token\n', encoding='utf-8')

    def govern(self, text, name='policy.toml'):
        file = self.machine / name
        file.parent.mkdir(mode=0o755, exist_ok=True)
        file.write_text(text, encoding='utf-8')
        file.chmod(0o644)

    def run_it(self, *arguments, program='rafiqctl-governed', home=True, **more):
        environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': str(self.top),
                       'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent', 'RAFIQ_TEST_MACHINE': str(self.machine)}
        for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'TSAN_OPTIONS'):
            if name in os.environ:
                environment[name] = os.environ[name]
        where = ['--home', self.home] if home else []
        return subprocess.run([BINARY / 'bin' / program, *where, *arguments], text=True, capture_output=True, timeout=600,
                              env={**environment, **more}, check=False)

    def good(self, *arguments, **more):
        done = self.run_it(*arguments, **more)
        self.assertEqual(done.returncode, 0, f'{arguments}: {done.stderr}')
        return done.stdout

    def document(self, schema, *arguments, status=0, **more):
        done = self.run_it('--json', *arguments, **more)
        self.assertEqual(done.returncode, status, f'{arguments}: {done.stderr}')
        parsed = json.loads(done.stdout)
        jsonschema.Draft202012Validator({'$ref': f'#/$defs/{schema}', '$defs': SCHEMA['$defs']}).validate(parsed)
        return parsed

    def refused(self, words, *arguments, by='policy.toml', **more):
        """Refused with exit status 3, why, and the file and line that say so."""
        done = self.run_it(*arguments, **more)
        self.assertEqual(done.returncode, 3, f'{arguments}: {done.stdout} {done.stderr}')
        self.assertIn(words, done.stderr)
        self.assertRegex(done.stderr, str(self.machine / by) + r':\d+')

    def add(self, *more, **how):
        self.good('account', 'add', 'desk', '--connector', 'file', '--set', f'customers={self.top}/customers.csv', *more, **how)

    def sql(self, *statements):
        with sqlite3.connect(self.home / 'data/rafiq.sqlite') as database:
            for statement in statements:
                database.execute(statement)

    def rows(self, question):
        with sqlite3.connect(self.home / 'data/rafiq.sqlite') as database:
            return database.execute(question).fetchall()

    def test_the_program_we_ship_reads_etc_alone(self):
        self.govern('[nonsense]\n')
        for more in ({}, {'RAFIQ_POLICY': str(self.machine), 'RAFIQ_MACHINE': str(self.machine),
                          'RAFIQ_ETC': str(self.machine), 'XDG_CONFIG_DIRS': str(self.machine)}):
            shown = json.loads(self.run_it('--json', 'policy', 'show', program='rafiqctl', **more).stdout)
            self.assertEqual(shown['folder'], '/etc/rafiq')
        for option in ('--machine', '--policy', '--etc'):
            self.assertEqual(self.run_it(option, str(self.machine), 'policy', 'show', program='rafiqctl').returncode, 2)

    def test_show_says_what_is_governed_by_which_file(self):
        self.assertEqual(self.document('policy_show', 'policy', 'show')['settings'], [])
        self.govern('[sync]\nscope = "assigned"\n')
        self.govern('[data]\nexport = false\n', 'policy.d/site.toml')
        shown = self.document('policy_show', 'policy', 'show')
        self.assertTrue(shown['usable'])
        self.assertEqual([(each['key'], each['value'], pathlib.Path(each['file']).name, each['line']) for each in shown['settings']],
                         [('data.export', 'no', 'site.toml', 2), ('sync.scope', 'assigned', 'policy.toml', 2)])
        findings = self.document('doctor', 'doctor')['findings']
        self.assertTrue(any('sync.scope is governed by' in each['what'] and 'policy.toml:2' in each['what'] for each in findings))
        keys = {each['key'] for each in self.document('policy_keys', 'policy', 'keys')['keys']}
        self.assertLessEqual({'sync.scope', 'connectors.trusted_signers', 'data.keep_days'}, keys)

    def test_a_broken_policy_fails_closed_and_shows_what_is_held(self):
        self.add()
        self.good('sync')
        self.govern('[data]\nexprot = true\n', 'policy.d/50-typo.toml')
        shown = self.document('policy_show', 'policy', 'show', status=3)
        self.assertFalse(shown['usable'])
        self.assertEqual(shown['problems'][0]['line'], 2)
        self.assertIn('data.export', shown['problems'][0]['remedy'])
        typo = 'policy.d/50-typo.toml'
        self.refused('cannot be used', 'sync', by=typo)
        self.refused('cannot be used', 'connector', 'describe', 'file', by=typo)
        self.refused('cannot be used', 'customer', 'export', 'c1', by=typo)
        self.refused('cannot be used', 'fact', 'set', 'c1', 'interest', 'sailing', '--source', 'noted_by_agent', by=typo)
        self.refused('cannot be used', 'account', 'check', 'desk', by=typo)
        self.assertIn('Layla', self.good('customer', 'show', 'c1'))
        self.assertIn('recommendations', self.good('--json', 'guide', 'c1'))
        findings = self.document('doctor', 'doctor', status=3)['findings']
        self.assertTrue(any(each['level'] == 'problem' and each['subject'] == 'policy' and '50-typo.toml:2' in each['what']
                            for each in findings))
        self.assertIn('cannot be used', self.document('account_list', 'account', 'list')['accounts'][0]['reason'])
        (self.machine / typo).unlink()
        self.good('sync')

    def test_a_file_that_others_may_write_is_a_broken_policy(self):
        self.add()
        self.govern('[data]\nexport = true\n')
        (self.machine / 'policy.toml').chmod(0o666)
        done = self.run_it('sync')
        self.assertEqual(done.returncode, 3)
        self.assertIn('may write it', done.stderr)

    def test_connectors(self):
        self.add()
        self.govern('[connectors]\nallowed = ["rt"]\n')
        self.refused('does not allow the connector "file"', 'account', 'add', 'two', '--connector', 'file', '--set',
                     f'customers={self.top}/customers.csv')
        self.refused('does not allow the connector "file"', 'sync')
        self.refused('does not allow the connector "file"', 'account', 'check', 'desk')
        listed = self.document('connector_list', 'connector', 'list')
        self.assertEqual([each['id'] for each in listed['connectors']], ['rt'])
        # A connector of one's own by an allowed name: from another folder, by the environment.
        own = self.top / 'own'
        own.mkdir()
        (own / 'rafiq-connector-rt.so').symlink_to(BINARY / 'lib/connectors/rafiq-connector-file.so')
        self.refused('another folder of them cannot be used', 'connector', 'describe', 'rt', RAFIQ_CONNECTORS=str(own))
        self.sql("UPDATE account SET connector = 'rt'")  # then it is that one, and not the file's
        self.assertNotEqual(self.run_it('sync').returncode, 0)

    def test_doctor_has_nobody_remove_a_connector_that_the_policy_keeps_from_starting(self):
        def of_connectors():
            findings = json.loads(self.run_it('--json', 'doctor').stdout)['findings']
            self.assertFalse([each for each in findings if each['command'][:1] == ['rm']])
            return {each['subject']: each for each in findings if each['subject'].startswith('connector ')}
        self.govern('[connectors]\nallowed = ["rt"]\n')
        found = of_connectors()
        self.assertEqual({each['level'] for each in found.values()}, {'good'}, found)
        self.assertIn('Version', found['connector rt']['what'])
        self.assertIn('does not allow it', found['connector file']['what'])
        self.assertIn('policy.toml:2', found['connector file']['where'])
        self.govern('[connectors]\nalowed = ["rt"]\n')
        self.assertEqual(of_connectors(), {})  # it is the policy that is wrong, and that is said once

    def test_hosts(self):
        self.govern('[network]\nhosts = ["crm.example.com", "loopback"]\n[secrets]\nplaces = ["file"]\n')
        add = ('account', 'add', 'support', '--connector', 'rt', '--secrets-in', 'file', '--secret', f'token={self.top}/token', '--set')
        self.refused('does not allow the host rt.example.org:443', *add, 'url=https://rt.example.org')
        self.good(*add, 'url=https://crm.example.com')
        self.sql("""UPDATE account SET settings = '{"url":"https://rt.example.org"}'""")
        self.refused('does not allow the host rt.example.org:443', 'account', 'check', 'support')
        self.refused('does not allow the host rt.example.org:443', 'sync')

    def test_plain_http(self):
        self.govern('[network]\nplain_http = false\n[secrets]\nplaces = ["file"]\n')
        add = ('account', 'add', 'support', '--connector', 'rt', '--secrets-in', 'file', '--secret', f'token={self.top}/token')
        self.refused('http without encryption', *add, '--set', 'url=http://rt.example.org', '--set', 'allow_plain_http=true')
        self.good(*add, '--set', 'url=https://rt.example.org')
        self.sql("""UPDATE account SET settings = '{"url":"http://rt.example.org","allow_plain_http":"true"}'""")
        self.refused('http without encryption', 'account', 'check', 'support')

    def test_proxy_whatever_the_environment_says(self):
        way = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Way)
        way.asked = []
        threading.Thread(target=way.serve_forever, daemon=True).start()
        self.addCleanup(way.server_close)
        self.addCleanup(way.shutdown)
        self.good('account', 'add', 'support', '--connector', 'rt', '--secrets-in', 'file', '--secret', f'token={self.top}/token',
                  '--set', 'url=https://crm.invalid')
        self.govern(f'[network]\nproxy = "http://127.0.0.1:{way.server_port}"\n')
        self.assertEqual(self.run_it('account', 'check', 'support', https_proxy='http://127.0.0.1:9', no_proxy='*').returncode, 5)
        self.assertEqual(set(way.asked), {'crm.invalid:443'})
        way.asked.clear()
        self.govern('[network]\nproxy = "none"\n')
        self.run_it('account', 'check', 'support', https_proxy=f'http://127.0.0.1:{way.server_port}')
        self.assertEqual(way.asked, [])

    def test_ca_file(self):
        self.govern('[network]\nca_file = "/nowhere/ca.pem"\n')
        done = self.run_it('policy', 'show')
        self.assertEqual(done.returncode, 3)
        self.assertIn('The CA file cannot be used', done.stdout)
        self.assertRegex(done.stderr, r'policy\.toml:2')

    def test_aspects(self):
        self.add()
        self.good('sync')
        self.good('fact', 'set', 'c1', 'motive', 'a quiet life', '--source', 'told_by_customer')
        self.assertEqual({each['aspect'] for each in self.document('fact_list', 'fact', 'list', 'c1')['facts']},
                         {'interest', 'education', 'motive'})
        self.govern('[data]\naspects = ["education"]\n')
        self.refused('does not allow facts of the aspect interest', 'fact', 'set', 'c1', 'interest', 'sailing', '--source',
                     'noted_by_agent')
        self.assertEqual([each['aspect'] for each in self.document('fact_list', 'fact', 'list', 'c1')['facts']], ['education'])
        self.good('sync', '--full', 'desk')
        self.assertEqual([each['aspect'] for each in self.document('fact_list', 'fact', 'list', 'c1')['facts']], ['education'])
        for table, column in (('record_base', 'base'), ('record_base', 'facts'), ('fact', 'value')):
            self.assertNotIn('chess', str(self.rows(f'SELECT {column} FROM {table}')))
        # Told that it had been done: the policy itself is asked all the same.
        self.sql("UPDATE setting SET value = 'education interest' WHERE name = 'policy.aspects'")
        self.good('sync', '--full', 'desk')
        self.assertNotIn('chess', str(self.rows('SELECT base, facts FROM record_base')))
        before = self.rows('SELECT * FROM record_base')
        self.good('sync', '--full', 'desk')
        self.assertEqual(before, self.rows('SELECT * FROM record_base'))
        # Loosened again, what the CRM has comes back.
        (self.machine / 'policy.toml').unlink()
        self.good('sync', 'desk')
        self.assertEqual({each['aspect'] for each in self.document('fact_list', 'fact', 'list', 'c1')['facts']},
                         {'interest', 'education'})

    def test_how_long_facts_are_kept(self):
        self.add()
        self.good('sync')
        for value in ('chess', 'tea'):
            self.good('fact', 'set', 'c1', 'motive', value, '--source', 'told_by_customer')
        self.sql("UPDATE fact SET noted_at = noted_at - 40 * 86400000 WHERE value = 'tea'", "DELETE FROM setting")
        self.govern('[data.keep_days]\nmotive = 30\n')
        self.good('account', 'list')
        self.assertEqual([row[0] for row in self.rows('SELECT value FROM fact')], ['chess'])

    def test_how_long_expired_facts_are_kept(self):
        self.govern('[data]\nkeep_expired_days = 7\n')
        self.refused('how long facts are kept after they expired', 'retention', 'set', '365')
        self.sql("INSERT OR REPLACE INTO setting (name, value) VALUES ('retention.days', '365')")
        self.assertEqual(self.document('retention', 'retention', 'show')['retention']['days'], 7)

    def test_export(self):
        self.add()
        self.good('sync')
        self.good('customer', 'export', 'c1')
        self.govern('[data]\nexport = false\n')
        self.refused('does not allow customers to be exported', 'customer', 'export', 'c1')
        self.refused('does not allow customers to be exported', 'customer', 'export', 'c1', '--output', str(self.top / 'out'))
        self.assertFalse((self.top / 'out').exists())

    def test_scope(self):
        self.govern('[sync]\nscope = "none"\n')
        self.refused('does not allow the scope all', 'account', 'add', 'desk', '--connector', 'file', '--scope', 'all', '--set',
                     f'customers={self.top}/customers.csv')
        self.add()
        self.assertEqual(self.document('account_list', 'account', 'list')['accounts'][0]['scope'], 'none')
        self.refused('does not allow the scope all', 'account', 'scope', 'desk', 'all')
        self.sql("UPDATE account SET scope = 'all'")
        [report] = self.document('sync_document', 'sync')['reports']
        self.assertTrue(any('does not allow the scope all' in each for each in report['observations']))
        self.assertEqual(self.rows('SELECT count(*) FROM customer'), [(0,)])

    def test_where_secrets_live(self):
        add = ('account', 'add', 'support', '--connector', 'rt', '--secret', f'token={self.top}/token', '--set', 'url=https://rt.example.org')
        self.good(*add, '--secrets-in', 'file')
        self.govern('[secrets]\nplaces = ["keyring"]\n')
        self.refused('does not allow secrets in the file', 'account', 'check', 'support')
        self.good('account', 'remove', 'support')
        self.refused('does not allow secrets in the file', *add, '--secrets-in', 'file')
        self.refused('does not allow secrets in the file', 'key', 'renew', '--place', 'file')
        # Who says nothing gets a place that is allowed.
        self.govern('[secrets]\nplaces = ["file"]\n')
        self.good(*add)
        self.assertEqual(self.rows("SELECT secret_place FROM account WHERE name = 'support'"), [('file',)])
        self.good('account', 'remove', 'support')
        # A sensitive fact needs a key of the home; with no keyring it is not put in a file behind the policy's back.
        (self.machine / 'policy.toml').unlink()
        self.add()
        self.good('sync')
        self.govern('[secrets]\nplaces = ["keyring"]\n')
        done = self.run_it('fact', 'set', 'c1', 'cultural_background', 'Levantine', '--source', 'told_by_customer', '--consent')
        self.assertNotEqual(done.returncode, 0)
        self.assertIn('keyring', done.stderr)
        self.assertNotIn('.home', str([path.read_text() for path in self.home.rglob('secrets*') if path.is_file()]))

    def test_packs(self):
        pack = SOURCE / 'tests/data/packs'
        self.govern('[packs]\nown = false\n')
        self.refused('packs of one\'s own', 'pack', 'install', str(pack))
        self.refused('packs of one\'s own', 'pack', 'remove', 'anything')
        self.refused('packs of one\'s own', 'pack', 'rollback', 'anything')
        # Put there by hand, it is not used.
        placed = self.home / 'data/packs/organisation/mine'
        placed.mkdir(parents=True)
        (placed / 'pack.yaml').write_text('id: mine\n', encoding='utf-8')
        self.assertEqual([each['id'] for each in self.document('pack_list', 'pack', 'list')['packs']], ['default'])


unittest.main(argv=['policy.py', *sys.argv[3:]], verbosity=2)
