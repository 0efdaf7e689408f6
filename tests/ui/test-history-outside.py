#!/usr/bin/python3
# test-history-outside.py: history, checkpoints, comments, reasons, a file changed by others
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-history-outside.py JINGJIN JINGJIN-CLI YUNLIN.json

In the sample plan: names a checkpoint, comments on a field, says why an amount was changed, sees it
all listed and restores the checkpoint. Then another process replaces the file under the window,
which merges both; leaves a copy in conflict; and at last damages the file, of which the newest good
copy is opened. The window is read from the accessibility bus, the file by the command line.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

from bus import Atspi, Workbench, children, has, keys, type_text, wait_for, walk

# What the budget's first line has in the sample.
FIRST = 'B-001'


class Window(Workbench):
    def find_button(self, name):
        return next((n for n in walk(self.app) if n.get_name() == name
                     and n.get_role_name() in ('push button', 'toggle button')
                     and has(n, Atspi.StateType.VISIBLE)), None)

    def press(self, name):
        button = wait_for(f'the button "{name}"', lambda: self.find_button(name))
        Atspi.Action.do_action(button, 0)

    def label(self, part):
        return wait_for(f'a label with "{part}"', lambda: next(
            (n for n in walk(self.app) if n.get_role_name() == 'label' and part in n.get_name()
             and has(n, Atspi.StateType.VISIBLE)), None))

    def no_label(self, part):
        wait_for(f'no label with "{part}"', lambda: not any(
            n for n in walk(self.app) if n.get_role_name() == 'label' and part in n.get_name()
            and has(n, Atspi.StateType.VISIBLE)))

    def show(self, page):
        """Chooses a view in the sidebar, as a screen reader does."""
        views = wait_for('the sidebar', lambda: next(
            (n for n in walk(self.app) if n.get_role_name() == 'list'
             and n.get_name() == 'Views'), None))
        names_ = [views.get_child_at_index(i).get_name() for i in range(views.get_child_count())]
        Atspi.Selection.select_child(views, names_.index(page))

    def refocus(self):
        """No window manager gives the keyboard back when a dialog goes."""
        subprocess.run(['xdotool', 'windowfocus', '--sync', self.xid], check=True)

    def history(self, *options):
        out = subprocess.run([self.cli, 'history', self.plan, '--json', *options],
                             capture_output=True, text=True, check=True)
        return json.loads(out.stdout)

    def line(self):
        return next(e for e in self.elements('budget_line') if e['code'] == FIRST)


def expect(what, get, wanted):
    wait_for(f'{what}: {wanted}', lambda: get() == wanted)


def checkpoint(window):
    window.open_view('Budget')
    window.focus(f'Code, row 1: {FIRST}')
    keys('ctrl+shift+s')
    window.label('Make a Checkpoint')
    type_text('first draft')
    keys('Return')
    expect('checkpoints', lambda: [e['label'] for e in window.history('--checkpoints')],
           ['first draft'])
    window.refocus()


def comment(window):
    window.open_view('Budget')
    keys('ctrl+Home')
    window.focus(f'Code, row 1: {FIRST}')
    keys('ctrl+alt+c')
    window.label('Add a Comment')
    type_text('why so much')
    keys('ctrl+Return')
    expect('the comment', lambda: [(c['name'], c['number'], c['state'], c['field'])
                                   for c in window.elements('comment')],
           [('why so much', '1', 'open', 'code')])
    window.refocus()


def reason(window):
    """From 2,500 to 9,500 a time it is over the threshold of the example's pack."""
    price = window.line()['unit_price']
    window.open_view('Budget')
    keys('ctrl+Home', 'Right', 'Right', 'Right', 'Right')
    window.focus('Unit price, row 1: ')
    type_text('9500')
    keys('Return')
    expect('the price', lambda: window.line()['unit_price'], 9500)
    window.label('Why?')
    # Who types on is not stopped: the keyboard stays in the table until it is asked for.
    window.focus('Unit price, row 2: ')
    keys('alt+h')
    type_text('the council wants it')
    keys('Return')
    expect('the reason', lambda: window.history('--limit', '1')[0]['reason'],
           'the council wants it')
    window.no_label('Why?')
    return price


