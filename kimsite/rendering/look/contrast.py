"""Colours that can be read: a KIM's own colour, darkened or lightened until text in it is.

Luminance and contrast are those of WCAG 2.2; a ratio of 4.5 is level AA for text of any size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

AA = 4.5
PAPER, NIGHT = "#ffffff", "#111514"
"""The grounds of light and dark pages, as in ``gaya.css``."""
_TINT_LIGHT, _TINT_DARK = 0.07, 0.13
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Scheme:
    """An accent and the soft ground under it, on light and on dark pages, as ``#rrggbb``."""

    light: str
    light_soft: str
    dark: str
    dark_soft: str


def read_colour(written: str) -> str | None:
    """``#rrggbb`` of a colour written with three or six hexadecimal digits, else None."""
    found = _HEX.fullmatch(written.strip())
    if found is None:
        return None
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(d * 2 for d in digits))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def readable_scheme(colour: str) -> Scheme:
    """The scheme of ``colour`` (``#rrggbb``), moved no further than AA asks."""
    light, light_soft = _settle(colour, PAPER, "#000000", _TINT_LIGHT)
    dark, dark_soft = _settle(colour, NIGHT, "#ffffff", _TINT_DARK)
    return Scheme(light, light_soft, dark, dark_soft)


def _settle(colour: str, ground: str, towards: str, tint: float) -> tuple[str, str]:
    """The accent on ``ground`` and its soft ground: text must be read on either."""
    for step in range(101):
        accent = _mix(colour, towards, step / 100)
        soft = _mix(ground, accent, tint)
        if min(contrast(accent, ground), contrast(accent, soft)) >= AA:
            return accent, soft
    raise AssertionError  # black on white and white on night are readable


def _mix(one: str, other: str, part: float) -> str:
    """``one`` with ``part`` (0 to 1) of ``other``."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def _channels(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
