#!/usr/bin/python3
# test-exercise-outside.py: finding mistakes, and making a lesson, from outside
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-exercise-outside.py JINGJIN JINGJIN-CLI PRACTICE.json

Marks a mistake of the practice county, mends another, restores and takes the restoring back; then
makes a lesson of one's own and reads the file that was written.
"""
import json
import os
import subprocess
import sys
import tempfile

from bus import Workbench, keys, wait_for, walk


def find(window, start, role=None):
    return next((node for node in walk(window.app) if (node.get_name() or '').startswith(start)
                 and (role is None or node.get_role_name() == role)), None)


def see(window, start):
    return wait_for(f'"{start}"', lambda: find(window, start))


def press(window, start):
    wait_for(f'the button "{start}"', lambda: find(window, start, 'push button')).do_action(0)


def main(program, cli, practice):
    with tempfile.TemporaryDirectory() as folder:
        os.environ['XDG_DATA_HOME'] = folder
        plan = os.path.join(folder, 'plan.jingjin')
        subprocess.run([cli, 'new', '--from', practice, plan], check=True,
                       stdout=subprocess.DEVNULL)
        window = Workbench(program, cli, plan)
        keys('ctrl+F7')
        see(window, '0 of 10 found')
        press(window, 'Hint')
        see(window, '1. Hint: ')
        keys('F8')  # the first finding's element is selected
        wait_for('the table', lambda: window.cell('Code, row 1'))
        press(window, 'This Is a Mistake')
        see(window, '1 of 10 found · 0 wrong marks')
        press(window, 'This Is a Mistake')
        see(window, '1 of 10 found · 1 wrong marks')
        press(window, 'Restore')
        see(window, '0 of 10 found · 0 wrong marks')
        press(window, 'Undo')
        see(window, '1 of 10 found · 1 wrong marks')

        keys('shift+F7')
        press(window, 'Make a Lesson')
        see(window, 'Begin with the Plan as It Is Now')
        press(window, 'Add a step')
        see(window, '7  New step')
        press(window, 'Move the step up')
        see(window, '6  New step')
        press(window, 'Save the Lesson')
        see(window, 'Saved: ')
        lessons = os.path.join(folder, 'jingjin', 'lessons')
        (name,) = os.listdir(lessons)
        with open(os.path.join(lessons, name), encoding='utf-8') as file:
            lesson = json.load(file)
        if [lesson['minutes'], len(lesson['steps']), lesson['steps'][5]['title']['en']] \
                != [35, 7, 'New step']:
            sys.exit(f'not the lesson that was made: {lesson["minutes"]}')
        window.process.kill()


if __name__ == '__main__':
    main(*sys.argv[1:])
