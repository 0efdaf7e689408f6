"""make-labels.py: writes jj-labels.c, the texts of po/zh_TW.po as a C table."""
# SPDX-License-Identifier: GPL-3.0-or-later
import ast
import sys


def entries(path):
    """Pairs of msgid, after its context if any, and the one msgstr of a .po file."""
    texts, current = {}, None
    for line in open(path, encoding='utf-8').read().splitlines() + ['']:
        line = line.strip()
        for key in ('msgctxt', 'msgid_plural', 'msgid', 'msgstr[0]', 'msgstr'):
            if line.startswith(key + ' '):
                current, line = key, line[len(key) + 1:]
                texts[current] = ''
                break
        if line.startswith('"') and current:
            texts[current] += ast.literal_eval(line)
        elif not line and texts:
            translated = texts.get('msgstr') or texts.get('msgstr[0]')
            if texts.get('msgid') and translated:
                context = texts['msgctxt'] + '\4' if 'msgctxt' in texts else ''
                yield context + texts['msgid'], translated
            texts, current = {}, None


def quoted(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n')\
        .replace('\4', '\\004') + '"'


po, out = sys.argv[1:]
table = sorted(dict(entries(po)).items(), key=lambda pair: pair[0].encode())
with open(out, 'w', encoding='utf-8') as file:
    file.write('/* jj-labels.c: made by make-labels.py */\n'
               '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'
               '#include "jj-labels.h"\n\n#include <stdlib.h>\n#include <string.h>\n\n'
               'static const struct\n{\n  const char *en, *zh;\n} labels[] = {\n  { "", "" },\n')
    for english, chinese in table:
        file.write(f'  {{ {quoted(english)}, {quoted(chinese)} }},\n')
    file.write('};\n\nstatic int\ncompare (const void *key, const void *label)\n{\n'
               '  return strcmp (key, *(const char *const *)label);\n}\n\n'
               'const char *\njj_label_zh (const char *untranslated)\n{\n'
               '  const void *found = bsearch (untranslated, labels, G_N_ELEMENTS (labels),'
               ' sizeof labels[0], compare);\n\n'
               '  return found ? ((const char *const *)found)[1] : untranslated;\n}\n')
