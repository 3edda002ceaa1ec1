"""What takes a block: processors of our own where Python-Markdown's are too generous or slow.

The forgiving pass (forgiving.py) already put every such block on its own, so that each processor
only has to recognise one line.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    EmptyBlockProcessor,
    ListIndentProcessor,
    ParagraphProcessor,
    ReferenceProcessor,
)
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.util import AtomicString

from kimsite.rendering.markup.limits import fits_table

CODE_MARK = "\x02kode:%d\x03"
"""Stands in a text for a fenced block; no author can type it, control characters are removed."""
RULE = "***"

_CODE_MARK = re.compile(r"\x02kode:(\d+)\x03")
_HEADING = re.compile(r"(#{1,6}) +([^\n]+)(?:\n|$)")


class _FencedCode(BlockProcessor):
    """Puts the lines of a fence back, as one block that nothing else touches."""

    def __init__(self, parser: BlockParser, codes: list[str]) -> None:
        super().__init__(parser)
        self.codes = codes

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return _CODE_MARK.fullmatch(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        found = _CODE_MARK.fullmatch(blocks.pop(0))
        assert found is not None, "run follows a passed test"  # noqa: S101
        code = SubElement(SubElement(parent, "pre"), "code")
        code.text = AtomicString(self.codes[int(found[1])])


class _Heading(BlockProcessor):
    """A heading needs a space after its signs: ``#panen`` is a hashtag."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return block.startswith("#") and _HEADING.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = _HEADING.match(block)
        assert found is not None, "run follows a passed test"  # noqa: S101
        SubElement(parent, f"h{len(found[1])}").text = found[2].strip()
        if rest := block[found.end() :]:
            blocks.insert(0, rest)


class _Rule(BlockProcessor):
    """A line across the text."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return block == RULE

    def run(self, parent: Element, blocks: list[str]) -> None:
        blocks.pop(0)
        SubElement(parent, "hr")


class _BoundedTable(TableProcessor):
    """A table of a size that people read; a larger one stays lines of text."""

    def test(self, parent: Element, block: str) -> bool:
        return "|" in block and fits_table(block) and super().test(parent, block)


def register_blocks(
    parser: BlockParser, codes: list[str], *, tables: bool, references: bool
) -> None:
    """Register what takes a block: no indented code, strict headings, saner lists.

    ``codes`` is the list that fenced blocks are looked up in; it is filled before each text.
    """
    blocks = parser.blockprocessors
    blocks.register(EmptyBlockProcessor(parser), "empty", 100)
    blocks.register(_FencedCode(parser, codes), "fence", 95)
    blocks.register(ListIndentProcessor(parser), "indent", 90)
    if tables:
        blocks.register(_BoundedTable(parser, {"use_align_attribute": True}), "table", 75)
    blocks.register(_Heading(parser), "heading", 70)
    blocks.register(_Rule(parser), "rule", 50)
    blocks.register(SaneOListProcessor(parser), "olist", 40)
    blocks.register(SaneUListProcessor(parser), "ulist", 30)
    blocks.register(BlockQuoteProcessor(parser), "quote", 20)
    if references:
        blocks.register(ReferenceProcessor(parser), "reference", 15)
    blocks.register(ParagraphProcessor(parser), "paragraph", 10)
