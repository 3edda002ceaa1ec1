"""Regions behave as the Kemendagri table says, and the file that holds them is sound."""

import importlib.util
import multiprocessing
import pickle
import shutil
import sqlite3
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.regions import Region, Regions, is_code, parent_code, regions
from kimsite.regions import table as table_module

ROOT = Path(__file__).parents[2]
FILE = ROOT / "kimsite" / "regions" / "wilayah.sqlite"


@pytest.fixture(scope="module")
def table() -> Regions:
    return regions()


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "make_regions", ROOT / "tools" / "make_regions.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found(table: Regions, code: str) -> Region:
    region = table.find(code)
    assert region is not None, code
    return region


# --- looking up ---------------------------------------------------------------------------------


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


# --- suggestions --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("94.04.01.1003", "94.04.01.1003"),
        ("9404011003", "94.04.01.1003"),  # no dots
        ("9404.01.1003", "94.04.01.1003"),  # a dot missing
        ("94-04-01-1003", "94.04.01.1003"),
        ("94.04.1.1003", "94.04.01.1003"),  # a zero lost
        ("32.1", "32.10"),  # a spreadsheet's number
        ("94.40.01.1003", "94.04.01.1003"),  # two digits swapped
        ("49.04.01.1003", "94.04.01.1003"),
        ("940401103", "94.04.01.1003"),  # a digit lost
        ("94.04.01.10033", "94.04.01.1003"),  # a digit doubled
        ("99.99.99.9999", None),
        ("", None),
        ("Timika", None),
        ("1" * 5000, None),
    ],
)
def test_a_mistyped_code_gets_the_nearest_one(
    table: Regions, typed: str, meant: str | None
) -> None:
    assert table.nearest_code(typed) == meant


def test_a_code_with_an_unknown_village_gets_one_of_the_same_kecamatan(table: Regions) -> None:
    assert table.find("94.04.01.1099") is None
    suggestion = table.nearest_code("94.04.01.1099")
    assert suggestion is not None
    assert parent_code(suggestion) == "94.04.01"


@given(st.text(max_size=14) | st.from_regex(r"[0-9]{1,11}|[0-9.]{1,13}", fullmatch=True))
def test_a_suggestion_always_exists(typed: str) -> None:
    suggestion = regions().nearest_code(typed)
    assert suggestion is None or regions().find(suggestion) is not None


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("mimika", "94.04"),
        ("MIMIKA BARU", "94.04.01"),
        ("Kab. Mimika", "94.04"),
        ("Kecamatan Mimika Baru", "94.04.01"),
        ("Kota Bandung", "32.73"),
        ("Kabupaten Bandung", "32.04"),
        ("Kota Administrasi Jakarta Pusat", "31.71"),
        ("Desa Adat Yoboi", "91.03.01.3007"),
        ("  Kota   Baru ", "15.71.07"),
        ("Regapu’u", "53.07.01.2021"),
    ],
)
def test_a_name_finds_its_region_whatever_its_letter_case(
    table: Regions, name: str, first: str
) -> None:
    assert table.named(name)[0].code == first


def test_names_are_looked_up_within_a_region_and_up_to_a_limit(table: Regions) -> None:
    everywhere = table.named("Sukamaju")
    assert len(everywhere) == 5
    assert len(table.named("Sukamaju", limit=40)) == 40
    within = table.named("Sukamaju", within="32.04")
    assert within
    assert all(region.code.startswith("32.04.") for region in within)


@given(st.text())
def test_any_text_may_be_looked_up_as_a_name(name: str) -> None:
    for region in regions().named(name):
        assert region.name.split()[-1].casefold() == name.replace("’", "'").split()[-1].casefold()


# --- codes as text ------------------------------------------------------------------------------

digits = st.integers(0, 99).map("{:02}".format)
codes = st.tuples(digits, digits, digits, st.integers(0, 9999).map("{:04}".format)).flatmap(
    lambda parts: st.integers(1, 4).map(lambda level: ".".join(parts[:level]))
)


@given(codes)
def test_every_code_has_the_form_and_so_has_its_parent(code: str) -> None:
    assert is_code(code)
    parent = parent_code(code)
    assert parent is None if len(code) == 2 else parent is not None and is_code(parent)


@given(st.text(alphabet="0123456789.٣ \n-", max_size=15))
def test_only_pairs_and_a_last_four_make_a_code(text: str) -> None:
    parts = text.split(".")
    sizes = [2, 2, 2, 4][: len(parts)]
    assert is_code(text) == (
        len(parts) <= 4
        and all(p.isascii() and p.isdigit() for p in parts)
        and [len(p) for p in parts] == sizes
    )


# --- opening ------------------------------------------------------------------------------------


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


# --- the file -----------------------------------------------------------------------------------


Content = tuple[list[Any], dict[str, str]]


