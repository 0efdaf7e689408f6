# text.py: objectives, indicators, milestones and chapters
# SPDX-License-Identifier: GPL-3.0-or-later
"""Headings are the usual ones; the prose says that it is an example."""

OBJECTIVES = (
    ('G-001', '落實課綱，強化課程與教學領導'),
    ('G-002', '每校至少參加一個專業學習社群'),
    ('G-003', '備觀議課與公開授課成為日常'),
    ('G-004', '補足分級教學輔導人力'),
    ('G-005', '初任教師與資訊知能支持到位'),
)
# Name, unit, baseline, target, last year (hundredths), objective, what else is measured.
INDICATORS = (
    ('社群數', '群', 7200, 8800, 7600, 'G-002', 'C'),
    ('教師參與社群比率', '%', 1600, 1800, 1700, 'G-002', 'C'),
    ('社群活動場次', '場', 60000, 79000, 64000, 'G-002', 'C-1'),
    ('有社群之學校比率', '%', 8800, 9800, 9100, 'G-002', 'C-2'),
    ('公開授課完成率', '%', 9200, 9800, 9500, 'G-003', 'D-3'),
    ('備課、觀課、議課紀錄件數', '件', 420000, 480000, 450000, 'G-003', 'D-3'),
    ('研習人次', '人次', 240000, 290000, 260000, 'G-001', 'B-3'),
    ('三類人才取證人數', '人', 16000, 19900, 17500, 'G-004', 'T-008'),
    ('社群召集人培訓數', '人', 7000, 9000, 7800, 'G-004', 'C-3'),
    ('初任教師薪傳配對率', '%', 9500, 10000, 9600, 'G-005', 'D-2'),
    ('輔導團到校輔導場次', '場', 3600, 4100, 3800, 'G-001', 'B-1'),
    ('減授課節數', '節', 300000, 336000, 312000, 'G-004', 'V-012'),
    ('經費執行率', '%', 9600, 9700, 9650, 'G-001', 'A-1'),
    ('資訊知能培訓人次', '人次', 100000, 128000, 110000, 'G-005', 'E'),
    ('教師滿意度', '分', 420, 450, 430, 'G-003', 'A'),
    ('非專長授課教師增能人數', '人', 12000, 15000, 13000, 'G-001', 'C-4'),
)
MILESTONES = (
    ('apply', '向國教署提報整體推動計畫', '2025-04-15', '2025-05-31', '教育處課發科'),
    ('review', '審查與修正', '2025-06-01', '2025-06-30', '教育處課發科'),
    ('approve', '核定與學校公告', '2025-07-01', '2025-08-15', '國教署'),
    ('other', '社群申請與審查', '2025-08-25', '2025-09-12', '教師研習中心'),
    ('disburse', '第一期款請撥', '2025-09-15', '2025-10-31', '教育處會計'),
    ('midterm', '期中檢討與到校訪視', '2026-01-26', '2026-02-13', '推動小組'),
    ('disburse', '第二期款請撥', '2026-02-23', '2026-03-31', '教育處會計'),
    ('other', '社群與聯盟成果發表', '2026-05-30', '2026-05-30', '教師研習中心'),
    ('other', '學校繳交成果與收支結報', '2026-07-31', '2026-08-15', '各校'),
    ('settle', '向國教署核結', '2026-08-16', '2026-09-30', '教育處課發科'),
)
# Entry of the pack's chapters → body.
BODIES = {
    '1': '依據教育部補助直轄市、縣（市）政府精進國民中學及國民小學教師教學專業與課程品質作業要點及'
         '教師進修研究等專業發展辦法辦理。本文為示例，學校名稱與規模為公開資料，計畫內容、人員與金額皆'
         '為虛構。',
    '2': '雲林縣幅員狹長，學校小而分散，三分之二的國小在六班以下。單一學校難以組成多個社群，跨校合作'
         '是本縣的常態。',
    '2.1': '本縣 114 學年度參與計畫之單位共 198 個，其中國小 154 所、1,677 班，國中 35 個單位、604 班。'
           '六班以下國小 102 所。（114/12/23 師生人數統計）',
    '2.2': '前一學年度成效以量化指標表呈現；示例數值不代表實際成果。',
    '2.3': '- 優勢：分團運作穩定，分區合作已有基礎。\n- 劣勢：小校教師兼職多，共同時間難排。\n'
           '- 機會：公開授課制度成熟，數位工具可縮短距離。\n- 威脅：代理教師比率高，人員流動快。',
    '3': '- 落實課綱，強化課程與教學領導。\n- 每校至少參加一個專業學習社群。\n- 備觀議課與公開授課成為日常。\n'
         '- 補足分級教學輔導人力。\n- 初任教師與資訊知能支持到位。',
    '4': '由推動小組統籌，國教輔導團、教專輔導群與教師研習中心分工，五個分區聯盟為運作單元。',
    '4.1': '推動小組由局處首長召集，期初、期中、期末各開會一次，邀學者專家與輔導諮詢委員參與。',
    '4.2': '國民教育輔導團設十個分團：本土、生活、性平、社會、品德、科技、英語、海洋、健體、綜合，每年召開'
           '團務會議四次。',
    '4.3': '人才庫分九類十二級，依三類人才與輔導團三階逐年培訓；到校輔導由分團、教專輔導群與教學輔導教師'
           '分級支援。',
    '5': '本計畫分六個子計畫群，對應九項推動重點與五類活動。',
    '5.1': '整體推動、課程領導人增能與家長宣講。',
    '5.2': '分團運作、到校輔導、三類人才與三階培訓。',
    '5.3': '校內與跨校社群分初階、進階、領航三級支持。',
    '5.4': '初任教師導入研習、薪傳教師減授課陪伴、公開授課示範。',
    '5.5': '校長數位領導、教師數位教學增能與入校陪伴。',
    '5.6': '五個分區聯盟共備日、議題融入課程與成果發表。',
    '6': '各項工作依期程表辦理，學年為 114 年 8 月 1 日至 115 年 7 月 31 日。',
    '7': '經費由國教署、師資司、資科司三項來源及縣市配合款支應；整合後總經費不低於原各計畫合計。',
    '8': '以量化調查指標追蹤，期中檢討一次，期末由推動小組檢核。',
    '9': '附件包括量化調查表、經費明細表與審查意見回應表。',
}


