#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Each room and each of its buttons, in both languages, on made-up ground; and no control anywhere without a name.

Usage (under with_desktop.sh): rooms.py MADE_UP_PROGRAM SIDEBAR_DIR
"""
import os
import pathlib
import subprocess
import sys
import tempfile

import pyatspi
from catalogue import entries
from screen import Program, clean, wait

made_up, sidebar_dir = sys.argv[1], pathlib.Path(sys.argv[2])
BUTTON, RADIO, PANEL = pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_PANEL
MENU_CHOICE = pyatspi.ROLE_RADIO_MENU_ITEM
CONTROLS = {BUTTON, RADIO, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY, pyatspi.ROLE_PASSWORD_TEXT,
            pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_COMBO_BOX}
ARABIC = {english: said[0] for english, (_, said) in
          entries((sidebar_dir / 'resources' / 'catalogs' / 'ar.po').read_text(encoding='utf-8')).items()}


class Rooms:
    def __init__(self, language, state='', **more):
        self.arabic = language == 'ar'
        self.home = more.pop('home', None) or tempfile.mkdtemp(dir=os.environ['HOME'])
        customer = ['--customer', 'c1'] if state != 'empty' and not more.get('first_steps') else []
        self.window = Program(made_up, '--home', self.home, '--lang', language, '--dock', 'none', '--size', '400x900', *customer,
                              RAFIQ_MADE_UP=state, **more)

    def say(self, english, **holes):
        text = ARABIC[english] if self.arabic else english
        for hole, value in holes.items():
            text = text.replace('{' + hole + '}', value)
        return clean(text)

    def either(self, arabic, english):
        return arabic if self.arabic else english

    def enter(self, room):
        self.window.press(self.say('Menu'))
        item = self.window.see(self.say(room), pyatspi.ROLE_MENU_ITEM)
        item.queryAction().doAction(0)
        self.window.see(self.say(room), PANEL)
        self.all_named()

    def back(self):
        self.window.press(self.say('Back'))

    def press(self, english, **holes):
        self.window.press(self.say(english, **holes))

    def choose(self, name):
        self.window.press(name, RADIO)

    def activate(self):
        subprocess.run(['xdotool', 'search', '--name', '^Rafiq$', 'windowactivate'], check=True, stderr=subprocess.DEVNULL)
        wait(lambda: self.window.root[0].getState().contains(pyatspi.STATE_ACTIVE), 'the window has the focus')

    def begins_at(self, name):
        wait(lambda: self.window.named(name).getState().contains(pyatspi.STATE_FOCUSED), f'the focus is at "{name}"')

    def reads(self, text):
        """Somewhere on screen, in a name or a description."""
        wait(lambda: any(text in clean(node.name) or text in clean(node.description) for node in self.window.all()),
             f'"{text}" can be read')
        self.all_named()

    def all_named(self):
        nameless = [f'{node.getRoleName()} in "{clean(node.parent.name)}"' for node in self.window.all()
                    if node.getRole() in CONTROLS and not clean(node.name).strip('- ')]
        assert not nameless, f'controls without a name: {nameless}'


def the_first_steps(language):
    rooms = Rooms(language, first_steps=True)
    rooms.window.see(rooms.say('A companion beside your CRM'), PANEL)
    rooms.press('Next')
    rooms.window.see(rooms.say('Find the customer'), PANEL)
    rooms.back()
    rooms.window.see(rooms.say('A companion beside your CRM'), PANEL)
    rooms.all_named()
    for heading in ('Find the customer', 'One suggestion at a time', 'What stays here'):
        rooms.press('Next')
        rooms.window.see(rooms.say(heading), PANEL)
    rooms.press('Begin')
    rooms.window.gone(rooms.say('First steps'), PANEL)
    assert rooms.window.end() == 0
    again = Rooms(language, first_steps=True, home=rooms.home)  # seen once is enough
    again.window.see(again.say('Menu'), BUTTON)
    assert again.window.named(again.say('First steps'), PANEL) is None
    again.enter('First steps')
    again.press('Skip the steps')
    again.window.gone(again.say('First steps'), PANEL)
    return again


def every_room_and_the_way_back(language):
    rooms = Rooms(language)
    for room in ('Brief for a colleague', 'Changes to settle', 'Your shift', 'Practice', 'Accounts', 'Settings', 'Keys'):
        rooms.enter(room)
        rooms.back()
        rooms.window.gone(rooms.say(room), PANEL)
    rooms.activate()
    subprocess.run(['xdotool', 'key', 'F1'], check=True)
    rooms.window.see(rooms.say('Keys'), PANEL)
    subprocess.run(['xdotool', 'key', 'Escape'], check=True)
    rooms.window.gone(rooms.say('Keys'), PANEL)
    return rooms


def accounts(language):
    rooms = Rooms(language)
    rooms.enter('Accounts')
    rooms.window.press('support')
    rooms.reads('support.crm.example does not answer')
    rooms.press('Check the sign-in')
    rooms.reads(rooms.say('The CRM cannot be reached now. Nothing is lost: it will be tried again.'))
    rooms.press('Read now')
    rooms.press('Remove the account')
    rooms.press('Keep it')
    rooms.press('Remove the account')
    rooms.press('Remove')
    rooms.window.gone('support', BUTTON)
    rooms.activate()
    rooms.press('Add an account')
    rooms.begins_at(rooms.say('Back'))
    rooms.window.press(rooms.either('ريكوست تراكر 5', 'Request Tracker 5'))
    rooms.begins_at(rooms.say('What it is called here'))
    rooms.press('More settings')
    rooms.reads(rooms.either('القائمة', 'Queue'))
    rooms.press('Add and check')
    rooms.reads(rooms.say('This is needed'))
    rooms.window.type('https://crm.example', rooms.either('العنوان', 'Address'))
    rooms.window.type('s3cret', rooms.either('رمز الدخول', 'Token'))
    rooms.choose(rooms.say('A file only you can read'))
    rooms.press('Add and check')
    rooms.reads(rooms.say('The sign-in works, as {user}', user='rafiq'))
    assert not any('s3cret' in clean(node.name) + clean(node.description) for node in rooms.window.all(visible=False))
    rooms.back()
    rooms.window.see('rt', BUTTON)
    return rooms


def with_the_form_of_the_file_connector(language):
    rooms = Rooms(language)
    rooms.enter('Accounts')
    rooms.press('Add an account')
    rooms.window.press(rooms.either('ملفات مصدَّرة', 'Exported files'))
    return rooms


def a_file_is_chosen(language):
    rooms = with_the_form_of_the_file_connector(language)
    path = pathlib.Path(rooms.home) / 'عملاء.csv'
    path.write_text('id,name\n1,Layla\n', encoding='utf-8')
    label = rooms.either('ملف العملاء', 'Customers file')

    def fields():
        return [node for node in rooms.window.all() if 'EditableText' in pyatspi.listInterfaces(node)]

    def typed():
        return next(node for node in fields() if clean(node.name) == label).queryText().getText(0, -1)

    rooms.press('Choose a file')
    rooms.window.see(label, pyatspi.ROLE_FILE_CHOOSER)
    rooms.window.press('Cancel')  # the toolkit's, in the language of the session
    rooms.window.gone(label, pyatspi.ROLE_FILE_CHOOSER)
    wait(lambda: typed() == '', 'nothing was chosen')
    before = len(fields())
    rooms.press('Choose a file')
    wait(lambda: rooms.window.named(label, pyatspi.ROLE_FILE_CHOOSER).getState().contains(pyatspi.STATE_ACTIVE),
         'the window for choosing a file has the focus')

    def line_for_a_path():  # comes with the first slash; a key may be pressed before the window listens
        if len(fields()) == before:
            subprocess.run(['xdotool', 'key', 'slash'], check=True)
        return next((node for node in fields() if node.queryText().getText(0, -1).startswith('/')), None)
    wait(line_for_a_path, 'a path can be typed').queryEditableText().setTextContents(str(path))
    wait(lambda: rooms.window.named('Open', BUTTON).getState().contains(pyatspi.STATE_SENSITIVE), 'it can be opened')
    rooms.window.press('Open')
    wait(lambda: typed() == str(path), lambda: f'the file that was chosen stands in the field, which has "{typed()}"')
    rooms.press('More settings')
    rooms.choose(rooms.either('الشهر أولًا', 'Month first'))
    rooms.press('Add and check')
    rooms.reads(rooms.say('The sign-in works, as {user}', user='rafiq'))
    rooms.back()
    rooms.window.see('file', BUTTON)
    return rooms


def the_window_ends_while_a_file_is_chosen(language):
    rooms = with_the_form_of_the_file_connector(language)
    rooms.press('Choose a file')
    rooms.window.see(rooms.either('ملف العملاء', 'Customers file'), pyatspi.ROLE_FILE_CHOOSER)
    return rooms


def signing_in_in_the_browser(language):
    rooms = Rooms(language, state='browser')
    rooms.enter('Accounts')
    rooms.window.press('hub')
    rooms.reads(rooms.say('Nobody has signed in yet. Your CRM asks for your password itself, in your browser; Rafiq never sees it.'))
    rooms.press('Sign in in the browser')
    rooms.reads(rooms.say('Waiting for the browser'))
    rooms.press('Cancel')
    rooms.press('Sign in in the browser')
    rooms.reads(rooms.say('The sign-in was declined in the browser'))
    rooms.press('Sign in in the browser')
    rooms.reads(rooms.say('The sign-in works, as {user}', user='rafiq'))
    rooms.window.see(rooms.say('Sign in again'), BUTTON)
    return rooms


def what_the_administrator_prepared(language):
    rooms = Rooms(language, state=f'governed {language}')
    rooms.enter('Accounts')
    for name, detail in (('billing', 'Ready to sign in'), ('shop', 'Cannot be used: tell your administrator')):
        rooms.window.see(name, BUTTON)
        rooms.reads(rooms.say(detail))
    rooms.window.press('shop')
    rooms.reads('"urll" is not known')
    assert not rooms.window.named(rooms.say('Sign in'), BUTTON), 'what cannot be used can be signed in to'
    rooms.back()
    rooms.window.press('billing')
    rooms.reads('https://billing.crm.example')
    typed_into = {clean(node.name) for node in rooms.window.all() if 'EditableText' in pyatspi.listInterfaces(node)}
    assert rooms.either('رمز الدخول', 'Token') in typed_into and rooms.either('العنوان', 'Address') not in typed_into, typed_into
    rooms.press('Sign in')
    rooms.reads(rooms.say('This is needed'))
    rooms.window.type('s3cret', rooms.either('رمز الدخول', 'Token'))
    rooms.press('Sign in')
    rooms.reads(rooms.say('The sign-in works, as {user}', user='rafiq'))
    rooms.reads(rooms.say("These settings are your administrator's; they change here when they change there."))
    assert not any('s3cret' in clean(node.name) + clean(node.description) for node in rooms.window.all(visible=False))
    rooms.press('Sign in with another password or token')
    rooms.window.type('n3w', rooms.either('رمز الدخول', 'Token'))
    rooms.press('Sign in')
    rooms.reads(rooms.say('The sign-in works, as {user}', user='rafiq'))
    rooms.back()
    rooms.back()
    rooms.enter('Settings')
    own = rooms.either('العربية', 'English')
    rooms.reads(rooms.say('The window speaks {language}: your administrator decides that.', language=own))
    rooms.reads('/etc/rafiq/policy.d/50-desks.toml:2')
    rooms.reads(rooms.say('The widest scope that an account may read by itself'))
    return rooms


def a_governed_language_stays(language):
    """Not loosened by the settings file, the option or the menu."""
    rooms = Rooms(language, state=f'governed {language}')
    settings = pathlib.Path(rooms.home) / 'config' / 'sidebar.ini'
    assert rooms.window.end() == 0
    other = 'en' if language == 'ar' else 'ar'
    kept = settings.read_text(encoding='utf-8')
    assert f'language={language}\n' in kept, kept
    settings.write_text(kept.replace(f'language={language}\n', f'language={other}\n'), encoding='utf-8')
    rooms = Rooms(other, state=f'governed {language}', home=rooms.home)
    rooms.arabic = language == 'ar'
    rooms.press('Menu')
    rooms.window.see('العربية' if other == 'ar' else 'English', MENU_CHOICE).queryAction().doAction(0)
    rooms.window.gone('العربية' if other == 'ar' else 'English', MENU_CHOICE)
    rooms.enter('Settings')
    return rooms


def a_language_that_is_decided_meanwhile(language):
    decided = pathlib.Path(tempfile.mkdtemp(dir=os.environ['HOME'])) / 'language'
    rooms = Rooms(language, RAFIQ_MADE_UP_LANGUAGE=str(decided))
    rooms.window.see(rooms.say('Menu'), BUTTON)
    other = 'en' if language == 'ar' else 'ar'
    decided.write_text(other, encoding='utf-8')
    rooms.arabic = other == 'ar'
    rooms.window.see(rooms.say('Menu'), BUTTON)
    return rooms


def no_account(language):
    rooms = Rooms(language, state='empty')
    rooms.window.see(rooms.say('Nobody to serve yet'), PANEL)
    rooms.press('Add an account')
    rooms.window.see(rooms.say('No account yet'), PANEL)
    rooms.press('Open the sample data')
    rooms.window.see(rooms.say('Recent customers'), PANEL)
    rooms.enter('Changes to settle')
    rooms.window.see(rooms.say('Nothing to settle'), PANEL)
    rooms.back()
    rooms.enter('Brief for a colleague')
    rooms.window.see(rooms.say('No customer is open'), PANEL)
    return rooms


def changes(language):
    rooms = Rooms(language)
    rooms.enter('Changes to settle')
    for value in ('5 years', '15 years, networks', '10 years'):
        rooms.reads(value)
    rooms.press('Another value')
    rooms.window.type('12 years', rooms.say('The value that is right'))
    rooms.press('Use this value')
    rooms.reads(rooms.say('The new value was kept and goes to the CRM.'))
    rooms.press('It is there: done')
    rooms.window.see(rooms.say('Nothing to settle'), PANEL)
    return rooms


def settings(language):
    rooms = Rooms(language)
    rooms.enter('Settings')
    for option in ('High contrast', 'Dark', 'Light', 'Hijri', 'Left edge', 'Floating'):
        rooms.choose(rooms.say(option))
        wait(lambda: rooms.window.named(rooms.say(option), RADIO).getState().contains(pyatspi.STATE_CHECKED), option)
    rooms.choose('200 %')
    rooms.all_named()
    rooms.arabic = not rooms.arabic
    rooms.choose('العربية' if rooms.arabic else 'English')  # the first so called: the window's own language
    rooms.window.see(rooms.say('Settings'), PANEL)
    rooms.all_named()
    assert rooms.window.end() == 0
    kept = (pathlib.Path(rooms.home) / 'config' / 'sidebar.ini').read_text(encoding='utf-8')
    for line in ('text=200', 'calendar=hijri', 'theme=light', 'dock=none'):
        assert line in kept, kept
    return Rooms(language, home=rooms.home)


def shift(language):
    rooms = Rooms(language)
    rooms.enter('Your shift')
    rooms.choose(rooms.say('Branch'))
    rooms.reads(rooms.either('المكان مرتّب', 'The desk is tidy'))
    rooms.press('Begin the shift')
    rooms.press('Take a break')
    rooms.press('I am back')
    rooms.press('End the shift')
    rooms.reads(rooms.either('مَن الذي خرج اليوم', 'Who left better'))
    rooms.press('Undo')
    rooms.window.see(rooms.say('End the shift'), BUTTON)
    return rooms


def practice(language):
    rooms = Rooms(language)
    rooms.enter('Practice')
    rooms.window.press(rooms.either('بين خيارين منذ أسبوع', 'A week between two options'))
    good = rooms.either('سؤال مهم، وجوابه في استعمالك. نقرأ الأشهر الماضية معًا؟',
                        'A good question, and your own use answers it. Shall we read the last months together?')
    rooms.window.press(good)
    rooms.reads(rooms.say('They leave a little better than they came.'))
    rooms.press('Once more')
    rooms.window.press(good)
    rooms.press('Another customer')
    rooms.press('Erase what I practised')
    rooms.press('Erase all of it')
    rooms.window.gone(rooms.say('What your answers show'), PANEL)
    return rooms


def brief(language):
    rooms = Rooms(language)
    rooms.enter('Brief for a colleague')
    rooms.window.see(rooms.either('تسليم: د. ليلى', 'Handover: Dr Layla'), PANEL)
    rooms.press('Copy')
    rooms.choose(rooms.say('Escalating'))
    rooms.window.see(rooms.either('تصعيد: د. ليلى', 'Escalation: Dr Layla'), PANEL)
    rooms.choose('English' if rooms.arabic else 'العربية')
    rooms.window.see('Escalation: Dr Layla' if rooms.arabic else 'تصعيد: د. ليلى', PANEL)
    return rooms


for language in ('ar', 'en'):
    for story in (the_first_steps, every_room_and_the_way_back, accounts, a_file_is_chosen,
                  the_window_ends_while_a_file_is_chosen, signing_in_in_the_browser, what_the_administrator_prepared,
                  a_governed_language_stays, a_language_that_is_decided_meanwhile,
                  no_account, changes, settings, shift, practice, brief):
        shown = story(language)
        assert shown.window.end() == 0, f'{story.__name__}: ended badly'
        print(f'{story.__name__.replace("_", " ")} ({language}): good', flush=True)
