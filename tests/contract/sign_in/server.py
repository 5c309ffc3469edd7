# SPDX-License-Identifier: Apache-2.0
"""An authorization server and the CRM behind it, on a free port of this machine. A code is good once, for its redirect
URI and its verifier; a refresh token is good once."""
import base64
import hashlib
import http.server
import json
import secrets
import threading
import urllib.parse


class Server:
    def __init__(self):
        self.declines = False
        self.ended = False
        self.seen = {'codes': [], 'verifiers': [], 'access tokens': [], 'refresh tokens': []}
        self.asked = {}
        self.code = None
        self.access = self.refresh = None
        self.lock = threading.Lock()
        self.http = http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler(self))
        self.url = f'http://127.0.0.1:{self.http.server_port}'
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def close(self):
        self.http.shutdown()
        self.http.server_close()

    def authorize(self, asked):
        self.asked = asked
        answer = {'state': asked['state'], 'iss': self.url}
        if self.declines:
            answer['error'] = 'access_denied'
        else:
            self.code = answer['code'] = 'code.' + secrets.token_urlsafe(24)
            self.seen['codes'].append(self.code)
        return asked['redirect_uri'] + '?' + urllib.parse.urlencode(answer)

    def token(self, form):
        if form.get('client_id') != 'rafiq-desk' or self.ended:
            return None
        if form['grant_type'] == 'refresh_token':
            return self.give() if form.get('refresh_token') == self.refresh else None
        self.seen['verifiers'].append(form['code_verifier'])
        digest = hashlib.sha256(form['code_verifier'].encode()).digest()
        right = (self.code is not None and form['code'] == self.code
                 and form['redirect_uri'] == self.asked['redirect_uri']
                 and self.asked['code_challenge_method'] == 'S256'
                 and base64.urlsafe_b64encode(digest).rstrip(b'=').decode() == self.asked['code_challenge'])
        self.code = None
        return self.give() if right else None

    def give(self):
        self.access = 'access.' + secrets.token_urlsafe(24)
        self.refresh = 'refresh.' + secrets.token_urlsafe(24)
        self.seen['access tokens'].append(self.access)
        self.seen['refresh tokens'].append(self.refresh)
        return {'access_token': self.access, 'refresh_token': self.refresh, 'token_type': 'Bearer', 'expires_in': 60}

    def manifest(self):
        contacts = {'path': '/contacts'}
        return {
            'id': 'browser-crm', 'version': '1.0.0', 'verified': 'documentation',
            'title': {'ar': 'نظام المتصفّح', 'en': 'Browser CRM'},
            'summary': {'ar': 'نظام مخترع للاختبار.', 'en': 'Made up for tests.'},
            'settings': [{'key': 'url', 'kind': 'url', 'required': True, 'label': {'ar': 'العنوان', 'en': 'Address'}}],
            'secrets': [{'slot': 'refresh_token', 'label': {'ar': 'رمز التجديد', 'en': 'Refresh token'}}],
            'base_url': '${setting.url}',
            'auth': {'main': {
                'kind': 'oauth2_authorization_code', 'authorize_url': '${setting.url}/authorize',
                'token_url': '${setting.url}/token', 'client_id': 'rafiq-desk', 'scope': 'contacts offline_access',
                'redirect': 'http://127.0.0.1/rafiq', 'refresh_token': '${secret.refresh_token}'}},
            'http': {'auth': 'main'},
            'check': {'request': {'path': '/me'}, 'signed_in_as': '${name}'},
            'entities': [{
                'name': 'contact', 'kind': 'customer', 'id': '${id}',
                'full': {'request': contacts, 'items': '${items}', 'page': {'kind': 'none'}},
                'get': {'request': {'path': '/contacts/${id}'}},
                'map': {'name': '${name}', 'version': '${version}'}}]}


def handler(server):
    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

        def answer(self, status, body=None, **headers):
            text = json.dumps(body).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header('Content-Type', 'application/json')
            self.send_header('Content-Length', str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def do_GET(self):
            address = urllib.parse.urlsplit(self.path)
            with server.lock:
                if address.path == '/authorize':
                    self.answer(302, Location=server.authorize(dict(urllib.parse.parse_qsl(address.query))))
                elif server.access is None or self.headers.get('Authorization') != 'Bearer ' + server.access:
                    self.answer(401)
                elif address.path == '/me':
                    self.answer(200, {'name': 'desk'})
                else:
                    self.answer(200, {'items': [{'id': '1', 'name': 'Layla Customer', 'version': '1'}]})

        def do_POST(self):
            form = dict(urllib.parse.parse_qsl(self.rfile.read(int(self.headers['Content-Length'])).decode()))
            with server.lock:
                given = server.token(form)
            self.answer(200 if given else 400, given or {'error': 'invalid_grant'})
    return Handler
