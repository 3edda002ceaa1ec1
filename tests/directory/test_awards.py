"""Awards: a page a year, the profiles and the open data of who won, and search."""

from __future__ import annotations

import csv
import importlib
import io
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import Network, empty

AWARD = """
    nama: Festival <b>KIM</b>
    tahun: 2026
    tanggal: 2026-11-10
    tempat: Nabire
    penyelenggara: "94"
    sumber: https://dinas.contoh.id/pemenang
    kategori:
      - nama: Video
        pemenang:
          - kim: amungsa
            peringkat: Juara I
          - kim: sempan
            peringkat: Juara II
          - nama: KIM Lama
            peringkat: Harapan
      - nama: Foto
        pemenang: [sempan]
"""


@pytest.fixture(scope="module")
def won_before(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Two KIM with awards, one without, built."""
    made = empty(tmp_path_factory.mktemp("penghargaan"))
    made.kim()
    made.kim("sempan", code="94.04.01.1007")
    made.kim("nduga", code="94.01.01.1001")
    made.write("content/penghargaan/2026-festival.yaml", AWARD)
    made.write(
        "content/penghargaan/2024-lomba.yaml",
        "nama: Lomba lama\ntahun: 2024\nkategori: [{nama: Berita, pemenang: [amungsa]}]\n",
    )
    result = made.build("--tanpa-cari", "--strict")
    assert result.err == ""
    return made


@pytest.fixture
def won(won_before: Network, tmp_path: Path) -> Network:
    """The same for one test alone."""
    return Network(shutil.copytree(won_before.root, tmp_path / "jaringan"))


def records(network: Network, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(network.page(f"data/{name}.csv"))))


def test_a_year_has_its_page_and_the_list_names_the_newest_year_first(won: Network) -> None:
    page = won.page("penghargaan/2026.html")
    assert "Festival &lt;b&gt;KIM&lt;/b&gt;" in page
    assert "<b>KIM</b>" not in page
    assert 'href="../kim/amungsa/index.html"' in page
    assert "<b>Harapan</b> KIM Lama</li>" in page
    assert "10 November 2026" in page
    assert 'href="https://dinas.contoh.id/pemenang"' in page
    years = won.page("penghargaan/index.html")
    assert years.index(">2026</a>") < years.index(">2024</a>")
    assert 'href="../penghargaan/2026.html#2026-festival"' in years
    assert 'href="penghargaan/index.html"' in won.page("index.html")
    assert "penghargaan/2026.html" in won.page("sitemap/direktori.xml")


def test_a_profile_names_what_its_kim_won(won: Network) -> None:
    profile = won.page("kim/sempan/profil.html")
    assert "Juara II, Video" in profile
    assert "Foto · 10 November 2026" in profile
    assert 'href="../../penghargaan/2026.html#2026-festival"' in profile
    assert "penghargaan/20" not in won.page("kim/nduga/profil.html")
    told = won.page("kim/amungsa/index.html")
    assert '"award": ["Juara I, Video: Festival' in told


@pytest.mark.filterwarnings("default")  # of what frictionless itself imports
def test_the_open_data_lists_every_winner_and_counts_them(won: Network) -> None:
    rows = records(won, "penghargaan")
    assert [(row["tahun"], row["kategori"], row["slug"], row["nama"]) for row in rows] == [
        ("2026", "Video", "amungsa", "KIM Amungsa"),
        ("2026", "Video", "sempan", "KIM Sempan"),
        ("2026", "Video", "", "KIM Lama"),
        ("2026", "Foto", "sempan", "KIM Sempan"),
        ("2024", "Berita", "amungsa", "KIM Amungsa"),
    ]
    counted = {row["slug"]: row["penghargaan"] for row in records(won, "kim")}
    assert counted == {"amungsa": "2", "sempan": "2", "nduga": "0"}
    package = json.loads(won.page("data/datapackage.json"))
    assert "penghargaan.csv" in [resource["path"] for resource in package["resources"]]
    frictionless = importlib.import_module("frictionless")  # it warns while it is imported
    assert frictionless.Package(str(won.root / "build/data/datapackage.json")).validate().valid
    database = sqlite3.connect(won.root / "build/data/kim.sqlite")
    joined = "SELECT count(*) FROM penghargaan JOIN kim USING (slug)"
    assert database.execute(joined).fetchone() == (4,)
    database.close()


def test_a_renamed_winner_is_renamed_where_it_is_named_and_one_that_left_has_no_link(
    won: Network,
) -> None:
    won.write("communities/94.04/sempan.yaml", "nama: KIM Baru\nkode_wilayah: 94.04.01.1007\n")
    won.build("--tanpa-cari", "--strict")
    assert ">KIM Baru</a>" in won.page("penghargaan/2026.html")
    (won.root / "communities/94.04/sempan.yaml").unlink()
    problems = won.build("--tanpa-cari", "--format", "json").problems
    assert {problem["code"] for problem in problems} == {"kim-tak-dikenal"}
    page = won.page("penghargaan/2026.html")
    assert "<b>Juara II</b> sempan</li>" in page
    assert "kim/sempan" not in page


@pytest.fixture
def many(tmp_path: Path) -> Network:
    made = empty(tmp_path / "banyak")
    made.kim()
    return made


def test_a_year_with_many_winners_is_told_on_several_pages(many: Network) -> None:
    for day in (1, 2, 3):
        names = ", ".join(f"{{nama: KIM {day}-{number}}}" for number in range(90))
        text = f"nama: Lomba {day}\ntahun: 2025\ntanggal: 2025-10-0{day}\nkategori:\n"
        text += f"  - nama: Umum\n    pemenang: [amungsa, {names}]\n"
        many.write(f"content/penghargaan/lomba-{day}.yaml", text)
    many.build("--tanpa-cari", "--strict")
    first, third = many.page("penghargaan/2025.html"), many.page("penghargaan/2025-3.html")
    assert "Lomba 1" in first
    assert "Lomba 2" not in first
    assert 'href="../penghargaan/2025-3.html"' in first
    assert "Penghargaan 2025, halaman 3" in third
    assert "penghargaan/2025-2.html#lomba-2" in many.page("kim/amungsa/profil.html")
