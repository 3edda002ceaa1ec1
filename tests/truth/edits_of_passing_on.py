"""Edits around passing on: posts of other KIM that are cited, and what becomes of those."""

from __future__ import annotations

import random
from pathlib import Path

from tests.truth.edits import MOMENTS, WORDS, edit
from tests.truth.edits_of_items import one
from tests.truth.world import World, get, put

CITING = ("berita", "pengumuman")


def items_of(world: World, *kinds: str) -> list[Path]:
    """Items of KIM that have a profile."""
    slugs = set(world.slugs())
    return [f for f in world.items() if f.parent.name in kinds and f.parents[1].name in slugs]


def cited(world: World) -> list[Path]:
    """The items that another passes on."""
    named = {get(file, "bahan") for file in world.items()}
    return [file for file in world.items() if name(file) in named]


def name(file: Path) -> str:
    return f"kim/{file.parents[1].name}/{file.parent.name}/{file.stem}"


@edit("passing on")
def pass_post_on(world: World, chance: random.Random) -> None:
    for original in one(chance, items_of(world, *CITING, "galeri", "agenda")):
        for file in one(chance, items_of(world, *CITING)):
            put(file, "bahan", name(original) if chance.random() < 0.9 else "kim/kim-b/berita/x")


@edit("passing on")
def pass_posts_on_in_a_circle(world: World, chance: random.Random) -> None:
    for first in one(chance, items_of(world, *CITING)):
        for second in one(chance, items_of(world, *CITING)):
            put(first, "bahan", name(second))
            put(second, "bahan", name(first))


@edit("passing on")
def change_what_is_passed_on(world: World, chance: random.Random) -> None:
    pass_post_on(world, chance)
    for file in one(chance, cited(world)):
        key, value = chance.choice(
            (
                ("judul", f"Judul lain {chance.randrange(100)}"), ("ditarik", "ya"), ("draf", "ya"),
                ("ditarik", None), ("draf", None), ("terbit", chance.choice(MOMENTS)),
                ("berakhir", chance.choice(MOMENTS)),
            )
        )  # fmt: skip
        put(file, key, value)


@edit("passing on")
def lose_what_is_passed_on(world: World, chance: random.Random) -> None:
    pass_post_on(world, chance)
    for file in one(chance, cited(world)):
        way = chance.randrange(4)
        if way == 0:
            file.unlink()
        elif way == 1:
            old = f"{file.parent.name}/{file.stem}"
            new = file.rename(file.with_name(f"2026-11-12-{chance.choice(WORDS)}.md"))
            put(new, "alamat_lama", f"[{old}]")
        elif way == 2:
            for profile in world.profiles(file.parents[1].name):
                profile.unlink()
        else:
            for profile in world.profiles(file.parents[1].name):
                put(profile, "nama", f"KIM {chance.choice(WORDS)}")
