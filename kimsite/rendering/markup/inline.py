"""Inline markup: which patterns a text is read with, and the small ones among them.

Raw HTML has no pattern here: it stays text, but for a line break.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, SubstituteTagInlineProcessor
from markdown.util import AtomicString

from kimsite.rendering.markup.addresses import register_addresses
from kimsite.rendering.markup.limits import MAX_LINK_TEXT
from kimsite.rendering.markup.links import register_links

_FEW = rf"(.{{1,{MAX_LINK_TEXT}}}?)"
BREAK = r"(?i:<br\s?/?>)\n?"
STRIKE = rf"(?<!~)(~~)(?![\s~]){_FEW}(?<![\s~])~~(?!~)"
CODE = rf"(?<![`\\])(`{{1,8}})(?!`){_FEW}(?<!`)\1(?!`)"


class _Code(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        code = Element("code")
        code.text = AtomicString(m[2].strip())
        return code, m.start(), m.end()


class _Strike(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        struck = Element("del")
        struck.text = m[2]
        return struck, m.start(), m.end()


def register_patterns(md: Markdown, *, references: bool) -> None:
    """Replace the patterns of ``md`` by those of this room; escapes stay its own."""
    patterns = md.inlinePatterns
    for name in ("linebreak", "html", "entity"):
        patterns.deregister(name)
    patterns.register(_Code(CODE, md), "backtick", 190)
    patterns.register(SubstituteTagInlineProcessor(BREAK, "br"), "break", 110)
    patterns.register(_Strike(STRIKE, md), "strike", 40)
    register_links(md, references=references)
    register_addresses(md)
