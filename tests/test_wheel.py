"""The wheel alone, outside of the repository, carries all that init and build need."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.tools import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but what the wheel installs."""
    folder = tmp_path_factory.mktemp("roda")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "isi")
    return folder / "isi"


def run(installed: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed program: its own code, the dependencies of this environment."""
    path = {**os.environ, "PYTHONPATH": str(installed), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "kimsite", *arguments],
        cwd=cwd, env=path, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    where = subprocess.run(
        [sys.executable, "-c", "import kimsite; print(kimsite.__file__)"],
        cwd=cwd, env=path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(where.stdout.strip()).is_relative_to(installed), "this is not the wheel"
    return done


def test_init_and_build_work_from_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    made = run(installed, "init", "x", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    built = run(installed, "-C", "x", "build", cwd=tmp_path)
    assert (built.returncode, built.stderr) == (0, "")
    assert "0 kesalahan, 0 peringatan" in built.stdout
    assert (tmp_path / "x" / "build" / "index.html").is_file()
    assert list((tmp_path / "x" / "build" / "assets").glob("baku-*/gaya.css"))


def test_the_wheel_names_what_it_needs_and_brings_no_tests(installed: Path) -> None:
    (metadata,) = installed.glob("*.dist-info/METADATA")
    needed = metadata.read_text("utf-8")
    for name in ("pydantic", "jinja2", "markdown", "nh3", "feedgen", "watchdog", "starlette"):
        assert f"Requires-Dist: {name}" in needed
    assert not (installed / "tests").exists()
    assert not (installed / "content").exists()
