#!/usr/bin/env python3
# test-checks.py: each check of this folder finds the fault that it exists for
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds a small sound tree, plants one fault at a time in a copy of it and runs the check.

A check must accept the sound tree, refuse each faulty one and name the fault.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
SPDX = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'
BODY = '#include "jj-a.h"\n\nint\njj_a (int x)\n{\n  return x;\n}\n'
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Plan"\nmsgstr "計畫"\n'

SOUND = {
    'src/plan/jj-a.h': '/* jj-a.h: a */\n' + SPDX + '#pragma once\nint jj_a (int x);\n',
    'src/plan/jj-a.c': '/* jj-a.c: a */\n' + SPDX + BODY,
    'src/plan/jj-a-private.h': '/* jj-a-private.h: a */\n' + SPDX + '#pragma once\n',
    'src/plan/meson.build': "# SPDX-License-Identifier: GPL-3.0-or-later\nfiles('jj-a.c')\n",
    'src/ui/jj-w.c': '/* jj-w.c: w */\n' + SPDX
                     + '#include <adwaita.h>\n#include "jj-a.h"\nconst char *w = _ ("Plan");\n',
    'src/ui/meson.build': "# SPDX-License-Identifier: GPL-3.0-or-later\nfiles('jj-w.c')\n",
    'ui/jj-w.ui': '<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n<interface/>\n',
    'data/a.json': '{"a": 1}\n',
    'flatpak/a.json': '{"finish-args": ["--socket=wayland"]}\n',
    'po/LINGUAS': 'zh_TW\n',
    'po/POTFILES': 'src/ui/jj-w.c\n',
    'po/zh_TW.po': PO,
}

A, H, W = 'src/plan/jj-a.c', 'src/plan/jj-a.h', 'src/ui/jj-w.c'


def function(body, head='static int\nf (int x)'):
    return SOUND[A] + '\n' + head + '\n{\n' + body + '}\n'


def with_include(path, line):
    return SOUND[path].replace(SPDX, SPDX + line + '\n')


