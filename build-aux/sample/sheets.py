# sheets.py: three canvases, their placements, a few notes and slides
# SPDX-License-Identifier: GPL-3.0-or-later
"""Coordinates are whole pixels at 100 %, on a grid of 8."""

BOX = (176, 64)
STEP_X, STEP_Y = 208, 104


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

    def row(self, elements, x, y, per_row):
        """Boxes from the left, in rows; the y below them."""
        for number, element in enumerate(elements):
            self.put(element, x + number % per_row * STEP_X, y + number // per_row * STEP_Y)
        return y + -(-len(elements) // per_row) * STEP_Y


def add_model(plan, ids):
    sheet = Sheet(plan, 'D-001', '縣本教師專業發展模式', True, '全縣模型：中央、縣市、區域、學校四層。')
    y = sheet.row([ids[c] for c in ('O-001', 'O-002', 'O-003', 'O-004')], 48, 48, 9)
    y = sheet.row([ids[c] for c in ('F-001', 'F-002', 'F-003', 'F-004', 'F-005')], 48, y, 9)
    y = sheet.row([ids[c] for c in ('O-005', 'O-006', 'O-007', 'O-008', 'O-009')], 48, y + 48, 9)
    y = sheet.row([ids[f'O-{n:03d}'] for n in range(10, 20)], 48, y, 10)
    y = sheet.row([ids[f'T-{n:03d}'] for n in range(1, 13)], 48, y, 10)
    for column, top in enumerate('ABCDEF'):
        x = 48 + column * 2 * STEP_X
        sheet.put(ids[top], x, y)
        children = [ids[f'{top}-{n}'] for n in range(1, 5) if f'{top}-{n}' in ids]
        sheet.row(children, x, y + STEP_Y, 2)
    y += 4 * STEP_Y
    return sheet, y


def add_sheets(plan, ids, communities, schools):
    sheet, y = add_model(plan, ids)
    y = sheet.row([ids[f'L-{n:03d}'] for n in range(1, 6)], 48, y, 5)
    leading = [c['id'] for c in communities if c['level'] == '領航']
    sheet.row(leading, 48, y + 48, 10)
    pathway = add_pathway(plan, ids)
    alliance = add_alliance_sheet(plan, ids, communities, schools)
    add_notes(plan, (sheet, pathway, alliance))


def add_pathway(plan, ids):
    sheet = Sheet(plan, 'D-002', '人才培訓與晉階', False, '三類人才與輔導團三階的晉階路徑。')
    put = lambda code, column, row: sheet.put(ids[code], 48 + column * 256, 48 + row * 128)
    for row, codes in enumerate((('V-013', 'T-008', 'T-009', 'T-011', 'T-012'),
                                 ('V-016', 'T-004', 'T-005', 'T-006', 'T-003'),
                                 ('V-019', 'T-007', 'T-010', 'T-001', 'T-002'))):
        for column, code in enumerate(codes):
            put(code, column, row)
    for column, code in enumerate(('V-014', 'V-015', 'V-018', 'V-032')):
        put(code, column + 1, 3)
    for column, code in enumerate(('O-006', 'O-007', 'O-008', 'V-028', 'V-017')):
        put(code, column, 4)
    return sheet


def add_alliance_sheet(plan, ids, communities, schools):
    sheet = Sheet(plan, 'D-003', '斗南古坑聯盟', False, '一個分區聯盟的成員學校、社群與支援。')
    record = plan.find('alliance', ids['L-002'])
    sheet.put(ids['L-002'], 48, 48, 9 * STEP_X, 40)
    members = [s['id'] for s in schools if s['active'] and s['town'] in record['towns']]
    y = sheet.row(members, 64, 120, 9)
    mine = [c['id'] for c in communities if c.get('alliance') == 'L-002']
    y = sheet.row(mine, 64, y + 56, 9)
    sheet.row([ids[c] for c in ('O-006', 'O-007', 'O-008', 'T-011', 'V-036', 'V-039', 'V-040')],
              64, y + 56, 9)
    return sheet


def add_notes(plan, sheets):
    for number, (text, group, dots) in enumerate(
            (('共同時間怎麼排？', '待討論', 4), ('代理教師如何加入社群？', '待討論', 3),
             ('跨校差旅與線上並行', '點子', 5)), 1):
        plan.add('sticky', f'N-{number:03d}', text, group=group, dots=dots)
    for number, (name, sheet, view) in enumerate(
            (('全縣模型', sheets[0], ''), ('人才路徑', sheets[1], ''),
             ('一個聯盟', sheets[2], ''), ('經費流向', None, 'budget')), 1):
        plan.insert('slide', f'{number}', {'code': f'{number}', 'name': name,
                                           'sheet': sheet.id if sheet else None, 'view': view,
                                           'zoom': 100})
