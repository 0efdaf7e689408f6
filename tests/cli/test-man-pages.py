#!/usr/bin/env python3
# test-man-pages.py: the manual page names every command of the program and every option, no other
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: test-man-pages.py JINGJIN-CLI JINGJIN-CLI.1"""
import os
import re
import subprocess
import sys

ENGLISH = {**os.environ, 'LC_ALL': 'C.UTF-8'}


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True, env=ENGLISH).stdout


def of_program(cli):
    """{command: its options}"""
    commands = re.findall(r'^  ([a-z-]+) ', run(cli, '--help'), re.MULTILINE)
    return {name: set(re.findall(r'^  (?:-\w, )?--([\w-]+)', run(cli, name, '--help'), re.MULTILINE))
            - {'help'} for name in commands}


def of_page(path):
    with open(path, encoding='utf-8') as file:
        text = file.read().replace(r'\-', '-')
    found, options = {}, None
    for line in text.split('.SH COMMANDS')[1].split('.SH')[0].splitlines():
        if match := re.match(r'\.BR ([a-z-]+)', line):
            options = found.setdefault(match[1], set())
        elif match := re.match(r'\.B (?:-\w, )?--([\w-]+)', line):
            options.add(match[1])
    return found


def main(cli, page):
    program, written = of_program(cli), of_page(page)
    assert len(program) > 20, program
    for name in sorted(program.keys() | written.keys()):
        assert program.get(name) == written.get(name), \
            f'{name}: the program has {program.get(name)}, the page {written.get(name)}'


if __name__ == '__main__':
    main(*sys.argv[1:])
