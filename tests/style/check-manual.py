#!/usr/bin/env python3
# check-manual.py: the manual's pages are well formed, complete in both languages, and lead somewhere
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-manual.py ROOT: prints faults; exit status 1 if there is any."""
import pathlib
import sys
import xml.etree.ElementTree as tree

MALLARD = '{http://projectmallard.org/1.0/}'
BLOCKS = {'info', 'title', 'p', 'list', 'steps', 'figure'}


def check(folder, names):
    for name in sorted(names):
        path = folder / f'{name}.page'
        try:
            page = tree.parse(path).getroot()
        except (tree.ParseError, OSError) as error:
            yield f'{path}: {error}'
            continue
        if page.tag != MALLARD + 'page' or page.get('id') != name:
            yield f'{path}: not the page {name}'
        for child in page:
            if child.tag.removeprefix(MALLARD) not in BLOCKS:
                yield f'{path}: the reader does not know {child.tag}'
        for link in page.iter(MALLARD + 'link'):
            if link.get('xref') not in names:
                yield f'{path}: no page {link.get("xref")}'
        for media in page.iter(MALLARD + 'media'):
            if not (folder / media.get('src')).is_file():
                yield f'{path}: no figure {media.get("src")}'


def main(root):
    folders = [root / 'help' / lang for lang in ('C', 'zh_TW')]
    names = {path.stem for folder in folders for path in folder.glob('*.page')}
    faults = [fault for folder in folders for fault in check(folder, names)]
    listed = (root / 'help/meson.build').read_text(encoding='utf-8')
    faults += [f'help/meson.build does not install {name}' for name in names
               if f"'{name}.page'" not in listed]
    if len(names) < 5:
        faults.append('the manual is not there')
    print('\n'.join(faults + [f'{len(faults)} faults: manual']))
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1])))
