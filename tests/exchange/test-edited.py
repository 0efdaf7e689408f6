#!/usr/bin/env python3
# test-edited.py: the document goes to LibreOffice, is edited and saved there, and comes back
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-edited.py JINGJIN_CLI quick|slow"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

CLI = sys.argv[1]
EDIT = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'odf_edit.py')
BODY = '''第一段共 {{figure:total}} 元，**粗體**與*斜體*。

## 小標題
- 項目一
  - 細項
3. 第三項
| 甲欄 | 乙欄 |
|---|---:|
| 一 | {{figure:total}} |

{{table:summary}}
{{chart:purses}}
末段文字 https://example.tw/ 完。'''
CHAPTER = '0000000000000201'
URN = 'urn:oasis:names:tc:opendocument:xmlns:'
NAMES = (f'xmlns:office="{URN}office:1.0" xmlns:text="{URN}text:1.0" xmlns:table="{URN}table:1.0"')


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix='jingjin-')
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.run_cli('new', '--from', 'yunlin-114', cls.path('sample.jingjin'))
        cls.run_cli('export', cls.path('sample.jingjin'), '--as', 'json', '-o',
                    cls.path('plan.json'))
        with open(cls.path('plan.json'), encoding='utf-8') as file:
            plan = json.load(file)
        plan['elements']['chapter'].append(
            {'id': CHAPTER, 'code': 'H-T', 'name': '試章', 'body': BODY})
        with open(cls.path('plan.json'), 'w', encoding='utf-8') as file:
            json.dump(plan, file, ensure_ascii=False)
        cls.run_cli('new', '--from', cls.path('plan.json'), cls.path('plan.jingjin'))
        cls.run_cli('export', cls.path('plan.jingjin'), '--as', 'odt', '-o', cls.path('plan.odt'))

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder, name)

    @classmethod
    def run_cli(cls, *arguments, status=0):
        done = subprocess.run([CLI, *arguments], capture_output=True, text=True, timeout=120,
                              check=False)
        if status is not None and done.returncode != status:
            raise AssertionError(f'{arguments}: {done.returncode} {done.stdout}{done.stderr}')
        return done.stdout


class Edited(Case):
    def edit(self, *edits):
        home = os.path.join(self.folder, 'home')
        os.makedirs(home, exist_ok=True)
        subprocess.run(['/usr/bin/python3', EDIT, self.path('plan.odt'), self.path('edited.odt'),
                        *edits], check=True, timeout=180, env={**os.environ, 'HOME': home})
        return self.path('edited.odt')

    def edited(self, path, *options, status=1):
        return json.loads(self.run_cli('edited', self.path('plan.jingjin'), path, '--json', *options,
                                       status=status))

    def test_as_it_was_written(self):
        found = self.edited(self.path('plan.odt'), status=0)
        self.assertEqual((found['fields'], found['figures'], found['notices']), ([], [], []))
        self.assertGreater(found['same'], 20)

    def test_saved_without_an_edit(self):
        found = self.edited(self.edit(), status=0)
        self.assertEqual((found['fields'], found['figures'], found['notices']), ([], [], []))

    def test_edited_prose(self):
        path = self.edit('replace:末段文字=末段改過', 'after:項目一=項目二', 'bold:第一段')
        found = self.edited(path)
        self.assertEqual(len(found['fields']), 1)
        self.assertEqual(found['fields'][0]['title'], '試章')
        self.assertEqual(found['fields'][0]['before'], BODY)
        wanted = (BODY.replace('末段文字', '末段改過').replace('- 項目一', '- 項目一\n- 項目二')
                  .replace('第一段', '**第一段**'))
        self.assertEqual(found['fields'][0]['after'], wanted)
        self.assertEqual((found['figures'], found['fields'][0]['lost']), ([], []))

    def test_accepted_in_one_step(self):
        path = self.edit('replace:末段文字=末段改過')
        copy = self.path('copy.jingjin')
        shutil.copy(self.path('plan.jingjin'), copy)
        self.run_cli('edited', copy, path, '--accept', 'all', status=1)
        self.run_cli('export', copy, '--as', 'json', '-o', self.path('after.json'))
        with open(self.path('after.json'), encoding='utf-8') as file:
            chapters = json.load(file)['elements']['chapter']
        body = next(c['body'] for c in chapters if c['id'] == CHAPTER)
        self.assertEqual(body, BODY.replace('末段文字', '末段改過'))
        self.run_cli('edited', copy, path, '--accept', '9', status=2)

    def test_changed_figures_are_told_and_not_taken(self):
        found = self.edited(self.edit('field:figure:total=9,999,999',
                                      'replace:國教署補助款=國教署補助'))
        self.assertEqual(found['fields'], [])
        self.assertTrue(any('figure:total' in s and '9,999,999' in s for s in found['figures']),
                        found['figures'])
        self.assertTrue(any('“國教署補助”' in s and '“國教署補助款”' in s for s in found['figures']),
                        found['figures'])

    def test_typed_over_figure(self):
        found = self.edited(self.edit('over:figure:total=9,999,999'))
        self.assertEqual(len(found['fields']), 1)
        after = found['fields'][0]['after']
        self.assertIn('9,999,999', after)
        self.assertEqual(after.count('{{figure:total}}'), BODY.count('{{figure:total}}') - 1)
        self.assertEqual(found['fields'][0]['lost'], ['figure:total'])

    def test_dropped_chapter_stays(self):
        with zipfile.ZipFile(self.path('plan.odt')) as package:
            text = package.read('content.xml').decode()
        section = f'field:chapter/{int(CHAPTER, 16)}/body'
        self.assertIn(section, text)
        found = self.edited(self.edit(f'drop:{section}'), status=None)
        self.assertEqual(found['fields'], [])
        self.assertTrue(any('試章' in notice for notice in found['notices']), found)



