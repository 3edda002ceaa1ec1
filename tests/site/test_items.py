from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from kimsite.model import Quote
from tests.site.conftest import BASE, Kim

PAGE = "berita/2026-11-01-panen.html"
NAME = "2026-11-01-panen"


def test_a_post_carries_its_dateline_reporter_and_date_in_words(kim: Kim) -> None:
    kim.item(NAME, "judul: Panen raya\npewarta: Yosepha\ntempat: Timika\n", "Warga memanen sagu.")
    words = kim.site().words(PAGE)
    assert "Panen raya Minggu, 1 November 2026 · KIM Amungsa · Pewarta: Yosepha" in words
    assert "KIM Amungsa, Timika – Warga memanen sagu." in words


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Amungsa", "KIM Amungsa"),
        ("KIM Amungsa", "KIM Amungsa"),
        ("kim amungsa", "kim amungsa"),
        ("FK-KIM Mimika", "FK-KIM Mimika"),
        ("Komunitas Informasi Masyarakat Amungsa", "KIM Amungsa"),
        ("Kelompok Informasi Masyarakat (KIM) Amungsa", "KIM Amungsa"),
        ("Kimaam Bersuara", "KIM Kimaam Bersuara"),
    ],
)
def test_the_word_kim_stands_once(kim: Kim, name: str, said: str) -> None:
    kim.write("communities/94.04/amungsa.yaml", f"nama: {name}\nkode_wilayah: 94.04.01.1003\n")
    kim.item(NAME)
    assert f'<b class="asal">{said}, Timika Jaya –</b> Isi.' in kim.site().page(PAGE)


def test_a_dateline_that_the_author_wrote_stays_the_only_one(kim: Kim) -> None:
    kim.item(NAME, body="**KIM AMUNGSA, Timika –** Warga memanen sagu.")
    assert kim.site().words(PAGE).count("Timika –") == 1


def test_a_body_without_words_still_says_where_it_comes_from(kim: Kim) -> None:
    kim.item("2026-11-01-a", body="", kind="galeri")
    kim.item("2026-11-01-b", "ringkasan: Lomba mewarnai.", body="", kind="galeri")
    built = kim.site()
    assert '<p><b class="asal">KIM Amungsa, Timika Jaya</b></p>' in built.page(
        "galeri/2026-11-01-a.html"
    )
    assert "Timika Jaya –</b> Lomba mewarnai.</p>" in built.page("galeri/2026-11-01-b.html")


def test_the_hour_is_said_only_where_it_was_given(kim: Kim) -> None:
    kim.item(NAME, "tanggal: 2026-11-01 09.30")
    page = kim.site().page(PAGE)
    time = 'datetime="2026-11-01T09:30:00+09:00">Minggu, 1 November 2026 pukul 09.30 WIT</time>'
    assert time in page


def test_photos_have_captions_sizes_and_words_for_those_who_cannot_see(kim: Kim) -> None:
    for name in "abc":
        kim.picture(f"berita/{name}.jpg", (800, 600 if name == "a" else 500 + ord(name)))
    kim.item(
        NAME,
        """
        foto:
          - {berkas: a.jpg, keterangan: Para ibu, alt: Tiga ibu di kebun}
          - {berkas: b.jpg, keterangan: Hasil panen}
          - c.jpg
        """,
    )
    images = re.findall(r"<img [^>]*>", kim.site().page(PAGE))
    assert 'alt="Tiga ibu di kebun" width="800" height="600" decoding="async">' in images[0]
    assert "loading" not in images[0]
    assert 'alt="Hasil panen"' in images[1]
    assert 'alt=""' in images[2]
    assert all('loading="lazy"' in image for image in images[1:])


def test_a_caption_beside_foto_is_the_first_photos(kim: Kim) -> None:
    kim.picture("berita/a.jpg")
    kim.item(NAME, "foto: a.jpg\nketerangan: Para ibu\nalt: Tiga ibu")
    page = kim.site().page(PAGE)
    assert "<figcaption>Para ibu</figcaption>" in page
    assert 'alt="Tiga ibu"' in page


def test_a_missing_photo_is_reported_where_it_stands_and_the_post_appears(kim: Kim) -> None:
    kim.item(NAME, "foto:\n  - {keterangan: x, berkas: hilang.jpg}\n")
    built = kim.site()
    [problem] = built.problems
    assert (problem.code, problem.span.line) == ("foto-tak-ada", 4)
    assert "hilang.jpg" in problem.span.excerpt[problem.span.column - 1 :]
    assert PAGE in built.paths


