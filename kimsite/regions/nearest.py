"""What a mistyped region code was meant to be, for "mungkin maksud Anda".

Two steps: first the same digits written properly (dots missing or misplaced, a zero lost), then
existing codes that differ in one part by a slip of the fingers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kimsite.regions.keys import dotted

_LENGTHS = (2, 4, 6, 10)  # digits of a code, by level
_WIDTHS = (2, 2, 2, 4)  # digits of its parts


def nearest_code(
    typed: str, known: Callable[[str], bool], children: Callable[[str | None], Sequence[str]]
) -> str | None:
    """The existing code most like ``typed``, or None if every one differs by more than a slip.

    ``known`` tells whether a code exists; ``children`` gives the codes under one (None: provinces).
    A slip is one digit wrong, lost, doubled or swapped with its neighbour; in a village's ten
    digits there may be two. Of equally near codes the one with the same parents wins.
    """
    for spelling in _spellings(typed):
        if known(spelling):
            return spelling
    digits = re.sub("[^0-9]", "", typed)
    best: tuple[int, int, int, str] | None = None
    for code in _candidates(digits, known, children):
        meant = code.replace(".", "")
        distance = _distance(digits, meant)
        if distance > (2 if len(meant) == 10 else 1):
            continue
        shared = next((i for i, (a, b) in enumerate(zip(digits, meant, strict=False)) if a != b), 9)
        rank = (distance, -shared, abs(int(digits) - int(meant)), code)
        best = rank if best is None else min(best, rank)
    return best[3] if best else None


def _spellings(typed: str) -> Iterator[str]:
    """The same digits as a code would be written."""
    parts = re.findall("[0-9]+", typed)
    if 2 <= len(parts) <= 4 and all(len(p) <= w for p, w in zip(parts, _WIDTHS, strict=False)):
        if len(parts) == 2 and len(parts[1]) == 1:
            yield f"{parts[0]}.{parts[1]}0"  # a spreadsheet made 32.10 the number 32.1
        yield ".".join(p.zfill(w) for p, w in zip(parts, _WIDTHS, strict=False))
    digits = "".join(parts)
    if len(digits) in _LENGTHS:
        yield dotted(digits)


def _candidates(
    digits: str, known: Callable[[str], bool], children: Callable[[str | None], Sequence[str]]
) -> Iterator[str]:
    """Existing codes that differ from ``digits`` in one part, the parts around it kept."""
    targets = [length for length in _LENGTHS if abs(length - len(digits)) <= 1]
    above: str | None = None
    for start in (0, *_LENGTHS[:3]):
        if start:
            above = dotted(digits[:start])
            if len(digits) < start or not known(above):
                return
        for child in children(above) if targets and targets[-1] > start else ():
            head = child.replace(".", "")
            for target in targets:
                code = head + digits[len(head) : target]
                if len(code) == target and known(dotted(code)):
                    yield dotted(code)


def _distance(a: str, b: str) -> int:
    """Edits from ``a`` to ``b``: insert, delete, replace, or swap two neighbours."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, previous, row = row, before, [i]
        for j, y in enumerate(b, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                least = min(least, previous[j - 2] + 1)
            row.append(least)
    return row[-1]
