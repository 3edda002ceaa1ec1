"""Included materials look like copies and stay text; without a script a link leads to them."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.network import WORDS
from tests.audit.axe import violations
from tests.browser import browser
from tests.conftest import Network, empty

HOSTILE = "</script><img src=x onerror=alert(1)> \"kutip\" & 'petik' 💧 \u202eterbalik"
PAGES = ("kim/amungsa/index.html", "kim/amungsa/bahan.html")
_SEEN = """() => [...document.querySelectorAll('.darurat, .kartu')].map(one => {
  const box = one.getBoundingClientRect();
  const links = [...one.querySelectorAll('a')].map(a => [a.textContent, a.href.split('/').pop()]);
  const badges = [...one.querySelectorAll('.lencana')].map(b => [b.className, b.textContent]);
  const times = [...one.querySelectorAll('time')].map(t => [t.dateTime, t.dataset.akhir]);
  const words = one.innerText.split(/\\s+/).join(' ');
  return JSON.stringify([one.className, words, links, badges, times,
    ...[box.left, box.top, box.width, box.height].map(Math.round)]);
})"""


@pytest.fixture(scope="module")
def networks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Network]:
    """The same network twice: materials as copies and included."""
    made = {}
    for choice in ("salinan", "sisipan"):
        network = made[choice] = empty(tmp_path_factory.mktemp(choice))
        config = network.root / "kimsite.yaml"
        config.write_text(f"{config.read_text('utf-8')}bahan_di_situs: {choice}\n", "utf-8")
        network.kim(more="bidang: [pertanian]\n")
        network.post()
        for number, more in enumerate(
            (
                "darurat: ya\nberakhir: 2026-12-01 18:00 WIT\n",
                "jenis: hoaks\nlabel: [HOAKS, Penting sekali]\n",
                "wilayah: ['94.04.01']\nbidang: [pertanian]\nberakhir: 2027-01-01\n",
                "wilayah: ['94.04.02']\n",
                "bidang: [kesehatan]\n",
                "label: [program prioritas]\n",
            )
        ):
            title = HOSTILE if number == 2 else f"Bahan {number}"
            text = f"---\njudul: |-\n  {title}\ntanggal: 2026-11-{20 - number}\n{more}---\nx\n"
            network.write(f"content/bahan/bahan-{number}.md", text)
        assert network.build("--tanpa-cari").err == ""
    return made


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page of a browser that keeps the pages' own policy; its clock stands still."""
    with browser(as_published=True) as context:
        opened = context.new_page()
        opened.clock.set_fixed_time("2026-11-24T12:00:00+07:00")
        yield opened


def look(page: Page, network: Network, path: str, width: int) -> list[str]:
    """What a reader sees of materials on a page opened from disk, and where."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((network.root / "build" / path).as_uri())
    return page.evaluate(_SEEN)


@pytest.mark.parametrize("path", PAGES)
def test_they_look_like_copies(networks: dict[str, Network], page: Page, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for width in (360, 1280):
        copied = look(page, networks["salinan"], path, width)
        assert look(page, networks["sisipan"], path, width) == copied
    words = " ".join(copied)
    assert [f"Bahan {n}" in words for n in range(6)] == [
        True,
        True,
        False,
        False,
        False,
        path == PAGES[1],
    ]
    assert "onerror=alert(1)" in words
    assert "Berlaku sampai 1 Desember 2026 pukul 18.00 WIT" in words
    assert page.locator("img[src=x]").count() == 0
    assert all(address.startswith("file:") for address in asked)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_fault_where_they_are_included(
    networks: dict[str, Network], visitor: Browser, path: str
) -> None:
    page = visitor.new_page(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    page.goto((networks["sisipan"].root / "build" / path).as_uri())
    assert page.locator(".darurat").is_visible()
    assert violations(page) == []
    page.close()


def test_all_scripts_together_keep_to_the_budget(tmp_path: Path) -> None:
    made = empty(tmp_path / "banyak")
    config = made.root / "kimsite.yaml"
    config.write_text(f"{config.read_text('utf-8')}bahan_di_situs: sisipan\n", "utf-8")
    made.kim()
    for number in range(40):
        words = " ".join(random.Random(number).sample(WORDS, 8))
        more = f"bidang: [{('pertanian', 'kesehatan', 'literasi', 'lingkungan')[number % 4]}]\n"
        text = f"---\njudul: {words}\ntanggal: 2026-10-{number % 28 + 1}\n{more}---\nx\n"
        made.write(f"content/bahan/{words.replace(' ', '-')}.md", text)
    assert made.build("--tanpa-cari").err == ""
    base = made.root / "build/kim/amungsa"
    scripts = re.findall(r'<script src="([^"]+)"', made.page("kim/amungsa/index.html"))
    assert len(scripts) == 3
    assert made.page("bahan/kini/94.04.js").count("judul") == 24
    assert sum(len(gzip.compress((base / path).read_bytes(), 6)) for path in scripts) <= 4_000


def test_what_has_ended_is_marked_as_on_copies(networks: dict[str, Network], page: Page) -> None:
    page.clock.set_fixed_time("2027-01-02T12:00:00+07:00")
    copied = look(page, networks["salinan"], PAGES[0], 360)
    assert look(page, networks["sisipan"], PAGES[0], 360) == copied
    assert "Sudah lewat" in " ".join(copied)
    assert page.locator(".darurat").is_hidden()
    page.clock.set_fixed_time("2026-11-24T12:00:00+07:00")


def test_without_a_script_a_link_leads_to_all(
    networks: dict[str, Network], visitor: Browser
) -> None:
    context = visitor.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in PAGES:
        page.goto((networks["sisipan"].root / "build" / path).as_uri())
        assert page.locator(".kartu.penting, .darurat").count() == 0
    page.get_by_role("link", name="Semua Info Pemerintah di jaringan ini").click()
    assert page.url == (networks["sisipan"].root / "build/bahan/index.html").as_uri()
    assert page.get_by_text("Bahan 0").is_visible()
    context.close()


def test_a_file_that_is_missing_leaves_the_page_whole(
    networks: dict[str, Network], page: Page
) -> None:
    page.route("**/kini/*.js", lambda route: route.abort())
    assert not any("Bahan" in seen for seen in look(page, networks["sisipan"], PAGES[0], 360))
    page.unroute("**/kini/*.js")
    assert page.get_by_role("link", name="Semua info").is_visible()
