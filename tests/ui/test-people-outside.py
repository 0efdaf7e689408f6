#!/usr/bin/python3
# test-people-outside.py: gaps filled, mentors found and their numbers read, by hand
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-people-outside.py JINGJIN JINGJIN-CLI SAMPLE.json

In the sample county without half of its cross-school communities and its pairs of mentors: proposals are
accepted one by one, several and all; the plan's JSON says what came in; undo leaves nothing of it.
What the schools of an alliance lend each other, and who is in which district, is worked out from
the JSON and read in the tables; an indicator that the plan computes says what makes it.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

from bus import Atspi, Workbench, children, find_cell, keys, put_on_clipboard, walk, wait_for


def write_plan(cli, sample, folder):
    with open(sample, encoding='utf-8') as file:
        plan = json.load(file)
    lists = plan['elements']
    gone = {c['id'] for c in lists['community'][::2] if c['scope'] == 'cross_school'}
    gone |= {link['id'] for link in lists['mentors']}
    before = -1
    while len(gone) > before:  # and what hangs on it
        before = len(gone)
        gone |= {e['id'] for each in lists.values() for e in each
                 if gone & {v for k, v in e.items() if k != 'id' and isinstance(v, str)}}
    for kind, each in lists.items():
        lists[kind] = [e for e in each if e['id'] not in gone]
    source, out = os.path.join(folder, 'plan.json'), os.path.join(folder, 'plan.jingjin')
    with open(source, 'w', encoding='utf-8') as file:
        json.dump(plan, file, ensure_ascii=False)
    subprocess.run([cli, 'new', '--from', source, out], check=True, stdout=subprocess.DEVNULL)
    return out


class People(Workbench):
    def press(self, start):
        self.button(start).do_action(0)

    def button(self, start):
        def is_meant(node):
            name = (node.get_name() or '').replace('_', '')
            return (node.get_role_name() in ('push button', 'toggle button')
                    and name.startswith(start) and not name.startswith('Talent pool'))
        return wait_for(f'the button {start}', lambda: next(
            (node for node in walk(self.app) if is_meant(node)), None))

    def read(self, table, column, row):
        """A cell of a table: "Periods given, row 3: 2" is 2."""
        start = f'{column}, row {row}:'
        cell = wait_for(start, lambda: (lambda t: t and find_cell(t, start))(next(
            (n for n in walk(self.app) if n.get_role_name() == 'table' and n.get_name() == table),
            None)))
        return cell.get_name().split(': ', 1)[-1].strip() if ': ' in cell.get_name() else ''


def expect(what, get, value):
    wait_for(f'{what}: {value}', lambda: get() == value)


def communities(window, before):
    window.open_view('Communities')
    window.press('Propose Communities')
    window.see_text('so that every school has a community')
    n = len(window.elements('community'))
    keys('shift+Down')
    window.see_text('Accept 2 Selected')
    window.press('Accept 2 Selected')
    expect('two communities more', lambda: len(window.elements('community')), n + 2)
    window.see_text('Accept 1 Selected')
    window.press('Accept 1 Selected')
    expect('one more', lambda: len(window.elements('community')), n + 3)
    window.press('Accept All')
    window.see_text('Every school has a community')
    lists = json.loads(window.export())['elements']
    reached = {c.get('school') for c in lists['community']}
    reached |= {link['from'] for link in lists['member_of']}
    left = [s['name'] for s in lists['school'] if s.get('active') and s['level'] != 'senior'
            and s['id'] not in reached]
    if left:
        sys.exit(f'schools without a community after all were accepted: {left}')
    keys('Escape')
    window.focus_again()
    keys('ctrl+z', 'ctrl+z', 'ctrl+z')
    expect('the plan as before', lambda: window.export() == before, True)


