#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Removing everything of a user: first it is said what goes, then nothing is left: no file, no secret in the keyring, no
start with the session, nothing that a browser was told. Run by keyring.sh.
Usage: home_removal.py BINARY_DIR SOURCE_DIR"""
import json
import os
import pathlib
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
import a_desk

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])


class HomeRemoval(unittest.TestCase):
    def setUp(self):
        self.desk = a_desk.Desk(BINARY, SOURCE)
        self.addCleanup(self.desk.close)
        self.crm = a_desk.Crm()
        self.addCleanup(self.crm.close)
        self.user = pathlib.Path(self.desk.environment['HOME'])
        # The user's own home, not one that was named; and the keyring of this session.
        for name in ('DBUS_SESSION_BUS_ADDRESS', 'GNOME_KEYRING_CONTROL'):
            if name in os.environ:
                self.desk.environment[name] = os.environ[name]
        self.desk.environment['XDG_RUNTIME_DIR'] = str(self.desk.top / 'run')
        (self.desk.top / 'run').mkdir(mode=0o700)

    def rafiqctl(self, *arguments, stdin='', status=0):
        done = subprocess.run([BINARY / 'bin/rafiqctl', '--json', *arguments], input=stdin, text=True, capture_output=True,
                              env=self.desk.environment, timeout=a_desk.PATIENCE, check=False)
        self.assertEqual(done.returncode, status, f'{arguments}: {done.stderr}')
        return json.loads(done.stdout), done.stderr

    def user_file(self, path, text='{}'):
        file = self.user / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding='utf-8')
        return file

    def in_keyring(self):
        found = subprocess.run(['gdbus', 'call', '--session', '-d', 'org.freedesktop.secrets', '-o', '/org/freedesktop/secrets', '-m',
                                'org.freedesktop.Secret.Service.SearchItems', "{'xdg:schema': 'io.rafiq.Secret'}"],
                               capture_output=True, text=True, timeout=60, check=True).stdout
        return found.count('/org/freedesktop/secrets/collection')

    def a_life(self):
        """An account with its secret in the keyring, a sealed fact, an edit that waits, and the desktop told of it."""
        self.rafiqctl('account', 'add', 'desk', '--connector', 'book', '--set', f'url=http://127.0.0.1:{self.crm.port}', '--secret',
                      'token=-', stdin='good-token')
        self.rafiqctl('sync')
        customer = self.rafiqctl('customer', 'search', '')[0]['customers'][0]['id']
        self.rafiqctl('fact', 'set', customer, 'education', 'a doctorate', '--source', 'told_by_customer')
        self.rafiqctl('fact', 'set', customer, 'cultural_background', 'Levant', '--source', 'told_by_customer', '--consent')
        self.user_file('.config/rafiq/sidebar.ini', 'language=ar\n')
        self.user_file('.cache/rafiq/thing')
        self.user_file('.config/autostart/rafiq.desktop')
        self.user_file('.config/chromium/NativeMessagingHosts/rafiq.browser_host.json')
        self.user_file('.mozilla/native-messaging-hosts/rafiq.browser_host.json')
        return [self.user_file('.config/chromium/NativeMessagingHosts/of_another.json'), self.user_file('.config/autostart/other.desktop')]

    def files(self):
        return sorted(path for top in (self.user, self.desk.top / 'run') for path in top.rglob('*')
                      if path.is_file() or path.is_socket() or 'rafiq' in path.name)

    def test_nothing_is_left(self):
        of_others = self.a_life()
        self.assertGreaterEqual(self.in_keyring(), 2)
        removed, said = self.rafiqctl('home', 'remove', '--yes')
        self.assertEqual(self.files(), sorted(of_others))
        self.assertEqual(self.in_keyring(), 0)
        self.assertGreaterEqual(removed['removed_home']['unsent'], 1)
        self.assertTrue(removed['removed_home']['keyring'])
        for word in ('.local/share/rafiq', 'never sent', 'keyring', 'autostart/rafiq.desktop', 'NativeMessagingHosts'):
            self.assertIn(word, said)
        self.rafiqctl('home', 'remove', '--yes', status=8)

    def test_without_a_yes_nothing_goes(self):
        self.a_life()
        before, secrets = self.files(), self.in_keyring()
        _, said = self.rafiqctl('home', 'remove', status=2)
        self.assertIn('--yes', said)
        self.assertEqual((self.files(), self.in_keyring()), (before, secrets))
        self.rafiqctl('home', 'remove', '--yes')

    def test_a_keyring_that_does_not_answer_keeps_everything(self):
        self.a_life()
        before, bus = self.files(), self.desk.environment['DBUS_SESSION_BUS_ADDRESS']
        self.desk.environment['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nonexistent'
        self.rafiqctl('home', 'remove', '--yes', status=4)
        self.assertEqual(self.files(), before)
        self.rafiqctl('home', 'remove', '--yes', '--leave-keyring')
        self.desk.environment['DBUS_SESSION_BUS_ADDRESS'] = bus
        self.assertGreater(self.in_keyring(), 0)
        # What was left is found by the home's name, although nothing else is there.
        self.rafiqctl('account', 'add', 'desk', '--connector', 'book', '--set', 'url=http://127.0.0.1:9', '--secret', 'token=-',
                      stdin='good-token')
        self.rafiqctl('home', 'remove', '--yes')
        self.assertEqual(self.in_keyring(), 0)

    def test_a_home_that_was_named_leaves_the_session_alone(self):
        of_the_user = self.user_file('.config/autostart/rafiq.desktop')
        self.desk.add_paper()
        self.assertTrue(self.desk.home.exists())
        self.desk.document('home_remove', 'home', 'remove', '--yes')
        self.assertFalse(self.desk.home.exists())
        self.assertTrue(of_the_user.exists())


unittest.main(argv=['home_removal.py', *sys.argv[3:]], verbosity=2)
