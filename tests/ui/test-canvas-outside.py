#!/usr/bin/python3
# test-canvas-outside.py: a county drawn in the real window by mouse and keyboard
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-canvas-outside.py JINGJIN JINGJIN-CLI

Draws 12 elements and 14 links in at most 60 actions, aligns, arranges, then undoes and redoes
everything; the plan's JSON is read beside the open window at each stage.
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

PATIENCE = 20
MOST_ACTIONS = 60
LINKS = ('belongs_to', 'promotes_to', 'member_of', 'supports', 'trains', 'serves', 'hosts',
         'implements', 'measures', 'relates_to')
NAMES = ('Steering group', 'North alliance', 'Maths community', 'Programme A', 'Workshop A',
         'First pool', 'Second pool', 'Third pool', 'Fourth pool', 'Fifth pool', 'Sixth pool',
         'Seventh pool')


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
    if node.get_role_name() != 'table':
        for child in children(node):
            yield from walk(child)


class Workbench:
    def __init__(self, program, cli, plan):
        self.cli, self.plan, self.actions = cli, plan, 0
        self.process = subprocess.Popen([program, plan])
        self.app = wait_for('the program on the bus', self.find_app)
        self.xid = wait_for('its window', self.find_window)
        subprocess.run(['xdotool', 'windowfocus', '--sync', self.xid], check=True)

    @staticmethod
    def find_app():
        return next((a for a in children(Atspi.get_desktop(0))
                     if a.get_name() in ('jingjin', 'io.github.jingjin.Workbench')), None)

    @staticmethod
    def find_window():
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '114'],
                               capture_output=True, text=True, check=False)
        return found.stdout.split()[-1] if found.stdout.split() else None

    def find(self, role, name):
        return next((n for n in walk(self.app) if n.get_role_name() == role
                     and (n.get_name() or '').startswith(name)), None)

    def press(self, name):
        button = wait_for(f'the button {name}', lambda: self.find('push button', name))
        Atspi.Action.do_action(button, 0)
        self.actions += 1

    def key(self, *keys):
        subprocess.run(['xdotool', 'key', '--delay', '60', *keys], check=True)
        self.actions += 1

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '15', text], check=True)
        self.actions += 1
        time.sleep(0.1)

    def elements(self):
        """The plan on disk, read beside the window that writes it."""
        text = subprocess.run([self.cli, 'export', self.plan, '--as', 'json', '-o', '/dev/stdout'],
                              capture_output=True, text=True, check=False).stdout
        if not text:
            out = self.plan + '.json'
            subprocess.run([self.cli, 'export', self.plan, '--as', 'json', '-o', out], check=True)
            with open(out, encoding='utf-8') as file:
                text = file.read()
            os.unlink(out)
        return json.loads(text)['elements']

    def count(self, kinds):
        elements = self.elements()
        return sum(len(elements.get(kind, ())) for kind in kinds)

    def on_sheet(self):
        return self.count(('placement',))

    def links(self):
        elements = self.elements()
        references = sum(1 for kind, field in (('activity', 'programme'), ('programme', 'parent'),
                                               ('organisation', 'parent'), ('talent_pool', 'host'))
                         for e in elements.get(kind, ()) if e.get(field))
        return references + sum(len(elements.get(kind, ())) for kind in LINKS)

    def box(self, name):
        return next((n for n in walk(self.app) if n.get_role_name() == 'list item'
                     and name in (n.get_name() or '')), None)

    def link(self, start, end):
        """By keyboard: the box is selected by typing its way there, L, a part of the name, Enter."""
        self.key('l')
        time.sleep(0.4)
        self.type(end)
        time.sleep(0.3)
        self.key('Return')
        time.sleep(0.4)


def expect(what, value, wanted):
    if value != wanted:
        sys.exit(f'{what}: {value}, expected {wanted}')


def draw(bench):
    """Twelve in a chain: Tab makes the next one with its link."""
    bench.press('New Sheet')
    wait_for('the sheet', lambda: bench.count(('sheet',)) == 1)
    time.sleep(0.3)
    bench.key('1')
    bench.key('Return')
    time.sleep(0.3)
    for number, name in enumerate(NAMES):
        bench.type(name)
        bench.key('Tab' if number + 1 < len(NAMES) else 'Return')
        wait_for(name, lambda wanted=number + 1: bench.on_sheet() == wanted)
        time.sleep(0.2)
    expect('links of the chain', bench.links(), len(NAMES) - 1)


def add_links(bench):
    for name in ('Maths', 'North', 'Workshop'):
        before = bench.links()
        bench.link('Seventh pool', name)
        wait_for(f'a link to {name}', lambda wanted=before + 1: bench.links() == wanted)
    expect('links', bench.links(), 14)


def check_bus(bench):
    wait_for('the box on the bus', lambda: bench.box('Seventh pool'))
    expect('what the box is', bench.box('Seventh pool').get_name().split(' ')[0], 'Talent')


def shape(bench):
    """Aligned and arranged: two steps, which move boxes and nothing else."""
    before = bench.elements()
    bench.key('ctrl+a')
    bench.press('Arrange')
    wait_for('another arrangement', lambda: bench.elements()['placement'] != before['placement'])
    after = bench.elements()
    for kind in before:
        if kind != 'placement':
            expect(f'{kind} after arranging', after[kind], before[kind])


def undo_all(bench, states):
    final = bench.elements()
    for _ in range(40):
        bench.key('ctrl+z')
    wait_for('an empty plan', lambda: bench.count(('sheet', 'placement', 'organisation')) == 0)
    expect('after undoing all', bench.elements(), states['start'])
    for _ in range(40):
        bench.key('ctrl+shift+z')
    wait_for('everything again', lambda: bench.elements() == final)


def main():
    program, cli = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'drawn.jingjin')
        subprocess.run([cli, 'new', '--county', '雲林縣', '--year', '114', plan], check=True,
                       capture_output=True)
        bench = Workbench(program, cli, plan)
        try:
            states = {'start': bench.elements()}
            page = wait_for('the page', lambda: bench.find('list item', 'Model')
                            or bench.find('label', 'Model'))
            at = page.get_extents(Atspi.CoordType.WINDOW)
            subprocess.run(['xdotool', 'mousemove', '--window', bench.xid, str(at.x + 20),
                            str(at.y + at.height // 2), 'click', '1'], check=True)
            time.sleep(0.5)
            draw(bench)
            add_links(bench)
            check_bus(bench)
            shape(bench)
            drawn = bench.actions
            print(f'12 elements and 14 links in {drawn} actions')
            if drawn > MOST_ACTIONS:
                sys.exit(f'{drawn} actions, allowed are {MOST_ACTIONS}')
            undo_all(bench, states)
        finally:
            bench.process.terminate()
            bench.process.wait()


if __name__ == '__main__':
    main()
