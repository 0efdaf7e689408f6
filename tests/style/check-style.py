#!/usr/bin/env python3
# check-style.py: the limits of the house style that a machine can see
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-style.py ROOT [BUILD]: prints FILE:LINE: fault; exit status 1 if there is any.

Limits: file 600 lines, header 120, function 60, 5 parameters, 3 levels of nesting.
The GError at the end is not counted as a parameter: every function that can fail has it. The
parameters of a static function that is only handed over as a callback are its caller's choice. A
header without functions is a table and may be as long as a file.
"""

import json
import os
import re
import sys

from tree import finish, in_code, is_c, line_of, read, strip, walk, without_preprocessor

FILE_LINES, HEADER_LINES, FUNCTION_LINES, PARAMETERS, NESTING = 600, 120, 60, 5, 3
SOURCES = ('.c', '.h', '.py', '.ui', '.css', '.svg', 'meson.build', 'meson_options.txt')
NO_TEXT_RULES = ('.po', '.csv', '.png', '.ico', '.gz', '.zip', '.jingjin', '.json')
CONTROL = ('if', 'for', 'while', 'switch')
# Written so that this file does not hold the words that it looks for.
UNFINISHED = re.compile(r'\b(?:TO' r'DO|FIX' r'ME|X' r'XX)\b(?!\s*\(?#\d)')
MACHINE_PATH = re.compile(r'(?<![\w.}>)])/(?:home|work|root|Users)/[\w.]')


def check_text(path, text):
    faults = []
    for number, line in enumerate(text.split('\n'), 1):
        where = f'{path}:{number}: '
        if line.rstrip('\n') != line.rstrip():
            faults.append(where + 'white space at the end of the line')
        if UNFINISHED.search(line):
            faults.append(where + 'unfinished business without the number of its issue')
        if MACHINE_PATH.search(line):
            faults.append(where + 'a path that exists on one machine only')
        if '\t' in line and is_c(path):
            faults.append(where + 'tab')
    if text and not text.endswith('\n'):
        faults.append(f'{path}:{text.count(chr(10)) + 1}: no newline at the end of the file')
    return faults


def check_head(path, text):
    faults = []
    head = text.split('\n', 6)[:6]
    if not any('SPDX-License-Identifier: GPL-3.0-or-later' in line for line in head):
        faults.append(f'{path}:1: no SPDX licence line among the first six')
    if is_c(path):
        name = re.escape(os.path.basename(path))
        if not re.match(rf'/\* (?:[\w-]+/)*{name}: \S', head[0]):
            faults.append(f'{path}:1: the first line must be /* {os.path.basename(path)}: … */')
        if path.endswith('.h') and '#pragma once' not in text:
            faults.append(f'{path}:1: header without #pragma once')
    lines = text.count('\n')
    limit = HEADER_LINES if path.endswith('.h') and '(' in strip(text) else FILE_LINES
    if lines > limit and path.endswith(('.c', '.h', '.py', '.ui')):
        faults.append(f'{path}:{limit}: {lines} lines, allowed are {limit}')
    return faults


def check_dead(path, text):
    faults = []
    for match in re.finditer(r'^[ \t]*#[ \t]*if[ \t]+0\b', text, re.M):
        faults.append(f'{path}:{line_of(text, match.start())}: #if 0')
    if 'g_application_get_default' in strip(text):
        faults.append(f'{path}:1: g_application_get_default: pass what is needed')
    if path.endswith('.h'):
        return faults            # A header is a manual: its comments may show calls.
    code = re.compile(r'^\s*(?:[\w>.*\[\]-]+\s*[+*-]?=[^=].*|(?:return\b|g_\w+ \(|jj_\w+ \().*);$'
                      r'|^\s*(?:if|for|while|switch) \(.*\)\s*\{?$|^\s*#\s*include\b')
    for match in re.finditer(r'/\*.*?\*/|(?<![:"\'/])//[^\n]*', text, re.S):
        for offset, line in enumerate(match.group().split('\n')):
            bare = re.sub(r'^\s*(?:/\*+|//+|\*(?!/))?|\*/\s*$', '', line).rstrip()
            if code.match(bare):
                number = line_of(text, match.start()) + offset
                faults.append(f'{path}:{number}: code in a comment')
    return faults


def functions(code):
    """Yields (name, start, body, end, parameters) of each function in stripped C."""
    depth, start = 0, 0
    for match in re.finditer(r'[{};]', code):
        char, at = match.group(), match.start()
        if char == '{':
            if depth == 0:
                opening = (start, at)
            depth += 1
        elif char == '}':
            depth -= 1
            if depth == 0:
                found = function_at(code, opening, at)
                if found:
                    yield found
                    start = at + 1
        elif depth == 0:
            start = at + 1


def function_at(code, opening, end):
    head = code[opening[0]:opening[1]]
    match = re.match(r'(?P<before>.*?)\b(?P<name>\w+)\s*\((?P<parameters>[^{}]*)\)\s*$', head, re.S)
    if not match or '=' in match['before']:
        return None
    # What stands before the function on the same level (macros without semicolon) ends at a blank
    # line or at a closing parenthesis.
    before = re.split(r'\n[ \t]*\n|\)[ \t]*\n', match['before'])[-1]
    words = head[:match.start('name')]
    start = opening[0] + len(words) - len(before.lstrip())
    return match['name'], start, opening[1], end, match['parameters']


def count_parameters(text):
    text = re.sub(r',\s*GError\s*\*\*\s*\w*$', '', text.strip())
    if text in ('', 'void'):
        return 0
    depth, count = 0, 1
    for char in text:
        depth += (char == '(') - (char == ')')
        count += char == ',' and depth == 0
    return count


class Nesting:
    """The deepest level of control statements in a function body, braces or not."""

    def __init__(self, body):
        self.tokens = re.findall(r'\w+|[^\w\s]', body)
        self.at = 0
        self.deepest = 0

    def token(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def skip_group(self):
        """Skips from an opening parenthesis to behind its partner."""
        depth = 0
        while self.token():
            depth += (self.token() in '([{') - (self.token() in ')]}')
            self.at += 1
            if depth == 0:
                return

    def block(self, level):
        self.at += 1
        while self.token() and self.token() != '}':
            self.statement(level)
        self.at += 1

    def inner(self, level):
        self.deepest = max(self.deepest, level + 1)
        self.statement(level + 1)

    def statement(self, level):
        token = self.token()
        if token == '{':
            self.block(level)
        elif token == 'do':
            self.at += 1
            self.inner(level)
            self.expression(level)
        elif token in CONTROL:
            self.at += 1
            self.skip_group()
            self.inner(level)
            self.otherwise(level)
        elif token in ('case', 'default'):
            while self.token() and self.token() != ':':
                self.at += 1
            self.at += 1
        else:
            self.expression(level)

    def otherwise(self, level):
        if self.token() != 'else':
            return
        self.at += 1
        if self.token() == 'if':
            self.statement(level)
        else:
            self.inner(level)

    def expression(self, level):
        """To the semicolon; a loop made by a macro, `name (…) {`, counts as a level."""
        first, last = self.at, None
        while self.token() and self.token() != ';':
            token = self.token()
            if token == '}':
                return
            if token == '{' and last == ')' and '=' not in self.tokens[first:self.at]:
                self.inner(level)
                return
            if token in '([{':
                self.skip_group()
            else:
                self.at += 1
            last = self.tokens[self.at - 1]
        self.at += 1


def check_functions(path, text):
    faults = []
    code = without_preprocessor(strip(text))
    for name, start, body, end, parameters in functions(code):
        line = line_of(code, start)
        where = f'{path}:{line}: {name}: '
        length = line_of(code, end) - line + 1
        if length > FUNCTION_LINES:
            faults.append(f'{where}{length} lines, allowed are {FUNCTION_LINES}')
        count = count_parameters(parameters)
        if count > PARAMETERS and not is_callback(code, name, start):
            faults.append(f'{where}{count} parameters, allowed are {PARAMETERS}')
        nesting = Nesting(code[body:end + 1])
        nesting.block(0)
        if nesting.deepest > NESTING:
            faults.append(f'{where}{nesting.deepest} levels of nesting, allowed are {NESTING}')
    return faults + (check_prototypes(path, code) if path.endswith('.h') else [])


def is_callback(code, name, start):
    """Static, and never called in its own file but only named."""
    uses = re.findall(rf'\b{name}\b\s*(\(?)', code)
    static = re.match(r'\s*(?:\w+\s+)*?static\b', code[start:])
    return bool(static) and uses.count('(') == 1 and uses.count('') > 0


def check_prototypes(path, code):
    faults = []
    for match in re.finditer(r'^[\w \t*]*?\b(\w+)[ \t]*\(((?:[^(){};]|\([^()]*\))*)\)[^;{}()]*'
                             r'(?:\([^()]*\)[^;{}()]*)*;', code, re.M):
        count = count_parameters(match[2])
        if count > PARAMETERS and 'typedef' not in match.group():
            line = line_of(code, match.start())
            faults.append(f'{path}:{line}: {match[1]}: {count} parameters, allowed are {PARAMETERS}')
    return faults


def built_sources(root, paths, build):
    """All .c files that some meson.build names, in full or through a loop that meson unrolled."""
    built = set()
    for path in paths:
        if os.path.basename(path) == 'meson.build':
            folder = os.path.dirname(path)
            for name in re.findall(r"'([^'\n]+\.c)'", read(root, path)):
                built.add(os.path.normpath(os.path.join(folder, name)))
    commands = os.path.join(build or '', 'compile_commands.json')
    if build and os.path.exists(commands):
        with open(commands, encoding='utf-8') as file:
            for entry in json.load(file):
                full = os.path.join(entry['directory'], entry['file'])
                built.add(os.path.relpath(os.path.realpath(full), os.path.realpath(root)))
    return built


def main(root, build=None):
    faults = []
    paths = walk(root)
    built = built_sources(root, paths, build)
    for path in paths:
        if path.endswith(NO_TEXT_RULES):
            continue
        text = read(root, path)
        if path != 'LICENSE':
            faults += check_text(path, text)
        if path.endswith(SOURCES) or text.startswith('#!'):
            faults += check_head(path, text)
        if is_c(path):
            faults += check_dead(path, text)
        if in_code(path):
            faults += check_functions(path, text)
        if path.endswith('.c') and path not in built:
            faults.append(f'{path}:1: no meson.build names this file')
    finish(faults, 'house style')


if __name__ == '__main__':
    main(*sys.argv[1:3])
