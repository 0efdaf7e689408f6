#!/usr/bin/python3
# test-document-outside.py: a chapter is written, shown, searched and undone as a person does it
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-document-outside.py JINGJIN JINGJIN-CLI SAMPLE.json

Types into a chapter, makes a part of it strong, picks a figure from the list, and finds all of it
in the file after a pause; replaces a word in all chapters in one step and takes it back; adds a
chapter, renames it, writes it in Chinese with heading and list, takes a mistake back; moves a
chapter up and down. The window is read from the accessibility bus, the plan by its JSON.
"""
import json
import os
import subprocess
import sys
import tempfile

from bus import Atspi, Workbench, children, keys, put_on_clipboard, type_text, wait_for, walk


class Window(Workbench):
    def bodies(self):
        chapters = json.loads(self.export())['elements']['chapter']
        return {c['name']: c.get('body', '') for c in chapters}

    def wait_body(self, name, text):
        wait_for(f'"{text}" in {name}', lambda: text in self.bodies().get(name, ''))

    def node(self, name, *roles):
        return wait_for(f'"{name}"', lambda: next(
            (n for n in walk(self.app) if (n.get_name() or '').startswith(name)
             and n.get_role_name() in roles), None))

    def choose_chapter(self, name):
        found = self.node('Chapters', 'list')
        rows = list(children(found))
        at = next(i for i, row in enumerate(rows) if row.get_name().startswith(name))
        Atspi.Selection.select_child(found, at)

    def click(self, node):
        left, top = self.origin()
        place = node.get_extents(Atspi.CoordType.WINDOW)
        subprocess.run(['xdotool', 'mousemove', str(left + place.x + 60), str(top + place.y + 40),
                        'click', '1'], check=True)


def write(window):
    Atspi.Selection.select_child(window.node('Views', 'list'), [
        row.get_name() for row in children(window.node('Views', 'list'))].index('Document'))
    text = window.node('Text of the chapter', 'text')
    window.choose_chapter('壹、依據')
    window.click(text)
    keys('ctrl+End', 'Return')
    type_text('abc def')
    keys('ctrl+shift+Left', 'ctrl+b', 'ctrl+End')
    type_text(' costs ')
    keys('ctrl+e')
    window.node('Find a figure, table or chart', 'entry', 'text')
    type_text('figure purse/F-001')
    wait_for('one row', lambda: len(list(children(
        window.node('Figures, tables and charts of the plan', 'list')))) == 1)
    keys('Return')
    window.wait_body('壹、依據', 'abc **def** costs {{figure:purse/F-001}}')


def replace(window):
    keys('ctrl+h')
    type_text('abc')
    keys('Tab')
    type_text('xyz')
    Atspi.Action.do_action(window.node('Replace All', 'push button', 'button'), 0)
    window.wait_body('壹、依據', 'xyz **def** costs {{figure:purse/F-001}}')
    window.click(window.node('Text of the chapter', 'text'))
    keys('ctrl+z')
    window.wait_body('壹、依據', 'abc **def**')
    # The list took the focus: what was typed before and after it are steps of their own.
    wait_for('the text as before',
             lambda: 'costs' not in window.bodies()['壹、依據'] or keys('ctrl+z'))


def add(window):
    window.choose_chapter('玖、附件')
    Atspi.Action.do_action(window.node('Add a chapter after this one', 'push button', 'button'), 0)
    window.node('Name of the chapter', 'entry', 'text')
    keys('ctrl+a')
    type_text('Tenth')
    keys('Return')
    wait_for('the new chapter', lambda: 'Tenth' in window.bodies())
    names = list(window.bodies())
    assert names.index('Tenth') == names.index('玖、附件') + 1, names


def paste(text):
    put_on_clipboard(text)
    keys('ctrl+v')


def write_chinese(window):
    """A chapter as somebody with an input method writes it: what xdotool cannot type is pasted."""
    window.choose_chapter('Tenth')
    window.click(window.node('Text of the chapter', 'text'))
    type_text('## ')
    paste('一、背景')
    keys('Return')
    paste('本縣幅員狹長，臺地與海線各校以跨校共備互相支援。')
    keys('Return')
    keys('minus', 'space')
    paste('山線十二校')
    keys('Return')
    paste('海線九校')
    window.wait_body('Tenth', '- 山線十二校\n- 海線九校')
    keys('Return', 'Return')
    paste('打錯的一句')
    window.wait_body('Tenth', '打錯的一句')
    keys('ctrl+z')
    wait_for('the mistake gone', lambda: '打錯' not in window.bodies()['Tenth'])
    body = window.bodies()['Tenth']
    assert body.startswith('## 一、背景\n本縣幅員狹長，臺地'), body


def move(window):
    """A chapter with all below it, up in the outline and down again."""
    def order():
        names = list(window.bodies())
        return names.index('貳、現況與需求分析') - names.index('壹、依據')

    row = next(row for row in children(window.node('Chapters', 'list'))
               if row.get_name().startswith('貳、'))
    Workbench.click(window, row)
    keys('alt+Up')
    wait_for('the chapter above', lambda: order() < 0)
    keys('alt+Down')
    wait_for('the chapter below', lambda: order() > 0)


def main(program, cli, sample):
    with tempfile.TemporaryDirectory() as folder:
        os.environ['XDG_CONFIG_HOME'] = os.environ['XDG_DATA_HOME'] = folder
        plan = os.path.join(folder, 'plan.jingjin')
        subprocess.run([cli, 'new', '--from', sample, plan], check=True, stdout=subprocess.DEVNULL)
        window = Window(program, cli, plan)
        write(window)
        replace(window)
        add(window)
        write_chinese(window)
        move(window)
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:4])
