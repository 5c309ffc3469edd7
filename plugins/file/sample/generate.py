#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the sample: customers.csv, journey.jsonl and contacts.vcf. Nobody in it exists.

Usage: generate.py [--today 2026-11-22] [--out DIR]

The same day always gives the same files, byte for byte. All dates are counted back from --today, so that "a
complaint that waits for nine days" is true on the day the files are written for: the files in the repository are
written for the default day, which tests set their clock to; a demonstration writes them anew for its own day.
"""
import argparse
import csv
import datetime
import json
import pathlib
import random
import re

import people
import stories

BASE_DAY = '2026-11-22'
CUSTOMERS = 200
SEED = 20261122
WEEKS = 52


def weighted(rng, pairs):
    return rng.choices([value for value, _ in pairs], [weight for _, weight in pairs])[0]


def maybe(rng, chance, make):
    return make() if rng.random() < chance else None


class Customer:
    """One invented person. `arabic` decides the script of the record and `man` the forms of Arabic words."""

    def __init__(self, number, arabic, man, name, latin, country, phone, language):
        self.id = f'C-{1000 + number}'
        self.arabic, self.man, self.name, self.latin, self.country = arabic, man, name, latin, country
        self.mobile, self.language, self.home = phone, language, ''
        self.bought = []  # what the journey says they took

    def text(self, pair):
        """The customer's own language of a text, in the right gender."""
        text = pair[0] if self.arabic else pair[1]
        return re.sub(r'\{([^|}]*)\|([^}]*)\}', lambda forms: forms[1 if self.man else 2], text)


def spelled(rng, arabic, prefix, trunk, rest):
    """One phone number, as different clerks type it."""
    shape = rng.choice(['+', '+', '+', '00', 'national', 'national', 'dashes', 'digits'])
    if shape == '00':
        return f'00{prefix}{rest.replace(" ", "")}'
    if shape == 'national':
        return f'{trunk}{rest}'
    if shape == 'dashes':
        return f'+{prefix}-{rest.replace(" ", "-")}'
    if shape == 'digits' and arabic:
        return f'{trunk}{rest}'.translate(str.maketrans('0123456789', '٠١٢٣٤٥٦٧٨٩'))
    return f'+{prefix} {rest}'


def make_people(rng):
    made = []
    fresh = set()

    def name_of(given, families, fathers):
        while True:
            first, family = rng.choice(given), rng.choice(families)
            middle = rng.choice(fathers) if fathers and rng.random() < 0.35 else None
            if middle != first and (first, family) not in fresh:
                fresh.add((first, family))
                return first, middle, family

    for country, families, (prefix, trunk, pattern), count in people.ARAB:
        for _ in range(count):
            man = rng.random() < 0.5
            first, middle, family = name_of(people.MEN if man else people.WOMEN, families, people.MEN)
            parts = [first, middle, family] if middle else [first, family]
            rest = pattern.format(n=104 + 4 * len(made))  # the last digits tell all numbers of the sample apart
            language = 'French' if country in ('المغرب', 'تونس', 'الجزائر') and rng.random() < 0.25 else 'العربية'
            made.append((True, man, ' '.join(part[0] for part in parts), f'{first[1]} {family[1]}', country, (prefix, trunk, rest), language))
    for country, language, men, women, families, (prefix, trunk, pattern), count in people.OTHERS:
        for n in range(1, count + 1):
            man = rng.random() < 0.5
            first, _, family = name_of(men if man else women, families, None)
            rest = pattern.format(n=104 + 4 * len(made), n2=10 + n)
            made.append((False, man, f'{first} {family}', f'{first} {family}', country, (prefix, trunk, rest), language))
    rng.shuffle(made)
    customers = []
    for number, (arabic, man, name, latin, country, phone, language) in enumerate(made[:CUSTOMERS], 1):
        customers.append(Customer(number, arabic, man, name, latin, country, spelled(rng, arabic, *phone), language))
        if rng.random() < 0.2:
            prefix, _, _ = phone
            customers[-1].home = f'+{prefix} 2 0000 {number:04d}'
    return customers


