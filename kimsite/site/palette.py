"""A KIM's accent: the names a profile may choose from; their colours stand in the theme's CSS."""

from __future__ import annotations

from difflib import get_close_matches

from kimsite.site.desk import Desk

PALETTE = ("hijau", "biru", "merah", "jingga", "ungu", "tanah", "laut")
DEFAULT = "hijau"


def choose_accent(desk: Desk) -> str:
    """The accent that the profile names, or the default; an unknown one is reported."""
    written = desk.community.profile.warna
    if written is None:
        return DEFAULT
    name = written.lower()
    if name in PALETTE:
        return name
    alike = get_close_matches(name, PALETTE, n=1, cutoff=0.6)
    usul = alike[0] if alike else ""
    choices = ", ".join(PALETTE)
    place = desk.community.place("warna")
    desk.report(place, "warna-tak-dikenal", nilai=written, pilihan=choices, usul=usul)
    return DEFAULT
