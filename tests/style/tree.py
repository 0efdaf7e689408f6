# tree.py: the files of the project and what all checks do with them
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the source tree, cleans C text, prints faults. Standard library only."""

import os
import re
import subprocess
import sys

IGNORED = {'.git', '__pycache__', 'sample-output', 'subprojects'}


def walk(root):
    """The project's files as paths relative to root, sorted: what git knows, else what lies there."""
    if os.path.exists(os.path.join(root, '.git')):
        run = subprocess.run(['git', '-C', root, 'ls-files', '-z'], capture_output=True, text=True,
                             check=False)
        if run.returncode == 0 and run.stdout:
            names = sorted(set(run.stdout.rstrip('\0').split('\0')))
            return [name for name in names if os.path.isfile(os.path.join(root, name))]
    return walk_folders(root)


def walk_folders(root):
    """Without git, as in a release: everything but build folders."""
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [f for f in folders if f not in IGNORED and not is_build(folder, f)]
        found += [os.path.relpath(os.path.join(folder, f), root) for f in files]
    return sorted(found)


def is_build(folder, name):
    """A folder that meson made, or one that the project's .gitignore names for it."""
    if os.path.isdir(os.path.join(folder, name, 'meson-private')):
        return True
    return name.startswith(('build', '_build')) and name != 'build-aux'


def read(root, path):
    with open(os.path.join(root, path), encoding='utf-8', errors='replace', newline='') as file:
        return file.read()


def is_c(path):
    return path.endswith(('.c', '.h'))


def in_code(path):
    """C of the program or of its tests."""
    return is_c(path) and path.split(os.sep)[0] in ('src', 'tests')


TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def strip(text):
    """C without comments and string contents, line for line the same length in lines."""
    def blank(match):
        token = match.group()
        if token[0] in '"\'':
            return token[0] * 2
        return '\n' * token.count('\n') or ' '
    return TOKEN.sub(blank, text)


def without_preprocessor(text):
    """Strips preprocessor lines (and their continuations) from already stripped C."""
    return re.sub(r'^[ \t]*#(?:[^\n\\]|\\.|\\\n)*', lambda m: '\n' * m.group().count('\n'), text,
                  flags=re.M)


def line_of(text, position):
    return text.count('\n', 0, position) + 1


def finish(faults, what):
    """Prints the faults and ends with the exit status that meson expects."""
    for fault in sorted(set(faults)):
        print(fault)
    if faults:
        print(f'{len(set(faults))} faults: {what}')
    sys.exit(1 if faults else 0)
