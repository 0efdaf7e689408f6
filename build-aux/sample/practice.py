# practice.py: a made-up county for the workshop, sound but for ten errors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything here is made up: twelve schools, six communities, a small budget. ERRORS says what is
then broken on purpose, one rule each; `check` finds these ten and nothing else."""

from sample import money

TOWN = '練習市'
# Name, level, classes, students, teachers.
SCHOOLS = (
    ('練習市東山國小', 'elementary', 24, 580, 40), ('練習市西河國小', 'elementary', 18, 410, 30),
    ('練習市南湖國小', 'elementary', 12, 250, 20), ('練習市北港灣國小', 'elementary', 6, 80, 11),
    ('練習市山腳國小', 'elementary', 6, 62, 11), ('練習市溪口國小', 'elementary', 6, 55, 11),
    ('練習市竹林國小', 'elementary', 6, 70, 11), ('練習市海濱國小', 'elementary', 6, 48, 11),
    ('練習市中央國中', 'junior', 21, 560, 46), ('練習市東山國中', 'junior', 12, 300, 28),
    ('練習市西河國中', 'junior', 6, 120, 15), ('練習市海濱國中', 'junior', 6, 96, 15),
)
# Code, name, tier, role, parent, meetings, members.
ORGANISATIONS = (
    ('O-001', '練習縣精進教學推動小組', 'county', 'steering', '', 3, 15),
    ('O-002', '練習縣國民教育輔導團', 'county', 'advisory_team', 'O-001', 4, 21),
    ('O-003', '練習縣教師研習中心', 'county', 'centre', 'O-001', 4, 5),
)
# Code, name, theme, group, goal.
PROGRAMMES = (
    ('A', '整體推動與課程領導', 'A1', 'g2', '以縣為單位統整規劃與檢核。'),
    ('B', '各領域教師課綱專業增能', 'A2', 'g2', '教師理解課綱並轉化為課堂教學。'),
    ('C', '家長課綱宣講', 'A3', 'g2', '家長理解課綱精神，支持課堂改變。'),
    ('D', '教師專業學習社群', 'B1', 'g1', '每校至少參加一個專業學習社群。'),
    ('E', '公開授課與專業回饋', 'B2', 'g3', '教師每學年公開授課一次。'),
    ('F', '非專長授課教師增能', 'B3', 'g2', '非專長授課教師取得教材與陪伴。'),
    ('G', '品德與媒體素養融入課程', 'C1', 'g1', '議題融入領域課程。'),
    ('H', '初任教師導入輔導', 'C2', 'g4', '支持初任教師站穩講臺。'),
    ('I', '校長及教師資訊知能', 'C3', 'g5', '善用數位工具改進教學。'),
)
# Programme, form, name, start, end, sessions, hours (hundredths), participants, audience; lines.
ACTIVITIES = (
    ('A', 'meeting', '推動小組期初、期中、期末會議', '2025-09-05', '2026-07-03', 3, 300, 15, '推動小組委員',
     'attendance 4 3, transport 2 3 @600, meal 15 3, printing 15 3 @60, premium'),
    ('A', 'workshop', '校長與主任課程領導工作坊', '2025-10-15', '2025-10-16', 2, 600, 40, '校長、主任',
     'lecturer_external 6 2, transport 2 2 @700, meal 40 2, printing 40 1 @100, premium'),
    ('B', 'workshop', '語文與數學領域課綱增能', '2025-11-05', '2026-04-22', 4, 300, 120, '領域教師',
     'lecturer_external 3 4, transport 1 4 @600, meal 30 4, printing 120 1 @60, premium'),
    ('C', 'promotion', '家長課綱宣講', '2025-10-18', '2026-04-25', 4, 200, 160, '家長',
     'lecturer_external 2 4, transport 1 4 @500, printing 160 1 @40, premium'),
    ('D', 'coaching', '專業學習社群運作', '2025-09-15', '2026-06-30', 8, 200, 48, '社群教師',
     'lecturer_external 2 6, transport 1 6 @300, printing 6 1 @600, meal 48 1, premium'),
    ('E', 'open_lesson', '公開授課與備觀議課示範', '2025-10-08', '2026-05-20', 6, 300, 90, '國中小教師',
     'lecturer_external 3 6, transport 1 6 @500, meal 15 6, printing 90 1 @40, premium'),
    ('F', 'workshop', '非專長授課教師增能', '2026-01-21', '2026-01-23', 3, 600, 40, '非專長授課教師',
     'lecturer_external 6 3, transport 1 3 @600, meal 40 3, material 40 1 @300, premium'),
    ('G', 'workshop', '品德與媒體素養融入課程工作坊', '2025-12-03', '2026-05-06', 2, 300, 60, '國中小教師',
     'lecturer_external 3 2, transport 1 2 @600, meal 30 2, printing 60 1 @80, premium'),
    ('H', 'workshop', '初任教師導入研習', '2025-08-18', '2025-08-20', 3, 600, 12, '初任教師',
     'lecturer_external 6 2, transport 1 2 @600, meal 12 3, printing 12 1 @200, premium'),
    ('I', 'workshop', '教師數位教學增能', '2025-10-11', '2026-05-23', 6, 300, 180, '國中小教師',
     'lecturer_external 3 6, transport 1 6 @600, meal 30 6, printing 180 1 @50, premium'),
)
# Name, level, scope, domain, topic, its schools by their place in SCHOOLS with members.
COMMUNITIES = (
    ('東山國小國語文社群', '進階', 'chinese', '閱讀理解與寫作教學', ((0, 8),)),
    ('西河國小數學社群', '初階', 'mathematics', '數學素養任務設計', ((1, 7),)),
    ('南湖國小探究社群', '初階', 'science', '探究與實作', ((2, 6),)),
    ('小校跨校共備社群', '進階', 'cross_domain', '校訂課程與在地探究',
     ((3, 3), (4, 3), (5, 3), (6, 2), (7, 2))),
    ('中央國中英語社群', '初階', 'english', '雙語課室與口語評量', ((8, 8),)),
    ('國中科技跨校社群', '領航', 'technology', '運算思維與生活科技', ((9, 4), (10, 3), (11, 2))),
)
PURSES = (('F-001', '國教署補助款', 'k12ea', '原精進教學計畫（練習）'),
          ('F-002', '師資司補助款', 'teacher_dept', '原教專與初任教師計畫（練習）'),
          ('F-003', '資科司補助款', 'it_dept', '原資訊知能培訓計畫（練習）'),
          ('F-004', '縣市配合款', 'county_match', ''))
MILESTONES = (('apply', '提出申請', '2025-05-01', '2025-05-31'),
              ('approve', '核定', '2025-07-01', '2025-07-31'),
              ('disburse', '請撥', '2025-08-15', '2025-09-30'),
              ('midterm', '期中檢核', '2026-01-10', '2026-02-10'),
              ('settle', '核結', '2026-08-01', '2026-09-30'))


def add_plan(plan):
    plan.add('plan', '', '練習縣 114 學年度精進計畫（示例）', county='TW-YUN', school_year=114,
             period='full', fiscal_tier=5,
             title='練習縣 114 學年度精進國民中學及國民小學教師教學專業與課程品質整體推動計畫（示例）',
             purpose='供計畫撰寫工作坊練習：學校、社群與金額均為虛構，財力級次與配合款比照雲林縣。內含十個錯誤，'
                     '請在「檢核」中找出並改正。', author='示例', packs=['tw-national', 'county-example'])


def add_schools(plan, ids):
    for number, (name, level, classes, students, teachers) in enumerate(SCHOOLS, 1):
        code = f'S-{number:03d}'
        ids[code] = plan.add('school', code, name, ministry_code=f'99{number:04d}', level=level,
                             ownership='county', town=TOWN, area='general', classes=classes,
                             students=students, teachers=teachers, position_status='none',
                             active=True, source_year=114)


def introduction(name, topic):
    text = (f'{name}以{topic}為本學年主題，成員每月聚會一次，先共同備課、設計單元與評量，再輪流公開授課、'
            '入班觀課，課後依學生的學習證據進行議課，把修正後的教案與評量工具放上縣內平臺分享。學年末整理教學'
            '檔案與社群歷程，於成果發表會和鄰近學校交流。')
    assert 100 <= len(text) <= 200, len(text)
    return text


def add_communities(plan, ids):
    for number, (name, level, domain, topic, group) in enumerate(COMMUNITIES, 1):
        code = f'C-{number:03d}'
        lead = group[0][0] + 1
        ids[code] = plan.add(
            'community', code, name, level=level, school=ids[f'S-{lead:03d}'],
            scope='in_school' if len(group) == 1 else 'cross_school', domain=domain,
            stage='junior' if lead > 8 else 'elementary', topic=[topic],
            members=sum(n for _, n in group), meetings=8, goals=['提升學生學習成效'],
            methods=['共同備課', '公開授課', '教學觀察與專業回饋'], contents=['課程設計'], competencies=['A2', 'B3'],
            continuing=True, funded=True, convener_trained=True,
            introduction=introduction(name, topic))
        for school, members in group:
            plan.link('member_of', ids[f'S-{school + 1:03d}'], ids[code], members=members)
        plan.link('implements', ids[code], ids['D'])


def add_money(plan, ids, pack):
    for code, name, source, note in PURSES:
        ids[source] = plan.add('purse', code, name, source=source, before_note=note)
    budget = money.Budget(plan, ids, pack)
    budget.charged['own'] = 0
    groups = {code: group for code, _, _, group, _ in PROGRAMMES}
    for number, (programme, form, name, start, end, sessions, hours, participants, audience,
                 lines) in enumerate(ACTIVITIES, 1):
        code = f'V-{number:03d}'
        ids[code] = plan.add('activity', code, name, programme=ids[programme], form=form,
                             start=start, end=end, sessions=sessions, hours=hours,
                             participants=participants, audience=audience.split('、'),
                             place='練習縣教師研習中心')
        budget.add_lines(ids[code], start, lines.split(', '), groups[programme], False)
    for number in range(1, len(COMMUNITIES) + 1):
        plan.link('serves', ids['V-005'], ids[f'C-{number:03d}'])
    grant(plan, ids, budget)


def grant(plan, ids, budget):
    """What is granted is what is budgeted, rounded up, and not less than before."""
    match = 0
    for _, _, source, note in PURSES:
        purse = plan.find('purse', ids[source])
        code_name = {key: purse.pop(key) for key in ('before_note',) if key in purse}
        if source == 'county_match':
            purse['granted'] = match
            continue
        granted = -(-budget.charged[source] // 1000) * 1000
        purse.update(granted=granted, before=granted - 2000, **code_name)
        match += granted - granted * money.CENTRAL_SHARE // 10000


def add_results(plan, ids):
    ids['G-001'] = plan.add('objective', 'G-001', '每校都有教師專業學習社群')
    for code, name, unit, target, formula in (
            ('K-001', '教師專業學習社群數', '群', 600, 'community_count'),
            ('K-002', '學校參與社群比率', '%', 10000, 'school_coverage')):
        ids[code] = plan.add('indicator', code, name, parent=ids['G-001'], unit=unit,
                             target=target, formula=formula)
        plan.link('measures', ids[code], ids['G-001'])
    for number, (kind, name, start, end) in enumerate(MILESTONES, 1):
        plan.add('milestone', f'M-{number:03d}', name, kind=kind, start=start, end=end,
                 responsible='承辦人')


def build_sound(plan, pack):
    """The county before anything is broken."""
    ids = {}
    add_plan(plan)
    add_schools(plan, ids)
    for code, name, tier, role, parent, meetings, members in ORGANISATIONS:
        ids[code] = plan.add('organisation', code, name, tier=tier, role=role,
                             parent=ids.get(parent), meetings=meetings, members=members)
    for code, name, theme, group, goal in PROGRAMMES:
        ids[code] = plan.add('programme', code, name, theme=theme, group=group,
                             owner=ids['O-001'], goal=goal)
    add_communities(plan, ids)
    add_money(plan, ids, pack)
    add_results(plan, ids)
    return ids


class Breaker:
    """Breaks one thing after the other and remembers what and where."""

    def __init__(self, plan):
        self.plan = plan
        self.errors = []

    def element(self, kind, code):
        return next(e for e in self.plan.lists[kind] if e.get('code') == code)

    def line(self, activity, item):
        owner = self.element('activity', activity)['id']
        return next(e for e in self.plan.lists['budget_line']
                    if e['activity'] == owner and e['item'] == item)

    def note(self, rule, kind, element, field, what, remedy):
        self.errors.append({'number': len(self.errors) + 1, 'rule': rule, 'kind': kind,
                            'element': element['id'], 'code': element.get('code', ''),
                            'field': field, 'what': what, 'remedy': remedy})

    def break_money(self):
        line = self.line('V-002', 'lecturer_external')
        line.update(unit_price=2400, quantity='5.00')  # the amount stays 24,000
        self.note('check.price.lecturer_external', 'budget_line', line, 'unit_price',
                  '外聘講座鐘點費每節 2,400 元，超過上限 2,000 元。', '單價改回 2,000 元、6 節。')
        line = self.line('V-008', 'premium')
        self.plan.lists['budget_line'].remove(line)
        self.plan.lists['charged_to'] = [link for link in self.plan.lists['charged_to']
                                         if link['from'] != line['id']]
        self.note('check.premium_missing', 'activity', self.element('activity', 'V-008'), '',
                  '編有講座鐘點費，卻沒有二代健保補充保費。', '新增一列二代健保補充保費，金額由程式計算。')
        line = self.line('V-010', 'premium')
        link = next(k for k in self.plan.lists['charged_to'] if k['from'] == line['id'])
        link['to'] = self.element('purse', 'F-001')['id']
        self.note('check.eligibility.g5', 'budget_line', line, '',
                  '資訊知能活動（⑤）的費用由國教署補助款支應。', '改由資科司補助款支應。')
        line = self.line('V-003', 'printing')
        link = next(k for k in self.plan.lists['charged_to'] if k['from'] == line['id'])
        link['share'] = 6000
        self.note('check.charged_in_full', 'budget_line', line, '',
                  '印刷費只有六成指定經費來源。', '來源比率改為 100 %。')

    def break_work(self):
        self.element('programme', 'C')['theme'] = 'A2'
        self.note('check.themes', 'plan', self.plan.lists['plan'][0], '',
                  '沒有任何活動屬於主題 A3 家長新課綱宣講。', '子計畫 C 的主題改回 A3。')
        activity = self.element('activity', 'V-004')
        activity['end'] = '2026-08-15'
        self.note('check.dates.activity', 'activity', activity, 'end',
                  '家長課綱宣講在學年度結束後才辦完。', '結束日改到 115/7/31 以前。')
        indicator = self.element('indicator', 'K-002')
        del indicator['target']
        self.note('check.indicator_target', 'indicator', indicator, 'target',
                  '學校參與社群比率沒有目標值。', '填寫目標值，例如 100。')

    def break_communities(self):
        community = self.element('community', 'C-002')
        community['introduction'] = '西河國小數學教師每月聚會，一起備課與觀課。'
        self.note('check.length.introduction', 'community', community, 'introduction',
                  '社群簡介不到 100 字。', '補充到 100 至 200 字。')
        community = self.element('community', 'C-006')
        links = [k for k in self.plan.lists['member_of'] if k['to'] == community['id']]
        for link, members in zip(links, (8, 1, 1)):
            link['members'] = members
        community['members'] = 10
        self.note('check.max_share', 'community', community, 'members',
                  '跨校社群十位成員中有八位來自同一所學校。', '單一學校不超過七成，例如 4、3、2 人。')
        id = self.plan.add('school', 'S-013', '練習市林邊國小', ministry_code='990013',
                           level='elementary', ownership='county', town=TOWN, area='general',
                           classes=6, students=44, teachers=11, position_status='none',
                           active=True, source_year=114)
        self.note('check.community_per_school', 'school', self.plan.find('school', id), '',
                  '林邊國小沒有參加任何社群。', '加入小校跨校共備社群（C-004）。')


def break_it(plan):
    """The ten errors, as the list for who leads the workshop."""
    breaker = Breaker(plan)
    breaker.break_money()
    breaker.break_work()
    breaker.break_communities()
    assert len(breaker.errors) == 10
    return breaker.errors
