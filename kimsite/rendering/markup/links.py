"""Links and pictures in Markdown's own forms, none of them ever read far ahead.

Python-Markdown looks for a closing bracket to the end of the text, once for every opening one.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.inlinepatterns import (
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)

from kimsite.rendering.markup.limits import MAX_BRACKETS, MAX_LINK_TEXT

_BRACKET = re.compile(r"[\[\]]")
_TARGET = re.compile(
    r"\(\s{0,20}(?:<(?P<angle>[^<>\n]{0,2000})>|(?P<href>(?:[^()\n]|\([^()\n]{0,200}\)){0,2000}?))"
    r"(?:\s{1,20}(?P<title>\"[^\"\n]{0,1000}\"|'[^'\n]{0,1000}'|[“”][^“”\n]{0,1000}[“”]))?\s{0,20}\)"
)


class _Bounded(LinkInlineProcessor):
    """Finds the two parts of a link without ever reading far ahead."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        depth = 1
        for found in _BRACKET.finditer(data, index, index + MAX_LINK_TEXT):
            depth += 1 if found[0] == "[" else -1
            if depth == 0:
                return data[index : found.start()], found.end(), True
            if depth > MAX_BRACKETS:
                break
        return "", index, False

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        found = _TARGET.match(data, index)
        if found is None:
            return "", None, index, False
        href = found["angle"] if found["angle"] is not None else found["href"]
        title = found["title"]
        if title is not None:
            title = self.unescape(title[1:-1].strip())
        return self.unescape(href).strip(), title, found.end(), True


class _Link(_Bounded):
    ANCESTOR_EXCLUDES = ("a",)


class _Image(_Bounded, ImageInlineProcessor):
    pass


class _Reference(_Bounded, ReferenceInlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)


class _ShortReference(_Bounded, ShortReferenceInlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)


class _ImageReference(_Bounded, ImageReferenceInlineProcessor):
    pass


class _ShortImageReference(_Bounded, ShortImageReferenceInlineProcessor):
    pass


def register_links(md: Markdown, *, references: bool) -> None:
    """Replace the links of ``md``; ``references``: the text defines labels for some."""
    patterns = md.inlinePatterns
    opening, image = patterns["link"].pattern, patterns["image_link"].pattern
    patterns.register(_Link(opening, md), "link", 160)
    patterns.register(_Image(image, md), "image_link", 150)
    for name in ("reference", "image_reference", "short_reference", "short_image_ref"):
        patterns.deregister(name)
    if references:
        patterns.register(_Reference(opening, md), "reference", 170)
        patterns.register(_ImageReference(image, md), "image_reference", 140)
        patterns.register(_ShortReference(opening, md), "short_reference", 130)
        patterns.register(_ShortImageReference(image, md), "short_image_ref", 125)
