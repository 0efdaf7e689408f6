#!/usr/bin/env python3
# test-cli-people.py: matrix, maps, pyramid, load and indicators, worked out once more from the JSON
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-cli-people.py JINGJIN_CLI

The sample county, and one that is made of it with other members, periods, certificates and
positions. What the program writes (the coverage workbook, pictures as SVG, findings, explanations) is
held against what a reader of the plan's JSON adds up, who shares no line with the program.
"""

import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile
from xml.etree import ElementTree

CLI = sys.argv.pop(1)
DATA = os.environ['JINGJIN_DATA_DIR']
TABLE, OFFICE = ('{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}' % n for n in ('table', 'office'))
BLUE, WHITE, GREEN = ('rgb(0%,44.705882%,69.803922%)', 'rgb(100%,100%,100%)',
                      'rgb(0%,61.960784%,45.098039%)')
CORNERS = {'general': 0, 'nonmetro': 4, 'remote': 3, 'special_remote': 5, 'extreme_remote': 6,
           'unknown': 4}


def run(*arguments, statuses=(0,)):
    done = subprocess.run([CLI, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode in statuses, f'{arguments}: {done.stderr}'
    return done.stdout


def hundredths(element, field):
    """"2.50" is 250; None where there is none."""
    text = element.get(field)
    return None if text is None else int(text.replace('.', ''))


def shuffle(plan):
    """Another county: what people do, hold and where they are, is other."""
    rng = random.Random(6)
    lists = plan['elements']
    for link in lists['supports']:
        if rng.random() < 0.7:
            link['periods_per_week'] = rng.choice(('0.00', '0.50', '1.00', '2.50', '12.00'))
    for link in lists['belongs_to']:
        if 'expires' in link:
            link['expires'] = rng.choice(('2025-07-31', '2025-08-01', '2026-07-31', '2026-08-01'))
    for person in lists['person']:
        if rng.random() < 0.3:
            person.pop('reduced_periods', None)
    for community in lists['community']:
        if rng.random() < 0.2:
            community.pop('level', None)
    for school in lists['school']:
        if rng.random() < 0.05:
            for field in ('longitude', 'latitude'):
                school.pop(field, None)
            school['position_status'] = 'none'
        elif rng.random() < 0.1:
            school['area'] = rng.choice(('special_remote', 'extreme_remote', 'unknown'))
    gone = {link['id'] for link in lists['member_of'] if rng.random() < 0.2}
    lists['member_of'] = [link for link in lists['member_of'] if link['id'] not in gone]
    return plan


class Plan:
    """Lists of the JSON, and what a reader works out from them."""

    def __init__(self, plan):
        self.lists = collections.defaultdict(list, plan['elements'])
        self.by_id = {e['id']: (kind, e) for kind, each in self.lists.items() for e in each}
        self.schools = [s for s in self.lists['school'] if s.get('active')]
        self.in_community = collections.defaultdict(set)
        for community in self.lists['community']:
            self.in_community[community.get('school')].add(community['id'])
        for link in self.lists['member_of']:
            if self.kind(link['to']) == 'community':
                self.in_community[link['from']].add(link['to'])

    def kind(self, id):
        return self.by_id[id][0]

    def lacking(self):
        """The national pack: one for each school that is not 高中部."""
        return [s for s in self.schools if s['level'] in ('elementary', 'junior', 'combined')
                and not self.in_community[s['id']]]

    def alliances_of(self, school):
        found = {a['id'] for a in self.lists['alliance']
                 if school['town'] in a.get('towns', ()) or a.get('lead') == school['id']}
        return found | {link['to'] for link in self.lists['member_of']
                        if link['from'] == school['id'] and self.kind(link['to']) == 'alliance'}

    def reached(self, school):
        """Communities, alliances, talent and activities of a school."""
        communities, alliances = self.in_community[school['id']], self.alliances_of(school)
        pools = {link['from'] for link in self.lists['belongs_to']}
        talent = {p['id'] for p in self.lists['person']
                  if p.get('school') == school['id'] and p['id'] in pools}
        talent |= {link['from'] for link in self.lists['supports']
                   if self.kind(link['from']) in ('person', 'talent_pool')
                   and link['to'] in communities | {school['id']}}
        activities = {link['from'] for link in self.lists['serves']
                      if link['to'] in communities | alliances | {school['id']}}
        activities |= {link['to'] for link in self.lists['hosts']
                       if link['from'] == school['id'] and self.kind(link['to']) == 'activity'}
        return communities, alliances, talent, activities

    def load(self, id):
        mentored = sum(link['from'] == id for link in self.lists['mentors'])
        return 100 * mentored + sum(hundredths(link, 'periods_per_week') or 0
                                    for link in self.lists['supports'] if link['from'] == id)

    def capacity(self, kind, element):
        if kind == 'person':
            return hundredths(element, 'reduced_periods')
        heads = element.get('head_count')
        if heads is None:
            heads = sum(link['to'] == element['id'] for link in self.lists['belongs_to'])
        periods = hundredths(element, 'periods_per_week')
        return heads * periods if heads and periods is not None else None

    def ending(self, pool):
        """Certificates that end in the school year: 12 months from its first day."""
        return sum(link['to'] == pool['id'] and '2025-08-01' <= link.get('expires', '') < '2026-08-01'
                   for link in self.lists['belongs_to'])


class Picture:
    def __init__(self, path):
        root = ElementTree.parse(path).getroot()
        self.about = next(e.text for e in root if e.tag.endswith('desc'))
        self.texts = [''.join(e.itertext()) for e in root.iter() if e.tag.endswith('}text')]
        self.paths = [(e.get('style', ''), e.get('d', '')) for e in root.iter()
                      if e.tag.endswith('}path')]

    @staticmethod
    def style(style):
        return dict(part.strip().split(':', 1) for part in style.split(';') if ':' in part)

    def signs(self):
        """Of each school: the middle of its sign, its corners, whether filled, whether ringed."""
        found = []
        for text, d in self.paths:
            style = self.style(text)
            if 'stroke-opacity' not in style or style.get('stroke-linejoin') != 'round':
                continue
            if style.get('fill') not in (BLUE, WHITE) or style.get('fill') == 'none':
                continue
            outline = d.split('Z')[0]
            points = [tuple(map(float, p)) for p in re.findall(r'(-?[\d.]+) (-?[\d.]+)', outline)]
            corners = 0 if 'C' in outline else len(points)
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2) if corners == 0 else \
                (sum(xs) / corners, sum(ys) / corners)
            found.append((middle, corners, style['fill'] == BLUE, style['stroke-width'] == '2'))
        return found

    def lines(self):
        return sum(s.startswith('fill:none') and self.style(s)['stroke'] == GREEN
                   for s, _ in self.paths)


class People(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        with open(os.path.join(DATA, 'samples', 'yunlin-114.json'), encoding='utf-8') as file:
            sample = json.load(file)
        cls.plans = []
        for name, content in (('sample', sample), ('other', shuffle(json.loads(json.dumps(sample))))):
            path = os.path.join(cls.folder.name, name)
            with open(path + '.json', 'w', encoding='utf-8') as file:
                json.dump(content, file, ensure_ascii=False, indent=1)
            run('new', '--from', path + '.json', path + '.jingjin')
            cls.plans.append((path + '.jingjin', Plan(content)))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def draw(self, path, chart):
        out = f'{path}-{chart}.svg'
        run('chart', path, chart, '-o', out)
        return Picture(out)

    def explain(self, path, code):
        return json.loads(run('explain', path, 'indicator/' + code, '--json'))

    def sheet(self, path):
        """Rows of the coverage matrix."""
        run('export', path, '--as', 'coverage-ods', '-o', path + '.ods')
        with zipfile.ZipFile(path + '.ods') as book:
            root = ElementTree.fromstring(book.read('content.xml'))
        for row in next(root.iter(TABLE + 'table')).iter(TABLE + 'table-row'):
            yield [c.get(OFFICE + 'value') or ''.join(c.itertext()) for c in row]

    def test_matrix(self):
        for path, plan in self.plans:
            codes = {s['code']: s for s in plan.schools}
            rows = [row for row in self.sheet(path) if row and row[0] in codes]
            self.assertEqual(len(rows), len(plan.schools))
            for row in rows:
                school = codes[row[0]]
                sets = plan.reached(school)
                self.assertEqual(row[6:10], [str(len(s)) for s in sets])
                gaps = sum(not s for s in sets[1:]) + (school in plan.lacking())
                self.assertEqual(row[-1], str(gaps), school['name'])

    def test_who_lacks_a_community_is_one_answer(self):
        for path, plan in self.plans:
            lacking = {s['id'] for s in plan.lacking()}
            self.assertTrue(lacking)
            findings = json.loads(run('check', path, '--json', statuses=(0, 1)))['findings']
            self.assertEqual({f['element'] for f in findings
                              if f['rule'] == 'check.community_per_school'}, lacking)
            self.assertIn(f' {len(lacking)} schools have fewer communities',
                          self.draw(path, 'map').about)
            code = next(i['code'] for i in plan.lists['indicator']
                        if i.get('formula') == 'school_coverage')
            asked = [s for s in plan.schools if s['level'] != 'senior']
            told = self.explain(path, code)
            self.assertEqual((told['amount'], told['base']),
                             (100 * (len(asked) - len(lacking)), 100 * len(asked)))

    def test_schools_stand_where_they_are(self):
        """Signs are drawn in the order of the schools: shape, filling, ring and place."""
        for path, plan in self.plans:
            schools = [s for s in plan.schools if s.get('active')]
            picture = self.draw(path, 'map')
            signs = picture.signs()
            self.assertEqual(len(signs), len(schools))
            lacking = plan.lacking()
            for school, (_, corners, filled, ringed) in zip(schools, signs):
                self.assertEqual(corners, CORNERS[school.get('area', 'unknown')], school['name'])
                self.assertEqual(filled, bool(plan.in_community[school['id']]), school['name'])
                self.assertEqual(ringed, school in lacking, school['name'])
            exact = [(s, m) for s, (m, *_) in zip(schools, signs)
                     if 'longitude' in s and s['position_status'] == 'exact']
            for axis, field in ((0, 'longitude'), (1, 'latitude')):
                low, high = (f(exact, key=lambda e: e[0][field]) for f in (min, max))
                slope = (high[1][axis] - low[1][axis]) / (high[0][field] - low[0][field])
                away = [abs(low[1][axis] + (s[field] - low[0][field]) * slope - m[axis])
                        for s, m in exact]
                self.assertLess(sorted(away)[len(away) * 9 // 10], 0.6)
                self.assertLess(max(away), 25)  # several on one spot stand around it
            ties = {(c, c_school, link['from']) for c, c_school in
                    ((c['id'], c.get('school')) for c in plan.lists['community'])
                    for link in plan.lists['member_of'] if link['to'] == c
                    if link['from'] != c_school}
            placed = {s['id'] for s in schools}
            self.assertEqual(picture.lines(),
                             sum(a in placed and b in placed for _, a, b in ties))

    def test_every_name_has_room(self):
        """Of counties with many townships, with islands, and with one inside of another."""
        with open(os.path.join(DATA, 'map', 'taiwan-towns.topo.json'), encoding='utf-8') as file:
            layers = json.load(file)['objects'].values()
        towns = collections.defaultdict(list)
        for properties in (g['properties'] for layer in layers for g in layer['geometries']):
            if 'TOWNNAME' in properties:
                towns[properties['COUNTYNAME'].replace('台', '臺')].append(properties['TOWNNAME'])
        self.assertEqual(len(towns), 22)
        for county in ('臺南市', '屏東縣', '嘉義縣', '連江縣'):
            path = os.path.join(self.folder.name, county + '.jingjin')
            run('new', '--county', county, '--year', '114', path)
            for chart in ('map', 'alliances'):
                self.assertLessEqual(set(towns[county]), set(self.draw(path, chart).texts), county)
        self.assertLessEqual(set(towns), set(self.draw(path, 'taiwan').texts))

    def test_alliances(self):
        for path, plan in self.plans:
            texts = self.draw(path, 'alliances').texts
            for alliance in plan.lists['alliance']:
                n = sum(s['town'] in alliance['towns'] for s in plan.schools)
                self.assertIn(f"{alliance['name']} ({n} schools)", texts)

    def test_pyramid_and_what_ends(self):
        for path, plan in self.plans:
            picture = self.draw(path, 'pyramid')
            for pool in plan.lists['talent_pool']:
                ending = plan.ending(pool)
                text = f"{pool['head_count']} of {pool['target']}"
                self.assertIn(text + (f' · {ending} end soon' if ending else ''), picture.texts)
            for link in plan.lists['promotes_to']:
                self.assertIn(str(link['expected']), picture.texts)
            ending = sum(map(plan.ending, plan.lists['talent_pool']))
            self.assertGreater(ending, 0)
            self.assertIn(f"{ending} certificates end within a year", picture.about)

    def test_load_against_capacity(self):
        over = 0
        for path, plan in self.plans:
            expected = {}
            for kind in ('person', 'talent_pool'):
                for element in plan.lists[kind]:
                    load, capacity = plan.load(element['id']), plan.capacity(kind, element)
                    if capacity is not None and load > capacity:
                        expected[element['id']] = (load, capacity)
            found = {}
            for finding in json.loads(run('check', path, '--json', statuses=(0, 1)))['findings']:
                if finding['rule'].startswith('check.load.'):
                    found[finding['element']] = tuple(
                        round(100 * float(finding[key].replace(',', ''))) for key in ('value', 'limit'))
            self.assertEqual(found, expected)
            over += len(expected)
        self.assertGreater(over, 10)

    def test_communities_by_level_and_domain(self):
        for path, plan in self.plans:
            count = collections.Counter((c.get('level'), c['domain'])
                                        for c in plan.lists['community'])
            numbers = sorted(int(t) for t in self.draw(path, 'domains').texts if t.isdigit())
            self.assertEqual(numbers, sorted(count.values()))

    def test_indicators(self):
        expected = {
            'community_count': lambda p: 100 * len(p.lists['community']),
            'community_meetings': lambda p: 100 * sum(c['meetings'] for c in p.lists['community']),
            'conveners_trained': lambda p: 100 * sum(c.get('convener_trained', False)
                                                     for c in p.lists['community']),
            'reduced_periods': lambda p: 40 * sum(hundredths(x, 'reduced_periods') or 0
                                                  for x in p.lists['person']),
            'certified': lambda p: 100 * sum(
                '2025-08-01' <= link.get('issued', '') <= '2026-07-31'
                for link in p.lists['belongs_to']),
            'training_participants': lambda p: 100 * sum(
                a.get('sessions', 1) * a.get('participants', 0) for a in p.lists['activity']
                if a.get('form') in ('workshop', 'course')),
            'advisory_visits': lambda p: 100 * sum(a.get('sessions', 1) for a in p.lists['activity']
                                                   if a.get('form') == 'visit'),
        }
        for path, plan in self.plans:
            seen = set()
            for indicator in plan.lists['indicator']:
                formula = indicator.get('formula')
                if formula in expected:
                    seen.add(formula)
                    told = self.explain(path, indicator['code'])
                    self.assertEqual(told['amount'], expected[formula](plan), formula)
                    self.assertEqual(sum(row['amount'] for row in told['rows']), told['amount'])
            self.assertGreaterEqual(len(seen), 6, seen)


if __name__ == '__main__':
    unittest.main()
