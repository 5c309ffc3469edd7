#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What is logged, and where: the journal or a file that rotates, never standard output; no customer, no words of a CRM or
a connector, no secret. Usage: log.py BINARY_DIR SOURCE_DIR"""
import json
import os
import pathlib
import re
import stat
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from a_desk import Crm  # noqa: E402

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
LARGEST = 1 << 20  # bytes of a file; core/app/logging.hpp says so
PATIENCE = 600
JOURNAL = '/run/systemd/journal/socket'
LINE = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d (info|warning) \d+ [a-z ]+(: rafiqctl [a-z ]+)?( [a-z]+=[\w.:+-]+)*')
# Run where /run is its own: gives the journal's place a listener, runs the rest of the arguments, prints what came.
LISTENER = f"""
import os, pathlib, socket, subprocess, sys
pathlib.Path('{JOURNAL}').parent.mkdir(parents=True)
listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
listener.bind('{JOURNAL}')
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
listener.setblocking(False)
while True:
    try:
        print(repr(listener.recv(65536)))
    except BlockingIOError:
        break
"""


class Log(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='rafiq-contract-')
        self.addCleanup(folder.cleanup)
        self.top = pathlib.Path(folder.name)
        self.home = self.top / 'home'
        self.kept = self.home / 'state/rafiqctl.log'
        self.customers = self.top / 'leila-canary.csv'
        self.customers.write_text('Customer No,Full name,Email\n1,Layla Canary,layla@canary.example\n', encoding='utf-8')

    def environment(self):
        kept = {name: os.environ[name] for name in ('PATH', 'ASAN_OPTIONS', 'UBSAN_OPTIONS', 'TSAN_OPTIONS') if name in os.environ}
        return kept | {'HOME': str(self.top), 'LC_ALL': 'C.UTF-8', 'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent'}

    def run_it(self, *arguments, status=0, stdin=''):
        done = subprocess.run([BINARY / 'bin/rafiqctl', '--home', self.home, *arguments], input=stdin, text=True, capture_output=True,
                              timeout=PATIENCE, env=self.environment(), check=False)
        self.assertEqual(done.returncode, status, f'{arguments}: {done.stderr}')
        return done

    def add_file(self):
        self.run_it('account', 'add', 'desk', '--connector', 'file', '--set', f'customers={self.customers}')

    def lines(self):
        return self.kept.read_text(encoding='utf-8').splitlines()

    def test_each_line_is_made_of_our_words_names_numbers_and_codes(self):
        self.add_file()
        self.run_it('sync', 'desk')
        self.customers.unlink()
        self.run_it('sync', 'desk', status=8)
        self.run_it('account', 'remove', 'desk')
        lines = self.lines()
        for line in lines:
            self.assertRegex(line, f'^{LINE.pattern}$')
        told = [line.split(' ', 3)[3] for line in lines]
        self.assertEqual(told[0], 'added account=desk connector=file')
        self.assertRegex(told[1], '^synced account=desk connector=file created=1 updated=0 deleted=0 aside=0 sent=0 conflicts=0 ms=')
        self.assertEqual(told[2:], ['sync failed account=desk connector=file error=not_found', 'removed account=desk'])
        self.assertNotIn('canary', '\n'.join(lines).lower())
        self.assertEqual(stat.S_IMODE(self.kept.parent.stat().st_mode), 0o700)

    def test_what_only_looks_leaves_no_log(self):
        self.run_it('account', 'list')
        self.assertFalse(self.kept.exists())

    def test_a_file_that_is_full_makes_room(self):
        self.add_file()
        for turn in (1, 2, 3):
            with self.kept.open('ab') as file:
                file.write(f'{turn}\n'.encode() * ((LARGEST - file.tell()) // 2))
            self.run_it('sync', 'desk')
        names = sorted(path.name for path in self.kept.parent.iterdir())
        self.assertEqual(names, ['rafiqctl.1.log', 'rafiqctl.2.log', 'rafiqctl.log'])
        self.assertLess(self.kept.stat().st_size, LARGEST)

    def test_where_nothing_can_be_written_everything_else_goes_on(self):
        self.home.mkdir(mode=0o700)
        (self.home / 'state').write_text('in the way', encoding='utf-8')
        self.add_file()
        done = self.run_it('--json', 'sync', 'desk')
        json.loads(done.stdout)
        self.assertNotIn('LOG ERROR', done.stderr)

    def test_what_is_said_to_a_crm_is_shown_when_asked_for_and_not_kept(self):
        crm = Crm()
        self.addCleanup(crm.close)
        plain = ('account', 'add', 'book', '--connector', 'rt', '--secrets-in', 'file', '--set', f'url=http://127.0.0.1:{crm.port}',
                 '--secret', 'token=-')
        self.run_it(*plain, stdin='not-a-real-token\n')
        quiet = self.run_it('--json', 'sync', 'book', status=4)
        self.assertNotIn('GET', quiet.stdout + quiet.stderr)
        loud = self.run_it('--json', '--verbose', 'sync', 'book', status=4)
        self.assertIn('GET http://127.0.0.1', loud.stderr)
        self.assertNotIn('not-a-real-token', loud.stderr)
        self.assertNotIn('GET', loud.stdout)
        kept = self.kept.read_text(encoding='utf-8')
        self.assertNotIn('GET', kept)
        self.assertIn('sync failed account=book connector=rt error=authentication', kept)

    def test_the_usual_home_logs_to_the_journal_where_one_runs(self):
        own_run = ['unshare', '--mount', 'sh', '-c', 'mount -t tmpfs none /run && exec "$@"', 'sh']
        if subprocess.run([*own_run, 'true'], capture_output=True, check=False).returncode != 0:
            self.skipTest('this user may not give a process a /run of its own')
        done = subprocess.run([*own_run, sys.executable, '-c', LISTENER, BINARY / 'bin/rafiqctl', 'account', 'add', 'desk', '--connector',
                               'file', '--set', f'customers={self.customers}'], text=True, capture_output=True, timeout=PATIENCE,
                              env=self.environment(), check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(r'MESSAGE=added account=desk connector=file\nPRIORITY=6\n', done.stdout)
        self.assertIn(r'SYSLOG_IDENTIFIER=rafiq\n', done.stdout)
        self.assertEqual([str(path) for path in self.top.rglob('*.log')], [])


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0]], verbosity=2)
