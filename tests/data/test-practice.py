#!/usr/bin/env python3
# test-practice.py: the practice county has its ten errors and no other
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-practice.py JINGJIN_CLI: builds the county sound and broken and lets the program check both."""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.path.join(ROOT, 'data')
CLI = sys.argv.pop(1)


def load_script():
    path = os.path.join(ROOT, 'build-aux', 'make-sample.py')
    sys.path.insert(0, os.path.dirname(path))
    spec = importlib.util.spec_from_file_location('make_sample', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKE = load_script()


def read(name):
    with open(os.path.join(DATA, 'samples', name), encoding='utf-8') as file:
        return file.read()


def check(text):
    """The findings of a plan given as JSON, as (rule, element, field)."""
    with tempfile.TemporaryDirectory() as folder:
        source, plan = os.path.join(folder, 'p.json'), os.path.join(folder, 'p.jingjin')
        with open(source, 'w', encoding='utf-8') as file:
            file.write(text)
        subprocess.run([CLI, 'new', '--from', source, plan], check=True, capture_output=True)
        answer = subprocess.run([CLI, 'check', plan, '--json'], capture_output=True, check=False)
    findings = json.loads(answer.stdout)['findings']
    return sorted((f['rule'], f['element'], f.get('field') or '') for f in findings)


class Practice(unittest.TestCase):
    def test_script_builds_the_same_bytes(self):
        plan, errors = MAKE.build_practice(DATA)
        self.assertTrue(plan.to_json() == read('practice.json'), 'run make-sample.py --practice')
        self.assertTrue(MAKE.errors_json(errors) == read('practice-errors.json'))

    def test_sound_county_has_no_findings(self):
        plan, _ = MAKE.build_practice(DATA, errors=False)
        self.assertEqual(check(plan.to_json()), [])

    def test_ten_errors_are_found_and_none_besides(self):
        errors = json.loads(read('practice-errors.json'))['errors']
        self.assertEqual(len({e['rule'] for e in errors}), 10)
        seeded = sorted((e['rule'], e['element'], e['field']) for e in errors)
        self.assertEqual(check(read('practice.json')), seeded)

    def test_it_says_that_it_is_an_example(self):
        plan = json.loads(read('practice.json'))['elements']['plan'][0]
        self.assertIn('示例', plan['name'])
        self.assertIn('示例', plan['title'])


if __name__ == '__main__':
    unittest.main()
