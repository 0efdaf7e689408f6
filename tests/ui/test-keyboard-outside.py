#!/usr/bin/python3
# test-keyboard-outside.py: create, link, budget, check, mend and export without a pointer
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-keyboard-outside.py JINGJIN JINGJIN-CLI PRACTICE.json

A community is made, its school linked, a line budgeted and charged, findings walked through, a price
mended, the next step of the guide opened, the chart, the document and the package saved: by keys
alone. The files say whether it was done, and the picture of the screen that the focus is seen.
"""
import os
import subprocess
import sys
import tempfile
import time

from bus import Atspi, Workbench, has, keys, seek, type_text, wait_for, walk


def focused(window):
    return next((node for node in walk(window.app) if has(node, Atspi.StateType.FOCUSED)), None)


def expect(what, get):
    wait_for(what, get)


def find_titled(title):
    """The window of that title."""
    return subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', title],
                          capture_output=True, text=True, check=False).stdout.strip()


def see_screen():
    """The screen as bytes, three a pixel."""
    return subprocess.run(['/usr/bin/import', '-window', 'root', '-depth', '8', 'rgb:-'],
                          capture_output=True, check=True).stdout


def walk_to(window, name, key='Tab'):
    """To the widget whose name begins so; wherever the focus goes on the way, something shows it."""
    before = see_screen()
    for _ in range(60):
        keys(key)
        time.sleep(0.3)
        after = seek(lambda: (lambda screen: screen != before and screen)(see_screen()), 10)
        node = focused(window)
        at = (node.get_role_name(), node.get_name()) if node else None
        assert at and after, f'after {key} the focus is not seen: {at}'
        if at[1].startswith(name):
            return
        before = after
    sys.exit(f'{key} does not lead to "{name}"')


def save(window, title, path):
    """In the dialog that asks for a place; without a window manager nobody gives the focus back."""
    dialog = wait_for('the dialog', lambda: find_titled(title))
    subprocess.run(['xdotool', 'windowfocus', '--sync', dialog], check=True)
    time.sleep(0.5)
    keys('ctrl+a')
    type_text(path)
    keys('Return')
    wait_for(path, lambda: os.path.exists(path) and not find_titled(title))
    subprocess.run(['xdotool', 'windowfocus', '--sync', window.xid], check=True)


def choose_view(window, name):
    """From the list of views: F6 goes from pane to pane, arrows from view to view, Enter into one."""
    keys('alt+1')
    wait_for('the focus in the first view', lambda: 'budgeted' in focused(window).get_name())
    walk_to(window, 'Overview', 'F6')
    keys('End')
    walk_to(window, name, 'Up')
    keys('Return')


def export(window, folder):
    """The chart above the lines as a picture, the document, and what is handed in."""
    path = os.path.join(folder, 'flow.svg')
    walk_to(window, 'Save the picture', 'ctrl+shift+Tab')
    # The way back out of the chart leads to the head of the view, and forward into it again.
    walk_to(window, 'Filter rows', 'ctrl+shift+Tab')
    walk_to(window, 'Save the picture', 'ctrl+Tab')
    keys('Return')
    time.sleep(0.5)
    keys('s')
    save(window, 'Save the Picture', path)
    with open(path, encoding='utf-8') as file:
        assert '國教署補助款</text>' in file.read()

    choose_view(window, 'Document')
    walk_to(window, 'Save the document', 'ctrl+Tab')
    keys('Return')
    time.sleep(0.5)
    keys('p')
    path = os.path.join(folder, 'plan.pdf')
    save(window, 'Save the Document', path)
    text = wait_for('the pages', lambda: subprocess.run(
        ['pdftotext', path, '-'], capture_output=True, text=True, check=False).stdout)
    assert '練習縣' in text

    choose_view(window, 'Hand In')
    wait_for('the focus on the draft', lambda: focused(window).get_name() == 'Draft…')
    keys('Return')
    path = os.path.join(folder, 'plan.zip')
    save(window, 'Where Shall the Draft Be', path)
    assert subprocess.run([window.cli, 'verify', path], check=False).returncode == 0


def main(program, cli, practice):
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'plan.jingjin')
        subprocess.run([cli, 'new', '--from', practice, plan], check=True,
                       stdout=subprocess.DEVNULL)
        window = Workbench(program, cli, plan)

        # Create and link: a community with its lead school, by its code.
        window.open_view('Communities')
        window.focus('Code, row 1: C-001')
        keys('ctrl+shift+n')
        expect('a seventh community', lambda: len(window.elements('community')) == 7)
        type_text('Linbian')
        keys('Tab')
        expect('its name', lambda: window.elements('community')[-1].get('name') == 'Linbian')
        keys('Right', 'Right')
        type_text('S-013')
        keys('Return')
        schools = {school['code']: school['id'] for school in window.elements('school')}
        expect('its school', lambda: window.elements('community')[-1].get('school')
               == schools['S-013'])

        # Check: F8 walks from finding to finding; mend the price where it leads.
        for _ in range(20):
            keys('F8')
            time.sleep(0.3)
            if (focused(window).get_name() or '').startswith('Unit price, row 6'):
                break
        else:
            sys.exit('F8 does not lead to the price')
        type_text('2000')
        keys('Return')
        expect('the price mended', lambda: next(
            line for line in window.elements('budget_line')
            if line['code'] == 'B-006')['unit_price'] == 2000)

        # A copy of a line has what is just being typed; Undo takes both back.
        lines = window.export()
        before = len(window.elements('budget_line'))
        keys('Up')
        type_text('2100')
        keys('ctrl+shift+d')
        expect('two lines at the new price', lambda: sum(
            line.get('unit_price') == 2100 for line in window.elements('budget_line')) == 2)
        keys('ctrl+z', 'ctrl+z')
        expect('the lines as they were', lambda: window.export() == lines)

        # Budget: a new line, and Undo takes it back.
        keys('ctrl+shift+n')
        expect('one more line', lambda: len(window.elements('budget_line')) == before + 1)
        keys('Escape', 'ctrl+z')
        expect('the line gone', lambda: len(window.elements('budget_line')) == before)

        # The guide: its pane, and back; the focus is somewhere all the time.
        keys('F7', 'F7')
        expect('the focus in the guide', lambda: focused(window) is not None)
        keys('F7')
        expect('the focus in the view', lambda: focused(window) is not None)
        export(window, folder)
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
