#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when a text of the sidebar is missing from a catalogue, or a catalogue has one that nobody says; or when the sidebar
knows a sentence of core that core does not say.

Usage: catalogues.py SIDEBAR_DIR
"""
import pathlib
import re
import subprocess
import sys

from catalogue import entries

sidebar = pathlib.Path(sys.argv[1])
HOLE = re.compile(r'\{\w+\}')


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


sources = sorted(str(path) for path in (sidebar / 'presenters').rglob('*.cpp'))
texts = entries(run('xgettext', '--from-code=UTF-8', '--language=C++', '--keyword=say', '--keyword=count:1,2', '--keyword=mark',
                    '--no-location', '--no-wrap', '-o', '-', *sources))
problems = []
for language, wanted in (('ar', texts), ('en', {text: value for text, value in texts.items() if value[0]})):
    catalogue = sidebar / 'resources' / 'catalogs' / f'{language}.po'
    run('msgfmt', '--check', '-o', '/dev/null', str(catalogue))
    have = entries(run('msgattrib', '--no-wrap', '--no-obsolete', '--no-fuzzy', str(catalogue)))
    problems += [f'{language}.po lacks "{text}"' for text in wanted if not all(have.get(text, ('', ['']))[1])]
    problems += [f'{language}.po has "{text}", which nobody says' for text in have if text not in texts]
    for text, (plural, said) in have.items():
        for one in said:
            strange = set(HOLE.findall(one)) - set(HOLE.findall(text + plural))
            problems += [f'{language}.po: "{one}" has {hole}, which nobody fills' for hole in strange]
# What core says, word for word: a sentence that core changed is no longer found in the catalogues.
# One that names something has its name in the middle, and is looked for on both sides of it; the SDK says some for core.
spoken = [*(sidebar.parent / 'core').rglob('*.cpp'), *(sidebar.parent / 'sdk/include').rglob('*.hpp')]
core = '\n'.join(path.read_text(encoding='utf-8') for path in spoken)
SPLIT = re.compile(r'"\s*\n\s*"')
core = SPLIT.sub('', core)
known = SPLIT.sub('', (sidebar / 'presenters/core_sentences.cpp').read_text(encoding='utf-8'))
for sentence in re.findall(r'mark\(\s*"((?:[^"\\]|\\.)*)"\s*\)', known):
    if not all(piece in core for piece in HOLE.split(f'"{sentence}"')):
        problems.append(f'core_sentences.cpp has "{sentence}", which core does not say')
print('\n'.join(problems) or f'{len(texts)} texts, in both languages')
sys.exit(1 if problems else 0)
