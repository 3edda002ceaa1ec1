"""``content/luar/``: what was fetched from elsewhere, read a line at a time, never whole.

A file has a head, then its news, then its KIM. It is an input like any other: what is wrong in it
is a problem at its place, and the rest is taken.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from pydantic import ValidationError

from kimsite.forms.kept import Head, Kim, News, fault_of
from kimsite.problem import Problem, Span
from kimsite.reading.tree.finds import KeptFile
from kimsite.refusal import say_refusal

KEPT = "content/luar"
MAX_LINE = 60_000
"""Letters; a longer line is none of ours."""
MAX_RECORDS = 20_000
"""KIM of one source."""


def load_kept(
    found: KeptFile, problems: list[Problem]
) -> tuple[Head | None, Iterator[tuple[int, News | Kim]]]:
    """The head of a file and, as they are asked for, its lines with their numbers.

    What is wrong goes to ``problems``; without a head nothing of the file can be used.
    """
    lines = _read_lines(found, problems)
    number, document = next(lines, (1, None))
    try:
        head = Head.model_validate(document)
    except ValidationError as error:
        if not problems:
            problems.append(_fault(found, number, fault_of(error), "luar-rusak"))
        return None, iter(())
    if (head.jenis, head.sumber) != (found.kind, found.name):
        problems.append(_fault(found, number, "sumber", "luar-rusak"))
        return None, iter(())
    return head, _parse(found, lines, problems)


def _parse(
    found: KeptFile, lines: Iterator[tuple[int, object]], problems: list[Problem]
) -> Iterator[tuple[int, News | Kim]]:
    count = 0
    for number, document in lines:
        form = News if isinstance(document, dict) and "judul" in document else Kim
        try:
            line = form.model_validate(document)
        except ValidationError as error:
            problems.append(_fault(found, number, fault_of(error), "luar-baris-rusak"))
            continue
        count += 1
        if count > MAX_RECORDS + 1000:
            problems.append(_fault(found, number, str(MAX_RECORDS), "luar-terlalu-banyak"))
            return
        yield number, line


def _read_lines(found: KeptFile, problems: list[Problem]) -> Iterator[tuple[int, object]]:
    """Each line's number and what it holds; None for what is no JSON."""
    try:
        with found.file.open(encoding="utf-8-sig", newline="\n") as stream:
            number = 0
            while text := stream.readline(MAX_LINE):
                number += 1
                if not text.strip():
                    continue
                yield number, _decode(text)
    except (OSError, UnicodeDecodeError) as error:
        reason = say_refusal(error) if isinstance(error, OSError) else "bukan UTF-8"
        span = Span(found.shown)
        problems.append(Problem.at(span, "luar-rusak", sumber=found.name, rincian=reason))


def _decode(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _fault(found: KeptFile, number: int, detail: str, code: str) -> Problem:
    span = Span(found.shown, number)
    return Problem.at(span, code, sumber=found.name, rincian=detail)
