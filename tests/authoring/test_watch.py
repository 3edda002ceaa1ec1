"""What a save sets off: changes are seen, bursts settle, builds never overlap."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kimsite.authoring import poll, rebuild, watch
from kimsite.authoring.rebuild import Rebuilder
from kimsite.authoring.watch import Watcher
from kimsite.engine.build import Outcome
from tests.tools import need

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
        monkeypatch.setattr(poll, "EVERY", 0.1)
    changed = threading.Event()
    watcher = Watcher(tmp_path, lambda _: changed.set())
    assert watcher.start() == (watch.FULL if request.param == "looked for" else "")
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
    elif how == "the office's map":
        (root / "batas.geojson").write_text("{}", "utf-8")
    elif how == "new folder":
        (root / "themes/x").mkdir(parents=True)


@pytest.mark.parametrize(
    "how",
    [
        "save",
        "save by rename",
        "create",
        "delete",
        "settings",
        "the office's map",
        "new folder",
    ],
)
def test_what_authors_do_is_noticed(watched: threading.Event, tmp_path: Path, how: str) -> None:
    change(tmp_path, how)
    assert watched.wait(PATIENCE)


class Told:
    """A watched folder, and every path that was told of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.paths: set[str] = set()
        self.reports = 0
        self.watcher = Watcher(root, self._hear)
        assert self.watcher.start() == ""

    def _hear(self, paths: list[str]) -> None:
        self.reports += 1
        self.paths.update(paths)

    def await_paths(self, *wanted: str) -> None:
        """Wait until each of ``wanted`` was told, or a folder around it."""
        end = time.monotonic() + PATIENCE
        while missing := [path for path in wanted if not self._covers(path)]:
            assert time.monotonic() < end, f"never told: {missing[:5]}"
            time.sleep(0.02)

    def _covers(self, path: str) -> bool:
        steps = path.split("/")
        return any("/".join(steps[:n]) in self.paths for n in range(3, len(steps) + 1))


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    """A network of one KIM under watch."""
    (tmp_path / "communities/94.04").mkdir(parents=True)
    (tmp_path / "content/kim/amungsa/berita").mkdir(parents=True)
    (tmp_path / "content/kim/amungsa/berita/a.md").write_text("lama", "utf-8")
    made = Told(tmp_path)
    yield made
    made.watcher.stop()


def test_a_save_by_rename_is_told_by_its_path(told: Told) -> None:
    change(told.root, "save by rename")
    told.await_paths("content/kim/amungsa/berita/a.md")
    assert told.paths == {"content/kim/amungsa/berita/a.md"}


def test_a_thousand_files_at_once_are_all_told(told: Told) -> None:
    names = [f"content/kim/kim-{n % 50}/berita/2026-11-01-{n}.md" for n in range(1000)]
    for name in names:
        (told.root / name).parent.mkdir(parents=True, exist_ok=True)
        (told.root / name).write_text("x", "utf-8")
    told.await_paths(*names)


def test_a_renamed_folder_is_told_by_both_names_and_followed(told: Told) -> None:
    (told.root / "content/kim/amungsa").rename(told.root / "content/kim/amungme")
    told.await_paths("content/kim/amungsa", "content/kim/amungme")
    told.paths.clear()
    (told.root / "content/kim/amungme/berita/a.md").write_text("baru sekali", "utf-8")
    told.await_paths("content/kim/amungme/berita/a.md")


def test_files_that_come_with_a_new_folder_are_told_and_later_ones_too(told: Told) -> None:
    """Between a folder and its watch there is a moment in which nobody looks."""
    for number in range(20):
        folder = told.root / f"content/kim/baru-{number}/berita"
        folder.mkdir(parents=True)
        (folder / "a.md").write_text("x", "utf-8")
    told.await_paths(*(f"content/kim/baru-{number}/berita/a.md" for number in range(20)))
    time.sleep(0.5)
    told.paths.clear()
    for number in range(20):
        (told.root / f"content/kim/baru-{number}/berita/a.md").write_text("lain", "utf-8")
    told.await_paths(*(f"content/kim/baru-{number}/berita/a.md" for number in range(20)))


