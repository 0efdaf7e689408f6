#!/usr/bin/python3
# test-lesson-editor-outside.py: a facilitator makes a lesson in the program and gives it
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-lesson-editor-outside.py JINGJIN JINGJIN-CLI PRACTICE.json

From an empty lesson: a name, a title, what the window shows for the room, what holds at the
beginning, and the plan as it is for the state of the step. The file says all of it, and the pane
has the lesson at once and brings the plan there.
"""
import json
import os
import subprocess
import sys
import tempfile

from bus import Workbench, wait_for, walk, keys


class Editor(Workbench):
    def press(self, name):
        wait_for(f'the button "{name}"', lambda: self.find('push button', name)).do_action(0)

    def write(self, name, text):
        box = wait_for(f'the text "{name}"', lambda: next(
            (node for node in walk(self.app) if node.get_name() == name
             and node.get_role_name() in ('text', 'entry')), None))
        box.set_text_contents(text)


def make_lesson(window, path):
    window.open_view('Budget')
    wait_for('the flow of money', lambda: window.find('image', 'Flow') or window.find('panel', 'Flow')
             or window.cell('B-001'))
    keys('shift+F7')
    window.press('Make a Lesson')
    window.press('Empty Lesson')
    window.see_text('1  New step')
    window.write('Name of the lesson', 'Mine')
    window.write('Title', 'One step')
    window.press('As the Window Shows It Now')
    window.press('Ask for This')
    window.press('Begin with the Plan as It Is Now')
    window.press('Save the Lesson')
    wait_for('the file', lambda: os.path.exists(path))
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def close_unsaved(window):
    """What is not in the file is not thrown away without a word."""
    def found():
        return subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '^Make a Lesson$'],
                              capture_output=True, text=True, check=False).stdout.split()
    subprocess.run(['xdotool', 'windowfocus', '--sync', found()[-1]], check=True)
    window.write('Title', 'Another')
    keys('ctrl+w')
    window.see_text('The Lesson Is Not Saved')
    window.press('Discard')
    wait_for('the editor to go', lambda: not found())


def check(lesson):
    step = lesson['steps'][0]
    if len(lesson['steps']) != 1 or step['title']['en'] != 'One step':
        sys.exit(f'the steps: {lesson["steps"]}')
    if step['see']['page'] != 'budget' or step['see'].get('chart') != 'sankey':
        sys.exit(f'what is seen: {step["see"]}')
    if step['state'][0]['kind'] != 'school' or step['state'][0]['minimum'] != 13:
        sys.exit(f'what holds: {step["state"]}')
    # A community less than the practice plan, with what hangs on it.
    if not any(action['do'] == 'delete' for action in step.get('setup', [])):
        sys.exit(f'what brings the plan there: {step.get("setup")}')


def main(program, cli, practice):
    with tempfile.TemporaryDirectory() as folder:
        plan, file = os.path.join(folder, '114.jingjin'), os.path.join(folder, 'plan.json')
        with open(practice, encoding='utf-8') as source:
            data = json.load(source)
        gone = data['elements']['community'].pop()['id']
        for kind, elements in data['elements'].items():
            data['elements'][kind] = [e for e in elements if gone not in (e.get('from'), e.get('to'))]
        with open(file, 'w', encoding='utf-8') as out:
            json.dump(data, out, ensure_ascii=False)
        subprocess.run([cli, 'new', '--from', file, plan], check=True, stdout=subprocess.DEVNULL)
        window = Editor(program, cli, plan)
        path = os.path.join(os.environ['XDG_DATA_HOME'], 'jingjin', 'lessons', 'Mine.json')
        check(make_lesson(window, path))
        window.see_text('Mine · 5 min')
        window.see_text('School: 13, done')
        window.press('Set Up This Step')
        window.see_text('The plan is where this step begins')
        close_unsaved(window)
        subprocess.run(['xdotool', 'windowfocus', '--sync', window.xid], check=True)
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
