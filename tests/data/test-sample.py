#!/usr/bin/env python3
# test-sample.py: the sample county is what its script builds, and is sound
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds data/samples/yunlin-114.json against its script, the kind tables and the issue's counts."""

import collections
import csv
import importlib.util
import json
import os
import re
import sys
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FILE = os.path.join(ROOT, 'data', 'samples', 'yunlin-114.json')


def load(name, *path):
    """A script whose name has a hyphen, as a module."""
    full = os.path.join(ROOT, *path)
    sys.path.insert(0, os.path.dirname(full))
    spec = importlib.util.spec_from_file_location(name, full)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKE = load('make_sample', 'build-aux', 'make-sample.py')
SCHOOLS = sys.modules['sample.schools']
KINDS = load('check_packs', 'tests', 'style', 'check-packs.py').read_kinds(ROOT)


def holds(frame, box):
    """Whether a box lies wholly in a frame, not only over it."""
    return (frame['x'] <= box['x'] and frame['y'] <= box['y']
            and box['x'] + box['width'] <= frame['x'] + frame['width']
            and box['y'] + box['height'] <= frame['y'] + frame['height'])


class Sample(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(FILE, encoding='utf-8') as file:
            cls.text = file.read()
        cls.lists = collections.defaultdict(list, json.loads(cls.text)['elements'])
        cls.kind_of = {e['id']: kind for kind, each in cls.lists.items() for e in each}
        cls.plan, cls.budget = MAKE.build(os.path.join(ROOT, 'data'))

    def links(self, kind, end, id):
        return [link for link in self.lists[kind] if link[end] == id]

    def test_script_builds_the_same_bytes(self):
        self.assertTrue(self.plan.to_json() == self.text, 'run build-aux/make-sample.py again')

    def test_it_says_that_it_is_an_example(self):
        plan = self.lists['plan'][0]
        self.assertIn('示例', plan['name'])
        self.assertIn('示例', plan['title'])
        self.assertEqual((plan['county'], plan['school_year'], plan['period']),
                         ('TW-YUN', 114, 'full'))

    def test_counts_are_those_promised(self):
        count = {kind: len(each) for kind, each in self.lists.items()}
        self.assertEqual(count['plan'], 1)
        self.assertEqual(count['school'], 202)
        self.assertEqual(sum(s.get('active', False) for s in self.lists['school']), 198)
        self.assertGreaterEqual(count['community'], 60)
        self.assertEqual(count['person'], 300)
        self.assertEqual(count['alliance'], 5)
        self.assertEqual(count['activity'], 40)
        self.assertEqual(count['budget_line'], 300)
        self.assertEqual(count['indicator'], 16)
        self.assertEqual(count['sheet'], 3)
        self.assertEqual(len({p['category'] for p in self.lists['talent_pool']}), 9)
        self.assertEqual(len({p['theme'] for p in self.lists['programme']}), 9)
        self.assertEqual(len({p['group'] for p in self.lists['programme']}), 5)

    def test_schools_are_the_county_s(self):
        path = os.path.join(ROOT, 'data', 'schools', 'yunlin-schools-114.csv')
        with open(path, encoding='utf-8', newline='') as file:
            rows = list(csv.DictReader(file))
        for row, school in zip(rows, self.lists['school']):
            self.assertEqual(row['學校代碼'], school['ministry_code'])
            self.assertEqual(row['班級數'], str(school.get('classes', '')))
            self.assertEqual(row['學生數'], str(school.get('students', '')))
            self.assertEqual('退出計畫' in row['備註'], not school.get('active', False))
        keys = {(s['ministry_code'], s['level']) for s in self.lists['school']}
        self.assertEqual(len(keys), 202)

    def test_levels_and_positions(self):
        # domain of the list: 154 國小 with 1,677 classes, 35 國中 with 604 (without withdrawn units)
        classes = collections.Counter()
        units = collections.Counter()
        status = collections.Counter(s['position_status'] for s in self.lists['school'])
        for school in self.lists['school']:
            if school.get('active'):
                units[school['level']] += 1
                classes[school['level']] += school['classes']
        self.assertEqual(units, {'elementary': 154, 'junior': 35, 'senior': 9})
        self.assertEqual((classes['elementary'], classes['junior']), (1677, 604))
        self.assertEqual(status, {'exact': 158, 'town_centre': 44})

    def test_names_are_read_as_the_readme_says(self):
        level = SCHOOLS.level_of
        self.assertEqual(level('斗南高中(國中)', '094301'), 'junior')
        self.assertEqual(level('斗南高中（高中）', '094301'), 'senior')
        self.assertEqual(level('古坑國中小(國小)', '094612'), 'elementary')
        self.assertEqual(level('某某國中小', '094612'), 'combined')
        self.assertEqual(level('潮厝華德福小學', '094669'), 'elementary')
        self.assertEqual(level('福智學校財團法人雲林縣福智實驗國民中學', '091506'), 'junior')
        self.assertEqual(level('雲林縣私立永年高級中學', '091307'), 'senior')
        self.assertEqual(level('國立嘉義特殊教育學校', '100F01'), 'special')
        self.assertEqual(level('某某學校', '150F01'), 'special')
        self.assertEqual(SCHOOLS.base_name('縣立古坑國(中)小'), '古坑國中小')
        self.assertEqual(SCHOOLS.base_name('古坑國中小(國中)'), '古坑國中小')

    def test_no_school_of_six_classes_stands_alone(self):
        small = {s['id'] for s in self.lists['school'] if s.get('classes', 99) <= 6}
        for community in self.lists['community']:
            members = self.links('member_of', 'to', community['id'])
            self.assertEqual(sum(link['members'] for link in members), community['members'])
            if community['school'] in small:
                self.assertGreater(len(members), 1, community['name'])
                self.assertEqual(community['scope'], 'cross_school')

    def test_communities_fit_the_platform_s_form(self):
        for community in self.lists['community']:
            self.assertLessEqual(len(community['name']), 20)
            self.assertTrue(100 <= len(community['introduction']) <= 200)
            largest = max(link['members'] for link in
                          self.links('member_of', 'to', community['id']))
            if community['scope'] == 'cross_school':
                self.assertLessEqual(10 * largest, 7 * community['members'])

    def test_persons_are_codes(self):
        for person in self.lists['person']:
            self.assertRegex(person['name'], r'^教師 A-\d{3}$')
            self.assertTrue(person['private'])
        for pool in self.lists['talent_pool']:
            self.assertEqual(len(self.links('belongs_to', 'to', pool['id'])), pool['head_count'])

    def test_everything_is_inside_the_school_year(self):
        for kind, fields in (('activity', ('start', 'end')), ('budget_line', ('date',))):
            for element in self.lists[kind]:
                for field in fields:
                    if field in element:
                        self.assertTrue('2025-08-01' <= element[field] <= '2026-07-31', element)

    def test_money_adds_up(self):
        total = self.budget.total
        purses = {p['source']: p for p in self.lists['purse']}
        self.assertTrue(8_000_000 <= total <= 10_000_000, total)
        self.assertEqual(sum(self.budget.charged.values()), total)
        for source, charged in self.budget.charged.items():
            if source != 'county_match':
                self.assertLessEqual(charged, purses[source]['granted'])
        merged = [p for p in purses.values() if 'before' in p]
        self.assertGreaterEqual(sum(self.budget.charged[p['source']] for p in merged),
                                sum(p['before'] for p in merged))
        for line in self.lists['budget_line']:
            shares = [link['share'] for link in self.links('charged_to', 'from', line['id'])]
            self.assertEqual(sum(shares), 10000, line['code'])

    def test_splits_go_to_the_largest_remainder(self):
        # 7 × 0.6 = 4.2 and 7 × 0.4 = 2.8: the odd 元 goes to the second purse
        self.assertEqual([part for _, _, part in self.budget.split(7, (6000, 4000))], [4, 3])
        self.assertEqual([part for _, _, part in self.budget.split(1, (5000, 5000))], [1, 0])

    def test_each_activity_of_two_purses_has_both(self):
        two = {p['id'] for p in self.lists['programme'] if p['group'] in ('g1', 'g3')}
        activities = {a['id'] for a in self.lists['activity'] if a['programme'] in two}
        for line in self.lists['budget_line']:
            if line['activity'] in activities:
                links = self.links('charged_to', 'from', line['id'])
                self.assertIn(len(links), (1, 2))

    def test_references_lead_somewhere(self):
        ids = set(self.kind_of)
        self.assertEqual(len(ids), sum(len(each) for each in self.lists.values()))
        for each in self.lists.values():
            for element in each:
                self.assertRegex(element['id'], r'^[0-7][0-9a-f]{15}$')
                for value in element.values():
                    if isinstance(value, str) and re.fullmatch(r'[0-9a-f]{16}', value):
                        self.assertIn(value, ids)

    def test_boxes_of_a_sheet_do_not_overlap(self):
        for sheet in self.lists['sheet']:
            boxes = [p for p in self.lists['placement'] if p['sheet'] == sheet['id']]
            self.assertGreater(len(boxes), 15)
            self.assertEqual(len({p['element'] for p in boxes}), len(boxes))
            for place, a in enumerate(boxes):
                for b in boxes[:place]:
                    apart = (a['x'] + a['width'] <= b['x'] or b['x'] + b['width'] <= a['x']
                             or a['y'] + a['height'] <= b['y'] or b['y'] + b['height'] <= a['y'])
                    self.assertTrue(apart or holds(a, b) or holds(b, a), (sheet['code'], a, b))

    @unittest.skipUnless(KINDS, 'the kind tables are not here yet')
    def test_kinds_fields_and_choices_are_the_program_s(self):
        for kind, each in self.lists.items():
            table = KINDS[kind]
            order = {field: place for place, field in enumerate(table)}
            for element in each:
                fields = [field for field in element if field != 'id']
                self.assertEqual(fields, sorted(fields, key=order.__getitem__), kind)
                for field in fields:
                    values = element[field]
                    values = values if isinstance(values, list) else [values]
                    if table[field]:
                        self.assertLessEqual(set(values), table[field], (kind, field))


if __name__ == '__main__':
    unittest.main()
