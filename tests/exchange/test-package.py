#!/usr/bin/env python3
# test-package.py: packages are the same again, whole or not there, and tell what was changed
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-package.py JINGJIN_CLI quick|slow"""

import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import warnings
import zipfile

CLI = sys.argv[1]
# Where each flip is a process: so many bytes of the middle are tried.
FLIPS = 40 if 'ASAN_OPTIONS' in os.environ else 150


PDF = b'%PDF-1.4\nstamped'
PNG = b'\x89PNG\r\n\x1a\nstamped'


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='jingjin-')
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def run_cli(self, *arguments, status=0, **environment):
        done = subprocess.run([CLI, *arguments], capture_output=True, timeout=60, check=False,
                              env={**os.environ, **environment})
        output, errors = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, status, f'{arguments}: {output}{errors}')
        if status == 2:
            self.assertEqual(errors.count('\n'), 1, f'not one sentence: {errors}')
        return output, errors

    def verify(self, path, status=0):
        return json.loads(self.run_cli('verify', '--json', path, status=status)[0])

    def sample(self):
        self.run_cli('new', '--from', 'yunlin-114', self.path('plan.jingjin'))
        return self.path('plan.jingjin')

    def small(self):
        """A plan of a few elements with two persons, one of whom stands in a text."""
        self.run_cli('new', '--county', '連江縣', '--year', '114', self.path('empty.jingjin'))
        self.run_cli('export', self.path('empty.jingjin'), '--as', 'json', '-o',
                     self.path('empty.json'))
        with open(self.path('empty.json'), encoding='utf-8') as file:
            plan = json.load(file)
        elements = plan['elements']
        elements['person'] = [{'id': '0000000000000101', 'code': 'A-001', 'name': '王小明',
                               'private': True, 'years_teaching': 12}]
        elements['activity'] = [{'id': '0000000000000102', 'code': 'V-001', 'name': '初任研習',
                                 'note': '請洽王小明 05-5522222 或 ming@example.tw'}]
        with open(self.path('small.json'), 'w', encoding='utf-8') as file:
            json.dump(plan, file, ensure_ascii=False)
        self.run_cli('new', '--from', self.path('small.json'), self.path('small.jingjin'))
        return self.path('small.jingjin')

    def package(self, plan, name='a.zip', *arguments, status=0, **environment):
        """Of a plan with findings in the way, such as the small one, a draft."""
        if plan.endswith('small.jingjin') and '--draft' not in arguments:
            arguments, status = (*arguments, '--draft'), status or 1
        self.run_cli('package', plan, '-o', self.path(name), *arguments, status=status,
                     **environment)
        return self.path(name)

    def read(self, name):
        with open(self.path(name), 'rb') as file:
            return file.read()


class Packages(Case):
    def test_interface_language_is_not_inside(self):
        """The interface of tests is English; what is handed in is not."""
        self.package(self.small())
        with zipfile.ZipFile(self.path('a.zip')) as package:
            texts = {name.rsplit('.', 1)[1]: package.read(name).decode('utf-8-sig')
                     for name in package.namelist() if name.endswith(('.csv', '.txt'))}
        self.assertTrue(texts['csv'].startswith('嚴重度,'), texts['csv'][:80])
        for text in texts.values():
            self.assertNotRegex(text, r'\b(the|of|and|not|is)\b')

    def test_same_plan_same_bytes(self):
        plan = self.sample()
        self.package(plan, 'a.zip', TZ='Asia/Taipei')
        self.package(plan, 'b.zip', TZ='America/New_York', USER='somebody', HOME=self.folder)
        self.assertEqual(self.read('a.zip'), self.read('b.zip'))

    def test_names_are_the_packs_and_unicode(self):
        with zipfile.ZipFile(self.package(self.small())) as package:
            names = package.namelist()
        self.assertEqual(names[-1], 'manifest.json')
        for name in names[:-1]:
            self.assertTrue(name.startswith('連江縣114學年度精進教學計畫_'), name)

    def test_data_lead_back_to_the_plan(self):
        plan = self.sample()
        with zipfile.ZipFile(self.package(plan, 'a.zip', '--with-personal-data')) as package:
            name = next(n for n in package.namelist() if n.endswith('.json') and n[0] != 'm')
            data = package.read(name)
        self.run_cli('export', plan, '--as', 'json', '-o', self.path('plan.json'))
        self.assertEqual(data, self.read('plan.json'))

    def test_findings_in_the_way(self):
        self.run_cli('new', '--from', 'practice', self.path('bad.jingjin'))
        bad = self.path('bad.jingjin')
        self.package(bad, status=2)
        self.assertFalse(os.path.exists(self.path('a.zip')))
        self.package(bad, 'a.zip', '--draft', status=1)
        found = self.verify(self.path('a.zip'))
        self.assertTrue(found['intact'] and found['draft'])

    def test_personal_data(self):
        plan = self.small()
        texts = {}
        for option in ('', '--with-personal-data', '--anonymous'):
            path = self.package(plan, f'{option}.zip', *([option] if option else []))
            with zipfile.ZipFile(path) as package:
                texts[option] = {name.rsplit('_', 1)[-1]: package.read(name).decode('utf-8', 'replace')
                                 for name in package.namelist()}
        data = {option: json.loads(parts['計畫資料.json']) for option, parts in texts.items()}
        people = {option: plan['elements']['person'][0] for option, plan in data.items()}
        notes = {option: plan['elements']['activity'][0]['note'] for option, plan in data.items()}
        self.assertEqual(people['--with-personal-data']['name'], '王小明')
        self.assertNotIn('name', people[''])
        self.assertNotIn('years_teaching', people[''])
        self.assertEqual(people['']['code'], 'A-001')
        self.assertIn('王小明', notes[''])
        self.assertIn('初任研習', texts['']['送件說明.txt'])
        self.assertEqual(notes['--anonymous'], '請洽A-001 〔略〕 或 〔略〕')
        self.assertNotIn('王小明', texts['--anonymous']['計畫資料.json'])
        manifest = json.loads(texts['']['manifest.json'])
        self.assertFalse(manifest['personal_data'])
        self.assertEqual(len(manifest['left_out']), 2)

    def test_both_options_are_refused(self):
        self.package(self.sample(), 'a.zip', '--anonymous', '--with-personal-data', status=2)


class Verified(Case):
    def repack(self, source, change):
        """change(name, bytes) → bytes, or None to leave it out; names '' for one more."""
        out = self.path('repacked.zip')
        with zipfile.ZipFile(source) as package, zipfile.ZipFile(out, 'w', 8) as again:
            for name in package.namelist():
                data = change(name, package.read(name))
                if data is not None:
                    again.writestr(name, data)
            data = change('', b'')
            if data:
                again.writestr('one more.txt', data)
        return out

    def test_packed_again(self):
        out = self.repack(self.package(self.small()), lambda name, data: data)
        found = self.verify(out)
        self.assertTrue(found['intact'])
        self.assertEqual(len(found['notices']), 1)
        self.assertIn('packed again', found['notices'][0])

    def test_a_name_that_is_not_prescribed(self):
        name = '雲林縣114學年度精進教學計畫_送件包'
        plan = self.sample()
        self.assertEqual(self.verify(self.package(plan, f'{name}.zip'))['notices'], [])
        self.assertEqual(self.verify(self.package(plan, 'plan.zip'))['notices'],
                         [f'The file is called “plan”; the rules call it “{name}”.'])

    def test_wrong_missing_and_more(self):
        package = self.package(self.small())
        name = next(n for n in zipfile.ZipFile(package).namelist() if n.endswith('.csv'))
        cases = {'changed': lambda n, d: d + b' ' if n == name else d,
                 'missing': lambda n, d: None if n == name else d,
                 'extra': lambda n, d: b'hello' if n == '' else d}
        for state, change in cases.items():
            found = self.verify(self.repack(package, change), status=1)
            wrong = [file for file in found['files'] if file['state'] != 'intact']
            self.assertEqual([file['state'] for file in wrong], [state])
            self.assertEqual(len(found['problems']), 1)
            self.assertIn(wrong[0]['name'], found['problems'][0])

    def test_changed_manifest(self):
        package = self.package(self.small())
        out = self.repack(package, lambda name, data: data.replace(b'"draft": true', b'"draft": false')
                          if name == 'manifest.json' else data)
        found = self.verify(out, status=1)
        self.assertEqual(found['problems'],
                         ['“manifest.json” was changed after the package was made.'])

    def hostile(self, *members, comment=b''):
        path = self.path('hostile.zip')
        with zipfile.ZipFile(path, 'w', 8) as package:
            for name, data in members:
                package.writestr(zipfile.ZipInfo(name), data, 8)
            package.comment = comment
        return path

    def test_hostile(self):
        before = sorted(os.listdir(self.folder))
        deep = b'{"jingjin_package": 1, "files": ' + b'[' * 100000
        bomb = b'\0' * 60_000_000
        cases = [[('a.txt', b'x')], [('manifest.json', b'')], [('manifest.json', b'[]')],
                 [('manifest.json', deep)], [('manifest.json', b'{"jingjin_package": 2}')],
                 [('../manifest.json', b'{}')], [('/etc/x', b'x'), ('manifest.json', b'{}')],
                 [('manifest.json', b'{"jingjin_package": 1, "files": [{"name": "a"}]}')],
                 [('manifest.json', bomb)]]
        for members in cases:
            start = os.times()
            self.run_cli('verify', self.hostile(*members), status=2)
            used = os.times()
            self.assertLess(used.children_user - start.children_user, 8)
        for content in (b'', b'PK\3\4', b'%PDF-1.7', b'\0' * 1000):
            with open(self.path('hostile.zip'), 'wb') as file:
                file.write(content)
            self.run_cli('verify', self.path('hostile.zip'), status=2)
        self.run_cli('verify', self.folder, status=2)
        self.run_cli('verify', '/dev/zero', status=2)
        self.assertEqual(sorted(os.listdir(self.folder)), sorted(before + ['hostile.zip']))

    def test_hostile_containers(self):
        """What a container lies about: each ends at once in one sentence, with nothing written."""
        good = self.read(os.path.basename(self.package(self.small())))
        central, end = good.index(b'PK\1\2'), good.index(b'PK\5\6')

        def patched(at, data):
            return good[:at] + data + good[at + len(data):]
        many = io.BytesIO()
        with zipfile.ZipFile(many, 'w') as package:
            for i in range(60000):
                package.writestr(f'{i}', b'')
        second = good.index(b'PK\1\2', central + 4)
        cases = {
            'cut off': good[:len(good) * 2 // 3],
            'encrypted': patched(central + 8, b'\1\0'),
            'unknown method': patched(central + 10, b'\x63\0'),
            'checksum': patched(central + 16, b'abcd'),
            'packed size': patched(central + 20, b'\xff\xff\xff\x7f'),
            'size': patched(central + 24, b'\xff\xff\xff\x7f'),
            'offset outside': patched(central + 42, b'\xff\xff\xff\x7f'),
            'overlapping': patched(second + 42, b'\0\0\0\0'),
            'more entries than there are': patched(end + 8, b'\x60\xea\x60\xea'),
            '60,000 entries': many.getvalue(),
            'old OLE file': b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(2000),
            'HTML': b'<!DOCTYPE html><html><body>plan</body></html>'}
        before = sorted(os.listdir(self.folder))
        for what, data in cases.items():
            with self.subTest(what), open(self.path('hostile.zip'), 'wb') as file:
                file.write(data)
                file.flush()
                start = time.monotonic()
                self.assert_refused('verify', self.path('hostile.zip'))
                self.assert_refused('attach', self.path('hostile.zip'), self.scan(PDF))
                self.assert_refused('consolidate', self.path('hostile.zip'), '-o',
                                    self.path('all.xlsx'))
                self.assertLess(time.monotonic() - start, 20)
                self.assertEqual(self.read('hostile.zip'), data)
        left = set(os.listdir(self.folder)) - set(before)
        self.assertEqual(left, {'hostile.zip', 'scan', 'all.xlsx'})  # which tells what is not in it

    def assert_refused(self, *arguments):
        done = subprocess.run([CLI, *arguments], capture_output=True, timeout=60, check=False)
        self.assertIn(done.returncode, (1, 2), arguments)
        said = (done.stdout + done.stderr).decode()
        self.assertTrue(done.returncode == 2 and said.count('\n') == 1 or '✗' in said
                        or 'hostile.zip' in said, said)

    def scan(self, data):
        with open(self.path('scan'), 'wb') as file:
            file.write(data)
        return self.path('scan')

    def test_stamped_pages_belong_to_the_package(self):
        package = self.package(self.small())
        with zipfile.ZipFile(package) as before:
            files = {name: before.read(name) for name in before.namelist()}
        self.run_cli('attach', package, self.scan(PDF))
        self.run_cli('attach', package, self.scan(PNG))
        found = self.verify(package)
        self.assertTrue(found['intact'])
        stamped = [file['name'] for file in found['files'] if file['part'] == 'stamped']
        self.assertEqual([name.split('_')[-1] for name in stamped], ['核章頁.pdf', '核章頁.png'])
        with zipfile.ZipFile(package) as after:
            self.assertEqual([after.read(name) for name in stamped], [PDF, PNG])
            for name in files.keys() - {'manifest.json'}:
                self.assertEqual(after.read(name), files[name])
        changed = self.repack(package, lambda n, d: d + b' ' if n == stamped[1] else d)
        self.assertIn(stamped[1], self.verify(changed, status=1)['problems'][0])
        self.run_cli('attach', changed, self.scan(PDF), status=2)

    def test_what_is_no_scan_is_refused(self):
        package = self.package(self.small())
        before = self.read(os.path.basename(package))
        for data in (b'', b'%PDF-', b'text', b'MZ' + bytes(100), PDF + bytes(33 << 20)):
            self.run_cli('attach', package, self.scan(data), status=2)
        for path in (self.folder, '/dev/zero', self.path('none')):
            self.run_cli('attach', package, path, status=2)
        self.run_cli('attach', package, *[self.scan(PDF)] * 21, status=2)
        self.assertEqual(self.read(os.path.basename(package)), before)

    def test_files_twice(self):
        package = self.package(self.small())
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            with zipfile.ZipFile(package, 'a') as again:
                again.writestr('manifest.json', b'{}')
        _, errors = self.run_cli('verify', package, status=2)
        self.assertIn('manifest.json', errors)


class Flipped(Case):
    def change(self, data, position):
        changed = bytearray(data)
        changed[position] ^= 0x41
        with open(self.path('changed.zip'), 'wb') as file:
            file.write(changed)
        return self.path('changed.zip')

    def member_at(self, data, position):
        """The member in whose packed bytes a position lies; None elsewhere."""
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for info in package.infolist():
                start = info.header_offset + 30 + len(info.filename.encode())
                start += int.from_bytes(data[info.header_offset + 28:info.header_offset + 30],
                                        'little')
                if start <= position < start + info.compress_size:
                    return info.filename
        return None

    def test_every_changed_byte_is_found(self):
        self.package(self.small(), 'a.zip')
        data = self.read('a.zip')
        random.seed(7)
        positions = set(random.sample(range(len(data)), FLIPS))
        positions |= set(range(0, 60, 3)) | set(range(len(data) - 120, len(data), 3))
        for position in sorted(positions):
            done = subprocess.run([CLI, 'verify', '--json', self.change(data, position)],
                                  capture_output=True, check=False)
            self.assertIn(done.returncode, (1, 2), f'byte {position} of {len(data)}')
            member = self.member_at(data, position)
            said = (done.stdout + done.stderr).decode()
            if member and done.returncode == 1:
                self.assertTrue(any(member in problem for problem in json.loads(said)['problems']),
                                f'{member} is not named: {said}')
            elif member:
                self.assertIn(member, said)


class Killed(Case):
    def test_kill_leaves_nothing_half(self):
        plan = self.sample()
        self.run_cli('package', plan, '-o', self.path('a.zip'))
        good = self.read('a.zip')
        before = sorted(os.listdir(self.folder))
        random.seed(11)
        for i in range(30):
            target = self.path('a.zip' if i % 2 else 'new.zip')
            process = subprocess.Popen([CLI, 'package', plan, '-o', target],
                                       stderr=subprocess.DEVNULL)
            time.sleep(random.random() * 0.25)
            process.send_signal(signal.SIGKILL)
            process.wait()
            self.assertEqual(self.read('a.zip'), good)
            if os.path.exists(self.path('new.zip')):
                self.assertEqual(self.read('new.zip'), good)
                os.unlink(self.path('new.zip'))
            left = [name for name in os.listdir(self.folder) if name not in before]
            for name in left:  # between its two names a file has both, and is whole
                self.assertEqual(self.read(name), good)
                os.unlink(self.path(name))


if __name__ == '__main__':
    SUITES = {'quick': ['Packages', 'Verified'], 'slow': ['Flipped', 'Killed']}
    unittest.main(argv=sys.argv[:1] + SUITES.get(sys.argv[2], sys.argv[2:]))
