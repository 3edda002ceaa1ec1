"""A KIM's accent: a name from the palette, whose colours stand in the theme's CSS, or its own
colour, which gets a small style sheet of the site's.
"""

from __future__ import annotations

from difflib import get_close_matches

from kimsite.model import Artifact
from kimsite.rendering.look.contrast import Scheme, read_colour, readable_scheme
from kimsite.site.desk import Desk

PALETTE = ("hijau", "biru", "merah", "jingga", "ungu", "tanah", "laut")
DEFAULT = "hijau"
OWN = "sendiri"
SHEET = "warna.css"


def choose_accent(desk: Desk) -> str:
    """The accent that the profile names, OWN for a colour, else the default.

    What is no colour is reported.
    """
    written = desk.community.profile.warna
    if written is None:
        return DEFAULT
    name = written.lower()
    if name in PALETTE:
        return name
    if read_colour(written):
        return OWN
    alike = get_close_matches(name, PALETTE, n=1, cutoff=0.6)
    usul = alike[0] if alike else ""
    choices = ", ".join(PALETTE)
    place = desk.community.place("warna")
    desk.report(place, "warna-tak-dikenal", nilai=written, pilihan=choices, usul=usul)
    return DEFAULT


def build_colours(desk: Desk) -> Artifact | None:
    """``warna.css`` of a KIM with a colour of its own, in which text can always be read."""
    colour = read_colour(desk.community.profile.warna or "")
    return Artifact(SHEET, _write(readable_scheme(colour)).encode()) if colour else None


def _write(scheme: Scheme) -> str:
    light = f".warna-{OWN} {{ --p: {scheme.light}; --a: var(--p); --s: {scheme.light_soft}; }}"
    dark = f".warna-{OWN} {{ --a: {scheme.dark}; --s: {scheme.dark_soft}; }}"
    return f"{light}\n@media (prefers-color-scheme: dark) {{\n  {dark}\n}}\n"
