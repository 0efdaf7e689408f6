#!/usr/bin/env python3
# test-cli.py: every command of the command line, from outside
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-cli.py JINGJIN_CLI HOLD_OPEN [unittest arguments]"""

import csv
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest

CLI, HOLD_OPEN = sys.argv[1:3]
DATA = os.environ['JINGJIN_DATA_DIR']
# Sanitizers make every step several times as long.
MAX_CPU_SECONDS = 8 if 'ASAN_OPTIONS' in os.environ else 2


def cpu_seconds():
    """What the commands so far cost; a busy machine makes them wait, but not work longer."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='jingjin-')
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        mode = 'wb' if isinstance(content, bytes) else 'w'
        with open(self.path(name), mode, **({} if mode == 'wb' else {'encoding': 'utf-8'})) as file:
            file.write(content)
        return self.path(name)

    def run_cli(self, *arguments, status=0):
        env = dict(os.environ)
        if 'ASAN_OPTIONS' in env and str(arguments[-1]).endswith('.pdf'):
            # Whole call stacks, for the reason that stands in build-aux/lsan.supp.
            env['ASAN_OPTIONS'] += ':fast_unwind_on_malloc=0:malloc_context_size=16'
        done = subprocess.run([CLI, *arguments], capture_output=True, timeout=60, check=False,
                              env=env)
        output, errors = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, status, f'{arguments}: {output}{errors}')
        if status == 2:
            self.assertEqual(errors.count('\n'), 1, f'not one sentence: {errors}')
        return output, errors

    def json(self, *arguments, status=0):
        return json.loads(self.run_cli(*arguments, status=status)[0])

    def new(self, name='plan.jingjin', county='連江縣', year='113'):
        self.run_cli('new', '--county', county, '--year', year, self.path(name))
        return self.path(name)

    def sample(self):
        self.run_cli('new', '--from', 'yunlin-114', self.path('sample.jingjin'))
        return self.path('sample.jingjin')

    def export(self, plan, name='plan.json'):
        self.run_cli('export', plan, '--as', 'json', '-o', self.path(name))
        with open(self.path(name), 'rb') as file:
            return file.read()


class Calls(Case):
    def test_help_and_version(self):
        output, _ = self.run_cli('--help')
        for command in ('new', 'info', 'import', 'check', 'rules', 'explain', 'export', 'chart',
                        'recover'):
            self.assertIn(f'  {command} ', output)
            self.assertIn('Usage:', self.run_cli(command, '--help')[0])
        self.assertRegex(self.run_cli('--version')[0], r'^jingjin-cli \d+\.\d+\.\d+\n$')

    def test_bad_calls_say_one_sentence(self):
        plan = self.new()
        for call in (['nothing'], ['new'], ['new', self.path('x')], ['info'], ['info', plan, plan],
                     ['info', '--nothing', plan], ['import', plan], ['export', plan],
                     ['export', plan, '--as', 'nothing', '-o', self.path('x')],
                     ['export', plan, '--as', 'json'],
                     ['export', plan, '--as', 'csv', '--kind', 'nothing', '-o', self.path('x')],
                     ['new', '--county', '雲', '--year', '114', self.path('x')],
                     ['new', '--county', '雲林縣', '--year', '9', self.path('x')],
                     ['new', '--county', '雲林縣', '--year', 'x', self.path('x')],
                     ['new', '--from', 'nothing', self.path('x')],
                     ['import', plan, plan, '--kind', 'nothing']):
            self.run_cli(*call, status=2)
        self.assertFalse(os.path.exists(self.path('x')))

    def test_paths_that_are_no_files(self):
        os.mkfifo(self.path('pipe.csv'))
        os.mkdir(self.path('folder.csv'))
        os.symlink(self.path('nowhere'), self.path('link.csv'))
        plan = self.new()
        for name in ('pipe.csv', 'folder.csv', 'link.csv', 'none.csv'):
            self.run_cli('import', plan, self.path(name), '--kind', 'school', status=2)
            self.run_cli('info', self.path(name), status=2)
        for name in ('/dev/zero', '/dev/null'):
            self.run_cli('info', name, status=2)
            self.run_cli('new', '--from', name, self.path('x'), status=2)
        self.run_cli('export', plan, '--as', 'json', '-o', self.path('pipe.csv'), status=2)


