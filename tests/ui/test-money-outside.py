#!/usr/bin/python3
# test-money-outside.py: findings, numbers, rules and scenarios as a person uses them
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-money-outside.py JINGJIN JINGJIN-CLI PRACTICE.json

In the practice county: mends and waives a finding and takes the waiver back, walks to the next one,
asks what makes a number, adjusts a rule, and makes a second scenario. The window is read from the
accessibility bus, the file by the command line.
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


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child:
            yield from walk(child)


def keys(*names):
    subprocess.run(['xdotool', 'key', '--delay', '40', *names], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '40', text], check=True)


class Window:
    def __init__(self, program, cli, plan):
        self.cli, self.plan = cli, plan
        self.process = subprocess.Popen([program, plan])
        self.app = wait_for('the program on the bus', self.find_app)
        self.xid = wait_for('the window', self.find_window)
        subprocess.run(['xdotool', 'windowfocus', '--sync', self.xid], check=True)

    def find_app(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app and app.get_process_id() == self.process.pid:
                return app
        return None

    @staticmethod
    def find_window():
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '114'],
                               capture_output=True, text=True, check=False)
        return found.stdout.split()[-1] if found.stdout.split() else None

    def find(self, name):
        return next((n for n in walk(self.app) if n.get_name() == name
                     and n.get_role_name() in ('push button', 'toggle button')), None)

    def press(self, name):
        button = wait_for(f'the button "{name}"', lambda: self.find(name))
        Atspi.Action.do_action(button, 0)

    def see(self, part, role='label'):
        return wait_for(f'a {role} with "{part}"', lambda: next(
            (n for n in walk(self.app)
             if n.get_role_name() == role and part in n.get_name()), None))

    def focus(self, role):
        return wait_for(f'the focus on a {role}', lambda: next(
            (n for n in walk(self.app) if n.get_role_name() == role
             and n.get_state_set().contains(Atspi.StateType.FOCUSED)), None))

    def show(self, page):
        """Chooses a view in the sidebar, as a screen reader does."""
        views = wait_for('the sidebar', lambda: next(
            (n for n in walk(self.app) if n.get_role_name() == 'list'
             and n.get_name() == 'Views'), None))
        names = [views.get_child_at_index(i).get_name() for i in range(views.get_child_count())]
        Atspi.Selection.select_child(views, names.index(page))

    def counts(self):
        out = subprocess.run([self.cli, 'check', self.plan, '--json'], capture_output=True,
                             text=True, check=False)
        return json.loads(out.stdout)['counts']

    def elements(self, kind):
        path = self.plan + '.json'
        subprocess.run([self.cli, 'export', self.plan, '--as', 'json', '-o', path], check=True)
        with open(path, encoding='utf-8') as file:
            return json.load(file)['elements'].get(kind, [])


def expect(what, get, wanted):
    wait_for(f'{what}: {wanted}', lambda: get() == wanted)


def findings(window):
    window.show('Findings')
    errors = window.counts()['error']
    window.press('Mend')
    expect('errors after mending one', lambda: window.counts()['error'], errors - 1)
    keys('ctrl+z')
    expect('errors after taking that back', lambda: window.counts()['error'], errors)
    window.press('Waive…')
    window.focus('text')
    keys('Return')
    time.sleep(0.3)
    expect('no waiver without a reason', lambda: window.counts()['waived'], 0)
    type_text('the council decided')
    keys('Return')
    expect('waived ones', lambda: window.counts()['waived'], 1)
    window.see('the council decided')
    window.press('Take back')
    expect('waived ones after taking it back', lambda: window.counts()['waived'], 0)


def numbers(window):
    keys('F8')
    window.see('Budget ·')
    window.show('Overview')
    window.focus('push button')
    keys('F4')
    window.see('added again: 258,875')
    window.see('That is the number shown.')
    keys('Escape')




def scenarios(window):
    lines = len(window.elements('budget_line'))
    window.show('Scenarios')
    window.press('Make Scenario B')
    expect('scenarios', lambda: len(window.elements('scenario')), 2)
    expect('lines', lambda: len(window.elements('budget_line')), 2 * lines)
    window.see('0 rows differ')
    window.press('Adopt')
    expect('the adopted one', lambda: [s['name'] for s in window.elements('scenario')
                                       if s.get('adopted')], ['Scenario B'])
    keys('ctrl+z', 'ctrl+z')
    expect('scenarios after taking that back', lambda: len(window.elements('scenario')), 0)
    expect('lines after that', lambda: len(window.elements('budget_line')), lines)


def override(window):
    window.show('Rules')
    window.see('Rules · 277 rows')
    keys('ctrl+l')
    type_text('Unit price')
    window.see('Rules · 51 of 277 rows')
    keys('Tab', 'Tab', 'Down')
    window.press('Adjust…')
    window.focus('text')
    keys('ctrl+a')
    type_text('1900')
    keys('Tab')
    type_text('a decision')
    keys('Return')
    expect('the adjustment', lambda: [(o['value'], o['reason'])
                                      for o in window.elements('override')],
           [('1900', 'a decision')])
    window.press('Take back the adjustment')
    expect('no adjustment', lambda: window.elements('override'), [])


def main(program, cli, source):
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'plan.jingjin')
        subprocess.run([cli, 'new', '--from', source, plan], check=True, stdout=subprocess.DEVNULL)
        window = Window(program, cli, plan)
        findings(window)
        numbers(window)
        scenarios(window)
        override(window)
        keys('ctrl+w')
        if window.process.wait(PATIENCE) != 0:
            sys.exit('the program ended badly')


if __name__ == '__main__':
    main(*sys.argv[1:])
