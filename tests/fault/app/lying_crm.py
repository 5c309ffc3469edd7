#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A CRM that lies, over real HTTP and through a real host process: whatever it does, nothing is lost, nothing is
invented, and the error says what to do. Usage: lying_crm.py BINARY_DIR [CASE ...]"""
import datetime
import json
import pathlib
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from ledger_crm import PAGE, SECRET, Crm, Home, person, visit  # noqa: E402

BINARY = pathlib.Path(sys.argv[1]).resolve()
HTML = (200, {'Content-Type': 'text/html'}, b'<html><body>Please sign in</body></html>')
FAULTS = {
    'hangs up': 'hang up',
    'answers 500': (500, {}, b'{"error":"oops"}'),
    'sends HTML with status 200': HTML,
    'sends half of it': (200, {'Content-Length': '5000'}, b'{"records":[{"kind":"cus'),
    'sends broken JSON': (200, {}, b'{"records":[{"kind":'),
    'refuses the key': (401, {}, b'{}'),
}


def wait_for(condition, what):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.01)
    raise AssertionError(f'waited in vain for {what}')


class WithCrm(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='rafiq-fault-')
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.crm = Crm()
        self.addCleanup(self.crm.close)
        self.home = Home(BINARY, self.folder / 'first', self.crm)

    def fresh_dump(self):
        """What a home ends as that reads the CRM as it is now, with nothing going wrong."""
        self.crm.lie = lambda *_: None
        home = Home(BINARY, tempfile.mkdtemp(dir=self.folder), self.crm)
        home.sync()
        return comparable(home.dump())

    def failed(self, status, *arguments):
        error = self.home.sync(*arguments, status=status)['error']
        self.assertTrue(error['what'] and (error['remedy'] or '. ' in error['what']), error)  # what to do next
        return error

    def go_on_and_compare(self):
        self.crm.lie = lambda *_: None
        self.home.sync()
        self.assertEqual(comparable(self.home.dump()), self.fresh_dump())


class FailingCalls(WithCrm):
    def every_call_fails(self, *arguments):
        """One after the other, until there is none left to fail. Returns how many did."""
        self.home.saved()
        self.home.sync(*arguments)
        undisturbed = self.home.dump()
        points = 0
        for fault, answer in FAULTS.items():
            number, struck = 0, True
            while struck:
                number += 1
                struck = False

                def lie(asked, *_, number=number, answer=answer):
                    nonlocal struck
                    struck = struck or asked == number
                    return answer if asked == number else None

                self.home.restore()
                self.crm.start_counting()
                self.crm.lie = lie
                answered = self.home.sync(*arguments, status=None)
                if self.home.status:
                    self.assertIn(self.home.status, (4, 5, 7), fault)
                    self.assertTrue(answered['error']['what'], fault)
                self.crm.lie = lambda *_: None
                self.home.sync(*arguments)
                self.assertEqual(self.home.dump(), undisturbed, f'call {number} {fault}')
                points += struck
        return points

    def test_promise_2_whichever_call_of_a_first_sync_fails_the_next_one_ends_the_same(self):
        points = self.every_call_fails()
        print(f'HTTP calls of a first sync: {points} points')
        self.assertGreaterEqual(points, 4 * len(FAULTS))

    def test_promise_2_whichever_call_of_a_later_sync_or_a_sweep_fails_the_next_one_ends_the_same(self):
        self.home.sync()
        self.crm.put(person(3, 'Renamed'))
        self.crm.put(person(11))
        for number in range(12, 16):
            self.crm.put(visit(number, number))
        self.crm.drop('person', 7)
        points = self.every_call_fails('--sweep')
        print(f'HTTP calls of a later sync with a sweep: {points} points')
        self.assertGreaterEqual(points, 4 * len(FAULTS))


class LyingCrm(WithCrm):
    def test_401_in_the_middle_keeps_what_was_read_and_goes_on_from_there(self):
        self.crm.lie = lambda number, path, _: (401, {}, b'{}') if path == '/people?page=2' else None
        error = self.failed(4)
        self.assertIn('secret', error['what'])
        self.assertEqual(self.home.customers(), PAGE)
        self.crm.start_counting()
        self.crm.lie = lambda *_: None
        self.home.sync()
        self.assertEqual(self.crm.asked[0], '/people?page=2')
        self.assertEqual(comparable(self.home.dump()), self.fresh_dump())

    def test_429_with_retry_after_is_waited_for(self):
        self.crm.lie = lambda number, path, _: (429, {'Retry-After': '1'}, b'') if number == 3 else None
        began = time.monotonic()
        self.home.sync()
        self.assertGreaterEqual(time.monotonic() - began, 1)
        self.assertEqual(comparable(self.home.dump()), self.fresh_dump())

    def test_429_without_retry_after_is_tried_again(self):
        self.crm.lie = lambda number, path, _: (429, {}, b'') if number in (2, 3) else None
        self.home.sync()
        self.assertEqual(comparable(self.home.dump()), self.fresh_dump())

    def test_429_for_an_hour_is_told_and_not_waited_for(self):
        self.crm.lie = lambda number, path, _: (429, {'Retry-After': '3600'}, b'') if number == 3 else None
        began = time.monotonic()
        error = self.failed(5)
        self.assertLess(time.monotonic() - began, 20)
        self.assertIn('3600 s', error['remedy'])
        self.go_on_and_compare()

    def test_429_for_an_hour_is_heeded_by_the_schedule_and_by_other_programs(self):
        self.crm.lie = lambda *_: (429, {'Retry-After': '3600'}, b'')
        command = [part for part in self.home.command('sync', '--watch') if part != '--json']
        watching = subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                    env=self.home.environment)
        self.addCleanup(lambda: (watching.kill(), watching.communicate()))

        def planned():
            account = self.home.run('account', 'show', 'desk')['account']
            return account['next_sync'] if account['state'] == 'failing' else None
        at = datetime.datetime.fromisoformat(wait_for(planned, 'the plan').replace('Z', '+00:00'))
        self.assertGreater(at - datetime.datetime.now(datetime.timezone.utc), datetime.timedelta(minutes=55))
        watching.kill()
        # Another program knows of it and asks nothing, until a person says so.
        asked = len(self.crm.asked)
        self.home.run('guide', 'customer3@example.com', status=None)
        self.assertEqual(len(self.crm.asked), asked)
        self.go_on_and_compare()

    def test_duplicates_across_pages(self):
        def lie(number, path, answer):
            if path == '/people?page=2':
                answer = {**answer, 'records': self.crm.records[3:5] + answer['records']}
                return 200, {}, json.dumps(answer).encode()
            return None
        self.crm.lie = lie
        self.assertEqual(self.home.report()['created'], 15)
        self.assertEqual(comparable(self.home.dump()), self.fresh_dump())

    def test_equal_timestamps_at_a_page_edge(self):
        self.home.sync()
        for number in range(1, 11):
            self.crm.put(person(number, f'Renamed {number}'))

        def lie(number, path, answer):  # what stands at the edge comes on both sides of it
            since = int(path.split('=')[1]) if path.startswith('/changes') else 0
            if since > 0:
                answer = {**answer, 'records': self.crm.changes[since - 2:since] + answer['records']}
                return 200, {}, json.dumps(answer).encode()
            return None
        self.crm.lie = lie
        self.assertEqual(self.home.report()['updated'], 10)
        self.go_on_and_compare()

    def test_broken_order(self):
        expected = self.fresh_dump()
        self.crm.records.reverse()  # what was done comes before the customer it was done for
        self.home.sync()
        self.assertEqual(comparable(self.home.dump()), expected)

    def test_records_changed_during_the_listing(self):
        def lie(number, path, answer):
            if path == '/people?page=2' and not self.crm.changes:
                self.crm.put(person(2, 'Changed meanwhile'))
                self.crm.put(person(11))
            return None
        self.crm.lie = lie
        self.home.sync()
        self.go_on_and_compare()
        self.assertEqual(self.home.customers(), 11)

    def test_promise_4_a_listing_cut_short_with_status_200_proves_nobody_gone(self):
        self.home.sync()
        for count in (15, None):
            with self.subTest(count=count):
                if count is None:  # the CRM does not say how many there are: only the guard is left
                    for number in range(20, 60):
                        self.crm.put(person(number))
                    self.home.sync()

                def lie(number, path, answer, count=count):
                    if not path.startswith('/people'):
                        return None
                    answer = {**answer, 'more': False, 'count': count or 0}
                    return 200, {}, json.dumps(answer).encode()
                self.crm.lie = lie
                before = self.home.customers()
                report = self.home.report('--full')
                self.assertEqual((report['deleted'], self.home.customers()), (0, before))
                self.assertTrue(any('none was' in text for text in report['observations']), report['observations'])
                self.go_on_and_compare()

    def test_promise_4_a_page_repeated_for_ever_is_noticed_and_proves_nobody_gone(self):
        self.home.sync()
        before = self.home.dump()
        self.crm.lie = lambda number, path, answer: (
            (200, {}, json.dumps({**self.crm.truth('/people?page=1'), 'more': True}).encode())
            if path.startswith('/people') else None)
        self.crm.start_counting()
        error = self.failed(7, '--full')
        self.assertIn('again and again', error['what'])
        self.assertLess(len(self.crm.asked), 30)
        self.assertEqual(self.home.customers(), 10)
        self.crm.lie = lambda *_: None
        self.home.sync('--full')
        self.assertEqual(self.home.dump(), before)

    def test_promise_4_a_sweep_removes_who_is_gone_and_a_person_may_accept_a_shrink(self):
        self.home.sync()
        self.crm.drop('person', 7)
        self.crm.drop('visit', 7)
        self.assertEqual(self.home.report()['deleted'], 0)
        report = self.home.report('--sweep')
        self.assertTrue(report['swept'])
        self.assertEqual(report['deleted'], 1)
        for number in range(20, 60):
            self.crm.put(person(number))
        self.home.sync()
        self.crm.drop('person', *range(20, 50))
        report = self.home.report('--sweep')
        self.assertEqual(report['deleted'], 0)
        self.assertTrue(any('--accept-shrink' in text for text in report['observations']))
        notes = self.home.run('account', 'show', 'desk')['notes']
        self.assertTrue(any('--accept-shrink' in note['text'] for note in notes))
        self.assertEqual(self.home.report('--sweep', '--accept-shrink')['deleted'], 30)
        self.assertFalse(any('--accept-shrink' in note['text'] for note in self.home.run('account', 'show', 'desk')['notes']))

    def test_a_record_that_cannot_be_read_is_listed_with_the_reason_and_read_again(self):
        broken = person(4)
        broken['name'] = 7
        self.crm.put(broken)
        self.assertEqual(self.home.report()['kept_aside'], 1)
        [aside] = self.home.run('account', 'aside', 'desk')['aside']
        self.assertEqual((aside['entity'], aside['id'], aside['reason']), ('person', '4', 'field "name" is not text'))
        self.crm.put(person(4))
        self.home.sync()
        self.assertEqual(self.home.run('account', 'aside', 'desk')['aside'], [])

    def test_the_scope_is_chosen_by_a_command(self):
        shown = self.home.run('account', 'scope', 'desk', 'none')['account']
        self.assertEqual(shown['scope'], 'none')
        self.crm.start_counting()
        self.home.run('account', 'every', 'desk', '10')
        self.assertEqual(self.home.run('account', 'show', 'desk')['account']['every_minutes'], 10)
        self.assertEqual(self.home.report()['pages'], 0)
        self.assertFalse(any(path.startswith('/people') for path in self.crm.asked))
        # Whoever is asked for is found all the same, by one question.
        self.crm.start_counting()
        self.home.run('guide', 'customer3@example.com')
        self.assertEqual(self.crm.asked, ['/find?value=customer3@example.com'])
        self.home.run('account', 'scope', 'desk', 'all')
        self.home.sync()
        self.assertEqual(self.home.customers(), 10)

    def test_promise_10_two_syncs_at_once_never_show_half_a_page(self):
        self.crm.records = [person(number) for number in range(1, 41)]

        def lie(*_):
            time.sleep(0.05)
        self.crm.lie = lie
        rivals = [self.home.start('sync', 'desk') for _ in range(2)]
        seen = set()
        while any(rival.poll() is None for rival in rivals):
            seen.add(self.home.customers())
        statuses = sorted(rival.wait() for rival in rivals)
        for rival in rivals:
            rival.communicate()
        self.assertIn(statuses, ([0, 0], [0, 6]))
        self.assertEqual({count % PAGE for count in seen}, {0}, seen)
        self.assertEqual(self.home.customers(), 40)

    def test_promise_9_the_secret_is_nowhere_but_in_its_file(self):
        def lie(number, path, answer):
            time.sleep(0.05)
            if number == 4:  # a server that says back what it was sent
                return 500, {'X-Echo': SECRET}, f'<pre>Authorization: token {SECRET}</pre>'.encode()
            if number == 7:
                return 401, {'WWW-Authenticate': f'token {SECRET}'}, SECRET.encode()
            return None
        places = []
        said = ''
        for arguments in (('sync', 'desk'), ('sync', 'desk', '--full'), ('sync', 'desk'), ('account', 'check', 'desk')):
            self.crm.start_counting()
            self.crm.lie = lie
            running = self.home.start(*arguments)
            while running.poll() is None:
                for process in pathlib.Path('/proc').glob('[0-9]*'):
                    for name in ('cmdline', 'environ'):
                        try:
                            if SECRET.encode() in (process / name).read_bytes():
                                places.append(f'{name} of {(process / "comm").read_text().strip()}')
                        except OSError:
                            continue
            said += ''.join(running.communicate())
        self.assertEqual(self.crm.wrong_keys, 0)  # it was sent each time
        self.assertEqual(places, [])
        self.assertNotIn(SECRET, said)
        holders = [path for path in self.folder.rglob('*') if path.is_file() and SECRET.encode() in path.read_bytes()]
        self.assertLessEqual(len(holders), 1, holders)
        for holder in holders:
            self.assertIn('secrets', str(holder))

    def test_html_with_status_200_is_told_and_loses_nothing(self):
        self.home.sync()
        self.crm.lie = lambda *_: HTML
        error = self.failed(7, '--full')
        self.assertIn('JSON', error['what'])
        self.go_on_and_compare()

    def test_a_body_of_50_MB_is_refused_and_loses_nothing(self):
        self.home.sync()
        body = b'{"records":[' + b' ' * (50 << 20) + b'],"more":false}'
        self.crm.lie = lambda *_: (200, {}, body)
        error = self.failed(7, '--full')
        self.assertRegex(error['what'], 'larger than|too large')
        self.go_on_and_compare()

    def test_a_truncated_body_is_told_and_loses_nothing(self):
        self.home.sync()
        self.crm.lie = lambda *_: (200, {'Content-Length': '5000'}, b'{"records":[')
        self.failed(5, '--full')
        self.go_on_and_compare()

    def test_a_wrong_password_is_told(self):
        self.crm.lie = lambda *_: (401, {}, b'{}')
        error = self.failed(4)
        self.assertIn('refused the sign-in', error['what'])
        self.assertEqual(self.home.run('account', 'show', 'desk')['account']['state'], 'failing')

    def test_a_crm_that_is_down_is_told_and_what_is_here_stays(self):
        self.home.sync()
        self.crm.close()
        self.failed(5)
        self.assertEqual(self.home.customers(), 10)
        self.home.run('guide', 'desk:3')

    def test_a_self_signed_certificate_is_refused(self):
        certificate = self.folder / 'certificate.pem'
        subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', certificate, '-out',
                        self.folder / 'public.pem', '-days', '2', '-subj', '/CN=127.0.0.1', '-addext',
                        'subjectAltName=IP:127.0.0.1'], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / 'public.pem', certificate)
        self.crm.server.socket = context.wrap_socket(self.crm.server.socket, server_side=True)
        self.crm.url = self.crm.url.replace('http:', 'https:')
        self.home = Home(BINARY, self.folder / 'tls', self.crm)
        error = self.failed(3)
        self.assertIn('certificate', error['what'])
        self.assertEqual(self.crm.asked, [])

    def test_watching_syncs_what_is_due_until_it_is_stopped(self):
        watching = self.home.start('sync', '--watch')
        watching.communicate(timeout=60)
        self.assertEqual(watching.returncode, 2)  # one document cannot tell of what goes on and on
        command = [part for part in self.home.command('sync', '--watch') if part != '--json']
        watching = subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                    env=self.home.environment)
        self.addCleanup(lambda: (watching.kill(), watching.communicate()))
        wait_for(lambda: self.home.customers() == 10, 'the first sync')
        wait_for(lambda: self.home.run('account', 'show', 'desk')['account']['next_sync'], 'the plan')
        Home.run(self.home, 'account', 'add', 'second', '--connector', 'ledger', '--set', f'url={self.crm.url}',
                 '--secret', f'key={self.key_file()}', '--secrets-in', 'file')
        output = ''
        while 'second: ' not in output:  # ends at the latest with the time limit of the test
            line = watching.stdout.readline()
            self.assertTrue(line, output)
            output += line
        self.assertTrue(self.home.run('account', 'show', 'second')['account']['last_sync'])
        watching.send_signal(signal.SIGINT)
        watching.communicate(timeout=30)
        self.assertEqual(watching.returncode, 0)
        self.assertRegex(output, r'desk: 15 new')

    def key_file(self):
        key = self.folder / 'another-key'
        key.write_text(SECRET + '\n', encoding='ascii')
        return key


def comparable(dump):
    """Without where the changes stand, which is as it came about, and fields that this home once saw."""
    lines = [json.loads(line) for line in dump.splitlines()]
    return sorted(json.dumps(line) for line in lines if line[0] != 'account')


unittest.main(argv=['lying_crm.py', *sys.argv[2:]], verbosity=2)
