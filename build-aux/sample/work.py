# work.py: programmes, activities and their budget lines, as tables
# SPDX-License-Identifier: GPL-3.0-or-later
"""A line is "item quantity times [@price] [=date] [!]"; without a price it gets the rule pack's at
its date; ! is charged to own money; "misc% 5" is computed as five per cent."""

# Code, name, theme, group, owner, goal.
PROGRAMMES = (
    ('A', '整體推動與行政', 'A1', 'g2', 'O-005', '以縣為單位統整規劃、推動與檢核。'),
    ('A-1', '推動小組運作與檢核', 'A1', 'g2', 'O-005', '期初、期中、期末各檢核一次，滾動修正。'),
    ('A-2', '課程與教學領導人增能', 'A1', 'g2', 'O-005', '校長與主任具備課程領導與觀課能力。'),
    ('A-3', '家長課綱宣講', 'A3', 'g2', 'O-008', '家長理解課綱精神，支持課堂改變。'),
    ('B', '國教輔導團與人才培訓', 'B2', 'g3', 'O-006', '輔導人力分級培訓、認證並到校服務。'),
    ('B-1', '輔導團分團運作與到校輔導', 'A2', 'g2', 'O-006', '各分團到校輔導，陪伴課綱轉化。'),
    ('B-2', '輔導人力培訓與認證', 'B2', 'g3', 'O-007', '三類人才與輔導團三階逐年補足。'),
    ('B-3', '各領域教師課綱專業增能', 'A2', 'g2', 'O-006', '教師理解課綱並轉化為課堂教學。'),
    ('C', '學校社群與校本課程', 'B1', 'g1', 'O-008', '每校至少參加一個專業學習社群。'),
    ('C-1', '校內專業學習社群', 'B1', 'g1', 'O-008', '分級支持校內社群。'),
    ('C-2', '跨校專業學習社群', 'B1', 'g1', 'O-008', '小校跨校共備，弭平人力不足。'),
    ('C-3', '有效教學與素養評量增能', 'B1', 'g1', 'O-008', '素養導向教學與評量落實於課堂。'),
    ('C-4', '非專長授課教師增能', 'B3', 'g2', 'O-006', '非專長授課教師取得教材與陪伴。'),
    ('D', '初任教師、薪傳教師與公開授課', 'C2', 'g4', 'O-008', '支持初任教師站穩講臺。'),
    ('D-1', '初任教師導入輔導', 'C2', 'g4', 'O-008', '初任教師參加導入研習與回流。'),
    ('D-2', '薪傳教師陪伴', 'C2', 'g4', 'O-008', '每位初任教師有一位薪傳教師。'),
    ('D-3', '公開授課與專業回饋', 'B2', 'g3', 'O-007', '每位教師每學年公開授課一次。'),
    ('E', '校長及教師資訊知能', 'C3', 'g5', 'O-008', '善用數位工具改進教學。'),
    ('E-1', '校長數位領導', 'C3', 'g5', 'O-008', '校長能規劃學校數位學習。'),
    ('E-2', '教師數位教學', 'C3', 'g5', 'O-008', '教師能設計數位學習活動。'),
    ('F', '縣本特色與區域聯盟', 'C1', 'g1', 'O-005', '五個分區聯盟共享資源。'),
    ('F-1', '品德、生命與媒體素養融入', 'C1', 'g1', 'O-006', '議題融入領域課程。'),
    ('F-2', '區域策略聯盟', 'B1', 'g1', 'O-005', '分區共備、共學、共享講師。'),
)

