from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kimsite.model import MaterialBrief
from tests.site.conftest import Kim


def test_a_kim_without_posts_says_who_it_is(kim: Kim) -> None:
    built = kim.site()
    assert built.paths == {"index.html", "profil.html", "rss.xml", "poster.html", "qr.svg"}
    assert built.menu() == ["Beranda", "Profil"]
    words = built.words("index.html")
    assert words.startswith(
        "Siapa kami KIM Amungsa adalah komunitas informasi masyarakat di Kelurahan"
    )
    assert "Belum ada kabar di situs ini." in words


def test_a_kim_without_posts_says_who_it_is_before_what_others_say(kim: Kim) -> None:
    kim.materials = (MaterialBrief("a", "Gempa", "2026-11-02", "", "94", "narasi"),)
    words = kim.site().words("index.html")
    assert words.index("Siapa kami") < words.index("Gempa")
    kim.item("2026-11-01-a")
    words = kim.site().words("index.html")
    assert words.index("Gempa") < words.index("Siapa kami")


def test_own_words_come_before_the_general_sentence(kim: Kim) -> None:
    kim.kim(more="selayang_pandang: |\n  Alinea satu.\n\n  Alinea dua.\n\n  Alinea tiga.\n")
    home = kim.site().page("index.html")
    assert "<p>Alinea satu.</p>\n<p>Alinea dua.</p>" in home
    assert "Alinea tiga" not in home
    assert '<meta name="description" content="Alinea satu.">' in home


def test_the_newest_story_leads_then_agenda_announcements_gallery_and_who_we_are(kim: Kim) -> None:
    kim.item("2026-11-01-lama")
    kim.item("2026-11-20-baru")
    kim.item("2026-11-21-rapat", "mulai: 2026-12-01", kind="agenda")
    kim.item("2026-11-22-listrik", kind="pengumuman")
    kim.item("2026-11-23-foto", kind="galeri")
    words = kim.site().words("index.html")
    order = ["2026-11-20-baru", "2026-11-01-lama", "2026-11-21-rapat", "2026-11-22-listrik"]
    order += ["2026-11-23-foto", "Siapa kami"]
    places = [words.index(name) for name in order]
    assert places == sorted(places)


def test_a_past_event_leaves_the_front_page(kim: Kim) -> None:
    kim.item("2026-11-01-rapat", "mulai: 2026-11-23", kind="agenda")
    built = kim.site()
    assert "2026-11-01-rapat" not in built.words("index.html")
    assert "Agenda" in built.menu()


def test_a_menu_entry_exists_only_where_there_is_content(kim: Kim) -> None:
    kim.item("2026-11-01-a", kind="pengumuman")
    kim.item("2026-11-01-b", "berakhir: 2026-11-02", kind="berita")
    kim.item("2026-11-01-c", "draf: ya", kind="galeri")
    kim.item("2026-11-01-d", "ditarik: ya", kind="agenda")
    built = kim.site()
    assert built.menu() == ["Beranda", "Profil", "Pengumuman"]
    assert not any(
        path.startswith(("berita/index", "galeri/", "agenda/index")) for path in built.paths
    )
    assert built.dead_links() == []


def test_many_extra_pages_share_one_menu_entry(kim: Kim) -> None:
    for name in "abcd":
        kim.item(name, kind="halaman")
    assert kim.site().menu()[2:] == ["a", "b", "c", "d"]
    kim.item("e", kind="halaman")
    built = kim.site()
    assert built.menu()[2:] == ["Halaman lain"]
    assert "halaman/index.html" in built.paths
    assert "e" in built.words("halaman/index.html").split()


def test_at_most_three_materials_stand_on_the_front_page_urgent_ones_first(kim: Kim) -> None:
    plain = [
        MaterialBrief(f"bahan-{n}", f"Bahan {n}", f"2026-11-0{n}", "", "kementerian", "narasi")
        for n in range(1, 6)
    ]
    kim.materials = (
        *plain,
        MaterialBrief("darurat", "Gempa", "2026-01-01", "", "94.04", "narasi", urgent=True),
        MaterialBrief("usang", "Usang", "2026-11-09", "", "94.04", "narasi", listed=False),
    )
    built = kim.site()
    home, page = built.words("index.html"), built.words("bahan.html")
    assert [name for name in ("Gempa", "Bahan 5", "Bahan 4") if name in home] == [
        "Gempa",
        "Bahan 5",
        "Bahan 4",
    ]
    assert "Bahan 3" not in home
    assert all(f"Bahan {n}" in page for n in range(1, 6))
    assert "Usang" not in page
    assert page.index("Gempa") < page.index("Bahan 5")
    assert "../../bahan/darurat.html" in built.hrefs("bahan.html")
    assert "Info Pemerintah" in built.menu()
    assert 'class="darurat"' not in built.page("profil.html")  # ending it would write every page


