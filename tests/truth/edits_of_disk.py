"""What happens to a folder besides edits: lost or spoilt memory, lost output, other builds."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.truth.builds import build_between
from tests.truth.edits import EDITS, edit
from tests.truth.edits_of_items import one
from tests.truth.world import World


def pages(world: World, pattern: str) -> list[Path]:
    """Files of the output."""
    return sorted((world.root / "build").glob(pattern))


@edit("memory")
def delete_memory(world: World, _: random.Random) -> None:
    shutil.rmtree(world.root / ".kimsite", ignore_errors=True)
    world.forget()


@edit("memory")
def spoil_memory(world: World, chance: random.Random) -> None:
    world.mend()  # what spoilt memory still knows of a broken profile is a matter of luck
    for file in one(chance, sorted((world.root / ".kimsite").glob("*.sqlite*"))):
        data = bytearray(file.read_bytes())
        if not data:
            continue
        way = chance.randrange(4)
        if way == 0:
            data[:] = b"bukan basis data " * 100
        elif way == 1:
            del data[len(data) // 2 :]
        else:
            at = chance.randrange(len(data))
            data[at : at + 600] = (b"\0" if way == 2 else b"{") * min(600, len(data) - at)
        file.write_bytes(data)
    world.forget()


@edit("memory")
def spoil_derived_photos(world: World, chance: random.Random) -> None:
    for file in one(chance, sorted((world.root / ".kimsite" / "foto").rglob("*.*"))):
        data = file.read_bytes()
        file.write_bytes(chance.choice((b"", data[: len(data) // 2], b"\0" * len(data))))


@edit("output")
def delete_front_page(world: World, chance: random.Random) -> None:
    world.mend()
    build_between(world)
    for file in one(chance, pages(world, "kim/*/index.html")):
        file.unlink()


@edit("output")
def delete_site_folder(world: World, chance: random.Random) -> None:
    world.mend()
    build_between(world)
    for folder in one(chance, pages(world, "kim/*")):
        shutil.rmtree(folder)


@edit("output")
def delete_page_of_the_directory(world: World, chance: random.Random) -> None:
    chosen = pages(world, "*.*") + pages(world, "data/*") + pages(world, "wilayah/*")
    for file in one(chance, [f for f in chosen if f.name not in {"robots.txt", ".nojekyll"}]):
        file.unlink()


@edit("output")
def delete_asset(world: World, chance: random.Random) -> None:
    for file in one(chance, pages(world, "assets/*/*.css")):
        file.unlink()


@edit("output")
def delete_output(world: World, _: random.Random) -> None:
    shutil.rmtree(world.root / "build", ignore_errors=True)
    world.forget()


@edit("output")
def spoil_output_and_build_in_full(world: World, chance: random.Random) -> None:
    if not (world.root / "build" / "robots.txt").is_file():
        return  # without our mark, files that are not ours would be left alone
    world.mend()
    world.write(f"build/kim/{chance.choice(world.slugs())}/basi.html", "lama")
    world.write("build/basi/basi.html", "lama")
    for file in one(chance, [*pages(world, "**/*.html"), *pages(world, "**/*.jpg")]):
        if chance.random() < 0.5:
            file.unlink()
        else:
            file.write_bytes(b"rusak")
    build_between(world, "--full")


@edit("only")
def build_only_some(world: World, chance: random.Random) -> None:
    some = chance.choice((chance.choice(world.slugs()), "94", "35.78", "94.04.01"))
    build_between(world, "--only", some)


@edit("only")
def change_much_and_build_only_some(world: World, chance: random.Random) -> None:
    names = [name for name in EDITS if name in {
        "add_item", "delete_item", "move_item", "rename_kim", "delete_kim", "change_theme",
        "change_registration", "move_clock", "add_material", "edit_settings", "rename_item",
    }]  # fmt: skip
    for name in chance.sample(names, 3):
        EDITS[name](world, chance)
    build_only_some(world, chance)


@edit("output")
def build_elsewhere_and_come_back(world: World, chance: random.Random) -> None:
    """As on a stick that has another letter on each computer, or in a container."""
    world.mend()
    build_between(world)
    home, away = world.root, world.root.with_name("di-tempat-lain")
    world.root = home.rename(away)
    for name in chance.sample(["edit_title", "add_item", "delete_item", "edit_words"], 2):
        EDITS[name](world, chance)
    texts = {file: file.read_bytes() for file in world.items()}
    if texts:
        changed = chance.choice(sorted(texts))
        changed.write_bytes(texts[changed] + b"\nHanya di sana.\n")
        build_between(world)
        changed.write_bytes(texts[changed])
    world.root = away.rename(home)


@edit("output")
def meet_a_page_that_cannot_be_written(world: World, chance: random.Random) -> None:
    world.mend()
    build_between(world)
    for item in one(chance, world.items()):
        page = world.root / "build" / "kim" / item.parts[-3] / item.parts[-2] / f"{item.stem}.html"
        if page.is_file():
            page.unlink()
            page.mkdir()
            item.write_bytes(item.read_bytes() + b"\nTambahan.\n")
            build_between(world, fails=True)
            page.rmdir()


@edit("output")
def edit_while_building(world: World, chance: random.Random) -> None:
    """What is saved while a build reads is seen by the next."""
    world.mend()
    build_between(world)
    EDITS["change_fields_of_activity"](world, chance)
    EDITS["edit_words"](world, chance)
    names = chance.sample(
        ["edit_title", "delete_item", "add_item", "change_registration", "add_material",
         "move_kim_to_another_region", "add_or_edit_office"], 3,
    )  # fmt: skip
    waiting = iter([*names, *[""] * 1000])

    def meanwhile() -> None:
        name = next(waiting)
        if name:
            EDITS[name](world, chance)

    build_between(world, meanwhile=meanwhile)
