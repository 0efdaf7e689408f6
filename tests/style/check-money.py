#!/usr/bin/env python3
# check-money.py: no floating type is in the path of money
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-money.py ROOT: prints FILE:LINE: fault; exit status 1 if there is any.

The path is the plan's arithmetic and everything in the room of the rules: amounts are gint64 in
whole 元, shares integers of 1/10,000. Fractions of a 元 are lost where nobody looks.
"""

import re
import sys

from tree import finish, is_c, line_of, read, strip, walk

PATH = ('src/plan/jj-money.', 'src/rules/')
FLOATING = re.compile(r'\b(g?double|g?float|long double|G_TYPE_(?:DOUBLE|FLOAT)|fabs|round|floor|'
                      r'ceil|json_\w+_double\w*|g_ascii_(?:strtod|dtostr)|strtod|atof)\b'
                      r'|\b\d+\.\d*(?:e[-+]?\d+)?\b|\b\d+e[-+]?\d+\b')


def main(root):
    faults = []
    for path in walk(root):
        if not path.startswith(PATH) or not is_c(path):
            continue
        text = strip(read(root, path))
        for match in FLOATING.finditer(text):
            faults.append(f'{path}:{line_of(text, match.start())}: {match.group()} has no place in '
                          'the path of money')
    finish(faults, 'money')


if __name__ == '__main__':
    main(sys.argv[1])
