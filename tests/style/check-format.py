#!/usr/bin/env python3
# check-format.py: clang-format has the last word on the layout of C
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-format.py ROOT: exit status 1 if clang-format would change a file, 77 if it cannot say.

Versions of clang-format disagree with each other; the project's is 14, that of Debian 12.
"""

import re
import shutil
import subprocess
import sys

from tree import finish, in_code, walk

VERSION = 14


def formatter():
    for name in (f'clang-format-{VERSION}', 'clang-format'):
        if shutil.which(name):
            run = subprocess.run([name, '--version'], capture_output=True, text=True, check=False)
            if re.search(rf'version {VERSION}\.', run.stdout):
                return name
    return None


def main(root):
    name = formatter()
    if not name:
        print(f'clang-format {VERSION} is not installed')
        sys.exit(77)
    files = [path for path in walk(root) if in_code(path)]
    faults = []
    for first in range(0, len(files), 50):
        run = subprocess.run([name, '--dry-run', '-Werror', '--style=file'] + files[first:first + 50],
                             cwd=root, capture_output=True, text=True, check=False)
        faults += re.findall(r'^\S+?:\d+:\d+: error: .*$', run.stderr, re.M)
        if run.returncode and not faults:
            faults.append(run.stderr.strip() or f'{name} failed')
    if faults:
        print('Remedy: clang-format -i FILE')
    finish(faults, 'layout of C')


if __name__ == '__main__':
    main(sys.argv[1])
