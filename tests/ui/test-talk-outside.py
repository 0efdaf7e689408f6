#!/usr/bin/python3
# test-talk-outside.py: a talk before a room that sees nothing private
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-talk-outside.py JINGJIN JINGJIN-CLI SAMPLE.json

Puts a slide of each kind into the sample county and presents them: all that a screen reader hears
of the audience's window holds no person's name and no finding. Draws and undoes before the room,
covers the screen, and ends where it began.
"""
import json
import os
import subprocess
import sys
import tempfile

from bus import keys, type_text, wait_for
from room import Talk, findings, private


def add_slides(path):
    """The plan's JSON with slides of a sheet, charts and tables in place of its own."""
    with open(path, encoding='utf-8') as file:
        plan = json.load(file)
    elements = plan['elements']
    sheet = elements['sheet'][0]['id']
    views = [('sheet', sheet), ('chart:sankey', None), ('chart:pyramid', None),
             ('table:community', None), ('table:school', None), ('table:person', None)]
    elements['slide'] = [{'id': f'{0x1001 + i:016x}', 'name': f'slide {i}', 'view': view,
                          **({'sheet': sheet} if sheet else {})}
                         for i, (view, sheet) in enumerate(views)]
    return plan, [p['name'] for p in elements['person'] if p.get('name')], len(views)


def walk_through(talk, words, count):
    for number in range(count):
        place = wait_for('the audience hears something', lambda: talk.heard() or None)
        fault = private(place, words)
        if fault:
            sys.exit(f'slide {number + 1}: {fault}')
        keys('End' if number == count - 2 else 'Page_Down')
    keys('Home')


def draw(talk):
    """A community in the middle and its name, two actions; undone."""
    before = len(talk.elements('community'))
    keys('3', 'Return')
    type_text('before the room')
    keys('Return')
    wait_for('the new community', lambda: len(talk.elements('community')) == before + 1)
    keys('ctrl+z')
    wait_for('no new community', lambda: len(talk.elements('community')) == before)


def main(program, cli, source):
    with tempfile.TemporaryDirectory() as folder:
        plan, names, count = add_slides(source)
        path, file = os.path.join(folder, '114.jingjin'), os.path.join(folder, 'plan.json')
        with open(file, 'w', encoding='utf-8') as out:
            json.dump(plan, out, ensure_ascii=False)
        subprocess.run([cli, 'new', '--from', file, path], check=True, stdout=subprocess.DEVNULL)
        talk = Talk(program, cli, path)
        messages = findings(cli, path)
        talk.begin()
        draw(talk)
        walk_through(talk, names + messages, count)
        keys('b')
        wait_for('a black screen', lambda: 'Black screen' in talk.heard())
        keys('b')
        wait_for('the screen again', lambda: 'Black screen' not in talk.heard())
        talk.end()
        talk.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
