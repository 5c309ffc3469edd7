# SPDX-License-Identifier: Apache-2.0
"""Reads what the sidebar says it has kept, as a person would, in either language: whether it kept its word is seen later."""
import pathlib
import re

import catalogue
import pyatspi
from screen import clean

ARABIC = pathlib.Path(__file__).resolve().parents[2] / 'sidebar/resources/catalogs/ar.po'
KEPT = ('Promised: {what}', 'Recorded: {what}', 'Note saved: {what}', 'Corrected: {what}')
TAKEN = ('Taken back: {what}', 'Withdrawn: {what}')
TAKING = ('Take back: {what}', 'Withdraw: {what}')  # on buttons


def patterns(*sentences):
    """Each sentence in English, and what matches it in either language."""
    found = []
    arabic = catalogue.entries(ARABIC.read_text(encoding='utf-8'))
    for english in sentences:
        for text in (english, arabic[english][1][0]):
            found.append((english, re.compile(re.escape(text).replace(re.escape('{what}'), '(.*)') + '$', re.S)))
    return found


class Witness:
    def __init__(self):
        self.patterns = patterns(*KEPT, *TAKEN)
        self.buttons = patterns(*TAKING)
        self.last = None
        self.kept = set()       # (sentence, what) that was said, and was not taken back
        self.taken = 0          # facts corrected or withdrawn: what stood there before need not stand there now

    def look(self, program):
        """What the foot says now; new is what differs from what it said before."""
        [foot] = program.all(pyatspi.ROLE_STATUS_BAR) or [None]
        said = clean(foot.description) if foot else ''
        if said == self.last:
            return
        self.last = said
        for sentence, pattern in self.patterns:
            match = pattern.match(said)
            if match and sentence in KEPT:
                self.kept.add((sentence, match[1]))
            if match and sentence.startswith('Corrected'):
                self.taken += 1
            if match and sentence.startswith('Taken back'):
                self.not_kept(match[1])

    def not_kept(self, what):
        self.kept -= {one for one in self.kept if one[1] == what}

    def pressed(self, button):
        """What takes something back is believed at once: the sentence about it may be gone before anybody has read it."""
        for sentence, pattern in self.buttons:
            match = pattern.match(button)
            if match and sentence.startswith('Take back'):
                self.not_kept(match[1])
            elif match:
                self.taken += 1

    def undone(self):
        """Undo was pressed beneath what was said last."""
        for sentence, pattern in self.patterns:
            match = pattern.match(self.last or '')
            if match:
                self.kept.discard((sentence, match[1]))
                self.taken += sentence in TAKEN or sentence.startswith('Corrected')
