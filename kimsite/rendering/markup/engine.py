"""Python-Markdown, set up once a process for each set of features, from text to tree."""

from __future__ import annotations

from functools import lru_cache
from xml.etree.ElementTree import Element

from kimsite.rendering.markup import triggers
from kimsite.rendering.markup.blocks import register_blocks
from kimsite.rendering.markup.emphasis import emphasise, leave_emphasis
from kimsite.rendering.markup.forgiving import Forgiven
from kimsite.rendering.markup.inline import register_patterns
from kimsite.rendering.markup.inlining import Inlining
from kimsite.rendering.markup.notes import Notes
from kimsite.rendering.markup.parser import Reader

ESCAPABLE = '|~<&@"'
"""Characters that phone editors put a backslash before, besides those of Markdown."""


class Engine:
    """One Markdown instance with what one kind of text needs, used for text after text."""

    def __init__(self, *, tables: bool, notes: bool, references: bool) -> None:
        self._codes: list[str] = []
        self._notes = Notes() if notes else None
        self._md = Reader(extensions=[self._notes] if self._notes else [])
        self._md.ESCAPED_CHARS.extend(ESCAPABLE)
        register_blocks(self._md.parser, self._codes, tables=tables, references=references)
        register_patterns(self._md, references=references)
        leave_emphasis(self._md)
        self._inlining = Inlining(self._md)

    def parse(self, text: Forgiven) -> Element:
        """Return the tree of a text, its inline markup parsed, with escapes still in it.

        Raises RecursionError where nested markup is too deep.
        """
        self._md.reset()
        self._codes[:] = text.codes
        root = Element("div")
        self._md.parser.parseChunk(root, text.text)
        if self._notes:
            self._notes.append_notes(root)
        root = self._inlining.run(root, text.text)
        if triggers.may_emphasise(text.text):
            emphasise(root)
        return root


@lru_cache(maxsize=8)
def get_engine(*, tables: bool, notes: bool, references: bool) -> Engine:
    """Return the process's engine for texts with these features."""
    return Engine(tables=tables, notes=notes, references=references)


def forget_engines() -> None:
    """Drop the engines, because one was left in the middle of a text."""
    get_engine.cache_clear()
