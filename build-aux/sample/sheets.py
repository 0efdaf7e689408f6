# sheets.py: three canvases, their placements, a few notes and slides
# SPDX-License-Identifier: GPL-3.0-or-later
"""Coordinates are whole pixels at 100 %, on a grid of 8."""

BOX = (176, 64)
STEP_X, STEP_Y = 208, 104
WIDE = 272  # room for a label between two boxes
TITLE = 48  # from a frame's top to the first box in it


class Sheet:
    def __init__(self, plan, code, name, lanes, note):
        self.plan = plan
        self.id = plan.add('sheet', code, name, lanes=lanes, note=note)
        self.count = 0
        self.code = code

    def put(self, element, x, y, width=BOX[0], height=BOX[1]):
        self.count += 1
        self.plan.insert('placement', f'{self.code}/{self.count}',
                         {'sheet': self.id, 'element': element, 'x': x, 'y': y,
                          'width': width, 'height': height})

    def row(self, elements, x, y, per_row=99, step=STEP_X):
        """Boxes from the left, in rows; the y below them."""
        for number, element in enumerate(elements):
            self.put(element, x + number % per_row * step, y + number // per_row * STEP_Y)
        return y + -(-len(elements) // per_row) * STEP_Y

    def frame(self, container, elements, x, y, per_row, step=STEP_X):
        """A container around boxes; the y below it."""
        columns, rows = min(per_row, len(elements)), -(-len(elements) // per_row)
        self.put(container, x, y, (columns - 1) * step + BOX[0] + 48,
                 TITLE + (rows - 1) * STEP_Y + BOX[1] + 24)
        self.row(elements, x + 24, y + TITLE, per_row, step)
        return y + TITLE + (rows - 1) * STEP_Y + BOX[1] + 24


def communities_of(communities, alliance, count):
    """The leading communities of an alliance, then the advanced ones."""
    mine = [c for c in communities if c.get('alliance') == alliance]
    mine.sort(key=lambda c: ('領航', '進階', '初階').index(c['level']))
    return [c['id'] for c in mine[:count]]


def add_model(plan, ids, communities):
    """Central, county, region, school: money comes down from above, support from the middle."""
    sheet = Sheet(plan, 'D-001', '縣本教師專業發展模式', True, '全縣模型：中央、縣市、區域、學校四層。')
    pick = lambda *codes: [ids[code] for code in codes]
    sheet.row(pick('O-001', 'O-002', 'O-003', 'O-004'), 96, 48, step=448)
    sheet.row(pick('F-001', 'F-002', 'F-003', 'F-004', 'F-005'), 96, 152, step=448)
    sheet.row(pick('A', 'B', 'C', 'D', 'E', 'F'), 48, 328, step=376)
    sheet.row(pick('O-009'), 48, 480)
    sheet.row(pick('O-005', 'T-001'), 944, 480, step=240)
    sheet.frame(ids['O-006'], pick('T-007', 'T-003', 'T-002', 'T-004', 'T-005', 'T-006'), 48, 632,
                3, 240)
    sheet.frame(ids['O-007'], pick('T-008', 'T-009', 'T-011', 'T-010'), 800, 632, 3, 240)
    sheet.frame(ids['O-008'], pick('T-012'), 1552, 632, 1)
    for number in range(5):
        alliance = f'L-{number + 1:03d}'
        sheet.put(ids[alliance], 152 + 416 * number, 1016)
        sheet.row(communities_of(communities, alliance, 2), 48 + 416 * number, 1192, 2)
    return sheet


def add_pathway(plan, ids):
    """Each row a ladder from left to right, under it what trains for each step."""
    sheet = Sheet(plan, 'D-002', '人才培訓與晉階', False, '三類人才與輔導團三階的晉階路徑。')
    pick = lambda *codes: [ids[code] for code in codes]
    sheet.frame(ids['O-007'], pick('T-008', 'T-009', 'T-011', 'T-010'), 48, 48, 4, WIDE)
    sheet.frame(ids['O-008'], pick('T-012'), 1184, 48, 1)
    sheet.put(ids['T-001'], 1480, 96)
    sheet.row(pick('V-013', 'V-014', 'V-015', 'V-028'), 72, 272, step=WIDE)
    sheet.row(pick('V-032', 'V-004'), 1208, 272, step=WIDE)
    sheet.row(pick('V-017'), 72, 392)
    sheet.row(pick('V-018'), 616, 392)
    sheet.frame(ids['O-006'], pick('T-004', 'T-005', 'T-006', 'T-003', 'T-007', 'T-002'), 48, 528, 6,
                WIDE)
    sheet.row(pick('V-016', 'V-009'), 344, 752, step=2 * WIDE)
    sheet.row(pick('V-019', 'V-008'), 1160, 752, step=WIDE)
    return sheet


def add_alliance_sheet(plan, ids, communities, schools):
    """The alliance as a frame: each community over the schools that carry it; helpers above it,
    what is done for it below."""
    sheet = Sheet(plan, 'D-003', '斗南古坑聯盟', False, '一個分區聯盟的成員學校、社群與支援。')
    record = plan.find('alliance', ids['L-002'])
    members = [s['id'] for s in schools if s['active'] and s['town'] in record['towns']]
    teams = [(c['id'], [m['from'] for m in plan.lists['member_of'] if m['to'] == c['id']])
             for c in communities if c.get('alliance') == 'L-002']
    rest = [s for s in members if not any(s in team for _, team in teams)]
    teams.sort(key=lambda team: -len(team[1]))
    columns = [72 + WIDE * n for n in range(7)]
    top = y = 176 + TITLE
    for number, school in enumerate(rest):
        sheet.put(school, columns[6], y + (number + 1) * STEP_Y)
    for first in range(0, len(teams), 6):
        row = teams[first:first + 6]
        for x, (community, team) in zip(columns, row):
            sheet.put(community, x, y)
            for number, school in enumerate(team):
                sheet.put(school, x, y + (number + 1) * STEP_Y)
        y += (1 + max(len(team) for _, team in row)) * STEP_Y + 24
    sheet.put(ids['L-002'], 48, 176, 6 * WIDE + BOX[0] + 48, y - top + TITLE - 40)
    for code, column in (('O-006', 0), ('O-007', 2), ('T-011', 3), ('V-036', 5), ('O-008', 6)):
        sheet.put(ids[code], columns[column], 48)
    for code, column in (('V-039', 1), ('V-040', 5)):
        sheet.put(ids[code], columns[column], y + 40)
    return sheet


def add_sheets(plan, ids, communities, schools):
    sheets = (add_model(plan, ids, communities), add_pathway(plan, ids),
              add_alliance_sheet(plan, ids, communities, schools))
    add_notes(plan, sheets)


def add_notes(plan, sheets):
    for number, (text, group, dots) in enumerate(
            (('共同時間怎麼排？', '待討論', 4), ('代理教師如何加入社群？', '待討論', 3),
             ('跨校差旅與線上並行', '點子', 5)), 1):
        plan.add('sticky', f'N-{number:03d}', text, group=group, dots=dots)
    for number, (name, sheet, view, note) in enumerate(
            (('全縣模型', sheets[0], 'sheet', '由上而下：中央、縣市、區域、學校。先問：您的學校在哪一層？'),
             ('人才路徑', sheets[1], 'sheet', '三類人才與輔導團三階怎麼晉階，各有多少人。'),
             ('一個聯盟', sheets[2], 'sheet', '一個聯盟有哪些學校、哪些社群，誰支援它們。'),
             ('經費流向', None, 'chart:sankey', '錢從哪裡來、到哪個子計畫、成為哪個科目。'),
             ('社群一覽', None, 'table:community', '逐頁看：哪些領域還沒有社群？')), 1):
        plan.insert('slide', f'{number}', {'code': f'{number}', 'name': name, 'note': note,
                                           'sheet': sheet.id if sheet else None, 'view': view})
