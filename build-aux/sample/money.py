# money.py: activities, budget lines, purses
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prices come from the national rule pack by the line's date, whole 元 throughout."""

import json
import os

from sample import work

# Shares of the two purses where a group has two, in the purses' order (k12ea, teacher_dept).
SHARES = {'g1': (6000, 4000), 'g3': (4000, 6000)}
SINGLE = {'g2': 'k12ea', 'g4': 'teacher_dept', 'g5': 'it_dept'}
# Code, name, source, before, before_note.
PURSES = (
    ('F-001', '國教署補助款', 'k12ea', 4580000, '原精進教學計畫（示例）'),
    ('F-002', '師資司補助款', 'teacher_dept', 1960000,
     '原教專實踐方案、初任教師導入、教師研習中心（示例）'),
    ('F-003', '資科司補助款', 'it_dept', 1420000, '原資訊知能培訓計畫（示例）'),
    ('F-004', '縣市配合款', 'county_match', None, ''),
    ('F-005', '學校及活動自籌', 'own', None, ''),
)
CENTRAL_SHARE = 9000  # tier 5, of the entry ratio.ministry (recalled)


def half_up(numerator, denominator):
    return (2 * numerator + denominator) // (2 * denominator)


class Pack:
    def __init__(self, data):
        path = os.path.join(data, 'rules', 'tw-national.json')
        with open(path, encoding='utf-8') as file:
            self.entries = json.load(file)['entries']

    def at(self, id, date):
        """The parameters of an entry at a day."""
        found = [e for e in self.entries if e['id'] == id
                 and (e['valid_from'] or '') <= date <= (e['valid_to'] or '9999')]
        assert len(found) == 1, (id, date, len(found))
        return found[0]['parameters']

    def label(self, item):
        return next(e['title']['zh_TW'] for e in self.entries if e['id'] == f'item.{item}')

    def check_price(self, item, price, date):
        entry = self.at(f'item.{item}', date).get('price')
        if entry:
            limits = self.at(entry, date)
            assert limits['minimum'] is None or price >= limits['minimum'], (item, price)
            assert limits['maximum'] is None or price <= limits['maximum'], (item, price)


