#!/usr/bin/python3
# test-charts-outside.py: charts, their files, payments and the comparison as a person uses them
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-charts-outside.py JINGJIN JINGJIN-CLI SAMPLE.json

Opens every chart on its page and reads its words and table, saves one of them in three formats,
fails to save one, saves a sheet and a chart as posters, and moves a node of the flow by its keys. Then
approves what was budgeted and takes it back, and puts last year's plan beside this one. The window
is read from the accessibility bus, the files by their bytes.
"""
import json
import os
import struct
import subprocess
import sys
import tempfile
import time

from bus import Atspi, Workbench, children, has, keys, type_text, wait_for, walk


class Window(Workbench):
    def choose(self, list_name, row):
        found = wait_for(f'the list {list_name}', lambda: next(
            (n for n in walk(self.app) if n.get_role_name() == 'list'
             and n.get_name() == list_name), None))
        rows = [n for n in children(found)]
        names = [r.get_name() or ' '.join(c.get_name() for c in children(r)) for r in rows]
        if row is not None:
            Atspi.Selection.select_child(found, row if isinstance(row, int) else names.index(row))
        return names

    def find_role(self, role, part):
        return next((n for n in walk(self.app) if n.get_role_name() == role
                     and part in (n.get_name() or '')), None)

    def wait_role(self, role, part):
        return wait_for(f'a {role} with "{part}"', lambda: self.find_role(role, part))

    def click_corner(self, node):
        """Of a picture nothing is drawn in its corner: a click there gives it the focus alone."""
        left, top = self.origin()
        place = node.get_extents(Atspi.CoordType.WINDOW)
        subprocess.run(['xdotool', 'mousemove', str(left + place.x + 5), str(top + place.y + 5),
                        'click', '1'], check=True)

    def press(self, name):
        """A menu's button is within another of its name: the inner one is the last."""
        found = wait_for(f'the button "{name}"', lambda: [
            n for n in walk(self.app) if (n.get_name() or '').startswith(name)
            and n.get_role_name() in ('push button', 'toggle button', 'menu item')])
        Atspi.Action.do_action(found[-1], 0)


def every_chart(window):
    window.choose('Views', 'Charts')
    names = window.choose('Charts', None)
    listed = subprocess.run([window.cli, 'chart', '--list'], capture_output=True, text=True,
                            check=True).stdout.splitlines()
    assert len(names) == len(listed), (names, listed)
    for i, name in enumerate(names):
        window.choose('Charts', i)
        picture = window.wait_role('image', name)
        # Its words are what who does not see it hears.
        wait_for(f'words about {name}', picture.get_description)
    window.choose('Charts', 0)


def type_into_dialog(title, path):
    """The dialog is not read from the bus, which GTK's own does not survive."""
    def dialog():
        return subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', title],
                              capture_output=True, text=True, check=False).stdout.strip()
    subprocess.run(['xdotool', 'windowfocus', '--sync', wait_for('the dialog', dialog)], check=True)
    time.sleep(0.5)
    keys('ctrl+a')
    type_text(path)
    keys('Return')
    return dialog


def end_dialog(dialog):
    """The first Return may only take what the dialog proposes to complete."""
    wait_for('the end of the dialog', lambda: not dialog() or keys('Return'))


def save(window, item, path):
    window.press('Save the picture…')
    window.press(item)
    return type_into_dialog('Save the Picture', path)


def three_formats(window, folder):
    def written(path):
        wait_for(path, lambda: os.path.exists(path))
        window.wait_role('label', path)
        with open(path, 'rb') as file:
            return file.read()

    save(window, 'SVG (lines and text)…', f'{folder}/flow.svg')
    assert '國教署補助款</text>'.encode() in written(f'{folder}/flow.svg')
    save(window, 'PNG, A3 at 300 dots an inch…', f'{folder}/flow.png')
    size = struct.unpack('>II', written(f'{folder}/flow.png')[16:24])
    assert size == (4961, 3508), size
    save(window, 'PDF, A3…', f'{folder}/flow.pdf')
    written(f'{folder}/flow.pdf')
    text = subprocess.run(['pdftotext', f'{folder}/flow.pdf', '-'], capture_output=True, text=True,
                          check=True).stdout
    assert '國教署補助款' in text
    dialog = save(window, 'PDF, A3…', f'{folder}/none/flow.pdf')
    # A folder that is not there: GTK's dialog says so, and stays until it is left.
    wait_for('the end of the dialog', lambda: keys('Escape') or not dialog())
    assert not os.path.exists(f'{folder}/none'), os.listdir(folder)


