#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What agents note reaches a real Request Tracker, once, whatever happens on the way. Usage: write_back.py BINARY_DIR
[--long]: two thousand more users and two hundred edits, instead of fifty and twenty."""
import collections
import json
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from desk import Desk  # noqa: E402
from proxy import Proxy  # noqa: E402
from sync_and_guide import Home, TIME_LIMIT  # noqa: E402

LONG = '--long' in sys.argv
EDITS = 200 if LONG else 20
SEED = 4
PATIENCE = 900 if LONG else 240  # seconds until everything has arrived


class WriteBack(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix='rafiq-live-')
        cls.addClassCleanup(cls.folder.cleanup)
        cls.desk = Desk('seed.pl', *(['many.pl'] if LONG else []))
        cls.addClassCleanup(cls.desk.stop)
        cls.proxy = Proxy(cls.desk.url)
        cls.addClassCleanup(cls.proxy.stop)
        cls.home = cls.new_home('first')
        if not LONG:
            cls.home.sync()

    @classmethod
    def new_home(cls, name):
        class Through:  # the desk as it is seen through the proxy
            url, token_file = cls.proxy.url, cls.desk.token_file
        return Home(pathlib.Path(cls.folder.name) / name, Through)

    def setUp(self):
        self.proxy.calm()

    def user(self, number):
        return self.desk.user(f'customer{number}@example.com')

    def ref(self, number):
        return f"support:{self.user(number)['id']}"

    def fields(self, number):
        return {field['name']: sorted(field['values']) for field in self.user(number)['CustomFields']}

    def push(self, status=0):
        return self.home.run('push', 'support', status=status)

    def outbox(self):
        return self.home.run('outbox', 'list', 'support')['edits']

    def push_until_empty(self):
        """Late answers are waited for before anything is made again, so that this takes some seconds."""
        deadline = time.monotonic() + PATIENCE
        while [one for one in self.outbox() if one['state'] in ('pending', 'sending')]:
            self.assertLess(time.monotonic(), deadline, self.outbox())
            subprocess.run(self.home.command('push', 'support'), capture_output=True, timeout=TIME_LIMIT, check=False,
                           env=self.home.environment())

    def comments(self):
        """Marker -> how many comments carry it; as the administrator, who sees all."""
        found = collections.Counter()
        page = self.desk.request('GET', "/transactions?query=ObjectType='RT::Ticket'%20AND%20Type='Comment'%20AND%20Data%20LIKE%20'rfq-'"
                                 '&fields=Data&per_page=100')
        for item in page['items']:
            found[re.search(r'rfq-\w+', item['Data']).group()] += 1
        return found

    def reminders(self):
        page = self.desk.request('GET', "/tickets?query=Type='reminder'&fields=Subject,Status,Due&per_page=100")
        return {re.sub(r' \[rfq-\w+\]$', '', item['Subject']): item for item in page['items']}

    @unittest.skipUnless(LONG, 'two thousand users')
    def test_00_killed_and_cut_off_while_two_thousand_users_are_pulled(self):
        """First, for the others need them."""
        dice = random.Random(SEED)
        killed = self.survive_pulls(dice)
        print(f'seed {SEED}, {killed} kills', flush=True)
        self.assertGreater(killed, 2)
        fresh = self.new_home('never killed')
        fresh.sync()
        self.assertEqual(self.lines_of_customers(fresh), self.lines_of_customers(self.home))
        self.assertGreater(len(fresh.dump().splitlines()), 4000)

    def test_01_facts_notes_and_promises_arrive(self):
        before = len(self.comments())
        self.home.run('fact', 'set', self.ref(1), 'education', 'Doctor of music', '--source', 'told_by_customer')
        self.home.run('fact', 'set', self.ref(1), 'interest', 'تصوير', '--source', 'told_by_customer')
        self.home.run('journey', 'add', self.ref(1), '--what', 'اتصل بشأن الفاتورة', '--channel', 'phone')
        kept = self.home.run('promise', 'add', self.ref(1), 'call back with the result', '--due', '+2d')['promise']['id']
        self.home.run('promise', 'keep', kept)
        taken_back = self.home.run('fact', 'set', self.ref(2), 'education', 'Nothing', '--source', 'noted_by_agent')['fact']
        self.home.run('fact', 'remove', taken_back)
        local = self.home.run('fact', 'set', self.ref(2), 'cultural_background', 'unasked', '--source', 'noted_by_agent')['fact']
        self.assertEqual(5, len(self.outbox()))
        interests, education = self.fields(1)['Interests'], self.fields(2)['Education']
        [pushed] = self.push()['pushed']
        self.assertEqual((5, 0, 0), (pushed['saved'], pushed['waiting'], pushed['refused']), self.outbox())
        self.assertEqual(['Doctor of music'], self.fields(1)['Education'])
        self.assertEqual(sorted([*interests, 'تصوير']), self.fields(1)['Interests'])
        self.assertEqual(education, self.fields(2)['Education'])
        self.assertNotIn('unasked', json.dumps(self.user(2)))
        self.assertTrue(local)
        self.assertEqual(before + 1, len(self.comments()))
        self.assertEqual('resolved', self.reminders()['call back with the result']['Status'])
        # Reading it back changes nothing here: one promise, kept.
        self.home.sync()
        promises = self.home.run('promise', 'list', self.ref(1))['promises']
        self.assertEqual([('call back with the result', 'kept')], [(one['what'], one['state']) for one in promises])
        self.assertEqual(0, sum(self.home.sync()[what] for what in ('created', 'updated', 'deleted')))

    def test_02_what_the_desk_does_with_a_promise_is_seen_here(self):
        self.home.run('promise', 'add', self.ref(4), 'send the form', '--due', '+3d')
        self.push()
        self.desk.set_ticket(self.reminders()['send the form']['id'], Status='rejected')
        self.home.sync()
        [promise] = self.home.run('promise', 'list', self.ref(4))['promises']
        self.assertEqual('broken', promise['state'])

    def test_03_a_stale_if_match_is_a_conflict_with_all_values_kept(self):
        before = self.fields(5)['Education']
        self.home.run('fact', 'set', self.ref(5), 'education', 'Ours', '--source', 'told_by_customer')
        overtaken = []

        def somebody_is_quicker(method, path):
            if method == 'PUT' and not overtaken:
                overtaken.append(path)
                self.desk.set_fields('customer5@example.com', CustomFields={'Education': 'Theirs'})
        self.proxy.before = somebody_is_quicker
        [pushed] = self.push()['pushed']
        self.assertTrue(overtaken)
        self.assertEqual(1, pushed['conflicts'])
        [conflict] = self.home.run('conflict', 'list')['conflicts']
        self.assertEqual((before, ['Ours'], ['Theirs']), (conflict['base'], conflict['local'], conflict['remote']))
        self.assertEqual(['Theirs'], self.fields(5)['Education'])
        self.home.run('conflict', 'settle', conflict['id'], '--take', 'local')
        self.push()
        self.assertEqual(['Ours'], self.fields(5)['Education'])
        self.assertEqual([], self.outbox())

    def test_04_a_stale_if_match_on_another_field_merges_without_asking(self):
        self.home.run('fact', 'set', self.ref(6), 'education', 'Ours', '--source', 'told_by_customer')
        overtaken = []

        def somebody_is_quicker(method, path):
            if method == 'PUT' and not overtaken:
                overtaken.append(path)
                self.desk.set_fields('customer6@example.com', CustomFields={'Experience': 'Theirs'})
        self.proxy.before = somebody_is_quicker
        [pushed] = self.push()['pushed']
        self.assertEqual((1, 0), (pushed['saved'], pushed['conflicts']))
        self.assertEqual((['Ours'], ['Theirs']), (self.fields(6)['Education'], self.fields(6)['Experience']))

    def test_05_answers_that_are_lost_make_no_second_note_and_no_second_promise(self):
        before = len(self.comments())
        for number in (7, 13):
            self.home.run('journey', 'add', self.ref(number), '--what', f'note {number}')
        self.home.run('promise', 'add', self.ref(7), 'only once', '--due', '+1d')
        self.proxy.lose = lambda method, path: method == 'POST' and ('/comment' in path or path.endswith('/ticket'))
        self.home.run('push', 'support', status=5)
        self.proxy.calm()
        self.push_until_empty()
        comments = self.comments()
        self.assertEqual(before + 2, len(comments))
        self.assertEqual({1}, set(comments.values()))
        self.assertEqual(1, sum(subject == 'only once' for subject in self.reminders()))

    def test_06_killed_and_cut_off_again_and_again_everything_arrives_once(self):
        dice = random.Random(SEED)
        print(f'seed {SEED}, {EDITS} edits', flush=True)
        killed = 0
        customers = [10 + number % 40 for number in range(EDITS)]
        expected, notes, before = {}, 0, len(self.comments())
        for place, number in enumerate(customers):
            if place % 4 == 3:
                self.home.run('journey', 'add', self.ref(number), '--what', f'note {place}')
                notes += self.open_ticket(number)
            else:
                field, aspect = (('Education', 'education'), ('Experience', 'experience'))[place % 2]
                self.home.run('fact', 'set', self.ref(number), aspect, f'value {place}', '--source', 'told_by_customer')
                expected[number, field] = [f'value {place}']
        for round_ in range(4 * EDITS):
            self.proxy.calm()
            if not [one for one in self.outbox() if one['state'] in ('pending', 'sending')] or round_ > EDITS:
                break
            if round_ % 5 == 4:
                self.proxy.cut = True  # hours offline, as far as Rafiq can tell
                self.push_into_nothing()
                continue
            killed += self.killed_after(dice.randint(1, 25), 'push', 'support')
        self.proxy.calm()
        self.push_until_empty()
        # A note of a customer who has no open ticket stays here, and says so.
        self.assertEqual(set(), {one['state'] for one in self.outbox()} - {'local_only'})
        for (number, field), values in expected.items():
            self.assertEqual(values, self.fields(number)[field], f'{field} of customer {number}')
        comments = self.comments()
        self.assertEqual({1}, set(comments.values()))
        self.assertEqual(before + notes, len(comments))
        print(f'{killed} kills', flush=True)
        self.assertGreater(killed, 2)
        # What this machine knows is what a machine that nothing happened to knows.
        self.home.sync()
        fresh = self.new_home('fresh')
        fresh.sync()
        self.assertEqual(self.lines_of_customers(fresh), self.lines_of_customers(self.home))

    @staticmethod
    def lines_of_customers(home):
        """What the CRM says of them, but for the version: a listing tells none, only who wrote was told one."""
        lines = [json.loads(line) for line in home.dump().splitlines()]
        for line in lines:
            if line[0] == 'record':
                line[7] = ''
        return {json.dumps(line) for line in lines if line[0] in ('record', 'name', 'mail', 'phone', 'language') and line[2] == 'user'}

    def waiting(self):
        return len([one for one in self.outbox() if one['state'] in ('pending', 'sending')])

    def push_into_nothing(self):
        """With the network cut: the CRM is unreachable, unless all that is left waits a moment in doubt and is not tried."""
        waiting = self.waiting()
        try:
            self.home.run('push', 'support', status=5)
        except AssertionError:
            self.assertEqual(0, self.push()['pushed'][0]['saved'])
        self.assertEqual(waiting, self.waiting())

    def survive_pulls(self, dice):
        """Two thousand users are pulled while being killed, the network cut and back."""
        killed = 0
        for round_ in range(30):
            self.proxy.calm()
            if round_ % 4 == 3:
                self.proxy.cut = True
                self.home.run('sync', 'support', status=5)
                continue
            if not self.killed_after(dice.randint(3, 12), 'sync', 'support'):
                break
            killed += 1
        self.proxy.calm()
        self.home.sync()
        return killed

    def open_ticket(self, number):
        mail = f'customer{number}@example.com'
        found = self.desk.request('GET', f"/tickets?query=Requestor.EmailAddress='{mail}'%20AND%20Status='__Active__'")
        return 1 if found['count'] else 0

    def killed_after(self, requests, *arguments):
        """Runs rafiqctl and kills it once the CRM has answered so many requests. Whether it was still at work."""
        with subprocess.Popen(self.home.command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              env=self.home.environment()) as process:
            left = [requests]

            def count(_method, _path):
                left[0] -= 1
                if left[0] == 0:
                    process.kill()
            self.proxy.after = count
            process.wait(TIME_LIMIT * 4)
        return process.returncode == -signal.SIGKILL


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *(one for one in sys.argv[2:] if one != '--long')], verbosity=2)
