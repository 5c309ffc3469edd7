# SPDX-License-Identifier: Apache-2.0
"""An invented CRM on loopback that can lie, and homes that read it through the connector `ledger`."""
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import threading
import urllib.parse

PAGE = 5
SECRET = 'canary-5e1f9c07d2'


def person(number, name=None):
    return {'kind': 'customer', 'entity': 'person', 'id': str(number), 'version': '1', 'name': name or f'Customer {number}',
            'phones': [{'value': f'0100 000 {number:04}'}], 'mails': [{'value': f'customer{number}@example.com'}],
            'facts': [{'aspect': 'education', 'label': 'Education', 'value': 'BSc'}]}


def visit(number, customer):
    return {'kind': 'touchpoint', 'entity': 'visit', 'id': str(number), 'at': '2026-02-01T09:00:00Z',
            'customer': {'entity': 'person', 'id': str(customer)}, 'what': f'asked about {number}'}


class Crm:
    """Fifteen records in three pages. `lie(number, path, answer)` may answer otherwise: (status, headers, body bytes),
    'hang up', or None for the truth. Numbers count requests from 1."""

    def __init__(self):
        self.records = [person(n) for n in range(1, 11)] + [visit(n, n) for n in range(1, 6)]
        self.changes = []
        self.lie = lambda number, path, answer: None
        self.asked = []
        self.wrong_keys = 0
        self.lock = threading.Lock()
        crm = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def log_message(self, *_):
                pass

            def do_GET(self):
                crm.serve(self)

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f'http://127.0.0.1:{self.server.server_address[1]}'

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def put(self, record):
        for at, one in enumerate(self.records):
            if (one['entity'], one['id']) == (record['entity'], record['id']):
                self.records[at] = record
                break
        else:
            self.records.append(record)
        self.changes.append(record)

    def drop(self, entity, *numbers):
        self.records = [one for one in self.records if one['entity'] != entity or int(one['id']) not in numbers]

    def start_counting(self):
        with self.lock:
            self.asked = []

    def truth(self, path):
        url = urllib.parse.urlparse(path)
        query = {key: values[0] for key, values in urllib.parse.parse_qs(url.query).items()}
        if url.path == '/changes':
            since = int(query['since'])
            if since < 0:
                return {'records': [], 'more': False, 'at': len(self.changes)}
            return {'records': self.changes[since:since + PAGE], 'more': since + PAGE < len(self.changes),
                    'at': min(len(self.changes), since + PAGE)}
        if url.path == '/find':
            return {'records': [one for one in self.records if query['value'] in json.dumps(one)], 'more': False}
        first = (int(query['page']) - 1) * PAGE
        if url.path == '/ids':
            ids = [one['id'] for one in self.records if one['entity'] == 'person']
            return {'ids': ids[first:first + PAGE], 'more': first + PAGE < len(ids)}
        return {'records': self.records[first:first + PAGE], 'more': first + PAGE < len(self.records),
                'count': len(self.records)}

    def serve(self, request):
        with self.lock:
            self.asked.append(request.path)
            number = len(self.asked)
            if request.headers.get('Authorization') != f'token {SECRET}':
                self.wrong_keys += 1
            answer = self.truth(request.path)
            told = self.lie(number, request.path, answer)
        if told == 'hang up':
            request.close_connection = True
            return
        status, headers, body = told or (200, {}, json.dumps(answer).encode())
        request.send_response(status)
        headers = {'Content-Type': 'application/json', 'Content-Length': str(len(body)), **headers}
        for name, value in headers.items():
            request.send_header(name, value)
        request.end_headers()
        try:
            request.wfile.write(body)
        except OSError:
            pass
        if headers['Content-Length'] != str(len(body)):
            request.close_connection = True


class Home:
    def __init__(self, binary, folder, crm):
        self.binary, self.folder, self.crm = binary, pathlib.Path(folder), crm
        self.folder.mkdir(parents=True, exist_ok=True)
        connectors = self.folder / 'connectors'
        connectors.mkdir()
        (connectors / 'rafiq-connector-ledger.so').symlink_to(binary / 'lib/test-connectors/rafiq-connector-ledger.so')
        (self.folder / 'key').write_text(SECRET + '\n', encoding='ascii')
        self.environment = {**os.environ, 'RAFIQ_CONNECTORS': str(connectors), 'HOME': str(self.folder)}
        self.run('account', 'add', 'desk', '--connector', 'ledger', '--scope', 'all', '--set', f'url={crm.url}',
                 '--secret', f'key={self.folder / "key"}', '--secrets-in', 'file')
        (self.folder / 'key').unlink()

    @property
    def home(self):
        return self.folder / 'home'

    def command(self, *arguments):
        return [str(self.binary / 'bin/rafiqctl'), '--home', str(self.home), '--json', *arguments]

    def start(self, *arguments):
        return subprocess.Popen(self.command(*arguments), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=self.environment)

    def run(self, *arguments, status=0):
        process = self.start(*arguments)
        output, errors = process.communicate(timeout=60)
        self.errors = errors
        assert status is None or process.returncode == status, f'{arguments}: exit status {process.returncode}: {errors}'
        self.status = process.returncode
        return json.loads(output)

    def sync(self, *arguments, status=0):
        return self.run('sync', 'desk', *arguments, status=status)

    def report(self, *arguments):
        return self.sync(*arguments)['reports'][0]

    def dump(self):
        return subprocess.run([self.binary / 'bin/live-dump', self.home / 'data/rafiq.sqlite'], capture_output=True, text=True,
                              check=True, timeout=60).stdout

    def customers(self):
        return self.run('account', 'show', 'desk')['account']['customers']

    def saved(self):
        shutil.rmtree(self.folder / 'saved', ignore_errors=True)
        shutil.copytree(self.home, self.folder / 'saved')

    def restore(self):
        shutil.rmtree(self.home)
        shutil.copytree(self.folder / 'saved', self.home)
