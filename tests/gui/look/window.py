# SPDX-License-Identifier: Apache-2.0
"""The made-up window in one way: language, theme, size of text and width. Spoken to in English whatever its language."""
import os
import pathlib
import subprocess
import tempfile

import pyatspi
from catalogue import entries
from likeness import grab
from screen import LIMIT, Program, clean, wait

# Whatever the machine is set to, the pictures are the same.
NOW, ZONE = '2026-03-10T10:00:00Z', 'UTC'
FAR = ('999', '1799')  # the pointer, where it hovers nothing


class Window:
    def __init__(self, made_up, sidebar, way, state='', height=None):
        self.language, theme, percent, width = way.split('-')
        self.arabic = {english: said[0] for english, (_, said) in entries(
            (sidebar / 'resources' / 'catalogs' / 'ar.po').read_text(encoding='utf-8')).items()}
        home = pathlib.Path(tempfile.mkdtemp(dir=os.environ['HOME']))
        (home / 'config').mkdir()
        (home / 'config' / 'sidebar.ini').write_text(f'guided=1\nmotion=0\ntext={percent}\n')
        subprocess.run(['xdotool', 'mousemove', *FAR], check=True)
        customer = [] if state in ('empty', 'broken') else ['--customer', 'c1']
        self.program = Program(made_up, '--home', home, '--lang', self.language, '--theme', theme, '--dock', 'none', '--size',
                               f'{width}x{height or (900 if percent == "100" else 1500)}', *customer, RAFIQ_MADE_UP=state,
                               RAFIQ_MADE_UP_NOW=NOW, TZ=ZONE)
        self.id = wait(lambda: subprocess.run(['xdotool', 'search', '--name', '^Rafiq$'], capture_output=True,
                                              text=True, check=False).stdout.split(), 'the window is there')[-1]

    def say(self, english):
        return clean(self.arabic[english] if self.language == 'ar' else english)

    def see(self, english, role=None):
        return self.program.see(self.say(english), role)

    def see_words(self, words):
        return self.program.see(words)

    def press(self, english, role=pyatspi.ROLE_PUSH_BUTTON):
        self.program.press(self.say(english), role)

    def press_words(self, words):
        self.program.press(words)

    def is_checked(self, english, role):
        wait(lambda: self.program.named(self.say(english), role).getState().contains(pyatspi.STATE_CHECKED), f'{english} is open')

    def type(self, text, into):
        name = self.say(into)

        def field():
            return next(node for node in self.program.all() if clean(node.name) == name and
                        'EditableText' in pyatspi.listInterfaces(node))
        wait(field, f'"{name}" can be typed into').queryEditableText().setTextContents(text)

    def panels(self):
        return [clean(node.name) for node in self.program.all(pyatspi.ROLE_PANEL)]

    def enter(self, room):
        # A room keeps the place where it was left: out of it by its own door first.
        while back := self.program.named(self.say('Back'), pyatspi.ROLE_PUSH_BUTTON):
            before = self.panels()
            back.queryAction().doAction(0)
            wait(lambda: self.panels() != before, 'what was open is left')
        self.press('Menu')
        self.see(room, pyatspi.ROLE_MENU_ITEM).queryAction().doAction(0)
        self.see(room, pyatspi.ROLE_PANEL)

    def stands_still(self, file):
        """Nothing says that it is on its way, and the picture stays as it is. For approving, where there is no haste."""
        def waiting():
            moment = self.say('One moment')
            return any(moment in (clean(node.description), clean(node.name)) for node in self.program.all(pyatspi.ROLE_PANEL))
        last, equal = None, 0

        def same():
            nonlocal last, equal
            grab(self.id, file)
            now = file.read_bytes()
            equal, last = (equal + 1 if now == last and not waiting() else 0), now
            return equal >= 3
        wait(same, 'the window stands still')

    def end(self):
        assert self.program.end() == 0
