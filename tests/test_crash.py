"""Killed anywhere, a build leaves whole files, and the next one ends exactly like a clean build."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.network import write_network
from kimsite.engine import run, work
from tests.conftest import NOW, Network, run_program

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills by signal")


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network of 24 KIM, built once, then changed everywhere: the next build has much to do."""
    root = tmp_path_factory.mktemp("tumbuh")
    write_network(root, 24, 6, 40)
    assert build(root).returncode == 0
    for post in sorted((root / "content").rglob("*.md"))[::2]:
        post.write_text(post.read_text("utf-8") + "\nTambahan.\n", "utf-8")
    for post in sorted((root / "content").rglob("*.md"))[::5]:
        post.unlink()
    return root


def build(root: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Build in a process of its own."""
    return subprocess.run(command(root, *more), capture_output=True, text=True, check=False)


def command(root: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "kimsite", "-C", str(root), "build", "--as-of", NOW, *more]


def kill_during(root: Path, seconds: float, jobs: str) -> bool:
    """Start a build and kill it, and all it started, after ``seconds``; whether it was alive."""
    running = subprocess.Popen(
        command(root, "--jobs", jobs),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    time.sleep(seconds)
    alive = running.poll() is None
    if alive:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    return alive


def check_after_kill(grown: Path, tmp_path: Path, seconds: float, jobs: str) -> bool:
    root = tmp_path / "jaringan"
    shutil.copytree(grown, root)
    alive = kill_during(root, seconds, jobs)
    network = Network(root)
    for path, data in network.pages().items():
        if path.endswith(".html"):
            assert data.rstrip().endswith(b"</html>"), f"torn: {path}"
    done = build(root)
    assert (done.returncode, done.stderr) == (0, "")
    assert build(root, "--full", "--output", str(root / "bersih")).returncode == 0
    assert network.pages() == network.pages("bersih")
    shutil.rmtree(root)
    return alive


@pytest.mark.parametrize("point", range(4))
def test_after_a_kill_the_next_build_equals_a_clean_one(
    grown: Path, tmp_path: Path, point: int
) -> None:
    check_after_kill(grown, tmp_path, 0.6 + point * 0.5, "1" if point % 2 else "2")


@pytest.mark.torture
def test_after_two_hundred_kills(grown: Path, tmp_path: Path) -> None:
    chance = random.Random(20261124)
    hits = sum(
        check_after_kill(grown, tmp_path, chance.uniform(0.2, 3.5), chance.choice("12"))
        for _ in range(200)
    )
    assert hits >= 100, "too few builds were still running when they were killed"


def test_a_post_deleted_right_after_a_kill_does_not_stay(grown: Path, tmp_path: Path) -> None:
    root = tmp_path / "jaringan"
    shutil.copytree(grown, root)
    kill_during(root, 1.2, "1")
    gone = sorted((root / "content" / "kim").rglob("berita/*.md"))[0]
    gone.unlink()
    assert build(root).returncode == 0
    page = root / "build" / "kim" / gone.parts[-3] / "berita" / f"{gone.stem}.html"
    assert not page.exists()


def test_a_worker_that_dies_costs_one_retry_and_names_the_site(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    villages = ("1001", "1002", "1007", "1008", "1009", "1010", "1011", "1012", "1013")
    for number, village in enumerate(villages):
        network.kim(f"kim-{number}", f"94.04.01.{village}")
        network.post(slug=f"kim-{number}")
    network.write("content/kim/kim-4/berita/2026-11-09-mati.md", "---\njudul: Mati\n---\nx\n")
    monkeypatch.setattr(run, "start_worker", start_mortal_worker)
    result = network.build("--jobs", "2")
    assert result.status == 70
    assert result.err.startswith("communities/94.04/kim-4.yaml:1:1: kesalahan[situs-mematikan]")
    assert result.err.count("kesalahan[") == 1
    assert not (network.root / "build/kim/kim-4/index.html").exists()
    for number in (0, 3, 5, 8):
        assert (network.root / f"build/kim/kim-{number}/index.html").exists()


def start_mortal_worker(order: work.Order) -> None:
    """A worker that is killed, as for lack of memory, when it comes to one KIM."""
    work.start_worker(order)
    whole = work.build_site

    def fatal(community, *rest):
        if community.slug == "kim-4":
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(community, *rest)

    work.build_site = fatal


def test_ctrl_c_ends_a_build_without_a_trace_and_the_next_one_goes_on(
    grown: Path, tmp_path: Path
) -> None:
    root = tmp_path / "jaringan"
    shutil.copytree(grown, root)
    for seconds in (0.9, 1.4):
        running = subprocess.Popen(
            command(root, "--full", "--jobs", "2"),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        time.sleep(seconds)
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=60)
        assert running.returncode in {0, 130}, err
        assert "Traceback" not in err + out
    assert run_program("-C", str(root), "build", "--as-of", NOW).status == 0
