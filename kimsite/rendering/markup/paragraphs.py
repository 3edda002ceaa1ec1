"""A text of nothing but paragraphs → the tree that the parser would build: most posts are one."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from kimsite.rendering.markup import triggers
from kimsite.rendering.markup.limits import MAX_BLOCKS
from kimsite.rendering.markup.words import squeeze


def build_paragraphs(source: str) -> Element | None:
    """Return the tree of a text without any markup; None where there may be some."""
    if triggers.may_hold_markup(source) or source.count("\n\n") > MAX_BLOCKS:
        return None
    lines = [squeeze(line.rstrip()) for line in source.split("\n")]
    for line in lines:
        if line and triggers.may_open_block(line):
            return None
    root = Element("div")
    for block in "\n".join(lines).split("\n\n"):
        if words := block.strip("\n"):
            SubElement(root, "p").text = words
    return root
