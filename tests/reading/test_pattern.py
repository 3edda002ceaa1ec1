"""The number's pattern is an administrator's: it may be wrong, and must never take for ever."""

from __future__ import annotations

import pytest

from kimsite.reading.values.pattern import is_pattern, matches
from tests.conftest import CONFIG, Network


def test_the_whole_number_must_have_the_form() -> None:
    assert matches("[0-9]{12}", "321526100101")
    assert not matches("[0-9]{12}", "3215261001012")
    assert not matches("[0-9]{12}", "321526100101\n")
    assert matches("a|b", "b")


@pytest.mark.parametrize("pattern", ["(", "[", "a{9999999}", "(?<=a)b"])
def test_what_is_no_pattern_is_known(pattern: str) -> None:
    assert not is_pattern(pattern)


def test_a_pattern_that_would_backtrack_for_years_answers_at_once() -> None:
    assert not matches("(a+)+", "a" * 60 + "!")


def test_a_wrong_pattern_is_reported_and_the_build_goes_on(network: Network) -> None:
    network.write("kimsite.yaml", f"{CONFIG}nomor: {{pola: '('}}\n")
    result = network.build()
    assert result.status == 1
    assert "kimsite.yaml:6:15: kesalahan[pola-tak-sah]: pola nomor `(` tidak dapat dipakai" in (
        result.err
    )
    assert (network.root / "build/kim/amungsa/index.html").exists()


def test_a_number_of_another_form_is_kept_and_named(network: Network) -> None:
    network.write("kimsite.yaml", f"{CONFIG}nomor: {{pola: '[0-9]{{12}}'}}\n")
    network.kim(more="nomor_induk: KIM-7\n")
    result = network.build()
    assert result.status == 0
    assert "peringatan[nomor-beda-pola]" in result.err
    assert "KIM-7" in network.page("kim/amungsa/profil.html")
