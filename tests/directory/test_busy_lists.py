"""Lists of more KIM than a page bears are divided, and every part can be reached."""

from __future__ import annotations

import re

import pytest

from kimsite.directory.areas.tally import LISTED
from kimsite.directory.feeds import opml
from kimsite.model import Summary
from kimsite.regions import regions

from .conftest import kim
from .growing import Growing, villages


def crowd(count: int, *districts: str, **more: object) -> list[Summary]:
    codes = list(villages(*districts))
    return [kim(f"k{n:05}", codes[n % len(codes)], **more) for n in range(count)]


def reachable(files: dict[str, bytes]) -> set[str]:
    """All that links lead to from the front page, through the directory's pages."""
    import posixpath

    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = waiting.pop()
        for link in re.findall(rb'href="([^"#:]+)"', files.get(page, b"")):
            there = posixpath.normpath(posixpath.join(posixpath.dirname(page), link.decode()))
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return seen


@pytest.mark.parametrize("count", [3_000, pytest.param(20_000, marks=pytest.mark.torture)])
def test_thousands_of_kim_in_one_bidang_are_divided_by_region(count: int) -> None:
    districts = [
        district.code
        for city in regions().children("33")
        for district in regions().children(city.code)
    ]
    made = Growing()
    made.put(*crowd(count, *districts[:200], fields=("pertanian",)))
    made.put(kim("lain", "94.04.01", fields=("literasi",)))
    made.reduce()
    pages = {path: data for path, data in made.files.items() if path.endswith(".html")}
    assert max(map(len, pages.values())) < 100_000
    assert f"{count:,} KIM".replace(",", ".").encode() in made.files["wilayah/33.html"]
    assert "bidang/pertanian.33.html" in pages
    assert "bidang/literasi.94.html" not in pages, "what is short stays on one page"
    listed = [path for path in pages if path.startswith("bidang/pertanian")]
    found = set(re.findall(rb"kim/(k\d+)/index.html", b"".join(pages[path] for path in listed)))
    assert len(found) == count
    there = reachable(made.files)
    assert {f"kim/{slug}/index.html" for slug in made.summaries} <= there
    found = {path for path, data in pages.items() if b"noindex" not in data}
    assert found <= there


def test_a_crowded_kecamatan_is_told_in_parts() -> None:
    made = Growing()
    made.put(*crowd(2 * LISTED + 1, "94.04.01"))
    made.reduce()
    assert "wilayah/94.04.01-3.html" in made.files
    assert "wilayah/94.04.01-4.html" not in made.files
    assert b'href="../wilayah/94.04.01-3.html"' in made.files["wilayah/94.04.01.html"]
    assert made.files["wilayah/94.04.01-3.html"].count(b'<p class="nama-kim">') == 1
    assert b'<p class="nama-kim">' not in made.files["wilayah/94.04.html"]
    there = reachable(made.files)
    assert {f"kim/{slug}/index.html" for slug in made.summaries} <= there


def test_many_feeds_are_told_by_province() -> None:
    made = Growing()
    made.put(*crowd(opml.INCLUDED + 1, "94.04.01"), kim("jauh", "35.78.01.1001"))
    made.reduce()
    assert made.files["opml.xml"].count(b'type="include"') == 2
    assert b"https://uji.contoh.id/opml/94.opml" in made.files["opml.xml"]
    assert made.files["opml/94.opml"].count(b"xmlUrl") == opml.INCLUDED + 1
    made.reduce("jauh", "k00000")
    assert made.files["opml.xml"].count(b"xmlUrl") == opml.INCLUDED + 1, "with the network's own"
    assert {path for path in made.files if path.startswith("opml/")} == {"opml/94.opml"}
    assert made.files == made.clean()
