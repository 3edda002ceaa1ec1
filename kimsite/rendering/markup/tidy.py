"""Characters that no text may bring along, and the undoing of what stands for another character."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from kimsite.rendering.markup import triggers

# Control characters (two of them hold the parser's own marks), halves of characters, and what
# feeds refuse. Line ends are made one before.
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_HALVES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_ESCAPED = re.compile("\x02(\\d+)\x03")
_LEFTOVER = re.compile("\x02klzzwxh:\\d+\x03|[\x02\x03]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def tidy_characters(source: str) -> str:
    """Return the text with one kind of line end, tabs as spaces, and no control characters."""
    if not triggers.may_need_tidying(source):
        return source
    if "\r" in source or not source.isascii():
        source = _LINE_ENDS.sub("\n", source)
        source = _HALVES.sub("\ufffd", source)
    return _DROPPED.sub("", source).expandtabs(4)


def settle(text: str) -> str:
    """Return text from the parser as the author meant it: escapes and entities undone."""
    if "\x02" in text or "\x03" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1])), text)
        text = _LEFTOVER.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(_decode, text)
    return text


def _decode(found: re.Match[str]) -> str:
    entity = found[0]
    # Without the check, "&notes;" would become "¬es;".
    if entity[1] != "#" and entity[1:] not in html5:
        return entity
    return _DROPPED.sub("", unescape(entity)).replace("\r", "")
