#!/usr/bin/python3
# test-tables-outside.py: the tables of the window as a planner with a spreadsheet uses them
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-tables-outside.py JINGJIN JINGJIN-CLI SAMPLE.json

In the real window, with a real keyboard: pastes 200 × 8 cells with 7 faults, fills, sorts, filters,
groups, edits 20 rows at once in the inspector, and undoes it all.
After each step the plan's JSON, as the command line exports it, must agree. Opened again, the table
is sorted and filtered as it was.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

from bus import Workbench, keys, put_on_clipboard, type_text, wait_for

FAULTS = {(3, 'meetings'), (17, 'meetings'), (60, 'scope'), (61, 'scope'), (99, 'members'),
          (150, 'school'), (199, 'school')}
COLUMNS = ['name', 'level', 'scope', 'school', 'domain', 'members', 'meetings', 'methods']


class Window(Workbench):
    def communities(self):
        return self.elements('community')

    def choose(self, name):
        """An item of the menu of the cell under the cursor."""
        keys('Menu')
        item = wait_for(f'the item {name}', lambda: self.find('menu item', name))
        time.sleep(0.3)  # until the menu is up
        item.do_action(0)

    def expect_plan(self, text, what):
        """What only changes what is seen leaves the plan as it was."""
        if self.export() != text:
            sys.exit(f'{what} changed the plan')

    def expect(self, what, test):
        return wait_for(what, lambda: test(self.communities()))


def wanted_row(i):
    """What is pasted into row i, faults included."""
    row = {'name': f'Pasted {i}', 'level': 'A' if i % 2 else 'B',
           'scope': 'in_school' if i % 3 else 'cross_school', 'school': None,
           'domain': 'mathematics', 'members': str(5 + i % 7), 'meetings': str(6 + i % 9),
           'methods': 'one; two'}
    bad = {'meetings': 'often', 'scope': 'everywhere', 'members': '-5', 'school': 'No Such School'}
    for at, column in FAULTS:
        if at == i:
            row[column] = bad[column]
    return row


def block(school):
    lines = []
    for i in range(200):
        row = wanted_row(i)
        row['school'] = row['school'] or school
        lines.append('\t'.join(row[column] for column in COLUMNS))
    return ''.join(line + '\r\n' for line in lines)


def check_pasted(before, school):
    """Whether the communities are as pasted; faulty cells are as they were."""
    def test(now):
        if len(now) != 200:
            return False
        for i, one in enumerate(now):
            row = wanted_row(i)
            old = before[i] if i < len(before) else {}
            row['school'] = row['school'] or school
            wanted = {'name': row['name'], 'level': row['level'], 'scope': row['scope'],
                      'school': row['school'], 'domain': row['domain'], 'members': row['members'],
                      'meetings': row['meetings'], 'methods': row['methods'].split('; ')}
            for column, value in wanted.items():
                if (i, column) in FAULTS:
                    value = old.get(column)
                elif column in ('members', 'meetings'):
                    value = int(value)
                if one.get(column) != value:
                    sys.exit(f'row {i + 1}, {column}: {one.get(column)!r} instead of {value!r}')
        return True
    return test


def check_levels(before):
    """Whether 20 communities, and nothing else of them, became experts."""
    def test(now):
        experts = [old for old, new in zip(before, now) if new.get('level') == 'Expert']
        if len(experts) != 20:
            return False
        for old, new in zip(before, now):
            if new != (old | {'level': 'Expert'} if old in experts else old):
                sys.exit(f'{old["name"]}: {new} instead of {old}')
        return True
    return test


