#!/usr/bin/python3
# make-sample.py: builds the sample county from the shipped lists and rule pack
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-sample.py DATA_DIR [-o FILE]: 雲林縣 114 學年度（示例） as JSON, the same bytes at each run.
make-sample.py --practice DATA_DIR [-o FILE] [--errors FILE]: the practice county and its errors.

Schools are the county's real ones; communities, persons, activities and amounts are made up.
"""

import argparse
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from sample import money, people, practice, sheets, text  # noqa: E402
from sample.plan import Plan  # noqa: E402
from sample.schools import read_schools  # noqa: E402


def add_plan(plan):
    plan.add('plan', '', '雲林縣 114 學年度精進計畫（示例）', county='TW-YUN', school_year=114,
             period='full', fiscal_tier=5,
             title='雲林縣 114 學年度精進國民中學及國民小學教師教學專業與課程品質整體推動計畫（示例）',
             purpose='整合國教署、師資司與資科司之教師專業發展資源，以分區聯盟與跨校社群支持每一位教師。'
                     '本計畫為示例：學校為真，其餘為虛構。',
             author='示例', packs=['tw-national', 'county-example'])


def add_support(plan, ids, communities):
    """Who helps whom: groups the alliances, pools and advisers the communities."""
    alliances = [ids[f'L-{n:03d}'] for n in range(1, 6)]
    for code in ('O-006', 'O-007', 'O-008'):
        for alliance in alliances:
            plan.link('supports', ids[code], alliance)
    for number in range(10, 20):
        plan.link('supports', ids[f'O-{number:03d}'], alliances[number % 5])
    plan.link('supports', ids['O-004'], ids['O-005'])
    plan.link('supports', ids['O-009'], ids['O-006'])
    leading = [c['id'] for c in communities if c['level'] == '領航']
    for number, id in enumerate(leading):
        plan.link('supports', ids[('T-011', 'T-010', 'T-005')[number % 3]], id,
                  periods_per_week=100)
    plan.link('relates_to', ids['C'], ids['F-2'], label='社群由聯盟支援')


def add_advisers(plan, persons, communities):
    """Each adviser accompanies one cross-school community, one period a week of his two."""
    groups = [c['id'] for c in communities if c['scope'] == 'cross_school']
    advisers = [p for code in ('T-004', 'T-005', 'T-006') for p in persons.of_pool[code]]
    for person, group in zip(advisers, groups):
        plan.link('supports', person['id'], group, periods_per_week=100)


def build(data):
    plan = Plan()
    ids = {}
    pack = money.Pack(data)
    schools = read_schools(data)
    add_plan(plan)
    people.add_schools(plan, schools)
    people.add_organisations(plan, ids)
    people.add_pools(plan, ids)
    homes = sorted(people.compulsory_schools(schools),
                   key=lambda s: (-s['classes'], s['code']))
    persons = people.add_persons(plan, ids, homes)
    alliances = people.alliance_records(schools)
    communities = people.add_communities(plan, ids, schools, persons, alliances)
    people.add_alliances(plan, ids, alliances, schools, communities)
    money.add_purses(plan, ids)
    money.add_programmes(plan, ids)
    budget = money.Budget(plan, ids, pack)
    money.add_activities(plan, ids, budget, communities)
    money.set_grants(plan, ids, budget)
    money.add_work_links(plan, ids, schools)
    text.add_text(plan, ids, pack)
    add_support(plan, ids, communities)
    add_advisers(plan, persons, communities)
    sheets.add_sheets(plan, ids, communities, schools)
    return plan, budget


def build_practice(data, errors=True):
    """The practice county, and the list of what is wrong in it."""
    plan = Plan('practice-114')
    practice.build_sound(plan, money.Pack(data))
    return plan, practice.break_it(plan) if errors else []


def write(path, text):
    with open(path, 'w', encoding='utf-8', newline='\n') as file:
        file.write(text)


def errors_json(errors):
    rows = ',\n'.join('    ' + json.dumps(e, ensure_ascii=False) for e in errors)
    return f'{{\n  "plan": "practice.json",\n  "errors": [\n{rows}\n  ]\n}}\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('data', help='the data folder of the project')
    parser.add_argument('-o', '--output', help='file to write; else standard output')
    parser.add_argument('--practice', action='store_true', help='the practice county')
    parser.add_argument('--errors', help='file for the list of its errors')
    arguments = parser.parse_args()
    if arguments.practice:
        plan, errors = build_practice(arguments.data)
    else:
        plan, errors = build(arguments.data)[0], []
    if arguments.errors:
        write(arguments.errors, errors_json(errors))
    if arguments.output:
        write(arguments.output, plan.to_json())
    else:
        sys.stdout.write(plan.to_json())


if __name__ == '__main__':
    main()
