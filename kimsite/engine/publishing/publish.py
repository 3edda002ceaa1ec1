"""Publishing: drafts take their places in an order in which no page is ahead of what it links to.

Over the whole tree, all owners: what is new, to which nothing links yet; then what changed, which
links to nothing but what stands; then the Traces; and what is gone last of all (the sweep beside
this module). Killed between any two of these moves, a build leaves every page that can be reached
from the front page without a dangling link.

While no front page stands, nothing can be reached, and each draft is put in place at once; the
front page is the last file of the last draft. So a first build that was cut short goes on where it
was. Owners are marked dirty in the memory before their first file moves.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from kimsite.engine.remembering.light import Light
from kimsite.engine.remembering.memory import Gone, Memory
from kimsite.engine.remembering.trace import Trace
from kimsite.engine.writing.draft import Draft
from kimsite.engine.writing.write import WriteFault, make_folders, move, write_file
from kimsite.problem import Problem
from kimsite.rendering.layout import MARK

KEPT_AT_ONCE = 200
"""Rows to a transaction: a first build that is cut short repeats at most the sites of one."""
_FEEDS = (".xml", ".opml", ".json", ".csv", ".geojson", ".sqlite")


class Publication:
    """What one build publishes. ``stage`` is None for a build that writes nothing."""

    def __init__(self, output: Path | None, stage: str | None, memory: Memory) -> None:
        self.memory = memory
        memory.unstage()
        self.rooted = output is not None and (output / "index.html").exists()
        self.problems: list[Problem] = []
        self._hands = _Hands(str(output), stage) if output is not None and stage else None
        self._waiting: list[tuple[Light, Trace, Draft]] = []

    def claim(self) -> None:
        """The mark that the folder is ours comes first of all. Raises WriteFault."""
        if self._hands is not None:
            self._hands.claim()

    def begin(self, owners: Iterable[str]) -> None:
        """These owners are about to be drafted."""
        if not self.rooted:
            self.memory.mark_dirty(owners)

    def add(self, light: Light, trace: Trace, draft: Draft) -> None:
        """Publish a draft now or in its turn, and keep its Trace then. Raises WriteFault."""
        if not self.rooted and self._hands is not None:
            self._hands.add(draft)
            if faults := self._hands.change(draft):
                self.problems += faults
                return
        self._waiting.append((light, trace, draft))
        if len(self._waiting) >= KEPT_AT_ONCE:
            self.flush()

    def finish(self, leaving: Callable[[list[str]], Gone]) -> None:
        """Publish what waits, and forget who is ``leaving``, given the owners of whom not all could
        be published.

        Raises WriteFault; every page then links to what stands.
        """
        hands = self._hands
        if not self.rooted or hands is None:
            self.memory.keep(self._waiting, leaving([]))
            self._waiting.clear()
            return
        self.flush()
        self.memory.mark_staged()
        for _, draft in self.memory.drafts():
            hands.add(draft)
        refused: list[str] = []
        for owner, draft in self.memory.drafts():
            if faults := hands.change(draft):
                self.problems += faults
                refused.append(owner)
        self.memory.settle(refused, leaving(refused))

    def flush(self) -> None:
        """Let the memory have the Traces so far, whose summaries the directory is made of."""
        keep = self.memory.stage if self.rooted else self.memory.keep
        keep(self._waiting)
        self._waiting.clear()


class _Hands:
    """Moves files from the stage into the output."""

    def __init__(self, output: str, stage: str) -> None:
        self.output = output
        self.stage = stage
        self._made: set[str] = {output}

    def claim(self) -> None:
        """Write the mark, whole, if there is none."""
        file = os.path.join(self.output, "robots.txt")
        if os.path.isfile(file):
            return
        try:
            write_file(os.path.join(self.stage, "robots.txt"), [f"{MARK}\n".encode()])
        except OSError as error:
            raise WriteFault(file, error) from error
        self._move("robots.txt", "robots.txt")

    def add(self, draft: Draft) -> None:
        """Put in place what is new. Raises WriteFault: to go on would leave links to nowhere."""
        if draft.whole:
            self._move(draft.folder, draft.folder)
            return
        for number, path in _in_turn(draft.added):
            self._move(f"{draft.folder}/a{number}", path)

    def change(self, draft: Draft) -> list[Problem]:
        """Put in place what changed; what another program holds open is left as it is, and said.

        Raises WriteFault for anything else.
        """
        refused: list[Problem] = []
        for number, path in _in_turn(draft.changed):
            try:
                self._move(f"{draft.folder}/c{number}", path)
            except WriteFault as fault:
                if not isinstance(fault.__cause__, PermissionError):
                    raise
                refused.append(fault.problem)
        return refused

    def _move(self, draft: str, path: str) -> None:
        file = os.path.join(self.output, path)
        try:
            make_folders(os.path.dirname(file), self._made)
            move(os.path.join(self.stage, draft), file)
        except OSError as error:
            raise WriteFault(file, error) from error


def _in_turn(paths: tuple[str, ...]) -> list[tuple[int, str]]:
    """Paths with their numbers: pages, lists, feeds, and the network's front page last."""
    return sorted(enumerate(paths), key=lambda numbered: (_turn(numbered[1]), numbered[1]))


def _turn(path: str) -> int:
    if path == "index.html":
        return 3
    if path.endswith(_FEEDS):
        return 2
    return 1 if path.endswith("/index.html") else 0
