#!/usr/bin/python3
# test-calc-outside.py: cells go to LibreOffice Calc and come from it through the clipboard
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang zh_TW.UTF-8 -- test-calc-outside.py JINGJIN JINGJIN-CLI SAMPLE.json

Both programs run on one display. Cells copied in Calc are pasted into the communities and read from
the file by the command line; cells copied there are pasted into Calc and copied again. Skipped (77)
where LibreOffice Calc with a display, openbox or xclip is missing.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

PATIENCE = 60
ROWS = [['跨校共備一', '進階', '', '1,234', '114/8/1'], ['引號"與,逗號', '初階', '', '0', '60%'],
        ['第三列', '領航', '', '12', '=1+1']]
SETTINGS = '''<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse">
<value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse">
<value>false</value></prop></item>
</oor:items>
'''


def wait_for(what, get):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = get()
        if found:
            return found
        time.sleep(0.2)
    sys.exit(f'not seen within {PATIENCE} s: {what}')


def run(*words, **options):
    return subprocess.run(words, capture_output=True, text=True, check=False, **options).stdout


def keys(*names):
    subprocess.run(['xdotool', 'key', '--delay', '80', *names], check=True)
    time.sleep(0.3)


def clipboard():
    return run('timeout', '5', 'xclip', '-selection', 'clipboard', '-target', 'UTF8_STRING', '-out')


def put_on_clipboard(text):
    subprocess.run(['xclip', '-selection', 'clipboard', '-in'], input=text.encode(), check=True,
                   stdout=subprocess.DEVNULL)


def focus(title):
    found = wait_for(f'the window {title}', lambda: run(
        'xdotool', 'search', '--onlyvisible', '--name', title).split())
    subprocess.run(['xdotool', 'windowactivate', '--sync', found[-1]], check=True)
    time.sleep(0.5)


def has_display():
    """Without its window system LibreOffice converts files but shows nothing."""
    program = os.path.realpath(shutil.which('soffice') or '/')
    plugin = os.path.join(os.path.dirname(program), 'libvclplug_genlo.so')
    return os.path.exists(plugin) and shutil.which('openbox') and shutil.which('xclip')


class Calc:
    def __init__(self, folder):
        profile = os.path.join(folder, 'profile')
        os.makedirs(os.path.join(profile, 'user'))
        with open(os.path.join(profile, 'user', 'registrymodifications.xcu'), 'w',
                  encoding='utf-8') as file:
            file.write(SETTINGS)
        with open(os.path.join(folder, 'cells.csv'), 'w', encoding='utf-8') as file:
            for row in ROWS:
                file.write(','.join('"' + cell.replace('"', '""') + '"' for cell in row) + '\n')
        self.base = ['soffice', f'-env:UserInstallation=file://{profile}', '--norestore', '--nologo']
        # All columns are text (2): what is copied is what was written.
        run(*self.base, '--headless', '--infilter=CSV:44,34,76,1,1/2/2/2/3/2/4/2/5/2', '--convert-to',
            'ods', '--outdir', folder, os.path.join(folder, 'cells.csv'), timeout=PATIENCE * 2)
        environment = dict(os.environ, SAL_USE_VCLPLUGIN='gen')
        self.process = subprocess.Popen([*self.base, '--calc', os.path.join(folder, 'cells.ods')],
                                        env=environment)
        focus('cells.ods')
        time.sleep(2)

    @staticmethod
    def copy(*moves):
        """What Calc puts on the clipboard; keys that come before it is ready are lost."""
        put_on_clipboard('-')
        for _ in range(8):
            focus('cells.ods')
            keys('ctrl+Home', *moves, 'ctrl+c')
            time.sleep(0.5)
            if clipboard() not in ('', '-'):
                return clipboard()
        sys.exit('Calc copies nothing')

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def children(node):
    return [c for c in (node.get_child_at_index(i) for i in range(node.get_child_count())) if c]


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def communities(cli, plan):
    path = plan + '.json'
    if os.path.exists(path):
        os.unlink(path)
    subprocess.run([cli, 'export', plan, '--as', 'json', '-o', path], check=True,
                   stdout=subprocess.DEVNULL)
    with open(path, encoding='utf-8') as file:
        return json.load(file)['elements']['community']


def open_communities(process):
    app = wait_for('the program on the bus', lambda: next(
        (a for a in children(Atspi.get_desktop(0)) if a.get_process_id() == process.pid), None))
    focus('114')
    for page in range(2, 7):
        keys(f'alt+{page}')
        for _ in range(10):
            cell = next((n for n in walk(app) if n.get_name().endswith('C-001')
                         and n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)
            if cell:
                return
            time.sleep(0.1)
    sys.exit('the communities are on no page')


def main(program, cli, sample):
    if not has_display():
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'plan.jingjin')
        subprocess.run([cli, 'new', '--from', sample, plan], check=True, stdout=subprocess.DEVNULL)
        manager = subprocess.Popen(['openbox', '--sm-disable'])
        calc = Calc(folder)
        window = subprocess.Popen([program, plan])
        try:
            # From Calc: two columns of three rows.
            copied = calc.copy('shift+Down', 'shift+Down', 'shift+Right')
            wanted = [row[:2] for row in ROWS]
            assert [line.split('\t') for line in copied.splitlines()] == wanted, copied
            open_communities(window)
            keys('ctrl+Home', 'Right', 'ctrl+v')
            wait_for('the cells of Calc in the plan', lambda: [
                [c['name'], c['level']] for c in communities(cli, plan)[:3]] == wanted)

            # To Calc: what is copied arrives cell by cell.
            keys('ctrl+Home', *['shift+Down'] * 3, 'shift+Right', 'shift+Right', 'ctrl+c')
            copied = wait_for('the copy', lambda: clipboard())
            focus('cells.ods')
            keys('ctrl+Home', *['Down'] * 6, 'ctrl+v')
            time.sleep(1)
            keys('Return')  # Calc asks how text is to be read
            time.sleep(1)
            pasted = calc.copy(*['Down'] * 6, *['shift+Down'] * 3, 'shift+Right', 'shift+Right')
            assert pasted.splitlines() == copied.splitlines(), (copied, pasted)
        finally:
            window.terminate()
            window.wait()
            calc.end()
            manager.terminate()
            manager.wait()


if __name__ == '__main__':
    main(*sys.argv[1:])
