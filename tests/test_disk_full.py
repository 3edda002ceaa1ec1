"""A disk that fills up during a build: it is said, and what was published stays whole."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import CONFIG, Network, empty
from tests.reach import find_dangling
from tests.scene import read_files
from tests.tools import need

SIZE = 3 << 20
VILLAGES = ("1001", "1002", "1007", "1008", "1009", "1010", "1011", "1012")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes."""
    folder = tmp_path / "cakram"
    folder.mkdir()
    mount = need("mount", shutil.which("mount"))
    given = [mount, "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    done = subprocess.run(given, capture_output=True, check=False)
    need("the right to mount a small disk", folder if done.returncode == 0 else None)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture(params=["all", "output"])
def network(request: pytest.FixtureRequest, disk: Path, tmp_path: Path) -> Network:
    """Eight KIM whose output, or all of whose files, are on the small disk."""
    made = empty(disk / "jaringan" if request.param == "all" else tmp_path / "jaringan")
    for number, village in enumerate(VILLAGES):
        made.kim(f"kim-{number}", f"94.04.01.{village}")
        made.post(slug=f"kim-{number}")
    return made


def test_a_full_disk_is_said_and_the_last_good_output_stays(
    network: Network, disk: Path, tmp_path: Path
) -> None:
    output = disk / "hasil"
    assert network.build("--output", str(output)).status == 0
    before = read_files(output)
    restyle(network)
    for room in (0, 20_000, 100_000, 200_000):
        for jobs in ("1", "2"):
            fill(disk, room)
            result = network.build("--output", str(output), "--jobs", jobs)
            assert (result.status, result.err.count("kesalahan[")) == (1, 1), (room, result)
            assert "kesalahan[disk-penuh]: disk penuh" in result.err
            assert read_files(output) == before
    (disk / "beban").unlink()
    assert network.build("--output", str(output)).status == 0
    assert network.build("--output", str(tmp_path / "bersih")).status == 0
    assert read_files(output) == read_files(tmp_path / "bersih")
    assert find_dangling(output) == []


def test_a_first_build_on_a_full_disk_goes_on_when_there_is_room(
    network: Network, disk: Path, tmp_path: Path
) -> None:
    output = disk / "hasil"
    for room in (0, 50_000, 250_000):
        fill(disk, room)
        result = network.build("--output", str(output))
        assert (result.status, result.err.count("kesalahan[")) == (1, 1), (room, result)
        assert "kesalahan[disk-penuh]" in result.err
        assert not (output / "index.html").exists()
    (disk / "beban").unlink()
    assert network.build("--output", str(output)).status == 0
    assert network.build("--output", str(tmp_path / "bersih")).status == 0
    assert read_files(output) == read_files(tmp_path / "bersih")


def restyle(network: Network) -> None:
    """Every page is to be written anew; the sources take no more room than before."""
    (network.root / "kimsite.yaml").write_text(CONFIG.replace("Jaringan Uji", "Jaringan Usi"))


def fill(disk: Path, room: int) -> None:
    """Leave no more than ``room`` bytes on the disk."""
    ballast = disk / "beban"
    ballast.unlink(missing_ok=True)
    stat = os.statvfs(disk)
    ballast.write_bytes(bytes(max(0, stat.f_bavail * stat.f_frsize - room)))
