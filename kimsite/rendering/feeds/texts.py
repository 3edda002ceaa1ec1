"""Texts as feeds may hold them: without what XML forbids, and plain where readers expect HTML."""

from __future__ import annotations

import re
from html import escape

# What XML 1.0 does not know, and the control characters that it knows but advises against.
_ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP = re.compile(r"<|&(?=[#\w])")


def drop_illegal(text: str) -> str:
    """``text`` without control characters."""
    return _ILLEGAL.sub("", text)


def as_html(text: str) -> str:
    """Plain text for a ``<description>``, which most readers take for HTML.

    Only what HTML would read as markup is escaped, for the readers that take it for text.
    """
    return _MARKUP.sub(lambda found: escape(found[0]), drop_illegal(text))
