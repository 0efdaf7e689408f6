#!/usr/bin/python3
# test-story-outside.py: a plan goes out in parts, comes back, is handed in, and becomes next year's
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun -s 1280x800 --lang C.UTF-8 -- test-story-outside.py JINGJIN JINGJIN-CLI

One person's work from the first chapter to next year's plan, as one story in the window. Schools
have programs of their own: another session bus and another home. With JINGJIN_SHOTS, a folder, a
picture of every step is put there.
"""
import atexit
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time

from bus import Atspi, Workbench, children, has, keys, type_text, wait_for, walk


def run(*words, **more):
    return subprocess.run(words, check=True, capture_output=True, text=True, **more).stdout


def plain(node):
    return (node.get_name() or '').replace('_', '')


class Person(Workbench):
    """home: of a machine of their own; None: the test's."""
    def __init__(self, program, cli, plan, home=None):
        self.cli, self.plan, self.title = cli, plan, '114'
        with contextlib.ExitStack() as stack:
            environment = stack.enter_context(machine(home)) if home else None
            self.rest = stack.pop_all()
        self.process = subprocess.Popen([program, plan], env=environment)
        self.app = wait_for('the program on the bus', self.find_app)
        self.xid = wait_for('the window', self.find_window)
        run('xdotool', 'windowsize', '--sync', self.xid, '1280', '800')
        self.refocus()

    def close(self):
        super().close()
        self.rest.close()

    def refocus(self):
        run('xdotool', 'windowfocus', '--sync', self.xid)

    @staticmethod
    def windows(title):
        return subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', title],
                              capture_output=True, text=True, check=False).stdout.split()

    def focus_window(self, title):
        xid = wait_for(f'the window "{title}"', lambda: self.windows(title))[-1]
        run('xdotool', 'windowfocus', '--sync', xid)
        return xid

    def click_in(self, title, node, at=0.5):
        """In a dialog; at: how far from its left edge."""
        xid = self.focus_window(title)
        values = dict(line.split('=') for line in run(
            'xdotool', 'getwindowgeometry', '--shell', xid).split())
        frame = next(n for n in children(self.app) if (n.get_name() or '').startswith(title))
        outer, box = (n.get_extents(Atspi.CoordType.WINDOW) for n in (frame, node))
        border = (int(values['WIDTH']) - outer.width) // 2
        x = int(values['X']) + border + box.x + int(box.width * at)
        y = int(values['Y']) + border + box.y + box.height // 2
        run('xdotool', 'mousemove', str(x), str(y), 'sleep', '0.1', 'click', '1')
        time.sleep(0.3)

    def shot(self, name):
        folder = os.environ.get('JINGJIN_SHOTS')
        if folder:
            time.sleep(0.7)
            run('/usr/bin/import', '-window', 'root', os.path.join(folder, f'{name}.png'))

    def node(self, name, *roles):
        return wait_for(f'"{name}"', lambda: next(
            (n for n in walk(self.app) if plain(n).startswith(name)
             and (not roles or n.get_role_name() in roles)
             and has(n, Atspi.StateType.VISIBLE)), None))

    def press(self, name):
        Atspi.Action.do_action(self.node(name, 'push button', 'toggle button'), 0)

    def show(self, page):
        views = self.node('Views', 'list')
        names = [row.get_name() for row in children(views)]
        Atspi.Selection.select_child(views, names.index(page))

    def choose_path(self, title, path):
        """In a file chooser, whose entry opens at a slash."""
        for _ in range(5):  # it is not ready for keys as soon as it is seen
            self.focus_window(title)
            time.sleep(1)
            keys('ctrl+a')
            type_text(path)
            time.sleep(0.5)
            keys('Return')
            time.sleep(1)
            if not self.windows(title):
                return

    def save_as(self, title, path):
        self.focus_window(title)
        keys('ctrl+a')
        type_text(path)
        keys('Return')
        wait_for(path, lambda: os.path.exists(path))

    def cells(self, row_start, *moves):
        """Clicks a cell and goes on by keys."""
        self.click(self.see(row_start))
        self.focus(row_start)
        keys(*moves)

    def meetings(self, code):
        return next(e.get('meetings') for e in self.elements('community') if e['code'] == code)


