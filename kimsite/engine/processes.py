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


class _Spawning(SpawnContext):
    """Makes spawned processes, and knows all that it made."""

    def __init__(self) -> None:
        super().__init__()
        self.born: list[SpawnProcess] = []

    def Process(self, *given: Any, **named: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: N802 -- its name there
        """A process that is not started yet."""
        self.born.append(SpawnProcess(*given, **named))
        return self.born[-1]


class _SpawnPool(ProcessPoolExecutor):
    """A pool that lets nobody wait for a process that was being born while it broke.

    Such a one is told neither to work nor to end, and whoever waits for it waits for ever.
    """

    def __init__(self, jobs: int, start: Callable[..., None], given: tuple[Any, ...]) -> None:
        self._context = _Spawning()
        super().__init__(jobs, self._context, start, given)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let them go."""
        if any(process.exitcode for process in self._context.born):
            for process in self._context.born:
                if process.is_alive():
                    process.terminate()
        super().shutdown(wait, cancel_futures=cancel_futures)


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
    return _SpawnPool(jobs, start, given)


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
