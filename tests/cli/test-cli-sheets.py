#!/usr/bin/env python3
# test-cli-sheets.py: workbooks on the command line, in and out
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-cli-sheets.py JINGJIN_CLI [unittest arguments]"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

CLI = sys.argv[1]


class Sheets(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='jingjin-')
        self.addCleanup(shutil.rmtree, self.folder)
        self.plan = self.path('plan.jingjin')
        self.cli('new', '--county', '連江縣', '--year', '113', self.plan)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), 'wb') as file:
            file.write(content)
        return self.path(name)

    def cli(self, *arguments, status=0):
        environment = {**os.environ, 'XDG_DATA_HOME': self.path('data')}
        done = subprocess.run([CLI, *arguments], capture_output=True, timeout=60, check=False,
                              env=environment)
        output, errors = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, status, f'{arguments}: {output}{errors}')
        if status == 2:
            self.assertEqual(errors.count('\n'), 1, f'not one sentence: {errors}')
        return output, errors

    def json(self, *arguments, status=0):
        return json.loads(self.cli(*arguments, status=status)[0])

    def digest(self):
        with open(self.plan, 'rb') as file:
            return hashlib.sha256(file.read()).hexdigest()

    def test_hostile_files_leave_the_plan_alone(self):
        before = self.digest()
        with zipfile.ZipFile(self.path('bomb.xlsx'), 'w', zipfile.ZIP_DEFLATED) as bomb:
            bomb.writestr('_rels/.rels', b' ' * 50_000_000)
        with zipfile.ZipFile(self.path('outside.ods'), 'w') as outside:
            outside.writestr('../../outside', b'x')
        hostile = [self.path('bomb.xlsx'), self.path('outside.ods'),
                   self.write('old.xlsx', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\0' * 600),
                   self.write('page.xlsx', b'<html><table><tr><td>a</td></tr></table></html>'),
                   self.write('cut.ods', b'PK\x03\x04' + b'\0' * 100)]
        for source in hostile:
            self.cli('import', self.plan, source, status=2)
        done = subprocess.run([CLI, 'import', self.plan, *hostile], capture_output=True, check=False)
        self.assertEqual((done.returncode, done.stderr.count(b'\n')), (2, len(hostile) + 1))
        self.assertEqual(self.digest(), before)
        self.assertFalse(os.path.exists(self.path('../../outside')))

    def test_what_goes_out_comes_in(self):
        for kind in ('ods', 'xlsx'):
            for options in ([], ['--field-ids']):
                book = self.path(f'all.{kind}')
                self.cli('export', self.plan, '--as', kind, *options, '-o', book)
                report = self.json('import', self.plan, book, '--json')
                self.assertEqual((report['new'], report['updated'], report['refused'],
                                  report['proposed']), (0, 0, 0, 0), report)
                self.assertGreaterEqual(report['unchanged'], 7 + 5)  # schools, purses, and more

    def test_forms_are_empty_and_ask_all(self):
        """Every choice has its box, every column its label; nothing of the plan but its title,
        nothing of what comes after planning; a page for each of the eight kinds."""
        forms = self.path('forms.pdf')
        self.cli('export', self.plan, '--as', 'forms', '-o', forms)
        text = subprocess.run(['pdftotext', '-layout', forms, '-'], capture_output=True, text=True,
                              check=True).stdout
        text = ''.join(text.split())
        for part in ('經費項目', '□業務費', '召集學校', '成員學校', '經費來源', '□是□否'):
            self.assertIn(part, text)
        for part in ('介壽', '國教署補助款', '核定數', '實支數', '方案'):
            self.assertNotIn(part, text)
        self.assertIn('第8頁，共8頁', text)

    def test_a_talk_without_slides_is_refused(self):
        for kind, name in (('odp', 'talk.odp'), ('slides', 'talk.pdf')):
            with self.subTest(kind):
                result = self.cli('export', self.plan, '--as', kind, '-o', self.path(name), status=2)
                self.assertIn('no slides yet', result[1])
                self.assertFalse(os.path.exists(self.path(name)))

    def test_what_a_file_is_follows_from_its_bytes(self):
        book = self.path('schools.csv')
        self.cli('export', self.plan, '--as', 'ods', '--kind', 'school', '-o', book)
        self.assertEqual(self.json('import', self.plan, book, '--json')['unchanged'], 7)

    def test_one_bad_file_of_many(self):
        good = self.write('a.csv', '社群名稱,學校名稱\n甲,介壽國中小\n'.encode())
        other = self.write('b.csv', '社群名稱,學校名稱\n乙,沒有這校\n丙,中正國中小\n'.encode())
        bad = self.write('c.xlsx', b'PK\x03\x04')
        output, errors = self.cli('import', self.plan, good, other, bad)
        self.assertIn('c.xlsx', errors)
        self.assertIn('b.csv: row 2, column 2', errors)
        info = self.json('info', self.plan, '--json')
        self.assertEqual(info['counts']['community'], 2, output)

    def test_the_same_by_name_waits(self):
        first = self.write('a.csv', '社群名稱,學校名稱,人數\n甲,介壽國中小,5\n'.encode())
        later = self.write('b.csv', '社群名稱,學校名稱,人數\n甲,介壽國中小,6\n'.encode())
        self.cli('import', self.plan, first)
        report = self.json('import', self.plan, later, '--json')
        self.assertEqual((report['proposed'], report['updated']), (1, 0))
        self.assertEqual(report['proposals'][0]['name'], '甲')
        self.cli('import', self.plan, later, '--strict', status=1)
        self.assertEqual(self.json('import', self.plan, later, '--doubles', 'skip',
                                   '--json')['skipped'], 1)
        self.assertEqual(self.json('import', self.plan, later, '--doubles', 'new', '--dry-run',
                                   '--json')['new'], 1)
        self.assertEqual(self.json('import', self.plan, later, '--doubles', 'accept',
                                   '--json')['updated'], 1)
        self.cli('import', self.plan, later, '--doubles', 'perhaps', status=2)

    def test_rows_that_name_each_other_across_lists(self):
        """A new alliance lists its communities, these the alliance that supports them."""
        communities = self.write('a.csv', '社群名稱,學校名稱,支援者\n甲,介壽國中小,東區\n'
                                          '乙,介壽國中小,西區\n丙,中正國中小,東區\n'
                                          '丁,沒有這校,東區\n'.encode())
        alliances = self.write('b.csv', '聯盟名稱,聯盟成員\n東區,甲；丙；塘岐國小\n'
                                        '西區,乙；不明社群\n'.encode())
        headings = {'lists': [{'kind': 'community', 'columns': {
            '社群名稱': 'name', '學校名稱': 'school', '支援者': 'supporters'}}]}
        os.makedirs(self.path('data/jingjin'))
        self.write('data/jingjin/lists.json', json.dumps(headings).encode())
        for sources in ((communities, alliances), (alliances, communities)):
            report = self.json('import', self.plan, *sources, '--json', '--dry-run')
            self.assertEqual((report['new'], report['refused']), (3, 3), report['faults'])
        report = self.json('import', self.plan, communities, alliances, '--json')
        faults = sorted((os.path.basename(f['file']), f['row'], f['column'])
                        for f in report['faults'])
        self.assertEqual(faults, [('a.csv', 3, 3), ('a.csv', 5, 2), ('b.csv', 3, 2),
                                  ('b.csv', 3, 2)])
        self.assertEqual(self.json('info', self.plan, '--json')['counts']['supports'], 2)
        self.assertEqual(self.json('info', self.plan, '--json')['counts']['member_of'], 3)
        again = self.json('import', self.plan, communities, alliances, '--json')
        self.assertEqual((again['new'], again['unchanged'], again['refused']), (0, 3, 3))

    def test_who_convenes_may_be_on_no_list(self):
        """Conveners and mentors of the lists that come with it, and those that nobody lists."""
        communities = self.write('a.csv', '社群名稱,學校名稱,召集人,支援者\n甲,介壽國中小,陳大明,東區\n'
                                          '乙,介壽國中小,無此人,東區\n丙,中正國中小,林怡君,\n'
                                          '合計,3,,\n,中正國中小,林怡君,\n'.encode())
        persons = self.write('b.csv', '姓名,服務學校,薪傳教師\n陳大明,介壽國中小,林怡君\n'
                                      '林怡君,中正國中小,也沒有\n'.encode())
        alliances = self.write('c.csv', '聯盟名稱,聯盟成員\n東區,甲；乙\n'.encode())
        os.makedirs(self.path('data/jingjin'))
        self.write('data/jingjin/lists.json', json.dumps({'lists': [{'kind': 'community', 'columns': {
            '社群名稱': 'name', '學校名稱': 'school', '召集人': 'convener',
            '支援者': 'supporters'}}]}).encode())
        report = self.json('import', self.plan, communities, persons, alliances, '--json')
        self.assertEqual((report['new'], report['refused'], report['skipped']), (6, 1, 1), report)
        told = sorted((os.path.basename(f['file']), f['row'], f['column']) for f in report['notices'])
        self.assertEqual(told, [('a.csv', 3, 3), ('a.csv', 5, 1), ('b.csv', 3, 3)])
        fault, = report['faults']
        self.assertEqual((os.path.basename(fault['file']), fault['row'], fault['heading']),
                         ('a.csv', 6, '社群名稱'))
        counts = self.json('info', self.plan, '--json')['counts']
        self.assertEqual([counts[kind] for kind in ('community', 'convenes', 'mentors', 'supports')],
                         [3, 2, 1, 2])

    def test_lists_of_links(self):
        """A new plan takes back all that the sample's workbook holds, links with their figures."""
        sample, other = self.path('sample.jingjin'), self.path('other.jingjin')
        self.cli('new', '--from', 'yunlin-114', sample)
        self.cli('new', '--county', '雲林縣', '--year', '114', other)
        self.cli('export', sample, '--as', 'ods', '-o', self.path('all.ods'))
        report = self.json('import', other, self.path('all.ods'), '--json')
        self.assertEqual((report['refused'], report['proposed']), (0, 0), report['faults'][:3])
        for kind in ('member_of', 'supports', 'belongs_to', 'promotes_to', 'serves', 'charged_to'):
            tables = []
            for plan in (sample, other):
                self.cli('export', plan, '--as', 'csv', '--kind', kind, '-o', self.path('t.csv'))
                with open(self.path('t.csv'), encoding='utf-8-sig') as file:
                    tables.append(sorted(file))
                os.unlink(self.path('t.csv'))
            self.assertEqual(tables[0], tables[1], kind)
        faulty = self.write('f.csv', 'From,To\nS-001,S-002\nS-001,C-001\nS-001,C-001\n'.encode())
        report = self.json('import', other, faulty, '--kind', 'member_of', '--json')
        self.assertEqual([f['row'] for f in report['faults']], [2, 4])

    def test_corrected_columns_are_remembered(self):
        os.makedirs(self.path('data/jingjin'))
        self.write('data/jingjin/lists.json', json.dumps({'lists': [
            {'kind': 'community', 'columns': {'甲欄': 'name', '乙欄': 'members'}}]}).encode())
        source = self.write('a.csv', '甲欄,乙欄\n數學社群,5\n'.encode())
        report = self.json('import', self.plan, source, '--json')
        self.assertEqual((report['kind'], report['new']), ('community', 1))


unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
