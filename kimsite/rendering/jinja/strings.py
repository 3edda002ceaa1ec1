"""Interface strings become part of the template: ``t('beranda')`` is settled when it is compiled.

A page names two dozen strings that are the same for a whole build; looked up and escaped on every
page they cost a tenth of its time. What is not a plain name (``t(key)``, ``t('x', n=1)``) or is
missing stays a call, so that a missing string is still reported with its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer


class _Settler(NodeTransformer):
    def __init__(self, strings: Mapping[str, str]) -> None:
        self._strings = strings

    def visit_Call(self, node: nodes.Call, *arguments: Any, **given: Any) -> nodes.Node:  # noqa: N802
        """Replace ``t('name')`` by its text."""
        self.generic_visit(node, *arguments, **given)
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs) and len(node.args) == 1
        if not plain or not isinstance(node.node, nodes.Name) or node.node.name != "t":
            return node
        key = node.args[0]
        if isinstance(key, nodes.Const) and key.value in self._strings:
            return nodes.Const(self._strings[key.value], lineno=node.lineno)
        return node


class SettledEnvironment(Environment):
    """An Environment whose templates know their strings; set ``strings`` before the first one."""

    strings: Mapping[str, str] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        settled: nodes.Template = _Settler(self.strings).visit(template)
        return settled
