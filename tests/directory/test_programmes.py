"""Programmes: who takes part, by region, and what they published before it and during it."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from tests.conftest import Network, empty
from tests.tools import ROOT

PROGRAMME = """
    ---
    judul: Uji coba kemitraan
    mulai: 2026-10-01
    selesai: 2026-10-31
    mitra:
      - Perpustakaan Daerah
      - {nama: Radio Kota, situs: radio.contoh.id}
    kim: [amungsa, sempan, nduga]
    lampiran: laporan.pdf
    ---
    Isi program.
"""


def posts(network: Network, slug: str, *days: str) -> None:
    for day in days:
        network.post(f"{day}-kabar", f"---\njudul: Kabar {day}\n---\nIsi.\n", slug=slug)


@pytest.fixture(scope="module")
def taken_before(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """A programme of October 2026, seen in the middle of it."""
    made = empty(tmp_path_factory.mktemp("program"))
    made.kim()
    made.kim("sempan", code="94.04.01.1007")
    made.kim("nduga", code="94.01.01.1001", more="situs_lain: https://nduga.contoh.id\n")
    # September has as many days as count before; 31 August is the first of them.
    posts(made, "amungsa", "2026-08-30", "2026-08-31", "2026-09-30", "2026-10-01", "2026-10-20")
    posts(made, "sempan", "2026-10-02", "2026-10-31", "2026-11-01")
    made.write("content/program/uji-coba.md", PROGRAMME.replace("    lampiran: laporan.pdf\n", ""))
    build(made, "2026-10-15")
    return made


@pytest.fixture
def taken(taken_before: Network, tmp_path: Path) -> Network:
    """The same for one test alone."""
    return Network(shutil.copytree(taken_before.root, tmp_path / "jaringan"))


def build(network: Network, day: str) -> str:
    result = network.build("--tanpa-cari", "--strict", "--explain", "--as-of", f"{day}T12:00+09:00")
    assert result.status == 0
    return result.err


def counts(network: Network) -> dict[str, tuple[str, str]]:
    rows = csv.DictReader(io.StringIO(network.page("data/program.csv")))
    return {row["slug"]: (row["sebelum"], row["selama"]) for row in rows}


def test_its_page_counts_an_equally_long_time_before_and_what_there_is_so_far(
    taken: Network,
) -> None:
    build(taken, "2026-10-15")
    page = taken.page("program/uji-coba.html")
    assert counts(taken) == {"amungsa": ("2", "1"), "sempan": ("0", "1"), "nduga": ("", "")}
    assert (taken.root / "build/data/program.csv").read_text("utf-8").count("\n") == 4
    assert "Sebelum: 31 Agustus 2026 – 30 September 2026" in page
    assert "Selama: 1 Oktober 2026 – 31 Oktober 2026" in page
    assert 'data-akhir="2026-10-31T23:59:59+07:00"' in page
    assert page.index("Kabupaten Nabire") < page.index("Kabupaten Mimika")
    assert 'href="https://radio.contoh.id"' in page
    assert 'href="https://nduga.contoh.id"' in page
    assert 'href="program/index.html"' in taken.page("index.html")
    assert "Sedang berjalan" in taken.page("program/index.html")
    profile = taken.page("kim/amungsa/profil.html")
    assert "1 Oktober 2026 – 31 Oktober 2026" in profile


def test_time_alone_changes_the_counts_and_a_build_is_as_a_clean_one(taken: Network) -> None:
    build(taken, "2026-10-15")
    said = build(taken, "2026-11-20")
    assert "amungsa: waktu" in said
    assert counts(taken) == {"amungsa": ("2", "2"), "sempan": ("0", "2"), "nduga": ("", "")}
    assert "Program ini sudah selesai." in taken.page("program/uji-coba.html")
    assert "Sudah selesai" in taken.page("program/index.html")
    before = taken.pages()
    assert build(taken, "2026-11-21") == ""
    taken.build(
        "--tanpa-cari", "--output", str(taken.root / "bersih"), "--as-of", "2026-11-21T12:00+09:00"
    )
    assert taken.pages("bersih") == before


def test_before_it_begins_nothing_is_counted(taken: Network) -> None:
    build(taken, "2026-09-20")
    assert counts(taken) == {"amungsa": ("", ""), "sempan": ("", ""), "nduga": ("", "")}
    assert "Akan datang" in taken.page("program/index.html")
    assert "Sebelum:" not in taken.page("program/uji-coba.html")


def test_a_post_outside_of_the_period_does_not_print_the_programme_again(taken: Network) -> None:
    build(taken, "2026-11-22")
    file = taken.root / "build/program/uji-coba.html"
    before = file.stat().st_mtime_ns
    posts(taken, "amungsa", "2026-11-21")
    assert "amungsa" in build(taken, "2026-11-22")
    # Its own row tells how many items it has, which no programme shows.
    assert file.stat().st_mtime_ns == before
    posts(taken, "amungsa", "2026-10-30")
    build(taken, "2026-11-22")
    assert counts(taken)["amungsa"] == ("2", "3")


def test_an_open_programme_is_compared_with_the_year_before(taken: Network) -> None:
    text = PROGRAMME.replace("    selesai: 2026-10-31\n", "").replace(
        "    lampiran: laporan.pdf\n", ""
    )
    taken.write("content/program/uji-coba.md", text)
    build(taken, "2026-11-22")
    assert counts(taken)["amungsa"][0] == "3"
    page = taken.page("program/uji-coba.html")
    assert "setahun sebelum mulai" in page
    assert "Sejak 1 Oktober 2026" in page
    assert "data-akhir" not in page


def test_a_download_of_a_programme_keeps_its_name_beside_that_of_another_text(
    taken: Network,
) -> None:
    pdf = (ROOT / "content/bahan/modul-menulis-berita.pdf").read_bytes()
    taken.write("content/bahan/laporan.pdf", pdf)
    taken.write(
        "content/bahan/satu.md",
        "---\njudul: Satu\ntanggal: 2026-11-01\nlampiran: laporan.pdf\n---\nIsi.\n",
    )
    taken.write("content/program/laporan.pdf", pdf)
    taken.write("content/program/uji-coba.md", PROGRAMME)
    build(taken, "2026-11-22")
    assert 'href="../berkas/laporan-2.pdf"' in taken.page("program/uji-coba.html")
    posts(taken, "sempan", "2026-10-12")
    build(taken, "2026-11-22")
    assert counts(taken)["sempan"] == ("0", "3")
    assert 'href="../berkas/laporan-2.pdf"' in taken.page("program/uji-coba.html")
    assert 'href="../berkas/laporan.pdf"' in taken.page("bahan/satu.html")
    assert (taken.root / "build/berkas/laporan-2.pdf").is_file()