def add_text(plan, ids, pack):
    for code, name in OBJECTIVES:
        ids[code] = plan.add('objective', code, name)
    formulas = {e['title']['zh_TW']: e['parameters'] for e in pack.entries
                if e['form'] == 'indicator'}
    for number, row in enumerate(INDICATORS, 1):
        name, unit, baseline, target, last_year, objective, also = row
        code = f'I-{number:03d}'
        assert formulas[name]['unit'] == unit
        ids[code] = plan.add('indicator', code, name, parent=ids[objective], unit=unit,
                             baseline=baseline, target=target, last_year=last_year,
                             formula=formulas[name]['formula'])
        plan.link('measures', ids[code], ids[objective])
        plan.link('measures', ids[code], ids[also])
    for number, (kind, name, start, end, who) in enumerate(MILESTONES, 1):
        plan.add('milestone', f'M-{number:03d}', name, kind=kind, start=start, end=end,
                 responsible=who)
    add_chapters(plan, ids, pack)


def add_chapters(plan, ids, pack):
    entries = [e for e in pack.entries if e['form'] == 'chapter']
    for number, entry in enumerate(entries, 1):
        key = entry['id'].partition('.')[2]
        parent = entry['parameters']['parent'].partition('.')[2]
        ids['H' + key] = plan.add('chapter', f'H-{number:03d}', entry['title']['zh_TW'],
                                  parent=ids.get('H' + parent), body=BODIES[key],
                                  required=entry['parameters']['required'])
