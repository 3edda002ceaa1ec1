"""What people do to a network: every edit by name, each free in its details.

An edit is a function of the world and a source of chance; where there is nothing to change it does
nothing. Its family says which part of a plan has to notice it.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.truth.world import World

Edit = Callable[[World, random.Random], None]
EDITS: dict[str, Edit] = {}
FAMILIES: dict[str, list[str]] = {}


def edit(family: str) -> Callable[[Edit], Edit]:
    """Enrol an edit under its own name."""

    def enrol(made: Edit) -> Edit:
        EDITS[made.__name__] = made
        FAMILIES.setdefault(family, []).append(made.__name__)
        return made

    return enrol


MOMENTS = (
    "2026-11-20", "2026-11-24 12.00", "2026-11-25 00.30", "2026-11-25", "2026-12-01 08.00",
    "2026-12-01T08:00:00+07:00", "2026-12-31", "2027-02-01 09.00 WIT",
)  # fmt: skip
"""When things begin and end."""
CLOCKS = (
    "2026-11-12", "2026-11-20T00:00:00+09:00", "2026-11-20T00:00:00+07:00", "2026-11-24",
    "2026-11-24T12:00:00+07:00", "2026-11-24T11:00:00+07:00", "2026-11-25",
    "2026-11-25T02:30:00+09:00", "2026-12-01T07:59:59+09:00", "2026-12-01T08:00:00+07:00",
    "2026-12-02", "2027-01-01T00:00:00+08:00", "2027-02-01T07:00:00+07:00", "2027-06-01",
)  # fmt: skip
"""When builds take place: before, between, after and at these moments."""
WORDS = ("panen", "posyandu", "Panen", "rapat", "pasar", "vaksin", "kabar")
COLOURS = ("teal", "navy", "olive", "maroon")


@edit("clock")
def move_clock(world: World, chance: random.Random) -> None:
    world.clock = chance.choice(CLOCKS)
