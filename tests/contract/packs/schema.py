#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the published schema of packs against packs: good ones pass, and every file of the broken one is refused.

Usage: schema.py SOURCE_DIR
"""
import json
import pathlib
import re
import sys

import jsonschema
import yaml

root = pathlib.Path(sys.argv[1])
schema = json.loads((root / 'sdk/schema/pack.schema.json').read_text(encoding='utf-8'))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def errors(document):
    return [error.message[:200] for error in validator.iter_errors(document)]


class Plain(yaml.SafeLoader):
    """YAML 1.2, as packs and editors read it: `on` and 2026-11-01 are words."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rsplit(':', 1)[1] not in ('bool', 'timestamp')]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Plain.add_implicit_resolver('tag:yaml.org,2002:bool', re.compile('^(true|false)$'), list('tf'))


def read(path):
    return yaml.load(path.read_text(encoding='utf-8'), Loader=yaml.BaseLoader if 'vocabulary' in path.parts else Plain)


failures = []
for pack in ('core/guidance/packs/default', 'tests/data/packs/small', 'tests/data/packs/organisation'):
    files = sorted((root / pack).rglob('*.yaml'))
    if len(files) < 3:
        failures.append(f'{pack}: only {len(files)} files')
    failures += [f'{path.relative_to(root)}: {message}' for path in files for message in errors(read(path))]
# What is broken in a shape that a schema sees: the validator refuses the same files (unit-guidance). In ways.yaml is what
# only the validator sees.
for path in sorted((root / 'tests/data/packs/broken').rglob('*.yaml')):
    document = read(path)
    if path.name == 'ways.yaml':
        failures += [f'{path.relative_to(root)}: {message}' for message in errors(document)]
        continue
    if not errors(document):
        failures.append(f'{path.relative_to(root)}: was not refused')
    # The items one by one, so that one bad item does not hide that another is let through.
    for key in document.keys() & {'cards', 'talks', 'questions', 'checklists', 'claims', 'entitlements', 'practice'}:
        first = document[key][0]
        for item in document[key]:
            refused = bool(errors({key: [item]}))
            good = item == first and 'good' in item['id']
            if refused == good:
                failures.append(f'{path.relative_to(root)}: {item["id"]} was {"" if refused else "not "}refused')
print('\n'.join(failures) or 'the schema and the packs agree')
sys.exit(1 if failures else 0)