def address(rng, customer, education):
    """How the customer asked to be addressed; never guessed from anything but what was said."""
    first, last = customer.name.split()[0], customer.name.split()[-1]
    if customer.name.startswith('عبد '):
        first = ' '.join(customer.name.split()[:2])
    if education and education[1] == 'PhD':
        return f'{"د." if customer.arabic else "Dr"} {first if customer.arabic else last}'
    if customer.arabic:
        child = rng.choice(['خالد', 'يوسف', 'سارة', 'محمود', 'آدم'])
        options = [f'أستاذ {first}', f'أستاذ {first}', f'مهندس {first}', f'أبو {child}', first] if customer.man else \
                  [f'أستاذة {first}', f'أستاذة {first}', f'مهندسة {first}', f'أم {child}', first]
    else:
        options = [f'Mr {last}' if customer.man else f'Ms {last}', f'Mr {last}' if customer.man else f'Ms {last}', first]
    return rng.choice(options)


def consent(rng, today):
    """Given and valid, refused, never asked, or run out: (given, when, until)."""
    kind = rng.choices(['valid', 'refused', 'unknown', 'expired'], [58, 12, 14, 16])[0]
    day = today - datetime.timedelta(days=rng.randint(20, 330))
    if kind == 'valid':
        return 'yes', day.isoformat(), (today + datetime.timedelta(days=rng.randint(30, 700))).isoformat()
    if kind == 'refused':
        return 'no', day.isoformat(), ''
    if kind == 'expired':
        return 'yes', (day - datetime.timedelta(days=400)).isoformat(), (today - datetime.timedelta(days=rng.randint(5, 90))).isoformat()
    return '', '', ''


def profile(rng, customer, today):
    """The row of customers.csv."""
    side = 0 if customer.arabic else 1
    several = lambda values, least, most: '; '.join(value[side] for value in rng.sample(values, rng.randint(least, most)))
    education = maybe(rng, 0.8, lambda: weighted(rng, people.EDUCATION))
    experience = maybe(rng, 0.75, lambda: weighted(rng, people.EXPERIENCE))
    attitude = maybe(rng, 0.72, lambda: weighted(rng, people.ATTITUDES))
    channel = maybe(rng, 0.8, lambda: weighted(rng, people.CHANNELS))
    access = maybe(rng, 0.05, lambda: rng.choice(people.ACCESSIBILITY))
    culture = customer.country if rng.random() < 0.5 else ''
    given, when, until = consent(rng, today) if culture or access else ('', '', '')
    domain = rng.choice(['example.com', 'example.org', 'example.net'])
    local = re.sub(r'[^a-z.]', '', customer.latin.lower().translate(str.maketrans('ıöüğşçéëíéñü', 'iougsceeienu')).replace(' ', '.'))
    years = maybe(rng, 0.12, lambda: str(rng.randint(1, 25)))
    return {
        'Customer No': customer.id,
        'Full name': customer.name,
        'Latin name': customer.latin if customer.arabic and rng.random() < 0.6 else '',
        'Mobile': customer.mobile,
        'Home phone': customer.home,
        'Email': f'{local}@{domain}' if rng.random() < 0.85 else '',
        'Preferred language': customer.language,
        'Education': education[side] if education else '',
        'Experience': years or (experience[side] if experience else ''),
        'Interests': several(people.INTERESTS, 1, 3) if rng.random() < 0.8 else '',
        'Motives': several(people.MOTIVES, 1, 2) if rng.random() < 0.6 else '',
        'Expectations': several(people.EXPECTATIONS, 1, 2) if rng.random() < 0.5 else '',
        'Cultural background': culture,
        'Accessibility needs': access[side] if access else '',
        'Consent': given,
        'Consent date': when,
        'Consent until': until,
        'Attitude to questions': (attitude[0 if customer.man else 1] if customer.arabic else attitude[2]) if attitude else '',
        'Preferred channel': channel[side] if channel else '',
        'Form of address': address(rng, customer, education) if rng.random() < 0.7 else '',
        'Products': weighted(rng, people.PRODUCTS)[side],
        'City': people.CITIES[customer.country] if customer.arabic else '',
        'Last modified': (today - datetime.timedelta(days=rng.randint(0, 200))).isoformat(),
    }


