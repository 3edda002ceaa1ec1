"""Values read from a text, and where each of them stands there.

A place is kept as a Mark, three numbers; the Span with the line that its author sees is made only
when a problem is told, because nearly all places are never asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kimsite.model import Source
from kimsite.problem import Span

Mark = tuple[int, int, int]
"""Line and column, from 1, and length in characters; 0: to the end of the line."""

_NULL = {"~", "null", "Null", "NULL"}


@dataclass(slots=True)
class Node:
    """A value and its place: text, a list of nodes, or a mapping of keys to nodes.

    ``keys`` holds the place of each key of a mapping; ``plain`` is True for unquoted text.
    """

    value: str | list[Node] | dict[str, Node]
    source: Source
    mark: Mark
    plain: bool = False
    keys: dict[str, Mark] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        """Where the value stands."""
        return span_of(self.source, self.mark)

    def key_span(self, key: str) -> Span:
        """Where ``key`` of a mapping stands."""
        return span_of(self.source, self.keys[key])

    @property
    def empty(self) -> bool:
        """Whether nothing was given: no text, or YAML's ways to write null."""
        value = self.value
        if isinstance(value, str):
            return not value or (self.plain and value in _NULL) or not value.strip()
        return False


class Places(Mapping[str, Span]):
    """Where the fields of a form stand, by their path (``alamat.kecamatan``, ``foto.0``)."""

    __slots__ = ("_marks", "_source")

    def __init__(self, source: Source, marks: dict[str, Mark]) -> None:
        self._source = source
        self._marks = marks

    def __getitem__(self, path: str) -> Span:
        return span_of(self._source, self._marks[path])

    def __contains__(self, path: object) -> bool:
        return path in self._marks

    def __iter__(self) -> Iterator[str]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)


def span_of(source: Source, mark: Mark) -> Span:
    """The Span of ``mark``, at least one character long."""
    line, column, length = mark
    span = source.span(line, column, length)
    if length:
        return span
    return source.span(line, column, len(span.excerpt) - column + 1)
