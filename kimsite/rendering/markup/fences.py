"""Fenced code: found in one run, whatever the fences promise and do not keep."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

_OPENING = re.compile(r" *(`{3,}(?=[^`]*$)|~{3,})")
_CLOSING = re.compile(r"\s*(`{3,}|~{3,})\s*")


@dataclass(frozen=True, slots=True)
class Fence:
    """Code between two fences, and how many lines both and it take."""

    code: str
    lines: int


class Fences:
    """The fences among some lines."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        # For each sign, the shortest fence known to have no end below: no other is looked for.
        self._endless: dict[str, int] = {}

    @cached_property
    def _closing(self) -> list[tuple[int, str]]:
        found = ((at, _CLOSING.fullmatch(line)) for at, line in enumerate(self._lines))
        return [(at, match[1]) for at, match in found if match]

    def find(self, at: int) -> Fence | None:
        """Return the fenced block that starts in line ``at``; None if none starts or it has no end.

        A fence that nobody closed is shown as typed, rather than taking the rest of the text.
        """
        opening = _OPENING.match(self._lines[at])
        if not opening:
            return None
        fence = opening[1]
        if len(fence) >= self._endless.get(fence[0], len(fence) + 1):
            return None
        below = bisect_left(self._closing, (at + 1, ""))
        for place in range(below, len(self._closing)):
            end, closing = self._closing[place]
            if closing.startswith(fence):
                indent = len(self._lines[at]) - len(self._lines[at].lstrip(" "))
                inside = self._lines[at + 1 : end]
                code = "".join(_dedent(line, indent) + "\n" for line in inside)
                return Fence(code, end - at + 1)
        self._endless[fence[0]] = len(fence)
        return None


def _dedent(line: str, indent: int) -> str:
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]
