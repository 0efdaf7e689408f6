#!/usr/bin/env python3
# test-cli-consolidate.py: the plans of counties added up in one workbook, from outside
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-cli-consolidate.py JINGJIN_CLI [unittest arguments]"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from xml.etree import ElementTree

CLI = sys.argv[1]
MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='jingjin-')
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def cli(self, *arguments, status=0):
        done = subprocess.run([CLI, *arguments], capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, status, (arguments, done.stdout, done.stderr))
        return done.stdout.decode()

    def counties(self, codes):
        """The sample, said to be of several counties."""
        self.cli('new', '--from', 'yunlin-114', self.path('sample.jingjin'))
        self.cli('export', self.path('sample.jingjin'), '--as', 'json', '-o', self.path('s.json'))
        with open(self.path('s.json'), encoding='utf-8') as file:
            plan = json.load(file)
        files = []
        for code in codes:
            plan['elements']['plan'][0]['county'] = code
            plan['elements']['plan'][0]['id'] = f'00000000000000{len(files) + 1:02x}'
            files.append(self.path(f'{code}.json'))
            with open(files[-1], 'w', encoding='utf-8') as file:
                json.dump(plan, file)
        return files

    def sheet(self, book, number):
        """Rows of [value, formula]."""
        with zipfile.ZipFile(book) as archive:
            tree = ElementTree.fromstring(archive.read(f'xl/worksheets/sheet{number}.xml'))
        rows = []
        for row in tree.iter(f'{MAIN}row'):
            cells = []
            for cell in row.iter(f'{MAIN}c'):
                value, formula = cell.find(f'{MAIN}v'), cell.find(f'{MAIN}f')
                text = value.text if value is not None else ''.join(cell.itertext())
                cells.append([text,
                              formula.text if formula is not None else None])
            rows.append(cells)
        return rows


class Consolidate(Case):
    def test_sums_are_formulas_and_the_plans_figures(self):
        files = self.counties(['TW-YUN', 'TW-CYI', 'TW-LIE'])
        told = json.loads(self.cli('consolidate', *files, '-o', self.path('b.xlsx'), '--json'))
        one = told['files'][0]['total']
        self.assertEqual(told['total'], 3 * one)
        for number in (1, 2, 3):
            rows = self.sheet(self.path('b.xlsx'), number)
            counties, sums = rows[2:5], rows[5]
            for row in counties:
                parts = [int(float(cell[0])) for cell in row[1:-1]]
                self.assertEqual(sum(parts), one)
                self.assertEqual(int(float(row[-1][0])), one)
                self.assertTrue(row[-1][1].startswith('SUM(B'))
            for i, cell in enumerate(sums[1:], 1):
                self.assertEqual(int(float(cell[0])),
                                 sum(int(float(row[i][0])) for row in counties))
                self.assertRegex(cell[1], r'^SUM\([A-Z]+3:[A-Z]+5\)$')

    def test_nothing_is_left_out_silently(self):
        files = self.counties(['TW-YUN', 'TW-CYI'])
        self.cli('package', self.path('sample.jingjin'), '-o', self.path('y.zip'), '--draft')
        with open(self.path('y.zip'), 'rb') as file:
            data = bytearray(file.read())
        data[len(data) // 2] ^= 1
        with open(self.path('bad.zip'), 'wb') as file:
            file.write(data)
        with open(self.path('text.json'), 'w', encoding='utf-8') as file:
            file.write('{')
        told = json.loads(self.cli('consolidate', self.path('y.zip'), *files, self.path('bad.zip'),
                                   self.path('text.json'), self.path('none.zip'), '-o',
                                   self.path('b.ods'), '--json', status=1))
        self.assertEqual([bool(row['reason']) for row in told['files']],
                         [False, True, False, True, True, True])
        self.assertTrue(told['files'][0]['package'])
        with zipfile.ZipFile(self.path('b.ods')) as archive:
            content = archive.read('content.xml').decode()
        for name in ('y.zip', 'TW-YUN.json', 'bad.zip', 'text.json', 'none.zip'):
            self.assertIn(name, content)
        self.assertTrue(re.search(r'of:=SUM\(', content))

    def test_output_is_said(self):
        files = self.counties(['TW-YUN'])
        self.cli('consolidate', *files, status=2)
        self.cli('consolidate', *files, '-o', self.path('b.txt'), status=2)


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