def test_links_pass_the_page_on(kim: Kim) -> None:
    kim.item(NAME, "judul: Panen * pasar", body="Padi **sudah** dipanen.\n\n" + "kata " * 200)
    hrefs = kim.site().hrefs(PAGE)
    address = f"{BASE}kim/amungsa/{PAGE}"
    [whatsapp] = [href for href in hrefs if href.startswith("https://wa.me/?text=")]
    title, story, sender = unquote(whatsapp.partition("=")[2]).split("\n\n")
    assert title == "*Panen  pasar*"
    assert story.startswith("Padi sudah dipanen. kata kata")
    assert 590 < len(story) <= 600
    assert sender == f"KIM Amungsa\n{address}"
    facebook = "https://www.facebook.com/sharer/sharer.php?u="
    [shared] = [href for href in hrefs if href.startswith(facebook)]
    assert unquote(shared.removeprefix(facebook)) == address


def test_next_and_previous_stay_within_the_kind_and_the_listed(kim: Kim) -> None:
    for day in (1, 2, 3):
        kim.item(f"2026-11-0{day}-a")
    kim.item("2026-11-02-b", "berakhir: 2026-11-03")
    kim.item("2026-11-02-c", kind="galeri")
    built = kim.site()
    page = built.page("berita/2026-11-02-a.html")
    assert 'rel="prev" href="../berita/2026-11-01-a.html"' in page
    assert 'rel="next" href="../berita/2026-11-03-a.html"' in page
    assert 'rel="' not in re.sub(
        r'rel="(no|can|alt|sty|ico|app)[^"]*"', "", built.page("berita/2026-11-02-b.html")
    )


def test_an_expired_item_keeps_its_page_and_leaves_the_lists(kim: Kim) -> None:
    kim.item(NAME, "berakhir: 2026-11-23")
    kim.item("2026-11-02-lain")
    built = kim.site()
    assert "Informasi ini sudah berakhir pada 23 November 2026 pukul 23.59 WIT." in built.words(
        PAGE
    )
    assert NAME not in built.page("berita/index.html") + built.page("index.html")
    assert NAME not in built.page("rss.xml")
    same_day = kim.site(now=datetime(2026, 11, 23, 14, 59, 59, tzinfo=UTC))
    assert NAME in same_day.page("berita/index.html")


def test_a_withdrawn_item_leaves_a_notice_and_its_reason_only(kim: Kim) -> None:
    kim.picture("berita/a.jpg")
    kim.item(
        NAME,
        "judul: Nama Orang\nditarik: ya\nalasan: Keliru.\nfoto: a.jpg\npewarta: Siapa",
        "Rahasia.",
    )
    built = kim.site()
    page = built.page(PAGE)
    assert "Isi halaman ini sudah ditarik" in page
    assert "Alasan: Keliru." in page
    assert not [word for word in ("Nama Orang", "Rahasia", "Siapa", "foto/") if word in page]
    assert not [path for path in built.paths if path.startswith("foto/")]
    assert '<meta name="robots" content="noindex">' in page
    assert PAGE not in dict(built.site.summary.pages)  # type: ignore[union-attr]


def test_drafts_and_what_is_to_come_have_no_page_but_in_a_preview(kim: Kim) -> None:
    kim.item("2026-11-01-draf", "draf: ya")
    kim.item("2026-11-02-nanti", "terbit: 2026-12-01 08.00")
    built = kim.site()
    assert not [path for path in built.paths if path.startswith("berita/")]
    seen = kim.site(preview=True)
    assert "Ini masih draf." in seen.words("berita/2026-11-01-draf.html")
    assert "Terbit nanti, pada Selasa, 1 Desember 2026 pukul 08.00 WIT." in seen.words(
        "berita/2026-11-02-nanti.html"
    )
    assert "Draf" in seen.words("berita/index.html")
    assert "<item>" not in seen.page("rss.xml")
    assert seen.site.summary is not None
    assert seen.site.summary.counts["berita"] == 0


def test_links_in_text_name_source_files(kim: Kim) -> None:
    kim.item("2026-11-02-lain")
    kim.item(NAME, body="[lain](2026-11-02-lain.md), [putus](2026-11-03-tiada.md)")
    built = kim.site()
    assert '<a href="../berita/2026-11-02-lain.html">lain</a>, putus' in built.page(PAGE)
    assert built.codes() == ["tautan-putus"]


