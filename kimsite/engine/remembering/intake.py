"""The files of ``content/luar/`` become rows: other networks' KIM by area, news of our own KIM."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kimsite.directory.areas.abroad import brief, summarize
from kimsite.directory.areas.area import area_of
from kimsite.engine.remembering.ledger.row import seal_text
from kimsite.engine.remembering.trace import dump
from kimsite.forms.kept import FEED, Head, Kim, News
from kimsite.model import Summary
from kimsite.problem import Problem, Span
from kimsite.reading.registry.kept import load_kept
from kimsite.reading.tree.finds import KeptFile, Tree
from kimsite.regions import Regions

Turn = tuple[int, str]
"""When a network is believed, and what the codes begin with that it speaks for."""
Row = tuple[str, str, int, str, int, str]
"""Slug, area, turn, the file and the line in it, and the summary."""


def read_sources(
    tree: Tree, turns: Mapping[str, Turn], regions: Regions, problems: list[Problem]
) -> Iterator[Row]:
    """The rows of every file, one at a time; ``turns`` are the networks that are named."""
    for found in tree.kept:
        wrong: list[Problem] = []
        if found.kind == FEED:
            yield from _read_feed(found, wrong)
        elif found.name in turns:
            yield from _read_network(found, turns[found.name], regions, wrong)
        else:
            span = Span(found.shown)
            wrong.append(Problem.at(span, "luar-tak-disebut", sumber=found.name))
        problems += wrong


def _read_network(
    found: KeptFile, turn: Turn, regions: Regions, wrong: list[Problem]
) -> Iterator[Row]:
    place, within = turn
    head, lines = load_kept(found, wrong)
    if head is None:
        return
    news: dict[str, list[News]] = {}
    for number, line in lines:
        if isinstance(line, News):
            news.setdefault(line.kim, []).append(line)
        elif (region := regions.find(line.kode_wilayah)) is None:
            values = {"sumber": found.name, "rincian": "kode_wilayah"}
            wrong.append(Problem.at(Span(found.shown, number), "luar-baris-rusak", **values))
        elif f"{line.kode_wilayah}.".startswith(within):  # it may have been narrowed since
            summary = summarize(line, head, news.get(line.slug, ()), region.kind)
            area = area_of(summary.region)
            yield summary.slug, area, place, found.shown, number, seal_text(dump(summary))


def _read_feed(found: KeptFile, wrong: list[Problem]) -> Iterator[Row]:
    head, lines = load_kept(found, wrong)
    if head is not None:
        news = [line for _, line in lines if isinstance(line, News)]
        yield found.name, "", 0, found.shown, 1, seal_text(dump(_told_by(found, head, news)))


def _told_by(found: KeptFile, head: Head, news: list[News]) -> Summary:
    """The news of a KIM of this network; all else of it its own profile says."""
    stub = Kim(slug=found.name, nama=head.nama or found.name, kode_wilayah="00")
    summary = summarize(stub, head, ())
    return replace(summary, slug=found.name, region="", newest=brief(news), origin="")