# Heads: programme, form, name, start, end, sessions, hours (hundredths), participants a session,
# audience, place. Below each: its lines, separated by commas.
ACTIVITIES = """
A-1|meeting|推動小組期初、期中、期末會議|2025-09-05|2026-07-10|3|300|20|推動小組委員|雲林縣政府
attendance 5 3, transport 3 3 @600, meal 20 3, printing 20 3 @60, documents 1 1 @5000, premium, misc 1 1 @2500
A-1|meeting|輔導諮詢委員到縣諮詢|2025-11-12|2026-05-20|2|400|25|業務承辦人、輔導團|教師研習中心
visit 2 2 @2500, attendance 2 2, transport 4 2 @800, meal 25 2, printing 25 2 @50, premium, misc 1 1 @1500
A-1|meeting|學校課程計畫備查審閱|2026-06-15|2026-07-17|4|600|48|審閱委員|教師研習中心
attendance 24 4 @1500, transport 24 4 @200, meal 48 4, meal_day 12 2 @250, hourly_worker 40 2 @196, premium, misc% 5
A-2|workshop|校長課程領導工作坊|2025-10-15|2025-10-16|2|600|90|校長|斗六國小
lecturer_external 6 2, transport 3 2 @700, meal 90 2, printing 90 1 @120, teaching_material 90 1 @80, premium, misc 1 1 @2500
A-2|workshop|教務主任課程發展研習|2025-09-17|2026-03-18|4|600|120|教務主任、教導主任|虎尾國小
lecturer_external 6 4, transport 3 4 @600, meal 120 4, printing 120 2 @100, bus 2 2 @8000 !, premium, misc 1 1 @5000
A-3|promotion|家長課綱宣講（五區）|2025-10-18|2026-04-25|10|200|60|家長|各分區中心學校
lecturer_external 2 10, lecture_assistant 2 10, transport 1 10 @500, printing 600 1 @40, premium, misc 1 1 @3000
A-3|other|宣講教材與短片編製|2025-09-22|2026-01-20|6|300|12|種子講師|教師研習中心
attendance 8 4 @1500, lecturer_internal 3 6, hourly_worker 60 2 @190, printing 800 1 @35, meal 12 6, premium, misc 1 1 @4000
B-1|meeting|輔導團團務會議與年度計畫研擬|2025-08-20|2026-07-08|4|300|45|輔導團團員|教師研習中心
attendance 4 4, transport 4 4 @500, meal 45 4, printing 45 4 @40, documents 1 1 @4000, premium, misc 1 1 @3000
B-1|meeting|十個分團工作會議與教材研發|2025-09-10|2026-06-17|40|300|6|分團輔導員|各分團中心學校
lecturer_external 3 20, lecturer_internal 2 20, transport 1 20 @500, meal 6 40, printing 60 10 @60, documents 10 1 @3000, premium, misc 1 1 @9000
B-1|visit|輔導團到校輔導（第一學期）|2025-09-24|2026-01-14|11|400|20|受訪學校教師|受訪學校
lecturer_external 2 11, transport 4 11 @300, mileage_car 60 44, meal 12 11, printing 20 11 @40, premium, misc 1 1 @2500
B-1|visit|輔導團到校輔導（第二學期）|2026-03-04|2026-06-24|30|400|20|受訪學校教師|受訪學校
lecturer_external 2 30, transport 4 30 @300, mileage_car 60 120, meal 12 30, printing 20 30 @40, premium, misc 1 1 @6000
B-1|coaching|輔導員減授課|2025-08-30|2026-06-30|40|100|41|輔導員|各校
substitute_elementary 40 1 =2025-08-30, substitute_elementary 40 39 =2025-09-01, substitute_junior 18 1 =2025-08-30, substitute_junior 18 39 =2025-09-01, labour_insurance 1 1 @36000, premium =2025-09-01
B-2|course|初階專業回饋人才培訓|2025-10-04|2025-11-22|4|600|160|教師|五區研習中心
lecturer_external 6 4, lecture_assistant 6 4, transport 2 4 @600, meal 160 4, printing 160 1 @100, premium, misc 1 1 @5000
B-2|course|進階專業回饋人才培訓|2025-11-08|2026-03-28|3|600|60|初階專業回饋人才|教師研習中心
lecturer_external 6 6, transport 2 6 @600, lodging_holiday 2 2 @3000, meal 60 3, printing 60 1 @200, premium, misc 1 1 @4000
B-2|course|教學輔導教師培訓|2026-01-22|2026-07-04|5|600|24|進階專業回饋人才|教師研習中心
lecturer_external 6 10, transport 2 10 @700, lodging_weekday 2 4 @2500, meal 24 5, printing 24 1 @300, premium, misc 1 1 @5000
B-2|course|輔導團三階人才培訓參訓|2025-10-20|2026-05-29|6|600|30|輔導員|國家教育研究院及縣內
lecturer_external 3 6, travel 30 3 @900, lodging_weekday 20 3 @2000, travel_misc 30 6, meal 30 3, premium, misc 1 1 @6000
B-2|meeting|三類人才認證審查|2026-06-03|2026-07-24|4|600|40|審查委員|教師研習中心
attendance 16 4 @2000, transport 16 4 @300, meal 40 4, printing 180 1 @30, hourly_worker 80 2 @196, premium, misc 1 1 @6000
B-2|course|教學輔導教師換證研習|2025-10-22|2025-11-19|2|600|20|教學輔導教師|教師研習中心
lecturer_external 6 2, lecturer_internal 3 2, transport 2 2 @600, meal 20 2, printing 20 1 @120, premium, misc 1 1 @1200
B-3|workshop|語文領域課綱增能（國語、英語、本土）|2025-10-29|2026-04-15|9|300|30|語文領域教師|各分團中心學校
lecturer_external 3 9, transport 1 9 @600, meal 30 9, printing 270 1 @60, teaching_material 270 1 @80, premium, misc 1 1 @4000
B-3|workshop|數學與自然領域課綱增能|2025-11-05|2026-04-22|8|300|30|數學、自然領域教師|各分團中心學校
lecturer_external 3 8, transport 1 8 @600, meal 30 8, printing 240 1 @60, material 240 1 @150, premium, misc 1 1 @5000
B-3|workshop|社會、藝文、健體與綜合領域課綱增能|2025-11-26|2026-05-13|10|300|30|各領域教師|各分團中心學校
lecturer_external 3 10, lecturer_internal 3 10, transport 1 10 @500, meal 30 10, printing 300 1 @60, material 300 1 @100, premium, misc 1 1 @5000
C-1|coaching|初階校內社群運作|2025-09-15|2026-06-30|8|200|0|社群教師|各校
@初階
C-1|coaching|進階校內社群運作|2025-09-15|2026-06-30|8|200|0|社群教師|各校
@進階
C-1|coaching|領航校內社群運作|2025-09-15|2026-06-30|8|200|0|社群教師|各校
@領航
C-2|coaching|初階跨校社群運作|2025-09-15|2026-06-30|8|200|0|社群教師|各校
@初階
C-2|coaching|進階跨校社群運作|2025-09-15|2026-06-30|8|200|0|社群教師|各校
@進階
C-2|coaching|領航跨校社群運作|2025-09-15|2026-06-30|8|200|0|社群教師|各校
@領航
C-3|workshop|社群召集人培訓|2025-09-06|2026-03-07|3|600|90|社群召集人|教師研習中心
lecturer_external 6 3, lecturer_internal 6 3, transport 2 3 @600, meal 90 3, printing 90 1 @150, premium, misc 1 1 @4000
C-3|workshop|素養導向教學與評量工作坊|2025-11-29|2026-05-02|6|600|30|國中小教師|虎尾國中
lecturer_external 6 6, lecture_assistant 6 6, transport 2 6 @600, meal 30 6, printing 180 1 @120, teaching_material 180 1 @150, premium, misc 1 1 @8000
C-4|workshop|非專長授課教師增能（自然、英語、藝文）|2026-01-21|2026-07-08|6|600|25|非專長授課教師|教師研習中心
lecturer_external 6 6, transport 1 6 @600, meal 25 6, printing 150 1 @120, material 150 1 @300, premium, misc 1 1 @7000
D-1|workshop|初任教師導入研習|2025-08-18|2025-08-20|3|600|60|初任教師|教師研習中心
lecturer_external 6 2, lecturer_internal 6 3, transport 2 2 @600, meal 60 3, printing 60 1 @200, lodging_weekday 4 2 @2500, premium, misc 1 1 @4000
D-1|workshop|初任教師回流座談與教室走察|2025-12-10|2026-05-27|4|300|60|初任教師、薪傳教師|教師研習中心
lecturer_external 3 4, lecturer_internal 3 4, transport 1 4 @600, meal 60 4, printing 60 2 @60, premium, misc 1 1 @3000
D-2|coaching|薪傳教師減授課|2025-09-01|2026-06-30|40|100|26|薪傳教師|各校
substitute_elementary 18 40, substitute_junior 8 40, labour_insurance 1 1 @18000, printing 26 1 @150, premium, misc 1 1 @3000
D-3|open_lesson|公開授課與備觀議課示範|2025-10-08|2026-05-20|20|300|25|國中小教師|五區示範學校
lecturer_external 3 20, lecturer_internal 2 20, transport 1 20 @500, meal 20 20, printing 500 1 @40, premium, misc 1 1 @7000
E-1|workshop|校長數位領導工作坊|2025-11-14|2026-04-17|3|600|120|校長|斗六國中
lecturer_external 6 3, lecture_assistant 6 3, transport 2 3 @700, meal 120 3, printing 120 1 @100, supplies 3 1 @6000, premium, misc 1 1 @4000
E-2|workshop|教師數位教學增能（五區）|2025-10-11|2026-05-23|20|300|40|國中小教師|五區中心學校
lecturer_external 3 20, lecturer_internal 3 20, lecture_assistant 3 40, transport 1 20 @600, printing 800 1 @50, supplies 20 2 @3500, meal 40 20, premium, misc 1 1 @20000
E-2|coaching|數位學習入校陪伴|2025-10-01|2026-06-17|60|300|6|國小教師|三十所國小
lecturer_external 2 60, lecturer_internal 2 60, mileage_car 50 60, transport 2 60 @300, material 60 6 @150, supplies 30 1 @4000, meal 4 60, equipment 2 1 @24000, premium, misc 1 1 @20000
F-1|workshop|品德、生命與媒體素養融入課程工作坊|2025-12-03|2026-05-06|6|300|30|國中小教師|各分團中心學校
lecturer_external 3 6, lecturer_internal 3 6, transport 1 6 @600, meal 30 6, printing 180 1 @80, teaching_material 180 1 @100, premium, misc 1 1 @4000
F-2|coaching|五區策略聯盟共備日|2025-09-27|2026-04-11|10|600|75|聯盟學校教師|五區中心學校
lecturer_external 4 10, lecturer_internal 4 10, transport 2 10 @500, meal 75 10, printing 750 1 @40, material 10 2 @3000, bus 2 10 @8000, premium, misc 1 1 @20000
F-2|other|社群與聯盟成果發表會|2026-05-30|2026-05-30|1|600|300|社群成員、教師|雲林縣政府
keynote 1 2 @8000, moderator 4 2 @2000, attendance 6 1, lecturer_internal 2 6, transport 6 1 @700, meal 300 1 !, printing 300 1 @120, venue 1 1 @30000 !, bus 5 1 @8000, premium, misc 1 1 @6000
"""

