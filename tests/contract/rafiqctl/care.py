#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What a person may ask of what is held on them, with one person in two CRMs: linked, exported, forgotten, let in
again; sensitive facts are sealed, expired ones go. Usage: care.py BINARY_DIR SOURCE_DIR"""
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

import jsonschema

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
SCHEMA = json.loads((SOURCE / 'sdk/schema/rafiqctl.schema.json').read_text(encoding='utf-8'))
PAGE = 16384  # bytes of the database
SUPPORT = ('Customer No,Full name,Mobile,Email,Interests,Cultural background,Consent\n'
           '1,Layla Canary,+20 100 777 1234,layla@canary.example,chess,Levantcanary,yes\n'
           '2,Omar Said,+20 100 888 0000,omar@one.example,sailing,,\n')
SALES = ('Customer No,Full name,Mobile,Email,Interests\n'
         '77,ليلى كناري,0100 777 1234,LAYLA@canary.example,swimming\n'
         '78,Someone Else,0122 333 4444,else@one.example,tea\n')


class Care(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix='rafiq-contract-')
        self.addCleanup(self.folder.cleanup)
        self.top = pathlib.Path(self.folder.name)
        self.home = self.top / 'home'
        for name, text in (('support', SUPPORT), ('sales', SALES)):
            (self.top / f'{name}.csv').write_text(text, encoding='utf-8')
            self.document('account_add', 'account', 'add', name, '--connector', 'file', '--set',
                          f'customers={self.top}/{name}.csv')
        self.document('sync_document', 'sync')

    def run_it(self, *arguments, stdin=''):
        environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': self.folder.name,
                       'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent'}
        for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'TSAN_OPTIONS'):
            if name in os.environ:
                environment[name] = os.environ[name]
        return subprocess.run([BINARY / 'bin/rafiqctl', '--home', self.home, *arguments], input=stdin, text=True,
                              capture_output=True, timeout=600, env=environment, check=False)

    def document(self, schema, *arguments, status=0, stdin=''):
        done = self.run_it('--json', *arguments, stdin=stdin)
        self.assertEqual(done.returncode, status, f'{arguments}: {done.stderr}')
        parsed = json.loads(done.stdout)
        jsonschema.Draft202012Validator({'$ref': f'#/$defs/{schema}', '$defs': SCHEMA['$defs']}).validate(parsed)
        return parsed

    def files_with(self, text):
        return sorted(str(path.relative_to(self.home)) for path in self.home.rglob('*')
                      if path.is_file() and text.lower().encode() in path.read_bytes().lower())

    def link(self):
        [pair] = self.document('customer_duplicates', 'customer', 'duplicates')['suggestions']
        self.assertEqual({reason['what'] for reason in pair['reasons']}, {'mail', 'phone'})
        linked = self.document('customer_link', 'customer', 'link', 'support:1', 'sales:77')
        self.assertEqual({linked['customer'], linked['linked']}, {one['id'] for one in pair['customers']})
        return linked

    def test_linked_by_a_word_and_unlinked_without_loss(self):
        before = [self.document('customer_export', 'customer', 'export', ref) for ref in ('support:1', 'sales:77')]
        linked = self.link()
        self.document('sync_document', 'sync', '--full')
        shown = self.document('customer_show', 'customer', 'show', linked['linked'])
        self.assertEqual(shown['customer']['id'], linked['customer'])
        self.assertEqual(len(shown['customer']['refs']), 2)
        self.assertEqual([link['refs'] for link in shown['links']], [['sales:77']])
        self.assertEqual(self.document('customer_duplicates', 'customer', 'duplicates')['suggestions'], [])
        self.assertEqual(self.document('customer_unlink', 'customer', 'unlink', 'sales:77')['unlinked'], linked['linked'])
        after = [self.document('customer_export', 'customer', 'export', ref) for ref in ('support:1', 'sales:77')]
        for one in before + after:
            one.pop('at')
        self.assertEqual(after, before)
        self.document('failed', 'customer', 'unlink', 'sales:77', status=8)
        self.document('failed', 'customer', 'link', 'sales:77', 'sales:77', status=2)

    def test_an_export_holds_everything_and_reads_well(self):
        linked = self.link()['customer']
        started = self.document('interaction_document', 'interaction', 'start', linked, '--channel', 'phone')
        self.document('fact_set', 'fact', 'set', linked, 'motive', 'saving time', '--source', 'told_by_customer')
        self.document('promise_document', 'promise', 'add', linked, 'call back', '--due', '2027-01-01')
        held = self.document('customer_export', 'customer', 'export', linked)
        self.assertEqual({record['account'] for record in held['records']}, {'support', 'sales'})
        self.assertTrue(all(isinstance(record['content'], dict) for record in held['records']))
        values = {fact['value'] for fact in held['facts']}
        self.assertLessEqual({'chess', 'swimming', 'saving time', 'Levantcanary'}, values)
        self.assertEqual(held['interactions'][0]['id'], started['interaction']['id'])
        self.assertEqual(held['promises'][0]['what'], 'call back')
        for language, words in (('en', ('The person', 'Layla Canary', 'told by the customer', 'sales: ', 'call back')),
                                ('ar', ('الشخص', 'ليلى كناري', 'قاله العميل', 'الوعود'))):
            done = self.run_it('customer', 'export', linked, '--lang', language)
            self.assertEqual(done.returncode, 0, done.stderr)
            for word in words:
                self.assertIn(word, done.stdout)
            self.assertNotIn('Omar', done.stdout)
        file = self.top / 'layla.json'
        self.document('customer_export_file', 'customer', 'export', linked, '--format', 'json', '--output', str(file))
        self.assertEqual(json.loads(file.read_text(encoding='utf-8'))['customer']['id'], linked)
        self.assertEqual(file.stat().st_mode & 0o777, 0o600)
        self.document('failed', 'customer', 'export', linked, '--output', str(file), status=6)

    def test_who_is_forgotten_is_gone_and_stays_away(self):
        linked = self.link()['customer']
        self.document('fact_set', 'fact', 'set', linked, 'motive', 'canary motive', '--source', 'told_by_customer')
        self.assertIn('rafiq.sqlite', ' '.join(self.files_with('canary')))
        done = self.run_it('customer', 'forget', linked)
        self.assertEqual((done.returncode, '--yes' in done.stderr), (2, True))
        report = self.document('customer_forget', 'customer', 'forget', linked, '--yes')['forgotten']
        self.assertEqual({one['ref'] for one in report['still_in_crms']}, {'support:1', 'sales:77'})
        self.assertEqual(self.files_with('canary'), [])
        self.assertEqual(self.files_with('777 1234'), [])
        self.assertTrue(list((self.home / 'data/backups').glob('*')) or list(self.home.rglob('backups/*')))
        self.document('sync_document', 'sync', '--full')
        self.assertEqual(self.files_with('canary'), [])
        self.document('failed', 'customer', 'show', 'support:1', status=8)
        self.assertIn('forgotten', self.run_it('customer', 'show', 'support:1').stderr)
        self.assertEqual(self.files_with('canary'), [])
        self.document('customer_show', 'customer', 'show', 'support:2')
        self.document('failed', 'customer', 'unsuppress', 'support:999', status=8)
        lifted = self.document('customer_unsuppress', 'customer', 'unsuppress', '-', stdin='layla@canary.example\n')
        self.assertEqual(lifted['unsuppressed'], 1)
        self.document('customer_show', 'customer', 'show', 'support:1')

    def test_sensitive_facts_are_sealed_and_their_key_can_be_renewed(self):
        self.assertEqual(self.files_with('levantcanary'), [])
        facts = self.document('fact_list', 'fact', 'list', 'support:1')['facts']
        self.assertIn('Levantcanary', [fact['value'] for fact in facts])
        renewed = self.document('key_renew', 'key', 'renew')
        self.assertGreater(renewed['sealed'], 1)
        self.assertEqual(self.document('fact_list', 'fact', 'list', 'support:1')['facts'], facts)
        self.assertEqual(self.files_with('levantcanary'), [])
        [secrets] = self.home.rglob('secrets')
        secrets.unlink()
        facts = self.document('fact_list', 'fact', 'list', 'support:1')['facts']
        self.assertEqual({fact['unreadable'] for fact in facts}, {None, 'other_key'})
        self.assertIn('withheld', self.run_it('fact', 'list', 'support:1').stdout)
        self.assertIn('key of sealing', self.run_it('doctor').stdout)
        self.document('failed', 'key', 'renew', status=6)
        self.assertGreater(self.document('key_renew', 'key', 'renew', '--drop-unreadable')['dropped'], 0)
        self.document('sync_document', 'sync', '--full')
        facts = self.document('fact_list', 'fact', 'list', 'support:1')['facts']
        self.assertIn('Levantcanary', [fact['value'] for fact in facts])

    def test_expired_facts_go_after_the_time_that_was_chosen(self):
        self.document('fact_set', 'fact', 'set', 'support:2', 'motive', 'old', '--source', 'told_by_customer', '--expires',
                      '2020-01-01')
        self.document('fact_set', 'fact', 'set', 'support:2', 'motive', 'new', '--source', 'told_by_customer', '--expires',
                      '2999-01-01')
        self.assertEqual(self.document('retention', 'retention', 'set', '7')['retention']['days'], 7)
        self.document('failed', 'retention', 'set', '4000', status=2)
        self.assertEqual(self.document('retention', 'retention', 'run')['retention']['removed'], 1)
        values = [fact['value'] for fact in self.document('fact_list', 'fact', 'list', 'support:2')['facts']]
        self.assertEqual(('old' in values, 'new' in values), (False, True))
        self.assertEqual(self.document('retention', 'retention', 'show')['retention']['days'], 7)

    def test_a_damaged_database_is_repaired_and_the_crms_bring_the_rest(self):
        linked = self.link()
        noted = self.document('fact_set', 'fact', 'set', linked['customer'], 'motive', 'kept motive', '--source',
                              'told_by_customer')
        self.document('promise_document', 'promise', 'add', 'support:2', 'call back', '--due', '2027-01-01')
        self.assertEqual(self.document('repair', 'repair')['repair']['done'], 'nothing')
        [file] = self.home.rglob('rafiq.sqlite')
        pages = bytearray(file.read_bytes())
        for root in self.roots(file, 'record_base', 'customer_mail', 'customer_phone_reversed'):
            pages[(root - 1) * PAGE:root * PAGE] = b'Z' * PAGE
        file.write_bytes(pages)
        self.assertEqual(self.run_it('doctor').returncode, 3)
        report = self.document('repair', 'repair')['repair']
        self.assertEqual(report['done'], 'salvaged')
        self.assertTrue(all(part['whole'] for part in report['saved']), report)
        self.assertTrue(list(pathlib.Path(report['aside']).rglob('rafiq.sqlite')))
        self.assertEqual({one['name'] for one in self.document('account_list', 'account', 'list')['accounts']},
                         {'support', 'sales'})
        self.document('sync_document', 'sync', '--full')
        facts = self.document('fact_list', 'fact', 'list', 'sales:77')
        self.assertEqual(facts['customer'], linked['customer'])
        self.assertIn(noted['fact'], [fact['id'] for fact in facts['facts'] if fact['value'] == 'kept motive'])
        self.assertIn('Levantcanary', [fact['value'] for fact in facts['facts']])
        promises = self.document('promise_list', 'promise', 'list', 'support:2')['promises']
        self.assertEqual(len(promises), 1)
        self.document('customer_unlink', 'customer', 'unlink', 'sales:77')
        self.document('doctor', 'doctor')

    def roots(self, file, *names):
        with sqlite3.connect(file) as database:
            database.execute('PRAGMA wal_checkpoint(TRUNCATE)')
            found = [database.execute('SELECT rootpage FROM sqlite_schema WHERE name = ?', (name,)).fetchone()[0]
                     for name in names]
        database.close()
        return found


unittest.main(argv=['care.py'], verbosity=2)
