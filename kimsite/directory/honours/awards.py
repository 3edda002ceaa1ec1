"""Penghargaan: the awards of the network, a page a year, and the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kimsite.directory.areas.rows import Row
from kimsite.directory.named import Register
from kimsite.directory.press import Press
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.reading.texts.awards import Honour, Prize
from kimsite.rendering.look.page import Page
from kimsite.site.items.excerpt import paragraphs

AWARDS = Target(DIRECTORY, "penghargaan/index.html")


@dataclass(frozen=True, slots=True)
class Winner:
    """Who won what: the KIM if it is known, else the ``name`` that is written."""

    rank: str
    name: str
    row: Row | None


@dataclass(frozen=True, slots=True)
class Ceremony:
    """An award event as its page shows it; ``facts`` are organiser, day and place."""

    prize: Prize
    facts: tuple[str, ...]
    about: tuple[str, ...]
    categories: tuple[tuple[str, tuple[Winner, ...]], ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year in the list of all: its first page, and each of its events with its place there."""

    year: int
    page: Target
    events: tuple[tuple[str, Target], ...]


def print_awards(press: Press, prizes: Sequence[Prize], named: Register) -> Iterator[Artifact]:
    """The pages of all years and the list of them, where there is any award."""
    if not prizes:
        return
    for year, held in groupby(prizes, key=lambda prize: prize.form.tahun):
        yield from _print_year(press, year, list(held), named)
    title, words = press.theme.say("penghargaan"), press.theme.say("dir_penghargaan_ket")
    page = Page(AWARDS, title, words, section=AWARDS, language=press.theme.language)
    yield press.page("penghargaan.html", page, {"years": _years(prizes)})


def _print_year(
    press: Press, year: int, prizes: list[Prize], named: Register
) -> Iterator[Artifact]:
    say = press.theme.say
    pages = list(dict.fromkeys(prize.page for prize in prizes))
    for number, target in enumerate(pages, start=1):
        title = say("dir_penghargaan_tahun", tahun=year)
        if number > 1:
            title = say("halaman_nomor", judul=title, nomor=number)
        held = [_ceremony(press, prize, named) for prize in prizes if prize.page == target]
        names = ", ".join(ceremony.prize.form.nama for ceremony in held[:3])
        page = Page(target, title, names, section=AWARDS, language=press.theme.language)
        values = {
            "crumbs": press.crumbs(AWARDS),
            "ceremonies": held,
            "numbers": [(str(n), one) for n, one in enumerate(pages, 1)] if pages[1:] else [],
        }
        newest = max(prize.date for prize in prizes if prize.page == target)
        changed = newest if len(newest) > len("2026") else ""
        yield press.page("satu-penghargaan.html", page, values, changed)


def _ceremony(press: Press, prize: Prize, named: Register) -> Ceremony:
    form = prize.form
    day = press.day(form.tanggal.day) if form.tanggal else ""
    facts = tuple(filter(None, (prize.organiser, day, form.tempat)))
    shelves = groupby(prize.honours, key=lambda honour: honour.category)
    categories = tuple(
        (name, tuple(_winner(honour, named) for honour in held)) for name, held in shelves
    )
    return Ceremony(prize, facts, paragraphs(form.keterangan or ""), categories)


def _winner(honour: Honour, named: Register) -> Winner:
    known = named.get(honour.slug)
    row = known.row if known is not None else None
    return Winner(honour.rank, row.name if row else honour.name or honour.slug, row)


def _years(prizes: Sequence[Prize]) -> list[Year]:
    """Newest first."""
    found = []
    for year, held in groupby(prizes, key=lambda prize: prize.form.tahun):
        events = tuple((prize.form.nama, prize.target) for prize in held)
        found.append(Year(year, Target(DIRECTORY, events[0][1].path), events))
    return found
