#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A connector that crashes, or is killed, in the middle of a sync: what was committed stays, the account says
why, and everything else goes on. Usage: crashing_connector.py BINARY_DIR"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

BINARY = pathlib.Path(sys.argv[1]).resolve()
TIME_LIMIT = 60


def wait_for(condition, what):
    """Polls until the condition gives something, and returns it."""
    deadline = time.monotonic() + TIME_LIMIT
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f'waited in vain for {what}')


def children_of(process):
    """The living children of a process that are connector hosts."""
    hosts = []
    for entry in pathlib.Path('/proc').iterdir():
        try:
            fields = (entry / 'stat').read_text().rsplit(')', 1)
            if entry.name.isdigit() and int(fields[1].split()[1]) == process.pid and 'rafiq-connecto' in fields[0]:
                hosts.append(int(entry.name))
        except (OSError, IndexError, ValueError):
            continue
    return hosts


class CrashingConnector(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix='rafiq-fault-')
        self.addCleanup(self.folder.cleanup)
        top = pathlib.Path(self.folder.name)
        (top / 'connectors').mkdir()
        library = 'rafiq-connector-unsteady.so'
        (top / 'connectors' / library).symlink_to(BINARY / 'lib/test-connectors' / library)
        self.environment = {**os.environ, 'RAFIQ_CONNECTORS': str(top / 'connectors'), 'HOME': str(top),
                            'ASAN_OPTIONS': 'handle_segv=0',
                            'TSAN_OPTIONS': ':'.join(filter(None, ['handle_segv=0', os.environ.get('TSAN_OPTIONS')]))}
        self.command = [str(BINARY / 'bin/rafiqctl'), '--home', str(top / 'home'), '--json']

    def start(self, *arguments):
        return subprocess.Popen([*self.command, *arguments], text=True, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env=self.environment)

    def run_it(self, *arguments, status=0):
        process = self.start(*arguments)
        output, errors = process.communicate(timeout=TIME_LIMIT)
        self.assertEqual(process.returncode, status, errors)
        return json.loads(output)

    def add(self, crash):
        self.run_it('account', 'add', 'desk', '--connector', 'unsteady', '--set', f'crash={crash}')

    def customers(self):
        return len(self.run_it('customer', 'search', 'Customer', '--limit', '100')['customers'])

    def account(self):
        return self.run_it('account', 'list')['accounts'][0]

    def test_one_crash_is_survived_without_a_word(self):
        self.add('first')
        self.run_it('sync', 'desk')
        self.assertEqual(self.customers(), 10)
        self.assertEqual(self.account()['state'], 'ready')

    def test_crash_after_crash_ends_in_quarantine_with_the_reason(self):
        self.add('always')
        error = self.run_it('sync', 'desk', status=70)['error']
        self.assertIn('segmentation fault', error['what'].lower())
        account = self.account()
        self.assertEqual(account['state'], 'quarantined')
        self.assertIn('segmentation fault', account['reason'].lower())
        self.assertEqual(self.customers(), 4, 'the two pages that were committed stay')
        # It is not started again by itself, and doctor names it.
        self.run_it('sync', 'desk', status=3)
        findings = self.run_it('doctor', status=3)['findings']
        self.assertTrue(any(finding['level'] == 'problem' and finding['subject'] == 'account desk' for finding in findings))
        # A person says so: the quarantine is lifted.
        self.run_it('account', 'check', 'desk')
        self.assertNotEqual(self.account()['state'], 'quarantined')

    def test_one_that_crashes_as_it_starts_ends_in_quarantine_too(self):
        self.add('start')
        self.run_it('sync', 'desk', status=70)
        account = self.account()
        self.assertEqual(account['state'], 'quarantined')
        self.assertIn('segmentation fault', account['reason'].lower())

    def test_killed_from_outside_it_goes_on_where_it_was(self):
        self.add('wait')
        syncing = self.start('sync', 'desk')
        self.addCleanup(lambda: (syncing.kill(), syncing.communicate()))
        wait_for(lambda: self.customers() == 4, 'the first two pages')
        killed = []

        def kill_next():
            for host in children_of(syncing):
                if host not in killed:
                    os.kill(host, signal.SIGKILL)
                    killed.append(host)
            return syncing.poll() is not None

        wait_for(kill_next, 'the end of the sync')
        self.assertGreaterEqual(len(killed), 3, 'two restarts, then no more')
        account = self.account()
        self.assertEqual(account['state'], 'quarantined')
        self.assertIn('killed', account['reason'].lower())
        self.assertEqual(self.customers(), 4)
        self.run_it('guide', 'desk:1')


unittest.main(argv=['crashing_connector.py'], verbosity=2)
