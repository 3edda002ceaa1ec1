"""What holds for every feed that is XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from tests.feeds.held import Held, Rule, find_control


def check_xml(held: Held, rules: Iterable[Rule]) -> list[tuple[str, str]]:
    """The rules that a feed breaks: the name of each, and how."""
    try:
        root = etree.fromstring(held.data)
    except etree.XMLSyntaxError as error:
        return [("well_formed", str(error))]
    return [(rule.__name__, wrong) for rule in rules for wrong in rule(root, held)]


def characters(_: etree._Element, held: Held) -> Iterator[str]:
    """UTF-8, no DOCTYPE, and none of the characters that XML forbids or advises against."""
    if not held.data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>"):
        yield "no declaration"
    if b"<!DOCTYPE" in held.data:
        yield "a DOCTYPE"
    if found := find_control(held.data):
        yield found
