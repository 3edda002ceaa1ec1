"""What a save sets off: changes are seen, bursts settle, builds never overlap."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kimsite.authoring import watch
from kimsite.authoring.rebuild import Rebuilder
from kimsite.authoring.watch import Watcher
from kimsite.engine.build import Outcome

PATIENCE = 10.0
Watch = Callable[[], threading.Event]


class FullSystem(watch.Observer):  # type: ignore[misc,valid-type]
    """A system without room: it says so only where a watch starts, not below one."""

    def schedule(self, handler, path, *, recursive=False, **more):
        if not recursive:
            raise OSError(errno.ENOSPC, "inotify watch limit reached")
        return super().schedule(handler, path, recursive=recursive, **more)


@pytest.fixture(params=["reported", "looked for"])
def watched(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[threading.Event]:
    """A watched network; the event is set after a change. Both ways to notice one."""
    for name in ("communities", "content/kim/amungsa/berita"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "kimsite.yaml").write_text("nama: A\n", "utf-8")
    (tmp_path / "content/kim/amungsa/berita/a.md").write_text("lama", "utf-8")
    if request.param == "looked for":
        monkeypatch.setattr(watch, "Observer", FullSystem)
        monkeypatch.setattr(watch, "POLLING", 0.1)
    changed = threading.Event()
    watcher = Watcher(tmp_path, changed.set)
    assert watcher.start() is (request.param == "looked for")
    yield changed
    watcher.stop()


def change(root: Path, how: str) -> None:
    berita = root / "content/kim/amungsa/berita"
    if how == "save":
        (berita / "a.md").write_text("isi yang lebih panjang", "utf-8")
    elif how == "save by rename":
        (berita / ".a.md.tmp").write_text("isi baru sekali", "utf-8")
        (berita / ".a.md.tmp").replace(berita / "a.md")
    elif how == "create":
        (berita / "b.md").write_text("baru", "utf-8")
    elif how == "delete":
        (berita / "a.md").unlink()
    elif how == "settings":
        (root / "kimsite.yaml").write_text("nama: Berganti\n", "utf-8")
    elif how == "new folder":
        (root / "themes/x").mkdir(parents=True)


@pytest.mark.parametrize(
    "how", ["save", "save by rename", "create", "delete", "settings", "new folder"]
)
def test_what_authors_do_is_noticed(watched: threading.Event, tmp_path: Path, how: str) -> None:
    change(tmp_path, how)
    assert watched.wait(PATIENCE)


def test_a_folder_that_returns_is_watched_again(watched: threading.Event, tmp_path: Path) -> None:
    (tmp_path / "content").rename(tmp_path / "disimpan")
    assert watched.wait(PATIENCE)
    (tmp_path / "disimpan").rename(tmp_path / "content")
    time.sleep(0.5)
    watched.clear()
    change(tmp_path, "save")
    assert watched.wait(PATIENCE)


def test_what_machines_write_is_not(watched: threading.Event, tmp_path: Path) -> None:
    for name in ("build", ".kimsite/pratinjau", ".git"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_text("x", "utf-8")
    berita = tmp_path / "content/kim/amungsa/berita"
    for name in (".a.md.swp", "~$a.md", "a.md~"):
        (berita / name).write_text("x", "utf-8")
    assert not watched.wait(0.5)


def test_a_watch_on_many_folders_leaves_out_what_only_reads(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("x", "utf-8")
    changed = threading.Event()
    watcher = Watcher(tmp_path, changed.set)
    watcher.start()
    try:
        for _ in range(50):
            (tmp_path / "content/a.md").read_text("utf-8")
            list((tmp_path / "content").iterdir())
        assert not changed.wait(0.3)
    finally:
        watcher.stop()


class Builds:
    """Builds that take a while, and what is known of them."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.begun = 0
        self.ended = 0
        self.overlapped = False
        self.faults: list[Exception] = []
        self.rebuilder = Rebuilder(self._build, self._done, self.faults.append)

    def _build(self) -> Outcome:
        self.begun += 1
        self.overlapped |= self.begun > self.ended + 1
        time.sleep(self.seconds)
        if self.begun == 1 and self.seconds == 0:
            self.ended += 1
            raise RuntimeError("tak terduga")
        return Outcome()

    def _done(self, _: Outcome, seconds: float) -> None:
        assert seconds >= self.seconds
        self.ended += 1


def settle(builds: Builds, ended: int) -> None:
    end = time.monotonic() + PATIENCE
    while builds.ended < ended:
        assert time.monotonic() < end
        time.sleep(0.01)
    time.sleep(0.4)


def test_a_burst_of_saves_is_one_build() -> None:
    builds = Builds(0.05)
    builds.rebuilder.start()
    for _ in range(20):
        builds.rebuilder.ask()
        time.sleep(0.01)
    settle(builds, 1)
    builds.rebuilder.stop()
    assert builds.begun == 1
    assert not builds.rebuilder.is_alive()


def test_a_save_during_a_build_leads_to_another_build() -> None:
    builds = Builds(0.4)
    builds.rebuilder.start()
    builds.rebuilder.ask()
    while not builds.begun:
        time.sleep(0.01)
    for _ in range(3):
        builds.rebuilder.ask()
        time.sleep(0.02)
    settle(builds, 2)
    builds.rebuilder.stop()
    assert builds.begun == 2
    assert not builds.overlapped


def test_a_bug_does_not_end_the_preview() -> None:
    builds = Builds(0)
    builds.rebuilder.start()
    builds.rebuilder.ask()
    settle(builds, 1)
    builds.rebuilder.ask()
    settle(builds, 2)
    builds.rebuilder.stop()
    assert [str(fault) for fault in builds.faults] == ["tak terduga"]
    assert builds.begun == 2
