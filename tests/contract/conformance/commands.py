#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What rafiq-conform's commands print and with which status they end. Usage: commands.py BUILD_DIR SOURCE_DIR"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import urllib.request
import xml.etree.ElementTree

BUILD, SOURCE = pathlib.Path(sys.argv.pop(1)).resolve(), pathlib.Path(sys.argv.pop(1)).resolve()
HERE = SOURCE / 'tests/contract/conformance'


def library(fault):
    return str(BUILD / f'lib/wrong-connectors/rafiq-connector-wrong-{fault}.so')


def conform(*arguments):
    return subprocess.run([str(BUILD / 'bin/rafiq-conform'), *arguments], capture_output=True, text=True, timeout=200)


def run(fault, *arguments):
    return conform('run', library(fault), '--scene', str(HERE / 'scene'), *arguments)


class Pocket:
    """The CRM of the scene, as if it were a real one."""

    def __enter__(self):
        self.server = subprocess.Popen([sys.executable, str(HERE / 'scene/pocket.py')], stdout=subprocess.PIPE,
                                       text=True, env={**os.environ, 'PYTHONPATH': str(SOURCE / 'sdk/conformance/scene')})
        self.url = self.server.stdout.readline().strip()
        body = json.dumps({'records': 7, 'now': '2031-03-05T09:00:00Z'}).encode()
        urllib.request.urlopen(urllib.request.Request(self.url + '/-/reset', body)).read()
        return self

    def __exit__(self, *_):
        self.server.kill()
        self.server.wait()
        self.server.stdout.close()


