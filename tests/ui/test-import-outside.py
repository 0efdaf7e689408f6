#!/usr/bin/python3
# test-import-outside.py: lists dropped on the window, their columns corrected and remembered
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-import-outside.py JINGJIN JINGJIN-CLI DRAG-FILES

Drags a hundred lists in three encodings onto the window. None of their headings tells the school or
how many take part: both columns are corrected once, for all hundred; the rows come in as one step
and go with one undo. Dropped again, the columns are remembered, until they are forgotten.
"""
import os
import subprocess
import sys
import tempfile

from bus import Atspi, Workbench, find_cell, has, keys, seek, type_text, walk, wait_for

N = 100
ENCODINGS = ('utf-8', 'cp950', 'utf-16')


def write_lists(folder, schools):
    paths = []
    for i in range(N):
        text = '社群名稱,負責的學校,幾位\r\n'
        for k in range(3):
            text += f'第{i}份第{k}群,{schools[(i + k) % len(schools)]},{4 + k}\r\n'
        if i == 7:
            text += '不明群,沒有這所學校,5\r\n'
        paths.append(os.path.join(folder, f'list-{i:03}.csv'))
        with open(paths[-1], 'wb') as file:
            file.write(text.encode(ENCODINGS[i % 3]))
    return paths


class Import(Workbench):
    def drop(self, program, paths):
        """Drags from a window of another program into this one."""
        source = subprocess.Popen([program, *paths])
        xid = wait_for('the files', lambda: subprocess.run(
            ['xdotool', 'search', '--onlyvisible', '--name', 'Files to drag'], capture_output=True,
            text=True, check=False).stdout.split())[-1]
        subprocess.run(['xdotool', 'windowmove', '--sync', xid, '20', '600'], check=False)
        steps = ['mousemove', '--window', xid, '60', '60', 'sleep', '0.3', 'mousedown', '1']
        for x in (20, 60, 160, 300, 420):
            steps += ['sleep', '0.1', 'mousemove_relative', '--', str(x), '-15']

        def drag():
            """Again if it was too fast for one of the two programs to be seen as a drag."""
            subprocess.run(['xdotool', *steps, 'sleep', '0.5', 'mouseup', '1'], check=True)
            return seek(lambda: self.find('frame', 'Import') or self.find('dialog', 'Import'))
        wait_for('the import', drag)
        source.terminate()
        source.wait()

    def table(self, name):
        return next((n for n in walk(self.app) if n.get_role_name() == 'table'
                     and n.get_name() == name), None)

    def see_text(self, part):
        wait_for(f'the text "{part}"', lambda: next(
            (n for n in walk(self.app) if part in (n.get_name() or '')), None))

    def press(self, name):
        button = wait_for(f'the button {name}', lambda: next(
            (n for n in walk(self.app) if name in (n.get_name() or '').split()
             and n.get_role_name() in ('push button', 'toggle button')
             and has(n, Atspi.StateType.SENSITIVE)), None))
        button.do_action(0)

    def meaning(self, row, text):
        start = f'Is taken as, row {row}: {text}'
        wait_for(start, lambda: (lambda t: t and find_cell(t, start))(
            self.table('Columns of the lists')))

    def count(self):
        return len(self.elements('community'))


def main(program, cli, drag):
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'plan.jingjin')
        subprocess.run([cli, 'new', '--county', '連江縣', '--year', '114', plan], check=True,
                       stdout=subprocess.DEVNULL)
        window = Import(program, cli, plan)
        schools = [s['name'] for s in window.elements('school')]
        paths = write_lists(folder, schools)
        window.drop(drag, paths)
        window.see_text('100 files · new 301')
        window.press('Columns')
        window.meaning(1, 'Community')
        window.meaning(3, 'Left out')
        keys('Down', 'Down')
        type_text('Lead school')
        keys('Return')
        window.meaning(3, 'Lead school')
        window.see_text('100 files · new 300 · refused 1')
        type_text('Members')
        keys('Return')
        window.meaning(4, 'Members')
        if window.count() != 0:
            sys.exit('something came in before anybody agreed')
        window.press('Import')
        wait_for('the communities in the file', lambda: window.count() == 300)
        names = {s['id']: s['name'] for s in window.elements('school')}
        got = {(c['name'], names[c['school']], c['members']) for c in window.elements('community')}
        want = {(f'第{i}份第{k}群', schools[(i + k) % len(schools)], 4 + k)
                for i in range(N) for k in range(3)}
        if got != want:
            sys.exit(f'other rows than those of the lists: {sorted(got ^ want)[:4]}')
        keys('ctrl+z')
        wait_for('one undo for all', lambda: window.count() == 0)

        # The same lists again: their columns are known, until they are forgotten.
        window.drop(drag, paths[:4])
        window.see_text('Columns of 1 list as corrected earlier')
        window.see_text('4 files · new 12')
        window.press('Columns')
        window.meaning(3, 'Lead school')
        window.press('Forget')
        window.meaning(3, 'Left out')
        window.meaning(4, 'Left out')
        keys('Escape')
        wait_for('the end of the import', lambda: not window.table('Columns of the lists'))
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
