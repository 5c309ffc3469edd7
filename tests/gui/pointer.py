# SPDX-License-Identifier: Apache-2.0
"""A mouse for a Wayland compositor without one, by wlr-virtual-pointer-unstable-v1 spoken on the socket itself."""
import os
import socket
import struct

LEFT = 0x110
DISPLAY, REGISTRY, CALLBACK, MANAGER, POINTER = 1, 2, 3, 4, 5


class Pointer:
    def __init__(self, width, height):
        self.size = (width, height)
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(os.environ['WAYLAND_DISPLAY'])
        self.send(DISPLAY, 1, struct.pack('=I', REGISTRY))  # get_registry
        self.send(DISPLAY, 0, struct.pack('=I', CALLBACK))  # sync
        name, version = self.manager()
        interface = b'zwlr_virtual_pointer_manager_v1\0'
        self.send(REGISTRY, 0, struct.pack(f'=II{len(interface)}sII', name, len(interface), interface, version, MANAGER))  # bind
        self.send(MANAGER, 0, struct.pack('=II', 0, POINTER))  # create_virtual_pointer, on any seat

    def send(self, target, opcode, body=b''):
        self.socket.sendall(struct.pack('=II', target, (8 + len(body)) << 16 | opcode) + body)

    def receive(self):
        def read(count):
            return self.socket.recv(count, socket.MSG_WAITALL)
        target, word = struct.unpack('=II', read(8))
        return target, word & 0xffff, read((word >> 16) - 8)

    def manager(self):
        """What the registry calls it; every global has been told of when the callback comes."""
        found = None
        while True:
            target, opcode, body = self.receive()
            if target == CALLBACK:
                return found
            if (target, opcode) == (REGISTRY, 0):
                name, length = struct.unpack_from('=II', body)
                if body[8:8 + length] == b'zwlr_virtual_pointer_manager_v1\0':
                    found = name, 1

    def move(self, x, y):
        self.send(POINTER, 1, struct.pack('=IIIII', 0, x, y, *self.size))  # motion_absolute
        self.send(POINTER, 4)  # frame

    def click(self, x, y):
        self.move(x, y)
        for state in (1, 0):
            self.send(POINTER, 2, struct.pack('=III', 0, LEFT, state))  # button
            self.send(POINTER, 4)
