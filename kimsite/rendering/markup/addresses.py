"""Bare addresses become links, as far as the address goes and the sentence does not."""

from __future__ import annotations

import re
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTreeprocessor
from markdown.util import INLINE_PLACEHOLDER_RE, AtomicString

_MAIL = r"[A-Z0-9][\w.+-]{0,63}@[A-Z0-9-]{1,63}(?:\.[A-Z0-9-]{1,63})+"
# A placeholder stands where the author (or the phone's editor) escaped a character.
_BARE = r"(?:[^\s<>\"“”\x02\x03\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]|\x02klzzwxh:\d+\x03)+"
ADDRESS = (
    r"(?i:<(?P<auto>https?://[^<>\s]+)>"
    rf"|(?<![a-z0-9@/.])(?P<bare>(?:https?://|(?-i:[Ww]ww\.|WWW\.))(?=[^\W_]){_BARE}))"
)
MAIL = rf"(?i:<(?:mailto:)?(?P<automail>{_MAIL})>|(?<![\w.+@/-])(?P<mail>{_MAIL}))"
_NOT_LAST = frozenset(".,;:!?'\"*_~]}»’…")


class _Address(InlineProcessor):
    """Addresses as people write them, with and without angle brackets."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        shown, end = m[m.lastgroup or 0], m.end()
        if m.lastgroup == "bare":
            shown = shown[: _end_of_address(shown, self._stash())]
            end = m.start() + len(shown)
        shown = self.unescape(shown)
        link = Element("a")
        if m.lastgroup in {"mail", "automail"}:
            link.set("href", "mailto:" + shown)
        else:
            link.set("href", "http://" + shown if shown[:4].lower() == "www." else shown)
        link.text = AtomicString(shown)
        return link, m.start(), end

    def _stash(self) -> dict[str, Element | str]:
        inline = cast("InlineTreeprocessor", self.md.treeprocessors["inline"])
        return inline.stashed_nodes


def _end_of_address(text: str, stash: dict[str, Element | str]) -> int:
    """Return where a bare address ends: before code in it, and before a sentence's punctuation."""
    end = len(text)
    for found in INLINE_PLACEHOLDER_RE.finditer(text):
        if not isinstance(stash.get(found[1]), str):
            end = found.start()
            break
    surplus = text.count(")", 0, end) - text.count("(", 0, end)
    while end:
        if text[end - 1] == ")" and surplus > 0:
            surplus -= 1
        elif text[end - 1] not in _NOT_LAST:
            break
        end -= 1
    return end


def register_addresses(md: Markdown) -> None:
    """Have ``md`` link addresses with angle brackets and without."""
    for name in ("autolink", "automail"):
        md.inlinePatterns.deregister(name)
    md.inlinePatterns.register(_Address(ADDRESS, md), "address", 120)
    md.inlinePatterns.register(_Address(MAIL, md), "mail", 115)
