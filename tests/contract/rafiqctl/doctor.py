#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What rafiqctl doctor finds: faults are planted in a home, one at a time; doctor names each and nothing else, and is
content once its remedy was followed. Usage: doctor.py BINARY_DIR SOURCE_DIR"""
import json
import os
import pathlib
import shutil
import socket
import sqlite3
import sys
import threading
import time
import unittest

sys.dont_write_bytecode = True
import a_desk
import a_patient

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
MONTHS = 90 * 24 * 3600
EXTENSION = 'chrome-extension://haidlomkfiifbjgaafbphhbopgjjoemf/'


class Doctor(a_patient.Patient):
    binary, source = BINARY, SOURCE

    def old(self, path):
        then = time.time() - MONTHS
        os.utime(path, (then, then))
        return path

    def user(self, path, text):
        file = pathlib.Path(self.desk.environment['HOME']) / path
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding='utf-8')
        return file

    def host_manifest(self, program=None, caller=EXTENSION):
        return self.user('.config/chromium/NativeMessagingHosts/rafiq.browser_host.json', json.dumps(
            {'name': 'rafiq.browser_host', 'path': str(program or BINARY / 'bin/rafiq-browser-host'), 'type': 'stdio',
             'allowed_origins': [caller]}))

    def test_nothing_is_wrong_with_a_good_home(self):
        self.host_manifest()
        self.desk.add_paper()
        self.desk.document('sync_document', 'sync', 'paper')
        findings = self.desk.document('doctor', 'doctor')['findings']
        self.assertEqual([one for one in findings if one['level'] != 'good' and one['code'] not in self.of_the_machine], [])
        self.assertTrue(any(one['code'] == 'crm' and 'rafiq' in one['what'] for one in findings))
        self.assertEqual([one for one in findings if not one['code']], [])
        for language, word in (('ar_EG.UTF-8', 'سليم'), ('C.UTF-8', 'ok')):
            self.assertIn(word, self.desk.run('doctor', LC_ALL=language).stdout)

    # The home.

    def test_a_home_that_others_can_read(self):
        self.data.chmod(0o755)
        self.finds('rights.folder')

    def test_secrets_that_others_can_read(self):
        next(self.desk.home.rglob('secrets')).chmod(0o644)
        self.finds('secret.open')

    def test_a_secret_that_is_gone(self):
        next(self.desk.home.rglob('secrets')).unlink()

        def again(finding):
            self.assertIn('rafiqctl account remove desk', finding['remedy'])
            self.desk.document('removed', 'account', 'remove', 'desk')
            self.desk.add_book(self.crm.port)
            self.desk.document('sync_document', 'sync')
        self.finds('secret.missing', again)

    def test_a_damaged_database(self):
        self.sql('PRAGMA wal_checkpoint(TRUNCATE)')
        file = self.data / 'rafiq.sqlite'
        with sqlite3.connect(file) as database:
            [root] = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'customer_mail'").fetchone()
        database.close()
        pages = bytearray(file.read_bytes())
        pages[(root - 1) * 16384:root * 16384] = b'Z' * 16384
        file.write_bytes(pages)
        self.finds('database.damaged')

    def test_a_damaged_index_of_names(self):
        self.sql('DELETE FROM name_posting')
        self.finds('database.index')

    def test_an_interrupted_repair(self):
        self.sql('PRAGMA wal_checkpoint(TRUNCATE)')
        shutil.copy(self.data / 'rafiq.sqlite', self.data / 'rafiq.sqlite.repaired')
        self.finds('database.repair')

    def test_a_database_of_a_newer_version(self):
        [version] = sqlite3.connect(self.data / 'rafiq.sqlite').execute('PRAGMA user_version').fetchone()
        self.sql('PRAGMA user_version = 9999')
        self.finds('database.version', lambda _: self.sql(f'PRAGMA user_version = {version}'))

    def test_a_backup_that_was_not_finished(self):
        (self.data / 'backups').mkdir(exist_ok=True)
        file = self.data / 'backups/version-1.sqlite.unfinished'
        file.write_bytes(b'half')
        self.old(file)
        self.finds('leftover.unfinished')

    def test_a_backup_that_cannot_be_read(self):
        (self.data / 'backups').mkdir(exist_ok=True)
        (self.data / 'backups/version-1.sqlite').write_bytes(b'nothing of the kind')
        self.finds('backup.damaged')

    def test_a_damaged_database_kept_for_too_long(self):
        (self.data / 'damaged/2026-01-01').mkdir(parents=True)
        self.old(self.data / 'damaged/2026-01-01')
        self.finds('leftover.damaged')

    def test_a_guidance_pack_that_was_broken(self):
        pack = self.desk.top / 'our-pack'
        (pack / 'claims').mkdir(parents=True)
        text = 'id: our-pack\nversion: {}\ntitle: {{ar: "حزمتنا", en: "Ours"}}\nlanguages: [ar, en]\n'
        for version in ('1.0.0', '1.1.0'):
            (pack / 'pack.yaml').write_text(text.format(version), encoding='utf-8')
            self.desk.document('pack_changed', 'pack', 'install', str(pack))
        [installed] = [file for file in self.data.rglob('pack.yaml') if '1.1.0' in file.read_text(encoding='utf-8')]
        installed.chmod(0o644)
        installed.write_text('title: [', encoding='utf-8')
        self.finds('pack.broken')

    # Connectors.

    def test_a_library_that_is_no_connector(self):
        self.desk.library('lib/test-connectors/rafiq-connector-no-entry.so')
        self.finds('connector.broken')

    def test_a_manifest_that_cannot_be_read(self):
        (self.desk.connectors / 'torn').mkdir()
        (self.desk.connectors / 'torn/manifest.json').write_text('{"id": "torn",', encoding='utf-8')
        self.finds('connector.broken')

    def test_an_account_whose_connector_is_gone(self):
        book = self.desk.connectors / 'book'
        book.rename(self.desk.top / 'book')
        self.finds('account.connector', lambda _: (self.desk.top / 'book').rename(book))

    def test_a_connector_in_quarantine(self):
        self.sql("UPDATE account SET state = 'quarantined', reason = 'It crashed'")
        self.finds('account.quarantined')

    # Accounts and their CRM.

    def test_a_sync_that_failed(self):
        self.sql("UPDATE account SET state = 'failing', reason = 'The CRM was down'")
        self.finds('account.failing')

    def test_an_account_that_was_never_synced(self):
        self.desk.add_paper()
        self.finds('account.never_synced')

    def test_a_crm_that_is_not_running(self):
        port = self.crm.port
        self.crm.close()

        def start(_):
            self.crm = a_desk.Crm(port)
        self.finds('crm.refused', start)

    def test_a_crm_whose_name_nobody_knows(self):
        self.sql("UPDATE account SET settings = '{\"url\": \"https://crm.invalid\"}'")
        url = f'http://127.0.0.1:{self.crm.port}'
        self.finds('crm.name', lambda _: self.sql(f"UPDATE account SET settings = '{{\"url\": \"{url}\"}}'"))

    def test_something_else_answers_at_the_address(self):
        with socket.create_server(('127.0.0.1', 0)) as listening:
            def answer():
                while True:
                    try:
                        stream, _ = listening.accept()
                    except OSError:
                        return
                    with stream:
                        stream.recv(4096)
                        stream.sendall(b'220 mail.example ESMTP\r\n')
            threading.Thread(target=answer, daemon=True).start()
            where = f'http://127.0.0.1:{listening.getsockname()[1]}'
            url = f'http://127.0.0.1:{self.crm.port}'
            self.sql(f"UPDATE account SET settings = '{{\"url\": \"{where}\"}}'")
            self.finds('crm.not_http', lambda _: self.sql(f"UPDATE account SET settings = '{{\"url\": \"{url}\"}}'"))

    def test_a_crm_that_refuses_the_token(self):
        self.crm.token = 'Bearer another'
        self.finds('crm.sign_in', lambda _: setattr(self.crm, 'token', 'Bearer good-token'))

    def test_a_right_that_is_missing(self):
        self.crm.check_status = 403
        self.finds('crm.rights', lambda _: setattr(self.crm, 'check_status', 200))

    def test_a_clock_out_of_step_with_the_crm(self):
        self.crm.skew = 3600
        self.finds('clock.skew', lambda _: setattr(self.crm, 'skew', 0))

    def test_offline_no_crm_is_asked(self):
        self.crm.close()
        self.assertEqual(self.desk.run('doctor', '--offline').returncode, 0)
        self.crm = a_desk.Crm()

    # Edits.

    def edit(self):
        customer = self.desk.document('customer_search', 'customer', 'search', '')['customers'][0]['id']
        self.desk.document('fact_set', 'fact', 'set', customer, 'education', 'a doctorate', '--source', 'told_by_customer')

    def test_an_edit_that_waits_for_days(self):
        self.edit()
        self.sql(f'UPDATE outbox SET made = made - {3 * 24 * 3600 * 1000}')
        self.finds('edits.old')

    def test_an_edit_that_the_crm_refused(self):
        self.edit()
        self.crm.write_status = 422
        self.desk.run('push', 'desk')

        def drop(finding):
            self.assertIn('rafiqctl outbox', finding['remedy'])
            [edit] = self.desk.document('outbox_list', 'outbox', 'list')['edits']
            self.assertEqual(self.desk.run('outbox', 'drop', edit['id']).returncode, 0)
        self.finds('edits.person', drop)

    # The session.

    def test_a_display_that_does_not_answer(self):
        self.assertEqual([one['code'] for one in self.wrong(DISPLAY=':987')], ['display.silent'])
        self.assertEqual(self.wrong(), [])

    def test_a_time_zone_that_there_is_not(self):
        self.assertEqual([one['code'] for one in self.wrong(TZ='Mars/Olympus')], ['clock.zone'])
        self.assertEqual(self.wrong(TZ='Africa/Cairo'), [])

    def test_a_keyring_that_does_not_answer(self):
        self.sql("UPDATE account SET secret_place = 'keyring'")
        self.finds('keyring.shut', lambda _: self.sql("UPDATE account SET secret_place = 'file'"))

    def test_a_browser_that_is_led_nowhere(self):
        self.host_manifest(program='/nowhere/rafiq-browser-host')
        self.finds('browser.relay')

    def test_a_browser_that_lets_another_extension_in(self):
        self.host_manifest(caller='chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/')
        self.finds('browser.extension')

    def test_a_browser_that_others_can_turn(self):
        self.host_manifest().chmod(0o666)
        self.finds('browser.rights')

    def test_a_start_with_the_session_that_leads_nowhere(self):
        self.user('.config/autostart/rafiq.desktop', '[Desktop Entry]\nType=Application\nExec="/nowhere/rafiq"\n')
        self.finds('autostart.program')


unittest.main(argv=['doctor.py', *sys.argv[3:]], verbosity=2)
