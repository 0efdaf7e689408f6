#!/usr/bin/env python3
# test-cli-full.py: a disk that takes no more leaves what was there, and nothing half beside it
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-cli-full.py JINGJIN_CLI

Every command that writes runs where no file can grow beyond a limit, as on a full disk: it says so
in one sentence, plans and earlier output are byte for byte as they were, and nothing else is there.
"""
import hashlib
import os
import resource
import subprocess
import sys
import tempfile

CLI = sys.argv[1]


def run(*words, limit=None):
    """Python ignores the signal of the limit, and so does what it starts."""
    def set_limit():
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    return subprocess.run([CLI, *words], capture_output=True, text=True, check=False, timeout=60,
                          preexec_fn=set_limit, restore_signals=False)


def contents(folder):
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(place, name), 'rb') as file:
                found[os.path.join(place, name)] = hashlib.sha256(file.read()).hexdigest()
    return found


def main():
    with tempfile.TemporaryDirectory(prefix='jingjin-') as folder:
        def path(name):
            return os.path.join(folder, name)
        base, mine, package = path('base.jingjin'), path('mine.jingjin'), path('county.zip')
        run('new', '--from', 'yunlin-114', base)
        run('merge', base, base, base, '-o', mine)
        run('package', base, '--draft', '-o', package)
        os.mkdir(path('parts'))
        with open(path('scan.pdf'), 'wb') as file:
            file.write(b'%PDF-' + os.urandom(100000))
        commands = [['export', base, '--as', kind, '-o', path('out.' + kind)]
                    for kind in ('pdf', 'odt', 'xlsx', 'ods', 'json')]
        commands += [['package', base, '--draft', '-o', package],
                     ['attach', package, path('scan.pdf')],
                     ['consolidate', package, '-o', path('all.xlsx')],
                     ['merge', base, mine, mine, '-o', path('merged.jingjin')],
                     ['next-year', base, '-o', path('next.jingjin')],
                     ['diff', base, mine, '-o', path('changes.odt')],
                     ['handout', mine, '--each', 'alliance', '-o', path('parts')]]
        before = contents(folder)
        for words in commands:
            done = run(*words, limit=2048)
            said = [line for line in done.stderr.splitlines() if line.startswith('jingjin-cli:')]
            if done.returncode != 2 or len(said) != 1 or '“.' in said[0]:
                sys.exit(f'{words}: {done.returncode} {done.stderr}')
            if contents(folder) != before:
                sys.exit(f'{words} left other files: {set(contents(folder)) ^ set(before)}')
        print(f'{len(commands)} commands, nothing half')


if __name__ == '__main__':
    main()
