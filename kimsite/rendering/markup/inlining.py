"""Inline parsing only where there is something to parse: it is the dearest step of a post.

Most paragraphs hold no sign that could start anything, and most patterns none of their own signs
in the paragraphs that do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString, Registry

from kimsite.rendering.markup import triggers
from kimsite.rendering.markup.limits import MAX_TRIGGERS

_START = re.compile(r"[\\`\[<~@]|://|www\.", re.IGNORECASE)
_SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "address": ("://", "ww.", "WW."),
    "mail": ("@",),
    "break": ("<",),
    "strike": ("~~",),
}
"""What each pattern cannot match without."""


class Inlining:
    """The inline patterns of one Markdown instance, each tried only where its signs are."""

    def __init__(self, md: Markdown) -> None:
        self._tree = cast("InlineProcessor", md.treeprocessors["inline"])
        patterns = md.inlinePatterns
        signs = {patterns[name]: signs for name, signs in _SIGNS.items() if name in patterns}
        self._patterns = [_Awaiting(pattern, signs.get(pattern, ("",))) for pattern in patterns]

    def run(self, root: Element, text: str) -> Element:
        """Return the tree of ``text`` with the inline markup in it parsed, emphasis left alone."""
        if not triggers.may_hold_inline(text):
            return root
        _set_aside(root)
        found = [each.pattern for each in self._patterns if triggers.may_match(each.signs, text)]
        # To find the next pattern in a list is much faster than in the registry.
        self._tree.inlinePatterns = cast("Registry[InlineProcessor]", found)
        return self._tree.run(root)


class _Awaiting:
    """What a pattern searches with, which searches only text that holds one of its signs."""

    def __init__(self, pattern: Pattern, signs: tuple[str, ...]) -> None:
        self.pattern = pattern
        self.signs = signs
        self._compiled = pattern.compiled_re
        pattern.compiled_re = cast("re.Pattern[str]", self)

    def finditer(self, data: str, start: int) -> Iterable[re.Match[str]]:
        """Find what the pattern finds, in the one way that the parser asks for it."""
        if triggers.may_match(self.signs, data):
            return self._compiled.finditer(data, start)
        return ()


def _set_aside(root: Element) -> None:
    """Mark the texts that inline parsing must leave alone, in place.

    Those without any sign gain nothing from it, those with too many would take seconds.
    """
    for element in root.iter():
        text = element.text
        if text and not isinstance(text, AtomicString) and _is_words(text):
            element.text = AtomicString(text)
        tail = element.tail
        if tail and _is_words(tail):
            element.tail = AtomicString(tail)


def _is_words(text: str) -> bool:
    if not triggers.may_hold_inline(text):
        return True
    if len(text) <= MAX_TRIGGERS:
        return False
    return sum(1 for _ in islice(_START.finditer(text), MAX_TRIGGERS + 1)) > MAX_TRIGGERS
