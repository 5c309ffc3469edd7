#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""rafiq-conform catches each wrong connector, for exactly the right tests and with words that name the fault.

Usage: wrong.py BUILD_DIR SOURCE_DIR [--all] [NAME ...]

Without --all each connector is run through the groups in which it has to fail, with it through all of them (but the
slow ones, which no wrong connector is made for).
"""
import concurrent.futures
import json
import pathlib
import subprocess
import sys

from expected import EXPECTED, LIMITS, SLOW


def conform(build, source, name, tests):
    library = build / f'lib/wrong-connectors/rafiq-connector-wrong-{name.replace("_", "-")}.so'
    command = [str(build / 'bin/rafiq-conform'), 'run', str(library), '--scene',
               str(source / 'tests/contract/conformance/scene'), '--format', 'json', '--jobs', '1', '--limit', str(LIMITS.get(name, 60))]
    for test in tests:
        command += ['--test', test]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280)
    if not done.stdout:
        raise SystemExit(f'{name}: {done.stderr}')
    return done.returncode, {one['test']: one for one in json.loads(done.stdout)['results']}


def tests_of(build, name, everything):
    listed = subprocess.run([str(build / 'bin/rafiq-conform'), 'list', '--format', 'json'], capture_output=True,
                            text=True, check=True)
    wanted = {test.split('.')[0] for test in EXPECTED[name]}
    return [one['test'] for one in json.loads(listed.stdout)
            if (everything or not wanted or one['group'] in wanted) and (one['test'] not in SLOW or one['test'] in EXPECTED[name])]


def problems(build, source, name, everything):
    status, results = conform(build, source, name, tests_of(build, name, everything))
    expected = EXPECTED[name]
    failed = {test for test, one in results.items() if one['outcome'] in ('fail', 'crash')}
    found = [f'{name}: {test} should fail and does not ({results[test]["outcome"]}: {results[test]["message"]})'
             for test in expected if test not in failed]
    found += [f'{name}: {test} fails too: {results[test]["message"]}' for test in sorted(failed - set(expected))]
    found += [f'{name}: {test} fails without saying "{words}": {results[test]["message"]}'
              for test, words in expected.items() if test in failed and words not in results[test]['message']]
    if status != (1 if failed else 0):
        found.append(f'{name}: {len(failed)} tests failed and the exit status is {status}')
    return found


def main():
    build, source = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    everything = '--all' in sys.argv
    names = [one for one in sys.argv[3:] if one != '--all'] or sorted(EXPECTED)
    there = {path.stem for path in (source / 'tests/contract/conformance/wrong').glob('*.cpp')}
    found = [f'{name}: nothing is said of what it has to fail for' for name in sorted(there - set(EXPECTED))]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for one in pool.map(lambda name: problems(build, source, name, everything), names):
            found += one
    print('\n'.join(found) or f'{len(names)} connectors, and each is judged rightly')
    return 1 if found else 0


sys.exit(main())
