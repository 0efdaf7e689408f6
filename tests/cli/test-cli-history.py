#!/usr/bin/env python3
# test-cli-history.py: history, checkpoint, and diff as tables of changes, from outside
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-cli-history.py JINGJIN_CLI"""

import contextlib
import csv
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
import zipfile

CLI = sys.argv[1]
SAMPLE = os.path.join(os.environ['JINGJIN_DATA_DIR'], 'samples', 'yunlin-114.json')
OFFICE = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='jingjin-')
        self.addCleanup(shutil.rmtree, self.folder)
        self.plan = os.path.join(self.folder, 'plan.jingjin')
        self.run_cli('new', '--from', SAMPLE, self.plan)

    def run_cli(self, *arguments, status=0):
        done = subprocess.run([CLI, *arguments], capture_output=True, timeout=60, check=False)
        output, errors = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, status, f'{arguments}: {output}{errors}')
        if status == 2:
            self.assertEqual(errors.count('\n'), 1, f'not one sentence: {errors}')
        return output

    def edit(self, rows):
        table = os.path.join(self.folder, 'rows.csv')
        with open(table, 'w', encoding='utf-8', newline='') as file:
            csv.writer(file).writerows(rows)
        self.run_cli('import', self.plan, table, '--kind', 'budget_line')

    def history(self, *options):
        return json.loads(self.run_cli('history', self.plan, '--json', *options))

    def total(self, plan):
        return json.loads(self.run_cli('info', plan, '--json'))['total']

    def test_history_and_checkpoints(self):
        self.run_cli('checkpoint', self.plan, '送初審')
        self.edit([['code', 'name', 'unit_price'], ['B-001', '出席費', 3000]])
        self.run_cli('checkpoint', self.plan, '送複審')
        entries = self.history()
        self.assertEqual([e['type'] for e in entries],
                         ['checkpoint', 'edit', 'checkpoint', 'created'])
        change = next(c for c in entries[1]['changes'] if c.get('field') == 'unit_price')
        self.assertEqual((change['before'], change['after']), ('2,500', '3,000'))
        self.assertEqual([e['label'] for e in self.history('--checkpoints')], ['送複審', '送初審'])
        self.assertEqual(len(self.history('--element', 'B-001')), 1)
        self.assertEqual(self.history('--element', 'B-002'), [])
        self.assertEqual(len(self.history('--limit', '2')), 2)
        self.assertEqual(self.history('--by', 'nobody'), [])
        self.assertIn('送初審', self.run_cli('history', self.plan))
        self.run_cli('history', self.plan, '--element', 'X-999', status=2)
        self.run_cli('checkpoint', self.plan, status=2)

    def test_states_by_name(self):
        before = self.total(self.plan)
        self.run_cli('checkpoint', self.plan, '送初審')
        self.edit([['code', 'name', 'unit_price'], ['B-001', '出席費', 3000]])
        self.assertEqual(self.total(f'{self.plan}@送初審'), before)
        self.assertNotEqual(self.total(self.plan), before)
        self.assertEqual(self.total(f'{self.plan}@1'), before)
        found = json.loads(self.run_cli('diff', f'{self.plan}@送初審', self.plan, '--json', status=1))
        self.assertEqual([(d['field'], d['before'], d['after']) for d in found],
                         [('unit_price', '2,500', '3,000')])
        self.run_cli('diff', f'{self.plan}@沒有', self.plan, status=2)
        self.run_cli('diff', f'{self.plan}@99', self.plan, status=2)

    def test_recover_names_the_newest_good_copy(self):
        real = os.path.realpath(self.plan)
        folder = os.path.join(self.folder, 'data', 'jingjin', 'backups',
                              'plan-' + hashlib.sha256(real.encode()).hexdigest()[:8])
        os.makedirs(folder)
        shutil.copy(self.plan, os.path.join(folder, '2026-08-01.jingjin'))
        with open(os.path.join(folder, '2026-08-02.jingjin'), 'wb') as file:
            file.write(b'no plan')
        with open(self.plan, 'r+b') as file:
            file.seek(4096 * 3)
            file.write(os.urandom(4096))
        os.environ['XDG_DATA_HOME'] = os.path.join(self.folder, 'data')
        said = self.run_cli('recover', self.plan, '-o', os.path.join(self.folder, 'out.jingjin'))
        self.assertIn('2026-08-01.jingjin', said)

    def give_reason(self, reason):
        """To the last entry, as the window's question does."""
        with contextlib.closing(sqlite3.connect(self.plan)) as plan, plan:
            plan.execute('update log set reason = ? where seq = (select max(seq) from log)',
                         (reason,))

    def test_table_of_changes(self):
        self.run_cli('checkpoint', self.plan, '送初審')
        before = shutil.copy(self.plan, os.path.join(self.folder, 'before.jingjin'))
        self.edit([['code', 'name', 'unit_price'], ['B-001', '出席費', 3000]])
        self.give_reason('審查意見第 3 點')
        old, new = self.total(f'{self.plan}@送初審'), self.total(self.plan)
        out = os.path.join(self.folder, 'changes.odt')
        self.run_cli('diff', f'{self.plan}@送初審', self.plan, '-o', out, status=1)
        with zipfile.ZipFile(out) as package:
            self.assertEqual(package.namelist()[0], 'mimetype')
            text = ''.join(ET.fromstring(package.read('content.xml')).itertext())
        for figure in (f'{old:,}', f'{new:,}', f'+{new - old:,}', '37,500', '45,000'):
            self.assertIn(figure, text)
        out = os.path.join(self.folder, 'changes.csv')
        self.run_cli('diff', f'{self.plan}@送初審', self.plan, '-o', out, status=1)
        with open(out, encoding='utf-8-sig') as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(sum(int(r['差額'] or 0) for r in rows), new - old)
        self.assertEqual([r['理由'] for r in rows if '出席費' in r['項目']],
                         ['審查意見第 3 點'])
        # Two copies tell the same: the reasons are those since they parted.
        self.run_cli('diff', before, self.plan, '-o', out, status=1)
        with open(out, encoding='utf-8-sig') as file:
            self.assertIn('審查意見第 3 點', file.read())
        out = os.path.join(self.folder, 'changes.ods')
        self.run_cli('diff', f'{self.plan}@送初審', self.plan, '-o', out, status=1)
        with zipfile.ZipFile(out) as package:
            values = [int(v) for v in re.findall(r'office:value="(-?\d+)"',
                                                 package.read('content.xml').decode())]
        self.assertIn(new, values)
        self.assertIn(new - old, values)
        self.run_cli('diff', self.plan, self.plan, '-o', os.path.join(self.folder, 'x.doc'),
                     status=2)
        self.assertFalse(os.path.exists(os.path.join(self.folder, 'x.doc')))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
