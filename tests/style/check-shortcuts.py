#!/usr/bin/env python3
# check-shortcuts.py: the shortcuts window names every key of the program, and no other
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-shortcuts.py ROOT: prints faults; exit status 1 if there is any.

Keys are those of the table of accelerators, of bindings of widget classes of the window, and, for
tables and the canvas, those that their sources handle by name.
"""
import html
import re
import sys
import pathlib

NAMED = re.compile(r'GDK_KEY_(?:KP_)?(\w+)')


def normal(key):
    """<Control><Shift>s, in the order that everybody uses."""
    parts = re.findall(r'<(\w+)>', key)
    last = re.sub(r'<\w+>', '', key)
    return ''.join(f'<{p}>' for p in sorted(p.replace('Primary', 'Control') for p in parts)) + last.lower()


def shown(root):
    text = (root / 'ui/jj-shortcuts.ui').read_text(encoding='utf-8')
    for value in re.findall(r'name="accelerator">([^<]*)<', text):
        for key in re.split(r'\s+|(?<=\w)\.\.\.', html.unescape(value)):
            if key:
                yield normal(key), html.unescape(value)


def accelerators(root):
    text = (root / 'src/ui/jj-application.c').read_text(encoding='utf-8')
    for action, keys in re.findall(r'\{ "([\w.:-]+)", \{ ((?:"[^"]+"(?:, )?)+) \} \}', text):
        for key in re.findall(r'"([^"]+)"', keys):
            yield normal(key), action


def bindings(root):
    """Keys that the window's class binds itself."""
    masks = {'control': '<Control>', 'both': '<Control><Shift>', '0': ''}
    text = (root / 'src/ui/jj-window-actions.c').read_text(encoding='utf-8')
    for key, mask, action in re.findall(
            r'add_binding_action \(\w+, GDK_KEY_(\w+), (\w+),\s*"([\w.-]+)"', text):
        if key != 'y':  # Ctrl+Y is the second key of redo
            yield normal(masks[mask] + key), action


def handled(root):
    """Every key that any source of the window names."""
    names = set()
    for path in (root / 'src/ui').rglob('*.c'):
        names.update(name.lower() for name in NAMED.findall(path.read_text(encoding='utf-8')))
    return names


def main(root):
    window = dict(shown(root))
    accels = dict(accelerators(root)) | dict(bindings(root))
    names = handled(root)
    faults = [f'{key} ({action}) is not in the shortcuts window'
              for key, action in accels.items() if key not in window]
    for key, value in window.items():
        last = re.sub(r'<\w+>', '', key)
        if key not in accels and last not in names and not last.isdigit() and last not in ('period',):
            faults.append(f'the shortcuts window has {value}, which no source handles')
    if len(accels) < 15:
        faults.append('the table of accelerators was not read')
    print('\n'.join(faults + [f'{len(faults)} faults: shortcuts']))
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1])))
