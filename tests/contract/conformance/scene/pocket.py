# SPDX-License-Identifier: Apache-2.0
"""A CRM of a page: contacts and notes in one feed, by time and number, with tombstones and a version guard."""
import datetime

from rafiq_scene import Answer, Crm, serve  # rafiq-conform says where it is

TOKEN = 'Bearer canary-of-the-credential'
LOCAL = datetime.timezone(datetime.timedelta(hours=3))


class Pocket(Crm):
    def local_time(self):
        return self.now.astimezone(LOCAL).isoformat()

    def reset(self, count):
        self.last = 0
        self.rows = {}
        self.gone = {}
        self.hidden = set()
        for _ in range(count):
            self.make_contact()
        self.make_note(1, 'Asked for a receipt', '')

    def number(self):
        self.last += 1
        return self.last

    def make_contact(self):
        self.tick()
        number = self.number()
        self.rows[number] = {
            'id': number, 'kind': 'contact', 'name': f'Layla Customer{number}', 'mail': f'customer{number}@example.org',
            'phone': f'+964770{number:07}', 'education': ['diploma'], 'interests': ['gardens'],
            'background': 'Mosul', 'background_consent': number % 2 == 1, 'remark': 'likes the window seat',
            'version': 1, 'modified': self.local_time()}
        return number

    def make_note(self, contact, text, marker):
        self.tick()
        number = self.number()
        self.rows[number] = {'id': number, 'kind': 'note', 'contact': contact, 'text': text, 'marker': marker,
                             'version': 1, 'modified': self.local_time()}
        return number

    def ref(self, number):
        return {'entity': self.rows[number]['kind'], 'id': str(number)}

    def touch(self, number):
        self.rows[number]['modified'] = self.local_time()
        self.rows[number]['version'] += 1
        return self.ref(number)

    # What rafiq-conform asks for.

    def truth(self):
        return [{**self.ref(n), 'modified_at': row['modified'], 'consent': row.get('background_consent', False)}
                for n, row in self.rows.items()]

    def change(self, count, same_time):
        self.tick()
        changed = []
        for number in [n for n, row in self.rows.items() if row['kind'] == 'contact'][:count]:
            self.rows[number]['remark'] += '.'
            changed.append(self.touch(number))
            if not same_time:
                self.tick()
        return changed

    def change_one(self, _entity, identity):
        self.tick()
        self.rows[int(identity)]['remark'] += '!'
        return [self.touch(int(identity))]

    def add(self, count):
        return [self.ref(self.make_contact()) for _ in range(count)]

    def delete(self, kind):
        if kind not in ('tombstone', 'hard'):
            return None
        self.tick()
        number = min(n for n, row in self.rows.items() if row['kind'] == 'contact')
        ref = self.ref(number)
        if kind == 'tombstone':
            self.gone[number] = {'id': number, 'kind': 'contact', 'deleted': True, 'modified': self.local_time()}
        del self.rows[number]
        return [ref]

    def hide(self, count):
        self.hidden = set(list(self.rows)[:count])
        return [self.ref(n) for n in self.hidden]

    def record(self, _entity, identity):
        row = self.rows.get(int(identity))
        return None if row is None else {k: v for k, v in row.items() if k not in ('version', 'modified')}

    # What the CRM's API offers.

    def answer(self, request):
        if request.headers.get('authorization') != TOKEN:
            return Answer({'message': 'who are you?'}, 401)
        parts = request.path.strip('/').split('/')[1:]
        if parts == ['me']:
            return Answer({'user': 'rafiq', 'token': TOKEN.removeprefix('Bearer ')})
        if parts == ['fields']:
            return Answer({'fields': ['name', 'mail', 'phone', 'education', 'interests', 'background', 'remark']})
        if parts == ['feed']:
            return self.feed(request.query)
        if parts == ['ids']:
            return self.ids(request.query)
        if parts == ['search']:
            return self.search(request.query)
        if parts == ['notes'] and request.method == 'POST':
            body = request.json()
            return Answer({'id': self.make_note(body['contact'], body['text'], body['marker'])}, 201)
        if len(parts) == 2 and parts[0] == 'rows':
            return self.row(request, int(parts[1]))
        return None

    def feed(self, query):
        since, after = query.get('since', ''), int(query.get('after', '0'))
        rows = list(self.rows.values()) + (list(self.gone.values()) if query.get('deleted') else [])
        rows = [r for r in rows if r['id'] not in self.hidden and (r['modified'], r['id']) > (since, after)]
        rows.sort(key=lambda r: (r['modified'], r['id']))
        limit = int(query.get('limit', '3'))
        return Answer({'items': rows[:limit], 'more': len(rows) > limit})

    def ids(self, query):
        rows = [n for n, r in self.rows.items() if r['kind'] == query['kind'] and n > int(query['after'])
                and n not in self.hidden]
        return Answer({'items': rows[:4], 'more': len(rows) > 4})

    def search(self, query):
        key, value = next((k, v) for k, v in query.items() if k in ('mail', 'phone', 'marker'))
        return Answer({'items': [r for r in self.rows.values() if r.get(key) == value]})

    def row(self, request, number):
        row = self.rows.get(number)
        if row is None:
            return Answer({'message': 'no such row'}, 404)
        if request.method == 'PATCH':
            if request.headers.get('if-match', str(row['version'])) != str(row['version']):
                return Answer({'message': 'changed meanwhile'}, 412)
            self.tick()
            row.update(request.json())
            self.touch(number)
        return Answer(row, headers={'ETag': str(row['version'])})


serve(Pocket())
