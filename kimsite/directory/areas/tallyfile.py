"""Tallies as JSON, kept between builds; a KIM or headline of several groups stands once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kimsite.directory.areas.rows import Fair, Headline, Nearest, Row, read_headlines, read_rows
from kimsite.directory.areas.tally import Figure, Group, Tally


@dataclass(slots=True)
class _Pool:
    """Values that are told once each, and by number wherever they are met again."""

    values: list[Any] = field(default_factory=list)
    numbers: dict[Any, int] = field(default_factory=dict)

    def take(self, found: Iterable[tuple[Any, Any]]) -> list[int]:
        """The numbers of values, each given with what tells it from the others."""
        return [self._number(key, value) for key, value in found]

    def _number(self, key: Any, value: Any) -> int:
        known = self.numbers.setdefault(key, len(self.values))
        if known == len(self.values):
            self.values.append(value)
        return known


def write_tally(tally: Tally) -> str:
    """A Tally as JSON, the same for the same tally."""
    rows, headlines = _Pool(), _Pool()

    def nearest(news: Nearest) -> list[int]:
        # By all that they say: of an event its news and its next time are two headlines.
        return headlines.take((headline, headline) for headline in news)

    def fair(news: Fair) -> list[list[int]]:
        return [nearest(news.few), nearest(news.more)]

    def group(one: Group) -> list[Any]:
        below, statuses = sorted(one.below.items()), sorted(one.statuses.items())
        listed = rows.take((row.slug, row) for row in one.rows)
        return [one.kim, statuses, below, fair(one.newest), listed]

    document = {
        "all": group(tally.all),
        "facets": {
            facet: {mark: group(one) for mark, one in sorted(groups.items())}
            for facet, groups in tally.facets.items()
        },
        "figures": sorted(tally.figures.items()),
        "villages": tally.villages,
        "kinds": sorted(tally.kinds.items()),
        "levels": tally.levels,
        "feed": fair(tally.feed),
        "events": nearest(tally.events),
        "rows": rows.values,
        "headlines": headlines.values,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def read_tally(document: str) -> Tally:
    """A Tally from JSON."""
    given = json.loads(document)
    rows, headlines = read_rows(given["rows"]), read_headlines(given["headlines"])

    def chosen(numbers: list[int]) -> Iterable[Headline]:
        return (headlines[number] for number in numbers)

    def fill(news: Fair, kept: list[list[int]]) -> None:
        news.few.take(chosen(kept[0]))
        news.more.take(chosen(kept[1]))

    def group(one: list[Any]) -> Group:
        kim, statuses, below, newest, known = one
        listed: list[Row] = [rows[number] for number in known]
        made = Group(kim, Counter(dict(statuses)), dict(below), _rows=listed)
        fill(made.newest, newest)
        return made

    tally = Tally()
    tally.all = group(given["all"])
    for facet, groups in given["facets"].items():
        tally.facets[facet] = {mark: group(one) for mark, one in groups.items()}
    tally.figures = {code: Figure(*numbers) for code, numbers in given["figures"]}
    tally.villages = given["villages"]
    tally.kinds = Counter(dict(given["kinds"]))
    tally.levels = given["levels"]
    fill(tally.feed, given["feed"])
    tally.events.take(chosen(given["events"]))
    return tally
