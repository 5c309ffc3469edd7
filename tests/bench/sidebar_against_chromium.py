#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""First paint and memory of the sidebar against chromium --app on a static page of the same content, in one run.

Fails when the sidebar takes more than half of the time or more than a fifth of the memory (PSS of the process tree).
Usage (under with_desktop.sh): sidebar_against_chromium.py BIN_DIR FIRST_PIXELS SAMPLE_DIR [RUNS]
"""
import html
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

bin_dir, first_pixels, sample = map(pathlib.Path, sys.argv[1:4])
runs = int(sys.argv[4]) if len(sys.argv) > 4 else 7
home = pathlib.Path(os.environ['HOME']) / 'rafiq-home'
customer = 'sample:C-1001'
ACCENT, ENOUGH = '0b6a60', '1500'  # the stage and the button of the open card: there only with the recommendations
MOST_TIME, MOST_MEMORY = 0.5, 0.2


def rafiqctl(*arguments):
    done = subprocess.run([bin_dir / 'rafiqctl', '--home', home, '--json', *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout) if done.stdout.strip() else {}


def page():
    """What the sidebar shows, as the simplest page that shows it too: no script, nothing to fetch."""
    who = rafiqctl('customer', 'show', customer)['customer']
    cards = rafiqctl('guide', customer, '--lang', 'ar')['guide']['recommendations'][:3]
    say = lambda card: f'<blockquote>{html.escape(card["say"])}</blockquote>' if card.get('say') else ''
    first = cards[0]
    folded = ''.join(f'<button class=row>{html.escape(card["title"])}</button>' for card in cards[1:])
    stages = ''.join(f'<button class="{"now" if at == 0 else ""}">{name}</button>'
                     for at, name in enumerate(['الترحيب', 'الحاجة', 'العرض', 'الختام', 'المتابعة']))
    return f'''<!doctype html><html dir=rtl lang=ar><meta charset=utf-8><title>Rafiq</title><style>
body {{ margin: 16px; font: 13px "Noto Sans", "Noto Sans Arabic"; background: #f5f4f0; color: #1e2326 }}
input, .row, section {{ width: 100%; box-sizing: border-box; border: 1px solid #dedad1; border-radius: 12px; background: #fff; padding: 10px }}
.bar {{ display: flex; gap: 2px }} .bar button {{ flex: 1; border: 0; padding: 8px 0; background: #e8e5de }}
.bar .now, .main {{ background: #0b6a60; color: #fff; border: 0; border-radius: 8px; padding: 8px 16px }}
blockquote {{ background: #e4f1ee; border-radius: 8px; padding: 10px; margin: 10px 0 }} .row {{ margin-top: 8px; text-align: start }}
</style><input placeholder="اسم أو هاتف أو بريد"><h2>{html.escape(who["name"])}</h2><div class=bar>{stages}</div>
<p>ماذا الآن</p><section><h3>{html.escape(first["title"])}</h3><p>{html.escape(first["body"])}</p>{say(first)}
<button class=main>سأفعل ذلك</button> <button>لاحقًا</button> <button>استبعاد</button></section>{folded}</html>'''


def tree(root):
    """The process and all below it."""
    children = {}
    for entry in pathlib.Path('/proc').iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / 'stat').read_text()
            except OSError:
                continue
            children.setdefault(int(stat[stat.rindex(')') + 2:].split()[1]), []).append(int(entry.name))
    found, ahead = [], [root]
    while ahead:
        process = ahead.pop()
        found.append(process)
        ahead += children.get(process, [])
    return found


def pss(root):
    total = 0
    for process in tree(root):
        try:
            lines = pathlib.Path(f'/proc/{process}/smaps_rollup').read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith('Pss:'))
    return total / 1024


def settled(root):
    """The memory once it has stopped moving by more than a hundredth for a second."""
    seen, end = [], time.monotonic() + 20
    while time.monotonic() < end:
        seen = (seen + [pss(root)])[-5:]
        if len(seen) == 5 and max(seen) - min(seen) < 0.01 * max(seen):
            break
        time.sleep(0.25)
    return seen[-1]


def measure(command):
    watcher = subprocess.Popen([first_pixels, ACCENT, ENOUGH, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    line = watcher.stdout.readline()
    if not line:
        raise SystemExit(f'{command[0]} painted nothing')
    milliseconds, process = line.split()
    memory = settled(int(process))
    watcher.stdin.close()
    watcher.wait(30)
    return float(milliseconds), memory


rafiqctl('account', 'add', 'sample', '--connector', 'file', '--set', f'customers={sample}/customers.csv',
         '--set', f'journey={sample}/journey.jsonl')
rafiqctl('sync', 'sample')
static = pathlib.Path(os.environ['HOME']) / 'page.html'
static.write_text(page(), encoding='utf-8')
chromium = shutil.which('chromium') or shutil.which('chromium-browser')
commands = {
    'sidebar': [bin_dir / 'rafiq', '--home', home, '--lang', 'ar', '--theme', 'light', '--dock', 'none', '--size', '360x900',
                '--customer', customer],
    'chromium': [chromium, f'--app={static.as_uri()}', '--window-size=360,900', '--no-sandbox', '--password-store=basic',
                 '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
                 '--disable-sync', f'--user-data-dir={os.environ["HOME"]}/chromium'],
}
results = {name: [] for name in commands}
for turn in range(runs + 1):
    for name, command in commands.items():
        result = measure(command)
        if turn > 0:  # the first fills caches and makes the profile, for both
            results[name].append(result)

print(f'{"":10} {"first paint":>12} {"":>17} {"PSS":>9}   ({runs} runs each, medians)')
medians = {}
for name, measured in results.items():
    times, memories = zip(*measured)
    medians[name] = statistics.median(times), statistics.median(memories)
    print(f'{name:10} {medians[name][0]:9.0f} ms   ({min(times):.0f} to {max(times):.0f}) {medians[name][1]:9.1f} MB')
time_ratio = medians['sidebar'][0] / medians['chromium'][0]
memory_ratio = medians['sidebar'][1] / medians['chromium'][1]
print(f'{"ratio":10} {time_ratio:9.2f}      (at most {MOST_TIME})  {memory_ratio:9.2f}      (at most {MOST_MEMORY})')
if time_ratio > MOST_TIME or memory_ratio > MOST_MEMORY:
    raise SystemExit('the sidebar is not light enough')
