#!/usr/bin/env python3
# side-by-side.py: the times of edits, opening and the command line on plans S, M and L in one run
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: side-by-side.py BENCH-FIGURES BENCH-STORE JINGJIN-CLI [SIZES]

Prints one JSON line for each figure of performance.md A4, A5, A8 and C: its value for each size,
its floor or goal there, and how it grows: the exponent k of n^k between neighbouring sizes, whose
lines are ten times as many. It fails on no time; only a program that does not run is an error."""
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile

RUNS = 5
# What performance.md wants, in ms: (floor, goal) by size; growth: (floor, goal).
WANTED = {
    'A4 figures after one edit': {'goal': {'M': 1, 'L': 3}, 'growth': [0.2, 0.05]},
    'A4 findings after one edit': {'goal': {'M': 20, 'L': 150}, 'growth': [0.2, 0.05]},
    'A4 longest slice after one edit': {},
    'A4 findings after a purse': {'goal': {'M': 20, 'L': 150}},
    'A4 commit beside SQLite (ratio)': {'goal': {'M': 1.3, 'L': 1.3}},
    'C undo': {'growth': [0.2, 0.05]},
    'A5 all figures': {'growth': [1.05, 1.0]},
    'A5 open': {'goal': {'L': 300}, 'growth': [1.05, 1.0]},
    'C all findings': {'growth': [1.05, 1.0]},
    'A8 info': {'floor': {'M': 100, 'L': 800}, 'goal': {'M': 50, 'L': 400}},
    'A8 check': {'floor': {'M': 100, 'L': 800}, 'goal': {'M': 50, 'L': 400}},
}
NAMES = {
    'figures after one edit': 'A4 figures after one edit',
    'findings after one edit': 'A4 findings after one edit',
    'longest slice after one edit': 'A4 longest slice after one edit',
    'findings after a purse': 'A4 findings after a purse',
    'all figures': 'A5 all figures',
    'all findings': 'C all findings',
    'ratio of the two': 'A4 commit beside SQLite (ratio)',
    'undo of one cell, median': 'C undo',
    'open, median': 'A5 open',
}


def lines_of(program, *arguments):
    output = subprocess.run([program, *arguments], check=True, capture_output=True).stdout
    for line in output.splitlines():
        yield json.loads(line)


def cpu_ms(command):
    """CPU of one run, ours and the kernel's: other work of the machine does not count."""
    with open(os.devnull, 'wb') as nowhere:
        child = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        sys.exit(f'{command}: exit status {child.returncode}')
    return 1000 * (usage.ru_utime + usage.ru_stime)


def measure_cli(cli, store, size, values):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'plan.jingjin')
        subprocess.run([store, '--write', path, size], check=True)
        for name in ('info', 'check'):
            times = [cpu_ms([cli, name, '--json', path]) for _ in range(RUNS)]
            values.setdefault(f'A8 {name}', {})[size] = statistics.median(times)


def growth(by_size):
    """S → M → L: the exponent for each step."""
    sizes = list(by_size)
    return {f'{a}{b}': round(math.log10(by_size[b] / by_size[a]), 2)
            for a, b in zip(sizes, sizes[1:]) if by_size[a] > 0 and by_size[b] > 0}


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    figures, store, cli = sys.argv[1:4]
    sizes = sys.argv[4] if len(sys.argv) > 4 else 'SML'
    values = {}
    for size in sizes:
        for program in (figures, store):
            for line in lines_of(program, size):
                name = NAMES.get(line['what'])
                value = line.get('median', line.get('value'))
                if name and value is not None:
                    values.setdefault(name, {})[size] = value
        measure_cli(cli, store, size, values)
    for name, wanted in WANTED.items():
        by_size = values.get(name, {})
        print(json.dumps({'figure': name, **{s: round(v, 3) for s, v in by_size.items()},
                          'growth': growth(by_size), 'wanted': wanted}))


if __name__ == '__main__':
    main()
