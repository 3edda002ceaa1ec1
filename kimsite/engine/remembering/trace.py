"""A Trace: what the last build of one owner read, wrote and said; and its form on disk."""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any, cast

from kimsite.engine.remembering.light import Light
from kimsite.engine.writing.draft import Draft
from kimsite.model import ItemBrief, Relay, Summary, Upstream
from kimsite.problem import Problem, Span


@dataclass(frozen=True, slots=True)
class Trace:
    """Inputs by name, outputs by path in the tree, what was said, and when it holds.

    ``turning`` is the text that ends it.
    """

    owner: str
    parts: dict[str, str]
    outputs: dict[str, str]
    summary: Summary | None = None
    problems: tuple[Problem, ...] = ()
    cited: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    turning: str = ""

    @property
    def pages(self) -> int:
        """How many HTML files it wrote."""
        return sum(path.endswith(".html") for path in self.outputs)


def light_of(trace: Trace, assets: str) -> Light:
    """The light half of ``trace``, whose pages show ``assets``; the rest is not known yet."""
    since, until = (at.timestamp() if at else None for at in (trace.since, trace.until))
    cited = " ".join(trace.cited)
    return Light(trace.owner, 0, "", "", "", cited, since, until, "", trace.pages, assets)


def write_heavy(trace: Trace) -> tuple[str, str, str]:
    """Summary, problems, and the rest, each as JSON or empty."""
    summary = dump(trace.summary) if trace.summary else ""
    problems = dump(trace.problems) if trace.problems else ""
    rest = {"owner": trace.owner, "parts": trace.parts, "outputs": trace.outputs}
    rest |= {"turning": trace.turning} if trace.turning else {}
    return summary, problems, dump(rest)


def read_heavy(document: str) -> Trace:
    """Parts, outputs and what ends it; the rest of a Trace has columns of its own."""
    given = json.loads(document)
    return Trace(given["owner"], given["parts"], given["outputs"], turning=given.get("turning", ""))


def write_draft(draft: Draft) -> str:
    """A Draft as JSON."""
    return dump(draft)


def read_draft(document: str) -> Draft:
    """A Draft from JSON."""
    return Draft(**_tuples(json.loads(document)))


def read_problems(document: str) -> list[Problem]:
    """Problems from JSON."""
    return [
        Problem(
            one["code"],
            Span(**one["span"]),
            tuple((name, value) for name, value in one["values"]),
            one["effect"],
            one["count"],
        )
        for one in json.loads(document)
    ]


def read_summary(document: str) -> Summary:
    """A Summary from JSON."""
    given = json.loads(document)
    plain = _tuples(given)
    plain["newest"] = tuple(map(_read_brief, given["newest"]))
    plain["events"] = tuple(map(_read_brief, given["events"]))
    plain["pages"] = tuple(map(tuple, given["pages"]))
    plain["passed_on"] = tuple(Relay(**relay) for relay in given["passed_on"])
    plain["counted"] = tuple(map(tuple, given["counted"]))
    return Summary(**plain)


def _read_brief(given: dict[str, Any]) -> ItemBrief:
    original = Upstream(*given["original"]) if given["original"] else None
    return ItemBrief(**{**given, "fields": tuple(given["fields"]), "original": original})


def _tuples(given: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(v) if isinstance(v, list) else v for key, v in given.items()}


def dump(value: object) -> str:
    """``value`` as JSON, as short as it can be; a dataclass is an object with its fields."""
    return _encode(value)


def _plain(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in _names(cast(Hashable, type(value)))}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode
