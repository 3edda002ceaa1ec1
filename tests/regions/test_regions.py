"""Regions behave as the Kemendagri table says."""

import multiprocessing
import pickle
import shutil
import sqlite3
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from kimsite.regions import Regions
from kimsite.regions import table as table_module
from tests.regions.conftest import FILE, found


def test_papua_tengah_is_94_and_mimika_its_kabupaten(table: Regions) -> None:
    mimika = found(table, "94.04")
    assert (mimika.name, mimika.kind, mimika.title) == ("Mimika", "kabupaten", "Kabupaten Mimika")
    assert mimika.parent == "94"
    assert found(table, "94").title == "Provinsi Papua Tengah"


def test_the_chain_of_a_village_runs_from_its_province_down_to_itself(table: Regions) -> None:
    titles = [region.title for region in table.chain("94.04.01.1003")]
    assert titles == [
        "Provinsi Papua Tengah",
        "Kabupaten Mimika",
        "Distrik Mimika Baru",
        "Kelurahan Timika Jaya",
    ]
    assert [region.level for region in table.chain("94.04.01.1003")] == [1, 2, 3, 4]
    assert [region.code for region in table.chain("94")] == ["94"]


def test_code_text_32_10_is_not_32_1(table: Regions) -> None:
    assert found(table, "32.10").name == "Majalengka"
    assert found(table, "32.01").name == "Bogor"
    assert table.find("32.1") is None


@pytest.mark.parametrize(
    "code",
    [
        "",
        "9",
        "99",
        "00",
        "00.11",
        "94.4",
        "94.04.",
        "9404",
        "94.04.01.1999",
        "94.04.01.1003\n",
        "94.04.01.1003.1",
        "٩٤",
        "x",
    ],
)
def test_what_is_no_code_or_no_region_finds_nothing(table: Regions, code: str) -> None:
    assert table.find(code) is None
    assert table.chain(code) == ()
    assert table.children(code) == ()
    assert table.villages_under(code) == 0
    assert table.named("Mimika", within=code) == ()


def test_children_are_direct_and_sorted(table: Regions) -> None:
    assert [region.code for region in table.children("94")] == [f"94.0{n}" for n in range(1, 9)]
    assert len(table.children(None)) == 38
    villages = [region.code for region in table.children("94.04.01")]
    assert "94.04.01.1003" in villages
    assert villages == sorted(villages)
    assert table.children("94.04.01.1003") == ()


def test_villages_are_counted_at_every_level(table: Regions) -> None:
    assert table.villages_under(None) == 83_762
    provinces = table.children(None)
    assert sum(table.villages_under(province.code) for province in provinces) == 83_762
    assert table.villages_under("94.04.01") == len(table.children("94.04.01"))
    assert table.villages_under("94.04.01.1003") == 0


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("31", "Provinsi DKI Jakarta"),
        ("34", "Provinsi DI Yogyakarta"),
        ("35.78", "Kota Surabaya"),
        ("31.71", "Kota Administrasi Jakarta Pusat"),
        ("31.01", "Kabupaten Administrasi Kepulauan Seribu"),
        ("71.09", "Kabupaten Kepulauan Siau Tagulandang Biaro"),
        ("73.10", "Kabupaten Pangkajene dan Kepulauan"),
        ("16.07.02", "Kecamatan Banyuasin II"),
        ("91.03.01.3007", "Desa Adat Yoboi"),
        ("14.01.06.2002", "Desa Baru"),  # its name is "Desa Baru"
        ("33.07.11.2015", "Desa Wonokromo"),  # all small letters in the source
        ("53.02.01.1001", "Kelurahan SoE"),
    ],
)
def test_titles_are_written_as_people_write_them(table: Regions, code: str, title: str) -> None:
    assert found(table, code).title == title


def test_a_kecamatan_is_a_distrik_in_papua_only(table: Regions) -> None:
    words: dict[bool, set[str]] = {True: set(), False: set()}
    for province in table.children(None):
        kecamatan = table.children(table.children(province.code)[0].code)[0]
        words[province.name.startswith("Papua")].add(kecamatan.title.split()[0])
    assert words == {True: {"Distrik"}, False: {"Kecamatan"}}


def test_the_three_zones(table: Regions) -> None:
    zones = {province.name: province.zone for province in table.children(None)}
    assert Counter(zones.values()) == {"WIB": 18, "WITA": 12, "WIT": 8}
    assert [
        zones[name] for name in ("Aceh", "Kalimantan Tengah", "Kalimantan Selatan", "Bali")
    ] == [
        "WIB",
        "WIB",
        "WITA",
        "WITA",
    ]
    assert {zone for name, zone in zones.items() if "Papua" in name or "Maluku" in name} == {"WIT"}


def test_a_village_keeps_the_time_of_its_kecamatan(table: Regions) -> None:
    village = found(table, "94.04.01.1003")
    assert (village.utc_offset, village.zone) == (9, "WIT")
    assert (village.latitude, village.longitude) == (None, None)
    assert {child.utc_offset for child in table.children("51.71.01")} == {8}


def test_nothing_is_opened_before_the_first_question(tmp_path: Path) -> None:
    missing = Regions(tmp_path / "none.sqlite")
    with pytest.raises(sqlite3.OperationalError):
        missing.find("94")
    assert not (tmp_path / "none.sqlite").exists()


def test_the_file_opens_from_any_folder(tmp_path: Path) -> None:
    folder = tmp_path / "wilayah #1? 100% é"
    folder.mkdir()
    shutil.copy(FILE, folder / "w.sqlite")
    assert found(Regions(folder / "w.sqlite"), "94").name == "Papua Tengah"


def test_a_file_on_a_windows_share_is_addressed_as_sqlite_wants_it() -> None:
    class Share:
        def resolve(self) -> "Share":
            return self

        def as_uri(self) -> str:
            return "file://server/data/w.sqlite"

    uri = table_module._uri(Share())  # type: ignore[arg-type]
    assert uri == "file:////server/data/w.sqlite?mode=ro&immutable=1"


def test_an_opened_table_can_be_sent_to_another_process(table: Regions) -> None:
    table.find("94")
    copy = pickle.loads(pickle.dumps(table))
    assert found(copy, "94.04") == found(table, "94.04")
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(table.chain, "94.04").result() == table.chain("94.04")
