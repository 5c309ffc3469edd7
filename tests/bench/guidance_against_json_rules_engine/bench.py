# SPDX-License-Identifier: Apache-2.0
"""bench.py PROGRAM BUILD_FOLDER: our choice of the top 3 against json-rules-engine's, on the same rules and facts."""
import json
import pathlib
import shutil
import subprocess
import sys

import rules

SKIPPED = 77
HERE = pathlib.Path(__file__).resolve().parent
MOST_OF_THEIRS = 1 / 1000   # our time on 1,000 rules, as a part of theirs
MOST_FOR_TEN_TIMES = 3      # our time on 10,000 rules, as a multiple of ours on 1,000


def skip(why):
    print(f'skipped: {why}')
    sys.exit(SKIPPED)


def install(folder):
    if not shutil.which('node') or not shutil.which('npm'):
        skip('node and npm are needed (packaging/dependencies/long.txt)')
    for name in ('package.json', 'package-lock.json', 'theirs.mjs'):
        shutil.copy(HERE / name, folder / name)
    done = subprocess.run(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], cwd=folder, capture_output=True,
                          text=True, timeout=120)
    if done.returncode != 0:
        skip('npm could not install json-rules-engine: ' + done.stderr.strip()[-300:])


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        sys.exit(f'{command[0]}: {done.stderr}')
    return json.loads(done.stdout)


def main(program, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    install(folder)
    customers = rules.customers(20)
    (folder / 'facts.json').write_text(json.dumps(customers))
    (folder / 'their_facts.json').write_text(json.dumps([rules.their_facts(one) for one in customers]))
    for count in (1000, 10000):
        rules.write_pack(rules.rules(count), folder / f'pack{count}')
    (folder / 'their_rules.json').write_text(json.dumps(rules.their_rules(rules.rules(1000))))

    theirs = run('node', folder / 'theirs.mjs', folder / 'their_rules.json', folder / 'their_facts.json', 20)
    ours = run(program, folder / 'pack1000', folder / 'facts.json', 300)
    ours_of_ten = run(program, folder / 'pack10000', folder / 'facts.json', 300)
    if ours['fitting'] != theirs['fitting']:
        sys.exit('the two engines do not find the same rules fitting: this compares nothing')

    fitting = sum(len(one) for one in ours['fitting']) / len(customers)
    print(f'top 3 with explanations, median of {len(customers)} customers over many runs; {fitting:.0f} of 1,000 rules fit')
    print(f'  json-rules-engine,  1,000 rules  {theirs["median"]:12.1f} us')
    print(f'  rafiq,              1,000 rules  {ours["median"]:12.1f} us')
    print(f'  rafiq,             10,000 rules  {ours_of_ten["median"]:12.1f} us')
    checks = [('rafiq to json-rules-engine, 1,000 rules', ours['median'] / theirs['median'], MOST_OF_THEIRS),
              ('rafiq, 10,000 rules to 1,000', ours_of_ten['median'] / ours['median'], MOST_FOR_TEN_TIMES)]
    failed = False
    for name, ratio, most in checks:
        failed |= ratio > most
        print(f'  {name}: {ratio:.6f} (at most {most:g}){"  MISSED" if ratio > most else ""}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
