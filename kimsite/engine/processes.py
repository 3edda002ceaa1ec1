"""Processes that work for this one: forked with all it knows where that is safe, else spawned."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any

from kimsite.regions import regions


class _Spawned(SpawnProcess):
    """Ends with this process at the latest.

    A pool that breaks while one is being born forgets that one: it would wait for work for ever,
    and this process, at its own end, for it.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named, daemon=True)


class _Spawning(SpawnContext):
    Process = _Spawned


def may_fork() -> bool:
    """Whether processes may be forked: on Linux, where no thread holds what they would wait for."""
    return sys.platform == "linux" and threading.active_count() == 1


def fork_pool(jobs: int) -> ProcessPoolExecutor:
    """Forked processes: they know what this one knew when it gave out the first work."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), follow_coordinator)


def spawn_pool(jobs: int, start: Callable[..., None], *given: Any) -> ProcessPoolExecutor:
    """Spawned processes, the same on every system and ready after half a second.

    Each calls ``start`` with what is ``given``.
    """
    return ProcessPoolExecutor(jobs, _Spawning(), start, given)


def follow_coordinator() -> None:
    """End with the coordinator: what it left in hand when it was killed is nobody's business."""
    if sys.platform == "win32":  # where ``undisturbed`` cannot keep Ctrl-C from it
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    regions().reopen()  # a forked process must not share an open database
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: Any) -> None:
    parent.join()
    os._exit(1)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C while a worker starts would leave it half born and the pool waiting for it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
