"""What readers meet every day: narrow phones, paper, a keyboard, a chat, another theme."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import feedparser
import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Network, empty

FORM = f"https://docs.google.com/forms/d/e/1FAIpQLS{'x' * 50}/viewform"
WIDE = "#BersamaMembangunDesaDigitalIndonesiaRaya"
POTENTIAL = "Kopi arabika dari lereng gunung yang dipanen bersama-sama oleh warga. " * 8
MEETING = """---
judul: Rapat rutin
tanggal: 2026-11-20
mulai: 2026-11-23 19.00
selesai: 2026-11-23 21.00
ulang: tiap Senin
tempat: Balai RW
penyelenggara: Kelurahan Timika Jaya
daftar: https://contoh.id/daftar
---
Bawa alat tulis.
"""
AHEAD = "---\njudul: Kerja bakti\n---\nBersama.\n"
NEXT = "Senin, 30 November 2026 pukul 19.00–21.00 WIT (setiap Senin) · Balai RW"
THEMES = ("baku", "ringkas", "kami")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """One network in three themes: ``build``, ``ringkas`` and ``kami``."""
    network = empty(tmp_path_factory.mktemp("sehari-hari"))
    network.kim(more=f"potensi: [{{nama: Kopi, keterangan: '{POTENTIAL}'}}]\n")
    network.photo("content/kim/amungsa/berita/a.jpg", (900, 600))
    post = f"---\njudul: 'Kabar {WIDE} {{}}'\nlabel: ['{WIDE}']\nfoto: [a.jpg, a.jpg]\n---\n{{}}\n"
    for day in (1, 2, 3):
        network.post(f"2026-11-0{day}-a", post.format(day, f"Isi formulir {FORM} segera."))
    network.post("2026-11-20-rapat", MEETING, "agenda")
    network.post("2026-12-24-kerja", AHEAD, "agenda")
    network.write("content/agenda/bimtek.md", MEETING)
    network.write("themes/kami/tema.yaml", "warisan: baku\n")
    network.write(
        "themes/kami/templates/dasar.html",
        '{% extends "baku/dasar.html" %}\n'
        "{% block kepala %}<meta name=kami-kepala>{% endblock %}\n"
        "{% block maklumat %}<p>kami-maklumat</p>{% endblock %}\n"
        "{% block kaki %}<p>kami-kaki</p>{% endblock %}\n",
    )
    config = (network.root / "kimsite.yaml").read_text("utf-8")
    for theme in THEMES:
        network.write("kimsite.yaml", f"{config}tema: {theme}\n")
        output = network.root / ("build" if theme == "baku" else theme)
        result = network.build("--tanpa-cari", "--as-of", "2026-11-27", "--output", str(output))
        assert result.err == ""
    return network


@pytest.fixture
def page(visitor: Browser) -> Iterator[Page]:
    opened = visitor.new_page(viewport={"width": 360, "height": 640})
    yield opened
    opened.close()


def address(network: Network, path: str, theme: str = "build") -> str:
    return (network.root / theme / path.partition("#")[0]).as_uri() + path[path.find("#") :] * (
        "#" in path
    )


def told(page: str) -> str:
    """The message that passes a page on."""
    link = re.search(r'href="(https://wa\.me/[^"]*)"', page)
    assert link is not None
    return parse_qs(urlsplit(link[1].replace("&amp;", "&")).query)["text"][0]


@pytest.mark.parametrize("theme", ["build", "ringkas"])
@pytest.mark.parametrize(
    "path",
    ["index.html", "kim/amungsa/index.html", "kim/amungsa/berita/index.html",
     "kim/amungsa/berita/2026-11-02-a.html", "kim/amungsa/profil.html"],
)  # fmt: skip
def test_no_page_is_wider_than_the_narrowest_phone(
    built: Network, page: Page, path: str, theme: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address(built, path, theme))
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_text_that_stands_nowhere_else_is_not_cut(built: Network, page: Page) -> None:
    page.goto(address(built, "kim/amungsa/profil.html"))
    text = page.get_by_text("Kopi arabika")
    shown, whole = text.evaluate("p => [p.clientHeight, p.scrollHeight]")
    assert shown == whole > 100


def test_a_bulletin_keeps_its_box_beside_a_long_address(built: Network, page: Page) -> None:
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print")
    page.goto(address(built, "kim/amungsa/buletin/2026-11.html"))
    boxes = page.locator(".kotak").all()
    assert boxes
    right = page.locator(".kertas").first.evaluate("s => s.getBoundingClientRect().right")
    for box in boxes:
        assert box.evaluate("b => b.getBoundingClientRect().right") < right


@pytest.mark.parametrize("theme", ["build", "ringkas"])
def test_an_open_photo_neither_hides_the_page_on_paper_nor_keeps_the_focus_behind_it(
    built: Network, page: Page, theme: str
) -> None:
    page.goto(address(built, "kim/amungsa/berita/2026-11-02-a.html#foto-1", theme))
    behind = page.locator("main .teks").first
    assert behind.evaluate("e => getComputedStyle(e).visibility") == "hidden"
    page.emulate_media(media="print")
    assert behind.evaluate("e => getComputedStyle(e).visibility") == "visible"
    assert page.locator("#foto-1").evaluate("e => getComputedStyle(e).display") == "none"


def test_who_reads_a_notice_on_paper_sees_where_to_enrol(built: Network, page: Page) -> None:
    page.goto(address(built, "kim/amungsa/agenda/2026-11-20-rapat.html"))
    page.emulate_media(media="print")
    link = page.get_by_role("link", name="Daftar ikut")
    assert link.is_visible()
    shown = link.evaluate("e => getComputedStyle(e, '::after').content")
    assert "https://contoh.id/daftar" in shown


@pytest.mark.parametrize("path", ["kim/amungsa/agenda/2026-11-20-rapat.html", "agenda/bimtek.html"])
def test_who_gets_an_event_in_a_chat_knows_when_and_where(built: Network, path: str) -> None:
    page, when = built.page(path), NEXT
    if path.startswith("agenda/"):
        when = when.replace("WIT", "WIB")  # the network's own zone
    assert f"{when}\n\nBawa alat tulis." in told(page)
    assert f'<meta property="og:description" content="{when}. Bawa alat tulis.">' in page


def test_machines_are_told_who_holds_an_event(built: Network) -> None:
    def holder(name: str) -> str:
        page = built.page(f"kim/amungsa/agenda/{name}.html")
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
        assert found is not None
        return json.loads(found[1])["organizer"]["name"]

    assert holder("2026-11-20-rapat") == "Kelurahan Timika Jaya"
    assert holder("2026-12-24-kerja") == "KIM Amungsa"


def test_no_feed_and_no_map_of_the_site_speaks_of_a_day_that_has_not_come(built: Network) -> None:
    feed = feedparser.parse(built.page("kim/amungsa/rss.xml"))
    titles = [entry.title for entry in feed.entries]
    assert titles[:2] == ["Kerja bakti", "Rapat rutin"]
    assert "published" not in feed.entries[0]
    assert feed.feed.updated.startswith("Fri, 20 Nov 2026")
    days = re.findall(r"<lastmod>([^<]*)</lastmod>", built.page("sitemap/94.xml"))
    assert days
    assert max(days) == "2026-11-20"
    assert "2026-12-24-kerja.html" in built.page("sitemap/94.xml")


def test_a_list_without_pictures_says_when_an_event_is(built: Network) -> None:
    for path in ("index.html", "agenda/index.html"):
        page = built.pages("ringkas")[f"kim/amungsa/{path}"].decode()
        words = " ".join(re.sub(r"<[^>]+>", "", page).split())
        assert f"Rapat rutin {NEXT}" in words


@pytest.mark.parametrize(
    "path", ["index.html", "wilayah/94.html", "kim/amungsa/index.html", "kim/amungsa/profil.html"]
)
def test_what_a_theme_says_on_every_page_stands_on_every_page(built: Network, path: str) -> None:
    page = built.pages("kami")[path].decode()
    for block in ("kepala", "maklumat", "kaki"):
        assert page.count(f"kami-{block}") == 1
    assert "direktori.css" in page or 'class="jejak"' in page


def test_a_page_of_a_region_marks_what_is_over_once(tmp_path: Path, page: Page) -> None:
    network = empty(tmp_path / "jaringan")
    network.kim()
    until = "2026-11-30 17:00 WIT"
    network.write(
        "content/bahan/a.md",
        f"---\njudul: A\ntanggal: 2026-11-01\nwilayah: ['94.04']\nberakhir: {until}\n---\nx\n",
    )
    network.write(
        "content/agenda/b.md",
        f"---\njudul: B\nmulai: 2026-11-30\nselesai: {until}\nwilayah: ['94.04']\n---\nx\n",
    )
    network.post("2026-11-20-c", f"---\njudul: C\nberakhir: {until}\n---\nx\n", "pengumuman")
    assert network.build("--tanpa-cari").err == ""
    page.clock.set_fixed_time("2027-01-01T00:00:00+09:00")
    page.goto(address(network, "wilayah/94.04.html"))
    found = page.locator("[data-lewat]").evaluate_all("all => all.map(one => one.innerText)")
    assert len(found) == 3
    assert [words.lower().count("sudah lewat") for words in found] == [1, 1, 1]


def test_what_ends_says_so_on_every_kind_of_page(network: Network) -> None:
    until = "berakhir: 2026-11-30 17:00 WIT"
    network.post("2026-12-20-d", f"---\njudul: D\n{until}\n---\nx\n", "agenda")
    network.write("content/halaman/posko.md", f"---\njudul: Posko\n{until}\n---\nx\n")
    network.write(
        "content/agenda/temu.md", f"---\njudul: Temu\nmulai: 2026-12-20\n{until}\n---\nx\n"
    )
    assert network.build("--tanpa-cari").err == ""
    for path in ("kim/amungsa/agenda/2026-12-20-d.html", "halaman/posko.html", "agenda/temu.html"):
        assert "Berlaku sampai 30 November 2026 pukul 17.00 WIT" in network.page(path)
    lists = network.page("kim/amungsa/agenda/index.html")
    assert 'data-akhir="2026-11-30T17:00:00+09:00"' in lists


def test_a_title_in_arabic_leaves_its_date_whole(network: Network) -> None:
    network.write(
        "kimsite.yaml", (network.root / "kimsite.yaml").read_text("utf-8") + "tema: ringkas\n"
    )
    network.post("2026-11-20-a", "---\njudul: مرحبا بالعالم (1)!\nbahasa: ar\n---\nx\n")
    assert network.build("--tanpa-cari").err == ""
    page = unquote(network.page("kim/amungsa/berita/index.html"))
    assert '<bdi lang="ar">مرحبا بالعالم (1)!</bdi>' in page
