"""The front page of the network and its feed."""

from __future__ import annotations

import re
from pathlib import Path

import feedparser
import pytest
from PIL import Image

from kimsite.directory.hosting import MARK
from kimsite.rendering.look.theme import load_theme

from .conftest import item, kim


def titles(page: str) -> list[str]:
    part = re.search(r'id="kabar-terbaru".*?</section>', page, re.DOTALL)
    return re.findall(r"<h3><a [^>]*>([^<]+)</a>", part[0]) if part else []


def figures(page: str) -> dict[str, str]:
    return dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", page))


def test_one_busy_kim_has_at_most_two_posts(build):
    busy = kim("sibuk", newest=tuple(item(f"2026-11-{20 - n}", n, title=f"S{n}") for n in range(5)))
    quiet = kim("tenang", newest=(item("2026-10-01", title="T"),))
    assert titles(build(busy, quiet)["index.html"]) == ["S0", "S1", "T"]


def test_at_most_twelve_posts_the_newest_first(build):
    summaries = [
        kim(f"k{n:02}", newest=(item(f"2026-11-{n:02}", title=f"K{n}"),)) for n in range(1, 16)
    ]
    assert titles(build(*summaries)["index.html"]) == [f"K{n}" for n in range(15, 3, -1)]


def test_nothing_dated_in_the_future(build):
    items = (item("2026-11-25", 1, title="Besok"), item("2026-11-24", 2, title="Pagi tadi"))
    built = build(kim("a", newest=items))
    assert titles(built["index.html"]) == ["Pagi tadi"]
    assert "Besok" not in "".join(built.files.values())
    assert built.site.since is not None
    assert built.site.since.isoformat() == "2026-11-24T08:00:00+09:00"
    assert built.site.until is not None
    assert built.site.until.isoformat() == "2026-11-25T08:00:00+09:00"


def test_an_event_is_listed_with_its_own_day_not_that_of_its_posting(build):
    event = item("2026-11-20", kind="agenda", title="Rapat", start="2026-12-12T09:00:00+09:00")
    built = build(kim("a", newest=(event, item("2026-11-19", 2))))
    for path in ("index.html", "wilayah/94.html"):
        page = built[path]
        assert '<time datetime="2026-12-12T09:00:00+09:00">Acara 12 Desember 2026</time>' in page
        assert "20 November 2026" not in page
        assert "19 November 2026" in page


def test_pages_without_a_picture_show_the_themes_own_when_shared(build):
    page = build()["index.html"]
    image = re.search(
        r'og:image" content="(https://uji.contoh.id/assets/[^"]*/pratinjau.jpg)"', page
    )
    assert image
    assert 'og:image:width" content="1200"' in page
    assert 'og:image:alt" content="Jaringan Uji"' in page
    file = load_theme(Path(), "baku", "id").static["pratinjau.jpg"]
    with Image.open(file) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1200, 630))
    assert file.stat().st_size < 60_000


def test_figures_count_registered_kim_only(build):
    built = build(
        kim("a"),
        kim("b", "53.01.04.2003"),
        kim("c", stage="diajukan", has_site=False),
        kim("d", has_site=False, elsewhere="https://d.contoh.id/", counts={}),
        tingkat="nasional",
    )
    shown = figures(built["index.html"])
    assert shown["KIM terdaftar"] == "3"
    assert shown["Provinsi"] == "2"
    assert shown["Berita"] == "6"
    assert "Agenda" not in shown  # a zero says nothing
    assert "KIM C" not in built["index.html"] + built["wilayah/94.04.01.html"]


def test_figures_and_regions_begin_below_the_networks_own_level(build):
    built = build(kim("a"), tingkat="kabupaten", kode_wilayah="94.04")
    shown = figures(built["index.html"])
    assert "Provinsi" not in shown
    assert shown["Kecamatan"] == "1"
    assert 'href="wilayah/94.04.01.html">Distrik Mimika Baru' in built["index.html"]
    assert 'href="wilayah/94.html"' not in built["index.html"]


def test_thousands_are_grouped_as_the_language_writes_them(build):
    built = build(kim("a", counts={"berita": 3555}))
    assert figures(built["index.html"])["Berita"] == "3.555"
    built = build(kim("a", counts={"berita": 3555}), bahasa="en")
    assert figures(built["index.html"])["News"] == "3,555"


def test_feed_of_the_network(build):
    fed = build(kim("a", newest=(item("2026-11-20", title="A & B", feed_id="tag:x,2026:1"),)))
    feed = feedparser.parse(fed["rss.xml"])
    assert not feed.bozo
    (entry,) = feed.entries
    assert (entry.title, entry.id, entry.summary) == ("A & B", "tag:x,2026:1", "Ringkasan.")
    assert entry.link == "https://uji.contoh.id/kim/a/berita/2026-11-20-1.html"
    assert "content" not in entry


def test_an_empty_network_has_a_front_page_and_no_empty_menus(build):
    built = build()
    assert built.menu() == ["Beranda"]
    assert "wilayah/index.html" not in built.files
    assert "bidang/index.html" not in built.files
    assert feedparser.parse(built["rss.xml"]).entries == []


def test_menu_has_an_entry_only_where_there_is_content(build):
    content = {
        "bahan/2026-01-02-info.md": "---\njudul: Info\n---\nIsi.\n",
        "agenda/2026-12-01-rapat.md": "---\njudul: Rapat\n---\nIsi.\n",
        "halaman/tentang.md": "---\njudul: Tentang\n---\nIsi.\n",
    }
    full = ["Beranda", "KIM per Wilayah", "Bidang Kegiatan", "Info Pemerintah", "Agenda", "Tentang"]
    assert build(kim("a", fields=("pertanian",)), content=content).menu() == full


def test_hosting_files(build):
    built = build(address="https://contoh.id/jaringan/")
    assert built["robots.txt"].splitlines()[0] == MARK == "# kimsite"
    assert "Sitemap: https://contoh.id/jaringan/sitemap.xml" in built["robots.txt"]
    assert "frame-ancestors 'self'" in built["_headers"]
    assert built[".nojekyll"] == ""
    assert 'href="https://contoh.id/jaringan/index.html"' in built["404.html"]


def test_404_needs_nothing_beside_it_and_its_policy_allows_its_style_only(build):
    from base64 import b64encode
    from hashlib import sha256

    built = build()
    page = built["404.html"]
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"sha256-{digest}" in page.replace("&#39;", "'")
    assert f"sha256-{digest}" in built["_headers"]
    assert "unsafe-inline" not in page
    assert all(link.startswith("https://") for link in re.findall(r'(?:href|src)="([^"]*)"', page))


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_page_has_a_root_relative_address_or_a_style_attribute(build, language):
    built = build(kim("a", fields=("pertanian",), newest=(item("2026-11-20"),)), bahasa=language)
    for path, text in built.files.items():
        if path.endswith(".html"):
            assert not re.search(r'(href|src)="/', text), path
            assert " style=" not in text, path


def test_the_same_input_gives_the_same_bytes(build):
    summaries = [kim("a", fields=("pertanian",), newest=(item("2026-11-20"),)), kim("b", "94.04")]
    assert build(*summaries).files == build(*summaries).files
