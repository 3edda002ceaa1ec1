from __future__ import annotations

import re

import pytest

from kimsite.site.pages.redirects import parse_old_address
from tests.site.conftest import BASE, Kim


def test_unduhan_lists_every_file_once_with_the_page_that_brought_it(kim: Kim) -> None:
    kim.file("berita/jadwal.pdf", b"%PDF-".ljust(840_000))
    kim.file("berita/denah.pdf", b"%PDF-".ljust(1_240_000))
    kim.file("profil/sk.pdf")
    kim.kim(more="sk: {nomor: 12/SK, berkas: profil/sk.pdf}\n")
    kim.item(
        "2026-11-01-a", "lampiran: {berkas: jadwal.pdf, judul: Jadwal panen}", "[lihat](denah.pdf)"
    )
    kim.item("2026-11-02-b", body="[lagi](jadwal.pdf)")
    kim.item("2026-11-03-c", "draf: ya\nlampiran: rahasia.pdf")
    built = kim.site()
    rows = re.findall(r'<li><a href="([^"]*)" download>([^<]*)</a>', built.page("unduhan.html"))
    assert [path for path, _ in rows] == ["berkas/jadwal.pdf", "berkas/denah.pdf", "berkas/sk.pdf"]
    words = built.words("unduhan.html")
    assert "PDF, 840 KB · Dari: 2026-11-02-b" in words
    assert "PDF, 1,2 MB · Dari: 2026-11-01-a" in words
    assert "SK 12/SK PDF, 1 KB · Dari: Profil" in words
    assert "Unduhan" in built.menu()
    assert "Jadwal panen PDF, 840 KB" in built.words("berita/2026-11-01-a.html")


def test_files_of_items_that_are_gone_are_not_listed(kim: Kim) -> None:
    kim.file("berita/a.pdf")
    kim.file("berita/b.pdf")
    kim.item("2026-11-01-a", "lampiran: a.pdf\nberakhir: 2026-11-02")
    kim.item("2026-11-01-b", "lampiran: b.pdf\nditarik: ya")
    built = kim.site()
    assert "unduhan.html" not in built.paths
    assert {path for path in built.paths if path.startswith("berkas/")} == {"berkas/a.pdf"}


def test_a_later_file_of_the_same_name_leaves_the_address_of_the_first(kim: Kim) -> None:
    kim.file("berita/jadwal.pdf", b"%PDF- satu")
    kim.item("2026-11-01-a", "lampiran: jadwal.pdf")
    kim.file("pengumuman/jadwal.pdf", b"%PDF- dua")
    kim.item("2026-11-02-b", "lampiran: jadwal.pdf", kind="pengumuman")
    built = kim.site()
    assert "../berkas/jadwal.pdf" in built.hrefs("berita/2026-11-01-a.html")
    assert "../berkas/jadwal-2.pdf" in built.hrefs("pengumuman/2026-11-02-b.html")


def test_an_attached_picture_is_shown(kim: Kim) -> None:
    kim.picture("berita/poster.jpg")
    kim.item("2026-11-01-a", "lampiran: {berkas: poster.jpg, judul: Poster}")
    built = kim.site()
    assert "<figcaption>Poster</figcaption>" in built.page("berita/2026-11-01-a.html")
    assert built.codes() == []


def test_former_addresses_lead_to_the_item(kim: Kim) -> None:
    kim.item("2026-11-01-a", "alamat_lama: [berita/judul-lama.html, /2024/05/judul/, berita/tua]")
    built = kim.site()
    page = built.page("2024/05/judul/index.html")
    assert '<meta http-equiv="refresh" content="0; url=../../../berita/2026-11-01-a.html">' in page
    canonical = f'<link rel="canonical" href="{BASE}kim/amungsa/berita/2026-11-01-a.html">'
    assert canonical in page
    assert {"berita/judul-lama.html", "berita/tua.html"} <= built.paths
    assert built.dead_links() == []


