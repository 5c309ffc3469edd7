#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Homes of former versions (tests/data/homes) are brought up to date with what was noted in them, after a backup; a home of a
later version is refused and left as it is.
Usage: older_homes.py BINARY_DIR SOURCE_DIR"""
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
DUMPS = sorted((SOURCE / 'tests/data/homes').glob('schema-*.sql'))
NEWEST = len(list((SOURCE / 'core/store/migrations').glob('[0-9]*.sql')))


def schema_of(file):
    connection = sqlite3.connect(file)
    try:
        return connection.execute('PRAGMA user_version').fetchone()[0]
    finally:
        connection.close()


class OlderHomes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='rafiq-older-')
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name) / 'home'
        (self.home / 'data').mkdir(mode=0o700, parents=True)
        self.database = self.home / 'data/rafiq.sqlite'

    def made_of(self, dump):
        connection = sqlite3.connect(self.database)
        connection.executescript(dump.read_text(encoding='utf-8'))
        connection.close()

    def rafiqctl(self, *arguments, status=0):
        done = subprocess.run([BINARY / 'bin/rafiqctl', '--home', self.home, '--json', *arguments], capture_output=True, text=True,
                              timeout=120, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return json.loads(done.stdout)

    def test_what_was_noted_is_there_after_it(self):
        self.assertTrue(DUMPS)
        for dump in DUMPS:
            was = int(dump.stem.removeprefix('schema-'))
            with self.subTest(schema=was):
                self.setUp()
                self.made_of(dump)
                promises = self.rafiqctl('promise', 'list')['promises']
                self.assertIn('Send the offer', [one['what'] for one in promises])
                facts = self.rafiqctl('fact', 'list', 'c3')['facts']
                self.assertIn('Engineer', [one['value'] for one in facts])
                self.assertEqual(len(self.rafiqctl('outbox', 'list')['edits']), 2)
                self.assertEqual(len(self.rafiqctl('customer', 'search', 'Layla')['customers']), 3)
                self.assertEqual(schema_of(self.database), NEWEST)
                self.assertEqual(schema_of(self.home / f'data/backups/version-{was}.sqlite'), was)

    def test_one_of_a_later_version_is_refused_and_left_as_it_is(self):
        self.made_of(DUMPS[-1])
        connection = sqlite3.connect(self.database)
        connection.execute(f'PRAGMA user_version = {NEWEST + 1}')
        connection.close()
        before = self.files()
        for command in (('promise', 'list'), ('account', 'list'), ('sync',), ('customer', 'search', 'Layla')):
            error = self.rafiqctl(*command, status=6)['error']
            self.assertIn('newer version of Rafiq', error['what'])
            self.assertIn('Update Rafiq', error['remedy'])
            self.assertEqual(self.files(), before, command)

    def files(self):
        """Every file of the home with its bytes, but for the log, which says that it could not be opened."""
        return {path: path.read_bytes() for path in self.home.rglob('*') if path.is_file() and path.suffix != '.log'}


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