class Budget:
    def __init__(self, plan, ids, pack):
        self.plan, self.ids, self.pack = plan, ids, pack
        self.count = 0
        self.charged = {source: 0 for _, _, source, _, _ in PURSES}
        self.total = 0

    def parse(self, spec, start):
        """One line of the table → its fields, without the amount."""
        words = spec.split()
        own = words[-1] == '!'
        words = words[:-1] if own else words
        line = {'own': own, 'date': next((w[1:] for w in words if w[0] == '='), None)}
        price = next((int(w[1:]) for w in words if w[0] == '@'), None)
        numbers = [int(w) for w in words[1:] if w[0] not in '@=']
        line['item'] = words[0].rstrip('%')
        date = line['date'] or start
        catalogue = self.pack.at('item.' + line['item'], date)
        line.update(account=catalogue['account'], nature=catalogue['nature'],
                    unit=catalogue['unit'], salary=catalogue['salary'], at=date)
        if words[0] == 'misc%':
            line['quantity'] = numbers[0] * 100
        elif catalogue['computed'] != 'premium':
            if price is None:
                price = self.pack.at(catalogue['price'], date)['proposed']
            self.pack.check_price(line['item'], price, date)
            line.update(unit_price=price, quantity=numbers[0] * 100, times=numbers[1])
        return line

    def compute(self, lines):
        """Amounts: products first, then the premium, then miscellaneous costs as a share."""
        for line in lines:
            if 'unit_price' in line:
                line['amount'] = half_up(line['unit_price'] * line['quantity'] * line['times'],
                                         100)
        for line in lines:
            if line['item'] == 'premium':
                base = sum(other['amount'] for other in lines if other['salary'])
                rate = self.pack.at('rate.premium', line['at'])['rate']
                line['amount'] = half_up(base * rate, 10000)
        operating = sum(line['amount'] for line in lines if line['account'] == 'operating')
        for line in lines:
            if 'amount' not in line:
                line['amount'] = half_up(operating * line['quantity'], 10000)
        misc = sum(line['amount'] for line in lines if line['account'] == 'misc')
        assert misc <= half_up(operating * 600, 10000), (misc, operating)

    def charge(self, id, line, group):
        amount = line['amount']
        self.total += amount
        if line['own']:
            parts = [('own', 10000, amount)]
        elif group in SINGLE:
            parts = [(SINGLE[group], 10000, amount)]
        else:
            parts = self.split(amount, SHARES[group])
        for source, share, part in parts:
            self.charged[source] += part
            self.plan.link('charged_to', id, self.ids[source], share=share)

    @staticmethod
    def split(amount, shares):
        """Largest remainder, ties in the order of the purses."""
        parts = [amount * share // 10000 for share in shares]
        order = sorted(range(len(shares)), key=lambda i: (-(amount * shares[i] % 10000), i))
        for i in order[:amount - sum(parts)]:
            parts[i] += 1
        return list(zip(('k12ea', 'teacher_dept'), shares, parts))

    def add_lines(self, activity, start, specs, group, is_community):
        lines = [self.parse(spec, start) for spec in specs]
        self.compute(lines)
        for line in lines:
            self.count += 1
            fields = {key: line.get(key) for key in ('item', 'account', 'nature', 'unit_price',
                                                     'unit', 'quantity', 'times', 'date')}
            if is_community and line['item'] == 'lecturer_external':
                # A third in the first fiscal year, as in the instalments 5,000 + 10,000.
                fields['first_year_amount'] = line['amount'] // 3
            id = self.plan.add('budget_line', f'B-{self.count:03d}',
                               self.pack.label(line['item']), activity=activity, **fields)
            self.charge(id, line, group)
        return sum(line['amount'] for line in lines)


def add_programmes(plan, ids):
    for code, name, theme, group, owner, goal in work.PROGRAMMES:
        ids[code] = plan.add('programme', code, name, theme=theme, group=group,
                             owner=ids[owner], goal=goal,
                             parent=ids[code.partition('-')[0]] if '-' in code else None)


def served_communities(communities, name):
    """The communities of an activity such as 初階跨校社群運作."""
    scope = 'in_school' if '校內' in name else 'cross_school'
    return [c for c in communities if c['level'] == name[:2] and c['scope'] == scope]


def add_activities(plan, ids, budget, communities):
    rows = work.ACTIVITIES.strip().split('\n')
    groups = {code: group for code, _, _, group, _, _ in work.PROGRAMMES}
    for number, (head, lines) in enumerate(zip(rows[0::2], rows[1::2]), 1):
        (programme, form, name, start, end, sessions, hours, participants, audience,
         place) = head.split('|')
        served = []
        if lines[0] == '@':
            served = served_communities(communities, name)
            lines = work.COMMUNITY_LINES[lines[1:]].format(n=len(served))
            participants = sum(count for c in served for _, count in c['group'])
        code = f'V-{number:03d}'
        ids[code] = plan.add('activity', code, name, programme=ids[programme], form=form,
                             start=start, end=end, sessions=int(sessions), hours=int(hours),
                             participants=int(participants), audience=audience.split('、'),
                             place=place)
        amount = budget.add_lines(ids[code], start, lines.split(', '), groups[programme],
                                  bool(served))
        for community in served:
            plan.link('serves', ids[code], community['id'])
            plan.link('implements', community['id'], ids[programme])
        assert not served or amount <= CAPS[name[:2]] * len(served), (name, amount)


# Caps of the example county pack, held here so that the sample stays within them.
CAPS = {'初階': 7500, '進階': 15000, '領航': 25000}


def set_grants(plan, ids, budget):
    """What is granted covers what is budgeted; the county's match follows from the tier."""
    match = 0
    before = granted_total = 0
    for code, _, source, old, _ in PURSES:
        purse = plan.find('purse', ids[source])
        if source == 'county_match':
            purse['granted'] = match
            continue
        granted = -(-budget.charged[source] // 10000) * 10000
        purse['granted'] = granted
        if old:
            match += granted - granted * CENTRAL_SHARE // 10000
            before += old
            granted_total += granted
    assert granted_total >= before, (granted_total, before)
    for code, _, source, _, _ in PURSES:
        # Fields in the order of the table: granted stands before before.
        purse = plan.find('purse', ids[source])
        for field in ('before', 'before_note'):
            if field in purse:
                purse[field] = purse.pop(field)


def add_purses(plan, ids):
    for code, name, source, before, note in PURSES:
        ids[source] = ids[code] = plan.add('purse', code, name, source=source, before=before,
                                           before_note=note)


def add_work_links(plan, ids, schools):
    by_name = {s['name']: s['id'] for s in schools}
    alliances = [ids[f'L-{n:03d}'] for n in range(1, 6)]
    subgroups = [ids[f'O-{n:03d}'] for n in range(10, 20)]
    for number, pools in work.TRAINS.items():
        for pool in pools:
            code, target = pool.split()
            plan.link('trains', ids[f'V-{number:03d}'], ids[code], target=int(target))
    for number, target in work.SERVES.items():
        groups = {'alliances': alliances, 'subgroups': subgroups}
        for id in groups.get(target) or [ids[target]]:
            plan.link('serves', ids[f'V-{number:03d}'], id)
    for number, code in work.HOSTS.items():
        plan.link('hosts', ids[code], ids[f'V-{number:03d}'])
    for number, name in work.HOST_SCHOOLS.items():
        plan.link('hosts', by_name[name], ids[f'V-{number:03d}'])
