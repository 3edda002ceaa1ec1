"""Python-Markdown's parser of blocks, which asks no processor about a block that is mere words."""

from __future__ import annotations

from functools import cached_property
from typing import Self
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from kimsite.rendering.markup import triggers


class Parser(BlockParser):
    """Finds what takes each block; most blocks are paragraphs, and no more."""

    @cached_property
    def _processors(self) -> tuple[BlockProcessor, ...]:
        return tuple(self.blockprocessors)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        """Take the blocks, one after the other, into ``parent``."""
        paragraph = self._processors[-1:]
        while blocks:
            may_be_more = triggers.may_be_block(blocks[0])
            for processor in self._processors if may_be_more else paragraph:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break


class Reader(Markdown):
    """Python-Markdown with this room's parser, its processors still to be registered."""

    def build_parser(self) -> Self:
        """Build the parts as Python-Markdown does, but for the parser of blocks."""
        super().build_parser()
        self.parser = Parser(self)
        return self