class NewPlans(Case):
    def test_all_counties_have_the_directory(self):
        with open(f'{DATA}/schools/elementary-schools-113.csv', encoding='utf-8') as file:
            rows = list(csv.DictReader(file))
        with open(f'{DATA}/counties.json', encoding='utf-8') as file:
            counties = json.load(file)['counties']
        self.assertEqual(len(counties), 22)
        for county in counties:
            plan = self.new(county['code'] + '.jingjin', county['name'], '114')
            mine = [row for row in rows if row['縣市'] == county['name']]
            if county['name'] == '雲林縣':
                with open(f'{DATA}/schools/yunlin-schools-114.csv', encoding='utf-8') as file:
                    mine = list(csv.DictReader(file))
            info = self.json('info', '--json', plan)
            self.assertEqual((info['county'], info['year']), (county['name'], 114))
            self.assertEqual(info['counts']['school'], len(mine))
            elements = json.loads(self.export(plan))['elements']['school']
            for field, heading in (('classes', '班級數'), ('students', '學生數'),
                                   ('teachers', '專任教師數')):
                self.assertEqual(sum(school.get(field, 0) for school in elements),
                                 sum(int(row[heading] or 0) for row in mine), county['name'])

    def test_schools_equal_the_samples(self):
        with open(f'{DATA}/samples/yunlin-114.json', encoding='utf-8') as file:
            sample = json.load(file)['elements']['school']
        mine = json.loads(self.export(self.new(county='Yunlin', year='114')))['elements']['school']
        for school in sample + mine:
            del school['id']
        self.assertEqual(mine, sample)

    def test_nothing_is_replaced(self):
        plan = self.new()
        before = os.stat(plan)
        self.run_cli('new', '--county', '雲林縣', '--year', '114', plan, status=2)
        self.assertEqual(os.stat(plan).st_ino, before.st_ino)

    def test_own_list_of_schools(self):
        schools = self.write('schools.csv', '校名,學校代碼,班級數\n甲國小,724601,6\n乙國中,724501,x\n')
        plan = self.path('own.jingjin')
        _, errors = self.run_cli('new', '--county', '連江', '--year', '114', '--schools', schools, plan)
        self.assertIn('row 3, column 3', errors)
        self.assertEqual(self.json('info', '--json', plan)['counts']['school'], 1)


    def test_the_shipped_list_comes_in_as_a_list_too(self):
        source = f'{DATA}/schools/yunlin-schools-114.csv'
        self.run_cli('new', '--county', '雲林縣', '--year', '114', '--schools', source,
                     self.path('own.jingjin'))
        mine = json.loads(self.export(self.path('own.jingjin')))['elements']['school']
        with open(f'{DATA}/samples/yunlin-114.json', encoding='utf-8') as file:
            sample = json.load(file)['elements']['school']
        fields = ('code', 'name', 'ministry_code', 'level', 'ownership', 'town', 'area', 'classes',
                  'students', 'teachers', 'source_year')
        self.assertEqual([[school.get(field) for field in fields] for school in mine],
                         [[school.get(field) for field in fields] for school in sample])
        plan = self.new(county='雲林縣', year='114')
        report = self.json('import', plan, source, '--kind', 'school', '--json')
        self.assertEqual((report['new'], report['refused'], report['rows']), (0, 0, 202))


