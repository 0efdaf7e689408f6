#!/usr/bin/python3
# test-canvas-outside.py: a county drawn in the real window by mouse and keyboard
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-canvas-outside.py JINGJIN JINGJIN-CLI [keys]

Draws 12 elements and 14 links, budgets one (a line with its price, number and purse), aligns and
arranges in at most 60 actions, each key, click and typed text being one; hears the sheet as one
list, then undoes everything and redoes everything. The plan's JSON is read beside the open window
at each stage, and must agree on the way back and forth. With "keys" nothing is done with a pointer.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

from bus import Atspi, GLib, Workbench, has, walk, wait_for

MOST_ACTIONS = 60
LINKS = ('belongs_to', 'promotes_to', 'member_of', 'supports', 'trains', 'serves', 'hosts',
         'implements', 'measures', 'relates_to')
NAMES = ('Steering group', 'North alliance', 'Maths community', 'Programme A', 'Workshop A',
         'First pool', 'Second pool', 'Third pool', 'Fourth pool', 'Fifth pool', 'Sixth pool',
         'Seventh pool')


def can_act(node):
    """Of a menu's button the inner one."""
    try:
        return Atspi.Action.get_n_actions(node) > 0
    except GLib.Error:
        return False


class Bench(Workbench):
    """The workbench, which counts what is done to it."""
    actions = 0
    by_keys = False

    def press(self, name):
        button = wait_for(f'the button {name}', lambda: self.find('push button', name))
        if self.by_keys:
            self.go_to(name)
            self.key('space')
            return
        self.click(button)
        self.actions += 1

    def go_to(self, name):
        """By Tab, until it has the focus."""
        for _ in range(40):
            if any(has(n, Atspi.StateType.FOCUSED) and n.get_name() == name
                   for n in walk(self.app) if n.get_role_name() == 'push button'):
                return
            self.key('Tab')
            time.sleep(0.1)
        sys.exit(f'Tab does not lead to {name}')

    def choose(self, menu, item):
        """Two actions: the menu button, the item, whose place on the screen the bus does not know."""
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
        super().open_view(name)
        self.actions += 1

    def key(self, *keys):
        subprocess.run(['xdotool', 'key', '--delay', '60', *keys], check=True)
        self.actions += len(keys)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '15', text], check=True)
        self.actions += 1
        time.sleep(0.1)

    def all(self):
        return json.loads(self.export())['elements']

    def count(self, kinds):
        elements = self.all()
        return sum(len(elements.get(kind, ())) for kind in kinds)

    def on_sheet(self):
        return self.count(('placement',))

    def links(self):
        elements = self.all()
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
    bench.press('Begin the First Sheet')
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
    # Keys do not point to a lane: each stands in that of its kind, the group in the county's.
    elements = bench.all()
    expect('in other lanes', [p for p in elements['placement'] if p.get('lane')], [])
    expect('level of the group', elements['organisation'][0].get('tier'), 'county')


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
    bench.key('Tab', 'End')
    bench.type('F-002')
    bench.key('Return')
    wait_for('the purse', lambda: bench.count(('charged_to',)) == 1)
    elements = bench.all()
    line, activity = elements['budget_line'][0], elements['activity'][0]
    expect('what the line is of', line.get('activity'), activity['id'])
    expect('its price', line.get('unit_price'), 3000)
    charge = elements['charged_to'][0]
    purses = {purse['id']: purse['code'] for purse in elements['purse']}
    expect('who pays', (charge['from'], purses[charge['to']]), (line['id'], 'F-002'))
    return elements


def check_badge(bench):
    """The box of the activity says its money, and the programme's too."""
    for name in ('Workshop A', 'Programme A'):
        wait_for(f'6,000 at {name}', lambda wanted=name: (
            lambda box: box and '6,000' in box.get_name())(bench.box(wanted)))


def move_alone(bench, what, before):
    """Boxes have moved, and nothing else is different."""
    wait_for(what, lambda: bench.all()['placement'] != before['placement'])
    after = bench.all()
    for kind in before:
        if kind != 'placement':
            expect(f'{kind} after {what}', after[kind], before[kind])
    return after


def shape(bench, states):
    """Aligned and arranged: two steps, which move boxes and nothing else."""
    bench.open_view('Model')
    time.sleep(0.4)
    before = bench.all()
    bench.key('ctrl+a')
    if bench.by_keys:
        bench.key('ctrl+shift+Left')
    else:
        bench.choose('Align', 'Same size')
        states['same size'] = bench.all()
        bench.choose('Align', 'Left edges')
    states['aligned'] = move_alone(bench, 'aligning', before)
    if bench.by_keys:
        bench.key('a')
    else:
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
        if waiting and bench.all() == states[waiting[0]]:
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
    expect('after undoing all', bench.all(), states['start'])
    walk_history(bench, states, 'ctrl+shift+z', stages)


def main():
    program, cli = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'drawn.jingjin')
        subprocess.run([cli, 'new', '--county', '雲林縣', '--year', '114', plan], check=True,
                       capture_output=True)
        bench = Bench(program, cli, plan)
        bench.by_keys = 'keys' in sys.argv[3:]
        states = {'start': bench.all()}
        bench.open_view('Model')
        time.sleep(0.5)
        draw(bench)
        states['chain'] = bench.all()
        add_links(bench)
        states['links'] = bench.all()
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
        bench.close()


if __name__ == '__main__':
    main()
