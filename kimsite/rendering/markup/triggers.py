"""Inline parsing only where there is something to parse: it is the dearest step of a post.

Most paragraphs hold no sign that could start anything, and most patterns none of their own signs
in the paragraphs that do. What is found stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import AtomicString

from kimsite.rendering.markup.limits import MAX_TRIGGERS

_TRIGGER = re.compile(r"[\\`\[<~@]|://|www\.", re.IGNORECASE)
_SIGN = re.compile(r"[\\`\[<~@:]")
_NEEDED = {
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


def set_aside_plain_text(root: Element) -> None:
    """Mark the texts that inline parsing must leave alone, in place.

    Those without any trigger gain nothing from it (this halves the time of a usual post), those
    with too many would take seconds.
    """
    for element in root.iter():
        text = element.text
        if text and not isinstance(text, AtomicString) and _is_plain(text):
            element.text = AtomicString(text)
        tail = element.tail
        if tail and _is_plain(tail):
            element.tail = AtomicString(tail)


def _is_plain(text: str) -> bool:
    if not _SIGN.search(text) and "www." not in text.lower():
        return True
    found = sum(1 for _ in islice(_TRIGGER.finditer(text), MAX_TRIGGERS + 1))
    return found == 0 or found > MAX_TRIGGERS


class _Triggered:
    """A pattern that is tried only on text holding one of its triggers: most text holds none."""

    def __init__(self, pattern: re.Pattern[str], triggers: tuple[str, ...]) -> None:
        self.pattern = pattern
        self.triggers = triggers

    def finditer(self, data: str, start: int) -> Iterator[re.Match[str]]:
        """Find what the pattern finds, in the one way that the parser asks for it."""
        if any(trigger in data for trigger in self.triggers):
            return self.pattern.finditer(data, start)
        return iter(())


def await_triggers(md: Markdown) -> None:
    """Have each pattern of ``md`` wait for its triggers; what is found stays the same."""
    for name, triggers in _NEEDED.items():
        if name in md.inlinePatterns:
            pattern = md.inlinePatterns[name]
            pattern.compiled_re = cast("re.Pattern[str]", _Triggered(pattern.compiled_re, triggers))
