# room.py: a talk as a room hears it
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of talks share: the audience's window, and what must not be in it."""
import json
import subprocess
import sys
import time

from bus import Workbench, children, keys, wait_for, walk


class Talk(Workbench):
    def window_named(self, name):
        return next((w for w in children(self.app) if w.get_name() == name), None)

    def audience(self):
        return wait_for('the window of the audience', lambda: self.window_named('Screen of the audience'))

    @staticmethod
    def focus_window(name):
        """Without a window manager a window gets the keys when it is told so."""
        found = subprocess.run(['xdotool', 'search', '--name', name], capture_output=True,
                               text=True, check=True).stdout.split()
        subprocess.run(['xdotool', 'windowfocus', '--sync', found[-1]], check=True)

    def begin(self):
        def press():
            keys('F5')
            time.sleep(0.5)
            return self.window_named('Screen of the audience')
        wait_for('the talk', press)
        self.focus_window('Screen of the audience')

    def end(self):
        keys('Escape')
        wait_for('the end', lambda: self.window_named('Screen of the audience') is None)
        subprocess.run(['xdotool', 'windowfocus', '--sync', self.xid], check=True)

    def heard(self):
        """All names and descriptions in the audience's window."""
        return [text for node in walk(self.audience())
                for text in (node.get_name(), node.get_description()) if text]


def private(texts, words):
    """A sentence where one of the words is in one of the texts."""
    for text in texts:
        for word in words:
            if word in text:
                return f'{word!r} in {text!r}'
    return None


def findings(cli, plan):
    """What the checks say of the plan."""
    out = subprocess.run([cli, 'check', plan, '--json'], capture_output=True, text=True,
                         check=False)
    found = json.loads(out.stdout)['findings']
    if not found:
        sys.exit('the plan has no finding that could be seen')
    return [f['message'] for f in found]
