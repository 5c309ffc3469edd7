# SPDX-License-Identifier: Apache-2.0
"""Rules like those of a guidance pack, and customers, from one seed; and how each engine writes them.

A rule is {id, priority, all: [condition]}; a condition is (fact, operator, value) or ('any', [condition]).
"""
import json
import random

STAGES = ['welcome', 'need', 'presentation', 'closing', 'follow_up']
CHANNELS = ['phone', 'branch', 'chat', 'mail', 'web']
REASONS = ['question', 'complaint', 'request', 'renewal', 'payment', 'technical', 'delivery', 'appointment']
EDUCATION = ['basic', 'secondary', 'vocational', 'bachelor', 'master', 'doctorate']
EXPERIENCE = ['new', 'some', 'practised', 'expert']
ATTITUDES = ['welcomes', 'neutral', 'resents']
INTERESTS = ['football', 'reading', 'travel', 'food', 'music', 'gardens', 'film', 'crafts']
MOTIVES = ['time', 'price', 'safety', 'quality', 'ease', 'family']
ORDERED = {'profile.education': EDUCATION, 'profile.experience': EXPERIENCE}


def leaf(rng):
    """About the customer, the journey or the agent."""
    return rng.choice([
        lambda: ('interaction.reason', 'is', rng.choice(REASONS)),
        lambda: ('interaction.upset', 'is', rng.random() < 0.7),
        lambda: ('interaction.not_convinced', 'is', True),
        lambda: ('profile.education', rng.choice(['at_least', 'at_most', 'is']), rng.choice(EDUCATION)),
        lambda: ('profile.experience', rng.choice(['at_least', 'at_most', 'is']), rng.choice(EXPERIENCE)),
        lambda: ('profile.attitude_to_questions', 'is', rng.choice(ATTITUDES)),
        lambda: ('profile.interest', 'has', rng.choice(INTERESTS)),
        lambda: ('profile.motive', 'has', rng.choice(MOTIVES)),
        lambda: ('journey.contacts', rng.choice(['at_least', 'at_most']), rng.randrange(8)),
        lambda: ('journey.open_complaint', 'is', rng.random() < 0.6),
        lambda: ('journey.open_complaint_days', 'at_least', rng.randrange(1, 20)),
        lambda: ('journey.last_feeling', 'at_most', rng.randrange(-2, 2)),
        lambda: ('agent.load', 'at_least', rng.randrange(1, 9)),
    ])()


def rules(count, seed=20260310):
    rng = random.Random(seed)
    made = []
    for number in range(count):
        every = [('interaction.stage', 'is', rng.choice(STAGES)) if rng.random() < 0.7
                 else ('interaction.stage', 'in', rng.sample(STAGES, 2))]
        if rng.random() < 0.4:
            every.append(('interaction.channel', 'in', rng.sample(CHANNELS, rng.choice([1, 2, 3]))))
        every += [leaf(rng) for _ in range(rng.choice([1, 1, 2]))]
        if rng.random() < 0.3:
            every.append(('any', [leaf(rng), leaf(rng)]))
        made.append({'id': f'card.{number}', 'priority': rng.randrange(20, 96), 'all': every})
    return made


def customers(count, seed=7):
    rng = random.Random(seed)
    made = []
    for _ in range(count):
        complaint = rng.random() < 0.3
        made.append({
            'interaction.stage': rng.choice(STAGES), 'interaction.channel': rng.choice(CHANNELS),
            'interaction.reason': rng.choice(REASONS), 'interaction.upset': rng.random() < 0.2,
            'interaction.not_convinced': rng.random() < 0.2, 'profile.education': rng.choice(EDUCATION),
            'profile.experience': rng.choice(EXPERIENCE), 'profile.attitude_to_questions': rng.choice(ATTITUDES),
            'profile.interest': rng.sample(INTERESTS, 2), 'profile.motive': rng.sample(MOTIVES, 1),
            'journey.contacts': rng.randrange(10), 'journey.open_complaint': complaint,
            # The last two are not known of everybody; a condition on what is not known does not hold.
            **({'journey.open_complaint_days': rng.randrange(25)} if complaint else {}),
            **({'journey.last_feeling': rng.randrange(-2, 3)} if rng.random() < 0.6 else {}),
            'agent.load': rng.randrange(10)})
    return made


def yaml_condition(condition):
    if condition[0] == 'any':
        return {'any': [yaml_condition(one) for one in condition[1]]}
    fact, operator, value = condition
    return {'fact': fact, operator: value}


def write_pack(made, folder, cards_a_file=1000):
    """As a pack for us; JSON is YAML."""
    (folder / 'cards').mkdir(parents=True)
    (folder / 'vocabulary').mkdir()
    words = {fact: {value: {'label': {'ar': value, 'en': value}} for value in values}
             for fact, values in (('profile.interest', INTERESTS), ('profile.motive', MOTIVES))}
    (folder / 'pack.yaml').write_text(json.dumps(
        {'id': 'bench', 'version': '1.0.0', 'title': {'ar': 'قياس', 'en': 'Bench'}, 'languages': ['ar', 'en']}))
    (folder / 'vocabulary' / 'words.yaml').write_text(json.dumps({'vocabulary': words}))
    for first in range(0, len(made), cards_a_file):
        cards = [{'id': rule['id'], 'chapter': 'contact', 'source': [['know.unique', 'know.types', 'contact.need'][at % 3]],
                  'priority': rule['priority'], 'when': {'all': [yaml_condition(one) for one in rule['all']]},
                  'title': {'ar': 'بطاقة', 'en': f'Title of {rule["id"]}'}, 'body': {'ar': 'نص', 'en': 'What to do.'}}
                 for at, rule in enumerate(made[first:first + cards_a_file])]
        (folder / 'cards' / f'{first}.yaml').write_text(json.dumps({'cards': cards}))


def their_condition(condition):
    if condition[0] == 'any':
        return {'any': [their_condition(one) for one in condition[1]]}
    fact, operator, value = condition
    if fact in ORDERED:
        value = ORDERED[fact].index(value)
    names = {'is': 'equal', 'in': 'in', 'at_least': 'greaterThanInclusive', 'at_most': 'lessThanInclusive', 'has': 'contains'}
    return {'fact': fact, 'operator': names[operator], 'value': value}


def their_rules(made):
    return [{'conditions': {'all': [their_condition(one) for one in rule['all']]},
             'event': {'type': rule['id'], 'params': {'title': f'Title of {rule["id"]}', 'priority': rule['priority']}}}
            for rule in made]


def their_facts(customer):
    return {fact: ORDERED[fact].index(value) if fact in ORDERED else value for fact, value in customer.items()}