def test_a_list_of_materials_does_not_grow_without_bound(kim: Kim) -> None:
    kim.materials = tuple(
        MaterialBrief(
            f"b-{n}", f"Bahan {n}.", f"2026-{n // 28 + 1:02}-{n % 28 + 1:02}", "", "", "x"
        )
        for n in range(90)
    )
    built = kim.site()
    words = built.words("bahan.html")
    assert "Bahan 89." in words
    assert "Bahan 50." in words
    assert "Bahan 49." not in words
    assert "../../bahan/index.html" in built.hrefs("bahan.html")


def test_the_site_stands_until_one_of_its_materials_ends(kim: Kim) -> None:
    until = datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC)
    brief = MaterialBrief("a", "Gempa", "2026-11-02", "", "94", "narasi", until=until.isoformat())
    kim.materials = (brief,)
    assert kim.site().site.until == until + timedelta(microseconds=1)


def test_what_is_urgent_or_about_a_hoax_is_said_in_words(kim: Kim) -> None:
    kim.materials = (
        MaterialBrief("a", "Gempa", "2026-11-02", "", "94", "narasi", urgent=True),
        MaterialBrief("b", "Undian", "2026-11-01", "", "94", "hoaks", "Dinas", ("HOAKS", "[Awas]")),
    )
    built = kim.site()
    for path in ("index.html", "bahan.html"):
        words = built.words(path)
        assert words.startswith(
            "Info Pemerintah Bahan" if path == "bahan.html" else "Penting Gempa"
        )
        assert "Penting Gempa 2 November 2026" in words
        assert "Undian 1 November 2026 · Dinas Cek Hoaks [Awas]" in words
        assert "HOAKS" not in words


def test_status_and_sample_show_on_every_page(kim: Kim) -> None:
    kim.kim(more="status: dibubarkan\ncontoh: ya\n")
    kim.item("2026-11-01-a")
    built = kim.site()
    for path in sorted(path for path in built.paths if path.endswith(".html")):
        assert "KIM ini sudah dibubarkan." in built.page(path), path
        assert ">Contoh</span>" in built.page(path), path
    assert not {"papan.html", "poster.html"} & built.paths


def test_the_accent_is_a_name_of_the_palette(kim: Kim) -> None:
    kim.kim(more="warna: Laut\n")
    assert '<body class="warna-laut">' in kim.site().page("index.html")
    kim.kim(more="warna: ffff00\n")
    built = kim.site()
    assert '<body class="warna-sendiri">' in built.page("index.html")
    assert '<link rel="stylesheet" href="warna.css">' in built.page("index.html")
    assert "--p: #737300; --a: var(--p);" in built.page(
        "warna.css"
    )  # yellow on white cannot be read
    kim.kim(more="warna: #ffff00\n")
    built = kim.site()
    assert "warna.css" not in built.paths
    [problem] = built.problems
    assert (problem.code, problem.span.column) == ("isian-diawali-pagar", 8)
    kim.kim(more="warna: mera\n")
    built = kim.site()
    assert '<body class="warna-hijau">' in built.page("index.html")
    [problem] = built.problems
    assert (problem.code, dict(problem.values)["usul"]) == ("warna-tak-dikenal", "merah")
    assert (problem.span.line, problem.span.column) == (3, 8)


def test_a_site_in_english(kim: Kim) -> None:
    kim.item("2026-11-01-a")
    built = kim.site(language="en")
    assert built.menu() == ["Home", "Profile", "News"]
    assert '<html lang="en">' in built.page("index.html")
    assert "Sunday, 1 November 2026" in built.words("berita/2026-11-01-a.html")