class RoundTrips(Case):
    def test_json_comes_back_byte_by_byte(self):
        first = self.export(self.sample(), 'first.json')
        self.run_cli('new', '--from', self.path('first.json'), self.path('again.jingjin'))
        self.assertEqual(self.export(self.path('again.jingjin'), 'second.json'), first)
        with open(f'{DATA}/samples/yunlin-114.json', 'rb') as file:
            self.assertEqual(first, file.read())

    def round_trip_csv(self, *options):
        plan = self.sample()
        self.run_cli('export', plan, '--as', 'csv', *options, '-o', self.path('all'))
        counts = self.json('info', '--json', plan)['counts']
        for kind in ('school', 'organisation', 'talent_pool', 'person', 'community', 'alliance',
                     'programme', 'activity', 'purse', 'budget_line', 'objective', 'indicator',
                     'milestone', 'chapter'):
            report = self.json('import', plan, self.path(f'all/{kind}.csv'), '--kind', kind,
                               '--json', '--strict')
            self.assertEqual((report['unchanged'], report['new'], report['updated']),
                             (counts[kind], 0, 0), kind)

    def test_csv_with_labels_changes_nothing(self):
        self.round_trip_csv()

    def test_csv_with_ids_changes_nothing(self):
        self.round_trip_csv('--field-ids')

    def test_lists_move_to_another_plan(self):
        plan, other = self.sample(), self.new(county='雲林縣', year='114')
        self.run_cli('export', plan, '--as', 'csv', '--field-ids', '-o', self.path('all'))
        for kind in ('organisation', 'talent_pool', 'programme', 'objective', 'person', 'community',
                     'alliance', 'purse', 'activity', 'budget_line', 'indicator', 'milestone'):
            self.json('import', other, self.path(f'all/{kind}.csv'), '--kind', kind, '--json',
                      '--strict')
        mine, its = (self.json('info', '--json', path)['counts'] for path in (other, plan))
        for kind in ('school', 'person', 'community', 'activity', 'budget_line', 'purse',
                     'belongs_to', 'charged_to', 'convenes', 'member_of', 'mentors', 'trains'):
            self.assertEqual(mine[kind], its[kind], kind)

    def test_export_is_whole_or_not_there(self):
        plan = self.new()
        self.run_cli('export', plan, '--as', 'json', '-o', self.path('none/x.json'), status=2)
        self.run_cli('export', plan, '--as', 'csv', '-o', self.path('all'))
        self.run_cli('export', plan, '--as', 'csv', '-o', self.path('all'), status=2)
        self.run_cli('export', plan, '--as', 'csv', '--kind', 'school', '-o', self.folder, status=2)
        self.assertEqual(sorted(os.listdir(self.folder)), ['all', 'plan.jingjin'])


