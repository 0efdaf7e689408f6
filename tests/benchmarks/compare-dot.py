#!/usr/bin/env python3
# compare-dot.py: our canvas layout beside Graphviz dot's, on the same graphs in one run
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: compare-dot.py PATH/TO/bench-graph [50,200,1000 [PATH/TO/bench-sheets]]

Prints a line of JSON for each size, and for each sheet of the sample. Crossings are counted alike: pairs of lines that change sides
between two neighbouring rows; for dot the places of lines in the rows they pass are read from its
curves. dot is only a yardstick; nothing of it is in the program."""

import json
import os
import subprocess
import sys
import tempfile
import time


def read_plain(text):
    nodes, edges = {}, []
    for line in text.splitlines():
        words = line.split()
        if words[0] == 'node':
            nodes[words[1]] = (float(words[2]), float(words[3]))
        elif words[0] == 'edge':
            count = int(words[3])
            numbers = [float(word) for word in words[4:4 + 2 * count]]
            edges.append((words[1], words[2], list(zip(numbers[0::2], numbers[1::2]))))
    return nodes, edges


def sampled(points, steps=24):
    line = [points[0]]
    for i in range(0, len(points) - 3, 3):
        p = points[i:i + 4]
        for k in range(1, steps + 1):
            t = k / steps
            w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3)
            line.append(tuple(sum(w[j] * p[j][axis] for j in range(4)) for axis in (0, 1)))
    return line


def x_at(line, y):
    for (x0, y0), (x1, y1) in zip(line, line[1:]):
        if min(y0, y1) <= y <= max(y0, y1):
            return x0 if y0 == y1 else x0 + (x1 - x0) * (y - y0) / (y1 - y0)
    return min(line, key=lambda point: abs(point[1] - y))[0]


def inversions(values):
    """Pairs i < k with values[i] > values[k], by merging."""
    if len(values) < 2:
        return values, 0
    half = len(values) // 2
    (left, a), (right, b) = inversions(values[:half]), inversions(values[half:])
    merged, count, i = [], a + b, 0
    for value in right:
        while i < len(left) and left[i] <= value:
            merged.append(left[i])
            i += 1
        count += len(left) - i
        merged.append(value)
    return merged + left[i:], count


def crossings(nodes, edges):
    rows = sorted({y for _, y in nodes.values()}, reverse=True)
    row_of = {y: i for i, y in enumerate(rows)}
    gaps = [[] for _ in rows]
    for tail, head, points in edges:
        if nodes[tail][1] < nodes[head][1]:
            tail, head = head, tail
        first, last = row_of[nodes[tail][1]], row_of[nodes[head][1]]
        line = sampled(points)
        x = nodes[tail][0]
        for row in range(first, last):
            below = nodes[head][0] if row + 1 == last else x_at(line, rows[row + 1])
            gaps[row].append((x, below))
            x = below
    return sum(inversions([below for _, below in sorted(gap)])[1] for gap in gaps)


def run_dot(path, n_runs):
    """Median milliseconds, and crossings."""
    times = []
    for _ in range(n_runs):
        start = time.monotonic()
        text = subprocess.check_output(['dot', '-Tplain', path], text=True)
        times.append((time.monotonic() - start) * 1000)
    return round(sorted(times)[len(times) // 2], 1), crossings(*read_plain(text))


def share(ours, theirs):
    return round(ours / theirs, 3) if theirs else None


def compare_sheets(bench, folder):
    """The sample's sheets; what stands in lanes is bound more than dot is."""
    lines = subprocess.check_output([bench], text=True).splitlines()
    subprocess.check_call([bench, '--dump', folder])
    for line in map(json.loads, lines):
        ms, theirs = run_dot(os.path.join(folder, f'sheet-{line["sheet"]}.dot'), 5)
        print(json.dumps({
            'benchmark': 'sheet-beside-dot', 'sheet': line['sheet'], 'nodes': line['nodes'],
            'edges': line['edges'], 'dot_ms': ms, 'our_ms': line['ms'], 'dot_crossings': theirs,
            'our_crossings': line['crossings'], 'our_crossings_in_lanes': line['crossings_in_lanes'],
            'crossings_share': share(line['crossings'], theirs)}))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    bench = os.path.abspath(sys.argv[1])
    sizes = [int(size) for size in (sys.argv[2] if len(sys.argv) > 2 else '50,200,1000').split(',')]
    ours = [json.loads(line) for line in subprocess.check_output([bench], text=True).splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.check_call([bench, '--dump', folder])
        for size in sizes:
            path = os.path.join(folder, f'graph-{size}.dot')
            ms, theirs = run_dot(path, 5 if size <= 200 else 1)
            for line in (each for each in ours if each['nodes'] == size):
                print(json.dumps({
                    'benchmark': 'graph-beside-dot', 'nodes': size, 'edges': line['edges'],
                    'siftings': line['siftings'], 'kicks': line['kicks'],
                    'dot_ms': ms,
                    'our_ms': line['median_ms'], 'dot_crossings': theirs,
                    'our_crossings': line['crossings'],
                    'crossings_share': share(line['crossings'], theirs)}))
        if len(sys.argv) > 3:
            compare_sheets(os.path.abspath(sys.argv[3]), folder)


if __name__ == '__main__':
    main()
