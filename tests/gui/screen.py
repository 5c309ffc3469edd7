# SPDX-License-Identifier: Apache-2.0
"""Drives a window through AT-SPI, by the names a screen reader would say. For tests under a private bus and display."""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import threading
import time

import pyatspi

ISOLATES = dict.fromkeys([0x2066, 0x2067, 0x2068, 0x2069, 0x200e, 0x200f, 0x200c])
LIMIT = float(os.environ.get('RAFIQ_GUI_LIMIT', '20'))


def clean(text):
    return (text or '').translate(ISOLATES)


def wait(condition, what, limit=LIMIT):
    """The first true answer of `condition`, asked again until `limit` seconds have passed."""
    end = time.monotonic() + limit
    while True:
        try:
            answer = condition()
        except Exception:  # an object that went away while it was looked at
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f'did not happen within {limit:.0f} s: {what() if callable(what) else what}')
        time.sleep(0.02)


def seen_the_first_steps(home):
    """A home whose agent knows the sidebar: the first steps do not come up by themselves."""
    settings = pathlib.Path(home) / 'config' / 'sidebar.ini'
    if not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text('guided=1\n')


class Program:
    """A program on screen, found by the process it runs as."""

    def __init__(self, *command, first_steps=False, **environment):
        command = [str(part) for part in command]
        if not first_steps and '--home' in command:
            seen_the_first_steps(command[command.index('--home') + 1])
        self.process = subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.PIPE, text=True,
                                        errors='replace')
        self.complaints = []  # of the toolkit
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.root = wait(self._find, 'the program appears to assistive technology')

    def _listen(self):
        for line in self.process.stderr:
            sys.stderr.write(line)
            if '-CRITICAL **' in line or line.startswith('rafiq: assert '):
                self.complaints.append(line.strip())

    def _find(self):
        self._alive()
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and application.get_process_id() == self.process.pid:
                return application
        return None

    def _alive(self):
        if self.process.poll() is not None:
            raise SystemExit(f'{self.process.args[0]} ended with status {self.process.returncode}')

    def all(self, role=None, visible=True):
        self._alive()
        found = []

        def look(node):
            for child in node:
                if child is None:
                    continue
                if not visible or child.getState().contains(pyatspi.STATE_SHOWING):
                    if role is None or child.getRole() == role:
                        found.append(child)
                    look(child)
        look(self.root)
        return found

    def named(self, name, role=None):
        """What is on screen under this name: the whole of it, without the marks of direction."""
        for node in self.all(role):
            if clean(node.name) == name:
                return node
        return None

    def see(self, name, role=None, limit=LIMIT):
        return wait(lambda: self.named(name, role), f'"{name}" is on screen', limit)

    def gone(self, name, role=None):
        wait(lambda: self.named(name, role) is None, f'"{name}" is no longer on screen')

    def press(self, name, role=pyatspi.ROLE_PUSH_BUTTON):
        node = self.see(name, role)
        node.queryAction().doAction(0)
        return node

    def type(self, text, into):
        node = self.see(into)
        node.queryEditableText().setTextContents(text)

    def end(self):
        """As the session's end does; settings are kept. What the toolkit found wrong is found wrong by the test."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(LIMIT)
        except subprocess.TimeoutExpired:
            self.tell_where_it_stands()
            self.process.kill()
            raise AssertionError('the program did not end when it was asked to')
        self._listener.join(LIMIT)
        assert not self.complaints, f'{len(self.complaints)} complaints of the toolkit, such as {self.complaints[0]}'
        return status

    def tell_where_it_stands(self):
        """Of each thread what it does, where there is a debugger to say so."""
        if shutil.which('gdb'):
            subprocess.run(['gdb', '-batch', '-p', str(self.process.pid), '-ex', 'thread apply all bt 25'], check=False,
                           stdout=sys.stderr, stderr=subprocess.DEVNULL)


def window_place(name):
    """x, y, width and height of the visible window of that title; nothing while there is none."""
    windows = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', name], capture_output=True, text=True, check=False)
    for window in windows.stdout.split():
        said = subprocess.run(['xwininfo', '-id', window], capture_output=True, text=True, check=False).stdout
        found = dict(line.strip().split(': ', 1) for line in said.splitlines() if ': ' in line)
        if int(found.get('Width', 0)) > 200 and int(found['Height']) > 200:
            return tuple(int(found[key]) for key in ('Absolute upper-left X', 'Absolute upper-left Y', 'Width', 'Height'))
    return None
