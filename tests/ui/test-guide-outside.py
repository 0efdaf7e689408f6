#!/usr/bin/python3
# test-guide-outside.py: the guide beside the views, as a keyboard and a screen reader have it
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-guide-outside.py JINGJIN JINGJIN-CLI

Opens an empty county, lets the guide lead to what is missing, fills it in, says that a step does not
apply, and looks at the file from the command line.
"""
import os
import subprocess
import sys
import tempfile
import time

from bus import Atspi, Workbench, has, keys, type_text, wait_for, walk


def press(window, role, start):
    """The button whose name begins so, by its own action."""
    def find():
        return next((node for node in walk(window.app) if node.get_role_name() == role
                     and (node.get_name() or '').startswith(start)), None)
    wait_for(f'the {role} "{start}"', find).do_action(0)


def see(window, start):
    return wait_for(f'"{start}"', lambda: next(
        (node for node in walk(window.app) if (node.get_name() or '').startswith(start)), None))


def place_title(window):
    """The title of step 3, below the one in the overview."""
    return window.place([node for node in walk(window.app) if node.get_role_name() == 'label'
                         and node.get_name() == 'Organisations and alliances'][-1])


def wheel(at):
    subprocess.run(['xdotool', 'mousemove', str(at[0]), str(at[1] + 60), 'click', '--repeat', '20', '5'],
                   check=True)


def tab_to(window, start):
    """Tab from the focus to what has this name."""
    for _ in range(20):
        keys('Tab')
        time.sleep(0.1)
        if any(has(node, Atspi.StateType.FOCUSED) for node in walk(see(window, start))):
            return
    sys.exit(f'Tab does not lead to "{start}"')


def main(program, cli):
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'plan.jingjin')
        subprocess.run([cli, 'new', '--county', '嘉義市', '--year', '114', plan], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        window = Workbench(program, cli, plan)
        keys('F7')
        see(window, 'Step 1 of 10')
        see(window, 'Title 1/1, done')
        press(window, 'push button', 'Purpose 0/1, to do')
        purpose = wait_for('the purpose, marked', lambda: next(
            (node for node in walk(window.app) if node.get_name() == 'Purpose'
             and node.get_description() == 'to be filled in'), None))
        wait_for('the focus in it', lambda: any(has(node, Atspi.StateType.FOCUSED)
                                                for node in walk(purpose)))
        type_text('To learn')
        keys('Tab')
        see(window, 'Purpose 1/1, done')

        press(window, 'push button', 'Next step')
        see(window, 'Step 2 of 10')
        press(window, 'push button', '20/20 schools have a township')
        wait_for('the marked heading', lambda: next(
            (node for node in walk(window.app) if node.get_name() == 'Township'
             and node.get_description() == 'to be filled in'), None))
        window.see('Code, row 1: S-001')

        # What is missing alone: one school loses its level.
        keys('ctrl+z')
        press(window, 'push button', 'Previous step')
        see(window, 'Purpose 0/1, to do')

        # The step about organisations does not apply, with a note.
        press(window, 'push button', 'Next step')
        see(window, 'Step 2 of 10')
        # However far down the last step was read, the next one begins at its title.
        press(window, 'push button', 'Next step')
        see(window, 'Step 3 of 10')
        at = place_title(window)
        wheel(at)
        wait_for('the step, scrolled', lambda: place_title(window)[1] < at[1] - 100)
        press(window, 'push button', 'Previous step')
        see(window, 'Step 2 of 10')
        press(window, 'push button', 'Next step')
        see(window, 'Step 3 of 10')
        wait_for('the title where it was', lambda: place_title(window) == at)
        press(window, 'push button', 'Flag this step')
        wait_for('the flag in the file', lambda: any(
            override['value'] == 'open, flag' for override in window.elements('override')))
        keys('F7')
        tab_to(window, 'Note for colleagues')
        type_text('One city')
        keys('Return')
        wait_for('the note in the file', lambda: any(
            override['entry'] == 'step.organisation' and override.get('reason') == 'One city'
            for override in window.elements('override')))
        keys('F7')
        wait_for('the pane to go', lambda: not any(
            (node.get_name() or '').startswith('Step 3 of 10') for node in walk(window.app)))
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
