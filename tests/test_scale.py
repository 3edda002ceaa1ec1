"""Networks of many KIM, built by the program as people run it."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from benchmarks.network import write_network
from tests.conftest import NOW, Network
from tests.html import read_page


def build(root: Path, *more: str, timeout: int = 300) -> subprocess.CompletedProcess[str]:
    """Build with the real program, in processes of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kimsite", "-C", str(root), "build", "--as-of", NOW, *more],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=timeout,
    )  # fmt: skip


def broken_links(site: Path, pages: list[Path]) -> list[str]:
    """The links of ``pages`` within ``site`` that lead to no file or to no place in it."""
    broken = []
    for page in pages:
        for link in read_page(page).links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            there = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not there.is_file():
                broken.append(f"{page.relative_to(site)} -> {link}")
            elif parts.fragment and unquote(parts.fragment) not in read_page(there).ids:
                broken.append(f"{page.relative_to(site)} -> {link} (anchor)")
    return broken


def check(root: Path, kim: int, posts: int) -> Path:
    """Every KIM has its site and every item its page; returns the output."""
    site = root / "build"
    assert len(list((site / "kim").glob("*/profil.html"))) == kim
    items = sorted((root / "content" / "kim").rglob("*.md"))
    assert len(items) == kim * posts
    missing = [
        item
        for item in items
        if not (site / "kim" / Path(*item.parts[-3:-1]) / f"{item.stem}.html").is_file()
    ]
    assert missing == []
    return site


def test_forty_kim_through_the_pool(tmp_path: Path) -> None:
    write_network(tmp_path, 40, 4, 60)
    done = build(tmp_path, "--jobs", "2")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("40 situs")
    site = check(tmp_path, 40, 4)
    assert broken_links(site, [p for p in site.rglob("*.html") if p.name != "404.html"][::5]) == []
    alone = build(tmp_path, "--jobs", "1", "--output", str(tmp_path / "sendiri"))
    assert (alone.returncode, alone.stderr) == (0, "")
    network = Network(tmp_path)
    assert network.pages() == network.pages("sendiri")


@pytest.mark.torture
def test_two_thousand_kim(tmp_path: Path) -> None:
    write_network(tmp_path, 2000, 12, 100)
    done = build(tmp_path, timeout=3600)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2.000 situs")
    site = check(tmp_path, 2000, 12)
    pages = sorted(p for p in site.rglob("*.html") if p.name != "404.html")
    assert len(pages) > 2000 * 12
    assert broken_links(site, random.Random(20261124).sample(pages, 300)) == []
