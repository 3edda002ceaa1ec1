"""What was fetched from elsewhere, kept by area beside the ledger; what changed makes areas stale.

abroad   one row a KIM of another network, in the order in which sources are asked; and one for a
         KIM of this network whose site is elsewhere, under no area
twin     the KIM that were left out of an area because they are listed already
heard    the state of ``content/luar/`` that was last taken in, and what was wrong in it
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from itertools import groupby
from typing import Any

from kimsite.digest import digest_bytes, digest_readable
from kimsite.engine.remembering.ledger.ledger import Ledger
from kimsite.engine.remembering.ledger.row import (
    check_row,
    open_text,
    read_row,
    read_sealed,
    seal_row,
    seal_text,
)
from kimsite.engine.remembering.trace import dump, read_problems, read_summary
from kimsite.forms import Network
from kimsite.model import Summary
from kimsite.problem import Problem, Span
from kimsite.reading.registry.federation import sources_of
from kimsite.reading.tree.finds import Tree
from kimsite.regions import Regions

TABLES = {
    "abroad": "slug TEXT PRIMARY KEY, area TEXT, turn INTEGER, path TEXT, line INTEGER,"
    " seal TEXT, summary TEXT",
    "twin": "area TEXT, slug TEXT, other TEXT, PRIMARY KEY (area, slug)",
    "heard": "name TEXT PRIMARY KEY, value TEXT",
}
_PUT = "INSERT OR IGNORE INTO abroad VALUES (?, ?, ?, ?, ?, ?, ?)"
_FIND = "SELECT seal, slug, area, turn, path, line, summary FROM abroad "
_AREAS = "SELECT area, slug, turn, summary FROM abroad ORDER BY area, turn, slug"


class Abroad:
    """Reads and writes the three tables; transactions are the caller's."""

    def __init__(self, database: sqlite3.Connection, ledger: Ledger) -> None:
        self._database = database
        self._ledger = ledger

    def take_in(self, tree: Tree, network: Network, regions: Regions) -> set[str]:
        """Take in ``content/luar/`` if it changed; the KIM here whose news from elsewhere did.

        The areas of other networks' KIM that changed are stale from now on.
        """
        parts = kept_parts(tree, network)
        state = digest_bytes(repr(sorted(parts.items())).encode())
        if self._text("state") == state:
            return set()
        before = self._digests()
        self._database.execute("DELETE FROM abroad")
        from kimsite.engine.remembering.intake import (
            read_sources,  # with forms that most builds do not need
        )

        problems: list[Problem] = []
        for row in read_sources(tree, _turns(network), regions, problems):
            self._database.execute(_PUT, (*row[:-1], seal_row(*row[:-1]), row[-1]))
        self._put("state", state)
        self._put("said", seal_text(dump([asdict(problem) for problem in problems])))
        after = self._digests()
        changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        self._ledger.areas.mark_stale({area for area, _ in changed if area})
        return {slug for area, slug in changed if not area}

    def areas(self) -> set[str]:
        """Every area in which another network has a KIM."""
        rows = self._database.execute("SELECT DISTINCT area FROM abroad WHERE area != ''")
        return {area for (area,) in rows}

    def summaries(self, area: str) -> Iterator[Summary]:
        """Those of other networks' KIM in one area, the nearest source first."""
        rows = self._database.execute(f"{_FIND} WHERE area = ? ORDER BY turn, slug", (area,))
        return map(_open, rows)

    def with_news(self, summary: Summary) -> Summary:
        """A KIM of this network; with its news from elsewhere, if that is where it lives."""
        if summary.has_site or not summary.elsewhere:
            return summary
        found = self._database.execute(
            f"{_FIND} WHERE slug = ? AND area = ''", (summary.slug,)
        ).fetchone()
        if found is None:
            return summary
        kept = _open(found)
        return replace(summary, newest=kept.newest, seen=kept.seen)

    def put_twins(self, area: str, twins: Iterable[tuple[str, str]]) -> None:
        """Which KIM of an area were left out, and for which."""
        self._database.execute("DELETE FROM twin WHERE area = ?", (area,))
        rows = [(area, slug, other) for slug, other in twins]
        self._database.executemany("INSERT OR REPLACE INTO twin VALUES (?, ?, ?)", rows)

    def problems(self) -> list[Problem]:
        """What was wrong in ``content/luar/``, and which KIM are told of twice."""
        said = open_text(self._text("said"))
        problems = read_row(read_problems, said) if said else []
        rows = self._database.execute(
            "SELECT path, line, slug, other FROM twin JOIN abroad USING (slug, area)"
            " ORDER BY path, line"
        )
        for path, line, slug, other in rows:
            name, _, source = slug.rpartition("@")
            span, values = Span(path, line), {"slug": name, "sumber": source, "lain": other}
            problems.append(Problem.at(span, "kim-luar-ganda", **values))
        return problems

    def _digests(self) -> dict[tuple[str, str], str]:
        """What each area holds; under no area, each KIM of this network by its slug."""
        rows = self._database.execute(_AREAS)
        grouped = groupby(rows, key=lambda row: (row[0], "" if row[0] else row[1]))
        return {key: digest_bytes(repr(list(rows)).encode()) for key, rows in grouped}

    def _text(self, name: str) -> str:
        found = self._database.execute("SELECT value FROM heard WHERE name = ?", (name,))
        return (found.fetchone() or ("",))[0]

    def _put(self, name: str, value: str) -> None:
        self._database.execute("INSERT OR REPLACE INTO heard VALUES (?, ?)", (name, value))


def _open(row: tuple[Any, ...]) -> Summary:
    """The summary of a row, as it was sealed."""
    seal, *light, text = row
    check_row(seal, *light)
    return read_sealed(read_summary, text)


def kept_parts(tree: Tree, network: Network) -> Mapping[str, str]:
    """What the directory depends on of what was fetched: each file, and who is asked first."""
    if not tree.kept:
        return {}
    parts = {found.shown: digest_readable(found.file) for found in tree.kept}
    return {**parts, "gabungan": digest_bytes(repr(sorted(_turns(network).items())).encode())}


def _turns(network: Network) -> dict[str, tuple[int, str]]:
    """The order in which sources are believed: the nearest first, then as they are listed.

    And what codes begin with that each may speak for.
    """
    sources = sources_of(network.gabungan)
    ordered = sorted(sources, key=lambda name: -len(sources[name].wilayah or ""))
    within = {name: f"{code}." if (code := sources[name].wilayah) else "" for name in ordered}
    return {name: (number, within[name]) for number, name in enumerate(ordered, start=1)}
