# SPDX-License-Identifier: Apache-2.0
"""The dull part of a scene: an HTTP server that plays a CRM and obeys rafiq-conform.

    from rafiq_scene import Answer, Crm, serve

    class Pocket(Crm):
        def reset(self, count): ...          # the CRM anew, with so many customers
        def truth(self): ...                 # [{'entity': 'contact', 'id': '1', 'modified_at': '...'}, ...]
        def answer(self, request): ...       # -> Answer: what the CRM's API says
        # and as many of: change, add, delete, hide, record, as the CRM can do

    serve(Pocket())

The clock is self.now, moved on by self.tick(): real time has no place in a test. README.md tells the rest.
"""
import datetime
import email.utils
import http.server
import json
import sys
import threading
import traceback
import urllib.parse


class Answer:
    """What the CRM answers: a dict or list becomes JSON, a text stays as it is."""

    def __init__(self, body=None, status=200, headers=None):
        self.status = status
        self.headers = dict(headers or {})
        if isinstance(body, bytes):
            self.body = body
        elif isinstance(body, str):
            self.body = body.encode()
        elif body is None:
            self.body = b''
        else:
            self.body = json.dumps(body, ensure_ascii=False).encode()
            self.headers.setdefault('Content-Type', 'application/json')


class Request:
    """What was asked: method, path, query (first values), headers (names in lower case), body, base."""

    def __init__(self, method, target, headers, body):
        split = urllib.parse.urlsplit(target)
        self.method = method
        self.path = urllib.parse.unquote(split.path)
        self.raw_query = split.query
        self.query = {k: v[0] for k, v in urllib.parse.parse_qs(split.query, keep_blank_values=True).items()}
        self.headers = {name.lower(): value for name, value in headers.items()}
        self.body = body
        # Addresses in answers begin with this: it leads through rafiq-conform, as the connector does.
        self.base = 'http://' + self.headers.get('host', '127.0.0.1')

    def json(self):
        return json.loads(self.body or b'{}')

    def form(self):
        return {k: v[0] for k, v in urllib.parse.parse_qs(self.body.decode(), keep_blank_values=True).items()}


class Crm:
    """Override what your CRM can do. One request at a time; `records` are lists of {'entity', 'id'}."""

    now = datetime.datetime(2031, 3, 5, 9, tzinfo=datetime.timezone.utc)

    def tick(self, seconds=1):
        """A second goes by; its ISO 8601 is returned."""
        self.now += datetime.timedelta(seconds=seconds)
        return self.time()

    def time(self):
        return self.now.strftime('%Y-%m-%dT%H:%M:%SZ')

    def reset(self, count):
        raise NotImplementedError

    def truth(self):
        raise NotImplementedError

    def answer(self, request):
        raise NotImplementedError

    # Each returns the records concerned. Left out: the tests that need it are skipped.
    change_one = None   # (entity, id): somebody else changes it
    change = None       # (count, same_time): changes so many, all at one instant or a tick apart
    add = None          # (count): so many new customers
    delete = None       # (kind): deletes one in that way; None for a kind that it does not know
    hide = None         # (count): so many are left out of listings, and are still there
    record = None       # (entity, id): all that the CRM stores of it, as a dict, its version left out


def _reset(crm, body):
    crm.now = datetime.datetime.fromisoformat(body['now'].replace('Z', '+00:00'))
    crm.reset(body['records'])
    return {}


def _listed(records):
    return None if records is None else {'records': records}


def _change(crm, body):
    if 'id' in body:
        return _listed(crm.change_one(body['entity'], body['id'])) if crm.change_one else None
    return _listed(crm.change(body['count'], body['same_time'])) if crm.change else None


CONTROLS = {
    'reset': _reset,
    'truth': lambda crm, body: {'records': crm.truth()},
    'change': _change,
    'add': lambda crm, body: _listed(crm.add(body['count'])) if crm.add else None,
    'delete': lambda crm, body: _listed(crm.delete(body['kind'])) if crm.delete else None,
    'hide': lambda crm, body: _listed(crm.hide(body['count'])) if crm.hide else None,
    'record': lambda crm, body: crm.record(body['entity'], body['id']) if crm.record else None,
}


def _control(crm, name, request):
    if name not in CONTROLS:
        return Answer({}, 404)
    body = request.json() if request.method == 'POST' else request.query
    result = CONTROLS[name](crm, body)
    return Answer({}, 501) if result is None else Answer(result)


def serve(crm):
    """Prints where it listens, then answers until it is ended."""
    lock = threading.Lock()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = 'HTTP/1.1'
        disable_nagle_algorithm = True
        wbufsize = -1

        def respond(self):
            body = self.rfile.read(int(self.headers.get('Content-Length') or 0))
            request = Request(self.command, self.path, self.headers, body)
            with lock:
                try:
                    if request.path.startswith('/-/'):
                        answer = _control(crm, request.path[3:], request)
                    else:
                        answer = crm.answer(request) or Answer({'message': 'Not Found'}, 404)
                except Exception:  # as a CRM that cannot make sense of a request; rafiq-conform shows the trace
                    traceback.print_exc()
                    answer = Answer({'message': 'Internal Server Error'}, 500)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status not in (204, 304):
                self.send_header('Content-Length', str(len(answer.body)))
            self.end_headers()
            if self.command != 'HEAD' and answer.status not in (204, 304):
                self.wfile.write(answer.body)
            self.wfile.flush()

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = respond

        def date_time_string(self, timestamp=None):
            # Connectors may go by the CRM's clock, which they see here.
            return email.utils.format_datetime(crm.now, usegmt=True)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    server.daemon_threads = True
    print(f'http://127.0.0.1:{server.server_port}', flush=True)
    server.serve_forever()
    sys.exit(0)
