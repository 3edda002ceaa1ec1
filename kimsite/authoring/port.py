"""The port of the preview: the one asked for, else the next that is free."""

from __future__ import annotations

import errno
import socket
import sys

HOST = "127.0.0.1"
TRIES = 50
_BUSY = {errno.EADDRINUSE, errno.EACCES, 10013, 10048}  # the last two as Windows says it


def open_port(port: int) -> socket.socket:
    """A socket bound to ``port`` on this computer alone (0: any), or to one of the next 50.

    Raises OSError where none is free.
    """
    for number in range(port, port + TRIES):
        try:
            return _bind(number)
        except OSError as error:
            last = number + 1 >= port + TRIES or number >= 65_535
            if error.errno not in _BUSY or last:
                raise
    raise AssertionError  # the loop returns or raises


def _bind(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            # There, a port that is merely "reused" may be taken from a running program.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
    except OSError:
        listener.close()
        raise
    return listener
