#!/usr/bin/env python3
# test-oracle.py: a real spreadsheet program reads what we write, and we read what it writes
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-oracle.py JINGJIN_CLI [unittest arguments]; exit status 77 without LibreOffice"""

import csv
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from xml.sax.saxutils import escape

CLI = sys.argv[1]
DATA = os.environ['JINGJIN_DATA_DIR']
SOFFICE = shutil.which('soffice')
ALL_SHEETS = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='jingjin-')
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def cli(self, *arguments, status=0):
        done = subprocess.run([CLI, *arguments], capture_output=True, timeout=120, check=False)
        self.assertEqual(done.returncode, status,
                         f'{arguments}: {done.stdout.decode()}{done.stderr.decode()}')
        return done.stdout.decode()

    def convert(self, to, out, *sources):
        home = self.path('home')
        os.makedirs(home, exist_ok=True)
        done = subprocess.run([SOFFICE, '--headless', '--convert-to', to, '--outdir', self.path(out),
                               *sources], env={**os.environ, 'HOME': home}, capture_output=True,
                              timeout=300, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode())

    def sample(self):
        self.cli('new', '--from', 'yunlin-114', self.path('sample.jingjin'))
        return self.path('sample.jingjin')


class Workbooks(Case):
    def test_round_trip_changes_nothing(self):
        """Written by us, rewritten by LibreOffice in the other format, and in the same one."""
        plan = self.sample()
        for ours in ('ods', 'xlsx'):
            book = self.path(f'plan.{ours}')
            self.cli('export', plan, '--as', ours, '-o', book)
            for theirs in ('ods', 'xlsx'):
                self.convert(theirs, f'{ours}-{theirs}', book)
            for source in (book, self.path(f'{ours}-ods/plan.ods'),
                           self.path(f'{ours}-xlsx/plan.xlsx')):
                report = json.loads(self.cli('import', plan, source, '--dry-run', '--json'))
                self.assertEqual((report['new'], report['updated'], report['refused'],
                                  report['proposed']), (0, 0, 0, 0), (source, report['faults'][:5]))
                self.assertGreater(report['unchanged'], 1000)

    def strip_values(self, book):
        """The workbook without what its formulas gave, so that the program has to work it out."""
        stripped = book + '.stripped' + os.path.splitext(book)[1]
        n = 0
        with zipfile.ZipFile(book) as old, zipfile.ZipFile(stripped, 'w') as new:
            for entry in old.infolist():
                text = old.read(entry)
                if entry.filename == 'content.xml':
                    text, k = re.subn(rb'(table:formula="[^"]*") office:value-type="float" '
                                      rb'office:value="[^"]*"', rb'\1', text)
                    n += k
                elif entry.filename.startswith('xl/worksheets/'):
                    text, k = re.subn(rb'(<f>[^<]*</f>)<v>[^<]*</v>', rb'\1', text)
                    n += k
                new.writestr(entry, text)
        self.assertGreater(n, 500)
        return stripped

    def test_budget_adds_up_to_the_plan(self):
        plan = self.sample()
        for kind in ('ods', 'xlsx'):
            book = self.path(f'budget.{kind}')
            self.cli('export', plan, '--as', f'budget-{kind}', '-o', book)
            self.convert(ALL_SHEETS, kind, self.strip_values(book))
            checks = glob.glob(self.path(f'{kind}/*核對.csv'))
            self.assertEqual(len(checks), 1)
            with open(checks[0], encoding='utf-8') as file:
                rows = list(csv.DictReader(file))
            self.assertGreater(len(rows), 30)
            for row in rows:
                self.assertEqual((row['本活頁簿'], row['差額']), (row['計畫'], '0'))
                amount = json.loads(self.cli('explain', plan, row['欄位代號'], '--json'))['amount']
                self.assertEqual(int(row['本活頁簿']), amount, row)


    def test_coverage_counts_as_the_links_do(self):
        """The matrix against the lists of links, and its sums as the spreadsheet works them out."""
        plan = self.sample()
        book = self.path('coverage.ods')
        self.cli('export', plan, '--as', 'coverage-ods', '-o', book)
        self.convert(ALL_SHEETS, 'out', book)
        with open(self.path('out/coverage-涵蓋.csv'), encoding='utf-8') as file:
            rows = list(csv.reader(file))
        heads, rows, sums = rows[2], rows[3:-2], rows[-2:]
        self.cli('export', plan, '--as', 'json', '-o', self.path('plan.json'))
        with open(self.path('plan.json'), encoding='utf-8') as file:
            elements = json.load(file)['elements']
        active = [s for s in elements['school'] if s.get('active')]
        self.assertEqual([r[0] for r in rows], [s['code'] for s in active])
        kind_of = {e['id']: kind for kind, those in elements.items() for e in those}
        for school, row in zip(active, rows):
            reached = {'community': {c['id'] for c in elements['community']
                                     if c.get('school') == school['id']},
                       'alliance': {a['id'] for a in elements['alliance']
                                    if a.get('lead') == school['id']
                                    or school.get('town') in a.get('towns', [])}}
            for link in elements['member_of']:
                if link['from'] == school['id']:
                    reached[kind_of[link['to']]].add(link['to'])
            for column, kind in (('社群', 'community'), ('聯盟', 'alliance')):
                self.assertEqual(int(row[heads.index(column)]), len(reached[kind]), school['code'])
        for i, head in enumerate(heads[6:19], 6):
            reached = sum(r[i] != '0' for r in rows)
            self.assertEqual([int(s[i]) for s in sums], [reached, len(rows) - reached], head)
        with zipfile.ZipFile(book) as parts:
            marked = parts.read('content.xml').count(b'<table:table-cell table:style-name="ce10"')
        self.assertEqual(marked, sum(int(r[heads.index('缺口')]) for r in rows))
        self.assertGreater(marked, 0)


# The messy lists. Each knows which rows come in and which cells are at fault.
OFFICE = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
          'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
          'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
          'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
          'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"')


def cell(value='', down=1, across=1):
    span = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"'
    span = span if down * across > 1 else ''
    if isinstance(value, (int, float)):
        return f'<table:table-cell{span} office:value-type="float" office:value="{value}"/>'
    if value.startswith('of:='):
        return f'<table:table-cell{span} table:formula="{escape(value)}"/>'
    if not value:
        return f'<table:table-cell{span}/>'
    return (f'<table:table-cell{span} office:value-type="string"><text:p>{escape(value)}</text:p>'
            '</table:table-cell>')


COVERED = '<table:covered-table-cell/>'


def row(*cells):
    return '<table:table-row>' + ''.join(cells) + '</table:table-row>'


def flat(sheets):
    tables = ''.join(
        f'<table:table table:name="{name}" table:style-name="{"h" if hidden else "v"}">{rows}'
        '</table:table>' for name, rows, hidden in sheets)
    return ('<?xml version="1.0" encoding="UTF-8"?><office:document ' + OFFICE +
            ' office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
            '<office:automatic-styles><style:style style:name="v" style:family="table">'
            '<style:table-properties table:display="true"/></style:style><style:style '
            'style:name="h" style:family="table"><style:table-properties table:display="false"/>'
            '</style:style></office:automatic-styles><office:body><office:spreadsheet>' + tables +
            '</office:spreadsheet></office:body></office:document>')


HEADINGS = [
    ('社群名稱', '學校名稱', '社群人數(含召集人)', '進度規劃-場次', '是否申請經費'),
    ('社群', '申請學校', '人數', '場次', '申請經費'),
    ('社 群 名 稱', '召集學校', '參與人數', '聚會次數', '是否申請經費（是/否）'),
]
NAMES = [lambda s: s, lambda s: '雲林縣立' + s.replace('國小', '國民小學'), lambda s: '縣立' + s,
         lambda s: s.replace('臺', '台')]
YES = ['是', '✓', 'V', '有', '1']


UNITS = ['{}', '{}人', '{} 位', '{}名（含召集人）']


class Messy:
    """A list of nine communities: seven good ones, two of them of one convener who is on no list,
    one with an unknown school, one with a bad number; then a row without a name, and the sums."""

    def __init__(self, i, schools):
        self.i, self.rows, self.good, self.faults, self.notices = i, [], [], [], []
        self.line = 0
        headings = HEADINGS[i % 3]
        for k in range(i % 4):
            self.add(cell(f'雲林縣 114 學年度社群調查 {k}', across=5), *[COVERED] * 4)
        if i % 5 == 0:
            self.add(*[cell()] * 5)
        if i % 3 == 1:
            self.add(cell(headings[0], down=2), cell(headings[1], down=2), cell('數量', across=2),
                     COVERED, cell(headings[4], down=2), cell('召集人', down=2))
            self.add(COVERED, COVERED, cell(headings[2]), cell(headings[3]), COVERED, COVERED)
        else:
            self.add(*map(cell, headings), cell('召集人'))
        self.merged(schools)
        for k in range(2, 9):
            self.plain(k, schools)
        self.end(schools)

    def add(self, *cells):
        self.line += 1
        self.rows.append(row(*cells))

    def merged(self, schools):
        """Two communities under one merged school; one number is a formula."""
        name = NAMES[self.i % 4](schools[0])
        self.add(cell(self.name(0)), cell(name, down=2), cell(6), cell('of:=2*2'), cell('是'))
        self.add(cell(self.name(1)), COVERED, cell('１２'), cell(4), cell(YES[self.i % 5]))
        self.good += [(self.name(0), schools[0], 6), (self.name(1), schools[0], 12)]

    def plain(self, k, schools):
        school, members = NAMES[(self.i + k) % 4](schools[k]), 5 + k
        if k == 5 and self.i % 2:
            self.add(*[cell()] * 5)
        if k == 3:
            school = '不存在的國小'
            self.faults.append((self.line + 1, 2))
        elif k == 6:
            members = 'of:=1/0' if self.i % 2 else '很多'
            self.faults.append((self.line + 1, 3))
        else:
            self.good.append((self.name(k), schools[k], members))
            members = UNITS[self.i % 4].format(members)
        self.add(cell(self.name(k)), cell(school), cell(members), cell('3 場' if k % 2 else 3),
                 cell('否'), cell('沒有這個人' if k in (4, 8) else ''))
        if k in (4, 8):
            self.notices.append((self.line, 6))

    def end(self, schools):
        self.add(cell(), cell(schools[2]), cell(5), cell(3), cell('否'))
        self.faults.append((self.line, 1))
        if self.i % 2:
            self.add(cell(('合計', '總 計：')[self.i % 4 // 2], across=2), COVERED, cell(60))
            self.notices.append((self.line, 1))

    def name(self, k):
        return f'第{self.i}校群{k}社群'

    def document(self, kind):
        sheets = [('一覽表', ''.join(self.rows), False)]
        if self.i % 4 == 2 and kind != 'csv':
            sheets.append(('選單', row(cell('社群名稱'), cell('人數')) + row(cell('x'), cell(1)),
                           True))
        return flat(sheets)


ENCODINGS = ['utf-8', 'utf-8-sig', 'cp950', 'utf-16']


class Folder(Case):
    def schools(self):
        plan = self.path('plan.jingjin')
        self.cli('new', '--county', '雲林縣', '--year', '114', plan)
        self.cli('export', plan, '--as', 'csv', '--field-ids', '--kind', 'school', '-o',
                 self.path('schools.csv'))
        with open(self.path('schools.csv'), encoding='utf-8-sig') as file:
            names = [r['name'] for r in csv.DictReader(file)]
        known = [n for n in names if names.count(n) == 1 and n.endswith('國小')]
        self.assertGreater(len(known), 60)
        return plan, known

    def make(self, known):
        """30 lists: ten .xlsx and ten .ods written by LibreOffice, ten .csv in four encodings."""
        lists, sources = {}, {'xlsx': [], 'ods': [], 'csv': []}
        for i in range(30):
            kind = ('xlsx', 'ods', 'csv')[i % 3]
            messy = Messy(i, known[i:i + 9])
            source = self.path(f'list{i}.fods')
            with open(source, 'w', encoding='utf-8') as file:
                file.write(messy.document(kind))
            lists[f'list{i}.{kind}'] = messy
            sources[kind].append(source)
        self.convert('xlsx:Calc MS Excel 2007 XML', 'in', *sources['xlsx'])
        self.convert('ods', 'in', *sources['ods'])
        self.convert('csv:Text - txt - csv (StarCalc):44,34,76,1', 'in', *sources['csv'])
        for k, path in enumerate(sorted(glob.glob(self.path('in/*.csv')))):
            with open(path, encoding='utf-8') as file:
                text = file.read()
            if ENCODINGS[k % 4] == 'cp950':
                text = text.replace('✓', '是')  # Big5 has none
            with open(path, 'wb') as file:
                file.write(text.encode(ENCODINGS[k % 4]))
        return lists

    def test_thirty_messy_lists(self):
        plan, known = self.schools()
        lists = self.make(known)
        files = [self.path(f'in/{name}') for name in lists]
        self.assertTrue(all(map(os.path.exists, files)))
        report = json.loads(self.cli('import', plan, *files, '--json'))
        found = {name: set() for name in lists}
        told = {name: set() for name in lists}
        for into, those in ((found, report['faults']), (told, report['notices'])):
            for fault in those:
                into[os.path.basename(fault['file'])].add((fault['row'], fault.get('column')))
        for name, messy in lists.items():
            expected = set(messy.faults)
            if name.endswith('.csv'):
                # A merged school is lost in text: the row below it has none, which is no fault.
                messy.good[1] = (messy.good[1][0], '', messy.good[1][2])
            self.assertEqual(found[name], expected, name)
            self.assertEqual(told[name], set(messy.notices), name)
        self.check_rows(plan, lists)
        self.assertEqual(report['new'], sum(len(m.good) for m in lists.values()))
        self.assertEqual(report['skipped'], 15)  # the sums of every other list
        hidden = [s for s in report['sheets'] if s['left_out']]
        self.assertEqual(len(hidden), sum(m.i % 4 == 2 for n, m in lists.items()
                                          if not n.endswith('.csv')))

    def check_rows(self, plan, lists):
        self.cli('export', plan, '--as', 'csv', '--field-ids', '--kind', 'community', '-o',
                 self.path('out.csv'))
        self.cli('export', plan, '--as', 'csv', '--field-ids', '--kind', 'school', '-o',
                 self.path('schools.csv'))
        with open(self.path('schools.csv'), encoding='utf-8-sig') as file:
            codes = {r['code']: r['name'] for r in csv.DictReader(file)}
        with open(self.path('out.csv'), encoding='utf-8-sig') as file:
            got = {(r['name'], codes.get(r['school'], ''), int(r['members']))
                   for r in csv.DictReader(file)}
        self.assertEqual(got, {g for m in lists.values() for g in m.good})


if __name__ == '__main__':
    if not SOFFICE:
        print('no soffice here')
        sys.exit(77)
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
