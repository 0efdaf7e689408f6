#!/usr/bin/python3
# test-two-screens-outside.py: the room's screen is the other one, and Esc leaves all as it was
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: guirun --lang C.UTF-8 -- test-two-screens-outside.py JINGJIN JINGJIN-CLI

On an X server with two monitors and a window manager: presents from a window on either of them. The
room's window fills the other monitor, the speaker's stands on the window's own; at the end the
window has its place, its size and the keys again. Status 77 where there is no such server.
"""
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile

from bus import keys, wait_for
from room import Talk

SERVER = '/usr/lib/xorg/Xorg'
DRIVER = '/usr/lib/xorg/modules/drivers/dummy_drv.so'
WIDTH, HEIGHT = 1280, 720
CONFIG = '''Section "ServerFlags"
  Option "AutoAddDevices" "false"
EndSection
Section "Device"
  Identifier "dummy"
  Driver "dummy"
  VideoRam 64000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "screen"
  Device "dummy"
  Monitor "monitor"
  DefaultDepth 24
EndSection
'''


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


@contextlib.contextmanager
def two_monitors(folder):
    """Both of the same size, side by side; a window manager."""
    config = os.path.join(folder, 'xorg.conf')
    with open(config, 'w', encoding='utf-8') as file:
        file.write(CONFIG)
    out, fd = os.pipe()
    with contextlib.ExitStack() as started:
        def start(*command, **more):
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL, **more)
            started.callback(process.wait)
            started.callback(process.terminate)

        start(SERVER, '-displayfd', str(fd), '-config', config, '-logfile', config + '.log',
              '-noreset', '-nolisten', 'tcp', '-novtswitch', '-sharevts', pass_fds=[fd])
        os.close(fd)
        with os.fdopen(out) as pipe:
            number = pipe.readline().strip()
        if not number:
            sys.exit(77)
        os.environ['DISPLAY'] = f':{number}'
        mode = f'{WIDTH}x{HEIGHT}'
        run('xrandr', '--addmode', 'DUMMY1', mode)
        run('xrandr', '--output', 'DUMMY0', '--mode', mode, '--pos', '0x0',
            '--output', 'DUMMY1', '--mode', mode, '--pos', f'{WIDTH}x0')
        run('xrandr', '--query')  # asks the second one whether it is there now
        start('openbox', '--sm-disable')
        yield


class TwoScreens(Talk):
    def place_of(self, name):
        """(x, y, width, height) of the visible window of a name."""
        found = run('xdotool', 'search', '--onlyvisible', '--name', name).split()
        return self.geometry(found[-1])

    @staticmethod
    def geometry(xid):
        values = dict(line.split('=') for line in run(
            'xdotool', 'getwindowgeometry', '--shell', xid).split())
        return tuple(int(values[key]) for key in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    def present_from(self, monitor):
        run('xdotool', 'windowmove', '--sync', self.xid, str(monitor * WIDTH + 40), '60')
        run('xdotool', 'windowfocus', '--sync', self.xid)
        before = self.geometry(self.xid)
        keys('F5')
        other = ((1 - monitor) * WIDTH, 0, WIDTH, HEIGHT)
        wait_for('the room on the other monitor', lambda: self.window_named(
            'Screen of the audience') and self.place_of('Screen of the audience') == other)
        wait_for('the speaker on this one', lambda: self.window_named('Speaker')
                 and self.place_of('Speaker') == (monitor * WIDTH, 0, WIDTH, HEIGHT))
        shot = os.environ.get('JINGJIN_SHOTS')
        if shot:
            run('sleep', '2')
            run('/usr/bin/import', '-window', 'root', os.path.join(shot, f'two-{monitor}.png'))
        keys('Page_Down')  # wherever the keys are: either window takes them
        keys('Escape')
        wait_for('the end', lambda: not self.window_named('Screen of the audience')
                 and not self.window_named('Speaker'))
        wait_for('the window with the keys', lambda: run(
            'xdotool', 'getwindowfocus').strip() == self.xid)
        after = self.geometry(self.xid)
        if after != before:
            sys.exit(f'from monitor {monitor + 1}: {before} became {after}')


def main(program, cli):
    if not (os.path.exists(DRIVER) and shutil.which('openbox') and shutil.which('xrandr')):
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder, two_monitors(folder):
        plan = os.path.join(folder, '114.jingjin')
        run(cli, 'new', '--from', 'yunlin-114', plan)
        window = TwoScreens(program, cli, plan)
        run('xdotool', 'windowsize', '--sync', window.xid, '1000', '600')
        for monitor in (0, 1):
            window.present_from(monitor)
        window.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