# (check, file, new content, words that the check must print)
FAULTS = [
    ('style', A, function('  x++;\n' * 58), 'f: 62 lines'),
    ('style', A, SOUND[A] + 'int x;\n' * 600, 'lines, allowed are 600'),
    ('style', H, SOUND[H] + 'int jj_b (void);\n' * 120, 'lines, allowed are 120'),
    ('style', A, function('', 'int\nf (int a, int b, int c, int d, int e, int g)'), '6 parameters'),
    ('style', H, SOUND[H] + 'int f (int a, int b, int c, int d, int e, int g);\n', '6 parameters'),
    ('style', A, function('  if (x)\n    for (;;)\n      while (x)\n        if (x)\n          x--;\n'),
     '4 levels'),
    ('style', A, function('  if (x)\n    {\n      do\n        {\n          switch (x)\n            {\n'
                          '            case 1:\n              if (x)\n                x = 1;\n'
                          '            }\n        }\n      while (x);\n    }\n'), '4 levels'),
    ('style', A, SOUND[A].replace(SPDX, ''), 'no SPDX'),
    ('style', 'ui/jj-w.ui', '<interface/>\n', 'no SPDX'),
    ('style', A, SOUND[A].replace('jj-a.c:', 'jj-b.c:'), 'the first line must be'),
    ('style', H, SOUND[H].replace('#pragma once\n', ''), '#pragma once'),
    ('style', A, SOUND[A] + '#if 0\nint x;\n#endif\n', '#if 0'),
    ('style', A, function('  /* x = jj_a (x); */\n'), 'code in a comment'),
    ('style', A, function('  // return x;\n'), 'code in a comment'),
    ('style', A, function('  g_application_get_default ();\n'), 'g_application_get_default'),
    ('style', A, SOUND[A] + '/* FIX' + 'ME later */\n', 'unfinished business'),
    ('style', 'data/a.txt', 'see /ho' + 'me/somebody/x\n', 'one machine only'),
    ('style', A, function('  return x; \n'), 'white space'),
    ('style', 'src/plan/jj-c.c', '/* jj-c.c: c */\n' + SPDX, 'no meson.build names'),
    ('layers', H, with_include(H, '#include <gtk/gtk.h>'), 'not for the room plan'),
    ('layers', H, with_include(H, '#include <cairo.h>'), 'not for the room plan'),
    ('layers', W, with_include(W, '#include <sqlite3.h>'), 'not for the room ui'),
    ('layers', W, with_include(W, '#include "../plan/jj-a.h"'), '".."'),
    ('layers', W, with_include(W, '#include "jj-a-private.h"'), 'is private to'),
    ('layers', 'src/charts/c.c', '#include "jj-s.h"\n', 'may not see store'),
    ('layers', H, with_include(H, '#include "jj-b.h"'), 'include cycle'),
    ('po', 'po/zh_TW.po', PO.replace('計畫', ''), 'not translated'),
    ('po', 'po/zh_TW.po', PO.replace('msgid "Plan"', '#, fuzzy\nmsgid "Plan"'), 'fuzzy'),
    ('po', 'po/zh_TW.po', PO.replace('"Plan"', '"Other"'), 'not in the catalogue'),
    ('po', 'po/POTFILES', '# none\n', 'is missing from it'),
    ('po', 'po/POTFILES', 'src/ui/jj-w.c\nsrc/ui/gone.c\n', 'is not there'),
    ('format', A, function('    return x;\n'), 'clang-format'),
    ('money', 'src/plan/jj-money.c', 'static gdouble x;\n', 'gdouble'),
    ('money', 'src/rules/jj-r.c', 'int x = 0.02 * 100;\n', '0.02'),
    ('data', 'ui/jj-w.ui', '<interface>\n', 'jj-w.ui'),
    ('data', 'data/a.json', '{"a": 1,}\n', 'a.json'),
    ('data', 'data/a.json', '{"a": 1, "a": 2}\n', 'stands twice'),
    ('data', 'flatpak/a.json', '{"finish-args": ["--share=network"]}\n', 'network'),
]
# Files that stand beside a fault, so that it is one.
EXTRA = {
    'src/charts/c.c': {'src/store/jj-s.h': '#pragma once\n'},
    H: {'src/plan/jj-b.h': '/* jj-b.h: b */\n' + SPDX + '#pragma once\n#include "jj-a.h"\n'},
}
# What must be accepted although it looks like a fault.
FINE = [
    ('style', A, function('  if (x)\n    x = 1;\n  else if (x)\n    x = 2;\n  else if (x)\n    x = 3;\n'
                          '  else if (x)\n    x = 4;\n')),
    ('style', A, function('', 'static void\nf (int a, int b, int c, int d, int e, int g)')
     + '\nvoid (*g) (int, int, int, int, int, int) = f;\n'),
    ('style', H, SOUND[H] + 'int f (int a, int b, int c, int d, int e, GError **error);\n'),
    ('style', 'src/plan/jj-t.h', '/* jj-t.h: t */\n' + SPDX + '#pragma once\n' + 'extern int t;\n' * 150),
    ('style', A, function('  /* The sum of a line; (see the law). */\n')),
    ('layers', 'src/store/s.c', '#include <sqlite3.h>\n#include "jj-plan-private.h"\n'),
    ('money', 'src/rules/jj-r.c', '/* a double of 0.5 */\nint x = 211;\n'),
    ('money', 'src/layout/jj-l.c', 'double x = 0.5;\n'),
]


class Checks(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.root)
        shutil.copy(os.path.join(HERE, '..', '..', '.clang-format'), self.root)
        for path, text in SOUND.items():
            self.write(path, text)

    def write(self, path, text):
        full = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, 'w', encoding='utf-8') as file:
            file.write(text)

    def run_check(self, check):
        run = subprocess.run([sys.executable, os.path.join(HERE, f'check-{check}.py'), self.root],
                             capture_output=True, text=True, check=False)
        self.assertIn(run.returncode, (0, 1, 77), run.stderr)
        return run.returncode, run.stdout

    def test_sound_tree_passes(self):
        for check in ('style', 'layers', 'po', 'format', 'data', 'money'):
            with self.subTest(check=check):
                status, output = self.run_check(check)
                self.assertIn(status, (0, 77), output)

    def test_each_fault_is_found(self):
        for check, path, text, words in FAULTS:
            with self.subTest(check=check, fault=words):
                self.plant(path, text, EXTRA.get(path, {}))
                status, output = self.run_check(check)
                self.restore()
                if status != 77:
                    self.assertEqual(status, 1, f'{check} did not see: {words}')
                    self.assertIn(words, output)

    def test_what_only_looks_like_a_fault_passes(self):
        for check, path, text in FINE:
            with self.subTest(check=check, text=text):
                self.plant(path, text, {})
                status, output = self.run_check(check)
                self.restore()
                self.assertEqual(status, 0, output)

    def plant(self, path, text, beside):
        for name, content in {**beside, path: text}.items():
            self.write(name, content)
        self.planted = [path, *beside]

    def restore(self):
        for path in self.planted:
            if path in SOUND:
                self.write(path, SOUND[path])
            else:
                os.remove(os.path.join(self.root, path))


if __name__ == '__main__':
    unittest.main()
