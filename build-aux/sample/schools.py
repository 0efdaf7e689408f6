# schools.py: the county's schools from the shipped lists, as data/schools/README.md says
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads names, levels and positions; the program's own reader follows the same steps."""

import csv
import json
import os
import re
from fractions import Fraction

AREAS = {'一般': 'general', '非山非市': 'nonmetro', '偏遠': 'remote', '特偏': 'special_remote',
         '極偏': 'extreme_remote', '': 'unknown'}
OWNERS = {'0': 'national', '1': 'private', '3': 'municipal', '4': 'county'}
ENDINGS = (('(國小)', 'elementary'), ('(國中)', 'junior'), ('(高中)', 'senior'),
           ('高中部', 'senior'), ('國中小', 'combined'), ('國民中小學', 'combined'),
           ('國小', 'elementary'), ('小學', 'elementary'), ('實小', 'elementary'),
           ('附小', 'elementary'), ('國中', 'junior'), ('國民中學', 'junior'))
BY_CODE = {'3': 'senior', '5': 'junior', '6': 'elementary', '7': 'elementary',
           '8': 'elementary', 'F': 'special'}


def plain(text):
    """台 and 臺 are one, in counties and townships."""
    return text.replace('台', '臺')


def level_of(name, code):
    name = name.replace('（', '(').replace('）', ')')
    for ending, level in ENDINGS:
        if name.endswith(ending):
            return level
    if re.search('特殊教育|啟智|啟聰|啟明', name):
        return 'special'
    if name.endswith(('高中', '高級中學', '高級中等學校')):
        return 'senior'
    return BY_CODE.get(code[3:4], '')


def base_name(name):
    name = re.sub('^(縣立|市立|國立|私立)', '', name.replace('（', '(').replace('）', ')'))
    return re.sub('[()]', '', re.sub(r'\((國小|國中|高中)\)$', '', name))


def micro(value):
    """Degrees as text or fraction → 1/1,000,000, half up."""
    return int((Fraction(value) * 1000000 + Fraction(1, 2)) // 1)


def number(text):
    return int(text) if text.strip() else None


def read_rows(folder, name):
    with open(os.path.join(folder, name), encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


class Outlines:
    """Townships of the TopoJSON file, exact in whole steps of its grid."""

    def __init__(self, path):
        with open(path, encoding='utf-8') as file:
            topology = json.load(file)
        self.transform = topology['transform']
        self.arcs = [self.absolute(arc) for arc in topology['arcs']]
        self.towns = {(plain(g['properties']['COUNTYNAME']), plain(g['properties']['TOWNNAME'])): g
                      for g in topology['objects']['towns']['geometries']}

    @staticmethod
    def absolute(arc):
        points, x, y = [], 0, 0
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x, y))
        return points

    def ring(self, indices):
        points = []
        for index in indices:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points

    def centre(self, county, town):
        """Area centroid in 1/1,000,000 degrees."""
        shape = self.towns[(county, town)]
        polygons = shape['arcs'] if shape['type'] == 'MultiPolygon' else [shape['arcs']]
        area = cx = cy = 0
        for polygon in polygons:
            for place, ring in enumerate(polygon):
                a, x, y = moments(self.ring(ring))
                sign = -1 if (a < 0) == (place == 0) else 1
                area, cx, cy = area + sign * a, cx + sign * x, cy + sign * y
        scale, move = self.transform['scale'], self.transform['translate']
        return tuple(micro(Fraction(c, 3 * area) * Fraction(scale[i]) + Fraction(move[i]))
                     for i, c in enumerate((cx, cy)))


def moments(ring):
    """Twice the signed area, and six times the first moments, of a closed ring."""
    area = x = y = 0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
        cross = x0 * y1 - x1 * y0
        area += cross
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    return area, x, y


def read_schools(data, county='雲林縣'):
    """The county's units in the order of its list, each a dictionary of the kind's fields."""
    folder = os.path.join(data, 'schools')
    outlines = Outlines(os.path.join(data, 'map', 'taiwan-towns.topo.json'))
    known = {row['學校代碼']: row for row in read_rows(folder, 'elementary-schools-113.csv')
             if plain(row['縣市']) == county}
    schools = []
    for row in read_rows(folder, 'yunlin-schools-114.csv'):
        name, code = row['學校名稱'], row['學校代碼']
        school = {'name': re.sub('^(縣立|市立)', '', name), 'ministry_code': code,
                  'level': level_of(name, code), 'ownership': OWNERS.get(code[2]),
                  'town': plain(row['鄉鎮市區']), 'area': AREAS[row['地區屬性']],
                  'classes': number(row['班級數']), 'students': number(row['學生數']),
                  'teachers': number(row['專任教師數']), 'active': '退出計畫' not in row['備註'],
                  'source_year': int(row['學年度'])}
        if school['level'] == 'elementary' and code in known:
            place(school, micro(known[code]['經度']), micro(known[code]['緯度']), 'exact')
        schools.append(school)
    settle_positions(schools, outlines, county)
    return schools


def place(school, longitude, latitude, status):
    school.update(longitude=longitude, latitude=latitude, position_status=status)


def settle_positions(schools, outlines, county):
    """Units of one campus stand together; who is left stands at the township's centre."""
    campus = {(s['town'], base_name(s['name'])): s for s in schools if 'longitude' in s}
    for school in schools:
        if 'longitude' in school:
            continue
        twin = campus.get((school['town'], base_name(school['name'])))
        if twin:
            place(school, twin['longitude'], twin['latitude'], 'exact')
        else:
            place(school, *outlines.centre(county, school['town']), 'town_centre')