def test_an_address_that_is_taken_or_unsafe_is_refused(kim: Kim) -> None:
    front = """
    alamat_lama:
      - INDEX.html
      - ../lain/index.html
      - berita/2026-11-02-b.html
      - berita/2026-11-01-a.html
      - rss.xml
      - berita/tua.html
      - berita/tua.html
    """
    kim.item("2026-11-01-a", front)
    kim.item("2026-11-02-b")
    built = kim.site()
    refused = [(p.code, dict(p.values)["alamat"], p.span.line) for p in built.problems]
    assert refused == [
        ("alamat-lama-terpakai", "INDEX.html", 4),
        ("alamat-lama-tak-sah", "../lain/index.html", 5),
        ("alamat-lama-terpakai", "berita/2026-11-02-b.html", 6),
        ("alamat-lama-tak-sah", "rss.xml", 8),
        ("alamat-lama-terpakai", "berita/tua.html", 10),
    ]


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("berita/lama.html", "berita/lama.html"),
        ("/berita/Lama.htm", "berita/Lama.htm"),
        ("berita/lama", "berita/lama.html"),
        ("berita/lama/", "berita/lama/index.html"),
        ("", None),
        ("/", None),
        ("berita//lama", None),
        ("../lama.html", None),
        ("berita/./lama.html", None),
        ("berita\\lama.html", None),
        ("https://kim.id/lama", None),
        ("?p=123", None),
        ("lama.php", None),
        ("berita/.git/x", None),
        ("berita/spasi di sini.html", None),
        ("a" * 201, None),
    ],
)
def test_what_a_former_address_may_be(written: str, path: str | None) -> None:
    assert parse_old_address(written) == path


def test_former_slugs_go_to_the_summary(kim: Kim) -> None:
    kim.kim(more="alamat_lama: [kim-timika, kim/timika-jaya/, 'Tidak Sah', amungsa]\n")
    built = kim.site()
    assert built.site.summary is not None
    assert built.site.summary.former == ("kim-timika", "timika-jaya")
    assert built.codes() == ["alamat-lama-tak-sah", "alamat-lama-tak-sah"]


def test_sound_and_video_can_be_played_on_the_page(kim: Kim) -> None:
    kim.file("berita/rapat.mp3", b"ID3\x04\0\0\0\0\0\0\xff\xfb\x90" + bytes(900))
    kim.file("berita/panen.mp4", b"\0\0\0\x0cftypisom")
    kim.item("2026-11-01-a", "lampiran:\n  - {berkas: rapat.mp3, judul: Rapat}\n  - panen.mp4\n")
    built = kim.site()
    page = built.page("berita/2026-11-01-a.html")
    assert '<audio controls preload="none" src="../berkas/rapat.mp3" aria-label="Rapat">' in page
    assert '<video controls preload="none" src="../berkas/panen.mp4" aria-label="panen">' in page
    assert "MP3, 1 KB" in built.words("berita/2026-11-01-a.html")
    assert built.problems == []


def test_a_file_that_is_not_what_its_name_says_is_refused(kim: Kim) -> None:
    kim.file("berita/undangan.pdf", b"<html><script>alert(1)</script>")
    kim.item("2026-11-01-a", "lampiran: undangan.pdf")
    built = kim.site()
    [problem] = built.problems
    assert (problem.code, dict(problem.values)["jenis"]) == ("lampiran-bukan-jenisnya", "PDF")
    assert not [path for path in built.paths if path.startswith("berkas/")]
    assert "berita/2026-11-01-a.html" in built.paths


def test_the_author_of_a_pdf_is_told_to_who_published_it(kim: Kim) -> None:
    kim.file("berita/undangan.pdf", b"%PDF-1.7\n<< /Author (Yosepha) >>")
    kim.item("2026-11-01-a", "lampiran: undangan.pdf", body="[lagi](undangan.pdf)")
    built = kim.site()
    [problem] = built.problems
    assert (problem.code, dict(problem.values)["isi"]) == ("lampiran-bermetadata", "Yosepha")
    assert "berkas/undangan.pdf" in built.paths
