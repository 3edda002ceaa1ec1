"""The harness of ``make bench`` does what its tables say; nothing here is timed against a goal."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import ExifTags, Image

from benchmarks.hugo import write_hugo
from benchmarks.measure import Cost, measure
from benchmarks.network import write_network
from benchmarks.pelican import write_pelican
from benchmarks.photos import Camera
from benchmarks.plot import Curve, draw_panels
from benchmarks.race import Lap, copy_output, weigh
from benchmarks.rivals import CASES, enter
from benchmarks.source import read_network
from benchmarks.table import render_table
from tests.tools import ROOT

linux = pytest.mark.skipif(sys.platform != "linux", reason="the harness reads /proc")
KIM, POSTS = 3, 2


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "network"
    assert write_network(folder, KIM, POSTS, words=30) == KIM * POSTS
    return folder


def names_of(folder: Path, pattern: str) -> list[str]:
    return sorted(file.stem for file in folder.glob(pattern))


@pytest.mark.parametrize("form", ["plain", "whole", "apart"])
def test_hugo_is_given_every_post_once(small: Path, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "hugo"
    made = write_hugo(small, folder, whole=form == "whole", apart=form == "apart")
    assert made == KIM * POSTS
    assert names_of(folder, "**/kim-*/*/2*.md") == names_of(small, "content/kim/*/*/*.md")
    assert len(list(folder.glob("**/kim-*/_index.md"))) == KIM


def test_pelican_is_given_every_post_once(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pelican"
    assert write_pelican(small, folder) == KIM * POSTS
    assert names_of(folder, "content/**/2*.md") == names_of(small, "content/kim/*/*/*.md")


def test_peers_get_the_same_text(small: Path, tmp_path: Path) -> None:
    write_hugo(small, tmp_path / "hugo")
    write_pelican(small, tmp_path / "pelican")
    for kim in read_network(small):
        for post in kim.posts:
            for peer in ("hugo", "pelican"):
                file = tmp_path / peer / "content" / kim.slug / post.kind / f"{post.stem}.md"
                text = file.read_text("utf-8")
                assert post.title in text
                assert text.endswith(post.body)


@linux
def test_our_own_race_from_start_to_table(small: Path, tmp_path: Path) -> None:
    ours = enter("kimsite", small, tmp_path)
    laps = []
    for case in ("cold", "all"):
        for change in CASES if case == "all" else [case]:
            ours.change(change, 1)
        cost = measure([*ours.command, "--jobs", "1"], ours.cwd)
        laps.append(Lap(case, ours.name, 1, cost))
        assert cost.wall > 0
        assert cost.cpu > 0
        assert 1_000_000 < cost.largest <= cost.together
    assert (ours.output / "bahan" / "bahan-1.html").is_file()
    items = [f for f in ours.output.glob("kim/*/*/2*.html") if f.parent.name != "buletin"]
    pages = [file.read_text("utf-8") for file in items]
    assert len(pages) == KIM * POSTS + 1
    assert all('data-putaran="1"' in page for page in pages)
    assert sum("Tambahan pada putaran 1." in page for page in pages) == 2
    files, html, size = weigh(ours.output)
    assert files > html > KIM * POSTS
    assert size > 0
    laps.append(Lap("cold", "cp -r", 1, copy_output(ours.output)))
    table = render_table({KIM: laps})
    assert len(table.splitlines()) == 2 + len(laps)


@linux
def test_children_and_their_children_are_counted() -> None:
    held = "x = bytearray(60_000_000); x[::4096] = b'1' * len(x[::4096]); time.sleep(0.3)"
    child = f"import time; {held}"
    parent = (
        "import subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', {child!r}])\n"
        f"{held}\nchild.wait()\n"
    )
    cost = measure([sys.executable, "-c", parent])
    assert 60_000_000 < cost.largest < 110_000_000
    assert cost.together > 120_000_000
    assert cost.wall >= 0.3


@linux
def test_a_failing_command_is_not_a_measurement() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.measure", "--to", "/dev/null", "--", "false"],
        cwd=Path(__file__).parent.parent,
        check=False,
    )
    assert said.returncode == 1


def test_photos_are_all_different_and_know_their_place(tmp_path: Path) -> None:
    camera = Camera(size=(160, 120))
    for number in range(12):
        camera.take(tmp_path / f"{number}.jpg")
    assert len({file.read_bytes() for file in tmp_path.iterdir()}) == 12
    with Image.open(tmp_path / "7.jpg") as picture:
        exif = picture.getexif()
        assert exif[ExifTags.Base.Orientation] == 6
        assert exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] == "S"


def test_a_ratio_is_taken_within_its_round() -> None:
    def lap(rival: str, turn: int, wall: float) -> Lap:
        cost = Cost(wall=wall, cpu=wall, largest=1_000_000, together=2_000_000)
        return Lap("cold", rival, turn, cost)

    laps = [lap("kimsite", 1, 1), lap("hugo", 1, 2), lap("kimsite", 2, 30), lap("hugo", 2, 20)]
    laps += [lap("kimsite", 3, 4), lap("hugo", 3, 4)]
    row = render_table({600: laps}).splitlines()[-1]
    assert row.startswith("| 600 | cold | hugo | 4.00 | 4.00 | 1 | 2 | **1.00** (0.50–1.50) |")


def test_a_plot_is_sound_svg() -> None:
    curve = Curve("kimsite & Hugo", "#000", [(1_000, 1.5), (1_000_000, 900)])
    root = ElementTree.fromstring(draw_panels("posts", {"seconds": [curve], "MB": []}))
    circles = root.findall(".//{http://www.w3.org/2000/svg}circle")
    assert len(circles) == 2


@linux
def test_the_time_from_a_save_to_its_page_is_measured(tmp_path: Path) -> None:
    write_network(tmp_path, kim=3, posts=3, words=20, province="94")
    arguments = ["--network", str(tmp_path), "--saves", "2", "--pause", "0.2"]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.serve", *arguments],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = [line for line in done.stdout.splitlines() if re.search(r" [\d,]+ ms \|$", line)]
    assert [row.split("|")[1].strip() for row in rows] == ["body", "title"]
    posts = [file.read_text("utf-8") for file in tmp_path.glob("content/kim/*/berita/*.md")]
    assert sum("Ubahan title" in post for post in posts) >= 1
