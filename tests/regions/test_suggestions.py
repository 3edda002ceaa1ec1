"""What a mistyped code most likely means, and what a code says by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.regions import Regions, is_code, parent_code, regions


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