class Journeys:
    """Collects entries in the order they are told; `write` sorts them by time and numbers them."""

    def __init__(self, rng, today):
        self.rng, self.today, self.cases, self.entries = rng, today, 0, []

    def moment(self, days_ago):
        """A time of a working day that is past; of this very day, early in the morning."""
        hour = self.rng.randint(9, 18) if days_ago > 0 else 6
        at = datetime.datetime.combine(self.today - datetime.timedelta(days=days_ago), datetime.time(hour, self.rng.randrange(60)))
        return at.isoformat() + 'Z'

    def touch(self, customer, days_ago, step, case=None):
        channel, by_customer, feeling, effort, text = step
        entry = {'kind': 'touchpoint', 'customer': customer.id, 'at': self.moment(days_ago), 'what': customer.text(text)}
        if channel:
            entry['channel'] = channel
        entry['by_customer'] = by_customer
        if feeling is not None:
            entry['feeling'] = feeling
        if effort is not None and self.rng.random() < 0.7:
            entry['effort'] = effort
        if case:
            entry['case'] = case
        self.entries.append(entry)

    def promise(self, customer, text, due_days, state):
        due = self.today + datetime.timedelta(days=due_days)
        self.entries.append({'kind': 'commitment', 'customer': customer.id, 'what': customer.text(text),
                             'due': f'{due.isoformat()}T15:00:00Z', 'state': state})

    def case(self, customer, story, kind, begun, is_open):
        """A story that began `begun` days ago, told as far as it has come."""
        self.cases += 1
        case = {'id': f'K-{self.cases:04d}', 'subject': customer.text(story['subject']), 'status': 'open' if is_open else 'closed', 'kind': kind}
        if kind == 'purchase':
            customer.bought.append(customer.text(story['subject']))
        steps = [step for index, step in enumerate(story['steps']) if step[0] <= begun and not (is_open and index >= story.get('open_at', 1))]
        for day, *step in steps:
            self.touch(customer, begun - day, step, case)
        if story.get('promise'):
            made, until, text = story['promise']
            due = until + made - begun
            if is_open and made <= begun:
                self.promise(customer, text, due, 'open' if due >= 0 else 'broken')
            elif not is_open and self.rng.random() < 0.3:
                self.promise(customer, text, due, 'kept' if self.rng.random() < 0.85 else 'broken')

    def write(self, path):
        self.entries.sort(key=lambda entry: (entry.get('at') or entry['due'], entry['customer'], entry['what']))
        counts = {'touchpoint': 0, 'commitment': 0}
        with path.open('w', encoding='utf-8', newline='\n') as out:
            for entry in self.entries:
                counts[entry['kind']] += 1
                letter = 'T' if entry['kind'] == 'touchpoint' else 'P'
                out.write(json.dumps({'id': f'{letter}-{counts[entry["kind"]]:04d}', **entry}, ensure_ascii=False) + '\n')


