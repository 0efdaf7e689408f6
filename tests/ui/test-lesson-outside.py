#!/usr/bin/python3
# test-lesson-outside.py: a facilitator walks through the 40-minute lesson at speed
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-lesson-outside.py JINGJIN JINGJIN-CLI PRACTICE.json LESSONS

The lesson on budget and trial over a practice plan that has persons, in the facilitator's own
folder. Sets up each step and presents it: the pane finds the stated state in the plan, the room's
window opens on that step's view, and nothing that a screen reader hears of it is a person, a
finding, a checkpoint or what stands on the facilitator's paper. Then once more with the window of
the room open all the time; and undo takes every step back.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

from bus import keys, wait_for, walk
from room import Talk, findings, private

CHECKPOINT = 'before the workshop'
PERSONS = ['Secret Hsu', 'Secret Lin', 'Secret Tsai']


class Lesson(Talk):
    pane = None

    def press(self, start, within=None):
        wait_for(f'the button "{start}"', lambda: next(
            (node for node in walk(within or self.app) if node.get_role_name() == 'push button'
             and (node.get_name() or '').startswith(start)), None)).do_action(0)

    def read(self, start):
        return wait_for(f'"{start}" in the pane', lambda: self.is_at(start))

    def is_at(self, start):
        return any((node.get_name() or '').startswith(start) for node in walk(self.pane))

    def states(self):
        """What the pane says of the plan: texts that end in done or to do."""
        return [node.get_name() for node in walk(self.pane) if node.get_role_name() == 'label'
                and (node.get_name() or '').endswith((', done', ', to do'))]

    def everything(self):
        return json.loads(self.export())['elements']

    def choose(self, first, last):
        """The last lesson of the list."""
        keys('shift+F7')
        self.see_text(first)
        keys('shift+F7', 'space', 'End', 'Return')
        self.see_text(last)
        self.pane = wait_for('the pane', lambda: next(
            (node for node in walk(self.app) if node.get_name() == 'Lesson'
             and any((part.get_name() or '').startswith('Step ') for part in walk(node))), None))


def write_lesson(folder, practice, lessons):
    """A facilitator's copy of the lesson; its practice plan has persons. (lesson, plan)"""
    with open(os.path.join(lessons, '3-budget-and-trial.json'), encoding='utf-8') as file:
        lesson = json.load(file)
    with open(practice, encoding='utf-8') as file:
        plan = json.load(file)
    plan['elements']['person'] = [{'id': f'{0x2001 + i:016x}', 'code': f'A-{i + 1:03}',
                                   'name': name} for i, name in enumerate(PERSONS)]
    lesson |= {'plan': plan, 'id': 'own', 'name': {'zh_TW': 'Own', 'en': 'Own'}}
    os.makedirs(folder)
    with open(os.path.join(folder, 'own.json'), 'w', encoding='utf-8') as out:
        json.dump(lesson, out, ensure_ascii=False)
    return lesson, plan


def wait_state(window, number, step):
    wait_for(f'the state of step {number}', lambda: (
        len(window.states()) == len(step['state'])
        and all(text.endswith(', done') for text in window.states())))


def look(window, number, step):
    """The window of the room at a step: its view, and nothing that is not for it."""
    view = step['see']
    part = {'chart': {'sankey': 'Flow of ', 'before-after': '405,000 → '},
            'kind': {'purse': 'Purse', 'budget_line': 'Budget line'}}
    wanted = part['chart'].get(view.get('chart')) or part['kind'][view['kind']]
    if view.get('filter') and 'chart' not in view:
        wanted += f' with “{view["filter"]}”: rows 1 '
    heard = wait_for(f'the view of step {number}', lambda: next(
        (texts for texts in [window.heard()] if any(wanted in text for text in texts)), None))
    words = findings(window.cli, window.plan) + PERSONS + [CHECKPOINT]
    words += [step[part]['en'] for part in ('question', 'mistakes', 'notes', 'grouping')]
    fault = private(heard, words)
    if fault:
        sys.exit(f'step {number}: {fault}')


def step_by_step(window, lesson):
    for i, step in enumerate(lesson['steps']):
        window.read(f'Step {i + 1} of {len(lesson["steps"])}')
        window.press('Set Up This Step', window.pane)
        wait_state(window, i + 1, step)
        window.read(step['see']['text']['en'])
        window.press('To the Room', window.pane)
        look(window, i + 1, step)
        window.focus_window('Screen of the audience')
        window.end()
        if i + 1 < len(lesson['steps']):
            window.press('Next step', window.pane)


def go_on(window):
    before = window.heard()
    keys('Page_Down')
    wait_for('another view', lambda: window.heard() != before)


def in_one_go(window, lesson):
    """The talk leads: S sets up, Page Down goes on, and the script follows."""
    window.press('To the Room', window.pane)
    look(window, len(lesson['steps']), lesson['steps'][-1])
    window.focus_window('Screen of the audience')
    keys('Home')
    for i, step in enumerate(lesson['steps']):
        window.read(f'Step {i + 1} of {len(lesson["steps"])}')
        keys('s')
        wait_state(window, i + 1, step)
        look(window, i + 1, step)
        while i + 1 < len(lesson['steps']) and window.is_at(f'Step {i + 1} of'):
            go_on(window)  # the pages of a table come first
    window.end()


def main(program, cli, practice, lessons):
    with tempfile.TemporaryDirectory() as folder:
        path, file = os.path.join(folder, '114.jingjin'), os.path.join(folder, 'plan.json')
        own = os.path.join(os.environ['XDG_DATA_HOME'], 'jingjin', 'lessons')
        lesson, plan = write_lesson(own, practice, lessons)
        with open(file, 'w', encoding='utf-8') as out:
            json.dump(plan, out, ensure_ascii=False)
        for call in (['new', '--from', file, path], ['checkpoint', path, CHECKPOINT]):
            subprocess.run([cli, *call], check=True, stdout=subprocess.DEVNULL)
        window = Lesson(program, cli, path)
        before = window.everything()
        window.choose('From schools to communities', lesson['steps'][0]['title']['en'])
        step_by_step(window, lesson)
        done = window.everything()
        if done == before:
            sys.exit('the lesson changed nothing')
        in_one_go(window, lesson)
        if window.everything() != done:
            sys.exit('the second time led elsewhere')
        # Each step that changed something was one step of undo, the first way back another.
        undo = wait_for('the button of undo', lambda: window.find('push button', 'Undo'))
        for _ in range(2 * sum(1 for step in lesson['steps'] if step.get('setup')) + 1):
            undo.do_action(0)
            time.sleep(0.4)  # a button that is pressed for one does not take the next
        wait_for('the plan as it was', lambda: window.everything() == before)
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
