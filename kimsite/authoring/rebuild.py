"""Builds follow saves: one at a time, in the background, once a burst of saves has settled."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

from kimsite.engine.request import Outcome

QUIET = 0.03
"""Seconds without a further save after which a build begins: editors write a file in steps."""
MANY = 8_000
"""So many reports at once may have overflowed what the system keeps: then some were lost."""
PATIENCE = 2.0
"""Seconds after which it begins even if saves go on."""


class StoppedError(Exception):
    """The preview ends while a build is under way."""


class Rebuilder(threading.Thread):
    """Calls ``build`` whenever it was asked to, and ``done`` with the outcome and its seconds.

    ``build`` is told which paths have changed, or None where anything may have. ``failed`` is
    told of a fault of our own, after which the next save is served as ever.
    """

    def __init__(
        self,
        build: Callable[[set[str] | None], Outcome],
        done: Callable[[Outcome, float], None],
        failed: Callable[[Exception], None],
        warm: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(name="kimsite-pratinjau", daemon=True)
        self._build = build
        self._done = done
        self._failed = failed
        self._warm = warm
        self._asked = threading.Event()
        self._stopping = False
        self._lock = threading.Lock()
        self._changed: set[str] | None = None
        self._reports = 0

    def ask(self, paths: Iterable[str] | None = None) -> None:
        """``paths`` changed (None: anything may have); during a build that leads to another."""
        with self._lock:
            self._reports += 1
            if paths is None or self._reports > MANY:
                self._changed = None
            elif self._changed is not None:
                self._changed.update(paths)
        self._asked.set()

    def check(self, *_: object) -> None:
        """Called during a build: raises StoppedError where nobody waits for it any more."""
        if self._stopping:
            raise StoppedError

    def stop(self) -> None:
        """Build no more, and wait shortly for a build under way to notice."""
        self._stopping = True
        self._asked.set()
        if self.is_alive():
            self.join(timeout=5)

    def build_once(self) -> None:
        """Build now, in the calling thread."""
        started = time.perf_counter()
        with self._lock:
            changed, self._changed, self._reports = self._changed, set(), 0
        outcome = self._build(changed)
        self._done(outcome, time.perf_counter() - started)

    def run(self) -> None:
        """Wait, let the saves settle, build; until stopped.

        ``warm`` makes the first build quick, meanwhile: nobody waits for it, and Ctrl-C neither.
        """
        threading.Thread(target=self._warm, name="kimsite-memanas", daemon=True).start()
        while True:
            self._asked.wait()
            self._settle()
            if self._stopping:
                return
            try:
                self.build_once()
            except (StoppedError, KeyboardInterrupt):  # the second: a worker heard of Ctrl-C
                return
            except Exception as error:  # the preview must outlive a bug
                if self._stopping:
                    return
                self._failed(error)

    def _settle(self) -> None:
        began = time.monotonic()
        while not self._stopping and time.monotonic() - began < PATIENCE:
            self._asked.clear()
            if not self._asked.wait(QUIET):
                return
        self._asked.clear()
