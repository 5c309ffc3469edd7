#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the published schema of packs against packs: good ones pass, and every file of the broken one is refused.

Usage: schema.py SOURCE_DIR
"""
import json
import pathlib
import sys

import jsonschema
import yaml

root = pathlib.Path(sys.argv[1])
schema = json.loads((root / 'sdk/schema/pack.schema.json').read_text(encoding='utf-8'))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def errors(document):
    return [error.message[:200] for error in validator.iter_errors(document)]


def read(path):
    return yaml.load(path.read_text(encoding='utf-8'), Loader=yaml.BaseLoader if 'vocabulary' in path.parts else yaml.SafeLoader)


failures = []
for pack in ('core/guidance/packs/default', 'tests/data/packs/small'):
    files = sorted((root / pack).rglob('*.yaml'))
    if len(files) < 3:
        failures.append(f'{pack}: only {len(files)} files')
    failures += [f'{path.relative_to(root)}: {message}' for path in files for message in errors(read(path))]
for path in sorted((root / 'tests/data/packs/broken').rglob('*.yaml')):
    document = read(path)
    if not errors(document):
        failures.append(f'{path.relative_to(root)}: was not refused')
    # The cards one by one, so that one bad card does not hide that another is let through.
    for card in document.get('cards', []):
        if card != document['cards'][0] and not errors({'cards': [card]}):
            failures.append(f'{path.relative_to(root)}: the card {card} was not refused')
print('\n'.join(failures) or 'the schema and the packs agree')
sys.exit(1 if failures else 0)
