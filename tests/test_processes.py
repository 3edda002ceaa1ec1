"""Pools whose processes die: what was in hand is tried again, the rest goes on as before."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from kimsite.engine import processes
from kimsite.engine.surveying import stamp
from kimsite.engine.surveying.stamp import Place, stamp_sites
from kimsite.engine.working import run
from tests.tools import watch_pools


class Frail(Executor):
    """Answers with what it was given; breaks at the first batch that holds ``fatal``."""

    fatal = 7

    def __init__(self, seen: list[list[int]]) -> None:
        self.seen = seen
        self.broken = False

    def submit(self, _: Any, batch: list[int], /, *__: Any, **___: Any) -> Future[Any]:
        if self.broken:
            raise BrokenProcessPool
        self.seen.append(batch)
        future: Future[Any] = Future()
        if self.fatal in batch:
            self.broken = True
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(batch)
        return future


def test_only_what_was_in_hand_is_tried_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_killed", lambda commission: commission)
    seen: list[list[int]] = []
    batches: Iterator[Any] = iter([[n, n + 1, n + 2] for n in range(0, 300, 3)])
    reports = list(run.map_commissions(lambda: Frail(seen), batches, 2))
    assert sorted(reports) == list(range(300)), "each site once"
    singles = [batch for batch in seen if len(batch) == 1]
    assert len(singles) <= 2 * run.AHEAD * 3
    assert len(seen) < 130


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Place]:
    """Thirty sites, enough here for several processes and several batches."""
    monkeypatch.setattr(stamp, "MANY", 10)
    monkeypatch.setattr(stamp, "BATCH", 7)
    made: list[Place] = []
    for number in range(30):
        folder = tmp_path / f"kim-{number}"
        folder.mkdir()
        (folder / "a.md").write_text("isi" * number, "utf-8")
        made.append(((), str(folder)))
    return made


@pytest.mark.parametrize("dying", [False, True], ids=["sound", "dying"])
def test_several_processes_see_what_one_does_and_if_they_die_this_one_looks(
    places: list[Place], monkeypatch: pytest.MonkeyPatch, dying: bool
) -> None:
    if dying:
        monkeypatch.setattr(processes, "follow_coordinator", _die)
    opened = watch_pools(monkeypatch)
    alone = [found.digest for found in stamp_sites(places, 1)]
    assert not opened
    assert [found.digest for found in stamp_sites(places, 2)] == alone
    assert opened


def _die() -> None:
    raise SystemExit(1)
