#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What the manifest of plugins/tryton does with a real Tryton, through rafiqctl alone. Usage: manifest.py BINARY_DIR [--long]:
twenty thousand parties instead of a thousand, and killed twenty times."""
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]
sys.path.append(str(HERE.parent / 'rt'))
from desk import ALL, Desk  # noqa: E402
from proxy import Proxy  # noqa: E402

BINARY = pathlib.Path(sys.argv[1]).resolve()
LONG = '--long' in sys.argv
PARTIES = 20_000 if LONG else 1_000
KILLS = 20 if LONG else 1
BATCH = 250
TIME_LIMIT = 600
TRIES = 10  # until two writes fall within one second
SEED = 6


class Home:
    """One machine with Rafiq on it: its own folder, and the account `support` of the desk."""

    def __init__(self, folder, desk, url):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        self.run('account', 'add', 'support', '--connector', 'tryton', '--scope', 'all', '--set', f'url={url}',
                 '--set', f'database={desk.database}', '--set', f'user={desk.user}',
                 '--secret', f'password={desk.password_file}', '--secrets-in', 'file')

    def command(self, *arguments):
        return [BINARY / 'bin/rafiqctl', '--home', self.folder / 'home', '--json', *arguments]

    def environment(self):
        return {'PATH': os.environ['PATH'], 'HOME': str(self.folder), 'LC_ALL': 'C.UTF-8'}

    def run(self, *arguments, stdin='', status=0):
        done = subprocess.run(self.command(*arguments), input=stdin, text=True, capture_output=True, timeout=TIME_LIMIT,
                              env=self.environment(), check=False)
        if done.returncode != status:
            raise AssertionError(f'rafiqctl {" ".join(map(str, arguments))}: exit status {done.returncode}\n{done.stdout}{done.stderr}')
        return json.loads(done.stdout)

    def sync(self, *arguments):
        return self.run('sync', 'support', *arguments)['reports'][0]

    def sync_killed_after(self, pages):
        """Syncs, and kills rafiqctl once so many pages are committed. Whether it was still at work then."""
        with subprocess.Popen(self.command('sync', 'support'), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              env=self.environment()) as process:
            for _ in range(pages):
                process.stderr.readline()  # a line a page
            process.kill()
            process.communicate(timeout=TIME_LIMIT)
            return process.returncode == -signal.SIGKILL

    def show(self, party):
        return self.run('customer', 'show', f'support:{party}')

    def dump(self):
        """All that came from the CRM, without what differs from machine to machine."""
        [database] = self.folder.rglob('rafiq.sqlite')
        return subprocess.run([BINARY / 'bin/live-dump', database], capture_output=True, text=True, check=True,
                              timeout=TIME_LIMIT).stdout


class Manifest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix='rafiq-live-')
        cls.addClassCleanup(cls.folder.cleanup)
        cls.desk = Desk()
        cls.addClassCleanup(cls.desk.stop)
        cls.parties = {}  # by our number
        for first in range(1, PARTIES + 1, BATCH):
            made = cls.desk.add_parties(first, BATCH)
            cls.parties.update(zip(range(first, first + BATCH), made))
        cls.proxy = Proxy(cls.desk.url)
        cls.addClassCleanup(cls.proxy.stop)
        cls.home = cls.new_home('first')
        cls.first_report = cls.home.sync()

    @classmethod
    def new_home(cls, name):
        return Home(pathlib.Path(cls.folder.name) / name, cls.desk, cls.proxy.url)

    def setUp(self):
        self.proxy.calm()

    def facts(self, number):
        return {(fact['label'], fact['value']) for fact in self.home.show(self.parties[number])['facts']
                if fact['source'] == 'crm_field'}

    def note_fact(self, number, aspect, value):
        self.home.run('fact', 'set', f'support:{self.parties[number]}', aspect, value, '--source', 'told_by_customer')

    def push(self):
        [pushed] = self.home.run('push', 'support')['pushed']
        return pushed

    def is_write(self):
        return b'"method":"model.party.party.write"' in self.proxy.body.replace(b' ', b'')

    # In the order of their names: the first ones need everybody as they were made.

    def test_01_everybody_arrives_with_all_that_belongs_to_them(self):
        self.assertEqual((PARTIES + PARTIES // BATCH, 0), (self.first_report['created'], self.first_report['kept_aside']))
        self.assertEqual('admin', self.home.run('account', 'check', 'support')['signed_in_as'])
        shown = self.home.show(self.parties[8])
        customer = shown['customer']
        self.assertEqual('Party 8', customer['name'])
        self.assertEqual([{'value': '+96890000008', 'label': 'mobile'}], customer['phones'])
        self.assertEqual(['party8@example.com'], [mail['value'] for mail in customer['mails']])
        self.assertEqual({('Interests', 'Football 8'), ('Education (category)', 'Diploma'), ('Address', '8 Market Street, Amman')},
                         self.facts(8))
        self.assertEqual(['ar'], self.home.show(self.parties[7])['customer']['languages'])

    def test_02_killed_and_resumed_it_is_as_if_nothing_had_happened(self):
        dice = random.Random(SEED)
        killed = self.new_home('killed')
        self.assertEqual(KILLS, sum(killed.sync_killed_after(dice.randint(1, 2)) for _ in range(KILLS)))
        killed.sync()
        whole = self.new_home('whole')
        whole.sync()
        self.assertEqual(whole.dump(), killed.dump())

    def test_03_only_what_changed_is_told_a_changed_child_included(self):
        self.home.sync()
        before = self.home.dump()
        report = self.home.sync()
        self.assertEqual((0, 0, 0), (report['created'], report['updated'], report['deleted']))
        self.assertEqual(before, self.home.dump())
        self.desk.model('party.party', 'write', [self.parties[3]], {'name': 'Renamed'})
        [phone] = [row['id'] for row in self.desk.contacts(self.parties[5]) if row['type'] == 'mobile']
        self.desk.model('party.contact_mechanism', 'write', [phone], {'value': '+96891111111'})  # the party knows nothing of it
        [address] = self.desk.model('party.address', 'search', [['party', '=', self.parties[6]]], 0, None, None)
        self.desk.model('party.address', 'write', [address], {'city': 'Sohar'})
        [new] = self.desk.add_parties(PARTIES + 1, 1)  # and a note on it
        report = self.home.sync()
        self.assertEqual((2, 3, 0), (report['created'], report['updated'], report['deleted']))
        self.assertEqual('Renamed', self.home.show(self.parties[3])['customer']['name'])
        self.assertEqual(['+96891111111'], [phone['value'] for phone in self.home.show(self.parties[5])['customer']['phones']])
        self.assertIn(('Address', '6 Market Street, Sohar'), self.facts(6))
        self.assertEqual(f'support:{new}', self.home.show(new)['customer']['refs'][0]['ref'])

    def test_04_who_is_deactivated_or_deleted_is_gone(self):
        self.desk.model('party.party', 'write', [self.parties[10]], {'active': False})
        self.assertEqual(1, self.home.sync()['deleted'])
        self.home.run('customer', 'show', f'support:{self.parties[10]}', status=8)
        self.desk.model('party.party', 'delete', [self.parties[11]])
        self.assertEqual(0, self.home.sync()['deleted'])  # it leaves no trace
        self.assertEqual(1, self.home.sync('--sweep')['deleted'])
        self.home.run('customer', 'show', f'support:{self.parties[11]}', status=8)

    def test_05_a_fact_is_written_and_nothing_beside_it(self):
        party = self.parties[12]
        others = self.desk.contacts(party)
        for value in ('MSc', 'PhD'):  # made, then changed
            self.note_fact(12, 'education', value)
            self.assertEqual(1, self.push()['saved'])
            self.assertEqual([value], self.desk.field(party, 'Education'))
        self.assertEqual(others, [row for row in self.desk.contacts(party) if row['name'] != 'Education'])
        self.assertIn(('Education', 'PhD'), self.facts(12))

    def test_06_a_conflict_is_kept_with_all_values(self):
        party = self.parties[16]
        self.desk.set_field(party, 'Education', 'School')
        self.home.sync()
        self.note_fact(16, 'education', 'Ours')

        def somebody_is_quicker(*_):
            if self.is_write():
                self.proxy.calm()
                stamp = self.stamp(party)
                for _ in range(1000):  # until it is another second: the guard cannot see less
                    self.desk.set_field(party, 'Education', 'Theirs')
                    if self.stamp(party) != stamp:
                        return
        self.proxy.before = somebody_is_quicker
        pushed = self.push()
        self.assertEqual((0, 1, 0), (pushed['saved'], pushed['conflicts'], pushed['lost']))
        [conflict] = self.conflicts_of('Ours')
        self.assertEqual((['School'], ['Theirs']), (conflict['base'], conflict['remote']))
        self.assertEqual(['Theirs'], self.desk.field(party, 'Education'))

    def stamp(self, party):
        [row] = self.desk.call('model.party.party.search_read', [['id', '=', party]], 0, None, None, ['_timestamp'], ALL)
        return row['_timestamp']

    def conflicts_of(self, local):
        return [one for one in self.home.run('conflict', 'list')['conflicts'] if one['local'] == [local]]

    def test_07_what_a_write_of_the_same_second_overwrote_is_reported_as_lost(self):
        for attempt in range(TRIES):
            party = self.parties[20 + 4 * attempt]
            ours, theirs = f'Ours {attempt}', f'Theirs {attempt}'
            stamps = []

            def somebody_writes_over_it(*_):
                if self.is_write():
                    self.proxy.calm()
                    stamps.append(self.stamp(party))
                    self.desk.set_field(party, 'Education', theirs)
                    stamps.append(self.stamp(party))
            self.note_fact(20 + 4 * attempt, 'education', ours)
            self.proxy.after = somebody_writes_over_it
            pushed = self.push()
            self.assertEqual((0, 1), (pushed['saved'], pushed['lost']))
            [conflict] = self.conflicts_of(ours)
            self.assertEqual([theirs], conflict['remote'])
            if stamps[0] == stamps[1]:
                return  # the guard saw one version where there were two
        self.fail('no two writes fell within one second')

    def test_08_what_was_written_in_the_second_before_ours_is_not_overwritten(self):
        for attempt in range(TRIES):
            number = 80 + 4 * attempt
            party = self.parties[number]
            ours, theirs = f'We {attempt}', f'They {attempt}'
            stamps = []
            self.note_fact(number, 'education', ours)

            def somebody_writes(*_):  # what we then read is of this second
                if b'model.party.party.search_read' in self.proxy.body:
                    self.proxy.before = lambda *_: None
                    self.desk.model('party.party', 'write', [party], {'name': f'Party {number} again'})

            def and_again(*_):
                if b'model.party.address.search_read' in self.proxy.body:  # the last that is read of a party
                    self.proxy.after = lambda *_: None
                    stamps.append(self.stamp(party))
                    self.desk.set_field(party, 'Education', theirs)
                    stamps.append(self.stamp(party))
            self.proxy.before, self.proxy.after = somebody_writes, and_again
            pushed = self.push()
            self.assertEqual((0, 1, 0), (pushed['saved'], pushed['conflicts'], pushed['lost']))
            [conflict] = self.conflicts_of(ours)
            self.assertEqual([theirs], conflict['remote'])
            self.assertEqual([theirs], self.desk.field(party, 'Education'))
            if stamps[0] == stamps[1]:
                return  # the guard saw one version where there were two
        self.fail('no two writes fell within one second')

    def test_09_a_note_whose_answer_was_lost_is_made_once(self):
        party = self.parties[24]
        lost = []

        def first_answer(*_):
            if b'model.ir.note.create' in self.proxy.body and not lost:
                lost.append(True)
                return True
            return False
        self.proxy.lose = first_answer
        self.home.run('journey', 'add', f'support:{party}', '--what', 'Asked for a copy of the contract', '--channel', 'phone')
        for _ in range(60):
            subprocess.run(self.home.command('push', 'support'), capture_output=True, timeout=TIME_LIMIT, check=False,
                           env=self.home.environment())
            waiting = [one for one in self.home.run('outbox', 'list', 'support')['edits'] if one['state'] in ('pending', 'sending')]
            if not waiting:
                break
        self.assertEqual([True], lost)
        notes = self.desk.model('ir.note', 'search_read', [['resource', '=', f'party.party,{party}']], 0, None, None, ['message'])
        self.assertEqual(1, sum('copy of the contract' in note['message'] for note in notes))

    def test_10_somebody_is_found_who_was_never_synced(self):
        [party] = self.desk.add_parties(PARTIES + 50, 1)
        number = f'+968 90 {PARTIES + 50:06}'
        found = self.home.run('customer', 'show', '-', stdin=number + '\n')
        self.assertEqual(f'support:{party}', found['customer']['refs'][0]['ref'])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2, failfast=False)
