#!/usr/bin/env python3
# test-same-figures.py: every figure in every file that goes out is the plan's
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-same-figures.py JINGJIN_CLI PLAN.json...

For each plan, and for ten that are made from the first with other prices, quantities and times: the
.odt, .ods, .xlsx and PDF are written, LibreOffice opens the first three, works everything out anew
and saves; then each value that carries a figure's name is compared with what `explain` says, and
the texts of the PDF with those of the .odt. No difference is let pass.
"""

import json
import os
import random
import re
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


def convert(folder, name, suffix):
    """What LibreOffice makes of a file after it has worked it out anew."""
    home = os.path.join(folder, 'home')
    out = os.path.join(folder, 'out-' + name.rsplit('.', 1)[1])
    os.makedirs(home, exist_ok=True)
    subprocess.run(['soffice', '--headless', '--convert-to', suffix, '--outdir', out,
                    os.path.join(folder, name)], check=True, timeout=240, capture_output=True,
                   env={**os.environ, 'HOME': home})
    return os.path.join(out, name.rsplit('.', 1)[0] + '.' + suffix.split(':')[0])


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


class Figures:
    """What `explain` says, asked once for each name."""
    def __init__(self, plan):
        self.plan = plan
        self.known = {}

    def get(self, name):
        if name not in self.known:
            done = subprocess.run([CLI, 'explain', self.plan, name, '--json'], capture_output=True,
                                  text=True, check=False)
            self.known[name] = json.loads(done.stdout) if done.returncode == 0 else None
        return self.known[name]


class SameFigures(unittest.TestCase):
    def check_odt(self, folder, figures):
        names = odt_figures(convert(folder, 'plan.odt', 'odt'))
        money = {name: texts for name, texts in names.items()
                 if re.fullmatch(r'figure:(total|unassigned|match|central|(purse|programme|activity|'
                                 r'line|account|year)/.*)', name)}
        self.assertGreater(len(money), 50)
        for name, texts in money.items():
            known = figures.get(name.split(':', 1)[1])
            self.assertIsNotNone(known, name)
            for text in texts:
                if re.fullmatch(r'[\u2212-]?[\d,]+', text):
                    self.assertEqual(int(digits(text)), known['amount'], name)
        return names

    def check_book(self, path, figures):
        sheets = ods_rows(path)
        rows = list(sheets.values())[-1]  # 核對: field id, name, cell, workbook, plan, difference
        checked = 0
        for row in rows:
            if not row or not re.fullmatch(r'[a-z_]+(/.+)?', row[0] or ''):
                continue
            known = figures.get(row[0])
            if known is None:
                continue
            numbers = [int(float(cell)) for cell in row[1:]
                       if re.fullmatch(r'-?\d+(\.\d+)?', cell or '')]
            self.assertEqual(numbers[:3], [known['amount'], known['amount'], 0], row)
            checked += 1
        self.assertGreater(checked, 10)

    def check_pdf(self, folder, names):
        text = subprocess.run(['pdftotext', '-layout', os.path.join(folder, 'plan.pdf'), '-'],
                              capture_output=True, text=True, check=True).stdout
        numbers = set(re.findall(r'\d[\d,]*', text))
        for name, texts in names.items():
            for value in texts:
                for number in re.findall(r'\d[\d,]{3,}', value):
                    self.assertIn(number, numbers, name)

    def check(self, folder, source):
        plan = os.path.join(folder, 'plan.jingjin')
        run('new', '--from', source, plan)
        for exporter, name in (('odt', 'plan.odt'), ('pdf', 'plan.pdf'), ('budget-ods', 'plan.ods'),
                               ('budget-xlsx', 'book.xlsx')):
            run('export', plan, '--as', exporter, '-o', os.path.join(folder, name))
        figures = Figures(plan)
        names = self.check_odt(folder, figures)
        self.check_book(convert(folder, 'plan.ods', 'ods'), figures)
        self.check_book(convert(folder, 'book.xlsx', 'ods'), figures)
        self.check_pdf(folder, names)

    def test_shipped_plans(self):
        for source in PLANS:
            with self.subTest(source), tempfile.TemporaryDirectory() as folder:
                self.check(folder, source)

    def test_generated_plans(self):
        for seed in range(GENERATED):
            with self.subTest(seed=seed), tempfile.TemporaryDirectory() as folder:
                with open(PLANS[0], encoding='utf-8') as file:
                    plan = change(json.load(file), seed)
                source = os.path.join(folder, 'plan.json')
                with open(source, 'w', encoding='utf-8') as file:
                    json.dump(plan, file, ensure_ascii=False)
                self.check(folder, source)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
