#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What the SDK's documentation says is so. Usage: docs.py SOURCE_DIR"""
import json
import pathlib
import re
import subprocess
import sys
import unittest

SOURCE = pathlib.Path(sys.argv[1])
DOCS = SOURCE / 'sdk/docs'
EXAMPLE = json.loads((DOCS / 'examples/greenhouse/manifest.json').read_text(encoding='utf-8'))


def holds(whole, part):
    """Whether `part` stands in `whole`: members that it leaves out may be anything."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and holds(whole[key], value) for key, value in part.items())
    if isinstance(part, list):
        return isinstance(whole, list) and len(part) <= len(whole) and all(map(holds, whole, part))
    return whole == part


def places(json_value):
    yield json_value
    inner = json_value.values() if isinstance(json_value, dict) else json_value if isinstance(json_value, list) else []
    for value in inner:
        yield from places(value)


def joined_literals(text):
    """C++ sources, with texts that are continued on the next line in one piece."""
    return re.sub(r'"\s*\n\s*"', '', text)


class Docs(unittest.TestCase):
    def test_the_references_are_what_schema_and_header_say(self):
        done = subprocess.run([sys.executable, '-B', DOCS / 'make_reference.py', '--check'], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_each_step_of_the_tutorial_stands_in_the_example(self):
        text = (DOCS / 'tutorial-manifest.md').read_text(encoding='utf-8')
        steps = re.findall(r'```json\n(.*?)```', text, re.DOTALL)
        self.assertGreaterEqual(len(steps), 5)
        for step in steps:
            with self.subTest(step[:60]):
                part = json.loads(step)
                self.assertTrue(any(holds(place, part) for place in places(EXAMPLE)))

    def test_each_step_of_the_tutorial_in_cpp_stands_in_the_example(self):
        text = (DOCS / 'tutorial-cpp.md').read_text(encoding='utf-8')
        example = DOCS / 'examples/greenhouse-cpp'
        for language, name, least in (('cpp', 'connector.cpp', 8), ('cmake', 'CMakeLists.txt', 1)):
            whole = (example / name).read_text(encoding='utf-8')
            steps = re.findall(f'```{language}\n(.*?)```', text, re.DOTALL)
            self.assertGreaterEqual(len(steps), least)
            for piece in (piece for step in steps for piece in step.strip('\n').split('\n\n')):
                with self.subTest(piece[:60]):
                    self.assertIn(piece, whole)

    def test_the_example_of_the_readme_is_the_one_that_is_run(self):
        text = (SOURCE / 'plugins/declarative/README.md').read_text(encoding='utf-8')
        shown = json.loads(re.search(r'```json\n(.*?)```', text, re.DOTALL).group(1))
        self.assertEqual({**shown, '$schema': ''}, {**EXAMPLE, '$schema': ''})

    def test_every_message_of_the_troubleshooting_is_one_that_is_said(self):
        sources = joined_literals('\n'.join(path.read_text(encoding='utf-8') for folder in ('core', 'plugins', 'sdk')
                                            for path in (SOURCE / folder).rglob('*.cpp')))
        text = (DOCS / 'troubleshooting.md').read_text(encoding='utf-8')
        messages = re.findall(r'^\| `([^`]+)` \|', text, re.MULTILINE)
        self.assertGreater(len(messages), 15)
        for message in messages:
            with self.subTest(message):
                self.assertTrue(message in sources, 'nothing says this')

    def test_links_between_the_pages_lead_somewhere(self):
        for page in DOCS.rglob('*.md'):
            for name in re.findall(r'`([a-z-]+\.md)`', page.read_text(encoding='utf-8')):
                with self.subTest(f'{page.name}: {name}'):
                    self.assertTrue((page.parent / name).exists())


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=1)
