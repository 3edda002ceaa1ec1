"""Real processes killed at any moment: the whole build, one worker, the coordinator alone."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest

from benchmarks.network import write_network
from kimsite.cli import main
from kimsite.engine.working import run, work
from kimsite.site import build
from tests.conftest import NOW, Network, run_program
from tests.killer import Killer, killing
from tests.scene import AFTER, CHANGES, Scene, read_files
from tests.tools import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills by signal")


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    with killing() as made:
        yield made


@pytest.fixture(scope="module", params=CHANGES)
def scene(request: pytest.FixtureRequest, tmp_path_factory, killer: Killer) -> Scene:
    """Nine KIM: enough for a pool."""
    return Scene(tmp_path_factory.mktemp("lakon") / "s", killer, 9, request.param)


def kill_at_random(scene: Scene, kills: int, seed: int) -> int:
    """Kill as many builds, alone or with their workers; how many were still running?"""
    chance, hits = random.Random(seed), 0
    length = {jobs: duration(scene, jobs) for jobs in "12"}
    for after, jobs in zip(cycle(AFTER), cycle("1112"), strict=False):
        if hits >= kills:
            break
        hits += scene.play(after, jobs=jobs, seconds=chance.uniform(0.1, 1) * length[jobs])
    return hits


def duration(scene: Scene, jobs: str) -> float:
    """How long a build takes here and now, so that kills hit every part of it."""
    began = time.monotonic()
    assert not scene.crash(jobs, seconds=600)
    return time.monotonic() - began


def test_after_a_kill_the_next_build_equals_a_clean_one(scene: Scene) -> None:
    assert kill_at_random(scene, 5, 20261124) == 5


@pytest.mark.torture
def test_after_two_thousand_kills(scene: Scene) -> None:
    wanted = 2000 // len(CHANGES)
    assert kill_at_random(scene, wanted, 20261125) == wanted


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network of 24 KIM, not built yet."""
    root = tmp_path_factory.mktemp("tumbuh")
    write_network(root, 24, 6, 40, province="94")
    return root


def command(root: Path, *more: str, way: str = "") -> list[str]:
    program = ["-c", f"from {__name__} import {way}; {way}()"] if way else ["-m", "kimsite"]
    return [sys.executable, *program, "-C", str(root), "build", "--as-of", NOW, *more]


def forked() -> None:
    """The program as it runs on Linux."""
    assert run.may_fork() == (sys.platform == "linux")
    main()


def spawned() -> None:
    """The program as it runs where processes cannot be forked."""
    run.may_fork = lambda: False
    main()


def spawned_slowly() -> None:
    """The same where a process takes long to be born: the first may be dead before the second."""
    whole = SpawnProcess.start

    def start_slowly(process: SpawnProcess) -> None:
        whole(process)
        time.sleep(2)

    SpawnProcess.start = start_slowly
    spawned()


@pytest.fixture(params=["forked", "spawned"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def start(root: Path, *more: str, way: str) -> subprocess.Popen[str]:
    # What runs in the background of a script is born deaf to Ctrl-C.
    return subprocess.Popen(
        command(root, *more, way=way), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip


def await_workers(coordinator: int, wanted: int) -> list[int]:
    """The processes that build for ``coordinator``, once there are as many as ``wanted``."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        workers = [pid for pid, parent in list_workers() if parent == coordinator]
        if len(workers) == wanted:
            return workers
        time.sleep(0.02)
    raise AssertionError("the workers never came")


def list_workers() -> list[tuple[int, int]]:
    """Every process on this machine that may be a pool's worker, with its parent."""
    given = ["ps", "-axww", "-o", "pid=,ppid=,stat=,command="]
    lines = subprocess.run(given, capture_output=True, text=True, check=True).stdout.splitlines()
    found = (line.split(None, 3) for line in lines)
    return [
        (int(pid), int(parent))
        for pid, parent, state, shown in found
        if "resource_tracker" not in shown and not state.startswith("Z")
    ]


@pytest.mark.parametrize("way", ["forked", "spawned", "spawned_slowly"])
def test_a_worker_killed_from_outside_costs_nothing_but_time(
    grown: Path, tmp_path: Path, way: str
) -> None:
    root = tmp_path / "jaringan"
    shutil.copytree(grown, root)
    running = start(root, "--jobs", "2", way=way)
    os.kill(await_workers(running.pid, 2)[0], signal.SIGKILL)
    out, err = running.communicate(timeout=300)
    assert (running.returncode, err) == (0, ""), out
    assert run_program(*command(root, "--output", str(root / "bersih"))[3:]).status == 0
    assert read_files(root / "build") == read_files(root / "bersih")


def test_workers_end_with_the_coordinator_and_publish_nothing_after_it(
    grown: Path, tmp_path: Path, way: str
) -> None:
    root = tmp_path / "jaringan"
    shutil.copytree(grown, root)
    running = start(root, "--jobs", "2", way=way)
    workers = set(await_workers(running.pid, 2))
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    left = read_files(root / "build")
    until = time.monotonic() + 60
    while workers & {pid for pid, _ in list_workers()} and time.monotonic() < until:
        time.sleep(0.02)
    assert not workers & {pid for pid, _ in list_workers()}
    assert read_files(root / "build") == left


@pytest.mark.parametrize("way", ["mortal", "mortal_and_spawned"])
def test_a_worker_that_dies_costs_one_retry_and_names_the_site(network: Network, way: str) -> None:
    villages = ("1001", "1002", "1007", "1008", "1009", "1010", "1011", "1012", "1013")
    for number, village in enumerate(villages):
        network.kim(f"kim-{number}", f"94.04.01.{village}")
        network.post(slug=f"kim-{number}")
    network.write("content/kim/kim-4/berita/2026-11-09-mati.md", "---\njudul: Mati\n---\nx\n")
    running = start(network.root, "--jobs", "2", way=way)
    out, err = running.communicate(timeout=300)
    assert running.returncode == 70, out
    assert err.startswith("communities/94.04/kim-4.yaml:1:1: kesalahan[situs-mematikan]")
    assert err.count("kesalahan[") == 1
    assert not (network.root / "build/kim/kim-4/index.html").exists()
    for number in (0, 3, 5, 8):
        assert (network.root / f"build/kim/kim-{number}/index.html").exists()


def mortal() -> None:
    """The program, whose workers are killed, as for lack of memory, when they come to one KIM."""
    make_mortal()
    forked()


def mortal_and_spawned() -> None:
    run.start_worker = start_mortal_worker
    spawned()


def start_mortal_worker(order: work.Order) -> None:
    work.start_worker(order)
    make_mortal()


def make_mortal() -> None:
    whole = build.compose_site

    def fatal(community, *rest):
        if community.slug == "kim-4":
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(community, *rest)

    build.compose_site = fatal


def test_ctrl_c_ends_a_build_without_a_trace_and_the_next_one_goes_on(
    grown: Path, tmp_path: Path, way: str
) -> None:
    root = tmp_path / "jaringan"
    shutil.copytree(grown, root)
    for seconds in (0, 0.5):
        running = start(root, "--full", "--jobs", "2", way=way)
        await_workers(running.pid, 2)
        time.sleep(seconds)
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=60)
        # Half a second on, it may have ended by itself.
        assert running.returncode in ({130} if seconds == 0 else {0, 130}), err
        assert "Traceback" not in err + out
    assert run_program("-C", str(root), "build", "--as-of", NOW).status == 0
