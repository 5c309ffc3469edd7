#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What rafiqctl prints and how it ends, on the sample data: every document of --json fits its schema, every
error has its exit status and says what to do. Usage: documents.py BINARY_DIR SOURCE_DIR"""
import base64
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import jsonschema

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
SCHEMA = json.loads((SOURCE / 'sdk/schema/rafiqctl.schema.json').read_text(encoding='utf-8'))
TIME_LIMIT = 600  # seconds; a sanitizer on a busy machine needs many


def validator(name):
    return jsonschema.Draft202012Validator({'$ref': f'#/$defs/{name}', '$defs': SCHEMA['$defs']})


class Rafiqctl(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix='rafiq-contract-')
        cls.home = pathlib.Path(cls.folder.name) / 'home'
        sample = SOURCE / 'plugins/file/sample'
        cls.add = ['account', 'add', 'sample', '--connector', 'file', '--set', f'customers={sample}/customers.csv',
                   '--set', f'journey={sample}/journey.jsonl']
        cls.document('account_add', *cls.add)
        cls.document('sync_document', 'sync', 'sample')
        cls.customer = cls.document('customer_search', 'customer', 'search', '')['customers'][0]['id']

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def run_it(cls, *arguments, stdin=''):
        environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': cls.folder.name}
        for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'TSAN_OPTIONS'):
            if name in os.environ:
                environment[name] = os.environ[name]
        return subprocess.run([BINARY / 'bin/rafiqctl', '--home', cls.home, *arguments], input=stdin, text=True,
                              capture_output=True, timeout=TIME_LIMIT, env=environment, check=False)

    @classmethod
    def document(cls, schema, *arguments, status=0, stdin=''):
        """Runs the command, checks its exit status and its document, and returns the document."""
        done = cls.run_it('--json', *arguments, stdin=stdin)
        assert done.returncode == status, f'{arguments}: exit status {done.returncode}: {done.stderr}'
        parsed = json.loads(done.stdout)
        validator(schema).validate(parsed)
        return parsed

    def test_reading_commands(self):
        self.document('account_list', 'account', 'list')
        self.document('account_check', 'account', 'check', 'sample')
        self.document('connector_list', 'connector', 'list')
        self.document('connector_describe', 'connector', 'describe', 'file')
        self.document('customer_search', 'customer', 'search', 'a')
        self.document('customer_show', 'customer', 'show', self.customer)
        self.document('journey_show', 'journey', 'show', self.customer)
        self.document('fact_list', 'fact', 'list', self.customer)
        self.document('pack_list', 'pack', 'list')
        self.document('pack_validate', 'pack', 'validate', str(SOURCE / 'core/guidance/packs/default'))
        self.document('doctor', 'doctor')

    def test_edits_that_no_crm_takes_stay_here_and_say_so(self):
        self.document('outbox_list', 'outbox', 'list')
        self.document('outbox_list', 'outbox', 'list', 'sample')
        self.assertEqual([], self.document('conflict_list', 'conflict', 'list')['conflicts'])
        [pushed] = self.document('push_document', 'push', 'sample')['pushed']
        self.assertEqual((0, 0), (pushed['saved'], pushed['waiting']))
        self.document('failed', 'outbox', 'retry', 'e1', status=8)
        self.document('failed', 'conflict', 'settle', 'e1', '--take', 'crm', status=8)
        self.document('failed', 'outbox', 'drop', 'x1', status=2)
        policies = self.document('account_policy', 'account', 'policy', 'sample', 'crm_wins', '--field', 'education')
        self.assertEqual({'': 'ask', 'education': 'crm_wins'}, {one['field']: one['policy'] for one in policies['policies']})
        self.document('failed', 'account', 'policy', 'sample', 'ask', '--field', 'shoe size', status=2)

    def test_the_check_of_a_draft(self):
        text = 'Good morning.\nHurry, last chance! \u0627\u0644\u0622\u0646'
        found = self.document('draft_check', 'draft', 'check', '--lang', 'en', stdin=text)['findings']
        self.assertEqual({finding['rule'] for finding in found}, {'urgency'})
        for finding in found:
            first, last = finding['characters']
            self.assertEqual(text[first:last], finding['text'])
            self.assertEqual(text.encode()[slice(*finding['bytes'])].decode(), finding['text'])
            self.assertEqual(text.split('\n')[finding['line'] - 1][finding['column'] - 1:][:last - first], finding['text'])
        self.document('draft_check', 'draft', 'check', '--fail', stdin='The fee is 20 riyals.')
        failed = self.run_it('draft', 'check', '--fail', stdin='Hurry!')
        self.assertEqual((failed.returncode, '>>Hurry<<!' in failed.stdout), (7, True))
        learned = self.document('draft_check', 'draft', 'check', '--level', 'expert', stdin='Our SLA is one day.')
        plain = self.document('draft_check', 'draft', 'check', '--for', self.customer, stdin='The APR is 5.')
        self.assertEqual([finding['rule'] for finding in plain['findings']], ['jargon'])
        self.assertTrue(learned['language'] == plain['language'] == 'en')
        self.document('failed', 'draft', 'check', '/nowhere/at/all', status=8)
        self.assertEqual(self.run_it('draft', 'check', '--level', 'wise').returncode, 2)

    def test_guidance_in_both_languages(self):
        for language in ('ar', 'en'):
            guide = self.document('guide_document', 'guide', self.customer, '--lang', language, '--stage', 'need')['guide']
            self.assertEqual((guide['language'], guide['stage']), (language, 'need'))
            self.assertLessEqual(guide['in_sight'], min(3, len(guide['recommendations'])))
            for card in guide['recommendations']:
                self.assertLessEqual(len(card['title']), 80)
                self.assertLessEqual(len(card['body']), 255 + 60)  # names filled in may lengthen it a little

    def test_talks_in_both_languages(self):
        for language in ('ar', 'en'):
            spoken = ('--lang', language)
            everything = self.document('talk_list', 'talk', 'list', self.customer, '--all', *spoken)['talks']
            self.assertGreaterEqual(len(everything), 12)
            for talk in everything[:2]:
                script = self.document('talk_show', 'talk', 'show', self.customer, talk['talk'], '--script', *spoken)['talk']
                self.assertTrue(all(part['say'] for part in script['parts']))
            start = script['parts'][0]
            for way in start['ways']:
                step = self.document('talk_step', 'talk', 'step', self.customer, script['talk'], start['part'], way['on'], *spoken)['step']
                self.assertEqual(step['part']['part'] if step['part'] else 'end', way['go'])
            outline = self.document('talk_show', 'talk', 'show', self.customer, script['talk'], '--outline', *spoken)['talk']
            self.assertEqual([part['point'] for part in outline['parts']], [part['point'] for part in script['parts']])
            ended = self.document('talk_step', 'talk', 'step', self.customer, script['talk'], 'close', 'next', *spoken)['step']
            self.assertIsNone(ended['part'])

    def test_questions_and_checklists_in_both_languages(self):
        for language in ('ar', 'en'):
            sheets = self.document('question_list', 'questions', self.customer, '--reason', 'complaint', '--lang', language)['questions']
            self.assertTrue(sheets and all(sheet['offers'] for sheet in sheets))
            for kind in ('readiness', 'preparation', 'presenting', 'closing', 'calm', 'reflection'):
                lists = self.document('checklist_list', 'checklist', kind, '--channel', 'branch', '--lang', language)['checklists']
                self.assertTrue(lists and all(sheet['steps'] for sheet in lists), kind)
        self.document('checklist_list', 'checklist', 'calm', '--customer', self.customer)

    def test_a_pack_is_installed_rolled_back_and_removed(self):
        pack = pathlib.Path(self.folder.name) / 'our-pack'
        (pack / 'claims').mkdir(parents=True)
        manifest = 'id: our-pack\nversion: {}\ntitle: {{ar: "حزمتنا", en: "Ours"}}\nlanguages: [ar, en]\n'
        (pack / 'pack.yaml').write_text(manifest.format('1.0.0'), encoding='utf-8')
        claim = 'claims: [{id: price, text: {ar: "عشرة", en: "ten"}, source: list, verified: 2026-11-01}]\n'
        (pack / 'claims/price.yaml').write_text(claim, encoding='utf-8')
        self.assertEqual(self.document('pack_validate', 'pack', 'validate', pack)['problems'], [])
        self.assertEqual(self.document('pack_changed', 'pack', 'install', pack)['pack']['layer'], 'organisation')
        (pack / 'pack.yaml').write_text(manifest.format('1.1.0'), encoding='utf-8')
        self.document('pack_changed', 'pack', 'install', pack)
        packs = self.document('pack_list', 'pack', 'list')['packs']
        self.assertEqual([(one['id'], one['version'], one['claims']) for one in packs][1:], [('our-pack', '1.1.0', 1)])
        self.assertEqual(self.document('pack_changed', 'pack', 'rollback', 'our-pack')['pack']['version'], '1.0.0')
        (pathlib.Path(packs[1]['folder']) / 'claims/price.yaml').write_text('claims: 3\n', encoding='utf-8')
        self.assertIn('not a list', self.document('pack_list', 'pack', 'list')['packs'][1]['fault'])
        self.document('pack_changed', 'pack', 'remove', 'our-pack')
        self.assertEqual(len(self.document('pack_list', 'pack', 'list')['packs']), 1)
        (pack / 'claims/price.yaml').write_text('claims: 3\n', encoding='utf-8')
        self.document('failed', 'pack', 'install', pack, status=7)

    def test_the_coverage_of_the_packs_is_told(self):
        done = self.run_it('--json', 'pack', 'coverage')
        found = json.loads(done.stdout)
        validator('pack_coverage').validate(found)
        self.assertEqual(done.returncode, 7 if found['unserved'] or found['thin_chapters'] else 0)

    def test_an_interaction_from_start_to_end(self):
        started = self.document('interaction_document', 'interaction', 'start', self.customer, '--channel', 'phone')['interaction']
        again = self.document('interaction_document', 'interaction', 'start', self.customer, '--channel', 'chat')['interaction']
        self.assertEqual(started['id'], again['id'])
        moved = self.document('interaction_document', 'interaction', 'stage', started['id'], 'need')['interaction']
        self.assertEqual((moved['stage'], moved['phase']), ('need', 'initial_contact'))
        marked = self.document('interaction_document', 'interaction', 'event', started['id'], 'interrupted')['interaction']
        self.assertEqual([event['kind'] for event in marked['events']], ['interrupted'])
        self.document('failed', 'interaction', 'event', started['id'], 'observed', '--note', 'handsome', status=2)
        self.document('failed', 'interaction', 'event', started['id'], 'observed', status=2)
        self.document('interaction_document', 'interaction', 'event', started['id'], 'observed', '--note', 'hesitant')
        card = self.document('guide_document', 'guide', self.customer)['guide']['recommendations'][0]['card']
        self.document('interaction_react', 'interaction', 'react', started['id'], card, 'dismissed')
        left = self.document('guide_document', 'guide', self.customer)['guide']['recommendations']
        self.assertNotIn(card, [recommendation['card'] for recommendation in left])
        spoken = next(card for card in left if card['say_more'])
        self.document('interaction_react', 'interaction', 'keep', started['id'], spoken['card'], spoken['say_more'][-1])
        self.document('failed', 'interaction', 'keep', started['id'], spoken['card'], '', status=2)
        now = self.document('guide_document', 'guide', self.customer)['guide']['recommendations']
        self.assertEqual(next(card for card in now if card['card'] == spoken['card'])['say'], spoken['say_more'][-1])
        ended = self.document('interaction_document', 'interaction', 'end', started['id'])['interaction']
        self.assertIsNotNone(ended['ended'])
        self.document('failed', 'interaction', 'end', started['id'], status=6)

    def test_a_fact_is_noted_and_removed(self):
        noted = self.document('fact_set', 'fact', 'set', self.customer, 'motive', 'saving time', '--source', 'told_by_customer')
        facts = self.document('fact_list', 'fact', 'list', self.customer)['facts']
        self.assertIn(noted['fact'], [fact['id'] for fact in facts])
        self.document('removed', 'fact', 'remove', noted['fact'])
        self.document('failed', 'fact', 'remove', noted['fact'], status=8)

    def test_a_practice_session_from_start_to_end(self):
        cases = self.document('practice_list', 'practice', 'list', '--lang', 'en')['cases']
        self.assertGreaterEqual(len(cases), 10)
        for language in ('ar', 'en'):
            moment = self.document('practice_document', 'practice', 'start', cases[0]['id'], '--lang', language)['practice']
            self.assertIsNone(moment['chosen'])
            self.assertEqual(moment['guide']['language'], language)
            session = moment['session']
            felt = 0
            while not moment['ended']:
                self.assertEqual(self.document('practice_document', 'practice', 'show', session, '--lang', language)['practice'], moment)
                moment = self.document('practice_document', 'practice', 'choose', session, moment['answers'][0]['id'],
                                       '--lang', language)['practice']
                felt += moment['chosen']['effect']
                self.assertEqual(moment['felt'], felt)
                self.assertTrue(moment['chosen']['why'])
            self.document('failed', 'practice', 'choose', session, 'a', status=6)
        picture = self.document('practice_picture', 'practice', 'picture')['picture']
        self.assertEqual(picture['sessions'], 2)
        self.assertGreater(sum(one['shown'] + one['wanting'] for one in picture['strengths']), 0)
        self.assertEqual(self.document('practice_forgotten', 'practice', 'forget')['forgotten'], 2)
        self.assertEqual(self.document('practice_picture', 'practice', 'picture')['picture']['sessions'], 0)
        self.document('failed', 'practice', 'show', session, status=8)
        self.document('failed', 'practice', 'start', 'practice.nobody', status=8)
        self.document('failed', 'practice', 'show', 'c1', status=2)
        started = self.document('practice_document', 'practice', 'start', cases[1]['id'])['practice']['session']
        self.document('failed', 'practice', 'choose', started, 'zebra', status=2)

    def test_a_reference_comes_from_standard_input(self):
        mail = next(hit for hit in (self.document('customer_show', 'customer', 'show', f'c{number}')['customer'] for number in range(1, 50))
                    if hit['mails'])
        shown = self.document('customer_show', 'customer', 'show', '-', stdin=mail['mails'][0]['value'] + '\n')
        self.assertEqual(shown['customer']['id'], mail['id'])

    def test_errors_have_their_status_and_say_what_to_do(self):
        for arguments, status in (
                (('guide', 'c999999'), 8),
                (('customer', 'show', 'sample:nobody'), 8),
                (('account', 'check', 'nothing'), 8),
                (('account', 'add', 'Bad Name', '--connector', 'file'), 2),
                (('account', 'add', 'other', '--connector', 'no-such-crm'), 8),
                (('account', 'add', 'other', '--connector', 'file', '--set', 'colour=blue'), 2),
                (('fact', 'set', self.customer, 'zodiac', 'leo', '--source', 'told_by_customer'), 2),
                (('pack', 'validate', '/no/such/folder'), 8),
                (('talk', 'show', self.customer, 'talk.nothing'), 8),
                (('talk', 'step', self.customer, 'talk.renewal', 'nothing', 'agrees'), 8),
                (('talk', 'step', self.customer, 'talk.renewal', 'close', 'bored'), 2),
                (('questions', self.customer, '--reason', 'boredom'), 2),
                (('checklist', 'zeal'), 2),
                (tuple(self.add), 6)):
            with self.subTest(arguments=arguments):
                error = self.document('failed', *arguments, status=status)['error']
                self.assertTrue(error['what'])
        self.assertEqual(self.run_it('guide').returncode, 2)
        self.assertEqual(self.run_it('no-such-command').returncode, 2)

    def test_what_an_installation_lacks_is_told_with_the_places_where_it_was_looked_for(self):
        torn = pathlib.Path(self.folder.name) / 'torn'
        (torn / 'bin').mkdir(parents=True)
        program = shutil.copy(BINARY / 'bin/rafiqctl', torn / 'bin')
        done = subprocess.run([program, '--home', torn / 'home', 'connector', 'list'], capture_output=True, text=True,
                              timeout=TIME_LIMIT, env={'LC_ALL': 'C.UTF-8', 'LD_LIBRARY_PATH': str(BINARY / 'lib')}, check=False)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn(str(torn / 'lib/rafiq/rafiq-connector-host'), done.stderr)

    def test_a_secret_is_in_its_own_file_and_nowhere_else(self):
        canary = 'canary-7f3a91c2'
        token = pathlib.Path(self.folder.name) / 'token.txt'
        token.write_text(canary + '\n', encoding='utf-8')
        arguments = ('account', 'add', 'desk', '--connector', 'rt', '--set', 'url=http://127.0.0.1:9',
                     '--secret', f'token={token}', '--secrets-in', 'file')
        self.document('account_add', *arguments)
        self.addCleanup(self.document, 'removed', 'account', 'remove', 'desk')
        error = self.document('failed', 'account', 'check', 'desk', status=5)['error']
        self.assertNotIn(canary, json.dumps(error))
        token.unlink()
        forms = (canary.encode(), base64.b64encode(canary.encode())[:-4])
        holders = [path for path in self.home.rglob('*') if path.is_file() and any(form in path.read_bytes() for form in forms)]
        self.assertEqual(len(holders), 1, holders)
        self.assertEqual(holders[0].stat().st_mode & 0o777, 0o600)

    def test_a_second_sync_finds_nothing_new(self):
        report = self.document('sync_document', 'sync', 'sample')['reports'][0]
        self.assertEqual((report['created'], report['updated'], report['deleted']), (0, 0, 0))


unittest.main(argv=['documents.py'], verbosity=2)