class Imports(Case):
    LIST = '活動名稱,起日,參加人數\n甲,114/3/1,20\n乙,114/13/1,20\n丙,2025-03-02,-1\n'

    def test_report_names_row_column_and_reason(self):
        plan = self.new()
        source = self.write('list.csv', self.LIST)
        report = self.json('import', plan, source, '--kind', 'activity', '--dry-run', '--json')
        self.assertEqual((report['kind'], report['rows'], report['new'], report['refused']),
                         ('activity', 3, 1, 2))
        self.assertEqual([(fault['row'], fault['column'], fault['text'])
                          for fault in report['faults']], [(3, 2, '114/13/1'), (4, 3, '-1')])
        self.assertFalse(report['written'])
        self.assertEqual(self.json('info', '--json', plan)['counts']['activity'], 0)

    def test_strict_writes_nothing(self):
        plan = self.new()
        source = self.write('list.csv', self.LIST)
        self.run_cli('import', plan, source, '--kind', 'activity', '--strict', status=1)
        self.assertEqual(self.json('info', '--json', plan)['counts']['activity'], 0)
        output, errors = self.run_cli('import', plan, source, '--kind', 'activity')
        self.assertIn('1 new', output)
        self.assertEqual(errors.count('\n'), 2)
        self.assertEqual(self.json('info', '--json', plan)['counts']['activity'], 1)

    def test_hostile_files_change_nothing(self):
        plan = self.new()
        before = self.export(plan, 'before.json')
        rows = '名稱,單價\n'
        files = {
            'empty': b'', 'nul': b'name,unit_price\na,\x001\n',
            'mixed': rows.encode() + '國家教育研究院\n'.encode() + '中文\n'.encode('big5'),
            'latin': b'name,unit_price\n\xff\xfe\xfa,1\n',
            'quote': rows.encode() + b'"never closed,1\n' * 1001,
            'field': rows.encode() + b'x' * (12 * 1024 * 1024) + b',1\n',
            'columns': b'name,' * 200000 + b'\n',
            'million': b'foo,bar\n' + b'1,2\n' * 1000000,
            'cr': b'foo\rbar\r', 'odd-utf16': b'\xff\xfea\x00,\x00b',
            'cells': b'name\n' + (b',' * 1000 + b'\n') * 20000,
        }
        for name, content in files.items():
            source = self.write(f'{name}.csv', content)
            start = cpu_seconds()
            self.run_cli('import', plan, source, '--kind', 'budget_line', status=2)
            self.assertLess(cpu_seconds() - start, MAX_CPU_SECONDS, name)
        if 'ASAN_OPTIONS' not in os.environ:
            used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            self.assertLess(used, 300 * 1024, 'KiB of memory')
        self.assertEqual(self.export(plan, 'after.json'), before)

    def test_hostile_cells_refuse_their_row(self):
        plan = self.new()
        amounts = ['1e308', 'NaN', 'inf', '0x10', '-1', '99999999999999999999', '１２a', '=1+1']
        source = self.write('cells.csv', 'name,unit_price\n'
                            + ''.join(f'n{i},{text}\n' for i, text in enumerate(amounts))
                            + 'good,１２００\n=cmd(),5\nshort\n,,,\n')
        report = self.json('import', plan, source, '--kind', 'budget_line', '--json')
        self.assertEqual([fault['text'] for fault in report['faults']], amounts)
        self.assertEqual((report['new'], report['refused']), (3, len(amounts)))
        lines = json.loads(self.export(plan))['elements']['budget_line']
        self.assertEqual(lines[0]['unit_price'], 1200)
        self.assertEqual(lines[1]['name'], '=cmd()')

    def test_duplicates_are_told(self):
        plan = self.new()
        source = self.write('twice.csv', 'code,name\nA-1,甲\nA-1,乙\n')
        report = self.json('import', plan, source, '--kind', 'activity', '--json')
        self.assertEqual((report['new'], report['refused']), (1, 1))


