"""What earlier builds wrote and this one does not, removed last of all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kimsite.engine.memory import Memory
from kimsite.engine.work import list_site
from kimsite.engine.write import list_files, remove_files
from kimsite.rendering.layout import Layout


class Sweep:
    """Collects what is to go; nothing goes before every new page stands."""

    def __init__(self, output: Path | None, layout: Layout, memory: Memory) -> None:
        self.output = output
        self.layout = layout
        self.memory = memory
        self._stale: set[str] = set()
        self._owners: set[str] = set()

    def leave(self, paths: Iterable[str]) -> None:
        """These paths of the tree stand no longer."""
        self._stale.update(paths)

    def forget(self, owners: set[str]) -> None:
        """These owners stand no longer: all they wrote goes, and their rows."""
        self._owners |= owners
        if self.output is None:
            return
        for owner in owners:
            trace = self.memory.trace(owner)
            if trace is not None:
                self.leave(trace.outputs)
            if not owner.startswith("assets/"):
                self.leave(list_site(self.layout, self.output, owner))

    def leave_unknown(self, known: Iterable[str], slugs: set[str]) -> None:
        """Everything outside of the sites of ``slugs`` and the theme, but what is ``known``.

        For an output whose past nobody remembers; each site looks after its own folder.
        """
        if self.output is None:
            return
        inside = {f"kim/{slug}" for slug in slugs} | {self.layout.assets}
        for path in list_files(self.output):
            folder = "/".join(path.split("/", 2)[:2])
            if folder not in inside:
                self._stale.add(path)
        self._stale.difference_update(known)

    def remove(self) -> None:
        """Remove it all. Raises WriteFault."""
        if self.output is not None:
            remove_files(self.output, sorted(self._stale))
        self.memory.forget(sorted(self._owners))
