#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The sidebar at a million customers, in one run: from the browser's URL change to the painted panel, switching customers in
place with twelve cards, memory over ten thousand switches, and what idleness costs.

Usage (under with_desktop.sh): following.py BINARY_DIR SOURCE_DIR [--switches N] [--no-browser]   and see many_customers.py
Fails when a figure is not what was promised.
"""
import argparse
import os
import pathlib
import sys
import time

parser = argparse.ArgumentParser()
parser.add_argument('binary', type=pathlib.Path)
parser.add_argument('source', type=pathlib.Path)
parser.add_argument('--switches', type=int, default=10_000)
parser.add_argument('--no-browser', action='store_true')
given = parser.parse_args()
binary, source = given.binary.resolve(), given.source.resolve()
sys.path.insert(0, str(source / 'tests/gui'))
import many_customers  # noqa: E402
from browser import Chromium  # noqa: E402
from pixels import Pixels  # noqa: E402
from screen import Program, wait, window_place  # noqa: E402

FOLLOWED, TIMED = 200, 1000
PAUSE = 0.03  # a person is slower still; the toolkit paints once in a sixtieth of a second
IDLE_SECONDS = 60


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def spread(values):
    said = ', '.join(f'{name} {percentile(values, share) * 1000:.1f}' for name, share in (('p50', .5), ('p95', .95), ('p99', .99)))
    return f'{said}, most {max(values) * 1000:.1f} ms of {len(values)}'


def pss(process):
    for line in pathlib.Path(f'/proc/{process}/smaps_rollup').read_text().splitlines():
        if line.startswith('Pss:'):
            return int(line.split()[1]) / 1024


def processor(process):
    """Seconds that all threads have used, to the nanosecond: a tick of the clock is too coarse for idleness."""
    used = 0
    for thread in pathlib.Path(f'/proc/{process}/task').iterdir():
        used += int((thread / 'schedstat').read_text().split()[0])
    return used / 1e9


class Run:
    def __init__(self, home, crm):
        self.home, self.crm, self.rows = home, crm, []
        self.sidebar = Program(binary / 'bin/rafiq', '--home', home.folder, '--lang', 'ar', '--dock', 'right', **home.environment)
        self.process = self.sidebar.process.pid

    def row(self, what, figures, value, wanted):
        """`value` is kept when it is no more than `wanted`."""
        self.rows.append((what, figures, value, wanted))
        print(f'{what}: {figures}', flush=True)

    def twelve_cards(self):
        cards = [len(self.home.rafiqctl('guide', self.home.reference(turn), '--lang', 'ar')['guide']['recommendations'])
                 for turn in range(0, 1000, 50)]
        assert min(cards) >= 12, f'fewer cards than promised: {cards}'

    def following(self):
        """As a person sees it: the address changes in Chromium, the picture of the panel changes."""
        browser = Chromium(binary, source, RAFIQ_HOME=str(self.home.folder), **self.home.environment)
        try:
            browser.allow(self.crm.removeprefix('http://'))
            browser.go(f'{self.crm}/contacts/{self.home.identity(0)}')
            pixels = Pixels()
            x, y, width, _ = wait(lambda: window_place('^Rafiq$'), 'the sidebar has a place')
            area = (x, y + 40, width, 120)
            took = []
            for turn in range(1, FOLLOWED + 1):
                still(pixels, area)
                took.append(self.follow(browser, pixels, area, turn))
        finally:
            browser.end()
        self.row('from the URL to the painted panel, p95 in ms', spread(took), percentile(took, .95) * 1000, 100)

    def follow(self, browser, pixels, area, turn):
        before = pixels.look(*area)
        began = time.perf_counter()
        browser.run(f"history.pushState(0, '', '/contacts/{self.home.identity(turn)}')")
        while pixels.look(*area) == before:
            assert time.perf_counter() - began < 20, f'the sidebar follows to {self.home.identity(turn)}'
        return time.perf_counter() - began

    def switching(self):
        """From the request at the sidebar's door to the painted frame; data, ranking and painting lie between."""
        took = []
        for turn in range(1, TIMED + 1):
            time.sleep(PAUSE)
            began = time.perf_counter()
            self.home.knock(turn)
            took.append(time.perf_counter() - began)
        self.row('switching in place with 12 cards, p99 in ms', spread(took), percentile(took, .99) * 1000, 1000 / 60)

    def memory(self):
        """No growth: after all switches no more than 2 % above what it was after a fifth of them."""
        early = 0
        for turn in range(1, given.switches + 1):
            self.home.knock(turn)
            if turn == given.switches // 5:
                early = pss(self.process)
        late = pss(self.process)
        self.row(f'memory after {given.switches} switches against a fifth of them', f'{late:.1f} / {early:.1f} MiB PSS',
                 late / early, 1.02)

    def idleness(self):
        time.sleep(15)  # what was asked of it is done, and the caret has stopped blinking, as it does after ten seconds
        began, used = time.monotonic(), processor(self.process)
        time.sleep(IDLE_SECONDS)
        share = (processor(self.process) - used) / (time.monotonic() - began) * 100
        self.row('idleness, in % of a core', f'{share:.4f} % over {IDLE_SECONDS} s', share, 0.1)

    def table(self):
        print(f'\n{many_customers.COUNT:,} customers; load {os.getloadavg()[0]:.1f}\n')
        for what, figures, value, wanted in self.rows:
            print(f'{"  " if value <= wanted else "NO"} {what:60} {value:8.3f} of {wanted:.3f}   {figures}')
        return [what for what, _, value, wanted in self.rows if value > wanted]


def still(pixels, area):
    """Waits until nothing has changed on the screen for a while: the customer before is there, with all that comes later."""
    seen, since = pixels.look(*area), time.monotonic()
    while time.monotonic() - since < 0.08:
        now = pixels.look(*area)
        if now != seen:
            seen, since = now, time.monotonic()
        time.sleep(0.005)


home, throw_away = many_customers.made(binary, source / 'tests/bench/twelve_cards')
run = Run(home, home.open_crm())
try:
    wait(lambda: home.knock(0), 'the sidebar answers')
    run.twelve_cards()
    if not given.no_browser:
        run.following()
    run.switching()
    run.memory()
    run.idleness()
finally:
    run.sidebar.end()
    throw_away()
missed = run.table()
if missed:
    raise SystemExit(f'not kept: {", ".join(missed)}')
