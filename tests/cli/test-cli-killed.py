#!/usr/bin/env python3
# test-cli-killed.py: a command that is killed at any moment leaves all that was there, and no half file
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-cli-killed.py JINGJIN_CLI [TIMES]

Each command runs once to its end, which tells how long it takes and what it writes; then it is
killed at random moments of that time. The plan and the earlier output are byte for byte as they
were, and what stands at the target is either what stood there or whole.
"""
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile

CLI = sys.argv[1]
TIMES = int(sys.argv[2]) if len(sys.argv) > 2 else 5
SEED = random.randrange(1 << 30)
OLD = b'what was written before'


def run(*words):
    return subprocess.run([CLI, *words], capture_output=True, check=False).returncode


def start(words):
    return subprocess.Popen([CLI, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def digest(path):
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


def is_whole(path):
    if path.endswith('.jingjin'):
        return run('info', path) == 0
    if path.endswith('.pdf'):
        with open(path, 'rb') as file:
            return file.read().rstrip().endswith(b'%%EOF')
    return zipfile.is_zipfile(path) and zipfile.ZipFile(path).testzip() is None


def visible(folder):
    """What a person sees there: not the hidden files of a write that never ended."""
    return sorted(os.path.join(folder, name) for name in os.listdir(folder)
                  if not name.startswith('.'))


def try_once(words, out, kept, after):
    """Kills WORDS after so many seconds; OUT is its file or folder, KEPT what must not change."""
    before = {path: digest(path) for path in kept}
    process = start(words)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for path, was in before.items():
        if digest(path) != was:
            sys.exit(f'{words[0]} killed after {after:.3f} s changed {path} (seed {SEED})')
    for path in visible(out) if os.path.isdir(out) else [out] if os.path.exists(out) else []:
        with open(path, 'rb') as file:
            old = file.read() == OLD
        if not old and not is_whole(path):
            sys.exit(f'{words[0]} killed after {after:.3f} s left a half {path} (seed {SEED})')
    return process.returncode < 0


def prepare(out, replaces):
    """An earlier output where the command replaces one, nothing where it refuses to."""
    if os.path.isdir(out):
        for path in visible(out):
            os.unlink(path)
    elif replaces:
        with open(out, 'wb') as file:
            file.write(OLD)
    elif os.path.exists(out):
        os.unlink(out)


def main():
    random.seed(SEED)
    with tempfile.TemporaryDirectory(prefix='jingjin-') as folder:
        def path(name):
            return os.path.join(folder, name)
        base, mine, theirs, parts = (path(n) for n in ('base.jingjin', 'mine.jingjin',
                                                       'theirs.jingjin', 'parts'))
        os.mkdir(parts)
        run('new', '--from', 'yunlin-114', base)
        for copy in (mine, theirs):
            run('merge', base, base, base, '-o', copy)
        with open(path('scan.pdf'), 'wb') as file:
            file.write(b'%PDF-1.4' + bytes(1 << 20))
        run('package', base, '--draft', '-o', path('county.zip'))
        kept = [base, mine, theirs, path('county.zip')]
        commands = [(['export', base, '--as', kind], path('out.' + kind), True)
                    for kind in ('odt', 'pdf', 'xlsx')]
        commands += [(['merge', base, mine, theirs], path('merged.jingjin'), False),
                     (['next-year', base], path('next.jingjin'), False),
                     (['attach', path('county.zip'), path('scan.pdf')], path('stamped.zip'), True),
                     (['consolidate', path('county.zip')], path('all.xlsx'), True),
                     (['handout', mine, '--each', 'alliance'], parts, False)]
        killed = 0
        for words, out, replaces in commands:
            words += ['-o', out]
            prepare(out, replaces)
            begun = time.monotonic()
            if start(words).wait() > 1 or not os.path.exists(out):
                sys.exit(f'{words} did not work')
            took = time.monotonic() - begun
            # A hand-out notes in the plan what went out: that file is whole, but another.
            same = [one for one in kept if words[0] != 'handout' or one != mine]
            for _ in range(TIMES):
                prepare(out, replaces)
                killed += try_once(words, out, same, random.uniform(0, took))
                if not is_whole(mine):
                    sys.exit(f'{words[0]} broke the plan (seed {SEED})')
        if not killed:
            sys.exit('no command was ever killed before its end')
        print(f'{killed} of {TIMES * len(commands)} runs were killed before their end')


if __name__ == '__main__':
    main()
