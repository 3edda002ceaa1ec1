"""What earlier builds wrote and this one does not, removed last of all.

What is to go is kept in the memory together with the Trace that no longer lists it, so that a
build that is cut short leaves nothing published that was withdrawn: the next one removes it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kimsite.engine.remembering.memory import Gone, Memory
from kimsite.engine.writing.stage import INSIDE
from kimsite.engine.writing.write import KEPT, WriteFault, list_files, remove
from kimsite.model import DIRECTORY
from kimsite.problem import Problem
from kimsite.rendering.layout import Layout


class Sweep:
    """Removes what stands no longer; nothing goes before every new page stands."""

    def __init__(self, output: Path | None, layout: Layout, memory: Memory) -> None:
        self.output = str(output) if output is not None else ""
        self.layout = layout
        self.memory = memory

    def leaving(self, owners: set[str]) -> Gone:
        """These owners stand no longer: all they wrote goes, and their rows."""
        return owners, self._left_by(owners) if self.output else ()

    def _left_by(self, owners: set[str]) -> Iterator[str]:
        for owner in sorted(owners):
            trace = self.memory.trace(owner)
            if trace is not None:
                yield from trace.outputs
            home = owner if owner.startswith("assets/") else f"kim/{owner}"
            yield from list_files(os.path.join(self.output, home), f"{home}/")

    def find_unknown(self, slugs: set[str]) -> set[str]:
        """Every file outside of the sites of ``slugs`` and of the theme's folder.

        For an output whose past nobody remembers; each owner looks after its own folder.
        """
        if not self.output:
            return set()
        spared = {f"kim/{slug}" for slug in slugs} | {self.layout.assets, INSIDE, *KEPT}
        return {path for path in list_files(self.output, spared=spared) if path not in KEPT}

    def remove(self) -> list[Problem]:
        """Remove it all; what another program holds open is said, and left to the next build."""
        leftover = set(self.memory.leftover())
        if not leftover:
            return []
        refused: dict[str, Problem] = {}
        emptied: set[str] = set()
        standing = self._standing(leftover)
        spelt = {path.casefold(): path for path in standing}
        for path in sorted(leftover - standing) if self.output else ():
            file = os.path.join(self.output, path)
            if self._is_same(file, spelt.get(path.casefold(), "")):
                continue
            try:
                remove(file)
            except OSError as error:
                refused[path] = WriteFault(file, error).problem
            else:
                emptied.add(path.rpartition("/")[0])
        self._remove_empty(emptied)
        self.memory.swept(refused)
        return list(refused.values())

    def _is_same(self, file: str, standing: str) -> bool:
        """Whether ``file`` is what stands, where the system takes capitals for small letters."""
        try:
            return bool(standing) and os.path.samefile(file, os.path.join(self.output, standing))
        except OSError:
            return False

    def _remove_empty(self, folders: Iterable[str]) -> None:
        for folder in sorted(folders, reverse=True):  # the inner ones first
            while folder:
                try:
                    os.rmdir(os.path.join(self.output, folder))
                except OSError:
                    break
                folder = folder.rpartition("/")[0]

    def _standing(self, leftover: set[str]) -> set[str]:
        """What another owner has taken over: a redirect where a site was, or the reverse."""
        owners = {DIRECTORY, *(_owner(path) for path in leftover)}
        traces = (self.memory.trace(owner) for owner in sorted(owners))
        return {path for trace in traces if trace is not None for path in trace.outputs}


def _owner(path: str) -> str:
    """Who owns the folder that ``path`` stands in."""
    parts = path.split("/", 2)
    if len(parts) < 3:
        return DIRECTORY
    return {"kim": parts[1], "assets": f"assets/{parts[1]}"}.get(parts[0], DIRECTORY)
