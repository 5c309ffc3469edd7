#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Where a policy lets an account go, and where the CRM itself leads it: a redirect that the connector allows and the
administrator does not. Usage: policy_network.py BINARY_DIR SOURCE_DIR"""
import json
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
import a_desk

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])


class Network(unittest.TestCase):
    def setUp(self):
        self.desk = a_desk.Desk(BINARY, SOURCE)
        self.addCleanup(self.desk.close)
        self.machine = self.desk.top / 'machine'
        self.machine.mkdir(mode=0o755)
        self.desk.program = 'rafiqctl-governed'
        self.desk.environment['RAFIQ_TEST_MACHINE'] = str(self.machine)
        self.crm, self.other = a_desk.Crm(), a_desk.Crm()
        for one in (self.crm, self.other):
            self.addCleanup(one.close)
        self.other.token = None  # a credential does not follow to another host

    def govern(self, text):
        file = self.machine / 'policy.toml'
        file.write_text(text, encoding='utf-8')
        file.chmod(0o644)

    def test_a_redirect_to_a_host_that_is_not_allowed(self):
        file = self.desk.connectors / 'book/manifest.json'
        manifest = json.loads(file.read_text(encoding='utf-8'))
        manifest['allowed_hosts'] = [f'127.0.0.1:{self.other.port}']
        file.write_text(json.dumps(manifest), encoding='utf-8')
        self.desk.add_book(self.crm.port)
        self.crm.leads_to = f'http://127.0.0.1:{self.other.port}'
        self.govern(f'[network]\nhosts = ["127.0.0.1:{self.crm.port}"]\n')
        done = self.desk.run('sync')
        self.assertEqual(done.returncode, 3, done.stdout + done.stderr)
        # The address itself could be somebody's number: messages of an exchange leave it out.
        self.assertRegex(done.stderr, f'does not allow the host [^ ]+:{self.other.port} ')
        self.assertRegex(done.stderr, r'policy\.toml:2')
        self.assertEqual(self.other.asked, [])
        self.govern(f'[network]\nhosts = ["127.0.0.1:{self.crm.port}", "127.0.0.1:{self.other.port}"]\n')
        self.desk.document('sync_document', 'sync')
        self.assertNotEqual(self.other.asked, [])


unittest.main(argv=['policy_network.py', *sys.argv[3:]], verbosity=2)
