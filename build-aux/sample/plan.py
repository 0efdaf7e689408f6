# plan.py: the plan being built, and how it becomes JSON
# SPDX-License-Identifier: GPL-3.0-or-later
"""Elements and links in the order of the kind tables; ids follow from kind and code alone."""

import hashlib
import json

# Kinds in the order of the file, fields in the order of the kind tables. d: hundredths.
OWN = 'code name note private'
KINDS = {
    'plan': 'county school_year period fiscal_tier document_no title purpose author packs',
    'school': 'ministry_code level ownership town area classes students teachers longitude '
              'latitude position_status active source_year',
    'organisation': 'tier role parent meetings members',
    'talent_pool': 'category ladder tier head_count target periods_per_week:d host',
    'person': 'school domain years_teaching first_year reduced_periods:d',
    'community': 'level scope school stage domain topic members meetings goals methods contents '
                 'competencies continuing funded experts convener_trained introduction '
                 'quota_kind',
    'alliance': 'scope lead towns counties tasks',
    'programme': 'parent theme group owner goal',
    'activity': 'programme form start end sessions hours:d participants audience place',
    'purse': 'source granted before before_note',
    'budget_line': 'activity item account nature unit_price unit quantity:d times date '
                   'first_year_amount approved spent scenario',
    'objective': '',
    'indicator': 'parent unit baseline:d target:d actual:d last_year:d formula',
    'milestone': 'kind start end responsible',
    'chapter': 'parent body required',
    'sticky': 'group dots',
    'sheet': 'lanes background',
    'placement': 'sheet element x y width height pinned collapsed lane',
    'slide': 'sheet view filter zoom reveal',
}
LINKS = {
    'belongs_to': 'certificate_no issued expires training_hours:d practice_items',
    'promotes_to': 'expected',
    'member_of': 'members',
    'convenes': '',
    'mentors': 'since',
    'supports': 'periods_per_week:d',
    'trains': 'target',
    'serves': '',
    'hosts': '',
    'charged_to': 'amount share',
    'implements': '',
    'measures': '',
    'relates_to': 'label',
}


def fields_of(kind):
    """[(field, is decimal)] of a kind, its own fields first."""
    words = ('from to ' + LINKS[kind] if kind in LINKS else OWN + ' ' + KINDS[kind]).split()
    return [(word.partition(':')[0], word.endswith(':d')) for word in words]


def new_id(seed, kind, key):
    """63 bits of a hash, never 0: the same plan at each run, and unlike any other plan's."""
    digest = hashlib.sha256(f'{seed}/{kind}/{key}'.encode()).digest()
    number = int.from_bytes(digest[:8], 'big') >> 1
    return f'{number or 1:016x}'


def decimal(hundredths):
    return f'{hundredths // 100}.{hundredths % 100:02d}'


class Plan:
    def __init__(self, seed='yunlin-114'):
        self.seed = seed
        self.lists = {kind: [] for kind in (*KINDS, *LINKS)}
        self.ids = set()

    def insert(self, kind, key, values):
        element = {'id': new_id(self.seed, kind, key)}
        assert element['id'] not in self.ids, (kind, key)
        self.ids.add(element['id'])
        known = fields_of(kind)
        unknown = set(values) - {field for field, _ in known}
        assert not unknown, (kind, unknown)
        for field, is_decimal in known:
            value = values.get(field)
            if value is None or value == '' or value == [] or value is False:
                continue
            element[field] = decimal(value) if is_decimal else value
        self.lists[kind].append(element)
        return element['id']

    def add(self, kind, code, name, /, **values):
        """An element; its id."""
        return self.insert(kind, code, {'code': code, 'name': name, **values})

    def link(self, kind, from_id, to_id, /, **values):
        return self.insert(kind, f'{from_id}/{to_id}', {'from': from_id, 'to': to_id, **values})

    def find(self, kind, id):
        return next(e for e in self.lists[kind] if e['id'] == id)

    def to_json(self):
        """One element a line, so that a change of the sample is a change of its lines."""
        blocks = []
        for kind, elements in self.lists.items():
            if elements:
                rows = ',\n'.join('      ' + json.dumps(e, ensure_ascii=False,
                                                       separators=(',', ':'))
                                  for e in elements)
                blocks.append(f'    "{kind}": [\n{rows}\n    ]')
        return ('{\n  "format": "jingjin-plan",\n  "version": 1,\n  "elements": {\n'
                + ',\n'.join(blocks) + '\n  }\n}\n')