def test_a_folder_moved_in_from_outside_is_told(told: Told, tmp_path_factory) -> None:
    outside = tmp_path_factory.mktemp("luar") / "baru"
    (outside / "berita").mkdir(parents=True)
    (outside / "berita/a.md").write_text("x", "utf-8")
    outside.rename(told.root / "content/kim/baru")
    told.await_paths("content/kim/baru/berita/a.md")
    told.paths.clear()
    (told.root / "content/kim/baru/berita/a.md").write_text("lain", "utf-8")
    told.await_paths("content/kim/baru/berita/a.md")


@pytest.mark.parametrize(
    "folders", [3_000, pytest.param(83_000, marks=pytest.mark.torture)], ids=str
)
def test_a_save_among_many_folders_is_seen(tmp_path: Path, folders: int) -> None:
    room = Path("/proc/sys/fs/inotify/max_user_watches")
    enough = not room.is_file() or int(room.read_text("ascii")) >= folders * 2.1
    need(f"room to watch {folders} folders", tmp_path if enough else None)
    names = [f"content/kim/kim-{number}/berita/a.md" for number in range(folders // 2)]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("x", "utf-8")
    told = Told(tmp_path)
    try:
        for name in names:  # as a build reads: by default every reading is reported, too
            (tmp_path / name).read_bytes()
        for name in (names[0], names[-1]):
            (tmp_path / name).write_text("lain", "utf-8")
        told.await_paths(names[0], names[-1])
        assert told.paths == {names[0], names[-1]}
    finally:
        told.watcher.stop()


@pytest.mark.parametrize("polling", [False, True], ids=["reported", "looked for"])
def test_a_file_beside_the_folders_is_followed_where_it_is_asked_for(
    tmp_path: Path, polling: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poll, "EVERY", 0.1)
    (tmp_path / "peta").mkdir()
    borders = tmp_path / "peta/batas.geojson"
    told: list[str] = []
    watcher = Watcher(tmp_path, told.extend, polling=polling)
    watcher.start()
    watcher.follow("peta/batas.geojson")
    (tmp_path / "peta/catatan.txt").write_text("bukan peta", "utf-8")
    borders.write_text('{"type": "FeatureCollection"}', "utf-8")
    until = time.monotonic() + PATIENCE
    while "peta/batas.geojson" not in told and time.monotonic() < until:
        time.sleep(0.02)
    assert set(told) == {"peta/batas.geojson"}
    (tmp_path / "kimsite.yaml").write_text("nama: A\n", "utf-8")
    while "kimsite.yaml" not in told and time.monotonic() < until + PATIENCE:
        time.sleep(0.02)
    watcher.follow("")
    watcher.stop()
    assert set(told) == {"peta/batas.geojson", "kimsite.yaml"}


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
    watcher = Watcher(tmp_path, lambda _: changed.set())
    watcher.start()
    try:
        for _ in range(50):
            (tmp_path / "content/a.md").read_text("utf-8")
            list((tmp_path / "content").iterdir())
        assert not changed.wait(0.3)
    finally:
        watcher.stop()


def test_changes_add_up_to_the_next_build() -> None:
    builds = Builds(0.2)
    builds.rebuilder.start()
    builds.rebuilder.ask(["a"])
    while not builds.begun:
        time.sleep(0.01)
    builds.rebuilder.ask(["b"])
    builds.rebuilder.ask(["c", "b"])
    settle(builds, 2)
    builds.rebuilder.stop()
    assert builds.told == [None, {"b", "c"}]  # nothing is known before the first


def test_more_reports_than_a_system_keeps_mean_that_anything_may_have_changed() -> None:
    builds = Builds(0.2)
    builds.rebuilder.build_once()
    builds.rebuilder.ask(["a"])
    builds.rebuilder.build_once()
    for number in range(rebuild.MANY + 1):
        builds.rebuilder.ask([f"content/kim/a/berita/{number % 2}.md"])
    builds.rebuilder.build_once()
    assert builds.told == [None, {"a"}, None]


class Builds:
    """Builds that take a while, and what is known of them."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.begun = 0
        self.ended = 0
        self.overlapped = False
        self.told: list[set[str] | None] = []
        self.faults: list[Exception] = []
        self.rebuilder = Rebuilder(self._build, self._done, self.faults.append)

    def _build(self, changed: set[str] | None) -> Outcome:
        self.told.append(changed)
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


def test_a_burst_of_saves_is_one_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "QUIET", 0.5)  # a busy machine makes pauses of its own
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
