"""Why YAML cannot be read, in terms of what a person did, and the line as it should be written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kimsite.model import Source
from kimsite.problem import Problem, Span

MAX_DEPTH = 20
"""How deep mappings and lists may be nested."""
LONGEST = 80
"""The longest line that is written out mended; of a longer one the rule is told."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIELD = re.compile(r"(\s*(?:- )?)([^\s:#\"'][^:]*?)\s*:[ \t]+(\S.*?)\s*$")
_FIRST_SIGN = re.compile(r"(?:- )?[^:]+:[ \t]+([-?](?=\s)|[>|*&!%@`\[{])")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What libyaml says: ``at`` and ``since`` are line and column in the file, from 1."""

    source: Source
    first_line: int
    at: tuple[int, int]
    since: tuple[int, int] | None
    said: str
    context: str


def explain_fault(complaint: Complaint) -> Problem:
    """Name what a person did, not what the scanner saw."""
    source, (line, column) = complaint.source, complaint.at
    here = source.span(line, column)
    if "\t" in here.excerpt[: len(here.excerpt) - len(here.excerpt.lstrip())]:
        return Problem.at(source.span(line, here.excerpt.index("\t") + 1), "yaml-tab")
    if "nesting depth" in complaint.said:  # newer libyaml counts too, and looks far ahead
        return _explain_depth(here)
    start = source.span(*complaint.since) if complaint.since else here
    if complaint.context == "while parsing a quoted scalar":
        return _at(here, "yaml-garis-miring")
    if complaint.context == "while scanning a quoted scalar" and complaint.since:
        return _at(start, "yaml-kutip")
    if complaint.context == "while scanning a simple key" and complaint.since:
        length = len(start.excerpt.rstrip()) - start.column + 1
        place = source.span(start.line, start.column, length)
        return Problem.at(place, "yaml-tanpa-titik-dua", **_with_colon(start.excerpt))
    opened = _opening_sign(here)
    if opened is not None:
        return opened
    if "mapping values are not allowed" in complaint.said:
        return _explain_colon(complaint, here)
    if "expected ',' or" in complaint.said:
        return _at(start, "yaml-kurung")
    if re.search(r":\s+[\"']", here.excerpt[: column - 1]) and "expected key" in complaint.said:
        return _at(here, "yaml-setelah-kutip")
    return Problem.at(here, "yaml-takuk")


def explain_character(source: Source, text: str, first_line: int) -> Problem:
    """Where ``text``, which begins on ``first_line``, holds a character that YAML forbids."""
    found = _FORBIDDEN.search(text)
    if found is None:
        return Problem.at(source.span(first_line), "yaml-karakter")
    before = text[: found.start()]
    line = first_line + before.count("\n")
    column = len(before) - before.rfind("\n")
    return Problem.at(source.span(line, column), "yaml-karakter")


def explain_refusal(place: Span, code: str) -> Problem:
    """Something that YAML has and kimsite refuses, and the line that would be read as text."""
    return _at(place, code)


def explain_no_fields(place: Span) -> Problem:
    """The whole file is a text or a list, and not fields with their values."""
    if re.match(r"\w+:(?=\S)", place.excerpt):
        code, values = "yaml-tanpa-spasi", _mended(re.sub(r":", ": ", place.excerpt, count=1))
    else:
        code, values = "yaml-bukan-isian", _with_colon(place.excerpt)
        code = "yaml-tanpa-titik-dua" if values else code
    return Problem.at(place, code, **values)


def quote_line(line: str) -> str:
    """``judul: A: b`` as it can be read: ``judul: "A: b"``; empty where no field with words is."""
    found = _FIELD.fullmatch(line)
    if not found:
        return ""
    value = found[3]
    for mark in "\"'":
        if len(value) > 1 and value[0] == mark == value[-1]:
            value = value[1:-1]
        elif value[:1] == mark and value.count(mark) == 1:
            value = value[1:]
    value = value.strip(" “”")
    return f"{found[1]}{found[2]}: {_quote(value)}".strip() if value else ""


def _quote(value: str) -> str:
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _mended(line: str) -> dict[str, str]:
    return {"usul": line} if line and len(line) <= LONGEST else {}


def _at(place: Span, code: str, **values: str) -> Problem:
    """The problem with the line as it should be written."""
    return Problem.at(place, code, **values, **_mended(quote_line(place.excerpt)))


def _explain_depth(here: Span) -> Problem:
    """The bracket of ``here``'s line that is one too many, the root mapping counted."""
    brackets = [found.start() for found in re.finditer(r"[\[{]", here.excerpt)]
    column = brackets[MAX_DEPTH - 1] + 1 if len(brackets) >= MAX_DEPTH else here.column
    return Problem.at(Span(here.path, here.line, column, 1, here.excerpt), "yaml-terlalu-dalam")


def _explain_colon(complaint: Complaint, here: Span) -> Problem:
    before = here.excerpt[: here.column - 1]
    if re.search(r":\s*[“”‘’]", before):
        return _at(here, "yaml-kutip-miring")
    if ":" in before:
        return _at(here, "yaml-titik-dua")
    above = _line_above(complaint, here.line)
    if above is not None and ":" not in above.excerpt:
        return Problem.at(above, "yaml-tanpa-titik-dua", **_with_colon(above.excerpt))
    indent = len(here.excerpt) - len(here.excerpt.lstrip(" "))
    if indent and above is not None and above.column <= indent:
        return Problem.at(complaint.source.span(here.line, 1, indent), "yaml-menjorok")
    return Problem.at(here, "yaml-takuk")


def _opening_sign(here: Span) -> Problem | None:
    """A value that begins with a sign of YAML's: ``**tebal**``, ``[HOAKS] …``, ``> …``."""
    found = _FIRST_SIGN.match(here.excerpt.lstrip())
    if found is None:
        return None
    indent = len(here.excerpt) - len(here.excerpt.lstrip())
    sign, column = found[1], indent + found.start(1) + 1
    closing = {"[": "]", "{": "}"}.get(sign)
    if here.column < column or (closing and closing not in here.excerpt[column:]):
        return None
    place = Span(here.path, here.line, column, 1, here.excerpt)
    return _at(place, "yaml-awalan", tanda=sign)


def _with_colon(line: str) -> dict[str, str]:
    """``judul = A``, ``judul：A`` and ``judul<TAB>A`` as they can be read."""
    found = re.match(r"\s*(\w[\w ]{0,30}?)\s*(?:=|：|\t)\s*(\S.*)", line)
    return _mended(f"{found[1]}: {found[2].rstrip()}") if found else {}


def _line_above(complaint: Complaint, line: int) -> Span | None:
    """The text of the nearest line above ``line`` that has any."""
    for number in range(line - 1, complaint.first_line - 1, -1):
        text = complaint.source.span(number).excerpt
        if text.strip():
            indent = len(text) - len(text.lstrip())
            return complaint.source.span(number, indent + 1, len(text.strip()))
    return None
