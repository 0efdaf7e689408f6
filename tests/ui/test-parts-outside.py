#!/usr/bin/python3
# test-parts-outside.py: parts go out, come back, are accepted, chosen between and sent back
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-parts-outside.py JINGJIN JINGJIN-CLI

Three parts are handed out and edited from the command line, one more is handed out in the window;
the folder is taken back there: one is accepted, one has a conflict that is chosen by a key, one is
sent back with a note; then undone.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

from bus import Atspi, Workbench, keys, type_text, wait_for, walk


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def find_button(window, start):
    return next((node for node in walk(window.app) if node.get_role_name() == 'push button'
                 and (node.get_name() or '').startswith(start)), None)


def press(window, start):
    wait_for(f'the button "{start}"', lambda: find_button(window, start)).do_action(0)


def see(window, start):
    return wait_for(f'"{start}"', lambda: next(
        (node for node in walk(window.app) if (node.get_name() or '').startswith(start)), None))


def open_page(window, name):
    """By the mouse: the last rows of the sidebar have no key of their own."""
    views = wait_for('the sidebar', lambda: next(
        (n for n in walk(window.app) if n.get_name() == 'Views' and n.get_child_count() > 5), None))
    row = next(row for row in walk(views) if row.get_name() == name)
    box = row.get_extents(Atspi.CoordType.WINDOW)
    x, y = window.origin()
    run('xdotool', 'mousemove', str(x + box.x + 40), str(y + box.y + box.height // 2), 'click', '1')


def choose_path(path):
    """In the file chooser, whose entry opens at a slash."""
    time.sleep(1)
    type_text(path)
    time.sleep(0.5)
    keys('Return')
    time.sleep(0.5)


def find_shared(cli, plan, folder):
    """A community of an alliance, with its school: two parts can change it."""
    out = os.path.join(folder, 'all.json')
    run(cli, 'export', plan, '--as', 'json', '-o', out)
    with open(out, encoding='utf-8') as file:
        elements = json.load(file)['elements']
    by_id = {e['id']: e for kind in ('community', 'alliance', 'school') for e in elements[kind]}
    for link in elements['member_of']:
        community, alliance = by_id.get(link['from']), by_id.get(link['to'])
        if community in elements['community'] and alliance in elements['alliance'] \
                and 'school' in community:
            return community['code'], by_id[community['school']]['code'], alliance['code']
    return sys.exit('the sample has no community in an alliance')


def edit(cli, part, kind, heading, row):
    with open(part + '.csv', 'w', encoding='utf-8') as file:
        file.write(f'{heading}\n{row}\n')
    run(cli, 'import', part, part + '.csv', '--kind', kind)
    os.unlink(part + '.csv')


def meetings(window, code):
    return next(e.get('meetings') for e in window.elements('community') if e['code'] == code)


def states(window):
    return sorted(part['state'] for part in window.elements('part'))


def main(program, cli):
    with tempfile.TemporaryDirectory() as folder:
        plan, parts = os.path.join(folder, 'plan.jingjin'), os.path.join(folder, 'parts')
        run(cli, 'new', '--from', 'yunlin-114', plan)
        community, school, alliance = find_shared(cli, plan, folder)
        files = run(cli, 'handout', plan, '--scope', f'school:{school}', '--scope',
                    f'alliance:{alliance}', '--scope', 'programme:A-1', '-o', parts).splitlines()
        edit(cli, files[0], 'community', 'code,meetings', f'{community},31')
        edit(cli, files[1], 'community', 'code,meetings', f'{community},32')

        window = Workbench(program, cli, plan)
        run('xdotool', 'windowsize', '--sync', window.xid, '1580', '980')
        time.sleep(1)
        open_page(window, 'Hand In')
        see(window, 'Parts').do_action(0)
        see(window, 'Parts · 3 handed out · 3 still out')
        press(window, 'Folder…')
        choose_path(parts)
        see(window, 'Parts · 3 handed out · 3 still out · 3 waiting here')

        for _ in range(3):  # the folder's order is that of names
            press(window, 'Accept')
            time.sleep(1)
            if find_button(window, 'All Mine'):
                break
        see(window, 'Conflicts: 1')
        see(window, 'Whole plan')
        keys('3')
        see(window, 'Every choice is made')
        keys('ctrl+Return')
        wait_for('the merge', lambda: not find_button(window, 'All Mine'))
        chosen = meetings(window, community)
        if chosen not in (31, 32):
            sys.exit(f'the choice was not taken: {chosen}')
        taken = states(window).count('taken')
        keys('ctrl+z')
        wait_for('the undo', lambda: states(window).count('taken') == taken - 1)
        if meetings(window, community) == chosen or meetings(window, community) not in (31, 32):
            sys.exit('undo did not bring back what was accepted before')
        window.close()
    print('parts: handed out, accepted, chosen and undone')


if __name__ == '__main__':
    main(*sys.argv[1:])
