# people.py: organisations, talent pools, coded persons, communities and alliances
# SPDX-License-Identifier: GPL-3.0-or-later
"""Schools are real; every group, number and person here is made up for the example."""

import re

from sample.plan import decimal

ALLIANCES = (
    ('斗六聯盟', '斗六市 林內鄉 莿桐鄉', '鎮西國小'),
    ('斗南古坑聯盟', '斗南鎮 古坑鄉 大埤鄉', '斗南國小'),
    ('虎尾聯盟', '虎尾鎮 土庫鎮 褒忠鄉 元長鄉', '安慶國小'),
    ('西螺麥寮聯盟', '西螺鎮 二崙鄉 崙背鄉 麥寮鄉', '文昌國小'),
    ('北港沿海聯盟', '北港鎮 水林鄉 口湖鄉 四湖鄉 東勢鄉 臺西鄉', '北辰國小'),
)
SUBGROUPS = ('本土', '生活', '性平', '社會', '品德', '科技', '英語', '海洋', '健體', '綜合')
# Code, name, tier, role, parent, meetings, members.
ORGANISATIONS = (
    ('O-001', '教育部國民及學前教育署', 'central', 'other', '', None, None),
    ('O-002', '教育部師資培育及藝術教育司', 'central', 'other', '', None, None),
    ('O-003', '教育部資訊及科技教育司', 'central', 'other', '', None, None),
    ('O-004', '精進計畫輔導諮詢委員', 'central', 'consultants', 'O-001', 3, 2),
    ('O-005', '雲林縣精進教學推動小組', 'county', 'steering', '', 3, 15),
    ('O-006', '雲林縣國民教育輔導團', 'county', 'advisory_team', 'O-005', 4, 41),
    ('O-007', '雲林縣教專輔導群', 'county', 'development_group', 'O-005', 4, 12),
    ('O-008', '雲林縣教師研習中心', 'county', 'centre', 'O-005', 4, 6),
    ('O-009', '夥伴大學（示例）', 'county', 'partner', '', 2, 5),
)
# Code, name, category, ladder, tier, persons, target, periods a week (hundredths), host.
POOLS = (
    ('T-001', '課程督學', 'supervisor', 'none', None, 3, 3, 400, 'O-005'),
    ('T-002', '團務行政教師', 'team_admin', 'none', None, 4, 4, 400, 'O-006'),
    ('T-003', '專任輔導員', 'full_time_adviser', 'none', None, 3, 4, 1000, 'O-006'),
    ('T-004', '輔導員（初階）', 'adviser', 'advisory_three', 1, 16, 18, 200, 'O-006'),
    ('T-005', '輔導員（進階）', 'adviser', 'advisory_three', 2, 12, 14, 200, 'O-006'),
    ('T-006', '輔導員（領導人）', 'adviser', 'advisory_three', 3, 5, 8, 200, 'O-006'),
    ('T-007', '課綱種子講師', 'seed_lecturer', 'none', None, 20, 24, 100, 'O-006'),
    ('T-008', '初階專業回饋人才', 'feedback_staff', 'three_classes', 1, 96, 130, 100, 'O-007'),
    ('T-009', '進階專業回饋人才', 'feedback_staff', 'three_classes', 2, 62, 80, 100, 'O-007'),
    ('T-010', '地方教專輔導群', 'development_guide', 'none', None, 12, 12, 200, 'O-007'),
    ('T-011', '教學輔導教師', 'teaching_mentor', 'three_classes', 3, 41, 50, 200, 'O-007'),
    ('T-012', '薪傳教師', 'novice_mentor', 'none', None, 26, 30, 100, 'O-008'),
)
# Feedback staff live where communities are: homes begin with the largest schools.
FIRST_HOME = {'T-008': 0, 'T-009': 96}
OWN_PERSONS = 'T-012'  # its members are persons of other pools
NOVICES = 26
# Hundredths a week that the budget pays substitutes for (work.py): 40 + 18 periods of the team, the
# latter of its first persons, who teach at junior high schools; 18 + 8 of the mentors.
REDUCED = {'T-002': 200, 'T-003': 400, 'T-004': 100, 'T-005': 100, 'T-006': 200}
AT_JUNIOR = {'T-002': 1, 'T-003': 2, 'T-004': 3, 'T-005': 3, 'T-006': 1, 'T-011': 2}
MENTORS = {'elementary': 18, 'junior': 8}
DOMAINS = (('chinese', '國語文'), ('mathematics', '數學'), ('local_language', '本土語文'),
           ('science', '自然科學'), ('english', '英語文'), ('cross_domain', '跨領域'),
           ('social_studies', '社會'), ('arts', '藝術'), ('health', '健康與體育'),
           ('integrative', '綜合活動'), ('technology', '科技'), ('life', '生活課程'))