def test_a_material_is_credited_with_a_link_to_its_page(kim: Kim) -> None:
    kim.quoted = {"cegah-stunting": Quote("Dinas Kesehatan", "Cegah stunting")}
    kim.item(NAME, "bahan: cegah-stunting\nsumber: Dinas Kesehatan")
    built = kim.site()
    assert "Sumber: Dinas Kesehatan" in built.words(PAGE)
    assert "Diteruskan dari Dinas Kesehatan: Cegah stunting" in built.words(PAGE)
    assert "../../../bahan/cegah-stunting.html" in built.hrefs(PAGE)
    assert built.site.summary is not None
    [relay] = built.site.summary.passed_on
    assert (relay.material, relay.path) == ("cegah-stunting", PAGE)
    kim.item(NAME, "bahan: cegah-stuntin")
    [problem] = kim.site().problems
    assert (problem.code, dict(problem.values)["usul"]) == ("bahan-tak-ada", "cegah-stunting")


def test_fields_labels_and_adinda_are_tags(kim: Kim) -> None:
    kim.item(NAME, "bidang: [Pertanian]\nlabel: [panen, Panen]\nadinda: Diskusi")
    page = kim.site().page(PAGE)
    assert '<li><a href="../../../bidang/pertanian.html">Pertanian</a></li>' in page
    assert re.findall(r"<li>(\w+)</li>", page) == ["panen", "Diskusi"]


def test_a_field_of_activity_may_be_written_in_any_usual_way(kim: Kim) -> None:
    kim.item(NAME, "bidang: [EKONOMI KREATIF, sosial_budaya, Adat]")
    built = kim.site()
    assert [href for href in built.hrefs(PAGE) if "/bidang/" in href] == [
        "../../../bidang/ekonomi-kreatif.html",
        "../../../bidang/sosial-budaya.html",
    ]
    assert "<li>Adat</li>" in built.page(PAGE)
    [problem] = built.problems
    assert (problem.code, problem.effect) == ("bidang-tak-dikenal", "kata-jadi-label")


def test_a_faulty_date_gives_way_to_the_one_in_the_files_name(kim: Kim) -> None:
    kim.item(NAME, "tanggal: 31 Februari 2026")
    kim.item("acara", "tanggal: besok\nmulai: 2026-12-01", kind="agenda")
    built = kim.site()
    assert "Minggu, 1 November 2026" in built.words(PAGE)
    told = {(p.code, p.effect) for p in built.problems}
    assert told == {("tanggal-mustahil", "tanggal-dari-nama"), ("tanggal-tak-terbaca", "")}


def test_an_excerpt_is_made_of_paragraphs_and_list_items(kim: Kim) -> None:
    body = "## Jadwal\n\n| hari | jam |\n|---|---|\n| Senin | 08.00 |\n\n"
    body += "Air **mengalir**[^1] 2 m<sup>3</sup> sehari:\n\n- satu > dua\n- `tiga`\n\n"
    body += "[^1]: Kata PDAM.\n"
    kim.item(NAME, body=body)
    page = kim.site().page(PAGE)
    found = re.search(r'<meta name="description" content="([^"]*)">', page)
    assert found is not None
    assert unescape(found[1]) == "Air mengalir 2 m<sup>3</sup> sehari: satu > dua tiga"


def test_an_extra_page_names_who_wrote_it_and_where(kim: Kim) -> None:
    kim.item("tentang", "pewarta: Yosepha\ntempat: Balai", kind="halaman")
    assert "Pewarta: Yosepha · Tempat: Balai" in kim.site().words("halaman/tentang.html")


def test_headings_follow_the_title_without_a_gap(kim: Kim) -> None:
    kim.item(NAME, body="## Satu\n\n#### Dua\n\n## Tiga\n")
    main = re.search(r"<main.*</main>", kim.site().page(PAGE), re.DOTALL)
    assert main is not None
    assert re.findall(r"<h([1-6])[ >]", main[0]) == ["1", "2", "3", "2"]


def test_the_words_of_a_post_are_in_its_language_and_all_others_in_the_networks(kim: Kim) -> None:
    kim.picture("berita/a.jpg")
    kim.item(NAME, "judul: Panen\nringkasan: Rame.\nbahasa: jv\nfoto: a.jpg\nketerangan: Sawah")
    built = kim.site()
    page = built.page(PAGE)
    assert '<html lang="id">' in page
    assert '<h1 class="p-name" lang="jv">Panen</h1>' in page
    assert '<p class="ringkasan p-summary" lang="jv">Rame.</p>' in page
    assert '<div class="teks e-content" lang="jv">' in page
    assert '<figure id="buka-1" lang="jv">' in page
    assert page.count(' lang="jv"') == 5  # and the photo's full view
    for path in ("index.html", "berita/index.html"):
        assert '<h3 lang="jv"><a' in built.page(path) or '<h2 lang="jv"><a' in built.page(path)
    kim.item(NAME, 'bahasa: "en\\"><script>"')
    built = kim.site()
    assert '<html lang="id">' in built.page(PAGE)
    assert built.codes() == ["bahasa-tak-sah"]


