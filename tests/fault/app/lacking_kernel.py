#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""On a kernel that cannot shut connectors off, Rafiq goes on working and doctor says what is missing.
Usage: lacking_kernel.py BINARY_DIR [sanitized]"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

BINARY = pathlib.Path(sys.argv[1]).resolve()
SANITIZED = sys.argv[2:] == ['sanitized']


class LackingKernel(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix='rafiq-fault-')
        self.addCleanup(self.folder.cleanup)
        self.top = pathlib.Path(self.folder.name)
        (self.top / 'connectors').mkdir()
        library = 'rafiq-connector-unsteady.so'
        (self.top / 'connectors' / library).symlink_to(BINARY / 'lib/test-connectors' / library)

    def run_lacking(self, what, *arguments):
        command = [str(BINARY / 'bin/rafiqctl'), '--home', str(self.top / 'home'), '--json', *arguments]
        if what:
            command = [str(BINARY / 'bin/rafiq-lacking'), what, *command]
        environment = {**os.environ, 'RAFIQ_CONNECTORS': str(self.top / 'connectors'), 'HOME': str(self.top)}
        done = subprocess.run(command, env=environment, text=True, capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return json.loads(done.stdout)

    def isolation(self, what):
        found = self.run_lacking(what, 'doctor')['findings']
        return [finding for finding in found if finding['subject'] == 'isolation']

    def test_a_kernel_without_landlock_or_filters_still_syncs(self):
        for what in ('landlock', 'filters'):
            with self.subTest(what):
                name = 'without-' + what
                self.run_lacking(what, 'account', 'add', name, '--connector', 'unsteady', '--set', 'crash=never')
                report = self.run_lacking(what, 'sync', name)['reports'][0]
                self.assertEqual((report['created'], report['kept_aside']), (10, 0))

    @unittest.skipIf(SANITIZED, 'builds with sanitizers are not shut off')
    def test_doctor_says_what_is_missing(self):
        for what, words in (('landlock', ['Landlock']), ('filters', ['Landlock', 'system calls'])):
            with self.subTest(what):
                findings = self.isolation(what)
                self.assertEqual([finding['level'] for finding in findings], ['warning'] * len(words))
                for finding, word in zip(findings, words):
                    self.assertIn(word, finding['what'])
                    self.assertIn('trust', finding['remedy'])

    def test_doctor_says_how_it_is_here(self):
        findings = self.isolation(None)
        print('this kernel:', [finding['what'] for finding in findings])
        self.assertTrue(findings)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
