"""The states a KIM may be in; apart from its form, because lists and data name them without it."""

from __future__ import annotations

from typing import Literal

Stage = Literal["diajukan", "diperiksa", "perlu perbaikan", "terdaftar"]
"""How far its registration has come."""
Status = Literal["aktif", "tidak aktif", "dibubarkan"]
"""Whether it works."""
