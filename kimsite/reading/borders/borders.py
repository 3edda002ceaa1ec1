"""``peta:`` of ``kimsite.yaml``: the office's own GeoJSON becomes the borders of regions by code.

What is wrong with one area costs that area only. A file of the country's villages may hold the
same fault thousands of times; it is told once, where it first stands, with the number of others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kimsite.model import Source
from kimsite.problem import Problem, Span
from kimsite.reading.borders.geometry import Line, Refusal, parse_area
from kimsite.reading.values.text import decode_text
from kimsite.refusal import say_refusal
from kimsite.region import is_code

MAX_MB = 5
Borders = dict[str, tuple[Line, ...]]
# As Kemendagri and the Geospatial Information Agency (KD?PUM) call them; others are codes of the
# statistics office, which differ.
_NAMES = {
    "kode", "code", "kodewilayah", "kodekemendagri", "kodeprov", "kodeprovinsi", "kodekab",
    "kodekabkota", "kodekabupaten", "kodekec", "kodekecamatan", "kdprov", "kdkab", "kdkec",
    "kdppum", "kdpkab", "kdcpum",
}  # fmt: skip
_FEATURES = re.compile(r'"features"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")


def load_borders(
    file: Path, shown: str, exists: Callable[[str], bool]
) -> tuple[Borders, list[Problem]]:
    """The borders in ``file``; ``exists`` tells whether a region's code does."""
    try:
        data = file.read_bytes()
    except OSError as error:
        place = Span(shown)
        return {}, [Problem.at(place, "peta-tak-terbaca", rincian=say_refusal(error))]
    if len(data) > MAX_MB * 1_000_000:
        return {}, [Problem.at(Span(shown), "peta-terlalu-besar", batas=MAX_MB)]
    source, problem = decode_text(data, shown)
    if source is None:
        return {}, [Problem.at(problem.span if problem else Span(shown), "peta-bukan-json")]
    try:
        document = json.loads(source.text)
    except json.JSONDecodeError as error:
        return {}, [Problem.at(source.span(error.lineno, error.colno), "peta-bukan-json")]
    except (RecursionError, ValueError):  # nested beyond reason, or a number of 5,000 digits
        return {}, [Problem.at(source.span(1), "peta-bukan-json")]
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        return {}, [Problem.at(source.span(1), "peta-bukan-geojson")]
    return _read(features, source, exists)


def _read(
    features: list[Any], source: Source, exists: Callable[[str], bool]
) -> tuple[Borders, list[Problem]]:
    found: Borders = {}
    refused: dict[str, list[tuple[int, Refusal]]] = {}
    for number, feature in enumerate(features):
        try:
            code = _code(feature, exists)
            found[code] = found.get(code, ()) + parse_area(feature.get("geometry"))
        except Refusal as refusal:
            refused.setdefault(refusal.code, []).append((number, refusal))
    problems = []
    for code, cases in sorted(refused.items()):
        (number, first), others = cases[0], len(cases) - 1
        values = first.values | ({"lain": str(others)} if others else {})
        problems.append(Problem.at(_place(source, number), code, **values))
    return dict(sorted(found.items())), problems


def _code(feature: Any, exists: Callable[[str], bool]) -> str:
    """The code of the smallest region that a feature names. Raises Refusal."""
    given = feature.get("properties") if isinstance(feature, dict) else None
    properties = given if isinstance(given, dict) else {}
    codes = [
        _dotted(value)
        for name, value in properties.items()
        if re.sub(r"[^a-z]", "", name.casefold()) in _NAMES and value not in (None, "", 0)
    ]
    code = max(codes, key=len, default="")
    if not code:
        raise Refusal("peta-tanpa-kode")
    if not is_code(code) or not exists(code) or code.count(".") > 2:
        raise Refusal("peta-kode-tak-ada", kode=code[:40])
    return code


def _dotted(value: object) -> str:
    """``9404`` and the number 94.04 are both ``94.04``; what is no code stays as it is."""
    text = f"{value:.2f}" if isinstance(value, float) else str(value).strip()
    if not text.isdecimal() or len(text) not in {2, 4, 6, 10}:
        return text
    parts = (text[:2], text[2:4], text[4:6], text[6:])
    return ".".join(part for part in parts if part)


def _place(source: Source, number: int) -> Span:
    """Where the feature of that ``number`` begins."""
    for index, start in enumerate(_starts(source.text)):
        if index == number:
            line = source.text.count("\n", 0, start) + 1
            column = start - (source.text.rfind("\n", 0, start) + 1) + 1
            span = source.span(line, column)
            # A file in one line has no line worth showing.
            return span if len(span.excerpt) <= 200 else Span(source.path, line, column)
    return source.span(1)


def _starts(text: str) -> Iterator[int]:
    opening = _FEATURES.search(text)
    decoder = json.JSONDecoder()
    position = opening.end() if opening else len(text)
    while True:
        gap = _BETWEEN.match(text, position)
        position = gap.end() if gap else position
        yield position
        try:
            _, position = decoder.raw_decode(text, position)
        except json.JSONDecodeError:
            return
