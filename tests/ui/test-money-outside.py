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

from bus import Atspi, Workbench, has, keys, type_text, wait_for, walk


class Window(Workbench):
    def find_button(self, name):
        return next((n for n in walk(self.app) if n.get_name() == name
                     and n.get_role_name() in ('push button', 'toggle button')), None)

    def press(self, name):
        button = wait_for(f'the button "{name}"', lambda: self.find_button(name))
        Atspi.Action.do_action(button, 0)

    def see(self, part, role='label'):
        return wait_for(f'a {role} with "{part}"', lambda: next(
            (n for n in walk(self.app)
             if n.get_role_name() == role and part in n.get_name()), None))

    def focus(self, role):
        return wait_for(f'the focus on a {role}', lambda: next(
            (n for n in walk(self.app) if n.get_role_name() == role
             and has(n, Atspi.StateType.FOCUSED)), None))

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
    # As many as the packs have, whatever they gain; the filter leaves some of them.
    rows = window.see('Rules · ').get_name().split()[-2]
    keys('ctrl+l')
    type_text('Unit price')
    window.see(f' of {rows} rows')
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
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
