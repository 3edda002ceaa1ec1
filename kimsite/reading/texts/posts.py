"""A Markdown file becomes a Post: front matter bound to a form, dates made instants, a state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timezone
from difflib import SequenceMatcher

from kimsite.forms import FORMS, Event, Page
from kimsite.forms.material import Material
from kimsite.forms.programme import Programme
from kimsite.model import Post, Setting
from kimsite.moment import Moment, parse_moment
from kimsite.problem import Problem, Span
from kimsite.reading.texts.draftmarks import take_draft_marks
from kimsite.reading.texts.happening import read_happening
from kimsite.reading.tree.finds import ItemFile
from kimsite.reading.values.binding import bind_form
from kimsite.reading.values.frontmatter import split_front_matter
from kimsite.reading.values.meant import guess_name
from kimsite.reading.values.names import date_in_name, parse_slug
from kimsite.reading.values.text import read_text
from kimsite.reading.values.yaml import parse_yaml

_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


def load_post(
    item: ItemFile, zone: timezone, setting: Setting, digests: dict[str, str] | None = None
) -> tuple[Post | None, list[Problem]]:
    """Read one item or page; None where it cannot be parsed or has no title or usable date.

    ``digests``, if given, learns that of the file.
    """
    kind, stem = item.kind, item.stem
    source, problem = read_text(item.path, item.shown, digests)
    if source is None:
        return None, [problem] if problem else []
    split, problem = split_front_matter(source)
    if split is None:
        return None, [problem] if problem else []
    root, problems = parse_yaml(source, split.front, split.front_line)
    start = source.span(split.front_line - 1, 1, 3)
    if root is None:
        return None, problems or [Problem.at(start, "isian-wajib-tak-ada", isian="judul")]
    form_type = FORMS[kind]
    assert issubclass(form_type, Page)  # noqa: S101 -- for the type checker
    held = take_draft_marks(root)
    bound, faults = bind_form(form_type, root, start, effect="tulisan-dilewati")
    problems += [_guard(fault) for fault in faults]
    if bound is None:
        return None, problems
    form, places = bound.form, bound.places
    day = _date_of(form, stem, problems, places)
    if day is None and kind != "halaman":
        return None, _undated(problems, places, start, stem)
    begin, end, ended, series = None, None, False, None
    if isinstance(form, Material):
        begin, end = _validity_of(form, zone, problems, places)
    elif isinstance(form, Programme) and day is not None:
        begin, end = _period_of(form, form.mulai or day, zone, problems, places)
    elif isinstance(form, Event) and day is not None:
        time = read_happening(form, day, setting.now(zone), zone, problems, places)
        begin, end, ended, series = time.start, time.end, time.ended, time.series
    post = Post(
        kind=kind,
        # A name in another script leaves nothing that is safe in an address.
        name=parse_slug(stem) or parse_slug(form.judul) or kind,
        form=form,
        source=source,
        body=split.body,
        body_line=split.body_line,
        folder=item.folder,
        zone=zone,
        date=day.instant(zone) if day else _UNDATED,
        dated=day is not None,
        timed=day is not None and day.at is not None,
        start=begin,
        end=end,
        ended=ended,
        series=series,
        state="draft" if held else _state_of(form, zone, setting, problems),
        places=places,
    )
    return post, problems


def _date_of(
    form: Page, stem: str, problems: list[Problem], places: Mapping[str, Span]
) -> Moment | None:
    """``tanggal``, else the file's name, else when it begins or appears."""
    if form.tanggal is not None:
        return form.tanggal
    named = date_in_name(stem)
    if named:
        try:
            day = parse_moment(named)
        except ValueError:
            place = places.get("judul", Span(""))
            problems.append(Problem.at(Span(place.path), "tanggal-nama-mustahil", nilai=named))
        else:
            _say_named(problems)
            return day
    begins = form.mulai if isinstance(form, Event | Material | Programme) else None
    return begins or form.terbit


def _say_named(problems: list[Problem]) -> None:
    """A faulty ``tanggal`` costs nothing but itself where the file's name brings the date."""
    for index, problem in enumerate(problems):
        if problem.code.startswith("tanggal-") and ("isian", "tanggal") in problem.values:
            problems[index] = replace(problem, effect="tanggal-dari-nama")


def _undated(
    problems: list[Problem], places: Mapping[str, Span], start: Span, stem: str
) -> list[Problem]:
    """Say once that the item is left out: with the faulty date if one was named, else by itself."""
    for index, problem in enumerate(problems):
        if problem.code.startswith("tanggal-"):
            problems[index] = replace(problem, effect="tulisan-dilewati")
            return problems
    place = places.get("tanggal", start)
    return [*problems, Problem.at(place, "tanggal-tak-ada", **guess_name(stem))]


def _validity_of(
    form: Material, zone: timezone, problems: list[Problem], places: Mapping[str, Span]
) -> tuple[datetime | None, datetime | None]:
    """When a material begins to be valid, and ceases."""
    begin = form.mulai.instant(zone) if form.mulai else None
    end = form.berakhir.instant(zone, end=True) if form.berakhir else None
    if begin and end and end < begin:
        # Of the two only the end keeps something from the public.
        problems.append(Problem.at(places["mulai"], "mulai-sesudah-berakhir"))
        begin = None
    return begin, end


def _period_of(
    form: Programme,
    first: Moment,
    zone: timezone,
    problems: list[Problem],
    places: Mapping[str, Span],
) -> tuple[datetime, datetime | None]:
    """When a programme begins and ends; it may be open."""
    begin = first.instant(zone)
    end = form.selesai.instant(zone, end=True) if form.selesai else None
    if end is not None and end < begin:
        problems.append(Problem.at(places["selesai"], "program-selesai-sebelum-mulai"))
        end = None
    return begin, end


_GUARDS = {"draf", "terbit", "ditarik"}
"""Fields by which an author keeps a text from the public."""


def _guard(fault: Problem) -> Problem:
    """A guard that cannot be read is taken for shut, and says so."""
    values = dict(fault.values)
    key, meant = values.get("isian", ""), values.get("usul", "")
    misspelt = fault.code == "isian-tak-dikenal" and meant in _GUARDS and _alike(key, meant)
    if misspelt or (key in _GUARDS and fault.code != "isian-ganda"):
        return replace(fault, effect="tulisan-ditahan")
    return fault


def _alike(key: str, meant: str) -> bool:
    """Whether ``key`` is hardly anything else than ``meant`` with a slip of the finger."""
    return SequenceMatcher(None, key.lower(), meant).ratio() >= 0.8


def _state_of(form: Page, zone: timezone, setting: Setting, problems: list[Problem]) -> str:
    if form.draf or any(problem.effect == "tulisan-ditahan" for problem in problems):
        return "draft"
    if form.terbit is not None and form.terbit.instant(zone) > setting.now(zone):
        return "scheduled"
    if form.ditarik:
        return "withdrawn"
    until = form.berakhir
    if until is not None and until.instant(zone, end=True) < setting.now(zone):
        return "expired"
    return "live"


def sort_posts(posts: list[Post]) -> tuple[Post, ...]:
    """Newest first; of one instant, by name."""
    return tuple(sorted(posts, key=lambda post: (-post.date.timestamp(), post.name)))
