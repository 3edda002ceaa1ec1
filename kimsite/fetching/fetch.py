"""Fetching: each source is asked whether it changed; what is kept changes whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from kimsite.engine.writing.write import WriteFault
from kimsite.fetching.fault import FetchFault
from kimsite.fetching.kept import Kept, load_last, write_kept
from kimsite.fetching.sources import Origin
from kimsite.fetching.trip import Errand, Trip
from kimsite.forms.kept import NETWORK
from kimsite.problem import Problem

AT_ONCE = 4
"""Sources that are asked at a time."""
NEW, SAME, FAILED = "baru", "tetap", "gagal"


@dataclass(slots=True)
class Result:
    """What became of one source; ``since`` dates what is kept of it, empty where nothing is."""

    origin: Origin
    state: str
    kim: int = 0
    news: int = 0
    since: str = ""
    problems: list[Problem] = field(default_factory=list)


def fetch_sources(origins: Iterable[Origin], errand: Errand) -> Iterator[Result]:
    """Fetch from all ``origins``, a few at once; the results come in their order."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(lambda origin: fetch_source(origin, errand), origins)


def fetch_source(origin: Origin, errand: Errand) -> Result:
    """Fetch from one source; whatever goes wrong, its last good state stays."""
    before = load_last(errand.root, origin.kind, origin.name)
    trip = Trip(origin, errand, before)
    since = before.head.per if before is not None else ""
    try:
        kept = trip.network() if origin.kind == NETWORK else trip.feed()
        write_kept(errand.root, kept)
    except FetchFault as fault:
        return _result(origin, FAILED, before, [fault.lost(origin.span, origin.name, since)])
    except WriteFault as fault:
        return _result(origin, FAILED, before, [fault.problem])
    except Exception as error:
        why = FetchFault("luar-tak-terduga", alamat=origin.address, sebab=type(error).__name__)
        return _result(origin, FAILED, before, [why.lost(origin.span, origin.name, since)])
    same = before is not None and (before.news, before.kim) == (kept.news, kept.kim)
    return _result(origin, SAME if same else NEW, kept, trip.problems)


def _result(origin: Origin, state: str, kept: Kept | None, problems: list[Problem]) -> Result:
    if kept is None:
        return Result(origin, state, problems=problems)
    return Result(origin, state, len(kept.kim), len(kept.news), kept.head.per, problems)
