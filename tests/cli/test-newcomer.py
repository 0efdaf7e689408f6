#!/usr/bin/env python3
# test-newcomer.py: who does only what the guide says, step by step, ends with a plan to hand in
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-newcomer.py JINGJIN_CLI: from an empty county to a package.

The newcomer knows nothing but the steps: before each one the guide must name something missing,
after it the step must be settled. What is typed here are the elements that the step's text asks for.
"""
import json
import os
import subprocess
import sys
import tempfile

THEMES = {'A1': 'g2', 'A2': 'g2', 'A3': 'g2', 'B1': 'g1', 'B2': 'g3', 'B3': 'g2', 'C1': 'g1',
          'C2': 'g4', 'C3': 'g5'}
PAYS = {'g1': 'k12ea', 'g2': 'k12ea', 'g3': 'k12ea', 'g4': 'teacher_dept', 'g5': 'it_dept'}


class Newcomer:
    def __init__(self, cli, folder):
        self.cli, self.folder = cli, folder
        self.path = os.path.join(folder, 'plan.jingjin')
        self.next_id = 1
        self.run('new', '--county', '嘉義市', '--year', '114', self.path)
        exported = os.path.join(folder, 'plan.json')
        self.run('export', self.path, '--as', 'json', '-o', exported)
        with open(exported, encoding='utf-8') as file:
            self.plan = json.load(file)
        self.elements = self.plan['elements']

    def run(self, *arguments, expected=(0,)):
        answer = subprocess.run([self.cli, *arguments], capture_output=True, text=True, check=False)
        if answer.returncode not in expected:
            sys.exit(f'{arguments}: {answer.returncode}\n{answer.stdout}\n{answer.stderr}')
        return answer.stdout

    def add(self, table, **fields):
        element = {'id': f'{self.next_id:016x}', **fields}
        self.next_id += 1
        self.elements.setdefault(table, []).append(element)
        return element['id']

    def write(self):
        source = os.path.join(self.folder, 'now.json')
        with open(source, 'w', encoding='utf-8') as file:
            json.dump(self.plan, file, ensure_ascii=False)
        os.unlink(self.path)
        self.run('new', '--from', source, self.path)

    def guide(self):
        return json.loads(self.run('guide', self.path, '--json', expected=(0, 1)))

    # What each step asks for.
    def plan_step(self):
        self.elements['plan'][0]['purpose'] = '健全輔導團運作，使每所學校都有專業學習社群。'

    def schools(self):
        pass  # the directory's list is complete; what is missing the step would name

    def organisation(self):
        self.add('organisation', code='O-001', name='推動小組', tier='county', role='steering',
                 meetings=3, members=15)
        self.add('organisation', code='O-002', name='國民教育輔導團', tier='county',
                 role='advisory_team', meetings=4, members=21)

    def community(self):
        school = self.elements['school'][0]['id']
        self.community_id = self.add(
            'community', code='C-001', name='數學社群', level='進階', scope='in_school',
            school=school, members=8, meetings=8, introduction='本社群以數學探究為主題，' * 9)

    def talent(self):
        self.pool_id = self.add('talent_pool', code='P-001', name='教學輔導教師',
                                category='teaching_mentor', ladder='three_classes', tier=3,
                                head_count=6, target=8)
        programme = self.add('programme', code='B2', name='輔導支持體系', theme='B2', group='g3')
        activity = self.activity('V-001', programme)
        self.add('trains', **{'from': activity, 'to': self.pool_id, 'target': 2})

    def activity(self, code, programme):
        return self.add('activity', code=code, name=f'研習 {code}', programme=programme,
                        form='workshop', start='2025-09-20', end='2025-09-20', sessions=1,
                        hours='3.00', participants=40)

    def programme(self):
        for i, (theme, group) in enumerate(THEMES.items()):
            if theme == 'B2':
                continue
            programme = self.add('programme', code=theme, name=f'子計畫 {theme}', theme=theme,
                                 group=group)
            self.activity(f'V-1{i}', programme)
            if theme == 'B1':
                self.add('implements', **{'from': self.community_id, 'to': programme})

    def purse(self):
        for purse in self.elements['purse']:
            if purse['source'] in ('k12ea', 'teacher_dept', 'it_dept'):
                purse['granted'] = 100000
                purse['before'] = 90000
            if purse['source'] == 'county_match':
                purse['granted'] = 40000

    def budget(self):
        purses = {purse['source']: purse['id'] for purse in self.elements['purse']}
        groups = {p['id']: p['group'] for p in self.elements['programme']}
        for i, activity in enumerate(self.elements['activity']):
            line = self.add('budget_line', code=f'B-{i:03}', name='膳費（餐）',
                            activity=activity['id'], item='meal', account='operating',
                            nature='current', unit_price=80, unit='餐', quantity='40.00', times=1)
            purse = purses[PAYS[groups[activity['programme']]]]
            self.add('charged_to', **{'from': line, 'to': purse, 'share': 10000})

    def indicator(self):
        objective = self.add('objective', code='G-001', name='每校都有社群')
        indicator = self.add('indicator', code='K-001', name='社群數', parent=objective, unit='群',
                             target='1.00', formula='community_count')
        self.add('measures', **{'from': indicator, 'to': objective})
        self.add('milestone', code='M-001', name='核結', kind='settle', start='2026-08-01',
                 end='2026-09-30')

    def handin(self):
        for chapter in self.elements['chapter']:
            chapter['body'] = '依實際情形撰寫。'
        self.write()
        findings = json.loads(self.run('check', self.path, '--json', expected=(0, 1)))['findings']
        for finding in findings:
            if finding['severity'] == 'warning':
                self.add('waiver', rule=finding['rule'], element=finding['element'],
                         reason='本縣規模較小，已於計畫說明。',
                         **({'field': finding['field']} if finding['field'] else {}))


def in_order(plan):
    """The kinds in the order that the format wants them."""
    order = ['plan', 'school', 'organisation', 'talent_pool', 'person', 'community', 'alliance',
             'programme', 'activity', 'purse', 'scenario', 'budget_line', 'objective', 'indicator',
             'milestone', 'chapter']
    known = {kind: rows for kind in order if (rows := plan.get(kind))}
    return known | {kind: rows for kind, rows in plan.items() if kind not in known}


def check_own_step(newcomer):
    """A county's own step stands where it says; a faulty file is left out and told."""
    def text(what):
        return {'zh_TW': what, 'en': what}

    own = os.path.join(newcomer.folder, 'home', 'jingjin', 'guide')
    os.makedirs(own)
    step = {'id': 'step.sea', 'status': 'recalled', 'page': 'community', 'after': 'step.community',
            'conditions': [{'form': 'count', 'kind': 'community', 'minimum': 2,
                            'text': text('{done} of two')}]}
    step |= {key: text(key) for key in ('title', 'what', 'why', 'example')}
    head = {'format': 1, 'id': 'own', 'version': '1', 'name': text('Ours')}
    for name, steps in (('own', [step]), ('bad', [{'id': 'step.x'}])):
        with open(os.path.join(own, name + '.json'), 'w', encoding='utf-8') as file:
            json.dump(head | {'steps': steps}, file)
    os.environ['XDG_DATA_HOME'] = os.path.join(newcomer.folder, 'home')
    answer = subprocess.run([newcomer.cli, 'guide', newcomer.path, '--json'], capture_output=True,
                            text=True, check=False)
    ids = [step['id'] for step in json.loads(answer.stdout)]
    if ids[4] != 'step.sea' or len(ids) != 11:
        sys.exit(f'the own step is not there: {ids}')
    if 'Guide bad.json, step 1 “step.x”: “title” is missing.' not in answer.stderr:
        sys.exit(f'the faulty file is not told: {answer.stderr}')
    os.environ['XDG_DATA_HOME'] = os.path.join(newcomer.folder, 'empty')


def main(cli):
    with tempfile.TemporaryDirectory() as folder:
        os.environ['XDG_DATA_HOME'] = os.path.join(folder, 'empty')
        newcomer = Newcomer(cli, folder)
        check_own_step(newcomer)
        for i in range(10):
            step = newcomer.guide()[i]
            name = step['id'].split('.')[1]
            if not step['settled']:
                getattr(newcomer, 'plan_step' if name == 'plan' else name)()
                newcomer.plan['elements'] = newcomer.elements = in_order(newcomer.elements)
                newcomer.write()
            after = newcomer.guide()[i]
            if not after['settled']:
                sys.exit(f'step {i + 1} is not settled: '
                         f'{[c["text"] for c in after["conditions"] if not c["holds"]]}')
        if not all(step['settled'] for step in newcomer.guide()):
            sys.exit('a later step has unsettled an earlier one')
        counts = json.loads(newcomer.run('check', newcomer.path, '--json'))['counts']
        if counts['error'] or counts['warning']:
            sys.exit(f'findings are left: {counts}')
        package = os.path.join(folder, 'package.zip')
        newcomer.run('package', newcomer.path, '-o', package)
        newcomer.run('verify', package)


if __name__ == '__main__':
    main(sys.argv[1])