def tell(rng, customers, today):
    """Who lived through what. The counts are chosen, not drawn: a sample has something of everything."""
    journeys = Journeys(rng, today)
    order = customers[:]
    rng.shuffle(order)
    newcomers, known = order[:12], order[12:]  # nothing has happened with the newcomers yet

    def deal(count, act):
        for index, customer in enumerate(rng.sample(known, count)):
            act(index, customer)

    deal(60, lambda i, c: journeys.case(c, stories.PURCHASES[i % len(stories.PURCHASES)], 'purchase', rng.randint(5, 28) if i < 14 else rng.randint(40, 360), False))
    deal(24, lambda i, c: journeys.case(c, stories.COMPLAINTS[i % len(stories.COMPLAINTS)], 'complaint', [2, 3, 4, 5, 6, 9, 9, 12, 14, 19][i % 10], True))
    deal(46, lambda i, c: journeys.case(c, stories.COMPLAINTS[i % len(stories.COMPLAINTS)], 'complaint', rng.randint(15, 340), False))
    deal(18, lambda i, c: journeys.case(c, stories.SUGGESTIONS[i % len(stories.SUGGESTIONS)], 'suggestion', rng.randint(95, 350), False))
    deal(10, lambda i, c: journeys.case(c, stories.SUGGESTIONS[i % len(stories.SUGGESTIONS)], 'suggestion', rng.randint(5, 25), True))
    deal(20, lambda i, c: journeys.case(c, stories.REQUESTS[i % len(stories.REQUESTS)], 'request', rng.randint(10, 300), False))
    deal(12, lambda i, c: journeys.case(c, stories.REQUESTS[i % len(stories.REQUESTS)], 'request', rng.randint(1, 6), True))

    def falls(_, customer):
        days = rng.randint(4, 20)
        journeys.touch(customer, days, stories.FALL[0])
        journeys.touch(customer, days - rng.randint(1, 3), stories.FALL[1])
    deal(12, falls)
    for customer in known:
        for contact in rng.sample(stories.CONTACTS, rng.choices([1, 2, 3, 4], [28, 36, 24, 12])[0]):
            journeys.touch(customer, rng.randint(1, 7 * WEEKS), contact)
    return journeys


def add_purchases(customer, row):
    """What was bought is a product too; faster fibre takes the place of the slower."""
    owned = [product for product in row['Products'].split('; ') if not (product.endswith('200') and any(b.endswith('500') for b in customer.bought))]
    row['Products'] = '; '.join(dict.fromkeys(owned + customer.bought))


def write_customers(path, rows):
    with path.open('w', encoding='utf-8', newline='') as out:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator='\n')
        writer.writeheader()
        writer.writerows(rows)


def fold(line):
    """A line of a vCard, in pieces of at most 75 bytes that do not cut a character."""
    pieces, piece = [], ''
    for letter in line:
        if len((piece + letter).encode()) > (75 if not pieces else 74):
            pieces.append(piece)
            piece = ''
        piece += letter
    return '\r\n '.join(pieces + [piece])


def write_cards(path, customers, rows):
    """The first dozen as an address book, in vCard 3.0 and 4.0 by turns."""
    escape = lambda text: text.replace('\\', '\\\\').replace(',', '\\,').replace(';', '\\;')
    with path.open('w', encoding='utf-8', newline='') as out:
        for index, (customer, row) in enumerate(list(zip(customers, rows))[:12]):
            new = index % 2 == 1
            given, family = customer.name.rsplit(' ', 1)
            lines = ['BEGIN:VCARD', 'VERSION:4.0' if new else 'VERSION:3.0', f'UID:{customer.id}', f'FN:{escape(customer.name)}',
                     f'N:{escape(family)};{escape(given)};;;']
            lines.append(f'TEL;VALUE=uri;TYPE=cell:tel:{customer.mobile.replace(" ", "-")}' if new and customer.mobile.startswith('+')
                         else f'TEL;TYPE=CELL:{customer.mobile}')
            lines += [f'EMAIL:{row["Email"]}'] * bool(row['Email'])
            lines += [f'INTEREST:{escape(interest)}' for interest in row['Interests'].split('; ') if interest and new]
            lines += [f'NOTE:{escape("An invented customer, for trying things out; reach this person nowhere.")}', 'END:VCARD']
            out.write(''.join(fold(line) + '\r\n' for line in lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--today', type=datetime.date.fromisoformat, default=datetime.date.fromisoformat(BASE_DAY))
    parser.add_argument('--out', type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(SEED)
    customers = make_people(rng)
    rows = [profile(rng, customer, options.today) for customer in customers]
    journeys = tell(rng, customers, options.today)
    for customer, row in zip(customers, rows):
        add_purchases(customer, row)
    write_customers(options.out / 'customers.csv', rows)
    journeys.write(options.out / 'journey.jsonl')
    write_cards(options.out / 'contacts.vcf', customers, rows)


main()