# What one community of a level gets: line templates, times its number of communities.
COMMUNITY_LINES = {
    '初階': 'lecturer_external 2 {n}, transport 1 {n} @300, printing 1 {n} @600, '
            'teaching_material 1 {n} @800, meal 10 {n}, premium, misc 1 {n} @200',
    '進階': 'lecturer_external 4 {n}, consultation 1 {n} @1000, transport 2 {n} @400, '
            'printing 1 {n} @800, teaching_material 1 {n} @1200, meal 12 {n}, premium, '
            'misc 1 {n} @400',
    '領航': 'lecturer_external 6 {n}, lecturer_internal 1 {n}, consultation 1 {n} @2000, '
            'transport 3 {n} @500, printing 1 {n} @1000, teaching_material 1 {n} @2000, '
            'meal 16 {n}, premium, misc 1 {n} @800',
}

# Activity (by its number) → pools trained with targets; alliances, organisations served.
TRAINS = {4: ('T-001 3',), 9: ('T-006 3', 'T-003 1'), 13: ('T-008 130',), 14: ('T-009 60',),
          15: ('T-011 24',), 16: ('T-004 16', 'T-005 12', 'T-006 5'), 18: ('T-011 20',),
          19: ('T-007 8',), 20: ('T-007 8',), 28: ('T-010 12',), 32: ('T-012 26',),
          34: ('T-008 40', 'T-012 10'), 8: ('T-002 4',)}
SERVES = {1: 'O-005', 2: 'O-006', 6: 'alliances', 8: 'O-006', 9: 'subgroups', 36: 'alliances',
          39: 'alliances', 40: 'alliances', 34: 'alliances', 17: 'O-007', 31: 'O-008'}
HOSTS = {1: 'O-005', 2: 'O-005', 3: 'O-008', 7: 'O-008', 8: 'O-006', 9: 'O-006', 10: 'O-006',
         11: 'O-006', 12: 'O-006', 13: 'O-007', 14: 'O-007', 15: 'O-007', 16: 'O-006',
         17: 'O-007', 18: 'O-007', 28: 'O-008', 30: 'O-008', 31: 'O-008', 32: 'O-008',
         33: 'O-008', 34: 'O-007', 35: 'O-008', 36: 'O-008', 37: 'O-008'}
HOST_SCHOOLS = {4: '斗六國小', 5: '虎尾國小', 6: '斗南國小', 19: '鎮西國小', 20: '立仁國小',
                21: '安慶國小', 29: '虎尾國中', 38: '文昌國小', 39: '北辰國小', 40: '公誠國小'}
