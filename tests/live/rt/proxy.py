# SPDX-License-Identifier: Apache-2.0
"""The network between Rafiq and a CRM: can be cut, can lose an answer, can let somebody else be quicker."""
import http.client
import http.server
import threading
import urllib.parse

LIMIT = 60


class Proxy:
    def __init__(self, target):
        self.target = urllib.parse.urlsplit(target).netloc
        self.cut = False
        self.lose = lambda method, path: False     # the answer to this request
        self.before = lambda method, path: None    # called before it is passed on
        self.after = lambda method, path: None     # called once the CRM has answered, before the answer is passed on
        self.requests = 0
        self.body = b''                            # of the request that before and after are called for
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def forward(self):
                proxy.requests += 1
                body = self.rfile.read(int(self.headers.get('Content-Length') or 0))
                self.close_connection = True
                if proxy.cut:
                    return
                proxy.body = body
                proxy.before(self.command, self.path)
                connection = http.client.HTTPConnection(proxy.target, timeout=LIMIT)
                try:
                    headers = {name: value for name, value in self.headers.items() if name.lower() not in ('host', 'connection')}
                    connection.request(self.command, self.path, body=body or None, headers=headers)
                    response = connection.getresponse()
                    content = response.read()
                except OSError:
                    return
                finally:
                    connection.close()
                proxy.after(self.command, self.path)
                if proxy.cut or proxy.lose(self.command, self.path):
                    return
                try:
                    self.send_response_only(response.status)
                    for name, value in response.getheaders():
                        if name.lower() not in ('transfer-encoding', 'connection', 'content-length'):
                            self.send_header(name, value)
                    self.send_header('Content-Length', str(len(content)))
                    self.send_header('Connection', 'close')
                    self.end_headers()
                    self.wfile.write(content)
                except OSError:
                    pass  # whoever asked was killed

            do_GET = do_POST = do_PUT = do_DELETE = forward

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.daemon_threads = True
        self.url = f'http://127.0.0.1:{self.server.server_address[1]}'
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def calm(self):
        self.cut = False
        self.lose = lambda method, path: False
        self.before = self.after = lambda method, path: None
