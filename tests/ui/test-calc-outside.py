#!/usr/bin/python3
# test-calc-outside.py: cells go to LibreOffice Calc and come from it through the clipboard
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang zh_TW.UTF-8 -- test-calc-outside.py JINGJIN JINGJIN-CLI SAMPLE.json

Both programs run on one display. Cells copied in Calc are pasted into the communities and read from
the file by the command line; cells copied there are pasted into Calc and copied again. Skipped (77)
where LibreOffice Calc with a display, openbox or xclip is missing.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

from bus import Workbench, get_clipboard, keys as press, put_on_clipboard, wait_for, walk

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


def run(*words, **options):
    return subprocess.run(words, capture_output=True, text=True, check=False, **options).stdout


def keys(*names):
    press(*names)
    time.sleep(0.3)


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
            if get_clipboard() not in ('', '-'):
                return get_clipboard()
        sys.exit('Calc copies nothing')

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def main(program, cli, sample):
    if not has_display():
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'plan.jingjin')
        subprocess.run([cli, 'new', '--from', sample, plan], check=True, stdout=subprocess.DEVNULL)
        manager = subprocess.Popen(['openbox', '--sm-disable'])
        calc = Calc(folder)
        window = Workbench(program, cli, plan)
        try:
            # From Calc: two columns of three rows.
            copied = calc.copy('shift+Down', 'shift+Down', 'shift+Right')
            wanted = [row[:2] for row in ROWS]
            assert [line.split('\t') for line in copied.splitlines()] == wanted, copied
            focus('114')
            press('alt+4')
            wait_for('the communities', lambda: next(
                (n for n in walk(window.app) if (n.get_name() or '').endswith('C-001')), None))
            keys('ctrl+Home', 'Right', 'ctrl+v')
            wait_for('the cells of Calc in the plan', lambda: [
                [c['name'], c['level']] for c in window.elements('community')[:3]] == wanted)

            # To Calc: what is copied arrives cell by cell.
            keys('ctrl+Home', *['shift+Down'] * 3, 'shift+Right', 'shift+Right', 'ctrl+c')
            copied = wait_for('the copy', get_clipboard)
            focus('cells.ods')
            keys('ctrl+Home', *['Down'] * 6, 'ctrl+v')
            time.sleep(1)
            keys('Return')  # Calc asks how text is to be read
            time.sleep(1)
            pasted = calc.copy(*['Down'] * 6, *['shift+Down'] * 3, 'shift+Right', 'shift+Right')
            assert pasted.splitlines() == copied.splitlines(), (copied, pasted)
        finally:
            window.process.terminate()
            window.process.wait()
            calc.end()
            manager.terminate()
            manager.wait()


if __name__ == '__main__':
    main(*sys.argv[1:])
