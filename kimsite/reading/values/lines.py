"""The plainest YAML, a line ``key: text`` for each field, read without a parser.

Most front matter is no more than that. Whatever could mean anything else to YAML is left to the
parser; a property test holds that both read the same values at the same places.
"""

from __future__ import annotations

import re

from kimsite.model import Source
from kimsite.reading.values.node import Mark, Node

# What libyaml refuses, breaks lines at or would trim is in no text here; unquoted text begins with
# no sign of YAML's, and has a colon only inside a word (``19:30``).
_ODD = r"\x00-\x1f\x7f-\xa0\u2000-\u200f\u2028-\u202f\u3000\ud800-\udfff\ufeff\ufffe\uffff"
_WORD = rf"[\w(+/][^{_ODD}:#]*"
_LINE = re.compile(
    rf"([A-Za-z_][A-Za-z0-9_-]{{0,60}}):"
    rf"(?: +(?:({_WORD}(?::{_WORD})*)(?<! )|\"([^{_ODD}\"\\]*)\"|'([^{_ODD}']*)'))?"
)
_NOTHING, _UNQUOTED = 1, 2  # the last group that took part
_PARTS = ("\n ", "\n-", ": [")  # a list, or a field within a field


def parse_lines(source: Source, text: str, first_line: int) -> Node | None:
    """The mapping that ``text``, on ``first_line`` of ``source``, is; None if it takes a parser."""
    if any(sign in text for sign in _PARTS):
        return None
    fields: dict[str, Node] = {}
    keys: dict[str, Mark] = {}
    for number, line in enumerate(text.split("\n"), first_line):
        if not line:
            continue
        found = _LINE.fullmatch(line)
        if found is None or (key := found[1]) in fields:
            return None
        keys[key] = (number, 1, len(key))
        part = found.lastindex or _NOTHING
        if part == _NOTHING:
            fields[key] = Node("", source, (number, len(line) + 1, 1), True)
            continue
        start, end = found.span(part)
        if part == _UNQUOTED:
            fields[key] = Node(found[part], source, (number, start + 1, end - start), True)
        else:
            fields[key] = Node(found[part], source, (number, start, end - start + 2))
    if not fields:
        return None
    top, _, _ = next(iter(keys.values()))
    return Node(fields, source, (top, 1, 1), keys=keys)
