"""Every colour becomes one in which text can be read; the theme's own palette is such already."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.rendering.look.contrast import AA, NIGHT, PAPER, contrast, read_colour, readable_scheme

ACCENTS = Path("themes/baku/static/aksen.css").read_text("utf-8")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS)
def test_any_colour_can_be_read_on_its_grounds(colour: str) -> None:
    scheme = readable_scheme(colour)
    assert min(contrast(scheme.light, PAPER), contrast(scheme.light, scheme.light_soft)) >= AA
    assert min(contrast(scheme.dark, NIGHT), contrast(scheme.dark, scheme.dark_soft)) >= AA


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_from_both_sides(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21.001


def test_the_extremes_are_those_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_a_colour_that_can_be_read_already_stays_as_it_is() -> None:
    assert readable_scheme("#17663f").light == "#17663f"
    assert readable_scheme("#82d0a7").dark == "#82d0a7"


def test_colours_as_people_write_them() -> None:
    assert read_colour(" #0B6E4F ") == read_colour("0b6e4f") == "#0b6e4f"
    assert read_colour("fa0") == "#ffaa00"
    assert read_colour("hijau") is None
    assert read_colour("#12345") is None


def test_the_palette_of_the_theme_can_be_read() -> None:
    light, _, dark = ACCENTS.partition("@media (prefers-color-scheme: dark)")
    for css, ground in ((light, PAPER), (dark, NIGHT)):
        assert f"--latar: {ground if ground == NIGHT else '#fff'}" in css
        accents = re.findall(
            r"\.warna-\w+ \{ --[ap]: (#\w+);(?: --a: var\(--p\);)? --s: (#\w+); \}", css
        )
        assert len(accents) == 7
        (muted,) = re.findall(r"--redup: (#\w+)", css)
        (ink,) = re.findall(r"--huruf: (#\w+)", css)
        for accent, soft in accents:
            assert min(contrast(accent, ground), contrast(accent, soft)) >= AA
            assert min(contrast(muted, soft), contrast(muted, ground), contrast(ink, soft)) >= AA
