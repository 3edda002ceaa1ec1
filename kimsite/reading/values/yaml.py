"""YAML text becomes a tree of nodes with places; PyYAML enters the project here and nowhere else.

Only the events are used: all scalars stay text (no ``no`` that turns False, no ``0217…`` that
turns a number), anchors, aliases and tags are refused, and nesting is counted as it is read, so
that no input can exhaust the stack or the clock. Source: YAML 1.1 as libyaml reads it.
"""

from __future__ import annotations

from typing import Any

import yaml

from kimsite.model import Source
from kimsite.problem import Problem
from kimsite.reading.values.lines import parse_lines
from kimsite.reading.values.node import Mark, Node, span_of
from kimsite.reading.values.yamlfault import (
    MAX_DEPTH,
    Complaint,
    explain_character,
    explain_fault,
    explain_no_fields,
    explain_refusal,
)

_OTHER_BREAKS = {0x85: " ", 0x2028: " ", 0x2029: " "}  # lines to libyaml, and to no editor
_OTHER_SPACES = {0xA0: " ", 0x202F: " ", 0x3000: " "}  # spaces to people, and not to libyaml
_PLAIN = _OTHER_BREAKS | _OTHER_SPACES
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class YamlFault(Exception):
    """The text is not usable YAML; carries the Problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def parse_yaml(
    source: Source, text: str | None = None, first_line: int = 1
) -> tuple[Node | None, list[Problem]]:
    """Parse ``text`` (default: all of ``source``) that begins on ``first_line`` of the file.

    Returns the root mapping, or None if there is none, and the problems; duplicate keys keep the
    first value.
    """
    given = source.text if text is None else text
    root = parse_lines(source, given, first_line)
    return (root, []) if root is not None else parse_events(source, given, first_line)


def parse_events(source: Source, text: str, first_line: int) -> tuple[Node | None, list[Problem]]:
    """Parse ``text`` as :func:`parse_yaml` does, whatever it holds."""
    builder = _Builder(source, first_line)
    try:
        take, next_event = builder.take, _Loader(text.translate(_PLAIN)).get_event
        while (event := next_event()) is not None and type(event) is not yaml.StreamEndEvent:
            take(event)
    except YamlFault as fault:
        return None, [fault.problem]
    except yaml.MarkedYAMLError as error:
        return None, [explain_fault(_complaint(error, source, first_line))]
    except yaml.YAMLError:  # the reader's own: a character that YAML forbids
        return None, [explain_character(source, text, first_line)]
    root = builder.root
    if root is not None and not isinstance(root.value, dict) and not root.empty:
        return None, [*builder.problems, explain_no_fields(root.span)]
    return (root if root is not None and not root.empty else None), builder.problems


def parse_plain_mapping(source: Source) -> tuple[dict[str, str], Problem | None]:
    """A flat mapping of text to text, as a theme's settings and strings are."""
    root, problems = parse_yaml(source)
    if problems:
        return {}, problems[0]
    if root is None or not isinstance(root.value, dict):
        return {}, None
    for node in root.value.values():
        if not isinstance(node.value, str):
            return {}, Problem.at(node.span, "harus-teks", isian="")
    return {key: str(node.value) for key, node in root.value.items()}, None


class _Builder:
    """Builds nodes from events with a stack of open collections; no recursion."""

    def __init__(self, source: Source, first_line: int) -> None:
        self.source = source
        self.offset = first_line
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[tuple[Node, list[tuple[str, Mark] | None]]] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event."""
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self._guard(event)
            self._place(Node(event.value, self.source, self._mark(event), not event.style))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._guard(event)
            if len(self._open) >= MAX_DEPTH:
                self._refuse(event, "yaml-terlalu-dalam")
            kind: list[Node] | dict[str, Node]
            kind = {} if isinstance(event, yaml.MappingStartEvent) else []
            node = Node(kind, self.source, self._mark(event))
            self._place(node)
            self._open.append((node, [None]))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event, "yaml-jangkar")
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._refuse(event, "yaml-dua-dokumen")

    def _guard(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, "yaml-jangkar")
        if getattr(event, "tag", None) is not None:
            self._refuse(event, "yaml-tag")

    def _place(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent, key = self._open[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
        elif key[0] is None:
            if not isinstance(node.value, str):
                raise YamlFault(Problem.at(node.span, "yaml-kunci"))
            key[0] = (node.value, node.mark)
        else:
            name, mark = key[0]
            key[0] = None
            assert isinstance(parent.value, dict)  # noqa: S101 -- for the type checker
            if name in parent.value:
                span, first = span_of(self.source, mark), parent.keys[name][0]
                self.problems.append(Problem.at(span, "isian-ganda", isian=name, baris=first))
            else:
                parent.value[name] = node
                parent.keys[name] = mark

    def _mark(self, event: yaml.Event) -> Mark:
        start, end = event.start_mark, event.end_mark
        assert start is not None  # noqa: S101 -- libyaml marks every event
        assert end is not None  # noqa: S101 -- as above
        line, column = start.line, start.column
        length = (end.column - column or 1) if line == end.line else 0
        return line + self.offset, column + 1, length

    def _refuse(self, event: yaml.Event, code: str) -> None:
        raise YamlFault(explain_refusal(span_of(self.source, self._mark(event)), code))


def _complaint(error: yaml.MarkedYAMLError, source: Source, first_line: int) -> Complaint:
    def place(mark: yaml.Mark | None) -> tuple[int, int] | None:
        return (mark.line + first_line, mark.column + 1) if mark is not None else None

    at = place(error.problem_mark or error.context_mark) or (first_line, 1)
    since = place(error.context_mark)
    return Complaint(source, first_line, at, since, error.problem or "", error.context or "")