@contextlib.contextmanager
def machine(home):
    """An environment of its own whose windows the test sees all the same."""
    os.makedirs(home)
    bus = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--nopidfile', '--nosyslog',
                            '--print-address=1', f'--address=unix:dir={home}'],
                           stdout=subprocess.PIPE, text=True)
    seen = run('gdbus', 'call', '--session', '--dest', 'org.a11y.Bus', '--object-path',
               '/org/a11y/bus', '--method', 'org.a11y.Bus.GetAddress').split("'")[1]
    try:
        yield {**os.environ, 'DBUS_SESSION_BUS_ADDRESS': bus.stdout.readline().strip(),
               'AT_SPI_BUS_ADDRESS': seen, 'HOME': home,
               **{f'XDG_{kind}_HOME': os.path.join(home, kind)
                  for kind in ('CONFIG', 'DATA', 'CACHE', 'STATE')}}
    finally:
        bus.terminate()
        bus.wait()


def write_chapter(window):
    window.show('Document')
    chapters = window.node('Chapters', 'list')
    at = [row.get_name() for row in children(chapters)]
    Atspi.Selection.select_child(chapters, next(i for i, name in enumerate(at)
                                                if name.startswith('壹、依據')))
    window.click(window.node('Text of the chapter', 'text'))
    keys('ctrl+End', 'Return')
    type_text('as of year 114')
    wait_for('the chapter in the file', lambda: any(
        'as of year 114' in c.get('body', '') for c in window.elements('chapter')))
    window.shot('01-chapter')


def hand_out(window, folder, scopes):
    window.show('Hand In')
    window.press('Parts')
    window.press('Hand Out')
    window.focus_window('Hand Out')
    for kind, scope in enumerate(scopes):
        if kind:
            window.click_in('Hand Out', window.node('Whom the parts are for', 'combo box'))
            keys('Down', 'Return')
        window.click_in('Hand Out', window.node('GtkSearchEntry', 'entry'))
        keys('ctrl+a')
        type_text(scope)
        time.sleep(0.5)
        window.click_in('Hand Out', window.node(scope + ' ', 'check box'), 0.03)
        window.node(f'Hand Out {kind + 1}', 'push button')
    window.shot('02-hand-out')
    window.press('Hand Out 3')
    window.choose_path('Folder of the Parts', folder)
    window.see_text('Parts · 3 handed out · 3 still out')
    window.refocus()


def edit_part(program, cli, path, home, value):
    """A school's or an alliance's own program, in which the community has other meetings."""
    person = Person(program, cli, path, home)
    person.see_text('This is the part of')
    person.show('Communities')
    person.cells('Code, row 1: C-001', *['Right'] * 7)
    person.focus('Meetings planned, row 1')
    type_text(value)
    keys('Return')
    wait_for('the number in the part', lambda: person.meetings('C-001') == int(value))
    person.shot(f'03-part-{value}')
    person.close()


def take_back(window, parts):
    window.press('Folder')
    window.choose_path('Folder of Parts That Came Back', parts)
    window.see_text('3 waiting here')
    window.shot('04-waiting')
    window.press('Accept')
    window.see_text('Parts · 3 handed out · 2 still out')
    window.press('Accept')
    window.node('Conflicts: 1')
    window.focus_window('Merge')
    keys('3')
    window.see_text('Every choice is made')
    window.shot('05-conflict')
    keys('ctrl+Return')
    window.see_text('Parts · 3 handed out · 1 still out')
    window.refocus()
    window.click(window.node('Take nothing and note why', 'push button'))
    time.sleep(0.5)
    type_text('attach the quotes')
    keys('Return')
    window.see_text('Parts · 3 handed out · 0 still out')
    window.see_text('Give this file to')
    window.shot('06-sent-back')
    assert window.meetings('C-001') == 31, 'the choice of theirs'
    back = os.listdir(os.path.join(parts, '退回'))
    said = json.loads(export(window.cli, os.path.join(parts, '退回', back[0])))
    assert [c['name'] for c in said['elements']['comment']] == ['attach the quotes'], said


def export(cli, plan):
    out = plan + '.json'
    run(cli, 'export', plan, '--as', 'json', '-o', out)
    with open(out, encoding='utf-8') as file:
        return file.read()


