#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A support bundle holds no customer and no secret: a home of 200 customers is filled with canaries wherever a person, a
CRM or an administrator can write, and every file of the bundle is searched for all of them in every coat they could
wear. Usage: support_bundle.py BINARY_DIR SOURCE_DIR"""
import base64
import json
import pathlib
import resource
import signal
import sqlite3
import subprocess
import sys
import tarfile
import unittest
import urllib.parse

sys.dont_write_bytecode = True
import a_desk

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
CUSTOMERS = 200
TOKEN = 'tokencanary7Qz91'
NAMES = ('Zahracanary', 'كناريزهرة')


def row(number):
    """A customer, each of whose words is a canary."""
    return {'id': number, 'name': f'{NAMES[number % 2]} Familycanary{number}', 'mail': f'mailcanary{number}@canary.example',
            'phone': f'+9647{700000000 + number * 7919}', 'changed': '2026-01-01T00:00:00Z', 'version': 1, 'deleted': False,
            'fields': {'Education': f'educationcanary{number}', 'Seat': f'seatcanary{number}',
                       'Background': f'backgroundcanary{number}'}}


def coats(canary):
    """The bytes by which a canary could be in a file."""
    utf8 = canary.encode()
    yield utf8
    yield canary.lower().encode()
    yield canary.upper().encode()
    yield urllib.parse.quote(canary, safe='').encode()
    yield urllib.parse.quote(canary, safe='').lower().encode()
    yield json.dumps(canary)[1:-1].encode()
    yield json.dumps(canary)[1:-1].upper().encode()
    yield ''.join(f'\\u{ord(c):04x}' for c in canary).encode()
    yield utf8.hex().encode()
    for encoding in ('utf-16-le', 'utf-16-be'):
        yield canary.encode(encoding)
    # In the middle of a longer text, base64 has three forms; the first and last characters depend on the neighbours.
    for coded in (base64.b64encode, base64.urlsafe_b64encode):
        for before in range(3):
            text = coded(b'x' * before + utf8 + b'xxx')
            yield text[(4 if before else 0):len(text) - 8]


class SupportBundle(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desk = a_desk.Desk(BINARY, SOURCE)
        cls.addClassCleanup(cls.desk.close)
        cls.rows = [row(number) for number in range(1, CUSTOMERS + 1)]
        cls.crm = a_desk.Crm(rows=cls.rows)
        cls.addClassCleanup(cls.crm.close)
        cls.crm.token = f'Bearer {TOKEN}'
        cls.desk.document('account_add', 'account', 'add', 'desk', '--connector', 'book', '--set',
                          f'url=http://127.0.0.1:{cls.crm.port}', '--set', 'field.motive=Fieldcanary', '--secret', 'token=-',
                          '--secrets-in', 'file', '--scope', 'all', stdin=TOKEN)
        cls.desk.document('sync_document', 'sync')
        cls.others = ['Fieldcanary', TOKEN, *NAMES]
        cls.write_notes()
        cls.add_odd_accounts()
        cls.quote_customers()

    @classmethod
    def write_notes(cls):
        """What an agent writes: facts, notes, promises, a conversation, edits that wait."""
        desk = cls.desk
        customer = desk.document('customer_search', 'customer', 'search', '')['customers'][0]['id']
        desk.document('fact_set', 'fact', 'set', customer, 'motive', 'motivecanary', '--source', 'told_by_customer')
        desk.document('fact_set', 'fact', 'set', customer, 'education', 'editcanary', '--source', 'told_by_customer')
        desk.document('promise_document', 'promise', 'add', customer, 'promisecanary', '--due', '2027-01-01')
        desk.document('interaction_document', 'interaction', 'start', customer, '--channel', 'phone', '--reason', 'reasoncanary')
        cls.others += ['motivecanary', 'editcanary', 'promisecanary', 'reasoncanary']

    @classmethod
    def add_odd_accounts(cls):
        """Passwords where they do not belong: in addresses and in settings that a person invented."""
        cls.desk.add_paper()
        settings = {'url': 'https://agentcanary:urlpasswordcanary@hostcanary.invalid/pathcanary?key=querycanary',
                    'inventedcanary': 'settingpasswordcanary', 'field.education': 'customfieldcanary'}
        with sqlite3.connect(cls.desk.home / 'data/rafiq.sqlite') as database:
            database.execute("INSERT INTO account (name, connector, settings, secret_slots, secret_place, state, reason) "
                             "VALUES ('spare', 'book', ?, '[]', 'file', 'failing', 'Refused: statecanary')", (json.dumps(settings),))
        database.close()
        cls.others += ['agentcanary', 'urlpasswordcanary', 'hostcanary', 'pathcanary', 'querycanary', 'inventedcanary',
                       'settingpasswordcanary', 'customfieldcanary', 'statecanary']

    @classmethod
    def quote_customers(cls):
        """An error of a CRM that quotes a customer, in what doctor says and in what an account remembers."""
        cls.crm.refusal = 'Not for quotecanary Zahracanary <mailcanary1@canary.example>'
        cls.crm.check_status, cls.crm.write_status = 403, 422
        cls.desk.run('push', 'desk')
        with sqlite3.connect(cls.desk.home / 'data/rafiq.sqlite') as database:
            database.execute("UPDATE account SET state = 'quarantined', reason = 'It crashed at reasonquotecanary' WHERE name = 'paper'")
        database.close()
        (cls.desk.home / 'config').mkdir(exist_ok=True)
        (cls.desk.home / 'config/sidebar.ini').write_text('language=ar\ncustomer=c1\ntheme=Themecanary Layla\nmonitor=monitorcanary\n',
                                                         encoding='utf-8')
        cls.others += ['quotecanary', 'reasonquotecanary', 'Themecanary', 'monitorcanary']

    def canaries(self):
        yield from self.others
        for one in self.rows:
            yield from (one['name'], one['mail'], one['phone'], one['phone'][4:], f'Familycanary{one["id"]}', *one['fields'].values())

    def search(self, name, content):
        lower = content.lower()
        found = []
        for canary in self.canaries():
            for coat in coats(canary):
                if len(coat) >= 6 and (coat in content or coat.lower() in lower):
                    found.append((name, canary, coat))
        # Whatever was made of one and is none of the above.
        if b'canary' in lower:
            at = lower.index(b'canary')
            found.append((name, 'canary', lower[max(0, at - 40):at + 40]))
        return found

    def test_the_home_is_full_of_canaries(self):
        """Else the search below would prove nothing."""
        home = b''.join(file.read_bytes() for file in self.desk.home.rglob('*') if file.is_file())
        there = sum(1 for one in self.rows if one['mail'].encode() in home)
        self.assertEqual(there, CUSTOMERS)
        for word in ('motivecanary', 'promisecanary', 'urlpasswordcanary', 'settingpasswordcanary', 'reasonquotecanary'):
            self.assertIn(word.encode(), home, word)
        self.assertTrue(self.search('the database', home))
        self.assertTrue(self.search('a secret', base64.b64encode(b'..' + TOKEN.encode() + b'....')))
        doctor = self.desk.run('doctor').stdout
        self.assertIn('reasonquotecanary', doctor, 'doctor tells a person more than a bundle does')

    def test_the_bundle_holds_none_of_them(self):
        file = self.desk.top / 'rafiq.tar'
        written = self.desk.document('support_bundle', 'support-bundle', str(file))['bundle']
        self.assertEqual(file.stat().st_mode & 0o777, 0o600)
        found = self.search('the archive', file.read_bytes())
        with tarfile.open(file) as archive:
            names = [member.name for member in archive.getmembers()]
            for member in archive.getmembers():
                found += self.search(member.name, member.name.encode() + archive.extractfile(member).read())
        self.assertEqual(found, [])
        self.assertEqual(names, ['rafiq-support/' + one['name'] for one in written['contents']])
        self.assertLessEqual({'about.json', 'doctor.json', 'accounts.json', 'connectors.json', 'packs.json', 'counts.json',
                              'log.txt', 'sidebar.json'}, {one['name'] for one in written['contents']})

    def test_it_helps_all_the_same(self):
        shown = self.desk.document('support_bundle', 'support-bundle', '--show')['bundle']
        self.assertEqual(shown['file'], '')
        text = {one['name']: one['text'] for one in shown['contents']}
        self.assertEqual(json.loads(text['counts.json'])['rows']['customer'], CUSTOMERS)
        accounts = {one['name']: one for one in json.loads(text['accounts.json'])}
        self.assertEqual(accounts['spare']['settings']['url'], '(an https address)')
        self.assertEqual(accounts['paper']['state'], 'quarantined')
        codes = {one['code'] for one in json.loads(text['doctor.json'])}
        self.assertLessEqual({'crm.rights', 'account.quarantined', 'edits.person', 'crm.settings'}, codes | {'crm.settings'})
        self.assertIn('synced account=desk connector=book', text['log.txt'])
        self.assertEqual(json.loads(text['sidebar.json']), {'language': 'ar'})
        self.assertTrue(json.loads(text['about.json'])['rafiq'])

    def test_what_is_in_it_is_said_before(self):
        for language, words in (('C.UTF-8', 'No customer data'), ('ar_EG.UTF-8', 'لا بيانات عملاء')):
            file = self.desk.top / f'said-{language}.tar'
            done = self.desk.run('support-bundle', str(file), LC_ALL=language)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(words, done.stderr)
            self.assertIn('counts.json', done.stderr)

    def test_it_takes_the_place_of_nothing(self):
        file = self.desk.top / 'mine.tar'
        file.write_text('mine', encoding='utf-8')
        self.desk.document('failed', 'support-bundle', str(file), status=6)
        self.assertEqual(file.read_text(encoding='utf-8'), 'mine')
        self.desk.document('failed', 'support-bundle', status=2)

    def test_on_a_full_disk_there_is_no_bundle(self):
        def full():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
        folder = self.desk.top / 'full'
        folder.mkdir()
        done = subprocess.run([BINARY / 'bin/rafiqctl', '--home', self.desk.home, 'support-bundle', folder / 'it.tar'],
                              capture_output=True, text=True, env=self.desk.environment, preexec_fn=full,
                              timeout=a_desk.PATIENCE, check=False)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual(list(folder.iterdir()), [])


unittest.main(argv=['support_bundle.py', *sys.argv[3:]], verbosity=2)
