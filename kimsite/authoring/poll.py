"""Looks the authors' folders through again and again, where the system reports no changes.

Of a whole KIM one number is kept, so that a million files are compared without being remembered.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from kimsite.authoring.authored import folder_of, is_top
from kimsite.engine.surveying.stamp import stamp_site

EVERY = 2.0
"""Seconds between two looks."""
SHARE = 4
"""At most one part in so many of the time is spent looking, however many files there are."""


class Poller(threading.Thread):
    """Calls ``changed`` with the paths below ``root`` that are not as they were.

    ``also`` is a path that is looked at besides. Three steps down a path stands for all below it:
    a KIM's folder, a profile, a theme's part.
    """

    def __init__(self, root: Path, changed: Callable[[list[str]], None]) -> None:
        super().__init__(name="kimsite-memeriksa", daemon=True)
        self._root = str(root)
        self._changed = changed
        self.also = ""
        self._ended = threading.Event()
        self._seen = self._look()

    def stop(self) -> None:
        """End; a look under way is not waited for long."""
        self._ended.set()
        if self.is_alive():
            self.join(timeout=5)

    def run(self) -> None:
        """Look, compare, tell; until stopped."""
        pause = EVERY
        while not self._ended.wait(pause):
            began = time.monotonic()
            seen = self._look()
            pause = max(EVERY, (time.monotonic() - began) * SHARE)
            before, self._seen = self._seen, seen
            paths = before.keys() ^ seen.keys()
            paths |= {path for path in seen.keys() & before.keys() if seen[path] != before[path]}
            if paths and not self._ended.is_set():
                self._changed(sorted(paths))

    def _look(self) -> dict[str, str]:
        """A digest for every path of three steps and every file above; folders above by name."""
        seen: dict[str, str] = {}
        waiting = [name for name in _list(self._root) if is_top(name)]
        if folder_of(self.also):
            waiting.append(self.also)
        while waiting and not self._ended.is_set():
            path = waiting.pop()
            place = os.path.join(self._root, *path.split("/"))  # noqa: PTH118 -- 83,000 times
            if path.count("/") == 2 or not os.path.isdir(place):  # noqa: PTH112 -- as above
                seen[path] = stamp_site((place,), place).digest
                continue
            seen[path] = ""
            waiting += [f"{path}/{name}" for name in _list(place)]
        return seen


def _list(folder: str) -> list[str]:
    """The names in ``folder``; none where one cannot look."""
    try:
        return os.listdir(folder)  # noqa: PTH208 -- 83,000 times
    except OSError:
        return []
