"""The sample network, built as a newcomer builds it: every link, page and feed of it is checked."""

from __future__ import annotations

import csv
import functools
import http.server
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import urlopen

import atoma
import feedparser
import pytest

from kimsite.regions import regions
from tests.feeds.rules import check_feed, published_feeds
from tests.html import read_page
from tests.reach import count_clicks
from tests.tools import nu_checker


@pytest.fixture(scope="module")
def site(sample: Path) -> Path:
    return sample


def test_the_sample_is_as_large_as_the_network_it_shows(site: Path) -> None:
    kim = json.loads((site / "data" / "kim.json").read_text("utf-8"))
    records = kim["kim"] if isinstance(kim, dict) else kim
    fronts = [p for p in (site / "kim").glob("*/index.html") if (p.parent / "profil.html").exists()]
    assert len(records) >= 18
    assert len(fronts) == 16
    items = sum(r[kind] for r in records for kind in ("berita", "galeri", "pengumuman", "agenda"))
    assert items >= 120
    assert len({record["kode_wilayah"][:2] for record in records}) >= 8
    materials = [page for page in (site / "bahan").glob("*.html") if page.stem != "index"]
    assert len(materials) >= 12


def test_every_link_and_anchor_leads_somewhere_on_disk(site: Path) -> None:
    broken = []
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 300
    for page in pages:
        if page.name == "404.html":
            continue  # its links are absolute; see test_404_page
        for link in read_page(page).links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            assert not link.startswith("/"), f"{page}: root-relative {link}"
            there = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not there.is_file():
                broken.append(f"{page.relative_to(site)} -> {link}")
            elif parts.fragment and unquote(parts.fragment) not in read_page(there).ids:
                broken.append(f"{page.relative_to(site)} -> {link} (anchor)")
    assert broken == []


@pytest.mark.parametrize("under", ["", "sebuah/jalan/"])
def test_every_address_answers_over_http_at_a_root_and_under_a_path(
    site: Path, tmp_path: Path, under: str
) -> None:
    root = tmp_path / "www"
    shutil.copytree(site, root / under if under else root)
    with serve(root) as address:
        start = f"{address}/{under}index.html"
        seen, waiting = {start}, [start]
        while waiting:
            here = waiting.pop()
            with urlopen(here) as answer:
                if not answer.headers["Content-Type"].startswith("text/html"):
                    continue
                text = answer.read()
            copy = tmp_path / "page.html"
            copy.write_bytes(text)
            read_page.cache_clear()
            for link in read_page(copy).links:
                there = urljoin(here, link).split("#")[0]
                if there.startswith(address) and there not in seen:
                    seen.add(there)
                    waiting.append(there)
    assert len(seen) > 400