class Commands(unittest.TestCase):
    def test_list_says_what_each_test_proves(self):
        listed = json.loads(conform('list', '--format', 'json').stdout)
        self.assertGreater(len(listed), 70)
        self.assertTrue(all(one['proves'] and one['test'].startswith(one['group'] + '.') for one in listed))

    def test_people_see_a_line_for_each_test_and_the_sum(self):
        done = run('loses-time-zones', '--test', 'read.times', '--test', 'read.complete')
        self.assertEqual(done.returncode, 1)
        self.assertIn('fail   read.times', done.stdout)
        self.assertIn('1 passed, 0 with a warning, 1 failed, 0 crashed, 0 skipped', done.stdout)

    def test_junit_is_xml_that_tells_failures_from_crashes(self):
        done = run('crashes-on-nothing', '--format', 'junit', '--test', 'faults.empty', '--test', 'read.full', '--test', 'read.scopes')
        suite = xml.etree.ElementTree.fromstring(done.stdout)
        self.assertEqual([suite.get(name) for name in ('tests', 'failures', 'errors', 'skipped')], ['3', '0', '1', '1'])
        self.assertIn('did not survive', suite.find('.//error').get('message'))

    def test_what_cannot_be_tested_is_said_by_the_exit_status(self):
        self.assertEqual(conform('run', 'no-such-connector').returncode, 8)
        self.assertEqual(conform('run', library('nothing'), '--scene', '/nowhere/scene.json').returncode, 8)
        self.assertEqual(run('nothing', '--test', 'read.nonsense').returncode, 2)
        with tempfile.TemporaryDirectory() as folder:
            scene = pathlib.Path(folder) / 'scene.json'
            scene.write_text('{"server": ["python3"], "setings": {}}')
            done = conform('run', library('nothing'), '--scene', str(scene))
        self.assertEqual(done.returncode, 7)
        self.assertIn('no member "setings"; did you mean "settings"?', done.stderr)

    def test_a_server_that_does_not_start_is_told_with_what_it_printed(self):
        with tempfile.TemporaryDirectory() as folder:
            scene = pathlib.Path(folder) / 'scene.json'
            scene.write_text('{"server": ["python3", "-c", "raise SystemExit(\'no license\')"]}')
            done = conform('run', library('nothing'), '--scene', str(scene), '--test', 'read')
        self.assertEqual(done.returncode, 7)
        self.assertIn('no license', done.stderr)

    def test_a_skip_of_the_scene_is_shown_with_its_reason(self):
        with tempfile.TemporaryDirectory() as folder:
            scene = json.loads((HERE / 'scene/scene.json').read_text())
            scene['server'][1] = str(HERE / 'scene/pocket.py')
            scene['skip'] = {'writes.conflict': 'this CRM has no versions'}
            path = pathlib.Path(folder) / 'scene.json'
            path.write_text(json.dumps(scene))
            done = conform('run', library('ignores-the-version-guard'), '--scene', str(path), '--test', 'writes.conflict')
        self.assertEqual(done.returncode, 0)
        self.assertIn('this CRM has no versions', done.stdout)

    def test_fuzzing_says_its_seed_and_what_it_found(self):
        clean = conform('fuzz', library('nothing'), '--scene', str(HERE / 'scene'), '--time', '1', '--seed', '5')
        self.assertEqual((clean.returncode, 'seed 5' in clean.stdout), (0, True), clean.stdout)
        found = conform('fuzz', library('calls-every-trouble-a-bug'), '--scene', str(HERE / 'scene'), '--time', '20')
        self.assertEqual(found.returncode, 1)
        self.assertRegex(found.stdout, r'seed \d+\)')

    def test_recorded_traffic_holds_nobody_and_no_secret_and_can_be_replayed(self):
        with tempfile.TemporaryDirectory() as name, Pocket() as crm:
            folder = pathlib.Path(name)
            (folder / 'token').write_text('canary-of-the-credential\n')
            (folder / 'account.json').write_text(json.dumps({'settings': {'url': crm.url}, 'secrets': {'token': 'token'}}))
            traffic = folder / 'traffic.json'
            done = conform('record', library('nothing'), '--account', str(folder / 'account.json'), '--output', str(traffic))
            self.assertEqual(done.returncode, 0, done.stderr)
            text = traffic.read_text()
            for canary in ('Layla', '@example.org', '964770', 'canary', 'Mosul', 'receipt'):
                self.assertNotIn(canary, text)
            self.assertIn('person', text)
            self.assertEqual(conform('validate', str(traffic)).returncode, 0)
            crm.server.kill()
            same = conform('diff', library('nothing'), library('nothing'), '--traffic', str(traffic))
            self.assertEqual(same.returncode, 0, same.stdout + same.stderr)
            self.assertIn('8 records before, 8 after, 0 differ', same.stdout)
            other = conform('diff', library('nothing'), library('loses-time-zones'), '--traffic', str(traffic))
            self.assertEqual(other.returncode, 1)
            self.assertIn('/modified_at', other.stdout)

    def test_validate_says_where_and_what(self):
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / 'page.json'
            page.write_text(json.dumps({'records': [{'kind': 'customer', 'entity': 'contact', 'id': ''}], 'checkpoint': {}, 'end': True}))
            done = conform('validate', str(page), str(HERE / 'scene/scene.json'))
        self.assertEqual(done.returncode, 1)
        self.assertIn('$.records[0].id', done.stdout)
        self.assertIn('scene.json: valid', done.stdout)

    def test_a_note_of_the_scene_names_its_customer_by_entity_and_id(self):
        with tempfile.TemporaryDirectory() as folder:
            scene = pathlib.Path(folder) / 'scene.json'
            for customer, status in (('5', 1), ({'entity': 'contact', 'id': '5'}, 0)):
                scene.write_text(json.dumps({'server': ['python3', 'crm.py'],
                                             'writes': [{'entity': 'visit', 'create': {'customer': customer, 'what': 'Came'}}]}))
                done = conform('validate', str(scene))
                self.assertEqual(done.returncode, status, done.stdout)
                self.assertEqual('$.writes[0].create.customer' in done.stdout, status == 1, done.stdout)


unittest.main()