LEVELS = ('初階', '進階', '領航')
METHODS = ('共同備課', '公開授課', '教學觀察與專業回饋', '研發課程與教材', '教學檔案製作')
GOALS = ('提升學生學習成效', '精進素養導向教學', '發展多元評量', '落實課綱轉化', '支持新進教師')
CONTENTS = ('課程設計', '教學策略', '學習評量', '班級經營', '議題融入')
COMPETENCIES = ('A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'C1', 'C2', 'C3')


def add_organisations(plan, ids):
    for code, name, tier, role, parent, meetings, members in ORGANISATIONS:
        ids[code] = plan.add('organisation', code, name, tier=tier, role=role,
                             parent=ids.get(parent), meetings=meetings, members=members)
    for number, name in enumerate(SUBGROUPS, 10):
        code = f'O-{number:03d}'
        ids[code] = plan.add('organisation', code, f'國教輔導團{name}分團', tier='county',
                             role='subgroup', parent=ids['O-006'], meetings=4, members=4)


def add_schools(plan, schools):
    for number, school in enumerate(schools, 1):
        code = f'S-{number:03d}'
        values = {key: value for key, value in school.items() if key != 'name'}
        school['code'] = code
        school['id'] = plan.add('school', code, school['name'], **values)


def add_pools(plan, ids):
    for code, name, category, ladder, tier, count, target, periods, host in POOLS:
        ids[code] = plan.add('talent_pool', code, name, category=category, ladder=ladder,
                             tier=tier, head_count=count, target=target,
                             periods_per_week=periods, host=ids[host])
    for lower, upper, expected in (('T-004', 'T-005', 4), ('T-005', 'T-006', 3),
                                   ('T-008', 'T-009', 18), ('T-009', 'T-011', 9)):
        plan.link('promotes_to', ids[lower], ids[upper], expected=expected)


class Persons:
    """Codes, homes and pools of the 300 persons."""

    def __init__(self, plan, ids, homes):
        self.plan, self.ids, self.homes = plan, ids, homes
        self.count = 0
        self.of_pool = {}
        self.all = []

    def add(self, years, **values):
        self.count += 1
        code = f'A-{self.count:03d}'
        # 7 is prime to the number of homes: persons spread over all schools.
        home = values.pop('home', None) or self.homes[self.count * 7 % len(self.homes)]
        domain = DOMAINS[self.count % len(DOMAINS)][0]
        if domain == 'technology' and home['level'] == 'elementary':
            domain = 'life'
        id = self.plan.add('person', code, f'教師 {code}', private=True, school=home['id'],
                           domain=domain, years_teaching=years, **values)
        person = {'id': id, 'code': code, 'school': home['id'], 'level': home['level'],
                  'years': years}
        self.all.append(person)
        return person

    def certify(self, person, code, number):
        """A membership; the three classes have a certificate and its training."""
        values = {}
        year = 111 + number % 4
        if code == 'T-008':
            values = {'training_hours': 600, 'practice_items': 3, 'mark': '初'}
        elif code == 'T-009':
            values = {'training_hours': 1800, 'practice_items': 3, 'mark': '進'}
        elif code == 'T-011':
            # The oldest end in the year of the plan (the last three) and in that after it.
            year = 104 if number > 37 else 105 if number < 2 else 108 + number % 7
            values = {'training_hours': 3000, 'practice_items': 4, 'mark': '教'}
        if values:
            mark = values.pop('mark')
            values['certificate_no'] = f'示例{year}{mark}{number + 1:04d}'
            values['issued'] = f'{year + 1911}-11-15'
            values['expires'] = f'{year + 1921}-11-15'
        self.plan.link('belongs_to', person['id'], self.ids[code], **values)
        self.of_pool.setdefault(code, []).append(person)


def add_persons(plan, ids, homes):
    persons = Persons(plan, ids, homes)
    at = {level: [s for s in homes if s['level'] == level] for level in MENTORS}
    for code, _, _, _, _, count, _, _, _ in POOLS:
        if code == OWN_PERSONS:
            continue
        for number in range(count):
            years = 6 + (number * 5 + len(code)) % 22
            home = homes[(number + FIRST_HOME[code]) % len(homes)] if code in FIRST_HOME else None
            is_junior = number < AT_JUNIOR.get(code, 0)
            if is_junior or code in REDUCED:
                near = at['junior' if is_junior else 'elementary']
                home = near[persons.count * 7 % len(near)]
            person = persons.add(years, reduced_periods=REDUCED.get(code), home=home)
            persons.certify(person, code, number)
    novices = [persons.add(1 + n % 2, first_year=f'{2025 - n % 2}-08-01') for n in range(NOVICES)]
    for novice, mentor in zip(novices, choose_mentors(persons)):
        plan.find('person', mentor['id'])['reduced_periods'] = decimal(100)
        persons.certify(mentor, OWN_PERSONS, 0)
        plan.link('mentors', mentor['id'], novice['id'], since='2025-08-01')
    return persons


def choose_mentors(persons):
    """Of the teaching mentors the first of each level, as many as the budget has substitutes for."""
    left = dict(MENTORS)
    chosen = []
    for person in persons.of_pool['T-011']:
        if left[person['level']] > 0:
            left[person['level']] -= 1
            chosen.append(person)
    assert len(chosen) == NOVICES, left
    return chosen


def nearest(seed, schools, size):
    """The seed and its nearest neighbours, by distance on the map."""
    def distance(school):
        dx = school['longitude'] - seed['longitude']
        dy = school['latitude'] - seed['latitude']
        return (dx * dx + dy * dy, school['ministry_code'])
    return sorted(schools, key=distance)[:size]


def split_into_groups(schools, size):
    """Groups of about that many neighbours, from west to east."""
    rest = sorted(schools, key=lambda s: (s['longitude'], s['ministry_code']))
    groups = []
    left = max(1, (len(rest) + size // 2) // size)
    while rest:
        group = nearest(rest[0], rest, -(-len(rest) // left))
        groups.append(group)
        rest = [s for s in rest if s not in group]
        left -= 1
    return groups


class Communities:
    def __init__(self, plan, ids):
        self.plan, self.ids = plan, ids
        self.all = []
        self.names = set()

    def introduction(self, lead, topic, schools):
        who = '本校教師' if schools == 1 else f' {schools} 所學校的教師'
        text = (f'本社群由{lead}召集，集合{who}，以{topic}為本學年主題。成員每月聚會一次，先共同備課、'
                '設計單元與評量，再輪流公開授課、入班觀課，課後依學生的學習證據進行議課，把修正後的教案'
                '與評量工具放上縣內平臺分享。學年末整理教學檔案與社群歷程，於分區成果發表會和鄰近學校'
                '交流。')
        assert 100 <= len(text) <= 200, (len(text), text)
        return text

    def add(self, name, group, level, domain, topic, **values):
        """group: [(school, its members)], the lead first."""
        number = len(self.all) + 1
        code = f'C-{number:03d}'
        lead = group[0][0]
        assert name not in self.names and len(name) <= 20, name
        self.names.add(name)
        junior = lead['level'] == 'junior'
        pick = lambda words, n: [words[(number + i) % len(words)] for i in range(n)]
        fields = {
            'scope': 'in_school' if len(group) == 1 else 'cross_school',
            'stage': 'junior' if junior else 'elementary', 'topic': [topic],
            'members': sum(members for _, members in group), 'meetings': 8 + number % 3,
            'goals': pick(GOALS, 2), 'methods': list(METHODS[:3 + number % 3]),
            'contents': pick(CONTENTS, 2), 'competencies': pick(COMPETENCIES, 3),
            'continuing': number % 3 != 0, 'funded': True, 'experts': number % 2 == 0,
            'convener_trained': number % 4 != 0,
            'introduction': self.introduction(lead['name'], topic, len(group)), **values}
        id = self.plan.add('community', code, name, level=level, school=lead['id'],
                           domain=domain, **fields)
        for school, members in group:
            self.plan.link('member_of', school['id'], id, members=members)
        self.all.append({'id': id, 'code': code, 'level': level, 'lead': lead,
                         'scope': fields['scope'], 'group': group})
        return id


TOPICS = {'chinese': '閱讀理解與寫作教學', 'mathematics': '數學素養任務設計',
          'local_language': '臺語沉浸式課堂', 'science': '探究與實作',
          'english': '雙語課室與口語評量', 'cross_domain': '校訂課程與在地探究',
          'social_studies': '探究式社會課堂', 'arts': '跨域藝術課程',
          'health': '樂趣化體育與健康素養', 'integrative': '體驗學習與生涯探索',
          'technology': '運算思維與生活科技', 'life': '生活課程主題教學'}


def add_cross_school(communities, members, alliances):
    """Schools of 12 classes or fewer work with their neighbours."""
    small = [s for s in members if s['classes'] <= 12]
    turn = 0
    for alliance in alliances:
        towns = alliance['towns']
        for town in towns:
            here = [s for s in small if s['town'] == town and s['level'] == 'elementary']
            for group in split_into_groups(here, 4) if here else []:
                turn += 1
                add_group(communities, town[:2], group, turn)
        juniors = [s for s in small if s['town'] in towns and s['level'] == 'junior']
        for group in split_into_groups(juniors, 4) if len(juniors) > 1 else []:
            turn += 1
            add_group(communities, alliance['name'][:-2] + '國中', group, turn)
        alone = juniors if len(juniors) == 1 else []
        add_in_school(communities, alone)


def add_group(communities, place, group, turn):
    lead = max(group, key=lambda s: (s['classes'], s['ministry_code']))
    group = [lead] + [s for s in group if s is not lead]
    domain, label = DOMAINS[turn % 10]
    members = [(school, 3 if school is lead else 2) for school in group]
    if len(group) == 2:
        members = [(lead, 4), (group[1], 3)]
    communities.add(f'{place}{label}跨校共備社群', members, LEVELS[(0, 1, 0, 2)[turn % 4]],
                    domain, TOPICS[domain])


def add_in_school(communities, members):
    for turn, school in enumerate(members):
        level = 2 if school['classes'] >= 34 else 1 if school['classes'] >= 20 else 0
        domain, label = DOMAINS[(turn * 3) % 11 if school['level'] == 'junior' else turn % 10]
        count = min(16, max(6, school['teachers'] // 5))
        communities.add(f'{school["name"]}{label}社群', [(school, count)], LEVELS[level], domain,
                        TOPICS[domain])


def add_special(communities, members):
    """Communities with a quota of their own, one on the network."""
    by_name = {s['name']: s for s in members}
    pick = lambda *names: [(by_name[name], count) for name, count in names]
    communities.add('國小校長課程領導社群', pick(('斗六國小', 2), ('虎尾國小', 2), ('文昌國小', 2),
                    ('北辰國小', 2)), '進階', 'cross_domain', '校長課程領導與觀課',
                    quota_kind='principal')
    communities.add('國中校長課程領導社群', pick(('斗六國中', 2), ('崇德國中', 2), ('建國國中', 2)),
                    '進階', 'cross_domain', '校長課程領導與觀課', quota_kind='principal')
    communities.add('特殊教育融合課程社群', pick(('公誠國小', 4), ('立仁國小', 4), ('麥寮國小', 3)),
                    '初階', 'cross_domain', '融合教育的課程調整', quota_kind='special_education')
    communities.add('雲林閱讀素養典範社群', pick(('鎮南國小', 5), ('安慶國小', 4), ('雲林國中', 3)),
                    '領航', 'chinese', '閱讀素養跨階段銜接', quota_kind='model')


def add_communities(plan, ids, schools, persons, alliances):
    members = compulsory_schools(schools)
    communities = Communities(plan, ids)
    add_cross_school(communities, members, alliances)
    add_in_school(communities, [s for s in members if s['classes'] > 12])
    add_special(communities, members)
    staff = [p for code in ('T-008', 'T-009', 'T-011', 'T-010') for p in persons.of_pool[code]]
    free = {p['id'] for p in staff}
    for community in communities.all:
        schools_of = [s['id'] for s, _ in community['group']]
        person = next((p for s in schools_of for p in staff
                       if p['school'] == s and p['id'] in free), None)
        if person:
            free.discard(person['id'])
            plan.link('convenes', person['id'], community['id'])
    return communities.all


def compulsory_schools(schools):
    """國小 and 國中 that take part, but private ones that say so in their name."""
    return [s for s in schools if s['active'] and s['level'] in ('elementary', 'junior')
            and not re.search('私立|財團法人', s['name'])]


def alliance_records(schools):
    by_name = {s['name']: s for s in schools}
    return [{'code': f'L-{number:03d}', 'name': name, 'towns': towns.split(),
             'lead': by_name[lead]} for number, (name, towns, lead) in enumerate(ALLIANCES, 1)]


def add_alliances(plan, ids, records, schools, communities):
    for record in records:
        record['id'] = ids[record['code']] = plan.add(
            'alliance', record['code'], record['name'], scope='district',
            lead=record['lead']['id'], towns=record['towns'],
            tasks='每學期兩次分區共備日；共享講師與到校輔導場次；共辦社群成果發表。')
        for school in schools:
            if school['active'] and school['town'] in record['towns']:
                plan.link('member_of', school['id'], record['id'])
        for community in communities:
            if community['lead']['town'] in record['towns']:
                community['alliance'] = record['code']
                plan.link('member_of', community['id'], record['id'])
        plan.link('hosts', record['lead']['id'], record['id'])
        plan.link('member_of', ids['O-008'], record['id'])
