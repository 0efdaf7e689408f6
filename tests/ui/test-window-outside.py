#!/usr/bin/python3
# test-window-outside.py: the workbench as a keyboard, a screen reader and the command line see it
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-window-outside.py JINGJIN JINGJIN-CLI SAMPLE.json

Makes the sample plan, edits a cell, takes it back and does it again, adds and deletes a community,
closes the window and opens it again. What the window shows is read from the accessibility bus, what
is in the file from the command line.
"""
import json
import os
import subprocess
import sys
import tempfile

from bus import Atspi, Program, children, find_cell, has, keys, type_text, wait_for, walk


class Window(Program):
    def __init__(self, program, plan):
        super().__init__('114', program, plan)

    def open_view(self, name):
        """By its key: Alt and its place in the sidebar."""
        views = wait_for('the sidebar', lambda: next(
            (n for n in walk(self.app) if n.get_name() == 'Views' and n.get_child_count() > 5), None))
        rows = [row.get_name() for row in children(views) if row.get_role_name() == 'list item']
        keys(f'alt+{rows.index(name) + 1}')

    def cell(self, start):
        tables = (node for node in walk(self.app) if node.get_role_name() == 'table')
        return next(filter(None, (find_cell(table, start) for table in tables)), None)

    def see(self, start):
        return wait_for(f'the cell "{start}"', lambda: self.cell(start))

    def focus(self, start):
        return wait_for(f'the focus on "{start}"', lambda: (
            lambda cell: cell and has(cell, Atspi.StateType.FOCUSED))(self.cell(start)))


def count(cli, plan):
    out = subprocess.run([cli, 'info', '--json', plan], capture_output=True, text=True, check=True)
    return json.loads(out.stdout)['counts']['community']


def expect(what, get, wanted):
    wait_for(f'{what}: {wanted}', lambda: get() == wanted)


def main(program, cli, sample):
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'plan.jingjin')
        subprocess.run([cli, 'new', '--from', sample, plan], check=True, stdout=subprocess.DEVNULL)
        before = count(cli, plan)

        window = Window(program, plan)
        window.open_view('Communities')
        old = window.see('Name, row 1: ').get_name()
        window.focus('Code, row 1: C-001')
        keys('Right')
        window.focus(old)
        type_text('Renamed')
        keys('Return')
        window.see('Name, row 1: Renamed')
        keys('ctrl+z')
        window.see(old)
        keys('ctrl+shift+z')
        window.see('Name, row 1: Renamed')

        keys('ctrl+shift+n')
        expect('communities after adding one', lambda: count(cli, plan), before + 1)
        type_text('Brand new')
        keys('Return')
        window.see(f'Name, row {before + 1}: Brand new')
        keys('ctrl+Delete')
        expect('communities after deleting it', lambda: count(cli, plan), before)
        keys('ctrl+z')
        expect('communities after taking that back', lambda: count(cli, plan), before + 1)
        window.close()

        window = Window(program, plan)
        window.open_view('Communities')
        window.see('Name, row 1: Renamed')
        keys('ctrl+z')
        expect('communities after undo in a reopened plan', lambda: count(cli, plan), before + 1)
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
