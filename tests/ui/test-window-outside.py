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
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

PATIENCE = 30


def wait_for(what, get):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = get()
        if found:
            return found
        time.sleep(0.05)
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


def has(node, state):
    return node.get_state_set().contains(state)


def keys(*names):
    subprocess.run(['xdotool', 'key', '--delay', '40', *names], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '40', text], check=True)


class Window:
    def __init__(self, program, plan):
        self.plan = plan
        self.process = subprocess.Popen([program, plan])
        self.app = wait_for('the program on the bus', self.find_app)
        self.xid = wait_for('the window', self.find_window)
        subprocess.run(['xdotool', 'windowfocus', '--sync', self.xid], check=True)

    def find_app(self):
        for app in children(Atspi.get_desktop(0)):
            if app.get_process_id() == self.process.pid:
                return app
        return None

    @staticmethod
    def find_window():
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '114'],
                               capture_output=True, text=True, check=False)
        return found.stdout.split()[-1] if found.stdout.split() else None

    def open_view(self, name):
        """By its key: Alt and its place in the sidebar."""
        views = wait_for('the sidebar', lambda: next(
            (n for n in walk(self.app) if n.get_name() == 'Views' and n.get_child_count() > 5), None))
        rows = [row.get_name() for row in children(views) if row.get_role_name() == 'list item']
        keys(f'alt+{rows.index(name) + 1}')

    def tables(self):
        return [n for n in walk(self.app) if n.get_role_name() == 'table']

    def cell(self, start):
        for table in self.tables():
            for row in children(table):
                for cell in children(row):
                    if cell.get_name().startswith(start):
                        return cell
        return None

    def see(self, start):
        return wait_for(f'the cell "{start}"', lambda: self.cell(start))

    def focus(self, start):
        return wait_for(f'the focus on "{start}"', lambda: (
            lambda cell: cell and has(cell, Atspi.StateType.FOCUSED))(self.cell(start)))

    def close(self):
        keys('ctrl+w')
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            sys.exit('the program did not end with its last window')
        if status != 0:
            sys.exit(f'the program ended with {status}')


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