@pytest.fixture(scope="module")
def content(tool: ModuleType) -> Content:
    rows, meta = tool.load_file(FILE)
    return rows, meta


def test_the_committed_file_is_sound(tool: ModuleType, content: Content) -> None:
    rows, meta = content
    assert tool.faults(rows, meta) == []
    assert len(rows) == 38 + 514 + 7_285 + 83_762
    assert FILE.stat().st_size < 4_000_000


def test_wakatobi_lies_in_sulawesi_again(table: Regions) -> None:
    assert found(table, "74.07").longitude == pytest.approx(123.5389)


@pytest.mark.parametrize(
    ("code", "change", "complaint"),
    [
        (7407, {"longitude": 23.5389}, "74.07: outside Indonesia"),
        (9404, {"longitude": 130.0}, "94.04: 577 km from the nearest region in it"),
        (940401, {"latitude": -11.0, "longitude": 95.0}, "km from the others of 94.04"),
        (940401, {"latitude": None}, "94.04.01: no point"),
        (9404, {"latitude": None}, "94.04: no point"),
        (940401, {"utc_offset": 8}, "94.04.01: UTC offset 8"),
        (940401, {"code": 949901}, "94.99.01: no parent"),
        (9404011003, {"name": "timika jaya"}, "94.04.01.1003: name 'timika jaya'"),
        (9404011003, {"latitude": -4.5}, "94.04.01.1003: a village has no point"),
        (9404011003, None, "83761 10-digit codes, not 83762"),
    ],
)
def test_the_check_sees_each_fault(
    tool: ModuleType, content: Content, code: int, change: dict[str, object] | None, complaint: str
) -> None:
    rows, meta = content
    changed = [row for row in rows if row.code != code]
    if change is not None:
        changed += [row._replace(**change) for row in rows if row.code == code]
    assert complaint in "\n".join(tool.faults(changed, meta))


def test_the_check_wants_sources_and_schema_on_record(tool: ModuleType, content: Content) -> None:
    assert {line.split()[0] for line in tool.faults(content[0], {})} == {"schema", "meta"}


def test_writing_the_same_rows_in_another_order_gives_the_same_content(
    tool: ModuleType, content: Content, tmp_path: Path
) -> None:
    rows, meta = content
    own_meta = {key: value for key, value in meta.items() if key != "schema"}
    tool.write_file(tmp_path / "again.sqlite", rows[::-1], own_meta)
    assert tool.load_file(tmp_path / "again.sqlite") == content


def test_a_point_wrong_by_100_degrees_is_mended_and_any_other_stops_the_making(
    tool: ModuleType,
) -> None:
    log: Counter[str] = Counter()
    inner = [(-5.4, 123.6)]
    assert tool.mended_point("74.07", (-5.328, 123.539), inner, log) == (-5.328, 123.539)
    assert not log
    assert tool.mended_point("74.07", (-5.328, 23.5), inner, log) == (-5.328, 123.5)
    assert log == {"longitude mended by +100 degrees: 74.07": 1}
    for elsewhere in ((-5.328, 33.5), (5.328, 123.5), (-5.4, 120.0)):
        with pytest.raises(SystemExit, match=r"74\.07: its point"):
            tool.mended_point("74.07", elsewhere, inner, log)


@pytest.mark.parametrize(
    ("code", "source", "name"),
    [
        ("94.04", "Kabupaten Mimika", "Mimika"),
        ("63.02", "Kabupaten Kotabaru", "Kotabaru"),
        ("31.71", "Kota Administrasi Jakarta Pusat", "Jakarta Pusat"),
        ("15.71.07", "Kota Baru", "Kota Baru"),
        ("91.03.01.3007", "Desa Adat Yoboi", "Yoboi"),
        ("75.05.11.2001", "Deme i", "Deme I"),
        ("13.05.04", "2 x 11 Anam Lingkuang", "2 x 11 Anam Lingkuang"),
        ("16.04.27.2006", "TanjungTebat", "Tanjung Tebat"),
        ("53.15.03.2033", "LIang Sola", "Liang Sola"),
        ("53.02.01.1001", "SoE", "SoE"),
        ("11.03.20.2008", "HTI Rantau Naro", "HTI Rantau Naro"),
    ],
)
def test_names_lose_their_kind_and_slips_of_the_shift_key_and_nothing_else(
    tool: ModuleType, code: str, source: str, name: str
) -> None:
    assert tool.mended_name(code, source, Counter()) == name


def test_a_mend_whose_fault_is_gone_from_the_source_stops_the_making(tool: ModuleType) -> None:
    with pytest.raises(SystemExit, match="look at NAME_MENDS"):
        tool.mended_name("73.09.06", "Mallawa", Counter())


def test_the_check_command_needs_no_sources(
    tool: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["make_regions.py", "--check"])
    assert tool.main() == 0
    assert capsys.readouterr().out == "wilayah.sqlite: 91599 regions, 0 faults\n"
