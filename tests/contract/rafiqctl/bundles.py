#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Connector bundles through rafiqctl: every way in which one is refused, and that nothing is half-installed then; upgrade,
rollback, removal; and minisign itself as the other side. Usage: bundles.py BINARY_DIR SOURCE_DIR"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import jsonschema

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
SCHEMA = json.loads((SOURCE / 'sdk/schema/rafiqctl.schema.json').read_text(encoding='utf-8'))
DOCUMENT = jsonschema.Draft202012Validator(SCHEMA)
TIME_LIMIT = 600
# As the library of a platform is named in a bundle.
HERE = f'linux-{os.uname().machine}'


def run(*command, stdin='', **more):
    return subprocess.run([str(one) for one in command], input=stdin, text=True, capture_output=True, timeout=TIME_LIMIT,
                          check=False, **more)


class Bundles(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='rafiq-bundles-')
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.machine = self.root / 'machine'
        self.machine.mkdir(mode=0o755)
        self.key, self.public = self.new_key('partner')
        made = self.rafiqctl('connector', 'new', 'my-crm', '--manifest', '--folder', self.root / 'my-crm')
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertFalse((self.root / 'home/data').exists(), 'whoever writes a connector needs no home')
        (self.root / 'my-crm/LICENSE').write_text('As you like.\n')
        self.manifest = json.loads((self.root / 'my-crm/manifest.json').read_text(encoding='utf-8'))

    # How the tests make and install bundles.

    @classmethod
    def setUpClass(cls):
        """A few of the connectors that Rafiq brings: each is asked to describe itself by every other command."""
        folder = tempfile.TemporaryDirectory(prefix='rafiq-bundles-')
        cls.addClassCleanup(folder.cleanup)
        cls.shipped = pathlib.Path(folder.name)
        shutil.copy(BINARY / 'lib/connectors/rafiq-connector-declarative.so', cls.shipped)
        for name in ('hubspot', 'zendesk', 'tryton'):
            shutil.copytree(BINARY / 'lib/connectors' / name, cls.shipped / name)

    def new_key(self, name):
        secret, public = self.root / f'{name}.key', self.root / f'{name}.pub'
        done = run('minisign', '-G', '-W', '-s', secret, '-p', public)
        self.assertEqual(done.returncode, 0, done.stderr)
        public.write_text(f'untrusted comment: {name}\n' + public.read_text().splitlines()[1] + '\n')
        return secret, public

    def rafiqctl(self, *arguments, program='rafiqctl'):
        environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': str(self.root),
                       'RAFIQ_TEST_MACHINE': str(self.machine)}
        if program == 'rafiqctl':  # a policy lets nobody choose another folder
            environment['RAFIQ_CONNECTORS'] = str(self.shipped)
        for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'TSAN_OPTIONS'):
            if name in os.environ:
                environment[name] = os.environ[name]
        return run(BINARY / 'bin' / program, '--home', self.root / 'home', '--json', *arguments, env=environment)

    def done(self, *arguments, **more):
        finished = self.rafiqctl(*arguments, **more)
        self.assertEqual(finished.returncode, 0, finished.stdout + finished.stderr)
        document = json.loads(finished.stdout)
        DOCUMENT.validate(document)
        return document

    def bundle(self, name='b', version='1.0.0', identity='my-crm', key=None, manifest=None, files=None, kind='manifest',
               **more):
        out = self.root / f'{name}.rafiq-connector'
        folder = self.root / f'{name}.files'
        folder.mkdir(exist_ok=True)
        written = {**self.manifest, 'id': identity, 'version': version, **(manifest or {})}
        (folder / 'manifest.json').write_text(json.dumps(written), encoding='utf-8')
        if files is None:
            files = {'manifest.json': str(folder / 'manifest.json')}
        papers = {'LICENSE': str(self.root / 'my-crm/LICENSE'), 'README.md': str(self.root / 'my-crm/README.md')}
        told = {'id': identity, 'version': version, 'kind': kind, 'files': {**papers, **files}, **more}
        made = run(BINARY / 'bin/rafiq-bundler', key or self.key, out, stdin=json.dumps(told))
        self.assertEqual(made.returncode, 0, made.stderr)
        return out

    def install(self, bundle, *more):
        return self.done('connector', 'install', bundle, '--trust', self.public, *more)['bundle']

    def in_use(self, program='rafiqctl'):
        listed = self.done('connector', 'list', program=program)
        return {one['id']: one['version'] for one in listed['connectors'] if one['origin'] != 'rafiq'}

    def files(self):
        """Whatever of connectors lies in the home, with its bytes."""
        connectors = self.root / 'home/data/connectors'
        return {path.relative_to(connectors): path.read_bytes() for path in connectors.rglob('*') if path.is_file()
                and path.name != '.lock'}

    def refused(self, bundle, reason, status, *more, trust=True, program='rafiqctl'):
        before = self.files()
        trusting = ('--trust', self.public) if trust else ()
        for word in ('verify', 'install'):
            answer = self.rafiqctl('connector', word, bundle, *trusting, *more, program=program)
            error = json.loads(answer.stdout)['error']
            DOCUMENT.validate(json.loads(answer.stdout))
            self.assertIn(reason, error['what'])
            self.assertEqual(answer.returncode, status, error)
            self.assertTrue(error['remedy'], error)
            self.assertEqual(self.files(), before, 'something of it stayed behind')
        self.assertEqual((self.root / 'home/config/trusted-signers').exists(), bool(before), 'its key is trusted')

    # What may be installed.

    def test_what_rafiq_conform_packs_is_installed_and_minisign_agrees(self):
        out = self.root / 'my-crm.rafiq-connector'
        again = self.root / 'again.rafiq-connector'
        for path in (out, again):
            packed = run(BINARY / 'bin/rafiq-conform', 'bundle', self.root / 'my-crm', '--key', self.key, '--untested',
                         '-o', path)
            self.assertEqual(packed.returncode, 0, packed.stderr)
        self.assertEqual(out.read_bytes(), again.read_bytes())
        self.done('connector', 'verify', out, '--trust', self.public)
        self.assertEqual(self.in_use(), {})
        installed = self.install(out)
        self.assertEqual((installed['id'], installed['signer'], installed['origin']), ('my-crm', 'partner', 'user'))
        folder = pathlib.Path(installed['folder'])
        seen = run('minisign', '-V', '-m', folder / 'bundle.json', '-p', self.public)
        self.assertEqual(seen.returncode, 0, seen.stderr)
        self.assertIn('Trusted comment: rafiq connector my-crm', seen.stdout)

    def test_signatures_that_minisign_makes_of_both_kinds_are_taken(self):
        self.install(self.bundle())
        folder = self.root / 'home/data/connectors/my-crm'
        for kind in ((), ('-l',)):
            signed = run('minisign', '-S', *kind, '-s', self.key, '-m', folder / 'bundle.json')
            self.assertEqual(signed.returncode, 0, signed.stderr)
            self.assertEqual(self.in_use(), {'my-crm': '1.0.0'})

    def test_a_key_is_trusted_once_for_all(self):
        self.install(self.bundle())
        self.done('connector', 'install', self.bundle('c', identity='other-crm', manifest={'title': {'en': 'O', 'ar': 'O'}}))
        self.assertEqual(self.in_use(), {'my-crm': '1.0.0', 'other-crm': '1.0.0'})

    def test_a_library_of_this_machine_is_installed(self):
        library = BINARY / 'lib/wrong-connectors/rafiq-connector-wrong-nothing.so'
        files = {f'{HERE}/rafiq-connector-wrong-nothing.so': str(library)}
        version = json.loads(self.rafiqctl('connector', 'install', self.bundle(
            identity='wrong-nothing', version='9.9.9', kind='library', files=files), '--trust', self.public).stdout)['error']['what']
        self.assertIn('says that it is wrong-nothing', version)
        version = version.split('it is wrong-nothing ')[1].split(',')[0]
        self.install(self.bundle(identity='wrong-nothing', version=version, kind='library', files=files))
        self.assertEqual(self.in_use(), {'wrong-nothing': version})

    # What is refused.

    def test_unsigned_unknown_and_wrong_signatures(self):
        self.refused(self.bundle(signature=False), 'is not signed', 7)
        self.refused(self.bundle(), 'which nobody here trusts', 3, trust=False)
        other, _ = self.new_key('stranger')
        self.refused(self.bundle(key=other), 'which nobody here trusts', 3)

    def test_tampered(self):
        good = self.bundle()
        files = {'manifest.json': str(self.root / 'b.files/manifest.json')}
        papers = {'LICENSE': str(self.root / 'my-crm/LICENSE'), 'README.md': str(self.root / 'my-crm/README.md')}
        harmful = self.root / 'harmful.json'
        text = (self.root / 'b.files/manifest.json').read_text(encoding='utf-8')
        harmful.write_text(text.replace('"id"', '"di"', 1), encoding='utf-8')
        self.refused(self.bundle('t', files={'manifest.json': str(harmful)}, signed_files={**papers, **files}),
                     'its checksum is another', 7)
        spoilt = self.root / 'spoilt.rafiq-connector'
        spoilt.write_bytes(good.read_bytes()[:-40])
        self.refused(spoilt, 'damaged', 7)
        self.refused(self.root / 'nothing.rafiq-connector', '', 8)

    def test_archives_that_reach_out_or_swell(self):
        for entry, reason in (
                ({'name': '../../../.bashrc', 'bytes': 'x'}, 'leads out of the bundle'),
                ({'name': '/tmp/rafiq-was-here', 'bytes': 'x'}, 'fixed place'),
                ({'name': 'link', 'kind': 'l', 'to': '../../../../.ssh'}, 'a symbolic link'),
                ({'name': 'link', 'kind': 'h', 'to': '/etc/passwd'}, 'a hard link'),
                ({'name': 'pipe', 'kind': 'p'}, 'special file'),
                ({'name': 'manifest.json', 'bytes': '{}'}, 'twice'),
                ({'name': 'MANIFEST.json', 'bytes': '{}'}, 'twice'),
                ({'name': 'extra.so', 'bytes': 'x'}, 'was not signed'),
                ({'name': 'big', 'zeros': 70 << 20}, 'larger than 64 MiB')):
            with self.subTest(reason=reason):
                self.refused(self.bundle(more=[entry]), reason, 7)
        zeros = self.root / 'zeros'
        zeros.write_bytes(bytes(20 << 20))
        self.refused(self.bundle('z', files={'manifest.json': str(zeros)}), 'made to fill the disk', 7)
        self.assertFalse(pathlib.Path('/tmp/rafiq-was-here').exists())

    def test_other_machines_and_later_rafiqs(self):
        library = str(BINARY / 'lib/test-connectors/rafiq-connector-newer-abi.so')
        self.refused(self.bundle(identity='newer-abi', kind='library', files={'linux-m68k/rafiq-connector-newer-abi.so': library}),
                     'is for linux-m68k', 3)
        self.refused(self.bundle(abi=99), 'version 99', 3)
        # Its bundle says otherwise.
        self.refused(self.bundle(identity='newer-abi', kind='library', files={f'{HERE}/rafiq-connector-newer-abi.so': library}),
                     'does not work here', 3)

    def test_what_does_not_work_or_is_not_what_it_says(self):
        self.refused(self.bundle(manifest={'entities': 'none'}), 'does not work here', 3)
        self.refused(self.bundle(manifest={'version': '3.0.0'}), 'says that it is my-crm 3.0.0', 7)
        library = str(BINARY / 'lib/test-connectors/rafiq-connector-unresolved.so')
        self.refused(self.bundle(identity='unresolved', kind='library', files={f'{HERE}/rafiq-connector-unresolved.so': library}),
                     'does not work here', 3)

    def test_look_alikes(self):
        self.refused(self.bundle(identity='tryton'), 'comes with Rafiq', 6)
        self.refused(self.bundle(identity='hubsp0t'), 'looks like "hubspot"', 6)
        self.refused(self.bundle(identity='zendeks'), 'looks like "zendesk"', 6)
        self.refused(self.bundle(manifest={'title': {'en': '\u041dubSpot', 'ar': 'x'}}), 'as hubspot does', 6)
        self.refused(self.bundle(identity='declarative'), 'Rafiq\'s own', 6)
        self.install(self.bundle())
        other, public = self.new_key('stranger')
        for word in ('verify', 'install'):
            answer = self.rafiqctl('connector', word, self.bundle('s', '2.0.0', key=other), '--trust', public)
            self.assertEqual(answer.returncode, 6)
            self.assertIn('was installed with the signature', json.loads(answer.stdout)['error']['what'])
        self.assertEqual(self.in_use(), {'my-crm': '1.0.0'})

    # Versions.

    def test_upgrade_keeps_accounts_and_rollback_brings_the_old_one_back(self):
        self.install(self.bundle())
        self.add_account('mine')
        before = self.done('account', 'list')
        upgraded = self.install(self.bundle('two', '1.2.0'))
        self.assertEqual((upgraded['replaces'], upgraded['can_go_back_to'], upgraded['accounts']),
                         ('1.0.0', '1.0.0', ['mine']))
        self.assertEqual(self.in_use(), {'my-crm': '1.2.0'})
        self.refused(self.bundle('one'), 'is older than 1.2.0', 6)
        self.refused(self.bundle('other', '1.2.0', manifest={'summary': {'en': 'x', 'ar': 'x'}}), 'and is another', 6)
        self.assertEqual(self.done('connector', 'rollback', 'my-crm')['bundle']['version'], '1.0.0')
        self.assertEqual(self.in_use(), {'my-crm': '1.0.0'})
        self.refused(self.bundle('between', '1.1.0'), 'is older than 1.2.0', 6)
        self.assertEqual(self.done('connector', 'rollback', 'my-crm')['bundle']['version'], '1.2.0')
        used = self.rafiqctl('connector', 'remove', 'my-crm')
        self.assertEqual(used.returncode, 6)
        self.assertIn('is used by mine', used.stdout)
        self.assertEqual(self.done('connector', 'remove', 'my-crm', '--even-if-used')['bundle']['accounts'], ['mine'])
        self.assertEqual(self.in_use(), {})
        self.done('connector', 'rollback', 'my-crm')
        self.assertEqual(self.in_use(), {'my-crm': '1.2.0'})
        self.assertEqual(self.done('account', 'list'), before)

    def test_an_account_whose_connector_went_away_or_lost_its_signer(self):
        bundle = self.bundle()
        self.install(bundle)
        self.add_account('mine')
        before = self.done('account', 'list')

        def stands_still(why, remedy, code):
            [account] = self.done('account', 'list')['accounts']
            self.assertIn(why, account['reason'])
            self.assertIn(remedy, account['reason'])
            self.assertEqual(self.done('account', 'show', 'mine')['account']['reason'], account['reason'])
            findings = json.loads(self.rafiqctl('doctor', '--offline').stdout)['findings']
            told = [one for one in findings if one['code'] in ('account.connector', 'connector.refused', 'connector.broken')]
            self.assertEqual([one['code'] for one in told], [code], told)
            self.assertIn('mine', told[0]['remedy'])
            self.assertEqual(told[0]['command'], [])
        self.done('connector', 'remove', 'my-crm', '--even-if-used')
        stands_still('"my-crm" is not on this machine', 'rafiqctl connector install', 'account.connector')
        self.install(bundle)
        self.assertEqual(self.done('account', 'list'), before)
        shutil.rmtree(self.root / 'home/config/trusted-signers')
        stands_still('which nobody here trusts', '--trust', 'connector.refused')
        self.install(bundle)
        self.assertEqual(self.done('account', 'list'), before)

    def add_account(self, name):
        settings = [f'{one["key"]}=https://crm.example.org' for one in self.manifest['settings'] if one.get('required')]
        secret = self.root / 'secret'
        secret.write_text('canary')
        secret.chmod(0o600)
        secrets = [f'--secret={one["slot"]}={secret}' for one in self.manifest['secrets']]
        self.done('account', 'add', name, '--connector', 'my-crm', '--secrets-in', 'file',
                  *[f'--set={one}' for one in settings], *secrets)

    def test_what_is_changed_on_disk_is_not_used(self):
        folder = pathlib.Path(self.install(self.bundle())['folder'])
        manifest = folder / 'manifest.json'
        good = manifest.read_bytes()
        manifest.write_bytes(good.replace(b'1.0.0', b'1.0.1'))
        listed = self.done('connector', 'list')
        self.assertIn('was changed after it was installed', listed['problems'][0]['what'])
        self.assertEqual(self.in_use(), {})
        self.install(self.bundle())  # mends it
        self.assertEqual((self.in_use(), manifest.read_bytes()), ({'my-crm': '1.0.0'}, good))
        (self.root / f'home/config/trusted-signers').rename(self.root / 'elsewhere')
        self.assertEqual(self.in_use(), {})

    def test_killed_in_the_middle(self):
        self.install(self.bundle())
        papers = {'LICENSE': str(self.root / 'long'), 'README.md': str(self.root / 'my-crm/README.md')}
        (self.root / 'long').write_bytes(os.urandom(12 << 20))
        connectors = self.root / 'home/data/connectors'
        struck = 0
        for number, sign in enumerate(('.new', '.new/LICENSE', '.new/README.md', '.new/bundle.json')):
            two = self.bundle('two', f'1.{number + 1}.0')
            files = {**papers, 'manifest.json': str(self.root / 'two.files/manifest.json')}
            two = self.bundle('two', f'1.{number + 1}.0', files=files)
            used = self.in_use()
            with subprocess.Popen([BINARY / 'bin/rafiqctl', '--home', self.root / 'home', 'connector', 'install', two],
                                  stdout=subprocess.DEVNULL, env={'PATH': os.environ['PATH'], 'RAFIQ_CONNECTORS': str(self.shipped)}) as child:
                until = time.monotonic() + TIME_LIMIT
                while not (connectors / sign).exists() and child.poll() is None and time.monotonic() < until:
                    pass
                child.send_signal(signal.SIGKILL)
                struck += child.wait() == -signal.SIGKILL
            now = self.in_use()
            self.assertIn(now, (used, {'my-crm': f'1.{number + 1}.0'}), 'neither the old one nor the new one')
            self.done('connector', 'install', two)
            self.assertEqual(self.in_use(), {'my-crm': f'1.{number + 1}.0'})
            self.assertFalse((connectors / '.new').exists())
        self.assertGreater(struck, 0)

    # The machine and its policy.

    def test_for_the_whole_machine(self):
        governed = {'program': 'rafiqctl-governed'}
        self.done('connector', 'install', self.bundle(), '--system', '--trust', self.public, **governed)
        listed = {one['id']: one for one in self.done('connector', 'list', **governed)['connectors']}
        self.assertEqual((listed['my-crm']['origin'], listed['my-crm']['signer']), ('machine', 'partner'))
        self.assertEqual(self.in_use(), {})  # another machine
        answer = self.rafiqctl('connector', 'install', self.bundle('two', '2.0.0'), '--trust', self.public, **governed)
        self.assertIn('is installed for the whole machine', json.loads(answer.stdout)['error']['what'])
        self.done('connector', 'install', self.bundle('two', '2.0.0'), '--system', **governed)
        self.done('connector', 'rollback', 'my-crm', '--system', **governed)
        self.assertEqual(self.in_use('rafiqctl-governed'), {'my-crm': '1.0.0'})
        self.done('connector', 'remove', 'my-crm', '--system', **governed)

    def test_the_policy_says_whom_to_trust(self):
        governed = {'program': 'rafiqctl-governed'}
        self.install(self.bundle())
        other, public = self.new_key('vendor')
        line = public.read_text().splitlines()[1]
        (self.machine / 'policy.toml').write_text(f'[connectors.trusted_signers]\n"Our vendor" = "{line}"\n')
        self.assertEqual(self.in_use('rafiqctl-governed'), {})  # the user's own trust is worth nothing now
        self.refused(self.bundle('two', '2.0.0'), 'The policy of this machine names whose', 3, program='rafiqctl-governed')
        self.refused(self.bundle('two', '2.0.0'), 'which nobody here trusts', 3, trust=False, program='rafiqctl-governed')
        good = self.bundle('v', identity='acme-desk', key=other, manifest={'title': {'en': 'Acme', 'ar': 'x'}})
        report = self.done('connector', 'install', good, **governed)['bundle']
        self.assertEqual(report['signer'], 'Our vendor')
        (self.machine / 'policy.toml').write_text('[connectors]\nallowed = ["rt"]\n')
        self.refused(self.bundle('three', '3.0.0'), 'my-crm', 3, program='rafiqctl-governed')
        (self.machine / 'policy.toml').write_text('[connectors]\nalowed = ["rt"]\n')
        self.refused(self.bundle('three', '3.0.0'), 'cannot be used', 3, program='rafiqctl-governed')


if __name__ == '__main__':
    if shutil.which('minisign') is None:
        sys.exit('minisign is missing: install the packages in packaging/dependencies/test.txt')
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