def main(program, cli, sample):
    os.environ.pop('GSETTINGS_BACKEND', None)  # settings are kept, in a folder of this test
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'plan.jingjin')
        subprocess.run([cli, 'new', '--from', sample, plan], check=True, stdout=subprocess.DEVNULL)
        window = Window(program, cli, plan)
        original = window.export()
        before = window.communities()
        schools = json.loads(original)['elements']['school']
        school = schools[0]
        window.click(wait_for('the page', lambda: window.find('label', 'Communities')))
        window.see('Code, row 1: C-001')
        window.click(window.cell('Code, row 1: C-001'))
        window.focus('Code, row 1: C-001')

        # 1600 cells, 112 new rows, 7 faults: one step.
        keys('Right')
        put_on_clipboard(block(school['code']))
        keys('ctrl+v')
        window.see('Name, row 1: Pasted 0')
        window.see_text('7 cells refused')
        window.expect('the pasted rows in the file', check_pasted(before, school['id']))
        pasted = window.export()

        # What was refused goes with the paste, and Redo brings the rows back.
        keys('ctrl+z')
        wait_for('the refusals gone', lambda: window.find('button', '7 cells refused') is None)
        wait_for('the paste undone', lambda: window.export() == original)
        keys('ctrl+shift+z')
        wait_for('the paste done again', lambda: window.export() == pasted)

        # Undo leaves the cell selected, not its row: Delete clears no more than that.
        keys('ctrl+Home', 'Right', 'Right')
        type_text('C')
        keys('Return', 'ctrl+z', 'Delete')
        window.expect('one cell cleared', lambda now: now[0].get('level') is None
                      and now[0]['name'] == 'Pasted 0')
        keys('ctrl+z')
        wait_for('the cell as it was', lambda: window.export() == pasted)

        # Fill down: level of the first row into ten.
        keys('ctrl+Home', 'Right', 'Right')
        window.focus('Community level, row 1: B')
        keys(*['shift+Down'] * 9, 'ctrl+d')
        window.see('Community level, row 2: B')
        window.expect('ten levels filled',
                      lambda now: [c['level'] for c in now[:11]] == ['B'] * 11)
        filled = window.export()

        # Sorting, filtering and grouping change what is seen, never the plan.
        heading = window.see('Members')
        window.click(heading, -12)
        window.see('Members, row 1: 5')
        window.expect_plan(filled, 'sorting')
        keys('ctrl+l')
        type_text('Pasted 19')
        window.see_text('11 of 200 rows')
        window.expect_plan(filled, 'finding')
        keys('Escape')
        window.see_text('200 rows')
        # The filter of a column: Enter closes it, and the title says by what.
        window.click(window.see('Scope, row 1: '))
        keys('ctrl+shift+l')
        wait_for('the filter', lambda: window.find('entry', 'Text that the cells contain'))
        type_text('In')
        keys('Return')
        wait_for('the filter closed', lambda: window.find('entry', 'Text that the cells contain') is None)
        window.see_text('Filtered: Scope')
        window.expect_plan(filled, 'filtering')
        window.choose('Show All Rows')
        window.see_text('200 rows')

        window.choose('Group by This Column')
        wait_for('the head of a group', lambda: window.cell('Group '))
        window.expect_plan(filled, 'grouping')
        window.choose('Ungroup')
        wait_for('no groups', lambda: not window.cell('Group '))
        window.expect_plan(filled, 'ungrouping')
        lines = window.communities()

        # Twenty rows at once, in the inspector: one step.
        keys('ctrl+Home', *['shift+Down'] * 19)
        entry = wait_for('the entry of the level', lambda: window.find('text', 'Community level'))
        window.click(entry)
        keys('ctrl+a')
        type_text('Expert')
        keys('Return')
        window.expect('twenty levels set', check_levels(lines))

        # Undo, step by step, to the very file one began with.
        for name, text in (('the twenty levels', filled), ('the fill', pasted),
                           ('the paste', original)):
            keys('ctrl+z')
            wait_for(f'{name} undone', lambda text=text: window.export() == text)
        window.click(window.see('Name, row 1: '))
        keys('ctrl+l')
        type_text('C-00')
        window.see_text('9 of 88 rows')
        window.close()

        # The view is the person's own: it comes back, and says that it shows less than all.
        window = Window(program, cli, plan)
        window.click(wait_for('the page', lambda: window.find('label', 'Communities')))
        window.see_text('9 of 88 rows')
        window.expect_plan(original, 'the view')
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
