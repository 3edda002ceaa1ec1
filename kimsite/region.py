"""A region of Indonesia, and what its Kemendagri code alone already says of it.

A code is text, never a number: ``32.10`` (Majalengka) is not 32.1. Its form is ``PP`` for a
province, ``PP.KK`` for a kabupaten or kota, ``PP.KK.CC`` for a kecamatan and ``PP.KK.CC.DDDD`` for
a desa or kelurahan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kimsite.moment import ZONE_NAMES

_FORM = re.compile(r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?")
_FIRST_KOTA = "71"  # Kemendagri numbers a province's kabupaten from 01 and its kota from 71


def is_code(text: str) -> bool:
    """Whether ``text`` has the form of a code; it need not exist."""
    return _FORM.fullmatch(text) is not None


def parent_code(code: str) -> str | None:
    """The code one level up, or None for a province."""
    return code.rpartition(".")[0] or None


def lies_in(code: str, region: str) -> bool:
    """Whether ``code`` is ``region`` or lies below it: 94.04.01 lies in 94."""
    return f"{code}.".startswith(f"{region}.")


def kind_of(code: str) -> str:
    """provinsi, kabupaten, kota, kecamatan, desa or kelurahan, as the well-formed ``code`` tells.

    A fourth part that begins with 1 is a kelurahan, with 2 a desa, with 3 a desa adat (a desa).
    """
    last = code.rpartition(".")[2]
    match code.count("."):
        case 0:
            return "provinsi"
        case 1:
            return "kota" if last >= _FIRST_KOTA else "kabupaten"
        case 2:
            return "kecamatan"
        case _:
            return "kelurahan" if last.startswith("1") else "desa"


@dataclass(frozen=True, slots=True)
class Region:
    """One region: its bare name ("Mimika"), its kind and where it lies.

    ``latitude`` and ``longitude`` are degrees (WGS 84) of one point for drawing: the seat of a
    province, kabupaten or kota, the middle of a kecamatan, None for a desa or kelurahan.
    ``utc_offset`` is in hours: 7, 8 or 9.
    """

    code: str
    name: str
    kind: str
    latitude: float | None
    longitude: float | None
    utc_offset: int

    @property
    def level(self) -> int:
        """1 for a province, 2 kabupaten or kota, 3 kecamatan, 4 desa or kelurahan."""
        return (len(self.code) + 1) // 3  # of 2, 5, 8 and 13 letters

    @property
    def parent(self) -> str | None:
        """The code of the region around this one, or None for a province."""
        return parent_code(self.code)

    @property
    def zone(self) -> str:
        """WIB, WITA or WIT."""
        return ZONE_NAMES[self.utc_offset]

    @property
    def title(self) -> str:
        """The name with its kind: "Kabupaten Mimika", "Distrik Mimika Baru" (so in Papua)."""
        word = self.kind.capitalize()
        if self.level == 2 and self.code.startswith("31."):
            word += " Administrasi"  # Jakarta's have no government of their own
        elif self.level == 3 and "91" <= self.code[:2] <= "96":
            word = "Distrik"
        elif self.level == 4 and self.code[-4] == "3":
            word = "Desa Adat"
        # Some villages are themselves called "Desa Baru"; nobody says "Desa Desa Baru".
        return self.name if self.name.startswith(f"{word} ") else f"{word} {self.name}"
