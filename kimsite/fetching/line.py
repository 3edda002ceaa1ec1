"""A line to one host: to an address that was judged, and cut when the time is over.

A timer cuts it, in whatever step it then hangs: a socket's own timeout starts anew with each byte.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from kimsite.fetching.fault import FetchFault


class Line:
    """The socket in use; ``over`` once it was cut."""

    def __init__(self, deadline: float) -> None:
        self.deadline = deadline
        self.over = False
        self.socket: socket.socket | None = None

    def left(self) -> float:
        """The seconds left; never none, for a socket would take that for no limit."""
        return max(0.01, self.deadline - time.monotonic())

    def connect(self, addresses: list[tuple[int, str]], port: int) -> None:
        """Connect to the first of ``addresses`` (family and address) that answers.

        Raises OSError.
        """
        refused = OSError("tidak ada alamat")
        for family, address in addresses:
            self.socket = socket.socket(family, socket.SOCK_STREAM)
            self.socket.settimeout(self.left() / (2 if len(addresses) > 1 else 1))
            try:
                self.socket.connect((address, port))
            except OSError as error:
                self.socket.close()
                refused = error
            else:
                self.socket.settimeout(self.left())
                return
        raise refused

    def secure(self, host: str) -> None:
        """Speak TLS from here on, with ``host`` and nobody else. Raises OSError."""
        assert self.socket is not None  # noqa: S101 -- for the type checker
        # The timer must know the new socket before it can hang.
        self.socket = ssl.create_default_context().wrap_socket(
            self.socket, server_hostname=host, do_handshake_on_connect=False
        )
        self.socket.do_handshake()

    def cut(self) -> None:
        """Time is over."""
        self.over = True
        if self.socket is not None:
            try:
                # The plain way: TLS would first take leave of a host that does not listen.
                socket.socket.shutdown(self.socket, socket.SHUT_RDWR)
            except OSError:
                return


@contextmanager
def cut_at(deadline: float, address: str) -> Iterator[Line]:
    """A line that is cut at ``deadline``; then all that went wrong is that it was slow."""
    line = Line(deadline)
    timer = threading.Timer(line.left(), line.cut)
    timer.daemon = True
    timer.start()
    try:
        yield line
    except FetchFault:
        if line.over:
            raise FetchFault("luar-lambat", alamat=address) from None
        raise
    finally:
        timer.cancel()
        if line.socket is not None:
            line.socket.close()
