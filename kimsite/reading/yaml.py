"""YAML text becomes a tree of nodes with places; PyYAML enters the project here and nowhere else.

Only the events are used: all scalars stay text (no ``no`` that turns False, no ``0217…`` that
turns a number), anchors, aliases and tags are refused, and nesting is counted as it is read, so
that no input can exhaust the stack or the clock. Source: YAML 1.1 as libyaml reads it.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from kimsite.model import Source
from kimsite.problem import Problem, Span
from kimsite.reading.lines import parse_lines
from kimsite.reading.node import Mark, Node, span_of

MAX_DEPTH = 20
_OTHER_BREAKS = {0x85: " ", 0x2028: " ", 0x2029: " "}  # lines to libyaml, and to no editor
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
        take, next_event = builder.take, _Loader(text.translate(_OTHER_BREAKS)).get_event
        while (event := next_event()) is not None and type(event) is not yaml.StreamEndEvent:
            take(event)
    except YamlFault as fault:
        return None, [fault.problem]
    except yaml.MarkedYAMLError as error:
        return None, [_explain(error, source, first_line)]
    except yaml.YAMLError as error:
        line = first_line + text[: getattr(error, "position", 0)].count("\n")
        return None, [Problem.at(source.span(line), "yaml-karakter")]
    root = builder.root
    if root is not None and not isinstance(root.value, dict) and not root.empty:
        glued = re.match(r"\w+:(?=\S)", str(root.value))
        code = "yaml-tanpa-spasi" if glued else "yaml-bukan-isian"
        return None, [*builder.problems, Problem.at(root.span, code)]
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
        raise YamlFault(Problem.at(span_of(self.source, self._mark(event)), code))


def _explain(error: yaml.MarkedYAMLError, source: Source, first_line: int) -> Problem:
    """Name what a person did, not what the scanner saw."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    here = source.span(line, column)
    said = error.problem or ""
    if "\t" in here.excerpt[: len(here.excerpt) - len(here.excerpt.lstrip())]:
        tab = here.excerpt.index("\t") + 1
        return Problem.at(source.span(line, tab), "yaml-tab")
    if error.context == "while scanning a quoted scalar" and error.context_mark:
        start = error.context_mark
        return Problem.at(source.span(start.line + first_line, start.column + 1), "yaml-kutip")
    if error.context == "while scanning a simple key" and error.context_mark:
        start = error.context_mark
        wide = source.span(start.line + first_line, start.column + 1)
        length = len(wide.excerpt.rstrip()) - start.column
        return Problem.at(source.span(wide.line, wide.column, length), "yaml-tanpa-titik-dua")
    if "mapping values are not allowed" in said:
        before = here.excerpt[: column - 1]
        if re.search(r":\s*[“”‘’]", before):
            return Problem.at(here, "yaml-kutip-miring")
        if ":" in before:
            return Problem.at(here, "yaml-titik-dua")
        above = _line_above(source, line, first_line)
        if above is not None and ":" not in above.excerpt:
            return Problem.at(above, "yaml-tanpa-titik-dua")
        indent = len(here.excerpt) - len(here.excerpt.lstrip(" "))
        if indent and above is not None and above.column <= indent:
            return Problem.at(source.span(line, 1, indent), "yaml-menjorok")
        return Problem.at(here, "yaml-takuk")
    if "exceeded maximum nesting depth" in said:  # libyaml's own limit, met while looking ahead
        opened = [at for at, sign in enumerate(here.excerpt[:column], 1) if sign in "[{"]
        deep = opened[MAX_DEPTH - 1] if len(opened) >= MAX_DEPTH else column
        return Problem.at(source.span(line, deep), "yaml-terlalu-dalam")
    if "cannot start any token" in said:
        sign = here.excerpt[column - 1 : column]
        return Problem.at(here, "yaml-awalan", tanda=sign)
    if "expected ',' or" in said:
        opening = error.context_mark
        place = source.span(opening.line + first_line, opening.column + 1) if opening else here
        return Problem.at(place, "yaml-kurung")
    if "did not find expected key" in said and '"' in here.excerpt[: column - 1]:
        return Problem.at(here, "yaml-setelah-kutip")
    return Problem.at(here, "yaml-takuk")


def _line_above(source: Source, line: int, first_line: int) -> Span | None:
    """The text of the nearest line above ``line`` that has any."""
    for number in range(line - 1, first_line - 1, -1):
        text = source.span(number).excerpt
        if text.strip():
            indent = len(text) - len(text.lstrip())
            return source.span(number, indent + 1, len(text.strip()))
    return None
