"""Runs the real program in a process that is killed: at its n-th step on the disk, or by the clock.

``Killer`` starts this module as a process of its own, which has kimsite loaded and forks a child
for each run, so that thousands of kills cost little. A child counts what changes the disk (files
opened for writing, writes, renames, removals, folders made, commits of SQLite) and dies, by
SIGKILL, just before the n-th; a write that is cut short has written half.
"""

from __future__ import annotations

import builtins
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tests.tools import ROOT


@dataclass
class Run:
    """How a run ended: its exit status, or -9; what it said; what it did to the disk."""

    status: int
    err: str
    steps: list[str]

    @property
    def killed(self) -> bool:
        return self.status == -signal.SIGKILL


class Killer:
    """A process that runs the program again and again."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.killer"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip

    def run(
        self,
        *arguments: str,
        step: int | None = None,
        seconds: float | None = None,
        wrong: str = "",
    ) -> Run:
        """Run ``kimsite``; kill it before its ``step``-th step, or after ``seconds``.

        ``wrong`` names a deliberately wrong publisher of this module.
        """
        asked = {"arguments": arguments, "step": step, "seconds": seconds, "wrong": wrong}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return Run(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        self._process.communicate()


@contextmanager
def killing() -> Iterator[Killer]:
    killer = Killer()
    try:
        yield killer
    finally:
        killer.close()


def serve() -> None:
    """Read what is asked, a line each, and answer."""
    import kimsite.cli.build
    import kimsite.engine.build
    import kimsite.site.build  # noqa: F401 -- loaded once, for all children

    for line in sys.stdin:
        asked = json.loads(line)
        with tempfile.TemporaryDirectory() as folder:
            said, steps = Path(folder, "stderr"), Path(folder, "steps")
            child = os.fork()
            if child == 0:
                live(asked, said, steps)
            status = wait(child, asked["seconds"])
            answer = {
                "status": status,
                "err": said.read_text("utf-8") if said.exists() else "",
                "steps": steps.read_text("utf-8").splitlines() if steps.exists() else [],
            }
        print(json.dumps(answer), flush=True)


def wait(child: int, seconds: float | None) -> int:
    """Wait for it; after ``seconds`` kill it and all that it started."""
    if seconds is not None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            pid, status = os.waitpid(child, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.002)
        try:
            os.killpg(child, signal.SIGKILL)
        except ProcessLookupError:  # it has started nothing yet
            os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def live(asked: dict[str, Any], said: Path, steps: Path) -> None:
    """The child: the program, and what kills it."""
    os.setsid()
    opened = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.dup2(opened, 2)
    from kimsite.cli import main

    if asked["wrong"]:
        WRONG[asked["wrong"]]()
    fuse = Fuse(asked["step"])
    if asked["seconds"] is None:
        fuse.lay()
    status = 70
    try:
        main(asked["arguments"])
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else 1
    finally:
        sys.stderr.flush()
        fuse.end = None
        steps.write_text("\n".join(fuse.steps), "utf-8")
        os._exit(status)


class Fuse:
    """Counts steps and kills this process just before one of them."""

    def __init__(self, end: int | None) -> None:
        self.end = end
        self.steps: list[str] = []

    def burn(self, step: str, torn: Callable[[], object] = lambda: None) -> None:
        if self.end is not None and len(self.steps) >= self.end:
            torn()
            os.kill(os.getpid(), signal.SIGKILL)
        self.steps.append(step)

    def lay(self) -> None:
        """Put it around everything that changes the disk."""
        for name in ("replace", "rename", "mkdir", "rmdir", "unlink", "remove"):
            setattr(os, name, self._around(name, getattr(os, name)))
        whole_open, whole_write = os.open, os.write

        def open_(path: Any, flags: int, *rest: Any, **more: Any) -> int:
            if flags & os.O_CREAT:
                self.burn(f"open {path}")
            return whole_open(path, flags, *rest, **more)

        def write(opened: int, data: bytes) -> int:
            half = bytes(data[: len(data) // 2])
            self.burn("write", lambda: whole_write(opened, half))
            return whole_write(opened, data)

        os.open, os.write = open_, write
        burn = self.burn
        whole_opener = io.open

        class Raw(io.FileIO):
            def write(self, data: Any) -> int:
                half = bytes(data[: len(data) // 2])
                burn("write", lambda: super(Raw, self).write(half))
                return super().write(data)

        def opener(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
            if isinstance(file, int) or not set(mode) & set("wax+"):
                return whole_opener(file, mode, *rest, **more)
            burn(f"open {file}")
            raw = Raw(file, mode.replace("b", "").replace("t", ""))
            kept = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
            if "b" in mode:
                return kept
            return io.TextIOWrapper(kept, more.get("encoding") or (rest[1:2] or ("utf-8",))[0])

        # What Path.open, write_bytes and write_text go through.
        io.open = builtins.open = opener  # type: ignore[assignment]

        class Connection(sqlite3.Connection):
            def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
                if sql == "COMMIT" or not (self.in_transaction or _reads(sql)):
                    burn(f"sqlite {sql.split()[0]}")
                return super().execute(sql, *rest)

            def executemany(self, sql: str, *rest: Any) -> sqlite3.Cursor:
                if not self.in_transaction:
                    burn(f"sqlite {sql.split()[0]}")
                return super().executemany(sql, *rest)

        sqlite3.connect = partial(sqlite3.connect, factory=Connection)  # type: ignore[misc]

    def _around(self, name: str, whole: Callable[..., Any]) -> Callable[..., Any]:
        def burning(*given: Any, **more: Any) -> Any:
            self.burn(f"{name} {given[-1]}")
            return whole(*given, **more)

        return burning


def _reads(sql: str) -> bool:
    return sql.lstrip().startswith(("SELECT", "PRAGMA", "BEGIN", "ROLLBACK"))


def publish_changes_first() -> None:
    """A wrong publisher: pages may link to what is not there yet."""
    from kimsite.engine.publishing import publish

    hands = publish._Hands
    right_add, right_change = hands.add, hands.change
    hands.add = lambda self, draft: right_change(self, draft) and None  # type: ignore
    hands.change = lambda self, draft: right_add(self, draft) or []  # type: ignore


def sweep_first() -> None:
    """A wrong sweep: what is gone goes while pages still link to it."""
    from kimsite.engine.publishing import publish

    whole = publish._Hands.add

    def add(self: Any, draft: Any) -> None:
        for path in draft.gone:
            (Path(self.output) / path).unlink(missing_ok=True)
        whole(self, draft)

    publish._Hands.add = add  # type: ignore[method-assign]


def write_in_place() -> None:
    """A wrong writer: whoever looks while it writes sees half a file."""
    from kimsite.engine.publishing import publish

    def move(source: str, file: str) -> None:
        if Path(source).is_dir():
            os.rename(source, file)
        else:
            opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
            os.write(opened, Path(source).read_bytes())
            os.close(opened)

    publish.move = move


def forget_what_was_begun() -> None:
    """A wrong memory: nobody knows which owners' files were about to change."""
    from kimsite.engine.remembering.memory import Memory

    Memory.mark_dirty = lambda *_: None  # type: ignore
    Memory.mark_staged = lambda *_: None  # type: ignore


WRONG = {
    made.__name__: made
    for made in (publish_changes_first, sweep_first, write_in_place, forget_what_was_begun)
}


if __name__ == "__main__":
    serve()
