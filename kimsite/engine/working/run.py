"""The map: commissions go through any concurrent.futures executor, reports come back as made.

Only a few batches are under way at a time, so that neither commissions nor reports pile up. A
worker that dies costs its batches one more try, site by site; a site that kills again is named.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice

from kimsite.engine.processes import fork_pool, may_fork, spawn_pool, undisturbed
from kimsite.engine.working.order import Commission, Order, Report
from kimsite.engine.working.work import Worker, build_in_worker, prepare_worker, start_worker
from kimsite.problem import Problem, Span
from kimsite.rendering.look.theme import Theme

FEW = 6
"""Up to this many sites a pool costs more than it saves."""
BATCH = 8
"""Sites a batch at most: enough that handing over is cheap."""
AHEAD = 3
"""Batches under way for each worker."""
SHARES = 4
"""So many batches for each worker at least: towards the end they get smaller, so that none works on
alone for long where sites have many photos."""

Open = Callable[[], Executor]


def _nothing() -> None:
    """What is done meanwhile, mostly."""


def run_commissions(
    order: Order,
    commissions: Iterable[Commission],
    count: int,
    jobs: int,
    theme: Theme,
    meanwhile: Callable[[], None] = _nothing,
) -> Iterator[Report]:
    """Build all ``count`` sites; with one job, or few, in this process, which has ``theme`` loaded.

    A pool leaves this process time for something else, which ``meanwhile`` does once.
    """
    rest = iter(commissions)
    first = list(islice(rest, FEW + 1))
    if jobs <= 1 or len(first) <= FEW:
        worker = Worker(order, theme)
        for commission in chain(first, rest):
            yield worker.build(commission)
        return
    batches = _batches(chain(first, rest), count, jobs)
    yield from map_commissions(lambda: open_pool(order, jobs, theme), batches, jobs, meanwhile)


def open_pool(order: Order, jobs: int, theme: Theme) -> Executor:
    """Processes that build: spawned, the same on every system, and ready after half a second.

    Where forking is safe they are forked, with all they need loaded once, in this process.
    """
    if not may_fork():
        return spawn_pool(jobs, start_worker, order)
    prepare_worker(order, theme)
    return fork_pool(jobs)


def map_commissions(
    open_: Open,
    batches: Iterator[list[Commission]],
    jobs: int,
    meanwhile: Callable[[], None] = _nothing,
) -> Iterator[Report]:
    """Map over the executor that ``open_`` opens; for what a broken one leaves it is opened anew.

    ``meanwhile`` is called once the first batches are under way.
    """
    while suspects := (yield from _map_until_broken(open_, batches, jobs, meanwhile)):
        yield from _try_again(open_, suspects)
        meanwhile = _nothing


def _map_until_broken(
    open_: Open, batches: Iterator[list[Commission]], jobs: int, meanwhile: Callable[[], None]
) -> Generator[Report, None, list[Commission]]:
    """Map ``batches`` to their end; returns what was under way when the executor broke."""
    suspects: list[Commission] = []
    executor = open_()
    try:
        under_way: dict[Future[list[Report]], list[Commission]] = {}
        while True:
            room = 0 if suspects else max(0, jobs * AHEAD - len(under_way))
            for batch in islice(batches, room):
                try:
                    with undisturbed():
                        under_way[executor.submit(build_in_worker, batch)] = batch
                except BrokenProcessPool:
                    suspects += batch
                    break
            if not under_way:
                return suspects
            meanwhile()
            meanwhile = _nothing
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                batch = under_way.pop(future)
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    suspects += batch
    finally:
        # After Ctrl-C only what workers have in hand is waited for.
        executor.shutdown(cancel_futures=True)


def _try_again(open_: Open, suspects: list[Commission]) -> Iterator[Report]:
    """Site by site, so that the one that kills its worker is known."""
    executor = open_()
    for commission in suspects:
        try:
            with undisturbed():
                future = executor.submit(build_in_worker, [commission])
            yield from future.result()
        except BrokenProcessPool:
            executor.shutdown()
            executor = open_()
            yield _killed(commission)
    executor.shutdown()


def _killed(commission: Commission) -> Report:
    found = commission.job.found
    problem = Problem.at(Span(found.shown), "situs-mematikan", slug=found.slug)
    return Report(found.slug, None, problems=(problem,), broken=True)


def _batches(
    commissions: Iterable[Commission], count: int, jobs: int
) -> Iterator[list[Commission]]:
    rest = iter(commissions)
    while batch := list(islice(rest, max(1, min(BATCH, count // (jobs * SHARES))))):
        count -= len(batch)
        yield batch
