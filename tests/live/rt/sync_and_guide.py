#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""From a real Request Tracker to guidance, through rafiqctl alone. Usage: sync_and_guide.py BINARY_DIR

Fifty customers with four custom fields and tickets; see seed.pl for who is who."""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from desk import Desk  # noqa: E402  (the folder is only known here)

BINARY = pathlib.Path(sys.argv[1]).resolve()
TIME_LIMIT = 120


class Home:
    """One machine with Rafiq on it: its own folder, and the account `support` of the desk."""

    def __init__(self, folder, desk, **settings):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        arguments = [part for key, value in {'url': desk.url, **settings}.items() for part in ('--set', f'{key}={value}')]
        self.run('account', 'add', 'support', '--connector', 'rt', '--scope', 'all', *arguments, '--secret', f'token={desk.token_file}',
                 '--secrets-in', 'file')

    def command(self, *arguments):
        return [BINARY / 'bin/rafiqctl', '--home', self.folder / 'home', '--json', *arguments]

    def environment(self):
        return {'PATH': os.environ['PATH'], 'HOME': str(self.folder), 'LC_ALL': 'C.UTF-8'}

    def run(self, *arguments, stdin='', status=0):
        done = subprocess.run(self.command(*arguments), input=stdin, text=True, capture_output=True,
                              timeout=TIME_LIMIT, env=self.environment(), check=False)
        if done.returncode != status:
            raise AssertionError(f'rafiqctl {" ".join(map(str, arguments))}: exit status {done.returncode}\n'
                                 f'{done.stdout}{done.stderr}')
        return json.loads(done.stdout)

    def sync(self, *arguments):
        return self.run('sync', 'support', *arguments)['reports'][0]

    def sync_killed_after(self, pages):
        """Syncs, and kills rafiqctl once so many pages are committed. Whether it was still at work then."""
        with subprocess.Popen(self.command('sync', 'support'), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True, env=self.environment()) as process:
            for _ in range(pages):
                process.stderr.readline()  # a line a page
            process.kill()
            process.communicate(timeout=TIME_LIMIT)
            return process.returncode == -signal.SIGKILL

    def customers(self):
        return self.run('customer', 'search', '', '--limit', '1000')['customers']

    def show(self, mail):
        """As an agent would ask: the address comes by standard input, not by argv."""
        return self.run('customer', 'show', '-', stdin=mail + '\n')

    def guide(self, mail, *arguments):
        return self.run('guide', '-', '--stage', 'welcome', '--lang', 'en', '--why', *arguments, stdin=mail + '\n')['guide']

    def dump(self):
        """All that came from the CRM, without what differs from machine to machine."""
        [database] = self.folder.rglob('rafiq.sqlite')
        return subprocess.run([BINARY / 'bin/live-dump', database], capture_output=True, text=True, check=True,
                              timeout=TIME_LIMIT).stdout


def facts_of(shown, aspect):
    return sorted(fact['value'] for fact in shown['facts'] if fact['aspect'] == aspect)


class RequestTracker(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix='rafiq-live-')
        cls.addClassCleanup(cls.folder.cleanup)
        cls.desk = Desk('seed.pl')
        cls.addClassCleanup(cls.desk.stop)
        cls.home = cls.new_home('first')
        cls.first_sync = cls.home.sync()

    @classmethod
    def new_home(cls, name, **settings):
        return Home(pathlib.Path(cls.folder.name) / name, cls.desk, **settings)

    def test_01_check_says_what_works_and_what_is_withheld(self):
        notes = ' '.join(self.home.run('account', 'check', 'support')['notes'])
        self.assertIn('Request Tracker 5', notes)
        self.assertIn('Queues: Complaints, General, Sales', notes)
        self.assertIn('no consent is mapped', notes)

    def test_02_every_customer_arrives_and_no_staff(self):
        customers = self.home.customers()
        self.assertEqual(50, len(customers))
        self.assertEqual(0, self.first_sync['kept_aside'], self.first_sync)
        names = ' '.join(customer['name'] for customer in customers)
        self.assertIn('سلمى حداد', names)
        self.assertIn('Anna Berg', names)
        self.assertNotIn('Rafiq', names)
        shown = self.home.show('customer2@example.com')
        self.assertEqual(['دكتوراه'], facts_of(shown, 'education'))
        self.assertEqual(['14 years'], facts_of(shown, 'experience'))
        self.assertEqual(['Photography', 'Travel', 'قراءة'], facts_of(shown, 'interest'))

    def test_03_guidance_differs_and_names_its_facts_and_their_source(self):
        # The first two have tickets; the others have none, and differ in what their custom fields say alone.
        for pair in (('customer1@example.com', 'customer2@example.com'), ('customer3@example.com', 'customer6@example.com')):
            guides = {mail: self.home.guide(mail) for mail in pair}
            cards = {mail: [one['card'] for one in guide['recommendations']] for mail, guide in guides.items()}
            self.assertTrue(all(cards.values()), cards)
            self.assertNotEqual(*cards.values())
            for mail, guide in guides.items():
                self.assertEqual('welcome', guide['stage'])
                # What is in sight may rest on the stage alone: the CRM speaks in what lies behind it too.
                self.check_sources(mail, self.home.guide(mail, '--all'))

    def check_sources(self, mail, guide):
        """Each fact has its value and its source. Who has an open complaint is met with that and not with small talk, so
        that of the first two the tickets speak, and of the others their custom fields."""
        facts = [fact for one in guide['recommendations'] for fact in one['why']['facts']]
        self.assertEqual([], [fact for fact in facts if not (fact['name'] and fact['value'] and fact['source'])])
        of_crm = [fact for fact in facts if 'support' in fact['source']]
        self.assertTrue(of_crm, f'{mail}: no recommendation rests on what the CRM says')
        fields = {'profile.education': 'Education', 'profile.experience': 'Experience', 'profile.interest': 'Interests'}
        of_fields = [fact for fact in facts if fact['name'] in fields]
        if not any(fact['name'].startswith('journey.open_') for fact in of_crm):
            self.assertTrue(of_fields, f'{mail}: no recommendation rests on what a custom field says')
        for fact in of_fields:
            self.assertEqual(f"CRM field {fields[fact['name']]} of support", fact['source'])

    def test_04_the_cultural_background_is_withheld_without_consent_and_used_with_it(self):
        def cultural(guide):
            return [fact for one in guide['recommendations'] for fact in one['why']['facts']
                    if fact['name'] == 'profile.cultural_background']
        mails = [f'customer{number}@example.com' for number in range(1, 6)]
        self.assertEqual([], [fact for mail in mails for fact in cultural(self.home.guide(mail, '--all'))])
        agreed = self.new_home('agreed', cultural_consent='recorded')
        agreed.sync()
        self.assertTrue([fact for mail in mails for fact in cultural(agreed.guide(mail, '--all'))])

    def test_05_a_change_in_rt_arrives_by_an_incremental_sync(self):
        mail = 'customer10@example.com'
        self.home.sync()
        before = self.home.guide('customer11@example.com')
        self.assertEqual(0, sum(self.home.sync()[what] for what in ('created', 'updated', 'deleted')))

        self.desk.set_fields(mail, RealName='Peter Jansen-Smit', CustomFields={'Education': 'PhD', 'Interests': ['Sailing']})
        self.desk.disable('customer12@example.com')
        self.desk.add_user('newcomer@example.com', 'وافد جديد', CustomFields={'Education': 'BSc'})
        ticket = self.desk.add_ticket('customer11@example.com', 'Complaints', 'Charged twice', 'I was charged twice.')
        report = self.home.sync()
        self.assertGreaterEqual(report['created'], 2)
        self.assertGreaterEqual(report['updated'], 1)

        shown = self.home.show(mail)
        self.assertEqual('Peter Jansen-Smit', shown['customer']['name'])
        self.assertEqual(['PhD'], facts_of(shown, 'education'))
        self.assertEqual(['Sailing'], facts_of(shown, 'interest'))
        names = [customer['name'] for customer in self.home.customers()]
        self.assertIn('وافد جديد', names)
        self.assertEqual(50, len(names))  # one came, one went
        after = self.home.guide('customer11@example.com')
        self.assertNotEqual([one['card'] for one in before['recommendations']],
                            [one['card'] for one in after['recommendations']], 'an open complaint changes nothing')

        self.desk.set_ticket(ticket, Status='resolved')
        self.home.sync()
        closed = json.dumps(self.home.run('journey', 'show', '-', stdin='customer11@example.com\n'), ensure_ascii=False)
        self.assertIn('Charged twice', closed)
        self.assertIn('"closed"', closed)

    def test_06_a_customer_never_synced_is_found_by_mail_by_phone_and_by_the_page_that_is_open(self):
        empty = self.new_home('empty')
        self.assertEqual([], empty.customers())
        self.assertEqual('Anna Berg', empty.show('customer2@example.com')['customer']['name'])
        self.assertTrue(empty.guide('customer2@example.com')['recommendations'])
        self.assertEqual('سلمى حداد', empty.show('+20 10 1001 2001')['customer']['name'])
        self.assertEqual(2, len(empty.customers()))
        page = f'{self.desk.url}/Ticket/Update.html?Action=Respond;id=3'  # the reply to customer 4's ticket
        self.assertEqual('James Okafor', empty.show(page)['customer']['name'])
        empty.run('customer', 'show', '-', stdin='nobody@example.com\n', status=8)

    def test_07_killed_in_the_middle_and_resumed_the_result_is_the_same(self):
        whole = self.new_home('whole')
        whole.sync()
        expected = whole.dump()
        self.assertIn('سلمى حداد', expected)
        for pages in (1, 2):
            killed = self.new_home(f'killed{pages}')
            self.assertTrue(killed.sync_killed_after(pages), 'the sync was over before it was killed')
            self.assertNotEqual(expected, killed.dump())
            killed.sync()
            self.assertEqual(expected, killed.dump(), f'killed after page {pages}')

    def test_08_a_token_that_is_no_longer_good_says_so(self):
        stale = self.new_home('stale')
        wrong = pathlib.Path(self.folder.name) / 'wrong-token'
        wrong.write_text('1-14-00000000000000000000000000000000\n', encoding='ascii')
        stale.run('account', 'add', 'other', '--connector', 'rt', '--scope', 'all', '--set', f'url={self.desk.url}', '--secret',
                  f'token={wrong}', '--secrets-in', 'file')
        error = stale.run('sync', 'other', status=4)['error']
        self.assertNotIn('1-14-0000', json.dumps(error))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
