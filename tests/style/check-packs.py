#!/usr/bin/env python3
# check-packs.py: rule packs say only what data/rules/README.md lets them say
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-packs.py ROOT: prints FILE: entry: fault; exit status 1 if there is any.

The tables of the README are the schema; kinds, fields and choices are read from the kind tables.
"""

import datetime
import json
import os
import re
import sys

from tree import finish, read, walk

KEYS = {'id': str, 'form': str, 'title': dict, 'parameters': dict, 'article': str, 'source': str,
        'url': str, 'valid_from': str, 'valid_to': str, 'severity': str, 'status': str,
        'doubts': list, 'text': dict, 'remedy': dict}
NEEDED = ('id', 'form', 'title', 'parameters', 'severity', 'status', 'valid_from', 'valid_to')
STATUSES = ('verified', 'derived', 'recalled', 'unknown')
SEVERITIES = ('error', 'warning', 'notice')
PLACEHOLDERS = {'element', 'field', 'value', 'limit', 'detail'}
ID = re.compile(r'[a-z0-9_]+(\.[a-z0-9_]+)*')
WHOLE = {'int', 'share', 'money', 'decimal2'}


def read_forms(text):
    """The forms of the README: name → (is a check, {parameter: (type, needed)})."""
    forms = {}
    checks = False
    for line in text.split('\n'):
        heading = re.fullmatch(r'### `(\w+)`', line)
        row = re.match(r'\| (\w+)(?: ●)? \| ([^|]+) \| (yes|–) \|', line)
        if line.startswith('# '):
            checks = line == '# Check forms'
        elif heading:
            name = heading.group(1)
            forms[name] = (checks, {})
        elif row and forms:
            forms[name][1][row.group(1)] = (row.group(2).strip(), row.group(3) == 'yes')
    return forms


def read_choices(text):
    return {name: set(re.findall(r'\{\s*"([^"]+)"', body)) for name, body in
            re.findall(r'JjChoice (\w+)\[\]\s*=\s*\{(.*?)\};', text, re.S)}


def read_kinds(root):
    """The kind tables: kind → {field: set of choices, or None}; empty while there are none."""
    kinds = {}
    texts = [read(root, p) for p in walk(root) if re.match(r'src/plan/kinds/.*\.c$', p)]
    shared = {}
    for text in texts:
        shared.update(read_choices(text))
    for text in texts:
        kind = re.search(r'\.id = "(\w+)"', text)
        if not kind:
            continue
        # Files use the same names for their own choices: a file's own come first.
        lists = {**shared, **read_choices(text)}
        fields = {}
        for row in re.findall(r'^\s*\[JJ_\w+\]\s*=\s*(\{.*?\}),$', text, re.M | re.S):
            choices = re.search(r'\.choices\s*=\s*(\w+)', row)
            fields[re.match(r'\{\s*"(\w+)"', row).group(1)] = (
                lists[choices.group(1)] if choices else None)
        kinds[kind.group(1)] = fields
    return kinds


class Checker:
    def __init__(self, forms, kinds):
        self.forms = forms
        self.kinds = kinds
        self.ids = {}
        self.items = set()
        self.faults = []
        self.place = ''

    def fault(self, text):
        self.faults.append(f'{self.place}: {text}')

    def learn(self, entries):
        """Ids and items of a pack, before anything refers to them."""
        for entry in entries:
            self.ids.setdefault(entry.get('id'), entry.get('form'))
            if entry.get('form') == 'item':
                self.items.add(entry['parameters'].get('item'))

    def check_texts(self, entry):
        for key in ('title', 'text', 'remedy'):
            texts = entry.get(key)
            if texts is None:
                continue
            if set(texts) != {'zh_TW', 'en'} or not all(texts.values()):
                self.fault(f'{key} needs zh_TW and en')
                continue
            used = [set(re.findall(r'\{(\w+)\}', text)) for text in texts.values()]
            if used[0] != used[1] or used[0] - PLACEHOLDERS:
                self.fault(f'{key}: the placeholders differ or are unknown')

    def check_head(self, entry):
        for key in NEEDED:
            if key not in entry:
                self.fault(f'{key} is missing')
        for key, value in entry.items():
            if key not in KEYS:
                self.fault(f'unknown key {key}')
            elif value is None and key not in ('severity', 'valid_from', 'valid_to'):
                self.fault(f'{key} is null')
            elif value is not None and not isinstance(value, KEYS[key]):
                self.fault(f'{key} has the wrong type')
        if not ID.fullmatch(entry.get('id', '')):
            self.fault('the id is not dotted lower case')
        if not entry.get('source') and not entry.get('article'):
            self.fault('neither article nor source')
        for key in ('valid_from', 'valid_to'):
            if entry.get(key):
                datetime.date.fromisoformat(entry[key])

    def check_severity(self, entry, is_check):
        severity, status = entry.get('severity'), entry.get('status')
        if status not in STATUSES:
            self.fault(f'unknown status {status}')
        if is_check and severity not in SEVERITIES:
            self.fault(f'a check needs a severity, not {severity}')
        if is_check and 'text' not in entry:
            self.fault('a check needs a text')
        if not is_check and severity is not None:
            self.fault('data has no severity')
        if severity == 'error' and status != 'verified':
            self.fault(f'an error that is only {status}')

    def check_parameters(self, entry, parameters):
        given = entry['parameters']
        for name, (_, needed) in parameters.items():
            if needed and name not in given:
                self.fault(f'the parameter {name} is missing')
        for name, value in given.items():
            if name not in parameters:
                self.fault(f'unknown parameter {name}')
            else:
                self.check_value(given, name, value, parameters[name][0])

    def check_value(self, given, name, value, kind):
        if value is None:
            if not kind.endswith('?'):
                self.fault(f'{name} is null')
            return
        kind = kind.rstrip('?')
        if kind in WHOLE:
            right = isinstance(value, int) and not isinstance(value, bool)
        elif kind == 'bool':
            right = isinstance(value, bool)
        elif kind.startswith('list'):
            right = isinstance(value, list)
        elif kind in ('object', 'where'):
            right = isinstance(value, dict)
        else:
            right = isinstance(value, str)
        if not right:
            self.fault(f'{name} is not {kind}: {value!r}')
            return
        self.check_reference(given, name, value, kind)

    def check_reference(self, given, name, value, kind):
        each = value if isinstance(value, list) else [value]
        if kind == 'entry' and value not in self.ids:
            self.fault(f'{name}: no entry {value}')
        elif kind in ('item', 'list of item'):
            for item in each:
                if item not in self.items:
                    self.fault(f'{name}: no item {item}')
        elif self.kinds and kind in ('kind', 'link'):
            if value not in self.kinds:
                self.fault(f'{name}: no kind {value}')
        elif self.kinds and kind in ('field', 'list of field'):
            for field in each:
                if field not in self.kinds.get(given['kind'], {}):
                    self.fault(f'{name}: {given["kind"]} has no field {field}')
        elif self.kinds and kind == 'where':
            self.check_where(given, value)

    def check_where(self, given, where):
        fields = self.kinds.get(given.get('kind', 'community'), {})
        if 'kind' not in given and any(field not in fields for field in where):
            fields = self.kinds.get('school', {})
        for field, values in where.items():
            if field not in fields:
                self.fault(f'where: no field {field}')
            elif not isinstance(values, list) or not values:
                self.fault(f'where: {field} needs a list')
            elif fields[field] and not set(values) <= fields[field]:
                self.fault(f'where: {field} has no choice {set(values) - fields[field]}')

    def check_enums(self, entry):
        """Enum parameters that name a choice of a kind's field."""
        given = entry['parameters']
        for name, kind, field in (('theme', 'programme', 'theme'), ('themes', 'programme', 'theme'),
                                  ('group', 'programme', 'group'), ('sources', 'purse', 'source'),
                                  ('category', 'talent_pool', 'category'),
                                  ('milestone', 'milestone', 'kind'),
                                  ('account', 'budget_line', 'account'),
                                  ('nature', 'budget_line', 'nature'),
                                  ('base_accounts', 'budget_line', 'account')):
            choices = self.kinds.get(kind, {}).get(field)
            if name in given and choices:
                value = given[name]
                for choice in value if isinstance(value, list) else [value]:
                    if choice not in choices:
                        self.fault(f'{name}: {kind}.{field} has no choice {choice}')

    def check_entry(self, entry):
        self.check_head(entry)
        if entry.get('form') not in self.forms:
            self.fault(f'unknown form {entry.get("form")}')
            return
        is_check, parameters = self.forms[entry['form']]
        self.check_texts(entry)
        self.check_severity(entry, is_check)
        self.check_parameters(entry, parameters)
        self.check_enums(entry)

    def check_versions(self, path, entries):
        """Versions of one id have one form and dates that do not overlap."""
        versions = {}
        for entry in entries:
            versions.setdefault(entry['id'], []).append(entry)
        for name, each in versions.items():
            self.place = f'{path}: {name}'
            if len({entry['form'] for entry in each}) > 1:
                self.fault('two forms under one id')
            spans = sorted((e['valid_from'] or '0000', e['valid_to'] or '9999') for e in each)
            if any(span[0] > span[1] for span in spans):
                self.fault('it ends before it begins')
            if any(later[0] <= earlier[1] for earlier, later in zip(spans, spans[1:])):
                self.fault('the dates of its versions overlap')


