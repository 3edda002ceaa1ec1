"""Python-Markdown, set up once a process for each set of features, from text to tree."""

from __future__ import annotations

from functools import lru_cache
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from kimsite.rendering.markup.blocks import register_blocks
from kimsite.rendering.markup.emphasis import emphasise, leave_emphasis
from kimsite.rendering.markup.forgiving import Forgiven
from kimsite.rendering.markup.inline import register_patterns
from kimsite.rendering.markup.notes import Notes
from kimsite.rendering.markup.triggers import await_triggers, set_aside_plain_text

ESCAPABLE = '|~<&@"'
"""Characters that phone editors put a backslash before, besides those of Markdown."""


class Engine:
    """One Markdown instance with what one kind of text needs, used for text after text."""

    def __init__(self, *, tables: bool, notes: bool, references: bool) -> None:
        self._codes: list[str] = []
        self._notes = Notes() if notes else None
        self._md = Markdown(extensions=[self._notes] if self._notes else [])
        self._md.ESCAPED_CHARS.extend(ESCAPABLE)
        register_blocks(self._md, self._codes, tables=tables, references=references)
        register_patterns(self._md, references=references)
        leave_emphasis(self._md)
        await_triggers(self._md)
        self._inline = cast("InlineProcessor", self._md.treeprocessors["inline"])

    def parse(self, text: Forgiven) -> Element:
        """Return the tree of a text, its inline markup parsed, with escapes still in it.

        Raises RecursionError where nested markup is too deep.
        """
        self._md.reset()
        self._codes[:] = text.codes
        root = cast("Element", self._md.parser.parseDocument(text.lines).getroot())
        if self._notes:
            self._notes.append_notes(root)
        set_aside_plain_text(root)
        root = self._inline.run(root)
        emphasise(root)
        return root


@lru_cache(maxsize=8)
def get_engine(*, tables: bool, notes: bool, references: bool) -> Engine:
    """Return the process's engine for texts with these features."""
    return Engine(tables=tables, notes=notes, references=references)


def forget_engines() -> None:
    """Drop the engines, because one was left in the middle of a text."""
    get_engine.cache_clear()
