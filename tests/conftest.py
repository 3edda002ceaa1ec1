"""A network on disk and the real program run on it; every test starts from these two."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from PIL import Image

from kimsite.cli import main
from tests.tools import ROOT

settings.register_profile("kimsite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kimsite")  # a busy machine is no fault: no test of ours is timed

for _name in [name for name in os.environ if name.startswith("KIMSITE_")]:
    if _name not in {"KIMSITE_REQUIRE_TOOLS", "KIMSITE_WRITE_FAULTS"}:
        del os.environ[_name]  # the language of a shell is none of a test's
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of processes start here

NOW = "2026-11-24T12:00:00+07:00"
CONFIG = (
    "nama: Jaringan Uji\nalamat_situs: https://uji.contoh.id/\notoritas_feed: uji.contoh.id,2026\n"
    'tingkat: provinsi\nkode_wilayah: "94"\n'
)
PROFILE = "nama: KIM Amungsa\nkode_wilayah: 94.04.01.1003\n"
POST = "---\njudul: Panen raya\ntanggal: 2026-11-01\n---\nWarga memanen sagu bersama.\n"
LONGEST = ("test_payloads", "test_crash", "test_kill_points", "test_wrong_planners", "test_truth")


def pytest_xdist_auto_num_workers() -> int:
    """Two more than processors: many tests wait for a server, a watcher or a browser.

    With three more, two processors needed 12 min 24 s instead of 11 min 6 s.
    """
    return (os.cpu_count() or 1) + 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those that take longest begin first, each of their modules in another worker.

    A worker begins with an equal part of the list, and takes from others when it is done: so the
    long ones stand at the beginnings of these parts.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    parts: list[list[pytest.Item]] = [[] for _ in range(workers)]
    for item in items:
        if item.path.stem in LONGEST:
            parts[LONGEST.index(item.path.stem) % workers].append(item)
    others = [item for item in items if item.path.stem not in LONGEST]
    for number, part in enumerate(parts):
        size = len(items) * (number + 1) // workers - len(items) * number // workers
        room = max(0, size - len(part)) if number < workers - 1 else len(others)
        part += others[:room]
        del others[:room]
    items[:] = [item for part in parts for item in part]


@dataclass
class Result:
    """What one run of the program did."""

    status: int
    out: str
    err: str

    @property
    def problems(self) -> list[dict[str, Any]]:
        """The problems of a run with ``--format json``."""
        return json.loads(self.out)["problems"]


class Network:
    """A network's folder; paths are relative to it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file, its folders too; text is dedented."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, str):
            text = textwrap.dedent(text).encode("utf-8")
        file.write_bytes(text)
        return file

    def photo(self, path: str, size: tuple[int, int] = (640, 480), colour: str = "teal") -> Path:
        """Write a real picture in the format its name says."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", size, colour).save(file)
        return file

    def kim(self, slug: str = "amungsa", code: str = "94.04.01.1003", more: str = "") -> None:
        """Register a KIM."""
        folder = ".".join(code.split(".")[:2])
        text = f"nama: KIM {slug.title()}\nkode_wilayah: {code}\n{textwrap.dedent(more)}"
        self.write(f"communities/{folder}/{slug}.yaml", text)

    def post(self, name: str = "2026-11-01-panen", text: str = POST, kind: str = "berita",
             slug: str = "amungsa") -> Path:  # fmt: skip
        """Write an item of a KIM."""
        return self.write(f"content/kim/{slug}/{kind}/{name}.md", text)

    def run(self, *arguments: str) -> Result:
        """Run the program in this process, as of NOW unless told otherwise."""
        given = list(arguments)
        if given and given[0] in {"build", "check"} and "--as-of" not in given:
            given += ["--as-of", NOW]
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main(["-C", str(self.root), *given])
            except SystemExit as leaving:
                status = leaving.code if isinstance(leaving.code, int) else 1
        return Result(status, out.getvalue(), err.getvalue())

    def build(self, *arguments: str) -> Result:
        """``kimsite build``."""
        return self.run("build", *arguments)

    def page(self, path: str) -> str:
        """A file of the output as text."""
        return (self.root / "build" / path).read_text("utf-8")

    def pages(self, folder: str = "build") -> dict[str, bytes]:
        """Every file of the output and its bytes."""
        base = self.root / folder
        files = sorted(p for p in base.rglob("*") if p.is_file())
        return {p.relative_to(base).as_posix(): p.read_bytes() for p in files}


def copy_sample(folder: Path) -> Path:
    """The repository's own network, put into ``folder``."""
    for name in ("communities", "content"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "kimsite.yaml", folder)
    return folder


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of ``kimsite build`` on the repository's own network; not to be changed."""

    def make(folder: Path) -> str:
        copy_sample(folder)
        result = run_program("-C", str(folder), "build", "--as-of", NOW, "--strict")
        return "" if (result.status, result.err) == (0, "") else f"{result.status}: {result.err}"

    return make_once(tmp_path_factory, "contoh", make) / "build"


def make_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], str]) -> Path:
    """The folder ``name``, which ``make`` fills; it returns what went wrong.

    The first of several test processes makes it, the others wait for it.
    """
    own = factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, made = shared / name, shared / f"{name}-siap"
    try:
        folder.mkdir()
    except FileExistsError:
        until = time.monotonic() + 300
        while not made.is_file():
            assert time.monotonic() < until, f"{folder} was never made"
            time.sleep(0.1)
    else:
        wrong = "it failed"
        try:
            wrong = make(folder)
        finally:
            draft = made.with_suffix(".baru")
            draft.write_text(wrong, "utf-8")
            draft.rename(made)
    assert made.read_text("utf-8") == ""
    return folder


@pytest.fixture
def network(tmp_path: Path) -> Network:
    """A network with one KIM and one post."""
    made = empty(tmp_path / "jaringan")
    made.kim()
    made.post()
    return made


def empty(root: Path) -> Network:
    """A network without any KIM."""
    made = Network(root)
    made.write("kimsite.yaml", CONFIG)
    return made


def run_program(*arguments: str, cwd: Path | None = None, before: str = "", **env: str) -> Result:
    """Run the program as a process of its own, which runs the code ``before`` first."""
    start = f"from kimsite.cli import main\n{before}\nmain()"
    done = subprocess.run(
        [sys.executable, *(["-c", start] if before else ["-m", "kimsite"]), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **env},
        timeout=300,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)
