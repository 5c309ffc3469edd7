# SPDX-License-Identifier: Apache-2.0
"""A real Tryton, started for a test, and what its administrator can do to it."""
import base64
import http.client
import json
import pathlib
import subprocess
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
START_LIMIT = 180  # seconds
ALL = {'active_test': False}
CITIES = ('Muscat', 'Cairo', 'Riyadh', 'Amman', 'Tunis')
DEGREES = ('Doctorate', 'Master', 'Diploma')


class Desk:
    """Runs until stop(). Should this process die without it, start.sh sees its input end and cleans up."""

    def __init__(self):
        self.process = subprocess.Popen([HERE / 'start.sh'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f'Tryton did not start (exit status {self.process.wait(START_LIMIT)}); the reason stands above')
        ready = json.loads(line)
        self.url, self.database, self.user = ready['url'], ready['database'], ready['user']
        self.password_file = pathlib.Path(ready['password'])
        self.folder = pathlib.Path(ready['folder'])
        self._session = None
        self._prepare()

    def stop(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(60)

    def call(self, method, *params):
        """As the administrator. Returns the result; an error of Tryton's is an exception."""
        if self._session is None:
            password = self.password_file.read_text(encoding='ascii').strip()
            uid, key = self._post('common.db.login', [self.user, {'password': password}], {})
            self._session = base64.b64encode(f'{self.user}:{uid}:{key}'.encode()).decode()
        return self._post(method, list(params), {'Authorization': 'Session ' + self._session})

    def _post(self, method, params, headers):
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(self.url).netloc, timeout=120)
        try:
            connection.request('POST', f'/{self.database}/', body=json.dumps({'id': 1, 'method': method, 'params': params}),
                               headers={'Content-Type': 'application/json', **headers})
            response = connection.getresponse()
            answer = json.loads(response.read())
        finally:
            connection.close()
        if 'error' in answer:
            raise RuntimeError(f'{method}: {answer["error"]}')
        return answer['result']

    def model(self, model, method, *params):
        return self.call(f'model.{model}.{method}', *params, {})

    def _prepare(self):
        """What the web client's first steps do; Tryton ships no Arabic."""
        items = self.model('ir.module.config_wizard.item', 'search', [], 0, None, None)
        self.model('ir.module.config_wizard.item', 'write', items, {'state': 'done'})
        self.model('ir.lang', 'create', [{'code': 'ar', 'name': 'Arabic', 'direction': 'rtl', 'active': True, 'date': '%d/%m/%Y',
                                          'grouping': '[3, 3, 0]', 'decimal_point': '.', 'thousands_sep': ','}])
        [self.arabic] = self.model('ir.lang', 'search', [['code', '=', 'ar']], 0, None, None)
        [education] = self.model('party.category', 'create', [{'name': 'Education'}])
        self.degrees = self.model('party.category', 'create', [{'name': name, 'parent': education} for name in DEGREES])

    def add_parties(self, first, count):
        """Numbered from `first`, with phones, mails, addresses, categories and, one in four, what they are interested in."""
        made = self.model('party.party', 'create', [self._party(number) for number in range(first, first + count)])
        self.model('ir.note', 'create', [{'resource': f'party.party,{made[0]}', 'message': f'Called about {first}\n\nand more'}])
        return made

    def _party(self, number):
        contacts = [{'type': 'mobile', 'value': f'+96890{number:06}'},
                    {'type': 'email', 'value': f'party{number}@example.com'}]
        if number % 4 == 0:
            contacts.append({'type': 'other', 'name': 'Interests', 'value': f'Football {number}'})
        return {'name': f'عميل {number}' if number % 2 else f'Party {number}', 'lang': self.arabic if number % 2 else None,
                'contact_mechanisms': [['create', contacts]],
                'addresses': [['create', [{'street': f'{number} Market Street', 'city': CITIES[number % len(CITIES)]}]]],
                'categories': [['add', [self.degrees[number % len(self.degrees)]]]]}

    def contacts(self, party):
        return self.model('party.contact_mechanism', 'search_read', [['party', '=', party]], 0, None, [['id', 'ASC']],
                          ['type', 'name', 'value'])

    def field(self, party, name):
        return [row['value'] for row in self.contacts(party) if row['type'] == 'other' and row['name'] == name]

    def set_field(self, party, name, value):
        """As an agent does who edits the party: through it, so that it counts as changed."""
        rows = [row['id'] for row in self.contacts(party) if row['type'] == 'other' and row['name'] == name]
        change = ['write', rows, {'value': value}] if rows else ['create', [{'type': 'other', 'name': name, 'value': value}]]
        self.model('party.party', 'write', [party], {'contact_mechanisms': [change]})
