#!/usr/bin/env python3
# check-data.py: XML and JSON of the tree can be read, the package stays off the network
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-data.py ROOT: prints FILE:LINE: fault; exit status 1 if there is any."""

import json
import re
import sys
import xml.parsers.expat

from tree import finish, read, walk

XML = ('.ui', '.svg', '.xml', '.xml.in')
NETWORK = re.compile(r'--share=network|--socket=session-bus|--filesystem=host\b')


def check_xml(path, text):
    parser = xml.parsers.expat.ParserCreate()
    try:
        parser.Parse(text.encode('utf-8'), True)
    except xml.parsers.expat.ExpatError as error:
        return [f'{path}:{error.lineno}: {error}']
    return []


def no_duplicates(pairs):
    """A JSON object whose key stands twice keeps the last one without a word: refuse it."""
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError(f'the key "{key}" stands twice')
    return dict(pairs)


def check_json(path, text):
    def refuse(constant):
        raise ValueError(f'{constant} is not JSON')
    try:
        json.loads(text, object_pairs_hook=no_duplicates, parse_constant=refuse)
    except json.JSONDecodeError as error:
        return [f'{path}:{error.lineno}: {error.msg}']
    except ValueError as error:
        return [f'{path}:1: {error}']
    return []


def main(root):
    faults = []
    for path in walk(root):
        if path.endswith(XML):
            faults += check_xml(path, read(root, path))
        elif path.endswith('.json') and path.split('/')[0] in ('data', 'flatpak'):
            faults += check_json(path, read(root, path))
        if path.startswith('flatpak/') and NETWORK.search(read(root, path)):
            faults.append(f'{path}:1: the sandbox must not reach the network or the whole disk')
    finish(faults, 'data')


if __name__ == '__main__':
    main(sys.argv[1])
