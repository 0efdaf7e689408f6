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
    ('研習人次', '人次', 420000, 490000, 450000, 'G-001', 'B-3'),
    ('三類人才取證人數', '人', 3600, 5000, 4000, 'G-004', 'T-008'),
    ('社群召集人培訓數', '人', 5200, 7000, 5800, 'G-004', 'C-3'),
    ('初任教師薪傳配對率', '%', 9500, 10000, 9600, 'G-005', 'D-2'),
    ('輔導團到校輔導場次', '場', 3600, 4100, 3800, 'G-001', 'B-1'),
    ('減授課節數', '節', 300000, 336000, 312000, 'G-004', 'V-012'),
    ('經費執行率', '%', 9600, 9700, 9650, 'G-001', 'A-1'),
    ('資訊知能培訓人次', '人次', 120000, 150000, 135000, 'G-005', 'E'),
    ('教師滿意度', '分', 420, 450, 430, 'G-003', 'A'),
    ('非專長授課教師增能人數', '人', 2000, 2500, 2200, 'G-001', 'C-4'),
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
# Entry of the pack's chapters → body. Figures are live: nothing that the plan knows is typed.
BODIES = {
    '1': '- 教育部補助直轄市、縣（市）政府精進國民中學及國民小學教師教學專業與課程品質作業要點。\n'
         '- 教師進修研究等專業發展辦法。\n'
         '- 直轄市、縣（市）國民教育輔導團設置及運作之相關規定。\n'
         '- 中央對直轄市及縣（市）政府補助辦法。\n\n'
         '**本計畫為示例**：學校名稱與規模為公開資料，計畫內容、人員與金額皆為虛構。',
    '2': '本縣{{figure:count/school}}個學校單位分布於山、海與平原，學校小而分散，多數國小在六班以下。單一學校難以自行組成多個'
         '社群，教師也常身兼數職；*跨校合作*因此是本縣教師專業發展的常態，而不是例外。\n\n'
         '107 學年度起，原由三個單位補助的五項計畫整合為一份整體推動計畫。本章先說明學校與教師的樣貌，再檢視前一學年度成效，最後'
         '歸納優勢與劣勢，作為目標與策略的依據。',
    '2.1': '學校、班級、學生與教師數依 114 年 12 月 23 日師生人數統計，隨學校清單更新。\n{{table:schools}}\n{{map:map}}\n'
           '小校的教師常需任教兩個以上的領域。'
           '本計畫將非專長授課教師增能與跨校共備排在同一時段，讓一趟路有兩份收穫。',
    '2.2': '前一學年度成效列於「捌、成效評估」的量化指標表，與本學年度的目標並列。示例數值不代表實際成果。\n'
           '1. 社群：{{figure:count/community}} 群已提出申請，教師參與比率由計畫計算。\n'
           '2. 人才：三類人才與輔導團三階人才逐年培訓，證書效期列入檢核。\n'
           '3. 經費：整合後總經費不低於原各計畫合計。',
    '2.3': '| 面向 | 內容 | 對應策略 |\n|---|---|---|\n'
           '| 優勢 | 分團運作穩定，分區合作已有基礎 | 以五個分區聯盟為運作單元 |\n'
           '| 劣勢 | 小校教師兼職多，共同時間難排 | 共備日與線上社群並行 |\n'
           '| 機會 | 公開授課制度成熟，數位工具可縮短距離 | 公開授課與專業回饋結合 |\n'
           '| 威脅 | 代理教師比率高，人員流動快 | 初任與代理教師都納入導入輔導 |',
    '3': '本計畫以下列目標回應前章的需求，每項目標都有量化指標。\n{{table:objectives}}',
    '4': '由推動小組統籌，國教輔導團、教專輔導群與教師研習中心分工，{{figure:count/alliance}} 個分區聯盟為運作單元。組織與上下關係'
         '如下圖。\n{{chart:organisation}}',
    '4.1': '推動小組由局處首長召集，期初、期中、期末各開會一次，邀學者專家與輔導諮詢委員參與：期初擬訂、期中檢討、期末審查。\n'
           '{{table:organisations}}',
    '4.2': '國民教育輔導團設十個分團，每年召開團務會議四次，並依學校申請與指標進行到校輔導。輔導員減授課所需之代課費列於經費概算。',
    '4.3': '人才庫分九類十二級，依三類人才與輔導團三階逐年培訓；到校輔導由分團、教專輔導群與教學輔導教師分級支援。\n'
           '{{chart:pyramid}}\n{{table:pools}}',
    '5': '本計畫分六個子計畫群，對應九項推動重點與五類活動，共 {{figure:count/activity}} 項活動。模型與經費流向如下。\n'
         '{{table:programmes}}',
    '5.1': '整體推動、課程領導人增能與家長宣講，經費 {{figure:programme/A}} 元。\n{{table:programme/A-1}}\n{{table:programme/A-2}}\n'
           '{{table:programme/A-3}}',
    '5.2': '分團運作、到校輔導、三類人才與三階培訓，經費 {{figure:programme/B}} 元。\n{{table:programme/B-1}}\n'
           '{{table:programme/B-2}}\n{{table:programme/B-3}}',
    '5.3': '校內與跨校社群分初階、進階、領航三級支持，經費 {{figure:programme/C}} 元。\n{{chart:domains}}\n{{table:programme/C-1}}\n'
           '{{table:programme/C-2}}\n{{table:programme/C-3}}\n{{table:programme/C-4}}',
    '5.4': '初任教師導入研習、薪傳教師減授課陪伴、公開授課示範，經費 {{figure:programme/D}} 元。\n{{table:programme/D-1}}\n'
           '{{table:programme/D-2}}\n{{table:programme/D-3}}',
    '5.5': '校長數位領導、教師數位教學增能與入校陪伴，經費 {{figure:programme/E}} 元。\n{{table:programme/E-1}}\n'
           '{{table:programme/E-2}}',
    '5.6': '五個分區聯盟共備日、議題融入課程與成果發表，經費 {{figure:programme/F}} 元。\n{{table:alliances}}\n'
           '{{table:programme/F-1}}\n{{table:programme/F-2}}',
    '6': '學年為 114 年 8 月 1 日至 115 年 7 月 31 日，跨兩個會計年度。各項工作依期程表辦理。\n{{table:schedule}}',
    '7': '總經費 **{{figure:total}} 元**，其中中央補助款 {{figure:central}} 元、縣市配合款 {{figure:match}} 元；配合款已編列於縣預算。'
         '經費由來源到用途的流向如下圖。\n{{chart:sankey}}\n## 來源與整合前後\n{{table:sources}}\n## 彙整\n{{table:summary}}\n'
         '{{table:years}}\n## 各子計畫經費概算\n{{table:budget}}',
    '8': '以量化調查指標追蹤，期中檢討一次，期末由推動小組檢核；未達目標者於次一學年度計畫說明改進方式。\n{{table:indicators}}',
    '9': '附表與附錄由計畫產生：規則包與來源、豁免、檢核結果。審查意見回應表於審查後補附。',
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
