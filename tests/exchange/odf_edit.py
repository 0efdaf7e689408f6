#!/usr/bin/python3
# odf_edit.py: edits an OpenDocument file in LibreOffice, as a person would, and saves it there
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: /usr/bin/python3 odf_edit.py IN.odt OUT.odt [EDIT...]

Edits: replace:OLD=NEW (text), after:TEXT=NEW (a paragraph after the one with TEXT), bold:TEXT,
field:NAME=VALUE (the value of a user field), over:NAME=TEXT (typed over the first field of that
name in the chapter of the test), drop:SECTION (with its text).
"""
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.awt.FontWeight import BOLD
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(profile):
    pipe = f'jingjin{os.getpid()}'
    process = subprocess.Popen(
        ['soffice', f'-env:UserInstallation=file://{profile}', '--headless', '--norestore',
         f'--accept=pipe,name={pipe};urp;'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        'com.sun.star.bridge.UnoUrlResolver', local)
    for _ in range(300):
        try:
            return process, resolver.resolve(
                f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
        except Exception:  # not there yet
            time.sleep(0.1)
    process.kill()
    sys.exit('LibreOffice does not answer')


def find(document, text):
    search = document.createSearchDescriptor()
    search.SearchString = text
    found = document.findFirst(search)
    if not found:
        sys.exit(f'the document has no “{text}”')
    return found


def edit(document, what):
    kind, rest = what.split(':', 1)
    if kind == 'replace':
        old, new = rest.split('=', 1)
        find(document, old).String = new
    elif kind == 'after':
        old, new = rest.split('=', 1)
        found = find(document, old)
        cursor = found.Text.createTextCursorByRange(found.End)
        cursor.gotoEndOfParagraph(False)
        found.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        found.Text.insertString(cursor, new, False)
    elif kind == 'bold':
        found = find(document, rest)
        found.CharWeight = found.CharWeightAsian = BOLD
    elif kind == 'field':
        name, value = rest.rsplit('=', 1)
        masters = document.TextFieldMasters
        masters.getByName(f'com.sun.star.text.fieldmaster.User.{name}').Content = value
        document.TextFields.refresh()
    elif kind == 'over':
        name, text = rest.rsplit('=', 1)
        fields = document.TextFields.createEnumeration()
        while fields.hasMoreElements():
            field = fields.nextElement()
            section = field.Anchor.TextSection if hasattr(field, 'TextFieldMaster') else None
            if section and section.Name.startswith('field:chapter/513/') \
                    and field.TextFieldMaster.Name == name:
                field.Anchor.String = text
                break
    elif kind == 'drop':
        section = document.TextSections.getByName(rest)
        section.Anchor.String = ''
        section.dispose()


def main(source, target, *edits):
    with tempfile.TemporaryDirectory() as profile:
        process, context = connect(profile)
        desktop = context.ServiceManager.createInstanceWithContext(
            'com.sun.star.frame.Desktop', context)
        document = desktop.loadComponentFromURL(f'file://{os.path.abspath(source)}', '_blank', 0,
                                                (option('Hidden', True),))
        for what in edits:
            edit(document, what)
        document.storeToURL(f'file://{os.path.abspath(target)}', (option('FilterName', 'writer8'),))
        document.close(True)
        try:
            desktop.terminate()
        except Exception:  # it is gone before it has answered
            pass
        process.wait()


if __name__ == '__main__':
    main(*sys.argv[1:])
