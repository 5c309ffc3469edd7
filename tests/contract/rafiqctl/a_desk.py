# SPDX-License-Identifier: Apache-2.0
"""A desk on which Rafiq works: a home with two accounts, one of a file and one of an invented CRM that answers on
loopback as it is told to. What the tests of fleet care share."""
import datetime
import email.utils
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading
import urllib.parse

import jsonschema

PATIENCE = 600  # seconds; a sanitizer on a busy machine needs many


class Crm(http.server.ThreadingHTTPServer):
    """An address book. `status` and `skew` are what it is told to do wrong, `leads_to` where it sends whoever lists, `rows` what
    it holds, `asked` what it was asked for."""
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port=0, rows=()):
        super().__init__(('127.0.0.1', port), Answering)
        self.token, self.skew, self.write_status, self.check_status, self.refusal = 'Bearer good-token', 0, 204, 200, ''
        self.leads_to, self.asked = '', []
        self.rows = list(rows) or [{'id': n, 'name': f'Customer {n}', 'mail': f'c{n}@example.org', 'phone': f'+96477000000{n}',
                                    'changed': '2026-01-01T00:00:00Z', 'version': 1, 'deleted': False,
                                    'fields': {'Education': 'diploma'}} for n in (1, 2, 3)]
        threading.Thread(target=self.serve_forever, kwargs={'poll_interval': 0.02}, daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]

    def close(self):
        self.shutdown()
        self.server_close()


class Answering(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_):
        pass

    def date_time_string(self, timestamp=None):
        now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=self.server.skew)
        return email.utils.format_datetime(now, usegmt=True)

    def answer(self, status, body=None):
        payload = b'' if body is None else json.dumps(body).encode()
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def allowed(self):
        if self.headers.get('Authorization') == self.server.token:
            return True
        self.answer(401, {'message': 'who are you?'})
        return False

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        self.server.asked.append(url.path)
        if self.server.leads_to and url.path == '/api/contacts':
            self.send_response(302)
            self.send_header('Location', self.server.leads_to + self.path)
            self.send_header('Content-Length', '0')
            return self.end_headers()
        if url.path == '/':
            return self.answer(200, {})
        if not self.allowed():
            return None
        if url.path == '/api/me':
            return self.answer(self.server.check_status, {'user': 'rafiq', 'message': self.server.refusal})
        rows = self.server.rows
        if url.path.startswith('/api/contacts/'):
            found = [row for row in rows if str(row['id']) == url.path.rpartition('/')[2]]
            return self.answer(200, found[0]) if found else self.answer(404, {})
        rows = [row for row in rows if row['id'] > int(query.get('after') or 0)]
        rows = [row for row in rows if 'since' not in query or row['changed'] >= query['since']]
        return self.answer(200, {'items': rows[:100], 'more': len(rows) > 100})

    def do_PATCH(self):
        body = json.loads(self.rfile.read(int(self.headers.get('Content-Length', 0))) or b'{}')
        if not self.allowed():
            return
        if self.server.write_status < 300:
            for row in self.server.rows:
                if str(row['id']) == self.path.rpartition('/')[2]:
                    row['fields'].update(body.get('fields', {}))
                    row['version'] += 1
        self.answer(self.server.write_status, None if self.server.write_status == 204 else {'message': self.server.refusal})


class Desk:
    """A home below a folder of its own, and what a test does there."""

    def __init__(self, binary, source):
        self.binary, self.source = binary, source
        self.program, self.within = 'rafiqctl', []  # `within`: what runs it, as nsenter
        self.folder = tempfile.TemporaryDirectory(prefix='rafiq-desk-')
        self.top = pathlib.Path(self.folder.name)
        self.home, self.connectors = self.top / 'home', self.top / 'connectors'
        self.environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': str(self.top / 'user'),
                            'RAFIQ_CONNECTORS': str(self.connectors), 'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent'}
        for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'TSAN_OPTIONS'):
            if name in os.environ:
                self.environment[name] = os.environ[name]
        (self.top / 'user').mkdir()
        self.connectors.mkdir()
        for connector in ('file', 'declarative'):
            self.library(f'lib/connectors/rafiq-connector-{connector}.so')
        manifest = (source / 'sdk/template/manifest/manifest.json').read_text(encoding='utf-8').replace('@ID@', 'book')
        (self.connectors / 'book').mkdir()
        (self.connectors / 'book/manifest.json').write_text(manifest, encoding='utf-8')
        self.schema = json.loads((source / 'sdk/schema/rafiqctl.schema.json').read_text(encoding='utf-8'))
        (self.top / 'paper.csv').write_text('Customer No,Full name,Mobile,Email\n1,Paper One,+20 100 777 1234,one@paper.example\n',
                                            encoding='utf-8')

    def library(self, path):
        shutil.copy(self.binary / path, self.connectors)

    def run(self, *arguments, stdin='', **environment):
        return subprocess.run([*self.within, self.binary / 'bin' / self.program, '--home', self.home, *arguments],
                              input=stdin, text=True, capture_output=True, timeout=PATIENCE, env={**self.environment, **environment}, check=False)

    def document(self, schema, *arguments, status=0, stdin='', **environment):
        done = self.run('--json', *arguments, stdin=stdin, **environment)
        assert done.returncode == status, f'{arguments}: exit status {done.returncode}: {done.stderr}'
        parsed = json.loads(done.stdout)
        jsonschema.Draft202012Validator({'$ref': f'#/$defs/{schema}', '$defs': self.schema['$defs']}).validate(parsed)
        return parsed

    def add_book(self, port, name='desk', token='good-token'):
        self.document('account_add', 'account', 'add', name, '--connector', 'book', '--set', f'url=http://127.0.0.1:{port}',
                      '--secret', 'token=-', '--secrets-in', 'file', stdin=token)

    def add_paper(self):
        self.document('account_add', 'account', 'add', 'paper', '--connector', 'file', '--set', f'customers={self.top}/paper.csv')

    def close(self):
        self.folder.cleanup()
