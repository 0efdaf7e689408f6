#!/usr/bin/env python3
# check-po.py: every string for people is there in 繁體中文
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-po.py ROOT: prints the faults; exit status 1 if there is any, 77 without gettext.

No string of any language in LINGUAS is untranslated or fuzzy, msgfmt finds its formats right,
POTFILES names every file with strings, and each string that xgettext finds is in the catalogue.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

from tree import finish, read, strip, walk

KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3']
MARKED = re.compile(r'\b(?:_|N_|C_|NC_|ngettext)\s*\(\s*"|\bg_d(?:n|p)gettext2?\s*\(')
PIECE = re.compile(r'"((?:\\.|[^"\\])*)"')


def entries(text):
    """(context, id, translations, fuzzy) of each entry of a catalogue that is in use."""
    found = []
    for block in re.split(r'\n\s*\n', text):
        lines = [line for line in block.split('\n') if not line.startswith('#~')]
        fuzzy = any(line.startswith('#,') and 'fuzzy' in line for line in lines)
        fields, current = {}, None
        for line in lines:
            match = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s', line)
            if match:
                current = match[1]
                fields[current] = ''
            if current and not line.startswith('#'):
                fields[current] += ''.join(PIECE.findall(line))
        if 'msgid' in fields:
            translations = [v for k, v in fields.items() if k.startswith('msgstr')]
            found.append((fields.get('msgctxt'), fields['msgid'], translations, fuzzy))
    return found


def check_catalogue(root, path):
    faults, known = [], set()
    for context, source, translations, fuzzy in entries(read(root, path)):
        known.add((context, source))
        if source and (fuzzy or not all(translations)):
            what = 'fuzzy' if fuzzy else 'not translated'
            faults.append(f'{path}: {what}: {source[:70]!r}')
    run = subprocess.run(['msgfmt', '--check', '-o', os.devnull, os.path.join(root, path)],
                         capture_output=True, text=True, check=False)
    if run.returncode:
        faults += [f'{path}: {line}' for line in run.stderr.splitlines()]
    return faults, known


def has_strings(root, path):
    if path.startswith('src' + os.sep) and path.endswith(('.c', '.h')):
        # Comments go, string contents stay recognisable as an opening quote.
        return MARKED.search(strip(read(root, path)))
    if path.startswith('ui' + os.sep) and path.endswith('.ui'):
        return 'translatable="' in read(root, path)
    return path.startswith('data' + os.sep) and path.endswith(('.desktop.in', '.metainfo.xml.in'))


def check_potfiles(root):
    lines = read(root, 'po/POTFILES').split('\n')
    listed = [line.strip() for line in lines if line.strip() and not line.startswith('#')]
    present = walk(root)
    faults = [f'po/POTFILES: {path} is not there' for path in listed if path not in present]
    faults += [f'po/POTFILES: {path} is missing from it' for path in present
               if has_strings(root, path) and path not in listed]
    return faults, [path for path in listed if path in present]


def extracted(root, listed):
    """Every (context, id) that xgettext finds in the listed files."""
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'jingjin.pot')
        run = subprocess.run(
            ['xgettext', '--from-code=UTF-8', '--force-po', '-o', template]
            + [f'--keyword={keyword}' for keyword in KEYWORDS] + listed,
            cwd=root, capture_output=True, text=True, check=False)
        if run.returncode:
            return {}, [f'xgettext: {line}' for line in run.stderr.splitlines()]
        text = read(folder, 'jingjin.pot')
    return {(context, source) for context, source, _, _ in entries(text) if source}, []


def main(root):
    if not shutil.which('xgettext') or not shutil.which('msgfmt'):
        print('gettext is not installed')
        sys.exit(77)
    faults, listed = check_potfiles(root)
    wanted, more = extracted(root, listed) if listed else (set(), [])
    faults += more
    for language in read(root, 'po/LINGUAS').split():
        path = f'po/{language}.po'
        more, known = check_catalogue(root, path)
        faults += more
        faults += [f'{path}: not in the catalogue: {source[:70]!r}'
                   for context, source in wanted if (context, source) not in known]
    finish(faults, 'translations')


if __name__ == '__main__':
    main(sys.argv[1])