def check_pack(checker, path, pack):
    checker.place = path
    if pack.get('format') != 1 or not pack.get('id') or not pack.get('version'):
        checker.fault('format, id or version')
    if set(pack.get('name', {})) != {'zh_TW', 'en'}:
        checker.fault('name needs zh_TW and en')
    for entry in pack['entries']:
        checker.place = f'{path}: {entry.get("id")}'
        checker.check_entry(entry)
    checker.check_versions(path, pack['entries'])


def main(root):
    forms = read_forms(read(root, 'data/rules/README.md'))
    checker = Checker(forms, read_kinds(root))
    paths = [p for p in walk(root) if re.match(r'data/rules/[^/]*\.json$', p)]
    packs = {path: json.loads(read(root, path)) for path in paths}
    for pack in packs.values():
        checker.learn(pack['entries'])
    for path, pack in packs.items():
        check_pack(checker, path, pack)
    national = packs.get(os.path.join('data', 'rules', 'tw-national.json'), {'entries': []})
    checks = [entry for entry in national['entries'] if entry['severity']]
    checker.place = 'data/rules/tw-national.json'
    if len(checks) < 45 or len({entry['form'] for entry in checks}) < 14:
        checker.fault('fewer than 45 checks, or fewer than 14 forms')
    finish(checker.faults, 'packs')


if __name__ == '__main__':
    main(sys.argv[1])
