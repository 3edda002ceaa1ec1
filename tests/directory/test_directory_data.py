"""Open data, sitemaps, OPML and redirects."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

from kimsite.directory import sitemaps
from kimsite.directory.data.columns import COMMUNITIES

from .conftest import kim

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def rows(built) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(built["data/kim.csv"])))


def test_one_row_for_every_profile_whatever_its_status(build):
    built = build(
        kim("a", number="321526100101", fields=("pertanian", "literasi"), members=7),
        kim("b", status="dibubarkan"),
        kim("c", stage="diajukan", has_site=False, email="c@d.id", whatsapp="0812"),
        kim("d", "94.04", has_site=False, elsewhere="https://d.contoh.id/"),
    )
    table = rows(built)
    assert [row["slug"] for row in table] == ["a", "b", "c", "d"]
    first = table[0]
    assert first["nomor_induk"] == "321526100101"
    assert first["kode_wilayah"] == "94.04.01.1003"
    assert first["provinsi"] == "Papua Tengah"
    assert first["kabupaten_kota"] == "Mimika"
    assert first["desa_kelurahan"] == "Timika Jaya"
    assert first["bidang"] == "pertanian;literasi"
    assert first["situs"] == "https://uji.contoh.id/kim/a/index.html"
    assert (first["berita"], first["total"]) == ("3", "6")
    assert table[2]["pendaftaran"] == "diajukan"
    assert (table[2]["email"], table[2]["whatsapp"], table[2]["situs"]) == ("", "", "")
    assert table[3]["situs"] == "https://d.contoh.id/"


def test_json_has_the_same_records_with_types(build):
    built = build(kim("a", latitude=-4.5, longitude=136.9, members=7, fields=("pertanian",)))
    (record,) = json.loads(built["data/kim.json"])
    assert tuple(record) == tuple(column.name for column in COMMUNITIES)
    assert record["lintang"] == -4.5
    assert record["jumlah_anggota"] == 7
    assert record["bidang"] == ["pertanian"]
    assert record["contoh"] is False
    assert json.loads(build()["data/kim.json"]) == []


def test_numbers_stay_numbers_and_phones_stay_readable(build):
    summary = kim("a", latitude=-4.5, longitude=136.9, phone="+62 901 321", whatsapp="+1 555")
    (row,) = rows(build(summary))
    assert row["lintang"] == "-4.5"
    assert row["telepon"] == "0901 321"
    assert row["whatsapp"] == "'+1 555"


def test_the_table_ends_its_lines_with_a_newline_alone(build):
    text = build(kim("a"))["data/kim.csv"]
    assert "\r" not in text
    assert text.endswith("\n")


def test_sitemap_by_province_and_for_the_directory(build):
    built = build(kim("a"), kim("b", "53.01.04.2003", pages=(("berita/x & y.html", ""),)))
    index = ElementTree.fromstring(built["sitemap.xml"])
    assert [loc.text for loc in index.iter(f"{SITEMAP}loc")] == [
        f"https://uji.contoh.id/sitemap/{name}.xml" for name in ("53", "94", "direktori")
    ]
    east = ElementTree.fromstring(built["sitemap/94.xml"])
    assert east.findtext(f".//{SITEMAP}loc") == "https://uji.contoh.id/kim/a/index.html"
    assert east.findtext(f".//{SITEMAP}lastmod") == "2026-11-20"
    west = built["sitemap/53.xml"]
    assert "https://uji.contoh.id/kim/b/berita/x%20%26%20y.html" in west
    assert "lastmod" not in west
    own = ElementTree.fromstring(built["sitemap/direktori.xml"])
    found = {loc.text for loc in own.iter(f"{SITEMAP}loc")}
    assert "https://uji.contoh.id/wilayah/94.04.html" in found
    assert not any("404" in (loc or "") for loc in found)


def test_sitemaps_are_split_at_the_limit(build, monkeypatch):
    monkeypatch.setattr(sitemaps, "MAX_ADDRESSES", 3)
    pages = tuple((f"berita/{n}.html", "") for n in range(7))
    built = build(kim("a", pages=pages))
    parts = ("sitemap/94.xml", "sitemap/94-2.xml", "sitemap/94-3.xml")
    counts = [built[path].count("<loc>") for path in parts]
    assert counts == [3, 3, 1]
    assert all(f"https://uji.contoh.id/{path}" in built["sitemap.xml"] for path in parts)


def test_sitemaps_are_split_at_the_size(build, monkeypatch):
    monkeypatch.setattr(sitemaps, "MAX_BYTES", 150)
    built = build(kim("a", pages=tuple((f"berita/{n}.html", "") for n in range(4))))
    assert "sitemap/94-2.xml" in built.files


def test_limits_are_those_of_the_format():
    assert sitemaps.MAX_ADDRESSES == 50_000
    assert sitemaps.MAX_BYTES <= 52_428_800


def test_outline_names_every_feed(build):
    built = build(
        kim("a", name='KIM "A" & B'),
        kim("b", has_site=False),
        content={"bahan/2026-01-02-i.md": "---\njudul: Info\n---\nIsi.\n"},
    )
    outline = ElementTree.fromstring(built["opml.xml"])
    feeds = {o.get("text"): o.get("xmlUrl") for o in outline.iter("outline") if o.get("xmlUrl")}
    assert feeds == {
        "Jaringan Uji": "https://uji.contoh.id/rss.xml",
        "Info Pemerintah – Jaringan Uji": "https://uji.contoh.id/bahan/rss.xml",
        'KIM "A" & B': "https://uji.contoh.id/kim/a/rss.xml",
    }


def test_a_renamed_kim_leaves_a_redirect_unless_the_slug_lives_again(build):
    built = build(kim("a", former=("lama", "b")), kim("b"))
    assert 'url=../../kim/a/index.html"' in built["kim/lama/index.html"]
    assert "kim/b/index.html" not in built.files
