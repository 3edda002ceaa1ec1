"""Footnotes: Python-Markdown finds them, this room numbers them as the reader meets them."""

from __future__ import annotations

from collections.abc import Collection
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension


class Notes(FootnoteExtension):
    """Marks become ``<sup><a href="#fn:label">``, notes a ``<div class="footnote">`` at the end.

    Numbers, ids and the ways back are the writer's: it alone knows the order of the page.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what finds the notes, and nothing that writes them."""
        super().extendMarkdown(md)
        for name in ("footnote", "footnote-reorder", "footnote-duplicate"):
            md.treeprocessors.deregister(name, strict=False)
        md.postprocessors.deregister("footnote")

    def append_notes(self, root: Element) -> None:
        """Parse the notes found in the text and append them to the tree."""
        if not self.footnotes:
            return
        section = SubElement(root, "div", {"class": "footnote"})
        for label, text in list(self.footnotes.items()):
            note = Element("note", {"label": label})
            self.parser.parseChunk(note, text)
            section.append(note)


def label_of(mark: Element) -> str | None:
    """Return the label a ``<sup>`` refers to, or None if it is no footnote's mark."""
    link = mark[0] if len(mark) else None
    href = link.get("href", "") if link is not None else ""
    return href[len("#fn:") :] if href.startswith("#fn:") else None


class Numbering:
    """Numbers footnotes in the order in which the page refers to them, and names their ids."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._marks: dict[str, int] = {}

    def refer(self, label: str) -> tuple[int, int]:
        """Count a mark; return its note's number, and how many marks that note has by now."""
        again = self._marks[label] = self._marks.get(label, 0) + 1
        return self.number(label), again

    def number(self, label: str) -> int:
        """Return a note's number: the next one, if nothing has referred to it."""
        self._marks.setdefault(label, 0)
        return list(self._marks).index(label) + 1

    def marks(self, label: str) -> int:
        """Return how often a note was referred to."""
        return self._marks.get(label, 0)

    def next(self, left: Collection[str]) -> str:
        """Return which of the notes left comes next: those never referred to come last."""
        return next((label for label in self._marks if label in left), None) or next(iter(left))

    def note_id(self, number: int) -> str:
        """Return the id of a note."""
        return f"isi-{self._prefix}catatan-{number}"

    def mark_id(self, number: int, again: int) -> str:
        """Return the id of one of the marks that refer to a note."""
        suffix = f"-{again}" if again > 1 else ""
        return f"isi-{self._prefix}rujukan-{number}{suffix}"
