"""Builds of a World, in this process or another, on any machine; and what a clean one makes."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import jinja2

from kimsite.cli.closing import close_outcome
from kimsite.cli.options import open_setting
from kimsite.engine.build import build_network
from kimsite.engine.request import Request
from kimsite.problem import merge_problems
from tests.conftest import Network, Result, run_program
from tests.truth.world import World

HOUR = 3_600_000_000_000
_COMPILED: dict[object, object] = {}
OK = (0, 1)
"""All well, or the content has errors; anything else is not an answer to an edit."""


@dataclass(frozen=True)
class How:
    """How one build is run. ``aged``: an hour after the last edit, so that stamps are trusted."""

    jobs: int = 1
    aged: bool = True
    zone: str = "UTC"
    seed: str = ""
    """Not empty: a process of its own, with this hash seed."""
    locale: str = "C.UTF-8"
    elsewhere: bool = False
    """Run from another folder."""
    following: bool = False
    """A running preview builds, which is told what changed and looks only there."""


@dataclass(frozen=True)
class Made:
    """The output of a build: every file's bytes, what was said, and when it is to change."""

    pages: dict[str, bytes]
    said: str
    status: int
    next_change: str = ""


def build(world: World, how: How, *options: str) -> Made:
    """Build ``world`` as it stands, with what it remembers."""
    world.aged += HOUR if how.aged else 0
    arguments = ["build", "--as-of", world.clock, "--jobs", str(how.jobs), *world.options, *options]
    if how.following:
        result = _follow(world)
    else:
        result = _run_apart(world, how, arguments) if how.seed else _run_here(world, how, arguments)
    pages = world.pages() if (world.root / "build").is_dir() else {}
    return Made(pages, result.err, result.status, next_change(world))


def build_clean(world: World) -> Made:
    """What a build without any past makes of the same sources."""
    place = world.base / "bersih"
    copy = world.copy_sources(place)
    result = copy.build("--as-of", world.clock, "--jobs", "1", *world.options)
    made = Made(copy.pages(), result.err, result.status, next_change(copy))
    shutil.rmtree(place)
    return made


def next_change(network: Network) -> str:
    """What the last build wrote for schedulers."""
    file = network.root / ".kimsite" / "next-change"
    return file.read_text("utf-8") if file.is_file() else "not written"


def build_between(
    world: World, *options: str, fails: bool = False, meanwhile: Callable[[], None] | None = None
) -> None:
    """A build whose output is not looked at: only the next one's is."""
    if meanwhile is not None:
        _build_watched(world, meanwhile)
    else:
        made = build(world, How(), *options)
        known = made.status in OK or (made.status == 2 and "--only" in options)
        assert known, f"status {made.status}: {made.said}"
    world.remember(*options, failed=fails or meanwhile is not None)


def _build_watched(world: World, meanwhile: Callable[[], None]) -> None:
    setting, problems = open_setting(world.root, world.clock)
    assert setting is not None, problems
    cache = world.root / ".kimsite" / "foto"
    output = world.root / "build"
    build_network(Request(setting, output, cache, jobs=1, progress=lambda *_: meanwhile()))


def _follow(world: World) -> Result:
    """As ``serve`` does after a burst of saves."""
    now, out, err = time.time_ns, io.StringIO(), io.StringIO()
    seen = world.look()
    changed = {p for p in seen.keys() | world.seen.keys() if seen.get(p) != world.seen.get(p)}
    world.known_to_preview.hear(changed if world.seen else None)
    world.seen = seen
    address = world.options[1] if world.options else ""
    setting, problems = open_setting(world.root, world.clock, base_url=address)
    assert setting is not None, problems
    output, cache = world.root / "build", world.root / ".kimsite" / "foto"
    with mock.patch("time.time_ns", side_effect=lambda: now() + world.aged):
        outcome = build_network(Request(setting, output, cache, jobs=1), world.known_to_preview)
    outcome.problems = merge_problems(problems + outcome.problems)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = close_outcome(outcome, "text", 0.0, strict=False)
    return Result(status, out.getvalue(), err.getvalue())


def _run_here(world: World, how: How, arguments: list[str]) -> Result:
    now = time.time_ns
    later = mock.patch("time.time_ns", side_effect=lambda: now() + world.aged)
    with _place(world.base if how.elsewhere else Path.cwd()), _zone(how.zone), later:
        return world.run(*arguments)


def _run_apart(world: World, how: How, arguments: list[str]) -> Result:
    env = {"PYTHONHASHSEED": how.seed, "TZ": how.zone, "LC_ALL": how.locale}
    env["before"] = (
        "import kimsite.engine.reducing.printing as p; p.FEW = 0"  # regions are few here
    )
    if how.elsewhere:
        return run_program("-C", world.root.name, *arguments, cwd=world.base, **env)
    return run_program("-C", str(world.root), *arguments, **env)


@contextmanager
def _place(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def _zone(name: str) -> Iterator[None]:
    if not hasattr(time, "tzset"):  # Windows
        yield
        return
    with mock.patch.dict(os.environ, {"TZ": name}):
        time.tzset()
        try:
            yield
        finally:
            pass
    time.tzset()


@contextmanager
def templates_compiled_once() -> Iterator[None]:
    """Most of a small build is compiling templates; the same source needs it but once."""
    kept = _COMPILED
    compile_ = jinja2.Environment.compile

    def compile_once(self, source, name=None, filename=None, raw=False, defer_init=False):
        if not isinstance(source, str):
            return compile_(self, source, name, filename, raw, defer_init)
        words = tuple(sorted(getattr(self, "strings", {}).items()))
        key = (type(self), source, name, filename, raw, defer_init, words)
        if key not in kept:
            kept[key] = compile_(self, source, name, filename, raw, defer_init)
        return kept[key]

    with mock.patch.object(jinja2.Environment, "compile", compile_once):
        yield
