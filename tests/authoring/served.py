"""A running ``kimsite serve``, and a browser's ear at it."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from tests.conftest import Network

PATIENCE = 15.0


def until(true: Callable[[], bool], what: str) -> None:
    """Wait until ``true``, and fail with ``what`` was waited for."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.02)


class Served:
    """A running ``kimsite serve``."""

    def __init__(self, network: Network, *arguments: str, within: tuple[str, ...] = ()) -> None:
        self.network = network
        call = [
            *within,
            sys.executable,
            "-m",
            "kimsite",
            "-C",
            str(network.root),
            "serve",
            *arguments,
        ]
        # A group of its own, so that a signal reaches it alone; Windows needs that for Ctrl-C.
        windows = sys.platform == "win32"
        flags = subprocess.CREATE_NEW_PROCESS_GROUP if windows else 0
        self.process = subprocess.Popen(
            call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"}, creationflags=flags,
        )  # fmt: skip
        self.said = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        until(lambda: "Buka http" in self.said or self.process.poll() is not None, "the address")
        found = re.search(r"Buka http://127\.0\.0\.1:(\d+)/ \(Ctrl-C untuk berhenti\)", self.said)
        assert found, self.said
        self.port = int(found[1])

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
        """The status and text of one answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def shows(self, path: str, text: str) -> None:
        """Wait until the page at ``path`` shows ``text``."""
        until(lambda: text in self.ask(path)[1], f"{text!r} on {path}")

    def problems(self) -> list[str]:
        """The codes of the problems shown on the page."""
        report = json.loads(self.ask("/_kimsite/masalah.json")[1])
        return [problem["code"] for problem in report["masalah"]]

    def interrupt(self) -> None:
        """Ctrl-C, and its end."""
        windows = sys.platform == "win32"
        self.process.send_signal(signal.CTRL_BREAK_EVENT if windows else signal.SIGINT)
        self.process.wait(timeout=PATIENCE)
        self._reader.join(timeout=PATIENCE)

    def end(self) -> None:
        """End it whatever the test did."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(timeout=PATIENCE)
        self._reader.join(timeout=PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()


class Listening:
    """A browser's open ear: the versions announced by server-sent events."""

    def __init__(self, served: Served) -> None:
        self.versions: list[str] = []
        self.connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE)
        self.connection.request("GET", "/_kimsite/peristiwa")
        self.socket = self.connection.sock
        self.answer = self.connection.getresponse()
        assert self.answer.headers["content-type"].startswith("text/event-stream")
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        until(lambda: bool(self.versions), "the first event")

    def _listen(self) -> None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            while line := self.answer.readline():
                if line.startswith(b"data: "):
                    self.versions.append(line[6:].strip().decode())

    def hang_up(self) -> None:
        """As a closed tab does."""
        self.socket.shutdown(socket.SHUT_RDWR)
        self.await_end()

    def await_end(self) -> None:
        """Wait for the end of the answer."""
        self._thread.join(timeout=PATIENCE)
        assert not self._thread.is_alive()
        self.answer.close()
        self.connection.close()
