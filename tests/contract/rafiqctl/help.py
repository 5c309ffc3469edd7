#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What --help says: every command is described and shows an example, in English and in Arabic.
Usage: help.py BINARY_DIR SOURCE_DIR"""
import ast
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
CATALOG = SOURCE / 'core/programs/rafiqctl/catalogs/ar.po'
# CLI11's own words, and the names of its groups.
OWN_WORDS = {'Usage', 'OPTIONS', 'SUBCOMMAND', 'SUBCOMMANDS', 'REQUIRED', 'Positionals', 'Needs', 'Excludes', 'Options', 'Subcommands', 'Example:', 'Print this help message and exit',
             'Display program version information and exit'}

ONLY_EXAMPLE = re.compile(r'Example: [^\n]*$')  # its command is the same in every language


def rafiqctl(*arguments, language='C.UTF-8'):
    environment = {**os.environ, 'LC_ALL': language}
    environment.pop('LANGUAGE', None)
    done = subprocess.run([BINARY / 'bin/rafiqctl', *arguments], capture_output=True, text=True, timeout=60, env=environment,
                          check=True)
    return done.stdout


def catalog():
    """msgid -> msgstr, of a catalogue without plurals."""
    entries, key, value, current = {}, [], [], None
    for line in [*CATALOG.read_text(encoding='utf-8').splitlines(), 'msgid ""']:
        if line.startswith('msgid '):
            if current == 'msgstr' and ''.join(key):
                entries[''.join(key)] = ''.join(value)
            key, value, current = [ast.literal_eval(line[6:])], [], 'msgid'
        elif line.startswith('msgstr '):
            value, current = [ast.literal_eval(line[7:])], 'msgstr'
        elif line.startswith('"'):
            (key if current == 'msgid' else value).append(ast.literal_eval(line))
    return entries


def walk(command, path=()):
    yield path, command
    for one in command['commands']:
        yield from walk(one, (*path, one['name']))


class Help(unittest.TestCase):
    tree = json.loads(rafiqctl('--describe-commands'))
    words = catalog()

    def texts(self):
        for path, command in walk(self.tree):
            yield path, command['description']
            if not ONLY_EXAMPLE.match(command['footer']):
                yield path, command['footer']
            for option in command['options']:
                yield (*path, option['name']), option['description']

    def test_every_command_and_option_is_described(self):
        silent = [' '.join(path) for path, text in ((p, c['description']) for p, c in walk(self.tree)) if not text]
        silent += [' '.join((*path, option['name'])) for path, command in walk(self.tree) for option in command['options']
                   if not option['description'] and option['name'] != 'REF']
        self.assertEqual(silent, [])

    def test_every_command_shows_an_example_of_itself(self):
        without = [' '.join(path) for path, command in walk(self.tree) if path and not command['commands']
                   and not re.search(rf'Example: .*rafiqctl .*{re.escape(" ".join(path))}', command['footer'])]
        self.assertEqual(without, [])

    def test_everything_is_said_in_arabic(self):
        missing = sorted({text for _, text in self.texts() if text and not self.words.get(text)} |
                         {word for word in OWN_WORDS if not self.words.get(word)})
        self.assertEqual(missing, [], 'add these to ' + str(CATALOG))
        for _, text in self.texts():
            if text:
                self.assertRegex(self.words[text], '[\u0621-\u064a]', text)

    def test_the_catalogue_holds_nothing_else(self):
        said = {text for _, text in self.texts()} | OWN_WORDS
        self.assertEqual(sorted(set(self.words) - said), [])

    def test_the_environment_chooses_the_language(self):
        self.assertIn(self.words['Usage'], rafiqctl('guide', '--help', language='ar_EG.UTF-8'))
        self.assertNotIn(self.words['Usage'], rafiqctl('guide', '--help'))


unittest.main(argv=['help.py'], verbosity=2)
