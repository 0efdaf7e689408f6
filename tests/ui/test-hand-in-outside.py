#!/usr/bin/python3
# test-hand-in-outside.py: a package is made, verified and looked at, as a person does it
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-hand-in-outside.py JINGJIN JINGJIN-CLI PLAN.json PRACTICE.json

The window is read from the accessibility bus, the package by the command line.
"""
import json
import os
import subprocess
import sys
import tempfile

from bus import Atspi, Workbench, has, keys, type_text, wait_for, walk


class Window(Workbench):
    def find(self, name, roles):
        return next((n for n in walk(self.app) if n.get_name() == name
                     and n.get_role_name() in roles), None)

    def press(self, name):
        button = wait_for(f'the button "{name}"',
                          lambda: self.find(name, ('push button', 'toggle button')))
        Atspi.Action.do_action(button, 0)

    def see(self, part):
        return wait_for(f'"{part}"', lambda: next(
            (n for n in walk(self.app) if part in (n.get_name() or '')), None))

    def is_sensitive(self, name):
        button = wait_for(f'the button "{name}"', lambda: self.find(name, ('push button',)))
        return has(button, Atspi.StateType.SENSITIVE)

    def show(self, page):
        views = wait_for('the sidebar', lambda: next(
            (n for n in walk(self.app) if n.get_role_name() == 'list'
             and n.get_name() == 'Views'), None))
        names = [views.get_child_at_index(i).get_name() for i in range(views.get_child_count())]
        Atspi.Selection.select_child(views, names.index(page))

    def save_as(self, title, path):
        def find():
            found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', title],
                                   capture_output=True, text=True, check=False).stdout.split()
            return found[-1] if found else None
        dialog = wait_for(f'the dialog "{title}"', find)
        subprocess.run(['xdotool', 'windowfocus', '--sync', dialog], check=True)
        keys('ctrl+a')
        type_text(path)
        keys('Return')
        wait_for(path, lambda: os.path.exists(path))

    def verify(self, path, status):
        done = subprocess.run([self.cli, 'verify', path, '--json'], capture_output=True, text=True,
                              check=False)
        assert done.returncode == status, done.stdout + done.stderr
        return json.loads(done.stdout)


def make_plan(cli, source, path):
    subprocess.run([cli, 'new', '--from', source, path], check=True, stdout=subprocess.DEVNULL)
    return path


def make_and_verify(window, folder):
    package = os.path.join(folder, 'package.zip')
    window.show('Hand In')
    window.see('The plan can be handed in')
    window.press('Make Package…')
    window.save_as('Where Shall the Package Be', package)
    window.see('The package is made')
    found = window.verify(package, 0)
    assert not found['draft'] and not found['personal_data'], found
    window.press('Verify')
    window.see('The package is intact.')
    window.press('Open Read Only')
    window.see('Read only')


def draft_only(window, folder):
    package = os.path.join(folder, 'draft.zip')
    window.show('Hand In')
    window.see('in the way of handing in')
    assert not window.is_sensitive('Make Package…')
    window.press('Draft…')
    window.save_as('Where Shall the Draft Be', package)
    window.see('The package is made')
    assert window.verify(package, 0)['draft']


def main(jingjin, cli, sample, practice):
    with tempfile.TemporaryDirectory() as folder:
        for source, use in ((sample, make_and_verify), (practice, draft_only)):
            plan = make_plan(cli, source, os.path.join(folder, use.__name__ + '.jingjin'))
            window = Window(jingjin, cli, plan)
            use(window, folder)
            window.process.terminate()
            window.process.wait()


if __name__ == '__main__':
    main(*sys.argv[1:])
