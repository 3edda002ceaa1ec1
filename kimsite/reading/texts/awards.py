"""Awards: a file of content/penghargaan becomes a Prize, its winners each named once a category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kimsite.forms.award import AwardEvent
from kimsite.model import DIRECTORY, Mention, Target
from kimsite.problem import Problem, Span
from kimsite.reading.texts.mentions import Naming
from kimsite.reading.tree.finds import ItemFile
from kimsite.reading.values.binding import bind_form
from kimsite.reading.values.names import parse_slug
from kimsite.reading.values.node import Places
from kimsite.reading.values.text import read_text
from kimsite.reading.values.yaml import parse_yaml

A_PAGE = 150
"""So many winners stand on a page of their year; more begin another."""


@dataclass(frozen=True, slots=True)
class Honour:
    """A winner of a ``category``: a KIM by its ``slug``, or whoever is called ``name``."""

    category: str
    rank: str
    slug: str
    name: str
    place: Span


@dataclass(frozen=True, slots=True)
class Prize:
    """An award event: its ``name`` in addresses, and the page of its year that it stands on.

    ``organiser`` is whom it is attributed to, ``organised`` where that is written; ``honours``
    stand in their order.
    """

    name: str
    form: AwardEvent
    organiser: str
    honours: tuple[Honour, ...]
    place: Span
    organised: Span
    page: Target

    @property
    def target(self) -> Target:
        """Where it stands on its page."""
        return replace(self.page, anchor=self.name)

    @property
    def date(self) -> str:
        """The day on which it was given, else the year."""
        return str(self.form.tanggal.day) if self.form.tanggal else str(self.form.tahun)


def load_prize(item: ItemFile) -> tuple[Prize | None, list[Problem]]:
    """Read one file; None where it cannot be parsed or has no name, year or category."""
    source, problem = read_text(item.path, item.shown)
    if source is None:
        fault = problem or Problem.at(Span(item.shown), "berkas-tak-terbaca")
        return None, [replace(fault, effect="penghargaan-dilewati")]
    root, problems = parse_yaml(source)
    if root is None:
        told = problems or [Problem.at(source.span(1), "berkas-kosong")]
        return None, [replace(fault, effect="penghargaan-dilewati") for fault in told]
    bound, faults = bind_form(AwardEvent, root, root.span, effect="penghargaan-dilewati")
    problems += faults
    if bound is None:
        return None, problems
    form, places = bound.form, bound.places
    honours = tuple(_honour(form, places, problems))
    name = parse_slug(item.stem) or parse_slug(form.nama) or "penghargaan"
    written = places["nama"], places.get("penyelenggara") or places["nama"]
    page = award_page(form.tahun)
    return Prize(name, form, form.penyelenggara, honours, *written, page), problems


def settle_prizes(prizes: Iterable[Prize], problems: list[Problem]) -> tuple[Prize, ...]:
    """Each event once, with the page it stands on; newest year first, in it by date and name.

    A year grows at its end, so that its earlier pages stay as they are.
    """
    known: dict[tuple[int, str], Prize] = {}
    years: dict[int, list[Prize]] = {}
    for prize in prizes:
        form = prize.form
        first = known.setdefault((form.tahun, form.nama.casefold()), prize)
        if first is prize:
            years.setdefault(form.tahun, []).append(prize)
        else:
            values = {"nama": form.nama, "tahun": str(form.tahun), "lain": first.place.path}
            problems.append(Problem.at(prize.place, "penghargaan-ganda", **values))
    return tuple(placed for year in sorted(years, reverse=True) for placed in _place(years[year]))


def name_winners(prizes: Iterable[Prize]) -> Iterator[Naming]:
    """Every KIM that won anything."""
    for prize in prizes:
        for honour in prize.honours:
            if honour.slug:
                words = ", ".join(filter(None, (honour.rank, honour.category)))
                said = Mention("penghargaan", prize.form.nama, prize.target, prize.date, words)
                yield Naming(honour.slug, honour.place, said)


def award_page(year: int, part: int = 1) -> Target:
    """The page of a year, or the next part of it."""
    return Target(DIRECTORY, f"penghargaan/{year}{f'-{part}' if part > 1 else ''}.html")


def _place(prizes: list[Prize]) -> Iterator[Prize]:
    """The events of one year, each with its page, and a name that no other has there."""
    part, held, taken = 1, 0, set[str]()
    for prize in sorted(prizes, key=lambda prize: (prize.date, prize.name, prize.place.path)):
        if held and held + len(prize.honours) > A_PAGE:
            part, held = part + 1, 0
        held += len(prize.honours)
        name, number = prize.name, 1
        while name in taken:
            number += 1
            name = f"{prize.name}-{number}"
        taken.add(name)
        yield replace(prize, name=name, page=award_page(prize.form.tahun, part))


def _honour(form: AwardEvent, places: Places, problems: list[Problem]) -> Iterator[Honour]:
    """The winners; one who is nobody, or is named twice in a category, is reported and left out."""
    told = any(problem.code == "nomor-bukan-nama" for problem in problems)  # of whoever lost it
    for number, category in enumerate(form.kategori):
        seen: set[str] = set()
        for index, winner in enumerate(category.pemenang):
            path = f"kategori.{number}.pemenang.{index}"
            place = places.get(f"{path}.kim") or places.get(path) or places["kategori"]
            named = winner.kim or winner.nama
            if named is None and told:
                continue
            if named is None:
                problems.append(Problem.at(place, "pemenang-tanpa-nama"))
            elif named in seen:
                values = {"nama": named, "kategori": category.nama}
                problems.append(Problem.at(place, "pemenang-ganda", **values))
            else:
                seen.add(named)
                said = winner.peringkat or "", winner.kim or "", winner.nama or ""
                yield Honour(category.nama, *said, place)
