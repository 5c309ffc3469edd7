#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A day of use by a robot, beside a real Request Tracker: random but valid actions, while the network fails at times,
connectors are killed, somebody else works on the same customers, language and theme change, and the program is ended and
started again. No crash, no lost edit, no stack of dialogs, no complaint of the toolkit.

Usage (under with_desktop.sh): a_day_of_work.py BINARY_DIR   RAFIQ_ROBOT_ACTIONS: 2000   RAFIQ_SEED: 1
Every action is printed.
"""
import collections
import contextlib
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import pyatspi

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'live/rt'))
from desk import Desk  # noqa: E402
from proxy import Proxy  # noqa: E402
from robot import Robot  # noqa: E402
from screen import Program, clean, wait  # noqa: E402
from sync_and_guide import BINARY, TIME_LIMIT, Home  # noqa: E402
from witness import Witness  # noqa: E402

ACTIONS = int(os.environ.get('RAFIQ_ROBOT_ACTIONS', '2000'))
SEED = int(os.environ.get('RAFIQ_SEED', '1'))
MOST_WINDOWS = 3  # the sidebar, a question, a menu
DIALOGS = {pyatspi.ROLE_DIALOG, pyatspi.ROLE_ALERT, pyatspi.ROLE_FILE_CHOOSER}
UNDO = {'Undo', 'تراجع'}
PATIENCE = 600    # seconds until everything has arrived
LISTED = {'local_only', 'conflict', 'uncertain', 'refused'}
FIELDS = {'education', 'experience', 'interest'}


def behind_a_conflict(edits):
    """Edits that wait until a person has settled an earlier one of the same field."""
    unsettled = {(edit['customer'], edit['field']) for edit in edits if edit['state'] == 'conflict' and edit['field']}
    return {edit['id'] for edit in edits if edit['state'] == 'pending' and (edit['customer'], edit['field']) in unsettled}


class Day:
    def __init__(self, folder):
        self.dice = random.Random(SEED)
        self.desk = Desk('seed.pl')
        self.proxy = Proxy(self.desk.url)

        class Through:  # the desk as it is seen through the proxy
            url, token_file = self.proxy.url, self.desk.token_file
        self.home = Home(folder / 'work', Through)
        self.home.sync()
        # An account is not removed on such a day: what waits for it would go with it, by decision.
        self.robot = Robot(self.dice, barred=['Remove', 'Remove the account', 'إزالة', 'إزالة الحساب'])
        self.happened = collections.Counter()
        self.witness = Witness()
        self.begin()

    def begin(self):
        self.sidebar = Program(BINARY / 'bin/rafiq', '--home', self.home.folder / 'home', '--lang', self.dice.choice(['ar', 'en']))

    def end(self):
        status = self.sidebar.end()
        assert status == 0, f'the sidebar ended with {status}'

    def again(self):
        self.end()
        self.begin()

    def cut(self):
        self.proxy.cut = not self.proxy.cut

    def kill_a_connector(self):
        for host in hosts_of(self.sidebar.process.pid)[:1]:
            with contextlib.suppress(ProcessLookupError):  # it had just come to its end
                os.kill(host, signal.SIGKILL)

    def somebody_else_writes(self):
        number = self.dice.randint(1, 40)
        self.desk.set_fields(f'customer{number}@example.com', CustomFields={'Education': f'theirs {self.dice.random()}'})

    def an_agent_notes(self):
        """By rafiqctl, on the same home; with the network cut too."""
        number = self.dice.randint(1, 40)
        customer = f"support:{self.desk.user(f'customer{number}@example.com')['id']}"
        what = f'note {self.dice.random()}'
        if self.dice.random() < 0.5:
            self.home.run('fact', 'set', customer, 'education', what, '--source', 'told_by_customer')
        else:
            self.home.run('promise', 'add', customer, what, '--due', '+1d')

    def something_happens(self):
        for chance, what in ((0.02, self.cut), (0.01, self.kill_a_connector), (0.02, self.somebody_else_writes),
                             (0.03, self.an_agent_notes), (0.004, self.again)):
            if self.dice.random() < chance:
                self.happened[what.__name__] += 1
                what()

    def act(self, count):
        for turn in range(count):
            self.something_happens()
            try:
                self.witness.look(self.sidebar)
                what = self.robot.step(self.sidebar)
            except (SystemExit, AssertionError):
                raise
            except Exception:  # what was chosen went away before it was reached
                what = None
            self.happened['acted' if what else 'missed'] += 1
            print(f'{turn}: {what}', flush=True)
            if what and self.robot.last_name in UNDO:
                self.witness.undone()
            elif what:
                self.witness.pressed(self.robot.last_name)
            assert self.sidebar.process.poll() is None, f'the sidebar ended at action {turn}: {what}'
            self.few_windows(f'at action {turn}: {what}')

    def few_windows(self, when):
        try:
            windows = wait(lambda: self.robot.windows(self.sidebar), f'a window is on screen {when}')
        except AssertionError:
            self.tell_what_is_left()
            raise
        dialogs = [window.name for window in windows if window.getRole() in DIALOGS]
        assert len(dialogs) <= 1, f'dialogs stand over each other {when}: {dialogs}'
        assert len(windows) <= MOST_WINDOWS, f'{len(windows)} windows {when}'

    def tell_what_is_left(self):
        """Of a sidebar without a window: whether it lives, what assistive technology and the display know of it."""
        print('status', self.sidebar.process.poll(), flush=True)
        with contextlib.suppress(Exception):
            print('windows', [(node.name, node.getRoleName(), str(node.getState().getStates())) for node in self.sidebar.root])
        subprocess.run(['xwininfo', '-root', '-tree'], stdout=sys.stderr, check=False)
        self.sidebar.tell_where_it_stands()

    def outbox(self):
        return self.home.run('outbox', 'list', 'support')['edits']

    def on_its_way(self):
        """What may still arrive: not a change to a promise that the CRM has no place for, which waits with it, nor one that
        waits for a person."""
        edits = self.outbox()
        stay_here = {edit['customer'] for edit in edits if edit['what'].startswith('promise: ') and edit['state'] in LISTED}
        waiting = behind_a_conflict(edits)
        return [edit for edit in edits if edit['state'] in ('pending', 'sending') and edit['id'] not in waiting and
                not (edit['field'] and not edit['external_id'] and edit['customer'] in stay_here)]

    def everything_arrives(self):
        self.proxy.calm()
        deadline = time.monotonic() + PATIENCE
        while self.on_its_way():
            assert time.monotonic() < deadline, self.on_its_way()
            subprocess.run(self.home.command('push', 'support'), capture_output=True, timeout=TIME_LIMIT, check=False,
                           env=self.home.environment())

    def nothing_is_lost(self):
        """What was noted stands in the CRM, or did until somebody else wrote over it, or is listed with what became of it, or
        it is recorded that it gave way: to a later edit, to what the CRM has, to a person who decided so."""
        listed = collections.defaultdict(list)
        edits = self.outbox()
        waiting = behind_a_conflict(edits)
        for edit in edits:
            assert edit['state'] in LISTED or edit['id'] in waiting or edit['field'] and not edit['external_id'], edit
            listed[edit['customer']].append(' '.join([edit['what'], *edit['local']]))
        given_way = self.given_way()
        written, promised = self.everything_ever_written(), self.promises_of_the_desk()
        facts = promises = 0
        for customer in self.home.customers():
            known = listed[customer['id']]
            facts_here = self.home.run('fact', 'list', customer['id'])['facts']
            for fact in facts_here:
                if fact['source'] != 'crm_field' and fact['aspect'] in FIELDS:
                    assert fact['value'] in written or fact['id'] in given_way or any(fact['value'] in one for one in known), \
                        f'neither in the CRM nor listed: {fact}, among {facts_here}, listed {known}'
                    facts += 1
            for promise in self.home.run('promise', 'list', customer['id'])['promises']:
                assert promised[promise['what']] >= 1 or any(promise['what'] in one for one in known), promise
                promises += 1
        self.word_was_kept()
        twice = [what for what, count in promised.items() if count > 1 and what.startswith('note ')]
        assert not twice, twice
        return facts, promises, sum(map(len, listed.values()))

    def given_way(self):
        """Facts for whose edit a decision is recorded, other than that the CRM has it."""
        [database] = self.home.folder.rglob('rafiq.sqlite')
        with contextlib.closing(sqlite3.connect(f'file:{database}?mode=ro', uri=True)) as store:
            rows = store.execute("SELECT fact_id FROM edit_decision WHERE decision NOT IN ('saved', 'already_there') "
                                 "AND fact_id NOT NULL")
            return {f'f{row[0]}' for row in rows}

    def word_was_kept(self):
        """What the sidebar said it had kept is there: promises and steps of the journey always, facts unless as many were
        corrected or withdrawn afterwards."""
        promises, others = set(), set()
        for customer in self.home.customers():
            promises |= {one['what'] for one in self.home.run('promise', 'list', customer['id'])['promises']}
            others |= {one['what'] for one in self.home.run('journey', 'show', customer['id'])['touchpoints']}
            others |= {one['value'] for one in self.home.run('fact', 'list', customer['id'])['facts']}
        promises, others = ({clean(what) for what in found} for found in (promises, others))
        lost = [what for sentence, what in self.witness.kept if sentence.startswith('Promised') and what not in promises]
        assert not lost, f'the sidebar said these were promised: {lost}'
        lost = [what for sentence, what in self.witness.kept if sentence.startswith('Note saved') and what not in others]
        assert not lost, f'the sidebar said these were saved: {lost}'
        lost = [what for sentence, what in self.witness.kept
                if sentence.startswith(('Recorded', 'Corrected')) and what not in others]
        assert len(lost) <= self.witness.taken, f'the sidebar said these were recorded: {lost}'

    def everything_ever_written(self):
        """Every value that a field of a user has had in Request Tracker."""
        values, last = set(), 0
        while True:
            page = self.desk.request('GET', "/transactions?query=ObjectType='RT::User'%20AND%20id%3E" + str(last) +
                                     '&orderby=id&fields=NewValue&per_page=100')['items']
            if not page:
                return values
            values |= {item['NewValue'] for item in page if item.get('NewValue')}
            last = max(int(item['id']) for item in page)

    def promises_of_the_desk(self):
        found, number = collections.Counter(), 1
        while True:
            page = self.desk.request('GET', f"/tickets?query=Type='reminder'&fields=Subject&per_page=100&page={number}")
            found.update(re.sub(r' \[rfq-\w+\]$', '', item['Subject']) for item in page['items'])
            if number >= (page.get('pages') or 1):
                return found
            number += 1


def hosts_of(process):
    found = subprocess.run(['pgrep', '-P', str(process), '-f', 'rafiq-connector-host'], capture_output=True, text=True)
    return [int(one) for one in found.stdout.split()]


print(f'seed {SEED}, {ACTIONS} actions', flush=True)
with tempfile.TemporaryDirectory(prefix='rafiq-day-') as folder:
    day = Day(pathlib.Path(folder))
    try:
        day.act(ACTIONS)
        day.end()
        day.everything_arrives()
        facts, promises, listed = day.nothing_is_lost()
        print(f'seed {SEED}: {dict(day.happened)}; {len(day.robot.done)} different controls; {facts} facts and {promises} '
              f'promises of agents are accounted for, {listed} edits wait for a person; the sidebar kept its word of '
              f'{len(day.witness.kept)} things')
    finally:
        day.sidebar.end()
        day.proxy.stop()
        day.desk.stop()
