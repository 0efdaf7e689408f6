#!/usr/bin/python3
# test-lesson-outside.py: a facilitator walks through the 40-minute lesson at speed
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-lesson-outside.py JINGJIN JINGJIN-CLI PRACTICE.json LESSONS

Opens the lesson on budget and trial over the practice plan, sets up each step, and looks that the
pane finds the stated state in the plan, that the view is there, and that one undo takes it back.
"""
import json
import os
import subprocess
import sys
import tempfile

from bus import Workbench, keys, wait_for, walk


def find(window, role, start):
    return next((node for node in walk(window.app) if node.get_role_name() == role
                 and (node.get_name() or '').startswith(start)), None)


def press(window, role, start):
    wait_for(f'the {role} "{start}"', lambda: find(window, role, start)).do_action(0)


def see(window, start):
    return wait_for(f'"{start}"', lambda: next(
        (node for node in walk(window.app) if (node.get_name() or '').startswith(start)), None))


def states(window):
    """What the pane says of the plan: texts that end in done or to do."""
    return [node.get_name() for node in walk(window.app) if node.get_role_name() == 'label'
            and (node.get_name() or '').endswith((', done', ', to do'))]


def elements(window):
    return json.loads(window.export())['elements']


def main(program, cli, practice, lessons):
    with open(os.path.join(lessons, '3-budget-and-trial.json'), encoding='utf-8') as file:
        lesson = json.load(file)
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'plan.jingjin')
        subprocess.run([cli, 'new', '--from', practice, plan], check=True,
                       stdout=subprocess.DEVNULL)
        window = Workbench(program, cli, plan)
        before = elements(window)
        keys('shift+F7')
        see(window, 'From schools to communities')
        keys('shift+F7', 'space', 'Down', 'Down', 'Return')
        see(window, lesson['steps'][0]['title']['en'])
        for i, step in enumerate(lesson['steps']):
            see(window, f'Step {i + 1} of {len(lesson["steps"])}')
            press(window, 'push button', 'Set Up This Step')
            wait_for(f'the state of step {i + 1}', lambda: (
                len(states(window)) == len(step['state'])
                and all(text.endswith(', done') for text in states(window))))
            see(window, step['see']['text']['en'])
            if i + 1 < len(lesson['steps']):
                press(window, 'push button', 'Next step')
        done = elements(window)
        if done == before:
            sys.exit('the lesson changed nothing')
        # Each step that changed something was one step of undo.
        for _ in range(sum(1 for step in lesson['steps'] if step.get('setup'))):
            now = elements(window)
            press(window, 'push button', 'Undo')
            wait_for('a step back', lambda now=now: elements(window) != now)
        if elements(window) != before:
            sys.exit('undo did not bring back the plan as it was')
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