class Hostile(Case):
    """Files of strangers end in one sentence, soon."""
    def refused(self, path):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        done = subprocess.run([CLI, 'edited', self.path('plan.jingjin'), path],
                              capture_output=True, text=True, timeout=60, check=False)
        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        self.assertEqual((done.returncode, done.stderr.count('\n')), (2, 1),
                         done.stdout + done.stderr)
        self.assertLess(used, 8 if 'ASAN_OPTIONS' in os.environ else 2)

    def pack(self, content, **parts):
        path = self.path('hostile.odt')
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as package:
            package.writestr('mimetype', 'application/vnd.oasis.opendocument.text',
                             zipfile.ZIP_STORED)
            package.writestr('content.xml', content)
        return path

    def document(self, body):
        section = f'field:chapter/{int(CHAPTER, 16)}/body'
        return (f'<office:document-content {NAMES}><office:body><office:text><text:section '
                f'text:name="{section}">{body}</text:section></office:text></office:body>'
                '</office:document-content>')

    def test_bad_xml(self):
        bomb = ('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
                '<x>&b;</x>')
        outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
        deep = '<text:list><text:list-item>' * 100
        attributes = ' '.join(f'a{i}="1"' for i in range(100000))
        for content in ('', '<', bomb, outside, self.document(deep), f'<x {attributes}/>',
                        self.document('<text:p>')[:-40], '\0' * 1000,
                        self.document('<text:p>a</text:p>' * 300000)):
            self.refused(self.pack(content))

    def test_strange_structure_is_read(self):
        """Elements where none stands: no crash, and only text is taken."""
        rows = '<table:table-row><table:table-cell/></table:table-row>' * 3
        for body in ('<text:p><table:table>' + rows + '</table:table>x</text:p>',
                     '<table:table><table:table-row><table:table-cell><table:table>' + rows
                     + '</table:table></table:table-cell></table:table-row></table:table>',
                     '<text:p><text:p>a</text:p><text:user-field-get text:name="figure:total">'
                     '<text:p>b</text:p></text:user-field-get></text:p>',
                     '<text:p><text:s text:c="999999999"/>a<text:s text:c="-5"/></text:p>',
                     '<table:table-cell><text:p>a</text:p></table:table-cell>',
                     '<text:section text:name="table:x"><text:section text:name="q"><text:p>a'
                     '</text:p></text:section></text:section>',
                     '<text:list-item text:start-value="-1"><text:p>a</text:p></text:list-item>',
                     '<text:h text:outline-level="99">a</text:h>'):
            self.run_cli('edited', self.path('plan.jingjin'), self.pack(self.document(body)),
                         status=1)

    def test_not_ours(self):
        path = self.path('other.odt')
        for content in (b'', b'PK\3\4', b'<html>'):
            with open(path, 'wb') as file:
                file.write(content)
            self.run_cli('edited', self.path('plan.jingjin'), path, status=2)
        self.run_cli('export', self.path('plan.jingjin'), '--as', 'budget-ods', '-o', path)
        self.run_cli('edited', self.path('plan.jingjin'), path, status=2)
        self.run_cli('new', '--county', '連江縣', '--year', '114', self.path('else.jingjin'))
        self.run_cli('edited', self.path('else.jingjin'), self.path('plan.odt'), status=2)


if __name__ == '__main__':
    SUITES = {'quick': ['Hostile'], 'slow': ['Edited']}
    unittest.main(argv=sys.argv[:1] + SUITES.get(sys.argv[2], sys.argv[2:]))
