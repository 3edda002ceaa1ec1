"""What earlier builds wrote and this one does not, removed last of all.

What is to go is kept in the memory together with the Trace that no longer lists it, so that a
build that is cut short leaves nothing published that was withdrawn: the next one removes it.
"""

from __future__ import annotations

from pathlib import Path

from kimsite.engine.memory import Memory
from kimsite.engine.work import list_site
from kimsite.engine.write import list_files, remove_files
from kimsite.model import DIRECTORY
from kimsite.rendering.layout import Layout


class Sweep:
    """Removes what stands no longer; nothing goes before every new page stands."""

    def __init__(self, output: Path | None, layout: Layout, memory: Memory) -> None:
        self.output = output
        self.layout = layout
        self.memory = memory

    def forget(self, owners: set[str]) -> None:
        """These owners stand no longer: all they wrote goes, and their rows."""
        if self.output is not None:
            for owner in sorted(owners):
                trace = self.memory.trace(owner)
                if trace is not None:
                    self.memory.leave(trace.outputs)
                if not owner.startswith("assets/"):
                    self.memory.leave(list_site(self.layout, self.output, owner))
        self.memory.forget(sorted(owners))

    def find_unknown(self, slugs: set[str]) -> set[str]:
        """Every file outside of the sites of ``slugs`` and of the theme's folder.

        For an output whose past nobody remembers; each site looks after its own folder.
        """
        if self.output is None:
            return set()
        inside = {f"kim/{slug}" for slug in slugs} | {self.layout.assets}
        return {
            path
            for path in list_files(self.output)
            if "/".join(path.split("/", 2)[:2]) not in inside
        }

    def remove(self) -> None:
        """Remove it all. Raises WriteFault."""
        if self.output is not None:
            leftover = set(self.memory.leftover())
            remove_files(self.output, sorted(leftover - self._standing(leftover)))
        self.memory.swept()

    def _standing(self, leftover: set[str]) -> set[str]:
        """What another owner has taken over: a redirect where a site was, or the reverse."""
        parts = (path.split("/") for path in leftover if path.startswith("kim/"))
        owners = {DIRECTORY, *(part[1] for part in parts)} if leftover else set()
        traces = (self.memory.trace(owner) for owner in owners)
        return {path for trace in traces if trace is not None for path in trace.outputs}
