"""The map: commissions go through any concurrent.futures executor, reports come back as made."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor

from kimsite.engine.work import Commission, Order, Report, Worker, build_in_worker, start_worker

FEW = 6
"""Below this many sites a pool costs more than it saves."""


def run_commissions(order: Order, commissions: list[Commission], jobs: int) -> Iterator[Report]:
    """Build every site; with one job, or few sites, in this process. Raises ThemeFault."""
    if jobs <= 1 or len(commissions) <= FEW:
        worker = Worker(order)
        for commission in commissions:
            yield worker.build(commission)
        return
    # "spawn" everywhere: never fork beside threads, and the same on every system.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, start_worker, (order,)) as pool:
        yield from map_commissions(pool, commissions, jobs)


def map_commissions(
    executor: Executor, commissions: list[Commission], jobs: int
) -> Iterator[Report]:
    """Map over ``executor``, whose processes :func:`start_worker` has prepared."""
    size = max(1, min(32, len(commissions) // (jobs * 4)))
    yield from executor.map(build_in_worker, commissions, chunksize=size)