def mentors(window, before):
    window.open_view('Talent')
    window.press('Propose Mentors')
    window.see_text('Mentors for 26 beginning teachers')
    window.press('Accept 1 Selected')
    expect('one pair', lambda: len(window.elements('mentors')), 1)
    window.see_text('Mentors for 25 beginning teachers')
    window.press('Accept All')
    window.see_text('Every beginning teacher has a mentor')
    lists = json.loads(window.export())['elements']
    persons = {p['id']: p for p in lists['person']}
    pupils = [link['to'] for link in lists['mentors']]
    beginning = {p['id'] for p in lists['person'] if 'first_year' in p}
    if sorted(pupils) != sorted(beginning):
        sys.exit('somebody has two mentors, or none')
    load = collections.Counter(link['from'] for link in lists['mentors'])
    for mentor, n in load.items():
        own = [s for s in lists['supports'] if s['from'] == mentor]
        periods = 100 * n + sum(int(s.get('periods_per_week', '0').replace('.', '')) for s in own)
        free = persons[mentor].get('reduced_periods')
        if persons[mentor]['years_teaching'] < 3 or 'first_year' in persons[mentor] or (
                free is not None and periods > int(free.replace('.', ''))):
            sys.exit(f'no fit mentor, or one with no time: {persons[mentor]}')
    keys('Escape')
    window.focus_again()
    keys('ctrl+z', 'ctrl+z')
    expect('the plan as before', lambda: window.export() == before, True)


def filter_rows(window, text):
    keys('ctrl+l', 'ctrl+a')
    put_on_clipboard(text)
    keys('ctrl+v')
    window.see_text('Coverage · ')


def exchange(window):
    """Lent and received by schools of one alliance, both sides; looked for by name."""
    lists = json.loads(window.export())['elements']
    school_of = {p['id']: p.get('school') for p in lists['person']}
    school_of.update({c['id']: c.get('school') for c in lists['community']})
    schools = {s['id']: s for s in lists['school']}
    persons = {p['id'] for p in lists['person']}
    alliance_of = {town: a['name'] for a in lists['alliance'] for town in a['towns']}
    given, taken = collections.Counter(), collections.Counter()
    for link in lists['supports']:
        one, other = school_of.get(link['from']), school_of.get(link['to'])
        if link['from'] in persons and one and other and one != other and (
                alliance_of[schools[one]['town']] == alliance_of[schools[other]['town']]):
            given[one] += 1
            taken[other] += 1
    window.open_view('Coverage')
    window.press('Exchange')
    for id in [id for id, _ in given.most_common(2)] + [id for id, _ in taken.most_common(2)]:
        name = schools[id]['name']
        filter_rows(window, name)
        wait_for(name, lambda: window.read('Exchange of talent', 'School', 1) == name)
        expect(f'{name} gives', lambda: window.read('Exchange of talent', 'Supports given', 1),
               str(given[id]))
        expect(f'{name} receives',
               lambda: window.read('Exchange of talent', 'Supports received', 1), str(taken[id]))
    window.see_text('between schools of no common alliance')


def districts(window):
    lists = json.loads(window.export())['elements']
    town = {s['id']: s['town'] for s in lists['school']}
    towns = set(lists['alliance'][0]['towns'])
    pools = {t['id']: t for t in lists['talent_pool']}
    here = [p['id'] for p in lists['person'] if town.get(p.get('school')) in towns]
    wanted = sum(any(link['from'] == p and pools[link['to']]['category'] == 'teaching_mentor'
                     for link in lists['belongs_to']) for p in here)
    window.press('Talent')
    name = lists['alliance'][0]['name']
    filter_rows(window, name)
    wait_for(name, lambda: window.read('Talent by district', 'Group', 1) == name)
    expect('its teaching mentors', lambda: window.read('Talent by district', 'Teaching mentors', 1),
           str(wanted))
    window.see_text('3 certificates end within')


def indicator(window):
    """A computed value says so and what makes it."""
    n = sum(c.get('meetings', 0) for c in window.elements('community'))
    views = wait_for('the sidebar', lambda: window.find('list', 'Views'))
    names = [row.get_name() for row in children(views)]
    Atspi.Selection.select_child(views, names.index('Indicators'))
    window.see('Code, row 1: I-001')
    window.click(window.see('Code, row 1: I-001'))
    code = next(i['code'] for i in window.elements('indicator')
                if i.get('formula') == 'community_meetings')
    rows = [i['code'] for i in window.elements('indicator')]
    keys(*['Down'] * rows.index(code), 'F4')
    window.see_text(f'{n:,}')
    window.see_text('added again')
    keys('Escape')


def main(program, cli, sample):
    with tempfile.TemporaryDirectory() as folder:
        window = People(program, cli, write_plan(cli, sample, folder))
        window.focus_again = lambda: wait_for('the focus', lambda: subprocess.run(
            ['xdotool', 'windowfocus', '--sync', window.xid], check=False).returncode == 0)
        before = window.export()
        communities(window, before)
        mentors(window, before)
        exchange(window)
        districts(window)
        indicator(window)
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
