"""The directory shows what was fetched: KIM of other networks, and news of our own."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import CONFIG, NOW, empty, run_program
from tests.fetching.conftest import Upper
from tests.fetching.web import item, record, rss
from tests.tools import ROOT

HERE = "94.04.01.1003"
NEWS = "https://mimika.contoh.id/kim/rukun/berita/a.html"


def rows(network: Upper) -> dict[str, dict[str, str]]:
    table = csv.DictReader(io.StringIO(network.page("data/kim.csv")))
    return {row["slug"]: row for row in table}


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def as_clean(upper: Upper) -> None:
    """What stands, and what was said, is what a build that knows nothing would leave."""
    kept = upper.build()
    clean = upper.build("--output", str(upper.root / "bersih"))
    assert (kept.status, kept.err) == (clean.status, clean.err)
    assert upper.pages() == upper.pages("bersih")
    shutil.rmtree(upper.root / "bersih")


def test_a_kim_of_another_network_is_listed_with_its_address_and_day(upper: Upper) -> None:
    upper.fetch()
    assert upper.build().err == ""
    page = upper.page("wilayah/94.04.html")
    text = text_of(page)
    assert 'href="https://mimika.contoh.id/kim/rukun/index.html"' in page
    assert "KIM Rukun (situs di Mimika)" in text
    assert "per 21 November 2026" in text
    assert "2 KIM" in text
    assert f'href="{NEWS}"' in page
    assert "KIM Rukun · dari Mimika · 20 November 2026" in text
    row = rows(upper)["rukun@mimika"]
    assert (row["nama"], row["total"]) == ("KIM Rukun", "4")
    assert row["situs"] == "https://mimika.contoh.id/kim/rukun/index.html"


def test_its_news_is_in_the_feed_of_the_network(upper: Upper) -> None:
    upper.fetch()
    upper.build()
    feed = upper.page("rss.xml")
    assert f"<link>{NEWS}</link>" in feed
    assert "<dc:creator>KIM Rukun (Mimika)</dc:creator>" in feed
    assert f'href="{NEWS}"' in upper.page("index.html")


def test_no_page_here_is_promised_for_it(upper: Upper) -> None:
    upper.fetch()
    upper.build()
    assert not (upper.root / "build/kim/rukun").exists()
    for path, data in upper.pages().items():
        if path.startswith(("sitemap", "opml")):
            assert b"rukun" not in data, path


def test_two_networks_on_disk(tmp_path: Path) -> None:
    lower = empty(tmp_path / "bawah")
    lower.write("kimsite.yaml", CONFIG.replace("Uji", "Bawah"))
    lower.kim("rukun", "94.04.01.1007")
    lower.post(slug="rukun")
    lower.build()
    national = empty(tmp_path / "atas")
    shutil.copytree(lower.root / "build/data", national.root / "kiriman/data")
    shutil.copy(lower.root / "build/rss.xml", national.root / "kiriman/rss.xml")
    config = CONFIG.replace("uji.contoh.id", "nasional.contoh.id")
    national.write("kimsite.yaml", f"{config}gabungan: kiriman\n")
    national.run("fetch", "--as-of", "2026-11-21")
    result = national.build()
    assert (result.status, result.err) == (0, "")
    page = national.page("wilayah/94.04.html")
    assert 'href="https://uji.contoh.id/kim/rukun/index.html"' in page
    assert 'href="https://uji.contoh.id/kim/rukun/berita/2026-11-01-panen.html"' in page
    assert "KIM Rukun (situs di Jaringan Bawah)" in text_of(page)
    assert "1 November 2026" in text_of(page), "the day it has where the KIM is"


def test_a_kim_elsewhere_is_shown_with_its_news(upper: Upper) -> None:
    site, feed = upper.web.url("/blog"), upper.web.url("/u.xml")
    upper.kim("jauh", "94.04.01.1001", f"situs_lain: {site}\numpan: {feed}\n")
    upper.web.say("/u.xml", rss(item("Kabar jauh", "https://blog.contoh.id/a")))
    upper.fetch()
    assert upper.build().err == ""
    text = text_of(upper.page("wilayah/94.04.html"))
    assert "Kabar jauh KIM Jauh · dari blog.contoh.id · 20 November 2026" in text
    assert "per 21 November 2026" in text
    as_clean(upper)
    upper.web.say("/u.xml", rss(item("Kabar dekat", "https://blog.contoh.id/b")))
    upper.fetch()
    as_clean(upper)
    assert "Kabar dekat" in upper.page("wilayah/94.04.html")


def test_news_with_a_date_to_come_waits_for_it(upper: Upper) -> None:
    upper.web.say("/rss.xml", rss(item("Besok lusa", NEWS, "2026-11-26T00:00:00+00:00")))
    upper.fetch()
    upper.build()
    assert "Besok lusa" not in upper.page("wilayah/94.04.html")
    upper.build("--as-of", "2026-11-27")
    assert "Besok lusa" in upper.page("wilayah/94.04.html")


def test_our_own_profile_stands_before_another_networks(upper: Upper) -> None:
    upper.web.say_json(
        "/data/kim.json",
        [
            record("satu", nama="Kelompok Informasi Masyarakat  AMUNGSA", kode_wilayah=HERE),
            record("dua", nomor_induk="9404-0110"),
            record("tiga", situs="https://www.blog.contoh.id/kim/"),
            record("empat"),
        ],
    )
    upper.kim("bernomor", "94.04.01", "nomor_induk: '94040110'")
    upper.kim("bersitus", "94.04.01.1002", "situs_lain: https://blog.contoh.id/kim")
    upper.fetch()
    result = upper.build()
    assert {slug for slug in rows(upper) if "@" in slug} == {"empat@mimika"}
    told = re.findall(r"jsonl:(\d):1: .*\[kim-luar-ganda\]: KIM `(\w+)`.*`(\w+)`", result.err)
    assert told == [("2", "dua", "bernomor"), ("4", "satu", "amungsa"), ("5", "tiga", "bersitus")]
    assert result.status == 0
    as_clean(upper)


def test_a_kim_that_is_ours_no_more_is_theirs_again(upper: Upper) -> None:
    upper.kim("rukun", "94.04.01.1007")
    upper.fetch()
    assert "kim-luar-ganda" in upper.build().err
    (upper.root / "communities/94.04/rukun.yaml").unlink()
    result = upper.build()
    assert result.err == ""
    assert "rukun@mimika" in rows(upper)
    as_clean(upper)


def test_of_two_sources_the_nearer_is_believed(upper: Upper) -> None:
    upper.web.say_json("/jauh/data/kim.json", [record("rukun", nama="KIM Rukun")])
    sources = (
        f"gabungan:\n  - {{nama: Jauh, alamat: {upper.web.url('/jauh/')}}}\n"
        f"  - {{nama: Mimika, alamat: {upper.web.url()}, wilayah: '94.04'}}\n"
    )
    upper.write("kimsite.yaml", f"{CONFIG}izinkan_alamat_lokal: 127.0.0.1\n{sources}")
    upper.fetch()
    result = upper.build()
    assert set(rows(upper)) == {"amungsa", "rukun@mimika"}
    assert "KIM `rukun` dari `jauh` sudah ada di direktori sebagai `rukun@mimika`" in result.err
    config = (upper.root / "kimsite.yaml").read_text("utf-8")
    upper.write("kimsite.yaml", config.replace(", wilayah: '94.04'", ""))
    as_clean(upper)
    assert set(rows(upper)) == {"amungsa", "rukun@jauh"}, "now the first in the list"


def test_what_changed_is_said_and_nothing_else_is_built(upper: Upper) -> None:
    upper.fetch()
    upper.build()
    before = upper.pages()
    assert upper.build("--explain").err == ""
    upper.web.say_json("/data/kim.json", [record(), record("dua")])
    upper.fetch()
    err = upper.build("--explain").err
    assert err.startswith("(direktori): berubah: content/luar/jaringan/mimika.jsonl")
    after = upper.pages()
    changed = {path for path in after if after[path] != before.get(path)}
    assert not {path for path in changed if path.startswith("kim/")}
    assert "dua@mimika" in rows(upper)
    as_clean(upper)


def test_a_new_day_is_shown(upper: Upper) -> None:
    upper.fetch(day="2026-11-21")
    upper.build()
    upper.fetch(day="2026-11-23")
    as_clean(upper)
    assert "per 23 November 2026" in text_of(upper.page("wilayah/94.04.html"))


def test_a_source_named_no_more_is_shown_no_more(upper: Upper) -> None:
    upper.fetch()
    upper.build()
    upper.write("kimsite.yaml", CONFIG)
    result = upper.build()
    assert "content/luar/jaringan/mimika.jsonl:1:1: kesalahan[luar-tak-disebut]" in result.err
    assert set(rows(upper)) == {"amungsa"}
    (upper.root / "content/luar/jaringan/mimika.jsonl").unlink()
    as_clean(upper)


def test_a_damaged_file_costs_what_is_damaged(upper: Upper) -> None:
    upper.web.say_json("/data/kim.json", [record(f"k{n}", nama=f"KIM {n}") for n in range(3)])
    upper.fetch()
    file = upper.root / "content/luar/jaringan/mimika.jsonl"
    lines = file.read_text("utf-8").splitlines()
    lines[1] = lines[1].replace('"kode_wilayah": "94.04.01.1007"', '"kode_wilayah": "99.99"')
    lines[2] = lines[2][:30]
    file.write_text("\n".join(lines), "utf-8")
    result = upper.build()
    assert "mimika.jsonl:2:1: kesalahan[luar-baris-rusak]" in result.err
    assert "mimika.jsonl:3:1: kesalahan[luar-baris-rusak]" in result.err
    assert {slug for slug in rows(upper) if "@" in slug} == {"k2@mimika"}
    as_clean(upper)
    file.write_text("bukan apa-apa\n", "utf-8")
    result = upper.build()
    assert "mimika.jsonl:1:1: kesalahan[luar-rusak]" in result.err
    assert set(rows(upper)) == {"amungsa"}
    as_clean(upper)


def test_strangers_in_the_folder_are_told(upper: Upper) -> None:
    upper.write("content/luar/catatan.txt", "halo")
    upper.write("content/luar/jaringan/Besar.JSON", "{}")
    upper.write("content/luar/jaringan/mimika (1).jsonl", "{}")
    err = upper.build().err
    assert "content/luar/catatan.txt:1:1: kesalahan[berkas-tak-pada-tempatnya]" in err
    assert "content/luar/jaringan/Besar.JSON:1:1: kesalahan[berkas-tak-pada-tempatnya]" in err
    assert "salinan-konflik" in err


def test_a_hostile_text_is_text_on_the_page(upper: Upper) -> None:
    name = "KIM <script>alert(1)</script> {{ 7 * 7 }}"
    upper.web.say_json("/data/kim.json", [record(nama=name)])
    upper.fetch()
    upper.build()
    page = upper.page("wilayah/94.04.html")
    assert "<script>alert" not in page
    assert "KIM &lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}" in page


def test_check_says_the_same_and_builds_nothing(upper: Upper) -> None:
    upper.kim("rukun", "94.04.01.1007")
    upper.fetch()
    assert upper.run("check").err == upper.build().err != ""


def test_the_sources_do_not_shape_the_sites(upper: Upper) -> None:
    upper.build()
    upper.join("https://lain.contoh.id")
    assert "amungsa" not in upper.build("--explain").err


def test_a_build_opens_no_socket(upper: Upper, tmp_path: Path) -> None:
    upper.fetch()
    (tmp_path / "sitecustomize.py").write_text(
        "import socket\n"
        "def refuse(*_, **__):\n"
        "    raise SystemExit('a socket was opened')\n"
        "class Refused(socket.socket):\n"
        "    def __init__(self, family=socket.AF_INET, *given, **named):\n"
        "        if family in (socket.AF_INET, socket.AF_INET6) and not named.get('fileno'):\n"
        "            refuse()\n"
        "        super().__init__(family, *given, **named)\n"
        "socket.socket = Refused\n"
        "socket.getaddrinfo = socket.create_connection = refuse\n",
        "utf-8",
    )
    path = f"{tmp_path}:{ROOT}"
    where = ("-C", str(upper.root))
    built = run_program(*where, "build", "--as-of", NOW, PYTHONPATH=path)
    assert (built.status, built.err) == (0, "")
    assert "rukun@mimika" in upper.page("data/kim.csv")
    fetched = run_program(*where, "fetch", PYTHONPATH=path)
    assert "a socket was opened" in fetched.err, "the watch is awake"


def test_a_record_of_the_published_data_says_where_it_comes_from(upper: Upper) -> None:
    upper.fetch()
    upper.build()
    records = {one["slug"]: one for one in json.loads(upper.page("data/kim.json"))}
    assert records["rukun@mimika"]["asal"] == "Mimika"
    assert records["amungsa"]["asal"] == ""


@pytest.mark.parametrize("level", ["Index", "con", "kelompok tani"])
def test_a_stranger_s_word_makes_no_list_of_ours(upper: Upper, level: str) -> None:
    upper.web.say_json("/data/kim.json", [record(tingkat=level)])
    upper.fetch()
    assert upper.build().err == ""
    lists = {path for path in upper.pages() if path.startswith("tingkat/")}
    assert lists == {"tingkat/index.html", "tingkat/kelurahan.html"}
    assert "KIM Rukun" in upper.page("tingkat/kelurahan.html")
