#!/usr/bin/python3
# test-tables-outside.py: the tables of the window as a planner with a spreadsheet uses them
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-tables-outside.py JINGJIN JINGJIN-CLI SAMPLE.json

In the real window, with a real keyboard: pastes 200 × 8 cells with 7 faults, fills, sorts, filters,
groups, edits 20 rows at once in the inspector, and undoes it all.
After each step the plan's JSON, as the command line exports it, must agree.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

PATIENCE = 30
FAULTS = {(3, 'meetings'), (17, 'meetings'), (60, 'scope'), (61, 'scope'), (99, 'members'),
          (150, 'school'), (199, 'school')}
COLUMNS = ['name', 'level', 'scope', 'school', 'domain', 'members', 'meetings', 'methods']


def wait_for(what, get):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = get()
        if found:
            return found
        time.sleep(0.1)
    sys.exit(f'not seen within {PATIENCE} s: {what}')


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child:
            yield child


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def keys(*names):
    subprocess.run(['xdotool', 'key', '--delay', '40', *names], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '40', text], check=True)


def put_on_clipboard(text):
    subprocess.run(['xclip', '-selection', 'clipboard', '-in'], input=text.encode(), check=True,
                   stdout=subprocess.DEVNULL)


class Window:
    def __init__(self, program, cli, plan):
        self.cli, self.plan = cli, plan
        self.process = subprocess.Popen([program, plan])
        self.app = wait_for('the program on the bus', self.find_app)
        self.xid = wait_for('the window', self.find_window)
        subprocess.run(['xdotool', 'windowfocus', '--sync', self.xid], check=True)

    def find_app(self):
        return next((a for a in children(Atspi.get_desktop(0))
                     if a.get_process_id() == self.process.pid), None)

    @staticmethod
    def find_window():
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '114'],
                               capture_output=True, text=True, check=False)
        return found.stdout.split()[-1] if found.stdout.split() else None

    def find(self, role, name):
        return next((n for n in walk(self.app)
                     if n.get_role_name() == role and n.get_name().startswith(name)), None)

    def cell(self, start):
        for table in (n for n in walk(self.app) if n.get_role_name() == 'table'):
            for row in children(table):
                for cell in children(row):
                    if cell.get_name().startswith(start):
                        return cell
        return None

    def see(self, start):
        return wait_for(f'the cell "{start}"', lambda: self.cell(start))

    def focus(self, start):
        return wait_for(f'the focus on "{start}"', lambda: (
            lambda cell: cell and cell.get_state_set().contains(Atspi.StateType.FOCUSED))(
                self.cell(start)))

    def see_text(self, part):
        return wait_for(f'the text "{part}"', lambda: next(
            (n for n in walk(self.app) if part in (n.get_name() or '')), None))

    def export(self):
        """The whole plan as JSON text."""
        path = os.path.join(os.path.dirname(self.plan), 'now.json')
        if os.path.exists(path):
            os.unlink(path)
        subprocess.run([self.cli, 'export', self.plan, '--as', 'json', '-o', path], check=True,
                       stdout=subprocess.DEVNULL)
        with open(path, encoding='utf-8') as file:
            return file.read()

    def communities(self):
        return json.loads(self.export())['elements']['community']

    def expect(self, what, test):
        return wait_for(what, lambda: test(self.communities()))


    def place(self, node):
        """The middle of a node on the screen."""
        geometry = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', self.xid],
                                  capture_output=True, text=True, check=True).stdout
        values = dict(line.split('=') for line in geometry.split())
        frame = next(n for n in walk(self.app) if n.get_role_name() == 'frame')
        border = (int(values['WIDTH']) - frame.get_extents(Atspi.CoordType.WINDOW).width) // 2
        box = node.get_extents(Atspi.CoordType.WINDOW)
        return (int(values['X']) + border + box.x + box.width // 2,
                int(values['Y']) + border + box.y + box.height // 2)

    def click(self, node, by_x=0):
        x, y = self.place(node)
        subprocess.run(['xdotool', 'mousemove', str(x + by_x), str(y), 'sleep', '0.1',
                        'mousedown', '1', 'sleep', '0.1', 'mouseup', '1'], check=True)

    def close(self):
        keys('ctrl+w')
        if self.process.wait(PATIENCE) != 0:
            sys.exit('the program ended badly')


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


def main(program, cli, sample):
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
        keys('ctrl+l')
        type_text('Pasted 19')
        window.see_text('11 of 200 rows')
        keys('Escape')
        window.see_text('200 rows')
        window.click(window.see('Scope, row 1: '))
        keys('Menu')
        wait_for('the menu', lambda: window.find('menu item', 'Group by This Column'))
        time.sleep(0.5)  # until it has the keyboard
        keys('Up', 'Return')
        wait_for('the head of a group', lambda: window.cell('Group '))
        keys('Menu')
        wait_for('the menu', lambda: window.find('menu item', 'Ungroup'))
        time.sleep(0.5)
        keys('Up', 'Up', 'Up', 'Return')
        wait_for('no groups', lambda: not window.cell('Group '))
        if window.export() != filled:
            sys.exit('sorting, filtering or grouping changed the plan')

        # Twenty rows at once, in the inspector: one step.
        keys('ctrl+Home', *['shift+Down'] * 19)
        entry = wait_for('the entry of the level', lambda: window.find('text', 'Community level'))
        window.click(entry)
        keys('ctrl+a')
        type_text('Expert')
        keys('Return')
        window.expect('twenty levels set',
                      lambda now: sum(c.get('level') == 'Expert' for c in now) == 20)

        # Undo, step by step, to the very file one began with.
        for name, text in (('the twenty levels', filled), ('the fill', pasted),
                           ('the paste', original)):
            keys('ctrl+z')
            wait_for(f'{name} undone', lambda text=text: window.export() == text)
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
