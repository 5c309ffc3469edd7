# SPDX-License-Identifier: Apache-2.0
"""A desk that rafiqctl doctor examines: one fault is planted, doctor names it and nothing else, and is content once its
remedy was followed."""
import json
import sqlite3
import subprocess
import unittest

import a_desk


class Patient(unittest.TestCase):
    binary = source = None  # set by whoever is run
    of_the_machine = {'isolation.gap', 'disk.low'}  # that the test runs on; warnings both

    def setUp(self):
        self.desk = a_desk.Desk(self.binary, self.source)
        self.addCleanup(self.desk.close)
        self.crm = a_desk.Crm()
        self.addCleanup(lambda: self.crm.close())
        self.data = self.desk.home / 'data'
        self.desk.add_book(self.crm.port)
        self.desk.document('sync_document', 'sync')

    def wrong(self, **environment):
        """What is not good, and the exit status that says so."""
        done = self.desk.run('--json', 'doctor', **environment)
        findings = json.loads(done.stdout)['findings']
        bad = [one for one in findings if one['level'] != 'good' and one['code'] not in self.of_the_machine]
        self.assertEqual(done.returncode, 3 if any(one['level'] == 'problem' for one in bad) else 0, done.stderr)
        return bad

    def follow(self, finding):
        command = finding['command']
        self.assertTrue(command, finding)
        if command[0] == 'rafiqctl':
            done = self.desk.run(*command[1:])
        else:
            done = subprocess.run(command, text=True, capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, f'{command}: {done.stderr}')

    def finds(self, code, mend=None, **environment):
        """`mend`: what a person does where the remedy is no command."""
        found = self.wrong(**environment)
        self.assertEqual([one['code'] for one in found], [code], found)
        [finding] = found
        self.assertTrue(finding['remedy'] or finding['command'], finding)
        for text in ('what', 'remedy'):
            self.assertTrue(finding[text], finding)
        if mend is None:
            self.follow(finding)
            # A database that was mended wants its customers back.
            for one in self.wrong():
                self.assertEqual(one['code'], 'account.never_synced', one)
                self.follow(one)
        else:
            mend(finding)
        self.assertEqual(self.wrong(), [], 'after the remedy')

    def sql(self, *statements):
        with sqlite3.connect(self.data / 'rafiq.sqlite') as database:
            for statement in statements:
                database.execute(statement)
        database.close()
