#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A working day through rafiqctl, on the sample data: journeys, briefs, promises, rights, the shift, what customers
noticed. Every document fits its schema, and every step that can be a mistake is taken back.
Usage: working_day.py BINARY_DIR SOURCE_DIR"""
import contextlib
import csv
import datetime
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
TIME_LIMIT = 600  # seconds; a sanitizer on a busy machine needs many
ISOLATE = '\u2068'


def validator(name):
    return jsonschema.Draft202012Validator({'$ref': f'#/$defs/{name}', '$defs': SCHEMA['$defs']})


class WorkingDay(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix='rafiq-day-')
        cls.home = pathlib.Path(cls.folder.name) / 'home'
        sample = SOURCE / 'plugins/file/sample'
        cls.run_it('account', 'add', 'sample', '--connector', 'file', '--set', f'customers={sample}/customers.csv',
                   '--set', f'journey={sample}/journey.jsonl')
        cls.run_it('sync', 'sample')
        steps = [json.loads(line) for line in (sample / 'journey.jsonl').read_text(encoding='utf-8').splitlines()]
        counts = {}
        for step in steps:
            counts[step.get('customer')] = counts.get(step.get('customer'), 0) + 1
        cls.busiest = 'sample:' + max(counts, key=lambda customer: (counts[customer], customer or ''))
        cls.customer = cls.document('customer_search', 'customer', 'search', '')['customers'][0]['id']

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def run_it(cls, *arguments, zone='UTC'):
        environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': cls.folder.name, 'TZ': zone}
        for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'TSAN_OPTIONS'):
            if name in os.environ:
                environment[name] = os.environ[name]
        return subprocess.run([BINARY / 'bin/rafiqctl', '--home', cls.home, *arguments], text=True,
                              capture_output=True, timeout=TIME_LIMIT, env=environment, check=False)

    @classmethod
    def document(cls, schema, *arguments, status=0, zone='UTC'):
        done = cls.run_it('--json', *arguments, zone=zone)
        assert done.returncode == status, f'{arguments}: exit status {done.returncode}: {done.stderr}'
        parsed = json.loads(done.stdout)
        validator(schema).validate(parsed)
        return parsed

    def is_chosen(self, card, stage):
        guide = self.document('guide_document', 'guide', self.customer, '--lang', 'en', '--stage', stage, '--channel', 'phone')['guide']
        return card in [one['card'] for one in guide['recommendations']]

    def stored(self):
        """Everything in the database, as text."""
        file = next(self.home.rglob('rafiq.sqlite'))
        with contextlib.closing(sqlite3.connect(file)) as database:
            return {table: database.execute(f'SELECT * FROM {table}').fetchall()
                    for (table,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}

    def test_a_touchpoint_is_recorded_shown_and_taken_back(self):
        before = self.document('journey_show', 'journey', 'show', self.customer)
        added = [self.document('journey_touchpoint', 'journey', 'add', self.customer, '--what', what, '--channel', 'phone',
                               '--at', at, '--feeling', feeling, '--effort', '4')['touchpoint']
                 for what, at, feeling in (('تحية', '2026-01-01T10:00:00Z', '2'), ('a long wait', '2026-01-02T10:00:00Z', '-1'))]
        shown = self.document('journey_show', 'journey', 'show', self.customer)
        self.assertEqual(len(shown['touchpoints']), len(before['touchpoints']) + 2)
        falls = [point for point in shown['feelings'] if point['touchpoint'] == added[1]['id']]
        self.assertEqual((falls[0]['feeling'], falls[0]['fallen_from']), (-1, 2))
        text = self.run_it('journey', 'show', self.customer).stdout
        self.assertIn('█↘▂', text)
        self.assertIn('a sharp fall on 2026-01-02', text)
        for touchpoint in added:
            self.document('journey_touchpoint', 'journey', 'undo', touchpoint['id'])
        self.document('failed', 'journey', 'undo', added[0]['id'], status=8)
        self.assertEqual(self.document('journey_show', 'journey', 'show', self.customer), before)

    def test_what_came_from_a_crm_is_not_taken_back_here(self):
        theirs = self.document('journey_show', 'journey', 'show', self.busiest)['touchpoints'][0]
        error = self.document('failed', 'journey', 'undo', theirs['id'], status=6)['error']
        self.assertIn('CRM', error['remedy'])

    def test_a_suggestion_is_followed_until_it_was_acted_on(self):
        made = self.document('journey_touchpoint', 'journey', 'add', self.customer, '--what', 'a shorter form', '--kind',
                             'suggestion')['touchpoint']
        self.assertEqual(made['case']['id'], made['id'])
        listed = {one['suggestion']: one for one in self.document('journey_suggestions', 'journey', 'suggestions', self.customer)['suggestions']}
        self.assertFalse(listed[made['id']]['acted_on'])
        done = self.document('journey_touchpoint', 'journey', 'acted-on', self.customer, made['id'], 'one page now')['touchpoint']
        listed = {one['suggestion']: one for one in self.document('journey_suggestions', 'journey', 'suggestions', self.customer)['suggestions']}
        self.assertTrue(listed[made['id']]['acted_on'])
        self.document('failed', 'journey', 'acted-on', self.customer, 't99999', 'x', status=8)
        for touchpoint in (done, made):
            self.document('journey_touchpoint', 'journey', 'undo', touchpoint['id'])

    def test_a_sign_of_loyalty_reaches_the_guidance(self):
        praised = self.document('journey_touchpoint', 'journey', 'add', self.customer, '--what', 'recommended us', '--kind',
                                'loyalty')['touchpoint']
        self.assertTrue(self.is_chosen('loyal.signal.closing', 'closing'))
        self.assertEqual(praised['case'], {'id': '', 'subject': 'recommended us', 'status': '', 'kind': 'loyalty'})
        self.document('journey_touchpoint', 'journey', 'undo', praised['id'])
        self.assertFalse(self.is_chosen('loyal.signal.closing', 'closing'))

    def test_bad_touchpoints_are_refused(self):
        for more in (('--feeling', '3'), ('--effort', '0'), ('--kind', 'rumour'), ('--at', '2999-01-01'), ('--at', 'now'),
                     ('--case', 'nothing')):
            status = {'--case': 8, '--at': 7 if more[1] == 'now' else 2}.get(more[0], 2)
            error = self.document('failed', 'journey', 'add', self.customer, '--what', 'x', *more, status=status)['error']
            self.assertTrue(error['remedy'], more)

    def test_briefs_are_short_and_in_the_asked_language(self):
        for kind in ('handover', 'escalate', 'eyes'):
            for language, other in (('ar', 'Customer'), ('en', 'العميل')):
                brief = self.document('journey_brief', 'journey', kind, self.busiest, '--lang', language)['brief']
                self.assertEqual(brief['language'], language)
                frame = ' '.join(line['label'] for line in brief['lines']) + brief['title']
                self.assertNotIn(other, frame)
                if kind != 'eyes':
                    self.assertLessEqual(len(brief['lines']), 12)
                for line in brief['lines']:
                    self.assertEqual(line['text'].count(ISOLATE), line['text'].count('\u2069'))
        asked = self.document('journey_brief', 'journey', 'escalate', self.busiest, '--lang', 'en', '--ask', 'replace it', '--of',
                              'Huda', '--by', '2999-01-05 16:00')['brief']['lines'][-1]['text']
        self.assertIn('replace it', asked)
        self.assertIn('5 January, 16:00', asked)

    def test_no_brief_names_a_cultural_fact(self):
        fact = self.document('fact_set', 'fact', 'set', self.customer, 'cultural_background', 'canary-culture', '--source',
                             'told_by_customer', '--consent')['fact']
        unasked = self.document('fact_set', 'fact', 'set', self.customer, 'accessibility', 'canary-need', '--source',
                                'noted_by_agent')['fact']
        consented = self.document('fact_set', 'fact', 'set', self.customer, 'form_of_address', 'Doctor Canary', '--source',
                                  'told_by_customer')['fact']
        for kind in ('handover', 'escalate', 'eyes'):
            brief = json.dumps(self.document('journey_brief', 'journey', kind, self.customer, '--lang', 'en'))
            self.assertNotIn('canary-culture', brief)
            self.assertNotIn('canary-need', brief)
            self.assertEqual('Doctor Canary' in brief, kind == 'handover')
        for one in (fact, unasked, consented):
            self.document('removed', 'fact', 'remove', one)

    def test_a_promise_is_made_kept_broken_reopened_and_taken_back(self):
        made = self.document('promise_document', 'promise', 'add', self.customer, 'call back', '--due', '+2h')['promise']
        self.document('promise_document', 'promise', 'keep', made['id'])
        self.document('failed', 'promise', 'keep', made['id'], status=6)
        self.assertEqual(self.document('promise_document', 'promise', 'reopen', made['id'])['promise']['state'], 'open')
        broken = self.document('promise_document', 'promise', 'break', made['id'], '--reason', 'no part')['promise']
        self.assertIsNotNone(broken['settled'])
        history = self.document('promise_history', 'promise', 'history', made['id'])['changes']
        self.assertEqual([(one['state'], one['reason']) for one in history], [('kept', ''), ('open', ''), ('broken', 'no part')])
        self.document('removed', 'promise', 'undo', made['id'])
        self.document('failed', 'promise', 'undo', made['id'], status=8)

    def test_a_due_time_is_shown_back_in_the_zone_of_the_machine(self):
        tomorrow = datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=2)
        made = self.document('promise_document', 'promise', 'add', self.customer, 'مكالمة', '--due', f'{tomorrow} 16:00',
                             zone='Asia/Riyadh')['promise']
        self.assertEqual(made['due'], f'{tomorrow}T13:00:00Z')
        self.document('removed', 'promise', 'undo', made['id'])
        said = self.run_it('promise', 'add', self.customer, 'مكالمة', '--due', 'غدًا ١٦:٠٠')
        self.assertIn(', 16:00 (', said.stdout)
        self.document('removed', 'promise', 'undo', said.stdout.split()[0])
        for due in ('soon', 'yesterday', '2020-01-01'):
            self.document('failed', 'promise', 'add', self.customer, 'x', '--due', due, status=2)
        self.assertEqual(self.run_it('promise', 'add', self.customer, 'x').returncode, 2)

    def test_promises_are_listed_due_first_and_each_is_reminded_of_once(self):
        later = self.document('promise_document', 'promise', 'add', self.customer, 'later', '--due', '+9h')['promise']
        soon = self.document('promise_document', 'promise', 'add', self.customer, 'soon', '--due', '+10m')['promise']
        listed = [one['id'] for one in self.document('promise_list', 'promise', 'list', self.customer)['promises'] if one['state'] == 'open']
        self.assertLess(listed.index(soon['id']), listed.index(later['id']))
        near = [one['id'] for one in self.document('promise_list', 'promise', 'list', '--due-within', '2h')['promises']]
        self.assertIn(soon['id'], near)
        self.assertNotIn(later['id'], near)
        peeked = [one['id'] for one in self.document('promise_list', 'promise', 'reminders', '--peek')['promises']]
        reminded = [one['id'] for one in self.document('promise_list', 'promise', 'reminders')['promises']]
        self.assertIn(soon['id'], peeked)
        self.assertEqual(peeked, reminded)
        self.assertNotIn(later['id'], reminded)
        self.assertEqual(self.document('promise_list', 'promise', 'reminders')['promises'], [])
        for one in (later, soon):
            self.document('removed', 'promise', 'undo', one['id'])

    def test_rights_follow_the_cases_and_are_claimed_once(self):
        opened = self.document('journey_touchpoint', 'journey', 'add', self.customer, '--what', 'a wrong bill', '--kind', 'complaint')['touchpoint']
        for language in ('ar', 'en'):
            found = self.document('entitlement_list', 'entitlement', 'list', self.customer, '--lang', language)['entitlements']
            mine = [one for one in found if one['case'] and one['case']['id'] == opened['id']]
            self.assertTrue(mine, 'the default pack has rights of a complaint')
        right = mine[0]['id']
        self.assertIsNone(mine[0]['claimed'])
        self.assertTrue(self.is_chosen('right.need', 'need'), 'a right that is not claimed comes up')
        self.document('entitlement_claim', 'entitlement', 'claim', self.customer, right)
        claimed = [one['claimed'] for one in self.document('entitlement_list', 'entitlement', 'list', self.customer)['entitlements'] if one['id'] == right]
        self.assertTrue(all(claimed))
        others = [one['id'] for one in found if not one['claimed'] and one['id'] != right]
        for one in dict.fromkeys(others):
            self.document('entitlement_claim', 'entitlement', 'claim', self.customer, one)
        self.assertFalse(self.is_chosen('right.need', 'need'), 'nothing is left to claim')
        for one in dict.fromkeys(others):
            self.document('entitlement_claim', 'entitlement', 'unclaim', self.customer, one)
        self.document('entitlement_claim', 'entitlement', 'unclaim', self.customer, right)
        self.document('failed', 'entitlement', 'unclaim', self.customer, right, status=8)
        self.document('failed', 'entitlement', 'claim', self.customer, 'right.to_the_moon', status=8)
        self.document('journey_touchpoint', 'journey', 'undo', opened['id'])

    def test_a_shift_starts_rests_ends_and_every_step_is_taken_back(self):
        self.document('failed', 'shift', 'break', status=6)
        self.assertIsNotNone(self.document('shift_document', 'shift', 'start')['shift'])
        self.document('failed', 'shift', 'start', status=6)
        self.assertTrue(self.document('shift_document', 'shift', 'break')['on_break'])
        self.assertFalse(self.document('shift_document', 'shift', 'back')['on_break'])
        self.assertTrue(self.document('shift_document', 'shift', 'undo')['on_break'])
        self.assertIsNone(self.document('shift_document', 'shift', 'end')['shift'])
        self.assertTrue(self.document('shift_document', 'shift', 'undo')['on_break'])
        self.assertEqual(self.document('shift_document', 'shift', 'undo')['shift']['breaks'], [])
        self.assertIsNone(self.document('shift_document', 'shift', 'undo')['shift'])
        self.document('failed', 'shift', 'undo', status=8)
        self.document('shift_document', 'shift', 'show')

    def test_a_reflection_asks_and_stores_nothing(self):
        before = self.stored()
        prompts = [self.document('shift_reflect', 'shift', 'reflect', '--lang', language)['reflection']['prompt'] for language in ('ar', 'en')]
        self.assertEqual(len(set(prompts)), 2)
        self.assertEqual(self.stored(), before)

    def test_what_customers_noticed_is_exported_without_their_names(self):
        name = self.document('customer_show', 'customer', 'show', self.customer)['customer']['name']
        first = self.document('noticed_add', 'noticed', 'add', self.customer, '=1+1, said "loudly"', '--channel', 'branch')['noticed']
        second = self.document('noticed_add', 'noticed', 'add', self.customer, 'زر المصعد')['noticed']
        listed = [one['id'] for one in self.document('noticed_list', 'noticed', 'list')['noticed']]
        self.assertEqual(listed[-2:], [first, second])
        for more, named in (((), False), (('--with-customers',), True)):
            file = pathlib.Path(self.folder.name) / f'noticed-{named}.csv'
            self.document('noticed_export', 'noticed', 'export', str(file), *more)
            with file.open(encoding='utf-8-sig', newline='') as text:
                rows = list(csv.DictReader(text))
            self.assertEqual([row['what'] for row in rows][-2:], ['\'=1+1, said "loudly"', 'زر المصعد'])
            self.assertEqual(rows[-2]['channel'], 'branch')
            self.assertEqual(name in file.read_text(encoding='utf-8'), named)
            self.document('failed', 'noticed', 'export', str(file), status=6)
        for one in (first, second):
            self.document('removed', 'noticed', 'undo', one)
        self.document('failed', 'noticed', 'undo', first, status=8)

    def test_the_first_day_of_the_agent(self):
        self.assertIsNone(self.document('agent_document', 'agent', 'show')['agent']['first_day'])
        self.assertEqual(self.document('agent_document', 'agent', 'set', '--first-day', '2026-01-31')['agent']['first_day'], '2026-01-31')
        for day in ('2026-02-30', 'monday', '2999-01-01', '2026-01-31T10:00:00Z'):
            self.document('failed', 'agent', 'set', '--first-day', day, status=2)
        self.document('failed', 'agent', 'set', status=2)
        self.assertIsNone(self.document('agent_document', 'agent', 'set', '--unset')['agent']['first_day'])

    def test_an_interaction_ends_with_the_experience_and_is_resumed(self):
        started = self.document('interaction_document', 'interaction', 'start', self.customer, '--channel', 'phone')['interaction']['id']
        self.document('interaction_document', 'interaction', 'event', started, 'customer_noticed', '--note', 'the music')
        self.document('interaction_document', 'interaction', 'event', started, 'upset')
        left = self.document('interaction_document', 'interaction', 'event', started, 'upset', '--undo')['interaction']
        self.assertEqual([event['kind'] for event in left['events']], ['customer_noticed'])
        self.document('failed', 'interaction', 'event', started, 'upset', '--undo', status=8)
        self.assertIn('the music', [one['what'] for one in self.document('noticed_list', 'noticed', 'list')['noticed']])
        self.document('failed', 'interaction', 'end', started, '--feeling', '1', status=2)
        ended = self.document('interaction_document', 'interaction', 'end', started, '--feeling', '1', '--effort', '2', '--what',
                              'the contract', '--lang', 'en')
        lines = {line['label']: line['text'] for line in ended['experience']['lines']}
        self.assertTrue(lines['Felt'].startswith('good on '))
        self.assertIn('2 of 5', lines['Felt'])
        self.assertIn('the music', lines['Noticed'])
        self.assertIsNone(self.document('interaction_document', 'interaction', 'resume', started)['interaction']['ended'])
        self.document('failed', 'interaction', 'resume', started, status=6)
        self.document('interaction_document', 'interaction', 'event', started, 'customer_noticed', '--undo')
        self.document('interaction_document', 'interaction', 'end', started)
        felt = self.document('journey_show', 'journey', 'show', self.customer)['touchpoints'][-1]
        self.document('journey_touchpoint', 'journey', 'undo', felt['id'])

    def test_every_command_shows_an_example(self):
        for group, commands in {'journey': ('show', 'add', 'undo', 'suggestions', 'acted-on', 'handover', 'escalate', 'eyes'),
                                'promise': ('add', 'list', 'keep', 'break', 'reopen', 'undo', 'history', 'reminders'),
                                'entitlement': ('list', 'claim', 'unclaim'), 'noticed': ('add', 'undo', 'list', 'export'),
                                'shift': ('show', 'start', 'break', 'back', 'end', 'undo', 'reflect'), 'agent': ('show', 'set'),
                                'interaction': ('end', 'resume')}.items():
            for command in commands:
                self.assertIn(f'Example: rafiqctl {group} {command}', self.run_it(group, command, '--help').stdout)


unittest.main(argv=['working_day.py'], verbosity=2)
