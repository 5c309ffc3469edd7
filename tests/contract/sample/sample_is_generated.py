#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when the sample's files are not what its generator writes, or when they lack what demonstrations and
tests count on. Usage: sample_is_generated.py SOURCE_DIR"""
import collections
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

FILES = ('customers.csv', 'journey.jsonl', 'contacts.vcf')
sample = pathlib.Path(sys.argv[1]) / 'plugins/file/sample'
wrong = []


def expect(what, holds):
    if not holds:
        wrong.append(what)


def generate(out, *options):
    subprocess.run([sys.executable, '-B', sample / 'generate.py', '--out', out, *options], check=True)


with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
    generate(first)
    for name in FILES:
        expect(f'{name} differs from what generate.py writes: run it and commit the files',
               (sample / name).read_bytes() == (pathlib.Path(first) / name).read_bytes())
    generate(second, '--today', '2031-02-03')
    undated = [re.sub(r'\d{4}-\d\d-\d\d', 'DAY', (pathlib.Path(out) / 'journey.jsonl').read_text()) for out in (first, second)]
    expect('another day changes more than dates', undated[0] == undated[1])

customers = list(csv.DictReader((sample / 'customers.csv').open(encoding='utf-8')))
entries = [json.loads(line) for line in (sample / 'journey.jsonl').open(encoding='utf-8')]
cases = {entry['case']['id']: (entry['case']['kind'], entry['case']['status']) for entry in entries if 'case' in entry}
kinds = collections.Counter(cases.values())
expect('200 customers', len(customers) == 200)
expect('half of the names in Arabic', sum(bool(re.search('[؀-ۿ]', row['Full name'])) for row in customers) == 100)
expect('ids, names and numbers differ', all(len({row[key] for row in customers}) == 200 for key in ('Customer No', 'Full name', 'Mobile')))
expect('mail at example domains alone', all(re.search(r'@example\.(com|org|net)$', row['Email']) for row in customers if row['Email']))
for word in ('yes', 'no', ''):
    expect(f'cultural background with consent "{word}"', any(row['Cultural background'] and row['Consent'] == word for row in customers))
for kind, least in ((('complaint', 'open'), 20), (('complaint', 'closed'), 40), (('suggestion', 'closed'), 15), (('purchase', 'closed'), 50)):
    expect(f'{least} cases {kind}', kinds[kind] >= least)
expect('everybody in the journey is a customer', {entry['customer'] for entry in entries} <= {row['Customer No'] for row in customers})
expect('some customers are new', len({row['Customer No'] for row in customers} - {entry['customer'] for entry in entries}) >= 10)
print('\n'.join(wrong) or 'the sample is what its generator writes')
sys.exit(1 if wrong else 0)
