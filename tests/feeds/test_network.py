"""The feeds of a network: where they are, which page names which, and what stays as it is."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import feedparser
import pytest

from benchmarks.network import write_network
from tests.conftest import Network
from tests.feeds.conftest import BASE
from tests.feeds.rules import check_feed, published_feeds
from tests.html import read_page
from tests.test_scale import build

NETWORK = ["rss.xml", "atom.xml", "feed.json"]


def named(network: Network, page: str) -> list[str]:
    """The feeds that a page names, from the top of the tree, in its order."""
    file = network.root / "build" / page
    found = []
    for tag, given in read_page(file).tags:
        if tag == "link" and given.get("rel") == "alternate":
            place = (file.parent / (given["href"] or "")).resolve()
            path = place.relative_to(network.root / "build").as_posix()
            kind = "feed+json" if path.endswith("json") else "rss+xml"
            kind = "atom+xml" if path.endswith("atom.xml") else kind
            assert given["type"] == f"application/{kind}"
            assert place.is_file()
            assert given["title"]
            found.append(path)
    return found


@pytest.mark.parametrize(
    ("page", "own"),
    [
        ("index.html", []),
        ("umpan/index.html", []),
        ("wilayah/94.html", ["wilayah/94.xml", "wilayah/94.atom.xml", "wilayah/94.json"]),
        ("wilayah/94.04.html", ["wilayah/94.04.xml"]),
        ("wilayah/94.01.html", []),
        ("bidang/pertanian.html", ["bidang/pertanian.xml"]),
        ("bidang/kesehatan.html", []),
        ("bahan/index.html", ["bahan/rss.xml", "bahan/atom.xml", "bahan/feed.json"]),
        ("bahan/2026-11-02-pasang.html", ["bahan/rss.xml", "bahan/atom.xml", "bahan/feed.json"]),
    ],
)
def test_a_page_names_its_own_feeds_then_the_network_s(
    odd: Network, page: str, own: list[str]
) -> None:
    assert named(odd, page) == own + NETWORK


def test_a_kim_s_pages_name_its_feed_alone(odd: Network) -> None:
    for page in ("index.html", "berita/2026-11-01-kabar.html"):
        assert named(odd, f"kim/amungsa/{page}") == ["kim/amungsa/rss.xml"]


def test_the_page_about_feeds_lists_them_and_every_foot_leads_there(odd: Network) -> None:
    about = odd.page("umpan/index.html")
    feeds = {path for path, _ in published_feeds(odd.root / "build", BASE)}
    listed = set(re.findall(r'<a href="\.\./([^"]+)" type=', about))
    assert listed <= feeds
    elsewhere = ("kim/", "bahan/topik/", "bahan/penerbit/")  # it says where these are
    assert {path for path in feeds if not path.startswith(elsewhere)} == listed
    assert 'href="../bahan/index.html">Info Pemerintah</a>.' in about
    assert 'href="../opml.xml"' in about
    for page in ("index.html", "wilayah/94.html", "kim/noken/index.html"):
        assert "umpan/index.html" in odd.page(page)


def test_a_region_has_feeds_from_its_first_kim_on(network: Network) -> None:
    """A feed that went away whenever the last news ended would lose its readers."""
    shutil.rmtree(network.root / "content/kim")
    network.build("--tanpa-cari")
    for path in ("wilayah/94.json", "wilayah/94.atom.xml", "wilayah/94.04.xml"):
        assert (network.root / "build" / path).is_file()
    assert json.loads(network.page("wilayah/94.json"))["items"] == []
    assert not (network.root / "build/wilayah/94.01.xml").exists()
    broken = [
        (path, wrong)
        for path, held in published_feeds(network.root / "build", BASE)
        if (wrong := check_feed(held))
    ]
    assert broken == []


def test_a_picture_comes_along_in_every_format(odd: Network) -> None:
    photo = (odd.root / "build/foto").glob("*.jpg")
    size = next(photo).stat().st_size
    item = feedparser.parse(odd.page("bahan/rss.xml")).entries[0]
    entry = feedparser.parse(odd.page("bahan/atom.xml")).entries[0]
    told = json.loads(odd.page("bahan/feed.json"))["items"][0]
    assert (
        item.enclosures
        == [{"href": told["image"], "length": str(size), "type": "image/jpeg"}]
        == [{k: e[k] for k in ("href", "length", "type")} for e in entry.enclosures]
    )
    assert told["attachments"][0]["size_in_bytes"] == size


def test_the_feeds_of_regions_show_a_kim_s_picture(network: Network) -> None:
    network.photo("content/kim/amungsa/berita/a.jpg", (1600, 900))
    text = "---\njudul: Panen\nfoto: a.jpg\nketerangan: Sagu\n---\nIsi.\n"
    network.post("2026-11-02-panen", text)
    network.build("--tanpa-cari")
    [of_kim] = {e.enclosures[0].href for e in _entries(network, "kim/amungsa/rss.xml")[:1]}
    for path in ("rss.xml", "atom.xml", "wilayah/94.xml", "wilayah/94.04.xml"):
        [picture] = _entries(network, path)[0].enclosures
        published = network.root / "build" / of_kim.removeprefix(BASE)
        assert (picture.href, int(picture.length)) == (of_kim, published.stat().st_size)


def test_a_new_title_name_and_domain_keep_the_id(network: Network) -> None:
    text = "---\nid: panen-1\njudul: {}\ntanggal: 2026-11-01\n---\nIsi.\n"
    old = network.post("2026-11-01-panen", text.format("Panen"))
    network.build("--tanpa-cari")
    before = {p: _ids(network, p) for p in ("rss.xml", "atom.xml", "kim/amungsa/rss.xml")}
    assert before["rss.xml"] == ["tag:uji.contoh.id,2026:amungsa/panen-1"]
    old.unlink()
    network.post("2026-11-01-panen-raya", text.format("Panen raya sekali"))
    config = (network.root / "kimsite.yaml").read_text("utf-8")
    network.write("kimsite.yaml", config.replace("https://uji.contoh.id", "https://baru.id"))
    network.build("--tanpa-cari")
    assert {p: _ids(network, p) for p in before} == before
    assert _entries(network, "rss.xml")[0].link.startswith("https://baru.id/kim/amungsa/berita/")
    first = network.pages()
    network.build("--tanpa-cari", "--full", "--jobs", "2")
    assert network.pages() == first


def test_a_withdrawn_material_says_so_and_keeps_its_place(odd: Network) -> None:
    told = {item["title"]: item for item in json.loads(odd.page("bahan/feed.json"))["items"]}
    withdrawn = next(item for title, item in told.items() if "Salah" in title)
    assert "Keliru." in withdrawn["summary"] + withdrawn.get("content_html", "")
    assert "memanen" not in json.dumps(withdrawn)
    assert withdrawn["id"] == "tag:uji.contoh.id,2026:bahan/2026-11-01-salah"


def _entries(network: Network, path: str) -> list[feedparser.FeedParserDict]:
    return list(feedparser.parse(network.page(path)).entries)


def _ids(network: Network, path: str) -> list[str]:
    return [entry.id for entry in _entries(network, path)]


@pytest.mark.torture
def test_every_feed_of_3555_kim_breaks_no_rule(tmp_path: Path) -> None:
    """As many KIM as are registered, some posts with photos, and more materials than a feed has."""
    write_network(tmp_path, 3555, 4, 60, 0.03)
    notes = Network(tmp_path)
    for day in range(1, 31):
        text = (
            f"---\njudul: Info {day} <b>penting</b> & \U0001f33e\n---\nIsi [a](https://kim.id/).\n"
        )
        notes.write(f"content/bahan/2026-10-{day:02}-info.md", text)
    done = build(tmp_path, "--tanpa-cari", timeout=3000)
    assert (done.returncode, done.stderr) == (0, "")
    feeds = dict(published_feeds(tmp_path / "build", "https://kim.contoh.id/"))
    assert len(feeds) > 3555 + 2 * 3 + 38 * 3 + 400
    broken = {path: wrong for path, held in feeds.items() if (wrong := check_feed(held))}
    assert broken == {}
