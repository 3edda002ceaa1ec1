"""Edits of events: how often they come again, for whom they are, and that they are off."""

from __future__ import annotations

import random

from tests.truth.edits import MOMENTS, edit
from tests.truth.edits_of_items import one
from tests.truth.world import World, put

RULES = ("mingguan", "tiap hari", "tiap Rabu", "Jumat terakhir", "tiap tahun", "sesekali")


def events(world: World) -> list:
    """Every event, of KIM and of the network."""
    return [f for f in (*world.items(), *world.texts()) if f.parent.name == "agenda"]


@edit("times")
def repeat_event(world: World, chance: random.Random) -> None:
    for file in one(chance, events(world)):
        put(file, "ulang", chance.choice((None, *RULES)))
        put(file, "mulai", chance.choice((None, "2026-11-18 09.00", "2026-11-24", *MOMENTS)))


@edit("times")
def bound_event(world: World, chance: random.Random) -> None:
    for file in one(chance, events(world)):
        key, values = chance.choice(
            (
                ("ulang_sampai", MOMENTS),
                ("ulang_kali", ("2", "5")),
                ("kecuali", ("2026-11-25", "[2026-12-02, 2026-11-27]")),
                ("selesai", MOMENTS),
            )
        )
        put(file, key, chance.choice((None, *values)))


@edit("directory")
def aim_event(world: World, chance: random.Random) -> None:
    for file in one(chance, events(world)):
        key, values = chance.choice(
            (
                ("wilayah", ("['94.04']", "['35', '94.01.01']", "['99']")),
                ("penyelenggara", ("'94.04'", "kementerian", "kim-a", "Karang taruna")),
                ("peserta", ("[kim-a, kim-b]", "[kim-z, warga]")),
                ("batal", ("ya",)),
                ("ditarik", ("ya",)),
                ("daring", ("ya",)),
                ("id", ("acara-1",)),
            )
        )
        put(file, key, chance.choice((None, *values)))
