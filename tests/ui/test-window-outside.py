#!/usr/bin/python3
# test-window-outside.py: the workbench as a keyboard, a screen reader and the command line see it
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-window-outside.py JINGJIN JINGJIN-CLI SAMPLE.json

Makes the sample plan, edits a cell, takes it back and does it again, adds and deletes a community,
closes the window and opens it again. What the window shows is read from the accessibility bus, what
is in the file from the command line.
"""
import os
import subprocess
import sys
import tempfile

from bus import Workbench, keys, type_text, wait_for


def count(window):
    return len(window.elements('community'))


def expect(what, get, wanted):
    wait_for(f'{what}: {wanted}', lambda: get() == wanted)


def main(program, cli, sample):
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'plan.jingjin')
        subprocess.run([cli, 'new', '--from', sample, plan], check=True, stdout=subprocess.DEVNULL)
        window = Workbench(program, cli, plan)
        before = count(window)
        window.open_view('Communities')
        old = window.see('Name, row 1: ').get_name()
        window.focus('Code, row 1: C-001')
        keys('Right')
        window.focus(old)
        type_text('Renamed')
        keys('Return')
        window.see('Name, row 1: Renamed')
        keys('ctrl+z')
        window.see(old)
        keys('ctrl+shift+z')
        window.see('Name, row 1: Renamed')

        keys('ctrl+shift+n')
        expect('communities after adding one', lambda: count(window), before + 1)
        type_text('Brand new')
        keys('Return')
        window.see(f'Name, row {before + 1}: Brand new')
        keys('ctrl+Delete')
        expect('communities after deleting it', lambda: count(window), before)
        keys('ctrl+z')
        expect('communities after taking that back', lambda: count(window), before + 1)
        window.close()

        window = Workbench(program, cli, plan)
        window.open_view('Communities')
        window.see('Name, row 1: Renamed')
        keys('ctrl+z')
        expect('communities after undo in a reopened plan', lambda: count(window), before + 1)
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
