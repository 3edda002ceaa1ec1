"""Text as people type it on phones → lines that Python-Markdown reads as they were meant.

Authors leave out the blank line before a list, indent by two spaces or by whatever their editor
pasted, write ``1)`` and ``•``, and put hashtags first in a line. Here every line finds its place:
blocks that stand alone get blank lines around them, items and what belongs to them are indented
by four spaces a level, all else loses its indentation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kimsite.rendering.markup import triggers
from kimsite.rendering.markup.blocks import CODE_MARK, RULE
from kimsite.rendering.markup.embeds import stands_alone
from kimsite.rendering.markup.fences import Fences
from kimsite.rendering.markup.limits import MAX_QUOTES
from kimsite.rendering.markup.place import STEP, Open, Place
from kimsite.rendering.markup.standing import (
    heading_of,
    is_rule,
    is_underline,
    shows_pictures_only,
    starts_table,
)
from kimsite.rendering.markup.words import escape_start, squeeze, words_of

_DASHES = "–—"
_ITEM = re.compile(rf"(?:([*+\-·{_DASHES}]|\d{{1,3}}[.)])\s+|[•‣▪●◦]\s*)(\S.*)")
_BOX = re.compile(r"\[([ xX])\]\s+")
_NOTE = re.compile(r"\[\^([^\[\]\s]+)\]:")
_REFERENCE = re.compile(r"\[([^\[\]]*)\]:(?:\s*(\S+)(?:\s+[\"'(].*)?$)?")
_SIGNS = re.compile(r"^[>\s]+")
_LABEL = re.compile(r"\[([^\[\]\n]{1,200})\](?!:)")


@dataclass(frozen=True, slots=True)
class Forgiven:
    """Text for the parser, and the fenced blocks that the marks in it stand for."""

    text: str
    codes: list[str]


def forgive(source: str, *, notes: bool, cards: bool = False) -> Forgiven:
    """Return ``source`` as the parser needs it.

    ``notes``: it has footnotes; ``cards``: some links stand alone.
    """
    codes: list[str] = []
    pass_ = _Pass(source, notes, codes, cards)
    return Forgiven("\n".join(pass_.tidy(source.split("\n"), 0)), codes)


class _Pass:
    """One pass over one text; knows what the whole text uses."""

    def __init__(self, source: str, notes: bool, codes: list[str], cards: bool) -> None:
        self.source = source
        self.notes = notes
        self.cards = cards
        self.codes = codes
        self.noted: set[str] = set()

    @cached_property
    def labels(self) -> set[str]:
        """Labels that some link of the text uses; the rest of the definitions are words."""
        return {label.lower() for label in _LABEL.findall(self.source)}

    def tidy(self, lines: list[str], depth: int) -> list[str]:
        """Return the lines of a text (depth 0) or of a quote within quotes, tidied."""
        place = Place(lines, Fences(lines), depth)
        at = 0
        while at < len(lines):
            line = lines[at]
            if line and not triggers.may_open_block(line):
                body = line.rstrip()
                if self.cards and stands_alone(body):
                    place.alone(0, [body])
                else:
                    self._take_text(place, 0, body)
                at += 1
                continue
            body = line.strip()
            if not body:
                place.blank()
                place.gap, place.first = True, False
                at += 1
                continue
            indent = len(line) - len(line.lstrip())
            taken = self._take_alone(place, at, indent, body)
            if not taken:
                taken = 1
                if not self._take_item(place, at, indent, body):
                    self._take_text(place, indent, body)
            at += taken
        place.blank()
        return place.out[:-1] if place.out else []

    def _take_alone(self, place: Place, at: int, indent: int, body: str) -> int:
        """Take a block that stands alone; return its number of lines, 0 if there is none."""
        sign, lines = body[0], place.lines
        if sign in "`~" and (fence := place.fences.find(at)):
            place.alone(indent, [CODE_MARK % len(self.codes)])
            self.codes.append(fence.code)
            return fence.lines
        if sign == ">":
            return self._take_quote(place, at, indent)
        if sign == "#" and (heading := heading_of(body)):
            place.alone(indent, [squeeze(heading)])
            return 1
        if sign in "=-" and place.first and is_underline(body, place.out[-1]):
            heading = place.out.pop()
            place.alone(indent, [f"{'#' if sign == '=' else '##'} {heading}"])
            return 1
        if sign in "-*_" and is_rule(body):
            place.alone(indent, [RULE])
            return 1
        if sign == "!" and shows_pictures_only(body):
            place.alone(indent, [squeeze(body)])
            return 1
        if at + 1 < len(lines) and starts_table(body, lines[at + 1]):
            end = at + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            place.alone(indent, [words_of(line) for line in lines[at:end]])
            return end - at
        return 0

    def _take_quote(self, place: Place, at: int, indent: int) -> int:
        end, inner = at, []
        while end < len(place.lines) and (line := place.lines[end].lstrip()).startswith(">"):
            inner.append(line[1:] if place.depth < MAX_QUOTES else _SIGNS.sub("", line))
            end += 1
        if place.depth < MAX_QUOTES:
            quoted = self.tidy(inner, place.depth + 1)
            place.alone(indent, ["> " + line if line else ">" for line in quoted])
        else:
            place.alone(indent, self.tidy(inner, place.depth + 1))
        return end - at

    def _take_item(self, place: Place, at: int, indent: int, body: str) -> bool:
        found = _ITEM.match(body)
        if not found:
            return False
        sign, words = found[1] or "•", squeeze(found[2])
        if sign in _DASHES and not _has_company(sign, place.lines, at):
            return False
        numbered = sign[0].isdigit()
        if numbered and not place.open and not place.gap and int(sign[:-1]) > 1:
            return False  # "… pada tanggal\n17. Lalu …" is a sentence that goes on
        kind = "ol" if numbered else "ul"
        beside = place.enter(indent)
        if place.loose or (beside.kind != kind if beside else place.starts_list()):
            place.blank()
        if box := _BOX.match(words):
            words = ("☐ " if box[1] == " " else "☑ ") + words[box.end() :]
        mark = f"{int(sign[:-1])}." if numbered else "-"
        place.out.append(f"{STEP * len(place.open)}{mark} {escape_start(words)}")
        place.open.append(Open(indent, kind))
        place.gap = place.first = place.loose = False
        return True

    def _take_text(self, place: Place, indent: int, body: str) -> None:
        text = squeeze(body)
        if self.notes and (found := _NOTE.match(text)):
            text = self._take_note(place, indent, found)
        elif found := _REFERENCE.match(text):
            if self._is_reference(found):
                place.alone(0, [text])
                return
            text = "\\" + text
        elif place.gap:
            place.close(indent - 1)
            text = STEP * len(place.open) + escape_start(text)
        else:
            text = escape_start(text)
        place.out.append(text)
        if place.gap:
            place.first, place.loose = not place.open, bool(place.open)
        else:
            place.first = False
        place.gap = False

    def _take_note(self, place: Place, indent: int, found: re.Match[str]) -> str:
        place.open.clear()
        place.blank()
        if found[1] in self.noted:
            return "\\" + found.string  # a second note of this name would replace the first
        self.noted.add(found[1])
        place.open.append(Open(indent, "note"))
        return f"{found[0]} {words_of(found.string[found.end() :])}"

    def _is_reference(self, found: re.Match[str]) -> bool:
        """Say whether ``[label]: address`` defines a link, rather than being words in brackets."""
        address = found[2] or ""
        return found[1].strip().lower() in self.labels and any(c in address for c in "/.#:")


def _has_company(sign: str, lines: list[str], at: int) -> bool:
    """Say whether a line before or after also starts with this dash: one alone is a dash."""
    beside = lines[at - 1 : at] + lines[at + 1 : at + 2]
    return any(line.lstrip()[:1] == sign for line in beside)
