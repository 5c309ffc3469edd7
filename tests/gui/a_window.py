#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A window of another program, in front: each line of the standard input becomes its title."""
import sys

import gi

gi.require_version('Gtk', '3.0')
from gi.repository import GLib, Gtk  # noqa: E402


def read(source, _):
    line = source.readline()
    if not line:
        Gtk.main_quit()
        return False
    window.set_title(line.rstrip('\n'))
    window.present()
    return True


window = Gtk.Window(title='Other work', default_width=500, default_height=300)
window.show_all()
GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, read)
Gtk.main()
