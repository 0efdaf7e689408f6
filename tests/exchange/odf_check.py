# odf_check.py: holds OpenDocument packages against the grammar of ODF 1.2
# SPDX-License-Identifier: GPL-3.0-or-later
"""check(PATH) → list of faults. From the command line: odf_check.py FILE...; exit status 1 if any.

OASIS's schema is in no Debian package, so the tables that python3-odf has made from it are the
judge: which element may stand in which, with text or not, with which attributes, and which it must
have. What they do not know is the form of values; LibreOffice judges those.
"""

import re
import sys
import zipfile
from xml.etree import ElementTree

from odf import grammar
from odf.namespaces import OFFICENS, nsdict

STYLE = 'urn:oasis:names:tc:opendocument:xmlns:style:1.0'
# What 1.3 has and the tables do not.
IN_1_3 = {(STYLE, 'scale-to-X'), (STYLE, 'scale-to-Y')}
PARTS = ('content.xml', 'styles.xml', 'meta.xml', 'settings.xml')
MANIFEST = '{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}'


def split(tag):
    match = re.fullmatch(r'\{([^}]*)\}(.*)', tag)
    return (match[1], match[2]) if match else ('', tag)


def name(pair):
    return f'{nsdict.get(pair[0], pair[0])}:{pair[1]}'


def check_element(element, faults, later=frozenset()):
    own = split(element.tag)
    if own not in grammar.allowed_children:
        faults.append(f'no element {name(own)}')
        return
    allowed = grammar.allowed_attributes.get(own)
    given = {split(key) for key in element.attrib}
    for attribute in given:
        if allowed is not None and attribute not in allowed and attribute not in later:
            faults.append(f'{name(own)} has no attribute {name(attribute)}')
    for attribute in set(grammar.required_attributes.get(own, ())) - given:
        faults.append(f'{name(own)} lacks {name(attribute)}')
    texts = [element.text] + [child.tail for child in element]
    if own not in grammar.allows_text and any(text and text.strip() for text in texts):
        faults.append(f'{name(own)} holds text')
    children = grammar.allowed_children[own]
    for child in element:
        if children is not None and split(child.tag) not in children:
            faults.append(f'{name(split(child.tag))} stands in {name(own)}')
        check_element(child, faults, later)


def check_references(root, styles, faults):
    """Every style that is named is there, and names of tables, sections, frames stand once."""
    text = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
    table = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'
    seen = set()
    for element in root.iter():
        for key in (text + 'style-name', table + 'style-name'):
            if key in element.attrib and element.attrib[key] not in styles:
                faults.append(f'no style {element.attrib[key]}')
        for tag, key in ((table + 'table', table + 'name'), (text + 'section', text + 'name'),
                         (text + 'bookmark-start', text + 'name'),
                         (text + 'user-field-decl', text + 'name')):
            if element.tag == tag:
                own = (tag, element.attrib.get(key))
                if own in seen:
                    faults.append(f'{own[1]} stands twice')
                seen.add(own)
    declared = {own for tag, own in seen if tag == text + 'user-field-decl'}
    for field in root.iter(text + 'user-field-get'):
        if field.attrib[text + 'name'] not in declared:
            faults.append(f'the field {field.attrib[text + "name"]} is not declared')


def check_manifest(package, faults):
    listed = {entry.attrib[MANIFEST + 'full-path'] for entry in
              ElementTree.fromstring(package.read('META-INF/manifest.xml'))}
    for member in package.namelist():
        if member not in ('mimetype', 'META-INF/manifest.xml') and member not in listed:
            faults.append(f'{member} is not in the manifest')
    for path in listed - {'/'} - set(package.namelist()):
        faults.append(f'{path} is in the manifest alone')


def find_styles(roots):
    key = f'{{{STYLE}}}name'
    return {element.attrib[key] for root in roots for element in root.iter()
            if key in element.attrib}


def check(path):
    faults = []
    package = zipfile.ZipFile(path)
    first = package.infolist()[0]
    if first.filename != 'mimetype' or first.compress_type != zipfile.ZIP_STORED:
        faults.append('mimetype is not the first member, stored')
    check_manifest(package, faults)
    roots = {part: ElementTree.fromstring(package.read(part)) for part in PARTS
             if part in package.namelist()}
    for part, root in roots.items():
        found = []
        if split(root.tag)[0] != OFFICENS:
            found.append('the root is no element of ODF')
        version = root.attrib.get(f'{{{OFFICENS}}}version')
        check_element(root, found, IN_1_3 if version == '1.3' else frozenset())
        faults.extend(f'{part}: {fault}' for fault in dict.fromkeys(found))
    check_references(roots['content.xml'], find_styles(roots.values()), faults)
    return faults


if __name__ == '__main__':
    status = 0
    for path in sys.argv[1:]:
        for fault in check(path):
            print(f'{path}: {fault}')
            status = 1
    sys.exit(status)
