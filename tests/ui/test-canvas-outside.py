#!/usr/bin/python3
# test-canvas-outside.py: a county drawn in the real window by mouse and keyboard
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-canvas-outside.py JINGJIN JINGJIN-CLI

Draws 12 elements and 14 links in at most 60 actions, budgets one, aligns, arranges, hears the sheet
as one list, then undoes everything and redoes everything; the plan's JSON is read beside the open
window at each stage, and must agree on the way back and forth.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

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


def can_act(node):
    """Of a menu's button the inner one."""
    try:
        return Atspi.Action.get_n_actions(node) > 0
    except GLib.Error:
        return False


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

    def choose(self, menu, item):
        """Two actions: the menu button, the item."""
        button = wait_for(f'the menu {menu}', lambda: next(
            (n for n in walk(self.app) if n.get_role_name() == 'push button'
             and n.get_name() == menu and can_act(n)), None))
        Atspi.Action.do_action(button, 0)
        self.actions += 1
        entry = wait_for(item, lambda: next(
            (n for n in walk(self.app) if n.get_role_name() == 'menu item'
             and n.get_name() == item), None))
        time.sleep(0.3)
        Atspi.Action.do_action(entry, 0)
        self.actions += 1
        time.sleep(0.3)

    def open_view(self, name):
        """By its key: Alt and its place in the sidebar."""
        views = wait_for('the sidebar', lambda: next(
            (n for n in walk(self.app) if n.get_name() == 'Views' and n.get_child_count() > 5), None))
        rows = [row.get_name() for row in children(views) if row.get_role_name() == 'list item']
        place = rows.index(name) + 1
        if place < 10:
            self.key(f'alt+{place}')
            return
        at = next(row for row in children(views)
                  if row.get_name() == name).get_extents(Atspi.CoordType.WINDOW)
        subprocess.run(['xdotool', 'mousemove', '--window', self.xid, str(at.x + 20),
                        str(at.y + at.height // 2), 'click', '1'], check=True)
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


def budget(bench):
    """A line of 3,000 × 2 for the activity, made in the table of the budget, in one step a cell."""
    bench.open_view('Budget')
    time.sleep(0.5)
    bench.key('ctrl+shift+n')
    wait_for('a line', lambda: bench.count(('budget_line',)) == 1)
    time.sleep(0.3)
    bench.key('Tab')
    bench.type('Workshop A')
    bench.key('Tab', 'Tab')
    bench.type('3000')
    bench.key('Tab', 'Tab')
    bench.type('2')
    bench.key('Return')
    wait_for('the price', lambda: bench.elements()['budget_line'][0].get('quantity'))
    line = bench.elements()['budget_line'][0]
    activity = bench.elements()['activity'][0]
    expect('what the line is of', line.get('activity'), activity['id'])
    expect('its price', line.get('unit_price'), 3000)
    return bench.elements()


def check_badge(bench):
    """The box of the activity says its money, and the programme's too."""
    for name in ('Workshop A', 'Programme A'):
        wait_for(f'6,000 at {name}', lambda wanted=name: (
            lambda box: box and '6,000' in box.get_name())(bench.box(wanted)))


def move_alone(bench, what, before):
    """Boxes have moved, and nothing else is different."""
    wait_for(what, lambda: bench.elements()['placement'] != before['placement'])
    after = bench.elements()
    for kind in before:
        if kind != 'placement':
            expect(f'{kind} after {what}', after[kind], before[kind])
    return after


def shape(bench, states):
    """Aligned and arranged: two steps, which move boxes and nothing else."""
    bench.open_view('Model')
    time.sleep(0.4)
    before = bench.elements()
    bench.key('ctrl+a')
    bench.choose('Align', 'Same size')
    states['same size'] = bench.elements()
    bench.choose('Align', 'Left edges')
    states['aligned'] = move_alone(bench, 'aligning', before)
    bench.press('Arrange')
    states['arranged'] = move_alone(bench, 'arranging', states['aligned'])


def hear(bench):
    """One list has everything on the sheet: kind, name, links."""
    bench.key('Escape')
    bench.key('o')
    rows = wait_for('the outline', lambda: next(
        (n for n in walk(bench.app) if (n.get_name() or '').startswith('Outline: 12 elements')
         and n.get_role_name() == 'list'), None))
    texts = [n.get_name() for n in walk(rows) if n.get_role_name() == 'label']
    for name in NAMES:
        if not any(name in text for text in texts):
            sys.exit(f'the outline does not have {name}: {texts}')
    if not any('Maths community' in text and '←' in text and '→' in text for text in texts):
        sys.exit(f'the outline does not say the links: {texts}')
    bench.key('Escape')
    bench.key('o')


def walk_history(bench, states, key, order):
    """Step by step until all states have been passed in this order."""
    waiting = list(order)
    for _ in range(60):
        if waiting and bench.elements() == states[waiting[0]]:
            waiting.pop(0)
            continue
        if not waiting:
            return
        bench.key(key)
        time.sleep(0.15)
    sys.exit(f'never seen again with {key}: {waiting}')


def undo_all(bench, states):
    stages = list(states)
    walk_history(bench, states, 'ctrl+z', stages[::-1])
    expect('after undoing all', bench.elements(), states['start'])
    walk_history(bench, states, 'ctrl+shift+z', stages)


def main():
    program, cli = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'drawn.jingjin')
        subprocess.run([cli, 'new', '--county', '雲林縣', '--year', '114', plan], check=True,
                       capture_output=True)
        bench = Workbench(program, cli, plan)
        try:
            states = {'start': bench.elements()}
            bench.open_view('Model')
            time.sleep(0.5)
            draw(bench)
            states['chain'] = bench.elements()
            add_links(bench)
            states['links'] = bench.elements()
            check_bus(bench)
            states['budget'] = budget(bench)
            shape(bench, states)
            check_badge(bench)
            drawn = bench.actions
            hear(bench)
            print(f'12 elements and 14 links in {drawn} actions')
            if drawn > MOST_ACTIONS:
                sys.exit(f'{drawn} actions, allowed are {MOST_ACTIONS}')
            undo_all(bench, states)
        finally:
            bench.process.terminate()
            bench.process.wait()


if __name__ == '__main__':
    main()
