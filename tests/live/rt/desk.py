# SPDX-License-Identifier: Apache-2.0
"""A real Request Tracker, started for a test, and what its administrator can do to it."""
import http.client
import json
import pathlib
import subprocess
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
START_LIMIT = 180  # seconds


class Desk:
    """Runs until stop(). Should this process die without it, start.sh sees its input end and cleans up."""

    def __init__(self, *datafiles):
        self.process = subprocess.Popen([HERE / 'start.sh', *(HERE / name for name in datafiles)],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f'Request Tracker did not start (exit status {self.process.wait(START_LIMIT)}); '
                               'the reason stands above')
        ready = json.loads(line)
        self.url = ready['url']
        self.token_file = pathlib.Path(ready['token'])
        self.folder = pathlib.Path(ready['folder'])
        self._admin = pathlib.Path(ready['admin_token']).read_text(encoding='ascii')

    def stop(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(60)

    def request(self, method, path, body=None):
        """As the administrator. Returns the answer; anything but success is an error."""
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(self.url).netloc, timeout=60)
        try:
            connection.request(method, '/REST/2.0' + path, body=None if body is None else json.dumps(body),
                               headers={'Authorization': 'token ' + self._admin, 'Content-Type': 'application/json'})
            response = connection.getresponse()
            text = response.read().decode('utf-8')
            if not 200 <= response.status < 300:
                raise RuntimeError(f'{method} {path}: HTTP {response.status}: {text}')
            return json.loads(text) if text else None
        finally:
            connection.close()

    def user(self, mail):
        return self.request('GET', '/user/' + urllib.parse.quote(mail))

    def set_fields(self, mail, **fields):
        return self.request('PUT', f"/user/{self.user(mail)['id']}", fields)

    def add_user(self, mail, name, **fields):
        user = {'Name': mail, 'EmailAddress': mail, 'RealName': name, **fields}
        return self.request('POST', '/user', user)['id']

    def disable(self, mail):
        self.request('DELETE', f"/user/{self.user(mail)['id']}")

    def add_ticket(self, mail, queue, subject, text):
        ticket = {'Queue': queue, 'Subject': subject, 'Requestor': mail, 'Content': text, 'ContentType': 'text/plain'}
        return self.request('POST', '/ticket', ticket)['id']

    def set_ticket(self, ticket, **fields):
        return self.request('PUT', f'/ticket/{ticket}', fields)
