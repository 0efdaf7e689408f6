#!/usr/bin/python3
# test-grid-outside.py: the grid as a screen reader, a keyboard and another program see it
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-grid-outside.py GRID-DEMO

Starts the demo on 100 rows, presses real keys, and reads the result from the accessibility bus and
from the clipboard.
"""
import subprocess
import sys

from bus import Atspi, Program, find_cell, has, keys, put_on_clipboard, type_text, wait_for, walk


class Demo(Program):
    def __init__(self, program):
        super().__init__('Grid demo', program, '100')
        self.table = wait_for('the table', lambda: self.find('table'))
        wait_for('cells', lambda: self.cell('代碼, row 1: S-00001'))

    def cell(self, start):
        return find_cell(self.table, start)

    def focused(self, start):
        cell = self.cell(start)
        return cell if cell and has(cell, Atspi.StateType.FOCUSED) else None

    def see(self, start):
        return wait_for(start, lambda: self.cell(start))

    def mouse(self, *steps):
        """Steps of xdotool with places of the bus: ('move', x, y), ('down',), ('up',)."""
        left, top = self.origin()
        words = []
        for verb, *at in steps:
            words += {'move': lambda x, y: ['mousemove', str(left + x), str(top + y), 'sleep', '0.06'],
                      'down': lambda: ['mousedown', '1', 'sleep', '0.06'],
                      'up': lambda: ['mouseup', '1']}[verb](*at)
        subprocess.run(['xdotool', *words], check=True)

    @staticmethod
    def corner(cell):
        box = cell.get_extents(Atspi.CoordType.WINDOW)
        return box.x + box.width - 1, box.y + box.height - 1

    @staticmethod
    def middle(cell):
        box = cell.get_extents(Atspi.CoordType.WINDOW)
        return box.x + box.width // 2, box.y + box.height // 2


def get_clipboard():
    return subprocess.run(['xclip', '-selection', 'clipboard', '-out'], capture_output=True,
                          check=True).stdout.decode()


def block():
    """200 × 8 cells with 7 that must be refused."""
    rows = []
    for i in range(200):
        rows.append([f'外來社群{i}', '沒有國小' if i in (0, 150) else '斗六國小', '數學',
                     '114/13/1' if i in (2, 199) else '114/9/1', '-1' if i in (3, 120) else '2,000',
                     '兩節' if i == 99 else '2.5', '', '60%'])
    return ''.join('\t'.join(row) + '\r\n' for row in rows)


def main():
    demo = Demo(sys.argv[1])
    try:
        # The cursor's cell has the keyboard focus, and moves it.
        keys('Down', 'Down', 'Right')
        wait_for('focus on row 3', lambda: demo.focused('社群名稱, row 3: '))

        # Typed over, then pasted into: Chinese typed by xdotool is lost where the machine is busy.
        put_on_clipboard('測試社群')
        type_text('x')
        keys('ctrl+a', 'ctrl+v', 'Tab')
        demo.see('社群名稱, row 3: 測試社群')
        wait_for('focus beside it', lambda: demo.focused('召集學校, row 3: '))

        # A refused value stays, is told as wrong, and says why.
        keys('Right', 'Right', 'Right')
        type_text('abc')
        keys('Return')
        cell = demo.see('單價, row 3: abc')
        # GTK 4.8 tells INVALID where the bus has a state INVALID_ENTRY.
        wait_for('invalid state', lambda: has(cell, Atspi.StateType.INVALID))
        wait_for('the reason', lambda: '不是數字' in cell.get_description())
        keys('Escape')
        wait_for('the old value', lambda: not demo.cell('單價, row 3: abc'))

        # A block from a spreadsheet: one step, seven refusals, new rows at the end.
        put_on_clipboard(block())
        keys('ctrl+Home', 'Right', 'ctrl+v')
        demo.see('社群名稱, row 1: 外來社群0')
        wait_for('seven refusals', lambda: next(
            (n for n in walk(demo.app) if '7 cells refused' in n.get_name()), None))
        keys('ctrl+End')
        wait_for('200 rows', lambda: demo.focused('討論主題, row 200: '))

        # And back: plain digits and ISO dates, which every spreadsheet reads.
        keys('ctrl+Home', 'Down', 'Right', 'shift+space', 'ctrl+c')
        wait_for('the copy', lambda: get_clipboard().split('\t')[1:2] == ['外來社群1'])
        copied = get_clipboard().split('\t')
        assert copied[4:7] == ['2025-09-01', '2000', '2.5'], copied

        # One undo takes all of it back, the next one the name.
        keys('ctrl+z')
        wait_for('the paste undone', lambda: demo.cell('社群名稱, row 3: 測試社群'))
        assert not demo.cell('社群名稱, row 1: 外來社群0')

        # The corner of a range is dragged: months go on.
        demo.mouse(('move', *demo.middle(demo.see('開始, row 1: '))), ('down',), ('up',))
        wait_for('focus on the date', lambda: demo.focused('開始, row 1: '))
        type_text('114/11/1')
        keys('Return')
        type_text('114/12/1')
        keys('Return', 'Up', 'shift+Up')
        x, y = demo.corner(demo.see('開始, row 2: 114/12/1'))
        demo.mouse(('move', x, y), ('down',), ('move', x, y + 12),
                   ('move', *demo.middle(demo.see('開始, row 4: '))), ('up',))
        demo.see('開始, row 4: 115/2/1')

        # A click on a heading sorts, and the heading says so.
        x, y = demo.middle(demo.see('單價 (元)'))
        demo.mouse(('move', x - 20, y), ('down',), ('up',))
        wait_for('the sign of sorting', lambda: 'smallest' in demo.cell('單價').get_description())

        # With shift it sorts within that, and both headings tell their turn.
        demo.mouse(('move', *demo.middle(demo.see('開始'))))
        subprocess.run(['xdotool', 'keydown', 'shift', 'click', '1', 'keyup', 'shift'], check=True)
        for name, turn in ('單價', 'no. 1'), ('開始', 'no. 2'):
            wait_for(f'{name} as {turn}', lambda n=name, t=turn: t in demo.cell(n).get_description())

        # A double click opens a cell with what is in it.
        keys('ctrl+Home')
        name = demo.see('社群名稱, row 1: ').get_name()
        demo.mouse(('move', *demo.middle(demo.see('社群名稱, row 1: '))), ('down',), ('up',),
                   ('down',), ('up',))
        type_text('x')
        keys('Return')
        demo.see(name + 'x')

        # A column is moved and widened without a mouse.
        left, first = (demo.see(f'{name}, row 1: ').get_extents(Atspi.CoordType.WINDOW)
                       for name in ('社群名稱', '召集學校'))
        keys('ctrl+Home', 'Right', 'shift+alt+Right', 'alt+Right')
        wait_for('the column moved', lambda: demo.see('召集學校, row 1: ').get_extents(
            Atspi.CoordType.WINDOW).x == left.x)
        wait_for('the column widened', lambda: demo.see('社群名稱, row 1: ').get_extents(
            Atspi.CoordType.WINDOW).width > left.width)
        assert left.x < first.x

        # A heading is dragged at one go, by the sign of its filter.
        heading = demo.see('召集學校').get_extents(Atspi.CoordType.WINDOW)
        y = heading.y + heading.height // 2
        demo.mouse(('move', heading.x + heading.width - 12, y), ('down',),
                   ('move', *demo.middle(demo.see('單價 (元)'))), ('up',))
        wait_for('the heading dragged', lambda: demo.see('召集學校, row 1: ').get_extents(
            Atspi.CoordType.WINDOW).x > demo.see('開始, row 1: ').get_extents(
                Atspi.CoordType.WINDOW).x)

        # The menu opens from the keyboard.
        keys('ctrl+Home', 'Menu')
        wait_for('the menu', lambda: demo.find('menu item'))
        keys('Escape')
    finally:
        demo.process.terminate()
        demo.process.wait()


main()