def poster(window, folder, view):
    """A sheet or chart on paper: its window goes when a place is chosen, and the end is told."""
    path = f'{folder}/{view}.svg'
    window.choose('Views', view)
    keys('ctrl+p')
    window.press('Save as SVG…')
    end_dialog(type_into_dialog('Save the Poster', path))
    window.wait_role('label', f'Poster written: {path}')
    assert not window.find_role('push button', 'Save as SVG…')
    with open(path, 'rb') as file:
        assert file.read(5) == b'<?xml'


def order(window):
    """The first part is the first purse: one place down it is the second."""
    picture = window.wait_role('image', 'Flow of the money')

    def reset_button():
        return next((n for n in walk(window.app) if n.get_name() == 'Order of the rules again'
                     and n.get_role_name() == 'push button'
                     and has(n, Atspi.StateType.SENSITIVE)), None)

    def move():
        """Keys and the bus come by different ways: the menu may be open before the node moved."""
        window.click_corner(picture)
        wait_for('the focus on the picture', lambda: has(picture, Atspi.StateType.FOCUSED))
        keys('Right')
        # Arrows walk through the parts: the picture's name becomes that of the part.
        window.wait_role('image', '補助款')
        keys('alt+Down')
        time.sleep(0.3)
        window.press('Columns, order')
        time.sleep(0.3)
        return reset_button() or keys('Escape')
    Atspi.Action.do_action(wait_for('an order to take back', move), 0)
    wait_for('no order to take back', lambda: not reset_button())
    keys('Escape')


def payments(window):
    window.choose('Views', 'Payments')
    window.wait_role('label', 'Class 2')
    window.wait_role('label', '1. First payment, after approval')
    assert not any('approved' in line for line in window.elements('budget_line'))
    window.press('Approved as Budgeted')
    wait_for('approved amounts', lambda: sum(
        line.get('approved', 0) for line in window.elements('budget_line')) == 8488674)
    keys('ctrl+z')
    wait_for('none again', lambda: not any(
        'approved' in line for line in window.elements('budget_line')))


def last_year(window, folder):
    """A plan with one line less than this one's is read, and the line is new this year."""
    window.export()
    with open(window.plan + '.json', encoding='utf-8') as file:
        plan = json.load(file)
    gone = plan['elements']['budget_line'].pop()
    plan['elements']['charged_to'] = [link for link in plan['elements']['charged_to']
                                      if link['from'] != gone['id']]
    with open(f'{folder}/last.json', 'w', encoding='utf-8') as file:
        json.dump(plan, file)
    subprocess.run([window.cli, 'new', '--from', f'{folder}/last.json', f'{folder}/last.jingjin'],
                   check=True, stdout=subprocess.DEVNULL)
    window.choose('Views', 'Last Year')
    window.press('Choose last year')
    end_dialog(type_into_dialog('Open a Plan', f'{folder}/last.jingjin'))
    window.wait_role('label', '· 1 new · 0 dropped')


def main(program, cli, source):
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'plan.jingjin')
        subprocess.run([cli, 'new', '--from', source, plan], check=True, stdout=subprocess.DEVNULL)
        window = Window(program, cli, plan)
        every_chart(window)
        order(window)
        poster(window, folder, 'Model')
        poster(window, folder, 'Charts')
        window.choose('Views', 'Charts')
        three_formats(window, folder)
        payments(window)
        last_year(window, folder)
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