class Figures(Case):
    def test_info_is_the_promised_object(self):
        info = self.json('info', '--json', self.sample())
        self.assertLessEqual({'county', 'year', 'counts', 'total', 'purses', 'findings'}, set(info))
        for purse in info['purses']:
            self.assertEqual(set(purse), {'name', 'granted', 'budgeted', 'remaining'})
            self.assertEqual(purse['remaining'], purse['granted'] - purse['budgeted'])
        self.assertEqual(set(info['findings']), {'error', 'warning', 'notice'})

    def test_info_says_when_the_money_comes(self):
        plan = self.sample()
        payments = self.json('info', '--json', plan)['payments']
        central = self.json('explain', '--json', plan, 'central')['amount']
        self.assertEqual(payments['amount'], central)
        # 1,500,000 to below 10,000,000: class 2, 30 % first and nothing kept.
        self.assertEqual(payments['class'], 2)
        self.assertTrue(payments['certain'])
        self.assertEqual([one['type'] for one in payments['instalments']],
                         ['first', 'later', 'later'])
        self.assertEqual(payments['instalments'][0]['amount'], central * 3000 // 10000)
        self.assertEqual(sum(one['amount'] for one in payments['instalments']), central)

    def test_info_says_what_was_spent(self):
        plan = self.sample()
        source = self.write('spent.csv', 'code,approved,spent\nB-001,30000,15000\n')
        self.run_cli('import', plan, source, '--kind', 'budget_line')
        total = self.json('info', '--json', plan)['execution']['total']
        self.assertEqual((total['spent'], total['surplus'], total['lines_settled']),
                         (15000, 15000, 1))
        # Of 15,000 left the ministry's 90 % are 13,500, which stay: at most 100,000.
        self.assertEqual((total['central_surplus'], total['returned']), (13500, 0))

    def test_what_serves_an_alliance_is_its_cost(self):
        plan = self.sample()
        amounts = []
        for n in range(1, 6):
            figure = self.json('explain', '--json', plan, f'alliance/L-00{n}')
            self.assertEqual(figure['amount'], sum(row['amount'] for row in figure['rows']))
            amounts.append(figure['amount'])
        # The activities that serve alliances are divided among the five, to the NT$.
        self.assertLess(max(amounts) - min(amounts), 100)
        self.assertGreater(min(amounts), 100000)

    def with_scenarios(self):
        """方案 A (adopted) has 100 of line B-001, 方案 B 250 of B-002; both have 7 of B-003."""
        plan = json.loads(self.export(self.new()))
        plan['elements']['scenario'] = [
            {'id': '00000000000000a0', 'code': 'A', 'name': '方案 A', 'adopted': True},
            {'id': '00000000000000b0', 'code': 'B', 'name': '方案 B'}]
        plan['elements']['purse'] = [{'id': '00000000000000c0', 'code': 'F-001', 'source': 'own'}]
        lines, links = [], []
        for n, (price, scenario) in enumerate([(100, 'a'), (250, 'b'), (7, None)], 1):
            line = {'id': f'000000000000000{n}', 'code': f'B-00{n}', 'unit_price': price,
                    'quantity': '1.00'}
            if scenario:
                line['scenario'] = f'00000000000000{scenario}0'
            lines.append(line)
            links.append({'id': f'000000000000001{n}', 'from': line['id'],
                          'to': '00000000000000c0'})
        plan['elements']['budget_line'], plan['elements']['charged_to'] = lines, links
        self.run_cli('new', '--from', self.write('s.json', json.dumps(plan)), self.path('s.jingjin'))
        return self.path('s.jingjin')

    def test_tables_hold_one_scenario(self):
        plan = self.with_scenarios()
        for option, codes, total in (([], ['B-001', 'B-003'], 107),
                                     (['--scenario', 'B'], ['B-002', 'B-003'], 257)):
            said = self.run_cli('export', plan, '--as', 'csv', '--kind', 'budget_line', '-o',
                                self.path('lines.csv'), *option)[0]
            self.assertIn('方案', said)
            with open(self.path('lines.csv'), encoding='utf-8-sig') as file:
                self.assertEqual([line.split(',')[0] for line in file.read().splitlines()[1:]], codes)
            if not option:
                self.assertEqual(self.json('info', '--json', plan)['total'], total)
                self.assertEqual(self.json('explain', '--json', plan, 'total')['amount'], total)
        self.run_cli('export', plan, '--as', 'json', '-o', self.path('all.json'))
        with open(self.path('all.json'), encoding='utf-8') as file:
            self.assertEqual(len(json.load(file)['elements']['budget_line']), 3)
        self.run_cli('export', plan, '--as', 'csv', '-o', self.path('none'), '--scenario', 'X',
                     status=2)

    def test_last_year_beside_this(self):
        last = self.sample()
        plan = json.loads(self.export(last))
        plan['elements']['budget_line'][0]['times'] = 4
        gone = plan['elements']['budget_line'].pop()
        plan['elements']['charged_to'] = [link for link in plan['elements']['charged_to']
                                          if link['from'] != gone['id']]
        self.run_cli('new', '--from', self.write('this.json', json.dumps(plan)),
                     self.path('this.jingjin'))
        diff = self.json('diff', '--budget', '--json', last, self.path('this.jingjin'), status=1)
        self.assertEqual(diff['last_total'], sum(row['last'] or 0 for row in diff['rows']))
        self.assertEqual(diff['this_total'], sum(row['this'] or 0 for row in diff['rows']))
        # 2,500 × 5 × 3 = 37,500 and × 4 = 50,000: + 33.33 %; its premium follows.
        first = diff['rows'][0]
        self.assertEqual((first['change'], first['last'], first['this'], first['growth']),
                         ('changed', 37500, 50000, 3333))
        self.assertEqual([row['change'] for row in diff['rows']].count('dropped'), 1)
        self.run_cli('diff', '--budget', last, last)

    def test_every_figure_is_its_rows(self):
        plan = self.sample()
        info = self.json('info', '--json', plan)
        figures = {name: self.json('explain', '--json', plan, name)
                   for name in ('total', 'unassigned', 'match', 'year/114', 'year/115',
                                'purse/F-001', 'purse/F-002', 'purse/F-003', 'purse/F-005')}
        for name, figure in figures.items():
            self.assertEqual(figure['amount'], sum(row['amount'] for row in figure['rows']), name)
        self.assertEqual(figures['total']['amount'], info['total'])
        amount = {name: figure['amount'] for name, figure in figures.items()}
        self.assertEqual(info['total'], amount['year/114'] + amount['year/115'])
        self.assertEqual(info['total'], amount['unassigned']
                         + sum(amount[f'purse/F-00{n}'] for n in (1, 2, 3, 5)))
        budgeted = [purse['budgeted'] for purse in info['purses']]
        self.assertEqual(budgeted, [amount['purse/F-001'], amount['purse/F-002'],
                                    amount['purse/F-003'], amount['match'], amount['purse/F-005']])
        # kinds.md "Money": the county pays what 90 % rounded down leaves (tier 5).
        self.assertEqual(amount['match'], sum(gross - gross * 9000 // 10000
                                              for gross in budgeted[:3]))
        self.run_cli('explain', plan, 'nothing', status=2)
        self.run_cli('explain', plan, 'purse/', status=2)

    def test_check_exits_with_1_where_the_plan_breaks_a_rule(self):
        plan = self.sample()
        good = self.json('check', '--json', plan)
        self.assertEqual(good['counts']['error'], 0)
        broken = json.loads(self.export(plan))
        line = next(line for line in broken['elements']['budget_line']
                    if line.get('item') == 'attendance')
        line['unit_price'] = 99999
        source = self.write('broken.json', json.dumps(broken))
        bad = self.json('check', '--json', source, status=1)
        errors = [finding for finding in bad['findings'] if finding['severity'] == 'error']
        self.assertEqual(len(errors), bad['counts']['error'])
        self.assertIn(line['code'], [finding['code'] for finding in errors])
        self.assertIn('unit_price', [finding['field'] for finding in errors])
        output, _ = self.run_cli('check', source, status=1)
        self.assertIn(line['code'], output)

    def test_packs(self):
        rules = self.json('rules', '--json')
        self.assertEqual([pack['id'] for pack in rules['packs']], ['tw-national'])
        with open(f'{DATA}/rules/tw-national.json', encoding='utf-8') as file:
            self.assertEqual([rule['id'] for rule in rules['rules']],
                             [entry['id'] for entry in json.load(file)['entries']])
        more = self.json('rules', '--json', '--pack', f'{DATA}/rules/county-example.json')
        self.assertGreater(len(more['rules']), len(rules['rules']))
        plan = self.new()
        self.run_cli('check', plan, '--pack', self.write('bad.json', '{"format": 1}'), status=2)
        self.run_cli('check', plan, '--pack', self.path('none.json'), status=2)

    def test_tier_is_proposed_from_the_pack(self):
        plan = json.loads(self.export(self.new(county='雲林縣', year='114')))
        self.assertEqual(plan['elements']['plan'][0]['fiscal_tier'], 5)
        plan = json.loads(self.export(self.new('old.jingjin', county='雲林縣', year='108')))
        self.assertNotIn('fiscal_tier', plan['elements']['plan'][0])


class Charts(Case):
    def test_every_chart_in_every_format(self):
        plan = self.sample()
        names = [line.split()[0] for line in self.run_cli('chart', '--list')[0].splitlines()]
        self.assertIn('sankey', names)
        begins = {'svg': b'<?xml', 'pdf': b'%PDF', 'png': b'\x89PNG'}
        for name in names:
            for suffix in begins if name == 'sankey' else ['svg']:
                out = self.path(f'{name}.{suffix}')
                self.run_cli('chart', plan, name, '-o', out)
                with open(out, 'rb') as file:
                    content = file.read()
                self.assertTrue(content.startswith(begins[suffix]), out)
                self.run_cli('chart', plan, name, '-o', self.path('again.' + suffix))
                with open(self.path('again.' + suffix), 'rb') as file:
                    again = file.read()
                if suffix != 'pdf':  # a PDF carries its date
                    self.assertEqual(content, again, out)

    def test_what_cannot_be_drawn(self):
        plan = self.new()
        for call in ([plan, 'nothing', '-o', self.path('x.svg')], [plan, 'sankey'],
                     [plan, 'sankey', '-o', self.path('x.gif')],
                     [plan, 'sankey', '-o', self.folder],
                     [plan, 'sankey', '-o', self.path('none/x.svg')],
                     [plan, 'sankey', '-o', self.path('x.png'), '--width', '1000000'],
                     [plan, 'sankey', '-o', self.path('x.svg'), '--theme', 'x']):
            self.run_cli('chart', *call, status=2)
        self.assertEqual(os.listdir(self.folder), ['plan.jingjin'])


class Damage(Case):
    def test_recover_saves_what_is_left(self):
        plan = self.sample()
        with open(plan, 'rb') as file:
            content = bytearray(file.read())
        for place in range(60000, 62000):
            content[place] ^= 0x5a
        damaged = self.write('damaged.jingjin', bytes(content))
        self.run_cli('info', damaged, status=2)
        output, _ = self.run_cli('recover', damaged, '-o', self.path('saved.jingjin'))
        self.assertGreater(output.count('\n'), 1)
        counts = self.json('info', '--json', self.path('saved.jingjin'))['counts']
        self.assertEqual(counts['person'], 300)
        with open(damaged, 'rb') as file:
            self.assertEqual(file.read(), bytes(content))
        self.run_cli('recover', damaged, '-o', self.path('saved.jingjin'), status=2)
        self.run_cli('recover', damaged, status=2)
        self.run_cli('recover', self.write('text.jingjin', 'hello'), '-o', self.path('x'), status=2)

    def test_hostile_json_is_refused(self):
        good = json.loads(self.export(self.new()))
        deep = '[' * 100000
        files = ['', '{', '[]', 'null', '{"format":"jingjin-plan"}', deep, '{"a":' * 50000,
                 json.dumps(good)[:-5], json.dumps(good) + 'x',
                 json.dumps({**good, 'version': 99}), json.dumps({**good, 'elements': []}),
                 '{"format":"jingjin-plan","format":"x"}', '{' + '"a":{},' * 10 + '}']
        for number, text in enumerate(files):
            source = self.write(f'{number}.json', text)
            start = cpu_seconds()
            self.run_cli('new', '--from', source, self.path('out.jingjin'), status=2)
            self.assertLess(cpu_seconds() - start, MAX_CPU_SECONDS, text[:40])
            self.assertFalse(os.path.exists(self.path('out.jingjin')))

    def test_files_that_are_no_plans(self):
        for name, content in (('text', 'hello'), ('empty', ''), ('sqlite', b'SQLite format 3\0' * 64)):
            self.run_cli('info', self.write(f'{name}.jingjin', content), status=2)


class Copies(Case):
    def copies(self, mine, theirs):
        """Three copies of the sample; mine and theirs with a list imported into budget_line."""
        base = self.sample()
        paths = [base]
        for name, rows in (('mine', mine), ('theirs', theirs)):
            paths.append(shutil.copy(base, self.path(f'{name}.jingjin')))
            self.run_cli('import', paths[-1], self.write(f'{name}.csv', rows), '--kind', 'budget_line')
        return paths

    def test_what_does_not_overlap_merges(self):
        base, mine, theirs = self.copies('code,unit_price\nB-001,2400\n', 'code,times\nB-001,4\n')
        merged = self.path('merged.jingjin')
        self.assertEqual(self.json('merge', base, mine, theirs, '-o', merged, '--json'), [])
        changes = self.json('diff', base, merged, '--json', status=1)
        self.assertEqual([(c['type'], c['code'], c['field'], c['before'], c['after']) for c in changes],
                         [('changed', 'B-001', 'unit_price', '2,500', '2,400'),
                          ('changed', 'B-001', 'times', '3', '4')])
        self.run_cli('diff', base, base)

    def test_conflicts_show_three_values(self):
        base, mine, theirs = self.copies('code,times\nB-001,5\n', 'code,times\nB-001,4\n')
        for options, taken in (((), '5'), (('--theirs',), '4')):
            merged = self.path(f'merged{taken}.jingjin')
            found = self.json('merge', base, mine, theirs, '-o', merged, '--json', *options, status=1)
            self.assertEqual([(c['type'], c['base'], c['mine'], c['theirs']) for c in found],
                             [('field', '3', '5', '4')])
            self.assertEqual(self.json('diff', base, merged, '--json', status=1)[0]['after'], taken)
        self.run_cli('merge', base, mine, theirs, '-o', merged, status=2)

    def test_strangers_do_not_merge(self):
        plan, other = self.sample(), self.new()
        self.run_cli('merge', plan, plan, other, '-o', self.path('merged.jingjin'), status=2)
        self.assertFalse(os.path.exists(self.path('merged.jingjin')))


class Together(Case):
    def test_readers_beside_an_open_writer(self):
        plan = self.new()
        with subprocess.Popen([HOLD_OPEN, plan], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True) as writer:
            self.assertEqual(writer.stdout.readline(), 'open\n')
            writer.stdin.write('新名稱\n')
            writer.stdin.flush()
            self.assertEqual(writer.stdout.readline(), 'done\n')
            readers = [subprocess.Popen([CLI, 'info', plan], stdout=subprocess.PIPE, text=True)
                       for _ in range(2)]
            for reader in readers:
                output, _ = reader.communicate(timeout=20)
                self.assertEqual(reader.returncode, 0)
                self.assertIn('新名稱', output)
            source = self.write('list.csv', '名稱\n甲\n')
            _, errors = self.run_cli('import', plan, source, '--kind', 'activity', status=2)
            self.assertIn('plan.jingjin', errors)
            self.run_cli('import', plan, source, '--kind', 'activity', '--dry-run')
            writer.stdin.close()
            self.assertEqual(writer.wait(20), 0)
        self.run_cli('import', plan, source, '--kind', 'activity')


class Manual(unittest.TestCase):
    def test_format_manual_is_current(self):
        root = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
        with open(os.path.join(root, 'docs', 'plan-format.md'), encoding='utf-8') as file:
            kept = file.read()
        made = subprocess.run([CLI, 'format-manual'], capture_output=True, check=True)
        self.assertEqual(made.stdout.decode(), kept,
                         'run: jingjin-cli format-manual > docs/plan-format.md')


unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
