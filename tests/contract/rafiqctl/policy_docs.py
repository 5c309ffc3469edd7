#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The reference of policies and the example agree with what the program takes. Usage: policy_docs.py BINARY_DIR SOURCE_DIR"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
FOLDER = SOURCE / 'packaging/policy'


def run_it(machine, *arguments):
    environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': str(machine), 'RAFIQ_TEST_MACHINE': str(machine),
                   'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent'}
    for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'TSAN_OPTIONS'):
        if name in os.environ:
            environment[name] = os.environ[name]
    done = subprocess.run([BINARY / 'bin/rafiqctl-governed', '--home', machine / 'home', '--json', *arguments], text=True,
                          capture_output=True, timeout=600, env=environment, check=False)
    return json.loads(done.stdout)


class PolicyDocs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='rafiq-contract-')
        self.addCleanup(folder.cleanup)
        self.machine = pathlib.Path(folder.name)
        self.keys = run_it(self.machine, 'policy', 'keys')['keys']

    def use(self, text, name='policy.toml'):
        file = self.machine / name
        file.parent.mkdir(mode=0o755, exist_ok=True)
        file.write_text(text, encoding='utf-8')
        file.chmod(0o644)

    def test_the_example_as_it_is_governs_nothing(self):
        self.use((FOLDER / 'policy.toml').read_text(encoding='utf-8'))
        shown = run_it(self.machine, 'policy', 'show')
        self.assertEqual((shown['problems'], shown['settings']), ([], []))

    def test_the_example_holds_every_key_and_each_is_taken(self):
        (self.machine / 'ca.pem').write_text('', encoding='utf-8')
        (self.machine / 'ca.pem').chmod(0o644)
        text = re.sub(r'^#(?=\S)', '', (FOLDER / 'policy.toml').read_text(encoding='utf-8'), flags=re.M)
        self.use(text.replace('/etc/ssl/certs/example-ca.pem', str(self.machine / 'ca.pem')))
        shown = run_it(self.machine, 'policy', 'show')
        self.assertEqual(shown['problems'], [])
        self.assertEqual({each['key'] for each in shown['settings']}, {each['key'] for each in self.keys})
        for each in self.keys:
            self.assertIn('#' + each['example'] + '\n', (FOLDER / 'policy.toml').read_text(encoding='utf-8'))

    def test_the_example_of_a_template_is_taken(self):
        self.use((FOLDER / 'account.toml').read_text(encoding='utf-8'), 'accounts.d/support.toml')
        [ready] = run_it(self.machine, 'account', 'list')['ready_to_sign_in']
        self.assertEqual((ready['name'], ready['connector'], ready.get('fault')), ('support', 'rt', None))

    def test_the_reference_has_every_key_as_the_program_tells_it(self):
        reference = (SOURCE / 'packaging/docs/policy.md').read_text(encoding='utf-8')
        rows = ['| `%s` | %s | %s | `%s` | %s |' % tuple(
            each[name].replace('|', '\\|') for name in ('key', 'governs', 'takes', 'example', 'without')) for each in self.keys]
        self.assertEqual([line for line in reference.splitlines() if re.match(r'\| `\w+\.\w+` \|', line)], rows)


unittest.main(argv=['policy_docs.py', *sys.argv[3:]], verbosity=2)
