#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What a partner does on the first day: rafiqctl connector new, build it against the installed SDK and nothing else, and
run rafiq-conform. Usage: new_connector.py BUILD_DIR"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
GOOD_REASONS = ('the connector does not offer discover', 'the connector offers one scope',
                'describe marks no entity with lists_ids', 'the scene has no write with "create"', 'a sanitizer is at work')


def done(*command, **options):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=280, **options)
    if result.returncode:
        raise AssertionError(f'{command}: {result.stdout}{result.stderr}')
    return result.stdout


class FirstDay(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.prefix = cls.folder / 'prefix'
        done('cmake', '--install', BUILD, '--component', 'sdk', '--prefix', cls.prefix)
        # What comes with Rafiq itself.
        (cls.prefix / 'lib/rafiq').mkdir(parents=True)
        (cls.prefix / 'lib/connectors').mkdir(parents=True)
        shutil.copy(BUILD / 'bin/rafiq-connector-host', cls.prefix / 'lib/rafiq')
        shutil.copy(BUILD / 'lib/connectors/rafiq-connector-declarative.so', cls.prefix / 'lib/connectors')

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def new(self, name, *arguments):
        home = self.folder / 'home'
        done(BUILD / 'bin/rafiqctl', '--home', home, 'connector', 'new', name, *arguments, cwd=self.folder)
        return self.folder / name

    def passes(self, *arguments):
        command = [self.prefix / 'bin/rafiq-conform', 'run', *arguments, '--format', 'json', '--jobs', '3']
        result = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=280)
        wrong = [one for one in json.loads(result.stdout)['results'] if one['outcome'] != 'pass'
                 and not (one['outcome'] == 'skip' and one['message'].startswith(GOOD_REASONS))]
        self.assertEqual(wrong, [])
        self.assertEqual(result.returncode, 0)

    def test_a_connector_in_cpp_builds_out_of_tree_and_passes(self):
        project = self.new('my-crm', '--cpp')
        environment = {**os.environ, 'CMAKE_PREFIX_PATH': str(self.prefix)}
        done('cmake', '-S', project, '-B', project / 'build', '-DCMAKE_CXX_FLAGS=-Wall -Wextra -Werror', env=environment)
        done('cmake', '--build', project / 'build')
        self.assertIn('100% tests passed', done('ctest', '--test-dir', project / 'build'))
        self.passes(project / 'build/rafiq-connector-my-crm.so', '--scene', project / 'fixtures')

    def test_the_examples_in_cpp_build_and_pass(self):
        for name in ('greenhouse-cpp', 'kiln-cpp'):
            with self.subTest(name):
                project = self.prefix / 'share/rafiq/docs/examples' / name
                environment = {**os.environ, 'CMAKE_PREFIX_PATH': str(self.prefix)}
                build = self.folder / f'build-{name}'
                done('cmake', '-S', project, '-B', build, '-DCMAKE_CXX_FLAGS=-Wall -Wextra -Werror', env=environment)
                done('cmake', '--build', build)
                self.passes(build / f'rafiq-connector-{name}.so', '--scene', project / 'fixtures')

    def test_how_a_fake_is_written_is_installed_where_the_pages_say(self):
        page = (self.prefix / 'share/rafiq/docs/tutorial-manifest.md').read_text()
        self.assertIn('../conformance/README.md', page)
        self.assertIn('/-/truth', (self.prefix / 'share/rafiq/docs/../conformance/README.md').read_text())

    def test_a_manifest_passes(self):
        project = self.new('my-book', '--manifest')
        done(self.prefix / 'bin/rafiq-conform', 'validate', project / 'manifest.json', project / 'fixtures/scene.json')
        self.passes(project)

    def test_nothing_of_the_template_is_left_open_and_nothing_is_written_over(self):
        project = self.new('left-open', '--cpp')
        for path in project.rglob('*'):
            if path.is_file():
                self.assertNotIn('@ID@', path.read_text())
                self.assertNotIn('NewConnector', path.read_text())
        for name, status in (('left-open', 2), ('No Id', 2)):
            again = subprocess.run([BUILD / 'bin/rafiqctl', '--home', self.folder / 'home', 'connector', 'new', name],
                                   capture_output=True, text=True, cwd=self.folder)
            self.assertEqual(again.returncode, status, again.stderr)


unittest.main()
