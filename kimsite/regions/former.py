"""Codes of before: the kabupaten and kota that moved to the four provinces of 2022.

Papua (91) and Papua Barat (92) kept their codes and the rest of their kabupaten; none of the codes
left behind has been given again. Found by name: a list of all kabupaten with the codes of 2020
against those of Kepmendagri 300.2.2-2138 Tahun 2025. How kecamatan and villages were numbered anew
is in neither list, so nothing is said of them. Older splits are not in this table.
"""

from __future__ import annotations

_MOVED = {
    "93": "91.01 91.16 91.17 91.18",
    "94": "91.04 91.07 91.08 91.09 91.25 91.26 91.27 91.28",
    "95": "91.02 91.12 91.13 91.14 91.21 91.22 91.23 91.24",
    "96": "92.01 92.04 92.05 92.09 92.10",
}
"""By province, in the order of the numbers that they have there."""
SUCCESSORS = {
    "92.71": "96.71",
    **{
        old: f"{province}.{number:02}"
        for province, codes in _MOVED.items()
        for number, old in enumerate(codes.split(), start=1)
    },
}
"""The kabupaten or kota of now by its code of before."""


def successor(code: str) -> str | None:
    """The kabupaten or kota that ``code`` of before lies in now; None where it is no such code."""
    return SUCCESSORS.get(".".join(code.split(".")[:2]))
