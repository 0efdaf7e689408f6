#!/usr/bin/env python3
# test-same-figures.py: every figure in every file that goes out is the plan's
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-same-figures.py JINGJIN_CLI PLAN.json...

For each plan, and for ten that are made from the first with other prices, quantities and times: the
.odt, .ods, .xlsx and PDF are written, LibreOffice opens the first three, works everything out anew
and saves (those of all plans in one go: its start is what takes long); then each value that carries
a figure's name is compared with what `explain` says, and the texts of the PDF with those of the
.odt. No difference is let pass.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from xml.etree import ElementTree

CLI = sys.argv[1]
PLANS = sys.argv[2:]
GENERATED = 10
URN = '{urn:oasis:names:tc:opendocument:xmlns:'
TEXT, TABLE, OFFICE = URN + 'text:1.0}', URN + 'table:1.0}', URN + 'office:1.0}'


def run(*arguments, status=0):
    done = subprocess.run([CLI, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == status, f'{arguments}: {done.stderr}'
    return done.stdout


def convert(folder, suffix, names):
    """LibreOffice works files out anew and saves them as `suffix` into folder/again."""
    home = os.path.join(folder, 'home')
    os.makedirs(home, exist_ok=True)
    subprocess.run(['soffice', '--headless', '--convert-to', suffix, '--outdir',
                    os.path.join(folder, 'again'), *(os.path.join(folder, n) for n in names)],
                   check=True, timeout=600, capture_output=True, env={**os.environ, 'HOME': home})


def change(plan, seed):
    """Another county's year: other prices, quantities and times, now and then no line at all."""
    rng = random.Random(seed)
    lines = plan['elements']['budget_line']
    for line in lines:
        for field, factor in (('unit_price', 7), ('quantity', 3), ('times', 2)):
            if isinstance(line.get(field), int) and rng.random() < 0.5:
                line[field] = max(1, line[field] * rng.randint(1, factor) // rng.randint(1, 3))
    gone = {line['id'] for line in lines if rng.random() < 0.1}
    plan['elements']['budget_line'] = [line for line in lines if line['id'] not in gone]
    for kind, elements in plan['elements'].items():
        plan['elements'][kind] = [e for e in elements
                                  if not gone & {v for v in e.values() if isinstance(v, str)}]
    return plan


def digits(text):
    """Amounts as whole numbers: 8,452,300 and 8452300.0 alike; a share keeps its sign."""
    plain = text.replace(',', '').replace('\u2212', '-').replace(' ', '')
    return plain[:-2] if plain.endswith('.0') else plain


def odt_figures(path):
    """name → the texts that stand for it."""
    root = ElementTree.fromstring(zipfile.ZipFile(path).read('content.xml'))
    found = {}
    for field in root.iter(TEXT + 'user-field-get'):
        name = field.attrib[TEXT + 'name'].split('#')[0]
        found.setdefault(name, set()).add(''.join(field.itertext()))
    return found


def ods_rows(path):
    """The sheets as lists of rows of (value or text)."""
    root = ElementTree.fromstring(zipfile.ZipFile(path).read('content.xml'))
    sheets = {}
    for table in root.iter(TABLE + 'table'):
        rows = sheets.setdefault(table.attrib[TABLE + 'name'], [])
        for row in table.iter(TABLE + 'table-row'):
            cells = []
            for cell in row:
                value = cell.attrib.get(OFFICE + 'value')
                value = value if value is not None else ''.join(cell.itertext())
                repeat = int(cell.attrib.get(TABLE + 'number-columns-repeated', 1))
                cells.extend([value] * min(repeat, 100))
            rows.append(cells)
    return sheets


def explain(plan, names):
    """name → what `explain` says; None for what it does not know."""
    names = sorted(names)
    done = subprocess.run([CLI, 'explain', plan, *names, '--json'], capture_output=True, text=True,
                          check=False)
    if done.returncode == 0:
        found = json.loads(done.stdout)
        return dict(zip(names, found if len(names) > 1 else [found]))
    if len(names) == 1:
        return {names[0]: None}
    middle = len(names) // 2
    return {**explain(plan, names[:middle]), **explain(plan, names[middle:])}


class SameFigures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix='jingjin-')
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        for i, source in enumerate(PLANS):
            cls.write(f'shipped-{i}', source)
        for seed in range(GENERATED):
            with open(PLANS[0], encoding='utf-8') as file:
                plan = change(json.load(file), seed)
            source = cls.path('source.json')
            with open(source, 'w', encoding='utf-8') as file:
                json.dump(plan, file, ensure_ascii=False)
            cls.write(f'generated-{seed}', source)
        cls.plans = sorted(n[:-8] for n in os.listdir(cls.folder) if n.endswith('.jingjin'))
        convert(cls.folder, 'odt', [n + '.odt' for n in cls.plans])
        convert(cls.folder, 'ods', [n + s for n in cls.plans for s in ('.ods', '-book.xlsx')])

    @classmethod
    def path(cls, *names):
        return os.path.join(cls.folder, *names)

    @classmethod
    def write(cls, name, source):
        plan = cls.path(name + '.jingjin')
        run('new', '--from', source, plan)
        for exporter, suffix in (('odt', '.odt'), ('pdf', '.pdf'), ('budget-ods', '.ods'),
                                 ('budget-xlsx', '-book.xlsx')):
            run('export', plan, '--as', exporter, '-o', cls.path(name + suffix))

    def check_odt(self, name, texts):
        money = {live.split(':', 1)[1]: those for live, those in texts.items()
                 if re.fullmatch(r'figure:(total|unassigned|match|central|(purse|programme|activity|'
                                 r'line|account|year)/.*)', live)}
        self.assertGreater(len(money), 50)
        for figure, known in explain(self.path(name + '.jingjin'), money).items():
            self.assertIsNotNone(known, figure)
            for text in money[figure]:
                if re.fullmatch(r'[\u2212-]?[\d,]+', text):
                    self.assertEqual(int(digits(text)), known['amount'], figure)

    def check_book(self, name, plan):
        sheets = ods_rows(self.path('again', name + '.ods'))
        rows = [row for row in list(sheets.values())[-1]
                if row and re.fullmatch(r'[a-z_]+(/.+)?', row[0] or '')]
        known = explain(plan, {row[0] for row in rows})
        checked = 0  # rows of 核對: field id, name, cell, workbook, plan, difference
        for row in rows:
            if known[row[0]] is None:
                continue
            numbers = [int(float(cell)) for cell in row[1:]
                       if re.fullmatch(r'-?\d+(\.\d+)?', cell or '')]
            amount = known[row[0]]['amount']
            self.assertEqual(numbers[:3], [amount, amount, 0], row)
            checked += 1
        self.assertGreater(checked, 10)

    def check_pdf(self, name, names):
        text = subprocess.run(['pdftotext', '-layout', self.path(name + '.pdf'), '-'],
                              capture_output=True, text=True, check=True).stdout
        numbers = set(re.findall(r'\d[\d,]*', text))
        for live, texts in names.items():
            for value in texts:
                for number in re.findall(r'\d[\d,]{3,}', value):
                    self.assertIn(number, numbers, live)

    def test_no_difference(self):
        self.assertEqual(len(self.plans), len(PLANS) + GENERATED)
        for name in self.plans:
            with self.subTest(name):
                texts = odt_figures(self.path('again', name + '.odt'))
                self.check_odt(name, texts)
                self.check_pdf(name, texts)
                for book in (name, name + '-book'):
                    self.check_book(book, self.path(name + '.jingjin'))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
