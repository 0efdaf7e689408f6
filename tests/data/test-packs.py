#!/usr/bin/env python3
# test-packs.py: the check of the rule packs finds each fault that it exists for
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants one fault at a time in the real packs; and holds facts of the national pack by hand."""

import copy
import importlib.util
import json
import os
import sys
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, 'tests', 'style'))
SPEC = importlib.util.spec_from_file_location(
    'check_packs', os.path.join(ROOT, 'tests', 'style', 'check-packs.py'))
CHECK = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(CHECK)


def read(name):
    with open(os.path.join(ROOT, 'data', 'rules', name), encoding='utf-8') as file:
        return file.read()


FORMS = CHECK.read_forms(read('README.md'))
KINDS = CHECK.read_kinds(ROOT)
PACK = json.loads(read('tw-national.json'))
# (entry, change of the entry, words that the check must say)
FAULTS = (
    ('check.share.misc', {'severity': 'error'}, 'an error that is only recalled'),
    ('check.share.misc', {'source': ''}, 'neither article nor source'),
    ('check.share.misc', {'form': 'share_of_all'}, 'unknown form'),
    ('check.share.misc', {'status': 'sure'}, 'unknown status'),
    ('check.share.misc', {'severity': None}, 'needs a severity'),
    ('check.share.misc', {'author': 'x'}, 'unknown key author'),
    ('check.share.misc', {'text': {'zh_TW': '{value}', 'en': '{limit}'}}, 'placeholders differ'),
    ('check.share.misc', {'parameters': {'scope': 'activity', 'maximum': 6.5}}, 'is not share'),
    ('check.share.misc', {'parameters': {'scope': 'activity'}}, 'maximum is missing'),
    ('check.share.misc', {'parameters': {'scope': 'plan', 'maximum': 1, 'x': 1}},
     'unknown parameter x'),
    ('check.price.visit', {'parameters': {'item': 'gift', 'price': 'price.visit'}}, 'no item gift'),
    ('check.price.visit', {'parameters': {'item': 'visit', 'price': 'price.gift'}},
     'no entry price.gift'),
    ('rate.misc_cap', {'severity': 'warning'}, 'data has no severity'),
    ('rate.misc_cap', {'title': {'zh_TW': 'x', 'en': ''}}, 'title needs'),
)
KIND_FAULTS = (
    ('check.order.activity', {'parameters': {'kind': 'trip', 'first': 'start', 'last': 'end'}},
     'no kind trip'),
    ('check.order.activity', {'parameters': {'kind': 'activity', 'first': 'dawn', 'last': 'end'}},
     'has no field dawn'),
    ('check.min_schools', {'parameters': {'minimum': 2, 'where': {'scope': ['far']}}},
     'has no choice'),
    ('check.purse_ceiling', {'parameters': {'sources': ['lottery']}}, 'no choice lottery'),
)


def faults_of(pack):
    checker = CHECK.Checker(FORMS, KINDS)
    checker.learn(PACK['entries'])
    CHECK.check_pack(checker, 'pack', pack)
    return '\n'.join(checker.faults)


class Packs(unittest.TestCase):
    def plant(self, name, change):
        pack = copy.deepcopy(PACK)
        next(e for e in pack['entries'] if e['id'] == name).update(change)
        return faults_of(pack)

    def test_sound_pack_passes(self):
        self.assertEqual(faults_of(PACK), '')

    def test_each_fault_is_found(self):
        for name, change, words in FAULTS + (KIND_FAULTS if KINDS else ()):
            with self.subTest(words=words):
                self.assertIn(words, self.plant(name, change))

    def test_overlapping_versions_are_refused(self):
        pack = copy.deepcopy(PACK)
        old = next(e for e in pack['entries'] if e['id'] == 'rate.premium')
        old['valid_to'] = '2016-01-01'
        self.assertIn('overlap', faults_of(pack))

    def at(self, name, date):
        found = [e for e in PACK['entries'] if e['id'] == name
                 and (e['valid_from'] or '') <= date <= (e['valid_to'] or '9999')]
        self.assertEqual(len(found), 1, (name, date))
        return found[0]

    def test_prices_hold_by_date(self):
        price = lambda name, date: self.at('price.' + name, date)['parameters']['proposed']
        self.assertEqual(price('lecturer_external', '2018-01-31'), 1600)
        self.assertEqual(price('lecturer_external', '2018-02-01'), 2000)
        self.assertEqual([price('substitute_' + level, '2025-08-31') for level in
                          ('elementary', 'junior', 'senior')], [336, 378, 420])
        self.assertEqual([price('substitute_' + level, '2025-09-01') for level in
                          ('elementary', 'junior', 'senior')], [405, 455, 505])
        self.assertEqual(price('lodging_weekday', '2025-01-01'), 3500)

    def test_rates_are_known_for_each_day_since_102(self):
        rate = lambda date: self.at('rate.premium', date)['parameters']['rate']
        self.assertEqual([rate(d) for d in ('2013-01-01', '2015-12-31', '2016-01-01', '2020-12-31',
                                            '2021-01-01', '2026-07-31')],
                         [200, 200, 191, 191, 211, 211])

    def test_unknown_tiers_are_null_and_known_ones_complete(self):
        self.assertIsNone(self.at('tiers', '2018-08-01')['parameters']['tiers'])
        self.assertIsNone(self.at('tiers', '2022-08-01')['parameters']['tiers'])
        with open(os.path.join(ROOT, 'data', 'counties.json'), encoding='utf-8') as file:
            counties = {county['code'] for county in json.load(file)['counties']}
        for date, status, yunlin in (('2025-08-01', 'derived', 5), ('2026-08-01', 'verified', 4)):
            entry = self.at('tiers', date)
            self.assertEqual(entry['status'], status)
            self.assertEqual(set(entry['parameters']['tiers']), counties)
            self.assertEqual(entry['parameters']['tiers']['TW-YUN'], yunlin)

    def test_groups_two_and_four_are_not_verified(self):
        for group, status, severity in (('g1', 'verified', 'error'), ('g2', 'derived', 'warning'),
                                        ('g4', 'derived', 'warning'), ('g5', 'verified', 'error')):
            entry = self.at('check.eligibility.' + group, '2025-08-01')
            self.assertEqual((entry['status'], entry['severity']), (status, severity))

    def test_each_plan_year_from_107_to_115_has_its_checks(self):
        for year in range(107, 116):
            date = f'{year + 1911}-08-01'
            live = [e for e in PACK['entries'] if e['severity']
                    and (e['valid_from'] or '') <= date <= (e['valid_to'] or '9999')]
            self.assertGreaterEqual(len(live), 45, year)


if __name__ == '__main__':
    unittest.main()