class serve:  # noqa: N801 -- used as a function
    """Serve a folder on 127.0.0.1 while in the block."""

    def __init__(self, folder: Path) -> None:
        class Quiet(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

        handler = functools.partial(Quiet, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.thread = threading.Thread(target=self.server.serve_forever)

    def __enter__(self) -> str:
        self.thread.start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def test_every_page_that_may_be_found_tells_machines_what_it_is(site: Path) -> None:
    kinds = set()
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        if 'name="robots" content="noindex"' in text or 'http-equiv="refresh"' in text:
            continue
        told = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
        assert told, page
        described = json.loads(told[1])
        kinds.add(described["@type"])
        canonical = re.search(r'<link rel="canonical" href="([^"]+)">', text)
        assert canonical, page
        assert described["url"] == canonical[1], page
        for name in ("og:title", "og:description", "og:type", "og:url", "og:image", "og:locale"):
            assert f'<meta property="{name}" content="' in text, (page, name)
        assert '<meta name="twitter:card" content="summary_large_image">' in text, page
    assert kinds == {
        "WebSite", "NGO", "NewsArticle", "ClaimReview", "ImageGallery", "Event", "WebPage",
        "CollectionPage", "AboutPage", "Dataset",
    }  # fmt: skip


def test_every_kabupaten_of_the_nation_is_three_clicks_away(site: Path) -> None:
    clicks = count_clicks(site)
    areas = [region.code for p in regions().children(None) for region in regions().children(p.code)]
    assert len(areas) == 514
    assert max(clicks[f"wilayah/{code}.html"] for code in areas) <= 3


def test_the_nu_checker_finds_no_error(site: Path) -> None:
    done = subprocess.run(
        [*nu_checker(), "--format", "json", "--skip-non-html", "--errors-only", str(site)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    assert [f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in messages] == []


def test_the_nu_checker_would_see_an_error(tmp_path: Path) -> None:
    (tmp_path / "salah.html").write_text("<!doctype html><title></title><img>", "utf-8")
    done = subprocess.run(
        [*nu_checker(), "--format", "json", "--errors-only", str(tmp_path)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert json.loads(done.stderr)["messages"]


ELSEWHERE = "https://cipageran-berkabar.contoh.id/"
"""Where the one KIM lives of which content/luar/ keeps news."""


def feeds(site: Path) -> Iterator[Path]:
    yield from sorted(site.rglob("rss.xml"))


def test_two_readers_read_every_feed(site: Path) -> None:
    found = list(feeds(site))
    assert len(found) == 16 + 2
    for file in found:
        data = file.read_bytes()
        parsed = feedparser.parse(data)
        other = atoma.parse_rss_bytes(data)
        assert not parsed.bozo, f"{file}: {parsed.get('bozo_exception')}"
        assert parsed.feed.title == other.title
        assert [e.id for e in parsed.entries] == [item.guid for item in other.items]
        assert all(e.id.startswith(("tag:", ELSEWHERE)) for e in parsed.entries)
        assert all(e.link.startswith("https://") for e in parsed.entries)
        dates = [item.pub_date for item in other.items]
        come = [date for date in dates if date is not None]
        assert come == sorted(come, reverse=True)
        assert dates == [None] * (len(dates) - len(come)) + come  # of days ahead RSS says nothing


def test_every_feed_keeps_the_rules_of_its_format(site: Path) -> None:
    found = dict(published_feeds(site, "https://kim.contoh.id/"))
    assert len(found) > 80
    assert {path: wrong for path, held in found.items() if (wrong := check_feed(held))} == {}


def test_feed_links_lead_to_pages_of_this_build(site: Path) -> None:
    base = feedparser.parse((site / "rss.xml").read_bytes()).feed.link.rsplit("/", 1)[0]
    for file in feeds(site):
        for entry in feedparser.parse(file.read_bytes()).entries:
            if entry.link.startswith(ELSEWHERE):
                assert file.parent == site, "a KIM's own feed has its own items"
                continue
            assert (site / entry.link.removeprefix(base).lstrip("/")).is_file(), entry.link


def test_no_page_asks_a_third_party_or_carries_inline_code(site: Path) -> None:
    for page in sorted(site.rglob("*.html")):
        for tag, given in read_page(page).tags:
            assert "style" not in given, f"{page}: style attribute"
            assert not any(name.startswith("on") for name in given), f"{page}: handler"
            if tag == "script":
                assert given.get("type") == "application/ld+json" or given.get("src"), page
            loaded = given.get("src") or (given.get("href") if tag == "link" else None) or ""
            if tag != "link" or given.get("rel") == "stylesheet":
                assert not loaded.startswith(("http:", "https:", "//")), f"{page}: {loaded}"


def test_every_image_says_its_size_and_has_alt(site: Path) -> None:
    count = 0
    for page in sorted(site.rglob("*.html")):
        for image in read_page(page).images:
            count += 1
            assert image.get("alt") is not None, page
            assert str(image.get("width")).isdigit(), page
            assert str(image.get("height")).isdigit(), page
    assert count > 100


def test_404_page_works_from_any_depth(site: Path) -> None:
    page = read_page(site / "404.html")
    assert page.links
    assert all(link.startswith("https://") for link in page.links)


def test_the_whole_loop_of_passing_on_shows(site: Path) -> None:
    """Material, posts of three KIM in two provinces, the material's page, the open data."""
    name = "pilah-sampah-dari-rumah"
    page = (site / "bahan" / f"{name}.html").read_text("utf-8")
    listed = re.findall(r'href="\.\./(kim/([a-z-]+)/berita/[^"]+)"', page)
    provinces = {record["slug"]: record["kode_wilayah"][:2] for record in records(site)}
    assert len({slug for _, slug in listed}) >= 3
    assert len({provinces[slug] for _, slug in listed}) >= 2
    for path, _ in listed:
        post = (site / path).read_text("utf-8")
        assert re.search(rf'class="u-repost-of h-cite" href="[./]*/bahan/{name}\.html"', post)
    with (site / "data" / "bahan.csv").open(encoding="utf-8", newline="") as table:
        counted = {row["bahan"]: row for row in csv.DictReader(table)}
    assert int(counted[name]["kim"]) == len(listed)
    assert int(counted[name]["provinsi"]) == len({provinces[slug] for _, slug in listed})
    passed_on = {record["slug"]: record["diteruskan"] for record in records(site)}
    assert all(passed_on[slug] >= 1 for _, slug in listed)
    assert sum(filter(None, passed_on.values())) == sum(int(row["kim"]) for row in counted.values())
    neighbour = "kim/pena-muda-kemloko/berita/2026-09-24-ikut-menabung-sampah.html"
    credited = ">KIM Sumber Makmur: Tabungan sampah jadi seragam sekolah</a>"
    assert credited in (site / neighbour).read_text("utf-8")


def records(site: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((site / "data" / "kim.json").read_text("utf-8"))
    return found
