# bus.py: a program as the accessibility bus and a keyboard have it
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests from outside share: waiting, walking over what a screen reader hears, keys."""
import json
import os
import subprocess
import sys
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

# Only what never comes takes so long: a sanitized program on a busy machine is slow, not wrong.
PATIENCE = 90


def seek(get, patience=15):
    """What it gets as soon as that is something; nothing after so many seconds."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            found = get()
        except GLib.Error:  # what was looked at is gone: the tree changes under one's hands
            found = None
        if found:
            return found
        time.sleep(0.05)
    return None


def wait_for(what, get):
    return seek(get, PATIENCE) or sys.exit(f'not seen within {PATIENCE} s: {what}')


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


def put_on_clipboard(text):
    subprocess.run(['xclip', '-selection', 'clipboard', '-in'], input=text.encode(), check=True,
                   stdout=subprocess.DEVNULL)


def get_clipboard():
    return subprocess.run(['timeout', '5', 'xclip', '-selection', 'clipboard', '-target',
                           'UTF8_STRING', '-out'], capture_output=True, text=True,
                          check=False).stdout


def find_cell(table, start):
    """The cell whose name begins so."""
    return next((cell for row in children(table) for cell in children(row)
                 if cell.get_name().startswith(start)), None)


def keys(*names):
    subprocess.run(['xdotool', 'key', '--delay', '40', *names], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '60', text], check=True)


class Program:
    """A program that was started, on the bus, and the window whose title has a word, focused."""
    def __init__(self, title, *command):
        self.title = title
        self.process = subprocess.Popen(command)
        self.app = wait_for('the program on the bus', self.find_app)
        self.xid = wait_for('the window', self.find_window)
        subprocess.run(['xdotool', 'windowfocus', '--sync', self.xid], check=True)

    def find_app(self):
        return next((app for app in children(Atspi.get_desktop(0))
                     if app.get_process_id() == self.process.pid), None)

    def find_window(self):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', self.title],
                               capture_output=True, text=True, check=False)
        return found.stdout.split()[-1] if found.stdout.split() else None

    def find(self, role, start=''):
        """The first of a role whose name begins so."""
        return next((node for node in walk(self.app) if node.get_role_name() == role
                     and (node.get_name() or '').startswith(start)), None)

    def origin(self):
        """The place on the screen from which the bus counts: the window without its shadow."""
        geometry = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', self.xid],
                                  capture_output=True, text=True, check=True).stdout
        values = dict(line.split('=') for line in geometry.split())
        frame = self.find('frame').get_extents(Atspi.CoordType.WINDOW)
        border = (int(values['WIDTH']) - frame.width) // 2
        return int(values['X']) + border, int(values['Y']) + border

    def place(self, node):
        """The middle of a node on the screen."""
        x, y = self.origin()
        box = node.get_extents(Atspi.CoordType.WINDOW)
        return x + box.x + box.width // 2, y + box.y + box.height // 2

    def click(self, node, by_x=0):
        x, y = self.place(node)
        subprocess.run(['xdotool', 'mousemove', str(x + by_x), str(y), 'sleep', '0.1',
                        'mousedown', '1', 'sleep', '0.1', 'mouseup', '1'], check=True)

    def see_text(self, part):
        return wait_for(f'the text "{part}"', lambda: next(
            (n for n in walk(self.app) if part in (n.get_name() or '')), None))

    def close(self):
        """Closes the window by its key; the program must end, and well."""
        keys('ctrl+w')
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            sys.exit('the program did not end with its last window')
        if status != 0:
            sys.exit(f'the program ended with {status}')


class Workbench(Program):
    """The workbench with one plan, its tables, and the file as the command line reads it."""
    def __init__(self, program, cli, plan):
        self.cli, self.plan = cli, plan
        super().__init__('114', program, plan)

    def cell(self, start):
        tables = (node for node in walk(self.app) if node.get_role_name() == 'table')
        return next(filter(None, (find_cell(table, start) for table in tables)), None)

    def see(self, start):
        return wait_for(f'the cell "{start}"', lambda: self.cell(start))

    def focus(self, start):
        return wait_for(f'the focus on "{start}"', lambda: (
            lambda cell: cell and has(cell, Atspi.StateType.FOCUSED))(self.cell(start)))

    def open_view(self, name):
        """By its key: Alt and its place in the sidebar."""
        views = wait_for('the sidebar', lambda: next(
            (n for n in walk(self.app) if n.get_name() == 'Views' and n.get_child_count() > 5), None))
        rows = [row.get_name() for row in children(views) if row.get_role_name() == 'list item']
        keys(f'alt+{rows.index(name) + 1}')

    def export(self):
        """The plan as JSON text."""
        path = self.plan + '.json'
        if os.path.exists(path):
            os.unlink(path)
        subprocess.run([self.cli, 'export', self.plan, '--as', 'json', '-o', path], check=True,
                       stdout=subprocess.DEVNULL)
        with open(path, encoding='utf-8') as file:
            return file.read()

    def elements(self, kind):
        return json.loads(self.export())['elements'].get(kind, [])
