# SPDX-License-Identifier: Apache-2.0
"""A home with many customers, for benches of the sidebar: made by a sync from the invented CRM of million_customers, and
kept where RAFIQ_BENCH_HOME says, for the next run. RAFIQ_BENCH_CUSTOMERS: how many, a million unless set."""
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / 'million_customers'))
import pages  # noqa: E402

ACCOUNT = 'crm'
COUNT = int(os.environ.get('RAFIQ_BENCH_CUSTOMERS', '1000000'))
STRIDE = 7919  # a prime: from everywhere among them, and nobody twice in a million


class Crm(pages.Handler):
    """The CRM once everybody has been read: no news, and a page for each customer."""

    def do_GET(self):
        page = self.path.startswith('/contacts/')
        body = f'<!doctype html><title>CRM</title><h1>{self.path}</h1>'.encode() if page else b'[]'
        self.send_response(200)
        self.send_header('Content-Type', 'text/html' if page else 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Home:
    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.environment = {'RAFIQ_CONNECTORS': str(binary / 'lib/bench-connectors')}

    def rafiqctl(self, *arguments):
        done = subprocess.run([self.binary / 'bin/rafiqctl', '--home', self.folder, '--json', *arguments], capture_output=True,
                              text=True, env={**os.environ, **self.environment})
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) if done.stdout.strip() else None

    def fill(self, packs):
        """Everybody is read, as an agent's machine would do."""
        with tempfile.TemporaryDirectory(prefix='rafiq-pages-') as folder:
            written = pathlib.Path(folder) / 'pages'
            pages.write(written, COUNT)
            server, address = pages.serve(written)
            try:
                self.rafiqctl('account', 'add', ACCOUNT, '--connector', 'pages', '--scope', 'all', '--set', f'url={address}',
                              '--secrets-in', 'file')
                self.rafiqctl('sync', ACCOUNT)
            finally:
                server.shutdown()
                server.server_close()
        self.rafiqctl('pack', 'install', packs)

    def open_crm(self):
        """Serves the CRM where the account says it is; gives its address."""
        settings = self.rafiqctl('account', 'show', ACCOUNT)['account']['settings']
        address = settings['url']
        server = pages.Server(('127.0.0.1', urllib.parse.urlsplit(address).port), Crm)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return address

    def identity(self, turn):
        return str(100000 + turn * STRIDE % COUNT)

    def reference(self, turn):
        return f'{ACCOUNT}:{self.identity(turn)}'

    def knock(self, turn):
        """Opens a customer through the door of the running sidebar; returns once the panel has painted them."""
        with socket.socket(socket.AF_UNIX) as door:
            door.connect(str(self.folder / 'run/sidebar.socket'))
            door.sendall(json.dumps({'do': 'open', 'what': self.reference(turn), 'wait': True}).encode() + b'\n')
            answer = json.loads(door.makefile().readline())
        assert answer['ok'], answer
        return answer


def made(binary, packs):
    """The home that is kept, or one of its own; and what throws it away."""
    kept = os.environ.get('RAFIQ_BENCH_HOME')
    folder = None if kept else tempfile.TemporaryDirectory(prefix='rafiq-bench-')
    home = Home(binary, pathlib.Path(kept or folder.name) / 'home')
    if not home.folder.exists():
        home.fill(packs)
    return home, folder.cleanup if folder else lambda: None
