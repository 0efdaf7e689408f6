#!/usr/bin/env python3
# check-layers.py: which room may include which, and no include goes in a circle
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-layers.py ROOT: prints FILE:LINE: fault; exit status 1 if there is any.

The arrows are those of src/README.md. Tests of a room count as part of that room. The compiler
refuses most upward includes; this refuses what it lets through: "../rules/x.h", <sqlite3.h>.
"""

import os
import re
import sys

from tree import finish, in_code, line_of, read, walk

ARROWS = {
    'plan': set(),
    'store': {'plan'},
    'rules': {'plan'},
    'imports': {'plan'},
    'layout': set(),
    'data': {'plan', 'rules', 'imports'},  # tests of what ships
    'charts': {'plan', 'rules', 'layout'},
    'documents': {'plan', 'rules', 'layout', 'charts'},
    'exchange': {'plan', 'store', 'rules', 'imports', 'layout', 'charts', 'documents'},
    'cli': {'plan', 'store', 'rules', 'imports', 'layout', 'charts', 'documents', 'exchange'},
    'ui': {'plan', 'store', 'rules', 'imports', 'layout', 'charts', 'documents', 'exchange'},
}
ARROWS['program'] = ARROWS['benchmarks'] = ARROWS['ui'] | {'ui'}
# The command line is a file of src/ itself and must run without a display.
ARROWS['jingjin-cli'] = ARROWS['cli'] | {'cli'}
# Fuzz targets feed the rooms that read strangers' files.
ARROWS['fuzz'] = ARROWS['cli']

# Outside headers by their beginning, and the rooms that may see them.
DRAWING = {'charts', 'documents', 'ui', 'program', 'benchmarks'}
OUTSIDE = [
    ('sqlite3', {'store', 'benchmarks'}),  # beside SQLite's own figures
    ('gtk/', {'ui', 'program'}),
    ('gdk/', {'ui', 'program'}),
    ('gsk/', {'ui', 'program'}),
    ('adwaita', {'ui', 'program'}),
    ('cairo', DRAWING),
    ('pango/', DRAWING),
    ('gsf/', {'documents', 'imports', 'exchange'}),
    ('libxml/', {'documents', 'imports'}),
    ('xlsxwriter', {'documents'}),
    # The other rooms' texts can stand in documents: jj-language.h.
    ('glib/gi18n', {'store', 'imports', 'cli', 'jingjin-cli', 'ui', 'program'}),
]
# The store writes what it applies; the generator of large plans loads without operations.
FOREIGN_PRIVATE = {('store', 'jj-plan-private.h'), ('benchmarks', 'jj-plan-private.h')}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def room_of(path):
    """plan for src/plan/kinds/school.c and tests/plan/test-kind.c; program for src/main.c.

    testing is what stands in tests/ itself: helpers that any test may use."""
    parts = path.split(os.sep)
    if len(parts) > 2:
        return parts[1]
    if parts[0] == 'tests':
        return 'testing'
    return 'jingjin-cli' if parts[-1].startswith('jingjin-cli') else 'program'


def find_headers(paths):
    """Each way to write a header in an include → the files that it can mean."""
    headers = {}
    for path in paths:
        parts = path.split(os.sep)
        if path.endswith('.h') and parts[0] in ('src', 'tests'):
            for first in range(len(parts)):
                headers.setdefault('/'.join(parts[first:]), []).append(path)
    return headers


def choose(path, candidates):
    """The header of the same folder, else of the same room, else the first."""
    for same in (os.path.dirname, room_of):
        for candidate in candidates:
            if same(candidate) == same(path):
                return candidate
    return candidates[0]


def check_include(path, name, target):
    room = room_of(path)
    if '..' in name.split('/'):
        return f'".." in the include of {name}'
    if target is None:
        for beginning, rooms in OUTSIDE:
            if name.startswith(beginning) and room not in rooms:
                return f'<{name}> is not for the room {room}'
        return None
    other = room_of(target)
    if other == room or (other == 'testing' and path.startswith('tests')):
        return None
    if room not in ARROWS:
        return f'the room {room} is not in the table of arrows'
    if other not in ARROWS[room]:
        return f'{name}: the room {room} may not see {other}'
    if name.endswith('-private.h') and (room, os.path.basename(name)) not in FOREIGN_PRIVATE:
        return f'{name} is private to the room {other}'
    return None


def find_cycles(graph):
    """Each include cycle once, as a list of files, by depth-first search."""
    cycles, state, stack = [], {}, []

    def visit(node):
        state[node] = 'open'
        stack.append(node)
        for following in sorted(graph.get(node, ())):
            if state.get(following) == 'open':
                cycles.append(stack[stack.index(following):] + [following])
            elif following not in state:
                visit(following)
        stack.pop()
        state[node] = 'done'

    for node in sorted(graph):
        if node not in state:
            visit(node)
    return cycles


def main(root):
    paths = [path for path in walk(root) if in_code(path)]
    headers = find_headers(paths)
    faults, graph = [], {}
    for path in paths:
        text = read(root, path)
        for match in INCLUDE.finditer(text):
            candidates = headers.get(match[2]) or headers.get(match[2].lstrip('./'))
            target = choose(path, candidates) if candidates else None
            if target:
                graph.setdefault(path, set()).add(target)
            fault = check_include(path, match[2], target)
            if fault:
                faults.append(f'{path}:{line_of(text, match.start())}: {fault}')
    for cycle in find_cycles(graph):
        faults.append(f'{cycle[0]}:1: include cycle ' + ' → '.join(cycle))
    finish(faults, 'arrows between the rooms')


if __name__ == '__main__':
    main(sys.argv[1])
