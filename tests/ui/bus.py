# bus.py: a program as the accessibility bus and a keyboard have it
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests from outside share: waiting, walking over what a screen reader hears, keys."""
import subprocess
import sys
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

    def find(self, role, name=None):
        return next((node for node in walk(self.app)
                     if node.get_role_name() == role and name in (None, node.get_name())), None)

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
