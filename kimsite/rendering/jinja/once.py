"""``{% sekali %}``: a part of a page that is the same on many pages of one site is written once.

::

    {% sekali kini %}<nav> ... {% endsekali %}

What stands inside is written anew only for another site, another depth of folders or another value
of the keys (here ``kini``). So it may name what belongs to the whole site, the keys, and what it
sets itself; a template that names anything else there is refused when it is compiled, because the
first page's words would stand on all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup

_NAMES = """
address asset displays feeds_page frame front language link network places policy preview_mode
profile_page qr records region site_address sizes status t table
"""
SHARED = frozenset(_NAMES.split())
"""Names that mean the same on every page of one site at one depth."""


class Once(Extension):
    """The tag. The environment's ``pen`` knows site and depth, and keeps what was written."""

    tags = {"sekali"}  # noqa: RUF012 -- as Jinja2 wants it

    def parse(self, parser: Parser) -> nodes.Node:
        """Turn the tag into a call that writes its body, or finds it written."""
        start = next(parser.stream)
        keys: list[nodes.Expr] = []
        while parser.stream.current.type != "block_end":
            keys.append(parser.parse_expression())
            parser.stream.skip_if("comma")
        body = parser.parse_statements(("name:endsekali",), drop_needle=True)
        for name, line in _page_names(body, keys):
            parser.fail(f"`{name}` berbeda di tiap halaman: sebut sebagai kunci `sekali`", line)
        place = nodes.Const(f"{parser.name}:{start.lineno}")
        call = self.call_method("_once", [place, nodes.Tuple(keys, "load")])
        return nodes.CallBlock(call, [], [], body).set_lineno(start.lineno)

    def _once(self, place: str, keys: tuple[Any, ...], caller: Callable[[], Markup]) -> Markup:
        written: Markup = self.environment.pen.once((place, keys), caller)  # type: ignore[attr-defined]
        return written


def _page_names(body: list[nodes.Node], keys: list[nodes.Expr]) -> Iterator[tuple[str, int]]:
    """What ``body`` names that may differ from page to page, with its line."""
    inside = nodes.Block("", body, False, False)
    for block in inside.find_all(nodes.Block):
        yield f"block {block.name}", block.lineno  # another theme may write anything there
    own = {name.name for name in inside.find_all(nodes.Name) if name.ctx in {"store", "param"}}
    own |= {"loop"} if inside.find(nodes.For) else set()
    named = {name.name for key in keys for name in _names(key)}
    for name in inside.find_all(nodes.Name):
        if name.name not in SHARED | own | named:
            yield name.name, name.lineno


def _names(key: nodes.Expr) -> Iterator[nodes.Name]:
    """A key that is a plain name; ``page.section`` does not stand for all of ``page``."""
    if isinstance(key, nodes.Name):
        yield key
