"""``kimsite fetch``: what is taken of a source, what is left, and what is said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import CONFIG, Network, empty
from tests.fetching.conftest import Upper
from tests.fetching.web import Web, item, record, rss


def test_a_network_is_kept_record_by_record(upper: Upper) -> None:
    result = upper.fetch()
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("mimika: baru, 1 KIM, 1 kabar\n1 sumber, ")
    head, news, kim = map(json.loads, upper.kept().splitlines())
    assert (head["sumber"], head["nama"], head["per"]) == ("mimika", "Mimika", "2026-11-21")
    assert news["judul"] == "Panen kopi"
    assert news["kim"] == "rukun"
    assert kim["nama"] == "KIM Rukun"
    assert "rahasia" not in upper.kept()


def test_the_source_is_asked_politely_and_whether_it_changed(upper: Upper) -> None:
    upper.web.say_json("/data/kim.json", [record()], etag='"satu"')
    upper.web.say("/rss.xml", rss(item()), last_modified="Fri, 20 Nov 2026 00:00:00 GMT")
    upper.fetch()
    first = upper.kept()
    del upper.web.asked[:]
    result = upper.fetch()
    assert result.out.startswith("mimika: tidak berubah, 1 KIM, 1 kabar")
    assert upper.kept() == first
    (data, asked), (news, heard) = upper.web.asked
    assert (data, news) == ("/data/kim.json", "/rss.xml")
    assert asked["User-Agent"].startswith("kimsite/")
    assert asked["If-None-Match"] == '"satu"'
    assert heard["If-Modified-Since"] == "Fri, 20 Nov 2026 00:00:00 GMT"


def test_an_unchanged_source_is_seen_on_the_new_day(upper: Upper) -> None:
    upper.fetch(day="2026-11-21")
    upper.fetch(day="2026-11-23")
    assert '"per": "2026-11-23"' in upper.kept()


def test_a_changed_mark_with_the_same_bytes_is_no_change(upper: Upper) -> None:
    upper.web.say_json("/data/kim.json", [record()], etag='"satu"')
    upper.fetch()
    upper.web.say_json("/data/kim.json", [record()], etag='"dua"')
    assert "tidak berubah" in upper.fetch().out
    assert '\\"dua\\"' in upper.kept()


def test_a_changed_source_is_taken_whole(upper: Upper) -> None:
    upper.fetch()
    upper.web.say_json("/data/kim.json", [record("baru")])
    upper.web.say("/rss.xml", rss())
    assert upper.fetch().out.startswith("mimika: baru, 1 KIM, 0 kabar")
    assert "rukun" not in upper.kept()


@pytest.mark.parametrize(
    "path", ["", "/", "/index.html", "/data/kim.json", "/data/datapackage.json"]
)
def test_a_network_is_found_by_any_of_its_addresses(upper: Upper, path: str) -> None:
    upper.web.say("/bawah/rss.xml", rss(item()))
    upper.web.say_json("/bawah/data/kim.json", [record()])
    upper.join(upper.web.url("/bawah" + path))
    assert upper.fetch().out.startswith("mimika: baru, 1 KIM, 1 kabar"), upper.web.asked


def test_a_file_that_was_sent_is_a_source_too(upper: Upper) -> None:
    upper.write("kiriman/mimika/kim.json", json.dumps([record()]))
    upper.join("kiriman/mimika/kim.json")
    result = upper.fetch()
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("mimika: baru, 1 KIM, 0 kabar")
    assert upper.web.asked == []
    upper.write("kiriman/mimika/kim.json", json.dumps([record(), record("lain")]))
    assert upper.fetch().out.startswith("mimika: baru, 2 KIM")
    (upper.root / "kiriman/mimika/kim.json").unlink()
    result = upper.fetch()
    assert "luar-berkas-tak-ada" in result.err
    assert "memakai yang lama per 21 November 2026: 2 KIM" in result.out


def test_no_file_outside_of_the_network_is_opened(upper: Upper, tmp_path: Path) -> None:
    (tmp_path / "kim.json").write_text(json.dumps([record()]), "utf-8")
    (upper.root / "keluar").symlink_to(tmp_path)
    upper.join("keluar/kim.json")
    assert "luar-berkas-tak-ada" in upper.fetch().err
    upper.join("../kim.json")
    assert "sumber-tak-sah" in upper.fetch().err


@pytest.mark.parametrize(
    "fault",
    [
        {"nama": ""},
        {"nama": ["a"]},
        {"nama": "x" * 400},
        {"slug": "../../etc/passwd"},
        {"slug": None},
        {"kode_wilayah": "94-04"},
        {"kode_wilayah": 94},
        {"status": "entah"},
        {"situs": "javascript:alert(1)"},
        {"situs": "file:///etc/passwd"},
        {"situs": "https://x:y@contoh.id/"},
        {"lintang": 200.0, "bujur": 3.0},
        {"lintang": 1.0},
        {"lintang": 52.5, "bujur": 13.4},
        {"tanggal_berdiri": "2019"},
        {"lintang": float("nan"), "bujur": 1.0},
        {"email": "bukan surat"},
        {"berita": -1},
        {"berita": "banyak"},
        {"jumlah_anggota": True},
        {"terbaru": "kemarin"},
        {"bidang": "pertanian"},
        {"bidang": ["a"] * 31},
    ],
    ids=lambda fault: "-".join(fault) + str(len(str(fault))),
)
def test_a_faulty_record_is_dropped_and_counted(upper: Upper, fault: dict[str, object]) -> None:
    upper.web.say_json("/data/kim.json", [record("rusak") | fault, record(), 7])
    result = upper.fetch("--format", "json")
    (problem,) = result.problems
    assert (problem["code"], problem["path"], problem["line"]) == (
        "luar-catatan-dibuang",
        "kimsite.yaml",
        8,
    )
    assert "2 catatan" in problem["message"]
    assert result.status == 1
    assert [json.loads(line)["slug"] for line in upper.kept().splitlines()[2:]] == ["rukun"]


def test_no_number_of_faulty_records_takes_the_place_of_good_ones(upper: Upper) -> None:
    upper.fetch()
    before = upper.kept()
    upper.web.say_json("/data/kim.json", [{"id": 1}, {"id": 2}])
    result = upper.fetch()
    assert "kesalahan[luar-bukan-data]" in result.err
    assert upper.kept() == before


def test_a_source_speaks_for_its_own_region_only(upper: Upper) -> None:
    upper.join(upper.web.url(), region="94.04")
    far = record("jauh", kode_wilayah="35.78.01.1001")
    upper.web.say_json("/data/kim.json", [record(), far])
    result = upper.fetch()
    assert "1 KIM berada di luar wilayah 94.04; yang pertama di 35.78.01.1001" in result.err
    assert "jauh" not in upper.kept()


def test_a_region_that_was_split_is_told_by_its_code_of_now(upper: Upper) -> None:
    old = record("lama", kode_wilayah="91.09.01.1003")
    upper.web.say_json("/data/kim.json", [record(), old, record("x", kode_wilayah="00.99")])
    err = upper.fetch().err
    assert "2 KIM berkode wilayah lama; yang pertama 91.09.01.1003" in err
    assert "sekarang di 94.04 (Kabupaten Mimika)" in err


def test_those_not_registered_and_our_own_come_back_unlisted(upper: Upper) -> None:
    ours = record("kita", situs="https://uji.contoh.id/kim/kita/index.html")
    waiting = record("antre", pendaftaran="diajukan")
    upper.web.say_json("/data/kim.json", [record(), ours, waiting])
    result = upper.fetch()
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("mimika: baru, 1 KIM")


def test_news_of_nobody_and_without_a_date_is_left_out(upper: Upper) -> None:
    undated = "<item><title>Tanpa tanggal</title><link>https://mimika.contoh.id/kim/rukun/b/c.html</link></item>"
    odd = item("Orang lain", "https://lain.contoh.id/kim/rukun/a.html")
    bad = item("Tautan buruk", "javascript:alert(1)")
    upper.web.say("/rss.xml", rss(undated, odd, bad, item()))
    assert upper.fetch().out.startswith("mimika: baru, 1 KIM, 1 kabar")


def test_markup_of_strangers_becomes_plain_text(upper: Upper) -> None:
    title = "&lt;b&gt;Panen&lt;/b&gt;&lt;script&gt;alert(1)&lt;/script&gt; raya \u202e"
    more = "<description>&lt;p onclick=x&gt;Warga &amp;amp; kopi&lt;/p&gt;</description>"
    upper.web.say("/rss.xml", rss(item(title, more=more)))
    upper.fetch()
    news = json.loads(upper.kept().splitlines()[1])
    assert news["judul"] == "Panen raya"
    assert news["ringkasan"] == "Warga & kopi"


def test_the_kim_are_taken_when_only_the_news_fails(upper: Upper) -> None:
    upper.fetch()
    upper.web.say_json("/data/kim.json", [record(), record("dua")])
    upper.web.status("/rss.xml", 503)
    result = upper.fetch()
    assert "kabarnya tidak diperbarui" in result.err
    assert result.out.startswith("mimika: baru, 2 KIM, 1 kabar")


def test_one_source_only(upper: Upper) -> None:
    named = "".join(f"  - {{nama: {name}, alamat: {upper.web.url()}}}\n" for name in "ab")
    allowed = "izinkan_alamat_lokal: 127.0.0.1\n"
    upper.write("kimsite.yaml", f"{CONFIG}{allowed}gabungan:\n{named}")
    assert upper.fetch("--only", "b").out.startswith("b: baru")
    assert upper.kept("jaringan/a") == ""
    result = upper.fetch("--only", "c")
    assert result.status == 2
    assert "Yang ada: a, b" in result.err


def test_nothing_to_fetch(network: Network) -> None:
    result = network.run("fetch")
    assert result.status == 0
    assert "Tidak ada yang diambil" in result.out


def test_for_machines(upper: Upper) -> None:
    told = json.loads(upper.fetch("--format", "json").out)
    (source,) = told["sources"]
    assert (source["name"], source["state"], source["kim"], source["as_of"]) == (
        "mimika",
        "baru",
        1,
        "2026-11-21",
    )
    assert told["status"] == 0


def test_a_kim_elsewhere_is_heard_through_its_feed(upper: Upper) -> None:
    upper.kim(
        "jauh", more=f"situs_lain: {upper.web.url('/blog')}\numpan: {upper.web.url('/u.xml')}\n"
    )
    upper.web.say("/u.xml", rss(item("Kabar jauh", "https://blog.contoh.id/a")))
    result = upper.fetch()
    assert "jauh: baru, 1 kabar" in result.out
    assert json.loads(upper.kept("umpan/jauh").splitlines()[1])["judul"] == "Kabar jauh"


def test_a_feed_is_looked_for_on_the_front_page(upper: Upper) -> None:
    upper.kim("jauh", more=f"situs_lain: {upper.web.url('/blog')}\n")
    page = (
        '<link rel="alternate" type="application/rss+xml" href="/comments/feed">'
        '<link rel="alternate" type="application/atom+xml" href="/u.xml">'
    )
    upper.web.say("/blog", page, "text/html")
    upper.web.say(
        "/u.xml",
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>B</title><entry><title>Atom</title>'
        '<link href="https://blog.contoh.id/a"/><updated>2026-11-19T00:00:00Z</updated></entry></feed>',
    )
    assert "jauh: baru, 1 kabar" in upper.fetch().out
    del upper.web.asked[:]
    assert "jauh: tidak berubah" in upper.fetch().out
    assert "/blog" not in [path for path, _ in upper.web.asked], "the feed is known already"


def test_a_site_without_a_feed_is_a_warning(upper: Upper) -> None:
    upper.kim("jauh", more=f"situs_lain: {upper.web.url('/blog')}\n")
    upper.web.say("/blog", "<p>Halo</p>", "text/html")
    result = upper.fetch()
    assert "communities/94.04/jauh.yaml:3:13: peringatan[luar-tanpa-umpan]" in result.err
    assert result.status == 0
    assert upper.fetch("--strict").status == 1


def test_a_real_network_joins_another(tmp_path: Path) -> None:
    lower = empty(tmp_path / "bawah")
    lower.kim("rukun", "94.04.01.1007")
    lower.post(slug="rukun")
    assert lower.build().status == 0
    upper = empty(tmp_path / "atas")
    shutil.copytree(lower.root / "build", upper.root / "kiriman/mimika")
    upper.write("kimsite.yaml", CONFIG.replace("uji.", "atas.") + "gabungan: kiriman/mimika\n")
    result = upper.run("fetch", "--as-of", "2026-11-21")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("kiriman-mimika: baru, 1 KIM, 1 kabar")


def test_a_source_may_be_named_by_its_address_alone(upper: Upper, web: Web) -> None:
    upper.write(
        "kimsite.yaml", CONFIG + f"gabungan: {web.url()}\nizinkan_alamat_lokal: 127.0.0.1\n"
    )
    upper.fetch()
    (file,) = (upper.root / "content/luar/jaringan").iterdir()
    assert file.stem.startswith("127-0-0-1-")
    assert '"nama": "KIM Mimika"' in file.read_text("utf-8"), "its own title"


def test_what_is_kept_of_a_source_that_is_named_no_more_is_told(upper: Upper) -> None:
    upper.web.say("/blog", rss(item()), "application/rss+xml")
    upper.kim("jauh", more=f"situs_lain: https://x.contoh.id\numpan: {upper.web.url('/blog')}\n")
    assert upper.fetch().err == ""
    upper.kim("jauh")
    upper.write("kimsite.yaml", CONFIG)
    err = upper.fetch().err
    assert "content/luar/jaringan/mimika.jsonl:1:1: kesalahan[luar-tak-disebut]" in err
    assert "content/luar/umpan/jauh.jsonl:1:1: kesalahan[luar-tak-disebut]" in err


def test_a_region_that_was_set_anew_is_asked_for_anew(upper: Upper) -> None:
    far = record("jauh", kode_wilayah="94.01.01.1001")
    upper.web.say_json("/data/kim.json", [record(), far], etag='"satu"')
    upper.fetch()
    upper.join(upper.web.url(), region="94.04")
    upper.build()
    assert "jauh" not in upper.page("data/kim.csv"), "narrowed already"
    assert "luar-di-luar-wilayah" in upper.fetch().err
    assert "jauh" not in upper.kept()
    upper.join(upper.web.url())
    assert upper.fetch().out.startswith("mimika: baru, 2 KIM")


def test_a_source_at_a_new_address_keeps_what_the_old_one_said(upper: Upper) -> None:
    upper.fetch()
    upper.join(upper.web.url("/pindah/"))
    assert "memakai yang lama per 21 November 2026: 1 KIM" in upper.fetch(day="2026-11-22").out
    upper.web.replies["/pindah/data/kim.json"] = upper.web.replies["/data/kim.json"]
    assert upper.fetch().out.startswith("mimika: tidak berubah, 1 KIM, 1 kabar")


def test_a_kim_whose_texts_are_here_is_not_asked(upper: Upper) -> None:
    upper.kim(more=f"situs_lain: {upper.web.url('/blog')}\n")
    assert upper.fetch().out.startswith("mimika: baru")
    assert "/blog" not in [path for path, _ in upper.web.asked]
