#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Bad files, bad disks, bad homes: the error is clear, and nothing that was there is lost.
Usage: bad_input.py BINARY_DIR SOURCE_DIR"""
import json
import os
import pathlib
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import unittest

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
CUSTOMERS = 200  # of the sample


class BadInput(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='rafiq-fault-')
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.folder.chmod(0o755)
        self.home = self.folder / 'home'
        self.export = self.folder / 'customers.csv'
        shutil.copy(SOURCE / 'plugins/file/sample/customers.csv', self.export)
        self.good = self.export.read_bytes()
        self.run_it('account', 'add', 'crm', '--connector', 'file', '--set', f'customers={self.export}')
        self.sync()
        self.customer = self.run_it('customer', 'search', '')['customers'][0]['id']
        self.run_it('fact', 'set', self.customer, 'interest', 'gardening', '--source', 'told_by_customer')

    def run_it(self, *arguments, status=0, home=None, prefix=(), **options):
        command = [*prefix, BINARY / 'bin/rafiqctl', '--home', home or self.home, '--json', *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False,
                              env={**os.environ, 'HOME': str(self.folder)}, **options)
        self.assertEqual(done.returncode, status, done.stderr)
        return json.loads(done.stdout)

    def sync(self):
        return self.run_it('sync', 'crm')['reports'][0]

    def failed(self, status, *arguments, **options):
        error = self.run_it(*arguments, status=status, **options)['error']
        self.assertTrue(error['what'] and (error['remedy'] or '. ' in error['what']), error)  # what to do next
        return error

    def customers(self):
        return self.run_it('account', 'show', 'crm')['account']['customers']

    def nothing_is_lost(self):
        self.assertEqual(self.customers(), CUSTOMERS)
        facts = self.run_it('customer', 'show', self.customer)['facts']
        self.assertIn('gardening', [fact['value'] for fact in facts])

    def good_again(self):
        self.export.write_bytes(self.good)
        self.sync()
        self.nothing_is_lost()

    def test_a_csv_that_was_cut_off(self):
        cut = self.good[:len(self.good) // 2]
        self.export.write_bytes(cut[:cut.rindex(b'\n')] + b'\n9999,"Half a na')
        report = self.sync()
        self.assertEqual(report['deleted'], 0)
        self.assertTrue(any('quote' in text for text in report['observations']), report['observations'])
        self.assertTrue(any('none was' in text for text in report['observations']), report['observations'])
        self.nothing_is_lost()
        self.good_again()

    def test_a_csv_with_a_row_that_cannot_be_used_loses_nobody(self):
        lines = self.good.split(b'\n')
        lines[5] = lines[5].replace(b',', b',,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,', 1)
        self.export.write_bytes(b'\n'.join(lines))
        report = self.sync()
        self.assertEqual(report['deleted'], 0)
        self.assertTrue(any('more fields' in text for text in report['observations']), report['observations'])
        self.nothing_is_lost()

    def test_a_csv_that_is_not_utf_8(self):
        self.export.write_bytes(self.good + b'9999,Fran\xe7ois \xff\xfe\n')
        report = self.sync()
        self.assertEqual(report['deleted'], 0)
        self.assertTrue(report['observations'])
        self.good_again()

    def test_a_line_of_100_MB(self):
        with self.export.open('ab') as export:
            export.write(b'9999,')
            for _ in range(100):
                export.write(b'x' * (1 << 20))
            export.write(b'\n')
        report = self.sync()
        self.assertEqual(report['deleted'], 0)
        self.assertTrue(any('longer than 1 MiB' in text for text in report['observations']), report['observations'])
        self.nothing_is_lost()
        self.good_again()

    def test_customers_missing_from_an_export_go_and_their_notes_stay(self):
        lines = self.good.rstrip(b'\n').split(b'\n')
        self.export.write_bytes(b'\n'.join(lines[:-3]) + b'\n')
        self.assertEqual(self.sync()['deleted'], 3)
        self.assertEqual(self.customers(), CUSTOMERS - 3)
        self.good_again()

    def test_a_damaged_database(self):
        file = self.home / 'data/rafiq.sqlite'
        with sqlite3.connect(file) as database:
            database.execute('PRAGMA wal_checkpoint(TRUNCATE)')
        with file.open('r+b') as damaged:
            damaged.seek(0)
            damaged.write(b'not a database at all, this is')
        before = file.read_bytes()
        for arguments in (('sync', 'crm'), ('account', 'list')):
            error = self.failed(7, *arguments)
            self.assertIn('damaged', error['what'])
        self.assertEqual(file.read_bytes(), before)

    def test_a_database_from_a_newer_version(self):
        file = self.home / 'data/rafiq.sqlite'
        with sqlite3.connect(file) as database:
            before = database.execute('PRAGMA user_version').fetchone()[0]
            database.execute('PRAGMA user_version = 9999')
        error = self.failed(6, 'sync', 'crm')
        self.assertIn('newer version', error['what'])
        with sqlite3.connect(file) as database:
            self.assertEqual(database.execute('PRAGMA user_version').fetchone()[0], 9999)
            database.execute(f'PRAGMA user_version = {before}')
        self.nothing_is_lost()

    def test_a_full_disk(self):
        """A process that may write no more than so much to a file meets what a full disk is to it."""
        self.export.write_bytes(self.good.replace(b'@example.com', b'@example.org'))
        limit = (self.home / 'data/rafiq.sqlite').stat().st_size // 4

        def lessen():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        error = self.failed(3, 'sync', 'crm', preexec_fn=lessen)
        self.assertRegex(error['what'] + error['remedy'], 'space|disk')
        self.nothing_is_lost()
        self.sync()
        self.nothing_is_lost()

    def test_a_read_only_home(self):
        """Root may write everywhere: it is tried as nobody, in a home that is somebody else's."""
        prefix = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] if os.getuid() == 0 else []
        locked = self.folder / 'locked'
        locked.mkdir()
        locked.chmod(0o555)
        error = self.failed(3, 'account', 'list', home=locked, prefix=prefix)
        self.assertRegex(error['what'] + error['remedy'], 'access|rights|permission')
        self.assertEqual(list(locked.iterdir()), [])
        if os.getuid() != 0:
            return
        (self.home / 'data').chmod(0o555)  # and one that was made by somebody else
        before = (self.home / 'data/rafiq.sqlite').read_bytes()
        self.failed(3, 'sync', 'crm', prefix=prefix)
        self.assertEqual((self.home / 'data/rafiq.sqlite').read_bytes(), before)
        (self.home / 'data').chmod(0o700)
        self.nothing_is_lost()

    def test_a_file_that_is_none_or_holds_nothing(self):
        for bytes_, status in ((b'', 3), (b'PK\x03\x04workbook', 3), (b'<html><body>Sign in</body></html>', 3)):
            self.export.write_bytes(bytes_)
            self.failed(status, 'sync', 'crm')
            self.nothing_is_lost()
        self.export.unlink()
        self.failed(8, 'sync', 'crm')
        self.nothing_is_lost()
        self.good_again()


unittest.main(argv=['bad_input.py'], verbosity=2)
