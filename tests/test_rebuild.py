"""A second build does what changed, and ends exactly as a clean build would."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

from kimsite.engine.surveying import stamp
from tests.conftest import Network
from tests.tools import watch_pools


@pytest.fixture
def two(network: Network) -> Network:
    """Two KIM, built."""
    network.kim("sempan", "94.04.01.1007")
    network.post(
        "2026-11-03-posyandu", "---\njudul: Posyandu\n---\nTimbang badan.\n", slug="sempan"
    )
    assert network.build().err == ""
    return network


def clean(network: Network, *arguments: str) -> dict[str, bytes]:
    """What a build without memory makes of the same tree."""
    result = network.build("--output", str(network.root / "bersih"), "--full", *arguments)
    assert result.status == 0
    return network.pages("bersih")


def reasons(err: str) -> dict[str, str]:
    """What ``--explain`` said, by site."""
    return dict(line.split(": ", 1) for line in err.splitlines() if ": " in line)


def test_nothing_changed_builds_nothing(two: Network) -> None:
    before = {p: p.stat().st_mtime_ns for p in (two.root / "build").rglob("*")}
    result = two.build("--explain")
    assert result.err == ""
    assert "2 situs (2 tidak berubah)" in result.out
    assert {p: p.stat().st_mtime_ns for p in (two.root / "build").rglob("*")} == before


def test_editing_a_body_builds_one_site_and_not_the_directory(two: Network) -> None:
    two.post(text="---\njudul: Panen raya\ntanggal: 2026-11-01\nringkasan: Sagu.\n---\nLama.\n")
    two.build()
    two.post(text="---\njudul: Panen raya\ntanggal: 2026-11-01\nringkasan: Sagu.\n---\nBaru.\n")
    result = two.build("--explain")
    assert reasons(result.err) == {
        "amungsa": "berubah: content/kim/amungsa/berita/2026-11-01-panen.md"
    }
    assert two.pages() == clean(two)


@pytest.mark.parametrize(
    "change",
    [
        lambda n: n.post("2026-11-05-baru", "---\njudul: Baru\n---\nIsi.\n"),
        lambda n: (n.root / "content/kim/amungsa/berita/2026-11-01-panen.md").unlink(),
        lambda n: n.kim("amungsa", more="bidang: pertanian\n"),
        lambda n: n.kim("ketiga", "94.04.01.1008"),
        lambda n: (
            (n.root / "communities/94.04/sempan.yaml").unlink()
            or __import__("shutil").rmtree(n.root / "content/kim/sempan")
        ),
        lambda n: n.write("content/bahan/2026-11-01-vaksin.md", "---\njudul: Vaksin\n---\nIsi.\n"),
        lambda n: n.write("communities/94.04/_dinas.yaml", "nama: Dinas Kominfo Mimika\n"),
        lambda n: (
            n.write("themes/kami/tema.yaml", "warisan: baku\n")
            and n.write("kimsite.yaml", (n.root / "kimsite.yaml").read_text() + "tema: kami\n")
        ),
        lambda n: n.kim("amungsa", more="pendaftaran: diajukan\n"),
    ],
    ids=[
        "new post",
        "post removed",
        "profile changed",
        "KIM added",
        "KIM removed",
        "material added",
        "office added",
        "theme changed",
        "registration withdrawn",
    ],
)
def test_after_any_change_the_output_is_that_of_a_clean_build(two: Network, change) -> None:
    change(two)
    assert two.build().status == 0
    assert two.pages() == clean(two)


def test_time_alone_makes_a_site_stale(two: Network) -> None:
    two.post("2026-11-20-nanti", "---\njudul: Kabar nanti\nterbit: 2026-12-01 08.00\n---\nIsi.\n")
    two.build()
    assert not (two.root / "build/kim/amungsa/berita/2026-11-20-nanti.html").exists()
    later = ("--as-of", "2026-12-01T08:00:00+09:00")
    assert two.build(*later).status == 0
    assert (two.root / "build/kim/amungsa/berita/2026-11-20-nanti.html").exists()
    assert two.pages() == clean(two, *later)
    assert two.build().status == 0
    assert not (two.root / "build/kim/amungsa/berita/2026-11-20-nanti.html").exists()


def test_a_bare_day_ends_at_midnight_of_each_kim(two: Network) -> None:
    two.post("2026-11-20-malam", "---\njudul: Malam\nterbit: 2026-12-01 23.30\n---\nIsi.\n")
    two.build("--as-of", "2026-12-01")
    assert (two.root / "build/kim/amungsa/berita/2026-11-20-malam.html").exists()


def test_deleting_the_memory_changes_no_byte(two: Network) -> None:
    import shutil

    before = two.pages()
    shutil.rmtree(two.root / ".kimsite")
    assert two.build().status == 0
    assert two.pages() == before


def test_a_corrupt_memory_costs_time_only(two: Network) -> None:
    before = two.pages()
    for file in (two.root / ".kimsite").glob("*.sqlite"):
        file.write_bytes(b"bukan basis data " * 100)
    result = two.build()
    assert (result.status, result.err) == (0, "")
    assert two.pages() == before


def test_a_removed_output_is_built_again(two: Network) -> None:
    import shutil

    before = two.pages()
    shutil.rmtree(two.root / "build")
    assert two.build().status == 0
    assert two.pages() == before


def test_a_broken_profile_keeps_its_last_good_site_and_its_place_in_the_directory(
    two: Network,
) -> None:
    before = two.pages()
    two.write("communities/94.04/amungsa.yaml", "nama: KIM Amungsa\nkode_wilayah: 99.99\n")
    result = two.build()
    assert result.status == 1
    assert "tetap memakai versi terakhir yang benar" in result.err
    assert two.pages() == before


def test_a_broken_template_keeps_the_last_good_pages(two: Network) -> None:
    two.write("themes/kami/tema.yaml", "warisan: baku\n")
    two.write("kimsite.yaml", (two.root / "kimsite.yaml").read_text() + "tema: kami\n")
    two.build()
    before = two.pages()
    two.write("themes/kami/templates/item.html", "{{ tak_ada }}\n")
    assert two.build().status == 1
    after = two.pages()
    assert {path: after.get(path) for path in before} == before


def test_only_builds_that_site_and_says_that_the_directory_may_be_behind(two: Network) -> None:
    two.post("2026-11-05-baru", "---\njudul: Baru\n---\nIsi.\n")
    two.post("2026-11-05-lain", "---\njudul: Lain\n---\nIsi.\n", slug="sempan")
    front = two.page("index.html")
    result = two.build("--only", "amungsa")
    assert "direktori mungkin belum mengikuti" in result.out
    assert "Baru" in two.page("kim/amungsa/berita/index.html")
    assert "Lain" not in two.page("kim/sempan/berita/index.html")
    assert two.page("index.html") == front
    assert two.build().status == 0
    assert two.pages() == clean(two)


def test_only_takes_a_region_and_refuses_what_it_does_not_know(two: Network) -> None:
    two.post("2026-11-05-lain", "---\njudul: Lain\n---\nIsi.\n", slug="sempan")
    assert two.build("--only", "94.04.01").status == 0
    assert "Lain" in two.page("kim/sempan/berita/index.html")
    assert two.build("--only", "tak-ada").status == 2


def test_pool_and_single_process_write_the_same_bytes(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = watch_pools(monkeypatch)
    for number, village in enumerate(("1001", "1002", "1007", "1008", "1009", "1010", "1011")):
        network.kim(f"kim-{number}", f"94.04.01.{village}")
        network.post(slug=f"kim-{number}")
    assert network.build("--jobs", "2").err == ""
    assert opened
    opened.clear()
    assert network.pages() == clean(network, "--jobs", "1")
    assert not opened


def test_a_material_for_one_region_builds_only_the_sites_that_show_it(two: Network) -> None:
    two.kim("surabaya", "35.78.01.1001")
    two.post(slug="surabaya")
    two.build()
    two.write(
        "content/bahan/2026-11-01-vaksin.md",
        "---\njudul: Vaksin\nwilayah: '35'\nringkasan: Jadwal.\n---\nIsi.\n",
    )
    assert set(reasons(two.build("--explain").err)) == {"surabaya", "(direktori)"}
    assert two.pages() == clean(two)


def test_a_new_title_of_a_material_builds_the_sites_that_pass_it_on(two: Network) -> None:
    material = "---\njudul: {}\nwilayah: '35'\ntanggal: 2026-11-01\n---\nIsi.\n"
    two.write("content/bahan/vaksin.md", material.format("Vaksin"))
    two.post("2026-11-05-terus", "---\njudul: Terus\nbahan: vaksin\n---\nIsi.\n")
    assert two.build().err == ""
    two.write("content/bahan/vaksin.md", material.format("Vaksin anak"))
    assert set(reasons(two.build("--explain").err)) == {"amungsa", "(direktori)"}
    assert "Vaksin anak" in two.page("kim/amungsa/berita/2026-11-05-terus.html")
    assert two.pages() == clean(two)


def test_touching_files_without_changing_them_builds_nothing(two: Network) -> None:
    import os

    for file in two.root.rglob("*.md"):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    assert two.build("--explain").err == ""
    assert "(2 tidak berubah)" in two.build().out


def test_a_broken_directory_template_hides_no_other_problem(two: Network) -> None:
    two.write("themes/kami/tema.yaml", "warisan: baku\n")
    two.write("kimsite.yaml", (two.root / "kimsite.yaml").read_text() + "tema: kami\n")
    two.write("themes/kami/templates/direktori/beranda.html", "{{ tak_ada }}\n")
    two.post("2026-11-06-x", "---\njudul: X\npewrta: Y\n---\nIsi.\n")
    result = two.build()
    assert result.status == 1
    assert "kesalahan[templat-rusak]" in result.err
    assert "kesalahan[isian-tak-dikenal]" in result.err
    assert "2 situs" in result.out
    assert (two.root / "build/kim/amungsa/berita/2026-11-06-x.html").exists()


def test_a_renamed_kim_leaves_a_redirect_that_later_builds_keep(two: Network) -> None:
    two.write(
        "communities/94.04/baru.yaml",
        "nama: KIM Sempan\nkode_wilayah: 94.04.01.1007\nalamat_lama: [sempan]\n",
    )
    (two.root / "communities/94.04/sempan.yaml").unlink()
    (two.root / "content/kim/sempan").rename(two.root / "content/kim/baru")
    for _ in range(2):
        assert two.build().status == 0
        assert two.pages() == clean(two)
    assert (two.root / "build/kim/sempan/index.html").exists()


def test_a_new_kim_on_a_former_slug_keeps_its_front_page(two: Network) -> None:
    two.kim("amungsa", more="alamat_lama: [lama]\n")
    two.build()
    two.kim("lama", "94.04.01.1008")
    two.post("2026-11-04-x", "---\njudul: X\n---\nIsi.\n", slug="lama")
    two.build()
    assert "KIM Lama" in two.page("kim/lama/index.html")


def test_a_full_build_keeps_the_last_good_site_of_a_broken_profile(two: Network) -> None:
    front = two.page("kim/amungsa/index.html")
    two.write("communities/94.04/amungsa.yaml", "nama: [\n")
    assert two.build("--full").status == 1
    assert two.page("kim/amungsa/index.html") == front


def test_passing_on_a_draft_material_makes_no_broken_link(two: Network) -> None:
    two.write("content/bahan/info.md", "---\njudul: Info\ntanggal: 2026-11-01\ndraf: ya\n---\n")
    two.post("2026-11-05-terus", "---\njudul: Terus\nbahan: info\n---\nIsi.\n")
    result = two.build()
    assert "kesalahan[bahan-tak-ada]" in result.err
    assert "info.html" not in two.page("kim/amungsa/berita/2026-11-05-terus.html")


def test_of_two_profiles_of_one_slug_the_one_at_home_is_kept(two: Network) -> None:
    front = two.page("kim/amungsa/index.html")
    stray = two.write(
        "communities/35.78/amungsa.yaml", "nama: KIM Lain\nkode_wilayah: 94.04.01.1003\n"
    )
    two.post("2026-11-06-x", "---\njudul: Kabar baru\n---\nIsi.\n")
    result = two.build()
    assert result.status == 1
    assert result.err.count("kesalahan[slug-ganda]") == 1
    assert "Kabar baru" in two.page("kim/amungsa/index.html")
    assert "KIM Lain" not in two.page("data/kim.csv")
    stray.write_text("nama: KIM Lain\nkode_wilayah: 35.78.01.1001\n")  # both are at home now
    two.post("2026-11-07-y", "---\njudul: Lebih baru\n---\nIsi.\n")
    result = two.build()
    assert result.err.count("kesalahan[slug-ganda]") == 2
    assert "Lebih baru" not in two.page("kim/amungsa/index.html")
    stray.unlink()
    for name in ("06-x", "07-y"):
        (two.root / f"content/kim/amungsa/berita/2026-11-{name}.md").unlink()
    assert two.build().status == 0
    assert two.page("kim/amungsa/index.html") == front


def test_a_former_slug_leads_to_the_kim_that_may_have_it(two: Network) -> None:
    two.kim("amungsa", more="alamat_lama: [lama, tua]\n")
    two.kim("sempan", "94.04.01.1007", more="alamat_lama: [lama]\n")
    result = two.build()
    assert result.status == 1
    assert "sempan.yaml:3:15: kesalahan[alamat-lama-terpakai]" in result.err
    assert "amungsa/index.html" in two.page("kim/lama/index.html")
    assert two.build().err == result.err
    two.kim("amungsa", more="alamat_lama: [tua]\n")
    assert two.build().status == 0
    assert "sempan/index.html" in two.page("kim/lama/index.html")
    assert two.pages() == clean(two)


def test_a_new_name_of_an_office_reaches_the_events_that_it_holds(two: Network) -> None:
    office = "communities/94.04/_dinas.yaml"
    two.write(office, "nama: Diskominfo Mimika\n")
    event = "judul: Bimtek\nmulai: 2026-12-09 09.00\npenyelenggara: '94.04'\n"
    two.write("content/agenda/2026-11-10-bimtek.md", f"---\n{event}---\nBawa laptop.\n")
    two.build()
    two.write(office, "nama: Dinas Kominfo Mimika\n")
    two.build()
    assert "Dinas Kominfo Mimika" in two.page("agenda/2026-11-10-bimtek.html")
    assert two.pages() == clean(two)


def test_with_its_last_material_the_feed_of_materials_leaves_the_outlines(two: Network) -> None:
    gone = "---\njudul: Vaksin\ntanggal: 2026-11-01\nditarik: ya\nalasan: Keliru\n---\n"
    material = two.write("content/bahan/vaksin.md", gone)
    two.build()
    assert "bahan/rss.xml" in two.page("opml.xml")
    material.unlink()
    two.build()
    assert "bahan/rss.xml" not in two.page("opml.xml")
    assert two.pages() == clean(two)


@pytest.mark.parametrize("name", ["~panen", "panen~2"])
def test_what_has_a_tilde_in_its_name_goes_when_it_is_deleted(
    two: Network, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamp, "GRAIN", 0)  # as if the files had lain there for long
    post = two.post(name, "---\njudul: Rahasia\ntanggal: 2026-11-04\n---\nIsi.\n")
    two.build()
    assert any(b"Rahasia" in page for page in two.pages().values())
    post.unlink()
    two.build()
    assert not any(b"Rahasia" in page for page in two.pages().values())
    assert two.pages() == clean(two)


def test_a_region_follows_an_event_whose_page_has_another_name_now(two: Network) -> None:
    event = "---\njudul: Rakor\nmulai: 2026-12-0{}\n{}---\nIsi.\n"
    first = two.write("content/agenda/2025/rakor.md", event.format(3, ""))
    two.write("content/agenda/2026/rakor.md", event.format(4, "wilayah: [94.04]\n"))
    two.build()
    assert "agenda/rakor-2.html" in two.page("wilayah/94.04.html")
    first.unlink()
    two.build()
    assert two.pages() == clean(two)


@pytest.mark.parametrize("by", ["94.04.01", "94.04.01.1003", "31", "94.04"])
def test_who_holds_an_event_is_linked_only_where_there_is_a_page(two: Network, by: str) -> None:
    event = f"---\njudul: Rakor\nmulai: 2026-12-04\npenyelenggara: '{by}'\n---\nIsi.\n"
    two.write("content/agenda/rakor.md", event)
    two.build()
    page = two.page("agenda/rakor.html")
    linked = re.findall(r'href="\.\./(wilayah/[\d.]+\.html)"', page)
    assert all((two.root / "build" / path).is_file() for path in linked)
    assert ("wilayah/94.04.html" in linked) == (by == "94.04")


@pytest.mark.parametrize(
    ("table", "column"),
    [("line", "data"), ("area", "tally")],
)
def test_a_memory_whose_words_changed_on_the_disk_is_not_believed(
    two: Network, table: str, column: str
) -> None:
    (file,) = (two.root / ".kimsite").glob("ingatan-*.sqlite")
    with closing(sqlite3.connect(file)) as memory:
        kept = memory.execute(f"SELECT rowid, {column} FROM {table}").fetchall()
        for row, text in kept:
            old, new = (b"Amungsa", b"Amungso") if isinstance(text, bytes) else ("KIM", "KIN")
            given = (text.replace(old, new), row)
            memory.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", given)
        memory.commit()
    two.kim("ketiga", "94.01.01.1001")  # another area: the first is told from the memory
    assert two.build().err == ""
    assert two.pages() == clean(two)
