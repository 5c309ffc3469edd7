#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The schemas of the SDK against connectors as they are built. Usage: schemas.py SOURCE_DIR BINARY_DIR"""
import json
import pathlib
import subprocess
import sys
import unittest

import jsonschema

SOURCE, BINARY = map(pathlib.Path, sys.argv[1:3])
SAMPLE = SOURCE / 'plugins/file/sample'
DOCUMENTS = {path.name: json.loads(path.read_text(encoding='utf-8'))
             for path in (SOURCE / 'sdk/schema').glob('*.schema.json')}


MANIFESTS = sorted((BINARY / 'lib/connectors').glob('*/manifest.json'))


def validator(name, part=None):
    resolver = jsonschema.RefResolver(name, DOCUMENTS[name], store=DOCUMENTS)
    schema = DOCUMENTS[name] if part is None else {'$ref': f'{name}#/$defs/{part}'}
    return jsonschema.Draft202012Validator(schema, resolver=resolver)


def ask(connector, verb, request=None, *settings):
    manifest = BINARY / f'lib/connectors/{connector}/manifest.json'
    library = manifest if manifest.exists() else BINARY / f'lib/connectors/rafiq-connector-{connector}.so'
    done = subprocess.run([BINARY / 'bin/rafiq-ask', library, verb, json.dumps(request or {}), *settings],
                          capture_output=True, text=True, timeout=60, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def sample(verb, request):
    return ask('file', verb, request, f'file:customers={SAMPLE / "customers.csv"}',
               f'customers={SAMPLE / "customers.csv"}', f'file:journey={SAMPLE / "journey.jsonl"}',
               f'journey={SAMPLE / "journey.jsonl"}')


READ = {'mode': 'full', 'scope': {'kind': 'all'}, 'checkpoint': None}
CUSTOMER = {'kind': 'customer', 'entity': 'user', 'id': '27'}
TOUCHPOINT = {'kind': 'touchpoint', 'entity': 'ticket', 'id': '1/45', 'customer': {'entity': 'user', 'id': '27'},
              'at': '2026-03-01T09:30:00Z', 'what': 'Wrote'}


class Schemas(unittest.TestCase):
    def test_each_is_a_schema(self):
        for name, document in DOCUMENTS.items():
            with self.subTest(name):
                jsonschema.Draft202012Validator.check_schema(document)
                self.assertEqual(document['$id'], name)

    def test_what_connectors_say_of_themselves_fits(self):
        for connector in ('file', 'rt', *(path.parent.name for path in MANIFESTS)):
            with self.subTest(connector):
                [description] = ask(connector, 'describe')
                validator('description.schema.json').validate(description)
                self.assertEqual(description['id'], connector)

    def test_manifests_fit_as_editors_see_it(self):
        self.assertTrue(MANIFESTS)
        for path in MANIFESTS:
            with self.subTest(path):
                validator('manifest.schema.json').validate(json.loads(path.read_text(encoding='utf-8')))

    def test_every_page_of_the_sample_data_fits(self):
        validator('verbs.schema.json', 'read_request').validate(READ)
        pages = sample('read', READ)
        for page in pages:
            validator('page.schema.json').validate(page)
        self.assertEqual([page['end'] for page in pages], [False] * (len(pages) - 1) + [True])
        self.assertGreater(sum(len(page['records']) for page in pages), 200)

    def test_the_answers_of_the_other_verbs_fit(self):
        for verb, request in (('check', {}), ('find', {'by': 'mail', 'value': 'rohit.banerjee@example.com'}),
                              ('get', {'entity': 'customer', 'id': 'C-1001'}),
                              ('get', {'entity': 'customer', 'id': 'nobody'})):
            with self.subTest(verb):
                validator('verbs.schema.json', f'{verb}_request').validate(request)
                [answer] = sample(verb, request)
                validator('verbs.schema.json', f'{verb}_answer').validate(answer)

    def test_records_that_are_right_and_wrong(self):
        fits = validator('record.schema.json').is_valid
        self.assertTrue(fits(CUSTOMER))
        self.assertTrue(fits({**CUSTOMER, 'facts': [{'aspect': 'education', 'value': 'BSc', 'consent': {'given': True}}],
                              'extra': {'CF.Shoe size': 43}}))
        self.assertTrue(fits(TOUCHPOINT))
        self.assertTrue(fits({**CUSTOMER, 'deleted': True}))
        for wrong in ({**CUSTOMER, 'id': 27}, {**CUSTOMER, 'id': ''}, {**CUSTOMER, 'kind': 'person'},
                      {**CUSTOMER, 'facts': [{'value': 'BSc'}]}, {**CUSTOMER, 'phone': '123'},
                      {**TOUCHPOINT, 'feeling': 3}, {**TOUCHPOINT, 'at': 'yesterday'},
                      {key: value for key, value in TOUCHPOINT.items() if key != 'customer'}):
            with self.subTest(wrong):
                self.assertFalse(fits(wrong))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
