"""The file that holds the regions is sound."""

import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kimsite.regions import Regions
from tests.regions.conftest import FILE, found

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