def test_an_event_says_when_and_where(kim: Kim) -> None:
    kim.item(
        "2026-11-01-rapat",
        """
        mulai: 2026-12-01 08.00
        selesai: 2026-12-01 11.30
        tempat: Balai
        kontak: Ibu Martha
        """,
        kind="agenda",
    )
    words = kim.site().words("agenda/2026-11-01-rapat.html")
    assert (
        "Waktu Selasa, 1 Desember 2026 pukul 08.00–11.30 WIT Tempat Balai Kontak Ibu Martha"
        in words
    )
    past = kim.site(now=datetime(2026, 12, 1, 2, 30, 1, tzinfo=UTC))
    assert "Acara ini sudah lewat." in past.words("agenda/2026-11-01-rapat.html")


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("mulai: 2026-12-01", "Selasa, 1 Desember 2026"),
        ("mulai: 2026-12-01 08.00", "Selasa, 1 Desember 2026 pukul 08.00 WIT"),
        ("mulai: 2026-12-01\nselesai: 2026-12-01", "Selasa, 1 Desember 2026"),
        (
            "mulai: 2026-12-01\nselesai: 2026-12-02",
            "Selasa, 1 Desember 2026 – Rabu, 2 Desember 2026",
        ),
        (
            "mulai: 2026-12-01 08.00\nselesai: 2026-12-02 12.00",
            "Selasa, 1 Desember 2026 pukul 08.00 WIT – Rabu, 2 Desember 2026 pukul 12.00 WIT",
        ),
        ("mulai: 2026-12-01 08.00\nselesai: 2026-12-01", "Selasa, 1 Desember 2026 pukul 08.00 WIT"),
        ("mulai: 2026-12-01\nselesai: 2026-11-01", "Selasa, 1 Desember 2026"),
    ],
)
def test_times_of_events_in_words(kim: Kim, front: str, said: str) -> None:
    kim.item("2026-11-01-rapat", front, kind="agenda")
    page = kim.site().page("agenda/2026-11-01-rapat.html")
    assert f">{said}</time>" in page


def test_previews_and_json_ld_are_absolute_and_whole(kim: Kim) -> None:
    kim.picture("berita/a.jpg", (2400, 1200))
    kim.item(NAME, 'judul: "Panen </script> raya"\nfoto: a.jpg\npewarta: Yosepha')
    page = kim.site().page(PAGE)
    meta = dict(re.findall(r'<meta property="og:([\w:]+)" content="([^"]*)">', page))
    assert meta["url"] == f"{BASE}kim/amungsa/{PAGE}"
    assert meta["image"].startswith(f"{BASE}kim/amungsa/foto/")
    assert (meta["image:width"], meta["image:height"], meta["type"]) == ("1200", "600", "article")
    assert meta["title"] == "Panen &lt;/script&gt; raya"
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    article = json.loads(block)
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == "Panen </script> raya"
    assert article["author"] == {"@type": "Person", "name": "Yosepha"}


def test_no_address_is_root_relative_and_nothing_is_loaded_from_elsewhere(kim: Kim) -> None:
    kim.kim(more="whatsapp: 0812-1111-2222\nlogo: logo.png\n")
    kim.picture("logo.png", (64, 64))
    kim.picture("berita/a.jpg")
    kim.item(NAME, "foto: a.jpg")
    built = kim.site()
    for path in sorted(path for path in built.paths if path.endswith(".html")):
        page = built.page(path)
        assert not re.findall(r'(?:href|src)="/[^"]*"', page)
        assert not re.findall(r'\ssrc="(?!\.\./|foto/|qr\.svg)[^"]*"', page)
        assert " style=" not in page
    assert built.dead_links() == []


def test_the_query_of_a_mail_link_is_encoded(kim: Kim) -> None:
    kim.kim(more="email: amungsa@contoh.id\n")
    kim.item(NAME, "judul: Panen & pasar?")
    [news, correction] = [h for h in kim.site().hrefs(PAGE) if h.startswith("mailto:") and "?" in h]
    parts = urlsplit(correction)
    query = parse_qs(parts.query)
    assert parts.path == "amungsa@contoh.id"
    assert query["subject"] == ["Ralat atau minta hapus: Panen & pasar?"]
    assert f"{BASE}kim/amungsa/{PAGE}" in query["body"][0]
    assert "aspirasi" in unquote(news)
