"""KIM that awards, programmes and events name, as their pages show them: few, and by slug."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kimsite.directory.areas.rows import Row


class Named(NamedTuple):
    """A registered KIM, and how many items it counts before each programme and during it.

    ``counted`` is by the path of the programme's page; it is empty for one that has no site here.
    """

    row: Row
    counted: Mapping[str, tuple[int, int]]


Register = Mapping[str, Named]
"""Those that are known, by slug."""
