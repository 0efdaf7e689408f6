#!/usr/bin/env python3
# test-cli-parts.py: parts that go out and come back, from outside
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-cli-parts.py JINGJIN_CLI [unittest arguments]"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

CLI = sys.argv[1]


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='jingjin-')
        self.addCleanup(shutil.rmtree, self.folder)
        self.plan = self.path('plan.jingjin')
        self.cli('new', '--from', 'yunlin-114', self.plan)

    def path(self, name):
        return os.path.join(self.folder, name)

    def cli(self, *arguments, status=0):
        done = subprocess.run([CLI, *arguments], capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, status, (arguments, done.stdout, done.stderr))
        return done.stdout.decode()

    def hand_out(self, *scopes):
        arguments = [word for scope in scopes for word in ('--scope', scope)]
        return self.cli('handout', self.plan, *arguments, '-o',
                        self.path('parts')).splitlines()

    def write(self, plan, kind, heading, *rows, status=0):
        table = self.path('rows.csv')
        with open(table, 'w', encoding='utf-8') as file:
            file.write('\n'.join([heading, *rows]) + '\n')
        return self.cli('import', plan, table, '--kind', kind, status=status)

    def elements(self, plan, kind):
        out = self.path('out.json')
        self.cli('export', plan, '--as', 'json', '-o', out)
        with open(out, encoding='utf-8') as file:
            return {e.get('code'): e for e in json.load(file)['elements'].get(kind, [])}


class Parts(Case):
    def test_three_parts_come_back_as_one_folder(self):
        files = self.hand_out('school:S-001', 'alliance:L-001', 'programme:A-1')
        self.assertEqual(len(files), 3)
        community = 'C-038'
        self.write(files[0], 'community', 'code,meetings', f'{community},12')
        self.write(files[1], 'alliance', 'code,tasks', 'L-001,共同備課')
        line = sorted(self.elements(files[2], 'budget_line'))[0]
        self.write(files[2], 'budget_line', 'code,unit_price', f'{line},777')
        self.write(self.plan, 'community', 'code,members', f'{community},21')
        told = json.loads(self.cli('takeback', self.plan, self.path('parts'), '--json'))
        self.assertEqual([part['state'] for part in told], ['taken'] * 3)
        self.assertEqual(sum(part['changed'] for part in told), 3)
        found = self.elements(self.plan, 'community')[community]
        self.assertEqual((found['meetings'], found['members']), (12, 21))
        self.assertEqual(self.elements(self.plan, 'budget_line')[line]['unit_price'], 777)
        self.assertEqual({part['state'] for part in self.elements_of_parts()}, {'taken'})

    def elements_of_parts(self):
        out = self.path('out.json')
        self.cli('export', self.plan, '--as', 'json', '-o', out)
        with open(out, encoding='utf-8') as file:
            return json.load(file)['elements']['part']

    def test_part_holds_nothing_of_others(self):
        file = self.hand_out('school:S-001')[0]
        people = self.elements(file, 'person')
        self.assertTrue(people)
        mine = self.elements(self.plan, 'school')['S-001']['id']
        self.assertEqual({person['school'] for person in people.values()}, {mine})
        self.assertFalse(any('granted' in purse for purse in self.elements(file, 'purse').values()))
        self.assertFalse(self.elements(file, 'chapter'))

    def test_outside_is_refused_in_one_sentence(self):
        file = self.hand_out('school:S-001')[0]
        before = self.elements(file, 'purse')
        self.write(file, 'purse', 'code,granted', 'F-001,5', status=2)
        self.assertEqual(self.elements(file, 'purse'), before)

    def test_conflict_is_left_or_decided(self):
        file = self.hand_out('school:S-001')[0]
        self.write(file, 'community', 'code,meetings', 'C-038,12')
        self.write(self.plan, 'community', 'code,meetings', 'C-038,8')
        told = json.loads(self.cli('takeback', self.plan, file, '--json', status=1))
        self.assertEqual(told[0]['state'], 'conflicts')
        self.assertEqual(self.elements(self.plan, 'community')['C-038']['meetings'], 8)
        self.cli('takeback', self.plan, file, '--theirs')
        self.assertEqual(self.elements(self.plan, 'community')['C-038']['meetings'], 12)

    def test_strangers_are_named(self):
        file = self.hand_out('school:S-001')[0]
        other = self.path('other.jingjin')
        self.cli('new', '--from', 'practice', other)
        with open(self.path('text.jingjin'), 'w', encoding='utf-8') as text:
            text.write('x')
        told = json.loads(self.cli('takeback', self.plan, other, self.path('text.jingjin'),
                                   self.plan, file, '--json', status=1))
        self.assertEqual([part['state'] for part in told], ['refused'] * 3 + ['taken'])
        self.assertIn('other.jingjin', told[0]['reason'])

    def test_sent_back_is_kept(self):
        file = self.hand_out('school:S-001')[0]
        self.cli('takeback', self.plan, file, '--send-back', '請補成員名單')
        self.assertEqual(self.elements_of_parts()[0]['remark'], '請補成員名單')

    def test_calls_that_cannot_be(self):
        self.cli('handout', self.plan, '-o', self.path('parts'), status=2)
        self.cli('handout', self.plan, '--scope', 'school:X', '-o', self.path('parts'), status=2)
        self.assertFalse(os.path.exists(self.path('parts')))
        file = self.hand_out('school:S-001')[0]
        self.cli('handout', file, '--scope', 'school:S-001', '-o', self.path('more'), status=2)
        self.cli('merge', self.plan, self.plan, file, '-o', self.path('merged.jingjin'), status=2)

    def test_kill_leaves_the_plan_whole(self):
        files = self.cli('handout', self.plan, '--each', 'alliance', '-o',
                         self.path('parts')).splitlines()
        for i, file in enumerate(files):
            self.write(file, 'alliance', 'code,tasks', f'L-00{i + 1},任務')
        for delay in (0.01, 0.03, 0.06):
            with subprocess.Popen([CLI, 'takeback', self.plan, self.path('parts')],
                                  stdout=subprocess.DEVNULL) as child:
                time.sleep(delay)
                child.kill()
            self.cli('info', self.plan)
        self.cli('takeback', self.plan, self.path('parts'))
        self.assertEqual([a.get('tasks') for a in self.elements(self.plan, 'alliance').values()],
                         ['任務'] * 5)


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
