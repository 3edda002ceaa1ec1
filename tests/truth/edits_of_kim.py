"""Edits of the registry: profiles added, changed, moved, renamed, broken, mended."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.truth.edits import COLOURS, edit
from tests.truth.edits_of_items import one
from tests.truth.world import PLACES, World, get, picture, put

FORMER = ("lama", "kim-a", "kim-b", "kim-c", "baru-1", "baru-2")


def sound_profiles(world: World) -> list[Path]:
    """The profiles that an edit may change line by line."""
    return [file for file in world.profiles() if file.stem in world.sound()]


def breakable_profiles(world: World) -> list[Path]:
    """Those of which it is known whether a build must hold their site."""
    return [file for file in sound_profiles(world) if file.stem not in world.doubtful]


@edit("kim")
def add_kim(world: World, chance: random.Random) -> None:
    slug = chance.choice(("baru-1", "baru-2", "lama", "kim-a", "kim-b"))
    if not world.profiles(slug):
        world.kim(slug, chance.choice(PLACES))


@edit("kim")
def edit_profile(world: World, chance: random.Random) -> None:
    for file in one(chance, sound_profiles(world)):
        key, values = chance.choice(
            (
                ("nama", ("KIM Sempan", "KIM Amungsa")),
                ("status", ("aktif", "tidak aktif", "dibubarkan")),
                ("warna", ("biru", "merah", "tak-ada")),
                ("selayang_pandang", ("Kami warga kampung.",)),
                ("situs_lain", ("https://kim.contoh.id/",)),
                ("jumlah_anggota", ("7", "banyak")),
                ("titik", ("{lintang: -4.5, bujur: 136.9}", "{lintang: 44, bujur: 3}")),
                ("isian_baru", ("x",)),
            )
        )
        value = chance.choice((None, *values))
        put(file, key, value or ("KIM Tanpa Nama" if key == "nama" else None))


@edit("kim")
def change_fields_of_activity(world: World, chance: random.Random) -> None:
    for file in one(chance, sound_profiles(world)):
        values = (None, "[pertanian]", "[kesehatan, pertanian]", "[tenun]", "[literasi]")
        put(file, "bidang", chance.choice(values))


@edit("kim")
def change_registration(world: World, chance: random.Random) -> None:
    for file in one(chance, sound_profiles(world)):
        put(file, "pendaftaran", chance.choice((None, "diajukan", "terdaftar")))


@edit("kim")
def give_number(world: World, chance: random.Random) -> None:
    for file in one(chance, sound_profiles(world)):
        put(file, "nomor_induk", chance.choice((None, "'940401100301'", "'940401100302'")))


@edit("kim")
def give_pictures_and_decree(world: World, chance: random.Random) -> None:
    for file in one(chance, sound_profiles(world)):
        folder = world.root / "content" / "kim" / file.stem
        (folder / "foto").mkdir(parents=True, exist_ok=True)
        (folder / "foto" / "logo.jpg").write_bytes(picture(chance.choice(COLOURS)))
        (folder / "sk.pdf").write_bytes(b"%PDF-1.4 " + chance.randbytes(4))
        put(file, chance.choice(("logo", "foto", "bagan_struktur")), "foto/logo.jpg")
        put(file, "sk", "[{nomor: 1/2026, berkas: sk.pdf}]")


@edit("kim")
def name_former_slugs(world: World, chance: random.Random) -> None:
    for file in one(chance, sound_profiles(world)):
        names = ", ".join(chance.sample(FORMER, 2))
        put(file, "alamat_lama", chance.choice((None, f"[{names}]")))


@edit("kim removals")
def delete_kim(world: World, chance: random.Random) -> None:
    if len(world.slugs()) < 4:
        return
    slug = chance.choice(world.slugs())
    for file in world.profiles(slug):
        file.unlink()
    world.broken.pop(slug, None)
    if chance.random() < 0.7:
        shutil.rmtree(world.root / "content" / "kim" / slug, ignore_errors=True)


@edit("kim removals")
def rename_kim(world: World, chance: random.Random) -> None:
    for file in one(chance, sound_profiles(world)):
        slug = chance.choice([name for name in FORMER if not world.profiles(name)] or [file.stem])
        new = file.rename(file.with_stem(slug))
        if chance.random() < 0.7:
            put(new, "alamat_lama", f"[{file.stem}]")
        folder, target = (world.root / "content" / "kim" / name for name in (file.stem, slug))
        if chance.random() < 0.8 and folder.exists() and not target.exists():
            folder.rename(target)


@edit("kim removals")
def exchange_two_slugs(world: World, chance: random.Random) -> None:
    profiles = sound_profiles(world)
    if len(profiles) > 1:
        first, second = chance.sample(profiles, 2)
        one_, other = first.read_bytes(), second.read_bytes()
        first.write_bytes(other)
        second.write_bytes(one_)


@edit("kim")
def move_kim_to_another_region(world: World, chance: random.Random) -> None:
    for file in one(chance, sound_profiles(world)):
        code = chance.choice(PLACES)
        put(file, "kode_wilayah", code)
        if chance.random() < 0.7:
            folder = file.parents[1] / code[:5]
            folder.mkdir(exist_ok=True)
            file.rename(folder / file.name)


@edit("kim")
def move_profile_to_another_folder(world: World, chance: random.Random) -> None:
    for file in one(chance, sound_profiles(world)):
        folder = file.parents[1] / chance.choice(PLACES)[:5]
        folder.mkdir(exist_ok=True)
        file.rename(folder / file.name)


@edit("held")
def break_profile(world: World, chance: random.Random) -> None:
    for file in one(chance, breakable_profiles(world)):
        world.broken[file.stem] = file.read_text("utf-8")
        bad = chance.choice(("nama: [\n", "nama: KIM X\n", "nama: X\nkode_wilayah: 99.99\n"))
        file.write_text(bad, "utf-8")


@edit("held")
def write_a_second_profile_of_one_slug(world: World, chance: random.Random) -> None:
    for file in one(chance, breakable_profiles(world)):
        folder = file.parents[1] / chance.choice(PLACES)[:5]
        if folder != file.parent:
            folder.mkdir(exist_ok=True)
            shutil.copy2(file, folder / file.name)


@edit("held")
def mend_profiles(world: World, chance: random.Random) -> None:
    if chance.random() < 0.5 and world.broken:
        slug = chance.choice(sorted(world.broken))
        text = world.broken.pop(slug)
        for file in world.profiles(slug):
            put_back(file, text, chance)
    else:
        world.mend()


def put_back(file: Path, text: str, chance: random.Random) -> None:
    """A mended profile is often changed as well."""
    file.write_text(text, "utf-8")
    if chance.random() < 0.5:
        put(file, "selayang_pandang", f"Diperbaiki, dahulu {get(file, 'nama')}.")
