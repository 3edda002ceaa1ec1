"""Where the forgiving pass stands: what it wrote, and which items are open to the next line."""

from __future__ import annotations

from dataclasses import dataclass, field

from kimsite.rendering.markup.fences import Fences
from kimsite.rendering.markup.limits import MAX_LISTS

STEP = "    "
"""What one level of a list costs, for Python-Markdown."""


@dataclass(slots=True)
class Open:
    """A list item (or footnote) that the next lines may belong to."""

    indent: int
    kind: str


@dataclass(slots=True)
class Place:
    """Where the pass stands among the lines of the text, or of one quote in it."""

    lines: list[str]
    fences: Fences
    depth: int
    out: list[str] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    gap: bool = True  # nothing above, or a blank line
    first: bool = False  # the line above is the first of a paragraph
    loose: bool = False  # the line above is of a paragraph within an item

    def alone(self, indent: int, block: list[str]) -> None:
        """Put a block on its own, within the item that it is indented under, if any."""
        self.close(indent - 1)
        prefix = STEP * len(self.open)
        self.blank()
        self.out.extend(prefix + line for line in block)
        self.blank()
        self.gap, self.first, self.loose = True, False, False

    def close(self, indent: int) -> None:
        """Close the items that begin at ``indent`` or further right."""
        while self.open and self.open[-1].indent >= indent:
            self.open.pop()

    def enter(self, indent: int) -> Open | None:
        """Close what an item at ``indent`` ends; return the last item of the list it goes on."""
        beside = None
        while self.open and self.open[-1].indent > indent:
            beside = self.open.pop()
        if self.open and (indent < self.open[-1].indent + 2 or len(self.open) == MAX_LISTS):
            beside = self.open.pop()
        return beside

    def starts_list(self) -> bool:
        """Say whether a first item needs a blank line above: it is below no other item."""
        return not self.open or self.open[-1].kind == "note"

    def blank(self) -> None:
        """Have a blank line next, but never two."""
        if self.out and self.out[-1]:
            self.out.append("")
