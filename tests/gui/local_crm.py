# SPDX-License-Identifier: Apache-2.0
"""Pages of a made-up CRM on loopback: /customers/ID is a customer's page, everything else some other page."""
import http.server
import threading


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        text = f'<!doctype html><meta charset="utf-8"><title>Desk</title><h1>{self.path}</h1>'.encode()
        self.send_response(200)
        self.send_header('Content-Type', 'text/html; charset=utf-8')
        self.send_header('Content-Length', str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


def serve():
    """The address, and what stops it."""
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f'http://127.0.0.1:{server.server_port}', server.shutdown