def listing(window, price):
    window.show('Hand In')
    window.press('Versions')
    expect('the change in the history', lambda: next(
        (c['before'], c['after']) for e in window.history() for c in e['changes']
        if c.get('field') == 'unit_price'), (f'{price:,}', '9,500'))
    window.see('New value, row 1: 9,500')
    window.see('Reason, row 1: the council wants it')
    keys('ctrl+l')
    type_text('council')
    window.label('· 1 of ')
    keys('Escape')
    window.no_label('· 1 of ')
    window.press('Changes')
    window.label('total 8,488,674 → ')
    window.see('Reason, row 1: the council wants it')
    window.press('Versions')


def restore(window, price):
    window.press('Restore: first draft')
    expect('the price as it was', lambda: window.line()['unit_price'], price)
    expect('no comment', lambda: window.elements('comment'), [])
    expect('checkpoints', lambda: [e['label'] for e in window.history('--checkpoints')],
           ['Before restoring “first draft”', 'first draft'])
    keys('ctrl+z')
    expect('the price after undo', lambda: window.line()['unit_price'], 9500)


def import_line(window, path, name):
    """A second computer's edit."""
    table = path + '.csv'
    with open(table, 'w', encoding='utf-8') as file:
        file.write(f'name,unit_price\n{name},500\n')
    subprocess.run([window.cli, 'import', path, table, '--kind', 'budget_line'], check=True,
                   stdout=subprocess.DEVNULL)


def names(window):
    return {e.get('name') for e in window.elements('budget_line')}


def replaced(window, other):
    import_line(window, other, 'theirs')
    os.rename(other, window.plan)
    window.label('was changed by another program')
    assert 'theirs' in names(window) and window.line()['unit_price'] == 2500
    window.press('Merge…')
    window.press('Merge')
    expect('the merged price', lambda: window.line()['unit_price'], 9500)
    expect('the merged line', lambda: 'theirs' in names(window), True)
    window.no_label('not merged yet')
    window.refocus()


def conflict_copy(window):
    stem = window.plan[:-len('.jingjin')]
    copy = f'{stem} (conflicted copy 2026-08-01).jingjin'
    shutil.copy(window.plan, copy + '.new')
    import_line(window, copy + '.new', 'apart')
    os.rename(copy + '.new', copy)
    window.label('which a sync program made')
    window.press('Merge…')
    window.press('Merge')
    expect('the line of the copy', lambda: 'apart' in names(window), True)
    window.label('is merged into the plan')
    window.refocus()


def damaged(program, cli, plan, folder):
    with open(plan, 'r+b') as file:
        file.seek(4096 * 3)
        file.write(os.urandom(4096 * 4))
    process = subprocess.Popen([program, plan])
    app = wait_for('the program', lambda: next(
        (a for a in children(Atspi.get_desktop(0)) if a.get_process_id() == process.pid), None))
    button = wait_for('the offer of a copy', lambda: next(
        (n for n in walk(app) if n.get_role_name() == 'push button'
         and n.get_name() == 'Open the Copy'), None))
    Atspi.Action.do_action(button, 0)
    copy = wait_for('the copy beside the plan', lambda: next(
        (name for name in os.listdir(folder) if name.startswith('plan (copy of ')), None))
    wait_for('its window', lambda: any(copy in (n.get_name() or '') for n in walk(app)))
    process.terminate()
    process.wait()
    subprocess.run([cli, 'info', os.path.join(folder, copy)], check=True,
                   stdout=subprocess.DEVNULL)


def main(program, cli, source):
    with tempfile.TemporaryDirectory() as folder:
        os.environ['XDG_DATA_HOME'] = os.path.join(folder, 'data')
        plan, other = os.path.join(folder, 'plan.jingjin'), os.path.join(folder, 'other')
        subprocess.run([cli, 'new', '--from', source, plan], check=True, stdout=subprocess.DEVNULL)
        shutil.copy(plan, other)
        window = Window(program, cli, plan)
        checkpoint(window)
        comment(window)
        price = reason(window)
        listing(window, price)
        restore(window, price)
        replaced(window, other)
        conflict_copy(window)
        wait_for("the day's copy", lambda: any('.jingjin' in name for _, _, names_ in os.walk(
            os.environ['XDG_DATA_HOME']) for name in names_))
        time.sleep(0.5)
        window.close()
        damaged(program, cli, plan, folder)


if __name__ == '__main__':
    main(*sys.argv[1:])
