"""The built sample in a real browser, opened from disk as someone opens it from a memory stick."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser import Tab, browser, open_tab
from tests.kinds import KINDS, page_of

_LOAD_ALL = """() => Promise.all([...document.images].map(image => {
  image.loading = 'eager';
  return image.decode().then(() => null, () => image.getAttribute('src'));
})).then(found => found.filter(source => source !== null))"""
_LINKS = "() => [...document.links].map(link => link.href)"
_WIDTH = "() => document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    with browser(as_published=True) as context:
        yield open_tab(context, width=320)


def complaints(tab: Tab, site: Path, page: Path) -> list[str]:
    """What someone who opens ``page`` of ``site`` on a small phone would miss or be asked."""
    tab.open(page)
    found = [f"picture: {source}" for source in tab.run(_LOAD_ALL)]
    width = tab.run(_WIDTH)
    if width > 320:
        found.append(f"scrolls sideways: {width} px")
    links = (address for address in tab.run(_LINKS) if address.startswith("file:"))
    found += [f"link: {address}" for address in links if not on_disk(address, site)]
    found += [f"asks: {address}" for address in tab.asked if not on_disk(address, site)]
    return found + [f"console: {words}" for words in tab.words]


def on_disk(address: str, site: Path) -> bool:
    """Whether a file: address is a file of ``site``."""
    parts = urlsplit(address)
    file = Path(unquote(parts.path))
    return parts.scheme == "file" and file.is_file() and file.is_relative_to(site)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "not found"])
def test_a_page_opens_from_disk_without_a_complaint(sample: Path, tab: Tab, kind: str) -> None:
    assert complaints(tab, sample, page_of(kind, sample)) == []


def test_the_page_with_the_most_pictures_shows_them_all(sample: Path, tab: Tab) -> None:
    pages = sorted(sample.rglob("*.html"), key=lambda p: p.read_bytes().count(b"<img"))
    assert complaints(tab, sample, pages[-1]) == []
    assert tab.run("() => document.images.length") >= 6


def test_a_page_with_every_fault_is_complained_about(tmp_path: Path, tab: Tab) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        "<!doctype html><meta name=viewport content='width=device-width'><title>x</title>"
        "<img src=hilang.png><a href=tidak-ada.html>x</a><p style='width: 900px'>x</p>"
        "<img src=http://lain.invalid/x.png><script>console.log('halo')</script>",
        "utf-8",
    )
    found = complaints(tab, tmp_path, page)
    for what in (
        "picture: hilang.png",
        "picture: http://lain.invalid/x.png",
        "scrolls sideways",
        "link: file:",
        "asks: http://lain.invalid",
        "console: halo",
    ):
        assert any(complaint.startswith(what) for complaint in found), (what, found)
