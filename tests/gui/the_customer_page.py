#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every tab and button of the customer's page, in both languages, on made-up ground.

Usage (under with_desktop.sh): the_customer_page.py MADE_UP_PROGRAM SIDEBAR_DIR
"""
import os
import pathlib
import re
import sys
import tempfile

import pyatspi
from screen import Program, clean, wait

made_up, sidebar = sys.argv[1], pathlib.Path(sys.argv[2])
BUTTON, TOGGLE, RADIO, PANEL = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_RADIO_BUTTON,
                                pyatspi.ROLE_PANEL)
CONTROLS = {BUTTON, TOGGLE, RADIO, pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY, pyatspi.ROLE_CHECK_BOX}
ARABIC = dict(re.findall(r'msgid "(.+)"\nmsgstr "(.+)"', (sidebar / 'resources/catalogs/ar.po').read_text()))


class Page:
    """The window of a customer, spoken to in English whatever its language."""

    def __init__(self, language):
        self.arabic = language == 'ar'
        home = tempfile.mkdtemp(dir=os.environ['HOME'])
        self.window = Program(made_up, '--home', home, '--dock', 'none', '--size', '400x900', '--lang', language,
                              '--customer', 'c1')
        self.see('I will do it')

    def say(self, text, **holes):
        text = ARABIC[text] if self.arabic else text
        for hole, value in holes.items():
            text = text.replace('{' + hole + '}', value)
        return text

    def find(self, name, role=None):
        # What has been scrolled out of sight is still there.
        for node in self.window.all(role):
            if clean(node.name) == name:
                return node
        return None

    def see(self, text, role=None, **holes):
        name = self.say(text, **holes)
        return wait(lambda: self.find(name, role), f'"{name}" is on screen')

    def see_words(self, name, role=None):
        return wait(lambda: self.find(name, role), f'"{name}" is on screen')

    def gone(self, name, role=None):
        wait(lambda: self.find(name, role) is None, f'"{name}" is no longer on screen')

    def press(self, text, role=BUTTON, **holes):
        node = wait(lambda: (found := self.find(self.say(text, **holes), role)) and
                    found.getState().contains(pyatspi.STATE_SENSITIVE) and found, f'"{text}" can be pressed')
        node.queryAction().doAction(0)

    def press_words(self, name, role=BUTTON):
        self.see_words(name, role).queryAction().doAction(0)

    def type(self, text, into):
        name = self.say(into)

        def field():
            return next(node for node in self.window.all() if clean(node.name) == name and
                        'EditableText' in pyatspi.listInterfaces(node))
        wait(field, f'"{name}" can be typed into').queryEditableText().setTextContents(text)

    def described(self, name, role=PANEL):
        node = self.find(name, role)
        return clean(node.description) if node else ''

    def tab(self, name):
        self.press(name, TOGGLE)
        wait(lambda: self.find(self.say(name), TOGGLE).getState().contains(pyatspi.STATE_CHECKED), f'{name} is open')

    def undo(self):
        self.press('Undo')

    def everything_has_a_name(self):
        nameless = [f'{node.getRoleName()} in "{clean(node.parent.name)}"' for node in self.window.all()
                    if node.getRole() in CONTROLS and not clean(node.name).strip('- ')]
        assert not nameless, f'controls without a name: {nameless}'


def promises(page):
    page.tab('Promises')
    page.see_words('Call back with the price', PANEL)
    page.press('Kept: {what}', what='Call back with the price')
    page.see('Open it again: {what}', what='Call back with the price')
    page.undo()
    page.press('Could not be kept: {what}', what='Call back with the price')
    page.press('Open it again: {what}', what='Call back with the price')
    page.see('Kept: {what}', what='Call back with the price')
    page.press('Make a promise')
    page.everything_has_a_name()
    page.type('Send the paper', into='What is promised')
    page.press('Tomorrow at 10', TOGGLE)
    page.press('Save the promise')
    page.see_words('Send the paper', PANEL)
    assert page.say('On its way to the CRM') in page.described('Send the paper')
    page.undo()
    page.gone('Send the paper')


def profile(page):
    page.tab('Profile')
    page.press_words('Nubian')
    page.see('Withdraw: {what}', what='Nubian')
    assert page.say('Sensitive, and no consent is recorded: it is not used and does not leave this machine.') in \
        page.described('Nubian')
    page.everything_has_a_name()
    page.press('Correct: {what}', what='Nubian')
    page.press('They agreed', TOGGLE)
    page.press('Cancel')
    page.press('Add what you learnt')
    page.press('Interest')
    item = page.see('Education', pyatspi.ROLE_RADIO_MENU_ITEM)
    item.queryAction().doAction(0)
    page.see('Education', BUTTON)
    page.type('two diplomas', into='In their words')
    page.press('I noticed it', TOGGLE)
    page.press('Save')
    page.see_words('two diplomas', BUTTON)
    page.undo()
    page.gone('two diplomas')
    page.press_words('Nubian')
    page.press('Withdraw: {what}', what='Nubian')
    page.undo()


def journey(page):
    page.tab('Journey')
    line = page.see('How they felt', PANEL)
    assert page.say('Very good') in clean(line.description)
    page.press('Record a step')
    page.everything_has_a_name()
    page.type('Waited at the desk', into='What happened')
    page.press('We did', TOGGLE)
    page.press('Bad', TOGGLE)
    page.press('Save')
    page.see_words('Waited at the desk', PANEL)
    page.press('Take back: {what}', what='Waited at the desk')
    page.gone('Waited at the desk', PANEL)
    page.undo()
    page.see_words('Waited at the desk', PANEL)
    page.press('Through their eyes', TOGGLE)
    page.see_words('Four days for an answer')
    page.press('What happened', TOGGLE)
    page.see_words('Waited at the desk', PANEL)


def rights(page):
    page.tab('Rights')
    page.press('Had: {what}', what='A refund for the delay')
    page.see('Has had it')
    page.undo()
    page.see('Not used yet')
    page.everything_has_a_name()


def talk(page):
    page.tab('Talk')
    page.press_words('What has changed')
    page.press_words('A renewal without pressure')
    page.see('Word for word', TOGGLE)
    page.everything_has_a_name()
    page.press('Not convinced')
    wait(lambda: 'Answer to not_convinced' in page.described(page.say('Say')), 'the talk follows the customer')
    page.press('One step back')
    page.press('Go on')
    page.press('In your own words', TOGGLE)
    page.see_words(next(clean(node.name) for node in page.window.all() if 'Leave the choice to them' in clean(node.name)))
    page.press('All talks')
    page.see('Talks that fit now')


def the_note_box(page):
    page.type('It is your last chance', into='Note')
    page.see('“{words}”', words='last chance')
    page.see('Copy: {what}', what='The offer stands until Sunday.')
    page.everything_has_a_name()
    page.press('Save the note')
    page.gone(page.say('“{words}”', words='last chance'))
    page.undo()
    page.see('“{words}”', words='last chance')


def what_happens_meanwhile(page):
    page.press('We were interrupted')
    page.undo()
    page.press('The customer is not convinced')
    page.see('Undo')
    page.press('The customer is upset: one step at a time')
    page.see_words('Breathe, and lower your voice')
    page.gone(page.say('Note'))
    page.everything_has_a_name()
    page.press('Next step')
    page.see_words('Say what you understood')
    page.press('One step back')
    page.press('Back to everything')
    page.see('I will do it')
    page.press('The customer is upset: one step at a time')
    page.press('They are calm again')
    page.see('I will do it')


def focus(page):
    page.press('Focus on the customer')
    page.gone(page.say('Promises'))
    page.everything_has_a_name()
    page.press('Show everything')
    page.see('Promises', TOGGLE)


for language in ('ar', 'en'):
    page = Page(language)
    try:
        for story in (promises, profile, journey, rights, talk, the_note_box, what_happens_meanwhile, focus):
            story(page)
            print(f'{language}: {story.__name__.replace("_", " ")}: good')
    finally:
        assert page.window.end() == 0, f'{language}: ended badly'