def change_with_history(window):
    window.show('Budget')
    window.cells('Code, row 1: B-001', 'ctrl+shift+s')
    window.node('Make a Checkpoint')
    type_text('first draft')
    keys('Return')
    wait_for('the checkpoint', lambda: json.loads(run(
        window.cli, 'history', window.plan, '--checkpoints', '--json')))
    window.refocus()
    window.cells('Code, row 1: B-001', *['Right'] * 4)
    window.focus('Unit price, row 1')
    type_text('2000')
    keys('Return')
    window.show('Hand In')
    window.press('Changes')
    window.see_text('total 8,488,674 → ')
    window.shot('07-changes')


def answer_comment(window):
    window.press('Comments')
    window.see('Comment, row 1: attach the quotes')
    window.cells('Comment, row 1: attach the quotes', *['Right'] * 6)
    window.focus('Answer, row 1')
    type_text('done')
    keys('Return')
    wait_for('the answer', lambda: window.elements('comment')[0].get('answer') == 'done')
    window.shot('08-comments')


def hand_in(window, folder):
    package, scan = os.path.join(folder, 'package.zip'), os.path.join(folder, 'scan.pdf')
    with open(scan, 'wb') as file:
        file.write(b'%PDF-1.4 stamped')
    window.press('Package')
    window.see_text('The plan can be handed in')
    window.shot('09-package')
    window.press('Make Package…')
    window.save_as('Where Shall the Package Be', package)
    window.see_text('The package is made')
    window.press('Verify')
    window.see_text('The package is intact.')
    window.press('Add Stamped Pages')
    window.choose_path('Scans of the Stamped Pages', scan)
    window.see_text('核章頁.pdf')
    window.shot('10-stamped')
    window.focus_window('Package')
    keys('Escape')
    return package


def verify_elsewhere(cli, package, home):
    """On a machine that knows nothing of the plan: intact, and with a changed byte not."""
    with machine(home) as environment:
        done = json.loads(run(cli, 'verify', package, '--json', env=environment))
        assert done['intact'] and any(f['part'] == 'stamped' for f in done['files']), done
        with open(package, 'rb') as file:
            data = bytearray(file.read())
        data[len(data) // 2] ^= 1
        with open(package + '.changed.zip', 'wb') as file:
            file.write(data)
        done = subprocess.run([cli, 'verify', package + '.changed.zip'], capture_output=True,
                              text=True, env=environment, check=False)
        assert done.returncode == 1 and '✗ 雲林縣' in done.stdout, done


def next_year(window, folder):
    out = os.path.join(folder, 'next.jingjin')
    window.refocus()
    window.click(window.node('Main menu', 'push button'))
    time.sleep(0.7)
    keys('x')  # Ne_xt Year…
    window.press('Create')
    window.save_as('Where Shall the Plan Be', out)
    window.see_text('Still Last Year')
    window.see_text('as of year 114')
    window.shot('11-next-year')
    stale = subprocess.run([window.cli, 'stale', out], capture_output=True, text=True, check=False)
    assert stale.returncode == 1 and 'as of year 114' in stale.stdout, stale


def main(program, cli):
    with tempfile.TemporaryDirectory() as folder:
        plan, parts = os.path.join(folder, 'plan.jingjin'), os.path.join(folder, 'parts')
        os.mkdir(parts)
        run(cli, 'new', '--from', 'yunlin-114', plan)
        window = Person(program, cli, plan)
        atexit.register(window.shot, '99-end')
        write_chapter(window)
        hand_out(window, parts, ('S-047', 'L-001', 'A-2'))
        files = sorted(os.listdir(parts))
        for i, (word, value) in enumerate((('溪洲國小', '31'), ('斗六聯盟', '32'))):
            path = next(name for name in files if word in name)
            edit_part(program, cli, os.path.join(parts, path), os.path.join(folder, f'home{i}'),
                      value)
        window.refocus()
        take_back(window, parts)
        change_with_history(window)
        answer_comment(window)
        package = hand_in(window, folder)
        verify_elsewhere(cli, package, os.path.join(folder, 'elsewhere'))
        next_year(window, folder)
        window.process.terminate()
        window.process.wait()


if __name__ == '__main__':
    main(*sys.argv[1:])
