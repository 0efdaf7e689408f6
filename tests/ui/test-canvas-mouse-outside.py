#!/usr/bin/python3
# test-canvas-mouse-outside.py: the canvas as a hand on a mouse has it
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun -s 1600x1000 --lang C.UTF-8 -- test-canvas-mouse-outside.py JINGJIN JINGJIN-CLI

Draws with the mouse alone, looks around, and reads the plan's JSON after each gesture: the palette dragged,
clicked and double-clicked, links drawn, refused and chosen, boxes moved, sized, copied, selected by
a frame, then copied into the window of another process. Each gesture must be one step of undo.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

from bus import Atspi, Workbench, keys, type_text, wait_for, walk


def run(*words):
    subprocess.run(['xdotool', *[str(word) for word in words]], check=True)


def move(x, y):
    run('mousemove', x, y)
    time.sleep(0.05)


def click(x, y, times=1):
    move(x, y)
    run('click', '--repeat', times, '--delay', 60, 1)
    time.sleep(0.15)


def drag(start, end, hold=None, steps=10, wait=0.0):
    """With a key held down from the press to the release."""
    move(*start)
    if hold:
        run('keydown', hold)
    run('mousedown', 1)
    for i in range(1, steps + 1):
        move(start[0] + (end[0] - start[0]) * i // steps, start[1] + (end[1] - start[1]) * i // steps)
    time.sleep(0.1 + wait)
    run('mouseup', 1)
    if hold:
        run('keyup', hold)
    time.sleep(0.2)


class Canvas(Workbench):
    def __init__(self, program, cli, plan):
        super().__init__(program, cli, plan)
        run('windowmove', self.xid, 0, 0, 'windowsize', '--sync', self.xid, 1600, 1000)
        self.open_view('Model')
        self.button('New Sheet')
        wait_for('a sheet', lambda: len(self.elements('sheet')) == 1)
        wait_for('the canvas', lambda: self.find('panel', 'Canvas'))
        keys('ctrl+0')
        time.sleep(0.5)

    def all(self):
        return json.loads(self.export())['elements']

    def place(self, role, name):
        """Middle and size on the screen."""
        node = wait_for(f'{role} {name}', lambda: next(
            (n for n in walk(self.app) if n.get_role_name() == role and n.get_name() == name), None))
        at = node.get_extents(Atspi.CoordType.WINDOW)
        x, y = self.origin()
        return at.x + x + at.width // 2, at.y + y + at.height // 2, at.width, at.height

    def proxy(self, name):
        """None where the box is not in sight."""
        return next((n for n in walk(self.app) if n.get_role_name() == 'list item'
                     and name in (n.get_name() or '') and n.get_parent().get_name() == 'Canvas'),
                    None)

    def box(self, name):
        node = wait_for(f'the box {name}', lambda: self.proxy(name))
        time.sleep(0.1)
        at = node.get_extents(Atspi.CoordType.WINDOW)
        x, y = self.origin()
        return at.x + x + at.width // 2, at.y + y + at.height // 2, at.width, at.height

    def canvas(self):
        node = self.find('panel', 'Canvas')
        at = node.get_extents(Atspi.CoordType.WINDOW)
        x, y = self.origin()
        return at.x + x, at.y + y, at.width, at.height

    def button(self, name, role='push button'):
        x, y, _, _ = self.place(role, name)
        click(x, y)

    def choose(self, name):
        """In a popover, whose place on the screen the bus does not know."""
        node = wait_for(name, lambda: next((n for n in walk(self.app)
                                            if n.get_role_name() == 'push button'
                                            and n.get_name() == name), None))
        time.sleep(0.3)
        Atspi.Action.do_action(node, 0)
        time.sleep(0.3)

    def name_it(self, name, kind):
        """The entry has the focus: type, Enter."""
        before = len(self.elements(kind))
        time.sleep(0.3)
        type_text(name)
        keys('Return')
        wait_for(name, lambda: len(self.elements(kind)) == before + 1)
        time.sleep(0.2)

    def links(self):
        elements = self.all()
        return sorted((kind, e['from'], e['to']) for kind in elements for e in elements[kind]
                      if 'from' in e and 'to' in e)

    def placement(self, name):
        elements = self.all()
        ids = {e['id'] for kind in elements for e in elements[kind] if e.get('name') == name}
        return next(p for p in elements['placement'] if p['element'] in ids)


def expect(what, value, wanted):
    if value != wanted:
        sys.exit(f'{what}: {value}, expected {wanted}')


def draw(bench):
    x, y, width, height = bench.canvas()
    # Dragged from the palette: the middle of the box is where it is dropped, on the grid.
    px, py, _, _ = bench.place('push button', 'Organisation')
    drag((px, py), (x + 250, y + 120), steps=16, wait=0.3)
    bench.name_it('Team', 'organisation')
    bx, by, bw, bh = bench.box('Team')
    if abs(bx - x - 250) > 5 or abs(by - y - 120) > 5:
        sys.exit(f'dropped at {bx - x}, {by - y}, not at 250, 120')
    # Clicked and clicked; Shift keeps the tool.
    bench.button('Community')
    move(x + 250, y + 420)
    run('keydown', 'shift')
    click(x + 250, y + 420)
    run('keyup', 'shift')
    bench.name_it('First', 'community')
    click(x + 550, y + 420)
    bench.name_it('Second', 'community')
    # Double-clicked: the middle of what is seen, or beside what is there.
    px, py, _, _ = bench.place('push button', 'School')
    click(px, py, 2)
    bench.name_it('Lonely', 'school')
    # The tool is no longer held: clicks beside it draw nothing.
    before = bench.elements('placement')
    click(x + 800, y + 560)
    click(x + 850, y + 500)
    expect('after a double click', bench.elements('placement'), before)
    px, py, _, _ = bench.place('push button', 'Purse')
    click(px, py)
    click(x + 550, y + 60)
    bench.name_it('Money', 'purse')
    # Esc cancels and leaves nothing.
    before = bench.all()
    px, py, _, _ = bench.place('push button', 'Activity')
    click(px, py)
    keys('Escape')
    click(x + 800, y + 560)
    expect('after Esc', bench.all(), before)


def handle_of(bench, name):
    """The link handle appears beside the box that is pointed to."""
    bx, by, bw, _ = bench.box(name)
    move(bx, by)
    time.sleep(0.3)
    move(bx + bw // 2 - 2, by)
    return bx + bw // 2 + 14, by


def link(bench):
    # Several are possible: it is asked which.
    start = handle_of(bench, 'Team')
    bx, by, _, _ = bench.box('First')
    drag(start, (bx, by))
    bench.choose('Supports')
    wait_for('a link', lambda: len(bench.links()) == 1)
    expect('its kind', bench.links()[0][0], 'supports')
    # Forbidden: refused with a sentence, nothing is written.
    before = bench.all()
    start = handle_of(bench, 'Money')
    lx, ly, _, _ = bench.box('Lonely')
    drag(start, (lx, ly))
    wait_for('the sentence', lambda: next(
        (n for n in walk(bench.app) if 'cannot be linked' in (n.get_name() or '')), None))
    expect('after a refused link', bench.all(), before)
    # Back on its own box: nothing, and nothing is offered.
    start = handle_of(bench, 'Team')
    drag(start, bench.box('Team')[:2])
    time.sleep(0.5)
    offered = [n.get_name() for n in walk(bench.app) if n.get_role_name() == 'push button'
               and n.get_name() == '群  Community']
    expect('after a link back to its box', (offered, bench.all()), ([], before))
    # The mere relation is chosen with Ctrl.
    start = handle_of(bench, 'Money')
    drag(start, (lx, ly), hold='ctrl')
    wait_for('a relation', lambda: len(bench.links()) == 2)
    expect('its kind', bench.links()[0][0], 'relates_to')
    # Dropped on empty ground: new elements are offered.
    x, y, _, _ = bench.canvas()
    start = handle_of(bench, 'Team')
    drag(start, (x + 800, y + 200))
    bench.choose('群  Community')
    bench.name_it('Third', 'community')
    expect('links after the offer', len(bench.links()), 3)


def take_back(bench):
    """Esc brings back what a drag at the border scrolled; over the palette nothing scrolls, and a
    box that is let go there is where it was."""
    before, place = bench.all(), bench.box('First')
    x, _, width, _ = bench.canvas()
    still = bench.proxy('Lonely').get_extents(Atspi.CoordType.WINDOW).x
    move(*place[:2])
    run('mousedown', 1)
    for i in range(1, 11):
        move(place[0] + (x + width - 8 - place[0]) * i // 10, place[1])

    def scrolled():
        """It goes on scrolling while one looks: the box may be gone by then."""
        node = bench.proxy('Lonely')
        return not node or node.get_extents(Atspi.CoordType.WINDOW).x < still - 40
    wait_for('a scrolled sheet', scrolled)
    keys('Escape')
    wait_for('the view as it was', lambda: bench.box('First') == place)
    run('mouseup', 1)
    drag(place[:2], bench.place('push button', 'Talent pool')[:2], wait=1)
    expect('after a drag to the palette', (bench.box('First'), bench.all()), (place, before))


def shape(bench):
    # Moved: one step, on the grid.
    place = bench.placement('First')
    bx, by, _, _ = bench.box('First')
    drag((bx, by), (bx - 48, by + 80))
    moved = bench.placement('First')
    expect('moved by', (moved['x'] - place['x'], moved['y'] - place['y']), (-48, 80))
    keys('ctrl+z')
    wait_for('where it was', lambda: bench.placement('First')['x'] == place['x'])
    # Alt ignores grid and guides.
    drag((bx, by), (bx + 43, by + 77), hold='alt')
    moved = bench.placement('First')
    expect('moved with Alt', (moved['x'] - place['x'], moved['y'] - place['y']), (43, 77))
    keys('ctrl+z')
    wait_for('where it was', lambda: bench.placement('First')['x'] == place['x'])
    # Esc in the middle of a drag: nothing.
    before = bench.all()
    move(bx, by)
    run('mousedown', 1)
    for i in range(8):
        move(bx + 10 * i, by)
    keys('Escape')
    run('mouseup', 1)
    time.sleep(0.2)
    expect('after Esc in a drag', bench.all(), before)
    take_back(bench)
    # Copied with Ctrl, repeated with Ctrl+D at the same distance.
    sx, sy, _, _ = bench.box('Second')
    drag((sx, sy), (sx + 8, sy + 104), hold='ctrl')
    wait_for('a copy', lambda: len(bench.elements('community')) == 4)
    keys('ctrl+d')
    wait_for('another', lambda: len(bench.elements('community')) == 5)
    ids = [e['id'] for e in bench.elements('community') if e.get('name') == 'Second']
    places = sorted((p['y'], p['x']) for p in bench.elements('placement') if p['element'] in ids)
    expect('how many stand on the sheet', len(places), 3)
    expect('equal steps down', places[2][0] - places[1][0], places[1][0] - places[0][0])
    keys('ctrl+z')
    keys('ctrl+z')
    wait_for('no copies', lambda: len(bench.elements('community')) == 3)
    # Clicked twice: typing goes into the name in the inspector.
    click(sx, sy, 2)
    time.sleep(0.5)
    type_text('Other')
    keys('Tab')
    wait_for('the name', lambda: any(e.get('name') == 'Other' for e in bench.elements('community')))
    keys('ctrl+z')
    wait_for('the old name', lambda: any(e.get('name') == 'Second'
                                         for e in bench.elements('community')))
    # Sized at a corner.
    click(sx, sy)
    time.sleep(0.2)
    _, _, bw, bh = bench.box('Second')
    drag((sx + bw // 2, sy + bh // 2), (sx + bw // 2 + 48, sy + bh // 2 + 32))
    sized = bench.placement('Second')
    expect('sized', (sized['width'], sized['height']), (176 + 48, 64 + 32))
    keys('ctrl+z')


def look_around(bench):
    """Wheel down, sideways with Shift, nearer with Ctrl; the middle button and Space move the sheet."""
    x, y, width, height = bench.canvas()
    free = (x + width - 60, y + 40)
    keys('Escape')

    def moved(what, act, wanted):
        bx, by, bw, _ = bench.box('Second')
        act()
        time.sleep(0.4)
        ax, ay, aw, _ = bench.box('Second')
        expect(what, (ax - bx, ay - by, aw > bw), wanted)

    def wheel(hold=None):
        move(*free)
        if hold:
            run('keydown', hold)
        run('click', 5 if hold != 'ctrl' else 4)
        if hold:
            run('keyup', hold)

    def pan(button, hold=None, leave=False):
        move(*free)
        if hold:
            run('keydown', hold)
        run('mousedown', button)
        for i in range(1, 6):
            move(free[0] - 8 * i, free[1] + 4 * i)
        if leave:
            keys('Escape')
            move(free[0] - 60, free[1] + 60)
        run('mouseup', button)
        if hold:
            run('keyup', hold)

    moved('the wheel', wheel, (0, -60, False))
    moved('Shift and the wheel', lambda: wheel('shift'), (-60, 0, False))
    moved('the middle button', lambda: pan(2), (-40, 20, False))
    moved('Space', lambda: pan(1, 'space'), (-40, 20, False))
    moved('Esc in a pan', lambda: pan(2, leave=True), (0, 0, False))
    bx, _, bw, _ = bench.box('Second')
    wheel('ctrl')
    time.sleep(0.4)
    if bench.box('Second')[2] <= bw:
        sys.exit('Ctrl and the wheel do not come nearer')
    keys('ctrl+9')
    keys('ctrl+0')
    time.sleep(0.4)


def drop_exactly(bench):
    """At 195 %, without the grid, a box stands where the ghost was let go, to the pixel; Esc on the
    way leaves nothing, and neither does a sticky that became a community and was undone."""
    before = bench.all()
    keys('g')
    for _ in range(3):
        keys('ctrl+plus')
    time.sleep(0.4)
    x, y, _, _ = bench.canvas()
    start = bench.place('push button', 'Talent pool')[:2]
    move(*start)
    run('mousedown', 1)
    for i in range(12):
        move(start[0] + 30 * i, start[1] + 10 * i)
    keys('Escape')
    run('mouseup', 1)
    time.sleep(0.3)
    expect('after Esc on the way', bench.all(), before)
    drag(start, (x + 437, y + 371), steps=16, wait=0.3)
    bench.name_it('Exact', 'talent_pool')
    bx, by, bw, bh = bench.box('Exact')
    # The middle to half a pixel: as much is lost where the bus tells whole ones.
    off = (bx + bw % 2 / 2 - x - 437, by + bh % 2 / 2 - y - 371)
    if max(abs(off[0]), abs(off[1])) > 1.5:
        sys.exit(f'dropped {off} beside 437, 371')
    keys('ctrl+z')
    keys('ctrl+0')
    keys('g')
    keys('ctrl+9')
    time.sleep(0.4)
    drag(bench.place('push button', 'Sticky note')[:2], (x + 120, y + 300), steps=16, wait=0.3)
    bench.name_it('Idea', 'sticky')
    drag(bench.box('Idea')[:2], bench.place('push button', 'Community')[:2], steps=16, wait=0.3)
    wait_for('a community of it', lambda: not bench.elements('sticky') and any(
        e.get('name') == 'Idea' for e in bench.elements('community')))
    keys('ctrl+z')
    wait_for('the sticky again', lambda: len(bench.elements('sticky')) == 1)
    keys('ctrl+z')
    wait_for('all as before', lambda: bench.all() == before)


def choose_alignment(bench, item):
    for role, name in (('push button', 'Align'), ('menu item', item)):
        node = wait_for(name, lambda role=role, name=name: next(
            (n for n in walk(bench.app) if n.get_role_name() == role and n.get_name() == name
             and Atspi.Action.get_n_actions(n) > 0), None))
        time.sleep(0.2)
        Atspi.Action.do_action(node, 0)
        time.sleep(0.3)


def align(bench):
    """Each alignment moves as it says, in one step of undo."""
    start, size = {'across': 'x', 'down': 'y'}, {'across': 'width', 'down': 'height'}
    before = bench.elements('placement')

    def edges(side, share):
        return {p[start[side]] + p[size[side]] * share for p in bench.elements('placement')}

    def gaps(side):
        row = sorted(bench.elements('placement'), key=lambda p: p[start[side]])
        found = [b[start[side]] - a[start[side]] - a[size[side]] for a, b in zip(row, row[1:])]
        return max(found) - min(found)

    for item, side, share in (('Left edges', 'across', 0), ('Centres', 'across', 0.5),
                              ('Right edges', 'across', 1), ('Top edges', 'down', 0),
                              ('Middles', 'down', 0.5), ('Bottom edges', 'down', 1),
                              ('Space across', 'across', None), ('Space down', 'down', None)):
        keys('Escape', 'ctrl+a')
        choose_alignment(bench, item)
        wait_for(item, lambda: bench.elements('placement') != before)
        if share is None and gaps(side) > 1 or share is not None and len(edges(side, share)) > 1:
            sys.exit(f'{item}: {bench.elements("placement")}')
        keys('ctrl+z')
        wait_for(f'{item} undone', lambda: bench.elements('placement') == before)
    keys('Escape')


def toggle_map(bench):
    """M shows and hides the overview, which is there only while not all is seen."""
    def is_shown():
        return bench.find('image', 'Overview map') is not None

    keys('ctrl+9')
    wait_for('no map of what is seen', lambda: not is_shown())
    for _ in range(5):
        keys('ctrl+plus')
    wait_for('the map', is_shown)
    x, _, width, _ = bench.place('image', 'Overview map')
    if x + width // 2 > bench.canvas()[0]:
        sys.exit('the map covers the sheet')
    keys('m')
    wait_for('no map', lambda: not is_shown())
    keys('m')
    wait_for('the map again', is_shown)
    keys('ctrl+0')
    time.sleep(0.4)


def select(bench):
    """Left to right what lies inside, right to left what is touched."""
    fx, fy, fw, fh = bench.box('First')
    sx, sy, _, sh = bench.box('Second')
    left, right = (fx - fw // 2 - 24, fy - fh // 2 - 20), (sx, sy + sh // 2 + 20)
    for start, end, wanted in ((left, right, 'First'), (right, left, 'both')):
        drag(start, end)
        heading = wait_for('the inspector', lambda: next(
            (n.get_name() for n in walk(bench.app) if n.get_role_name() in ('label', 'heading')
             and (n.get_name() == 'First' or '2' in (n.get_name() or '')
                  and 'elected' in n.get_name())), None))
        expect('selected', 'First' if heading == 'First' else 'both', wanted)
    keys('Escape')


def walk_hits(bench):
    """Enter goes to the next hit and comes near, Shift+Enter back; n and N on the sheet do the same."""
    keys('ctrl+9', 'ctrl+f')
    time.sleep(0.3)
    type_text('C-00')
    wait_for('three hits', lambda: bench.find('label', '0/3'))
    for key, count in (('Return', '1/3'), ('shift+Return', '3/3'), (None, None), ('n', '1/3'),
                       ('N', '3/3')):
        if key:
            keys(key)
            wait_for(count, lambda count=count: bench.find('label', count))
        else:
            x, y, _, height = bench.canvas()
            click(x + 8, y + height - 8)
    wait_for('near', lambda: bench.find('label', '100 %'))
    keys('Escape')
    wait_for('no more hits', lambda: not bench.find('label', '3/3'))


def make_other(cli, folder):
    """A plan of another county with an empty sheet."""
    plain, text, plan = (os.path.join(folder, name) for name in ('plain.jingjin', 'o.json',
                                                                  'other.jingjin'))
    quiet = {'check': True, 'stdout': subprocess.DEVNULL, 'stderr': subprocess.DEVNULL}
    subprocess.run([cli, 'new', '--county', '臺北市', '--year', '113', plain], **quiet)
    subprocess.run([cli, 'export', plain, '--as', 'json', '-o', text], **quiet)
    with open(text, encoding='utf-8') as file:
        content = json.load(file)
    content['elements']['sheet'] = [{'id': '00000000000012ab', 'name': 'Other'}]
    with open(text, 'w', encoding='utf-8') as file:
        json.dump(content, file)
    subprocess.run([cli, 'new', '--from', text, plan], **quiet)
    return plan


def paste(bench, program, cli, folder):
    """Into the window of another plan: the two and the link between them, in one step."""
    click(*bench.box('Team')[:2])
    run('keydown', 'shift')
    click(*bench.box('First')[:2])
    run('keyup', 'shift')
    keys('ctrl+c')
    time.sleep(0.5)
    plan = make_other(cli, folder)
    subprocess.run([program, plan], check=True)
    found = wait_for('the other window', lambda: subprocess.run(
        ['xdotool', 'search', '--onlyvisible', '--name', '113'], capture_output=True, text=True,
        check=False).stdout.split())
    run('windowfocus', '--sync', found[-1])
    time.sleep(1)
    mine, bench.plan = bench.plan, plan
    before = bench.all()
    keys('alt+2')
    time.sleep(1)
    keys('ctrl+v')
    wait_for('the pasted two', lambda: len(bench.elements('placement')) == 2)
    expect('links pasted', [kind for kind, _, _ in bench.links()], ['supports'])
    keys('ctrl+z')
    wait_for('nothing pasted', lambda: bench.all() == before)
    keys('ctrl+w')
    time.sleep(0.5)
    bench.plan = mine


def remember(bench, program, cli):
    """Zoom and place of a sheet are there again after the program has ended."""
    keys('Escape')
    keys('ctrl+0')
    for _ in range(3):
        keys('ctrl+minus')
    wait_for('51 %', lambda: bench.find('label', '51 %'))
    time.sleep(2)
    bench.close()
    again = Workbench(program, cli, bench.plan)
    bench.process = again.process
    again.open_view('Model')
    wait_for('51 % again', lambda: again.find('label', '51 %'))


def main():
    program, cli = sys.argv[1:3]
    # What is remembered between runs is part of this; the display's folders are its own.
    os.environ.pop('GSETTINGS_BACKEND', None)
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, 'drawn.jingjin')
        subprocess.run([cli, 'new', '--county', '雲林縣', '--year', '114', plan], check=True,
                       stdout=subprocess.DEVNULL)
        bench = Canvas(program, cli, plan)
        try:
            start = bench.all()
            draw(bench)
            link(bench)
            shape(bench)
            align(bench)
            toggle_map(bench)
            drop_exactly(bench)
            keys('ctrl+0')
            select(bench)
            look_around(bench)
            walk_hits(bench)
            keys('ctrl+9')
            time.sleep(0.4)
            paste(bench, program, cli, folder)
            subprocess.run(['xdotool', 'windowfocus', '--sync', bench.xid], check=True)
            drawn = bench.all()
            for _ in range(12):
                keys('ctrl+z')
            wait_for('the empty sheet', lambda: bench.all() == start
                     or len(bench.elements('placement')) == 0)
            # The sheet, six elements and two links; the last was offered with its element.
            for _ in range(9):
                keys('ctrl+shift+z')
            wait_for('everything again', lambda: bench.all() == drawn)
            remember(bench, program, cli)
        finally:
            bench.process.terminate()
            bench.process.wait()


if __name__ == '__main__':
    main()
