"""Edits of a KIM's volunteers: texts, photos, files."""

from __future__ import annotations

import os
import random
from pathlib import Path

from tests.truth.builds import build_between
from tests.truth.edits import COLOURS, MOMENTS, WORDS, edit
from tests.truth.world import World, get, picture, put

KINDS = ("berita", "galeri", "pengumuman", "agenda", "halaman")


def one(chance: random.Random, files: list[Path]) -> list[Path]:
    """One of ``files``, or none where there is none."""
    return [chance.choice(files)] if files else []


@edit("items")
def add_item(world: World, chance: random.Random) -> None:
    slug, kind = chance.choice(world.slugs()), chance.choice(KINDS)
    day = chance.randrange(10, 30)
    name = f"2026-11-{day}-{chance.choice(WORDS)}"
    text = f"---\njudul: {chance.choice(WORDS)} hari {day}\n---\nWarga {chance.random()}.\n"
    world.post(name, text, kind, slug)


@edit("items")
def edit_body(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        with file.open("a", encoding="utf-8") as text:
            text.write(f"\nTambahan {chance.random()}.\n")


@edit("items")
def edit_title(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        put(file, "judul", f"Judul {chance.choice(WORDS)} {chance.randrange(100)}")


@edit("items")
def edit_front_matter(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        key, values = chance.choice(
            (
                ("ringkasan", ("Singkat.", "Pendek sekali.")),
                ("tanggal", ("2026-11-21", "2026-11-24 12.00", "2026-12-05")),
                ("pewarta", ("Yosefa", "Melkias")),
                ("bidang", ("[pertanian]", "[kesehatan, literasi]", "[tak-dikenal]")),
                ("label", ("[sagu]", "[sagu, panen]")),
                ("bahan", ("vaksin", "2026-11-10-vaksin", "tak-ada")),
                ("alamat_lama", ("[berita/lama]", "[galeri/lama.html]", "[berita/index.html]")),
                ("tempat", ("Balai kampung",)),
                ("id", ("satu",)),
                ("pewrta", ("Salah ketik",)),
            )
        )
        put(file, key, chance.choice((None, *values)))


@edit("times")
def edit_times(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        key = chance.choice(("terbit", "berakhir", "mulai", "selesai"))
        put(file, key, chance.choice((None, *MOMENTS)))


@edit("items")
def edit_guards(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        key = chance.choice(("draf", "ditarik"))
        put(file, key, chance.choice((None, "ya", "ya", "mungkin")))


@edit("removals")
def delete_item(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        file.unlink()


@edit("removals")
def rename_item(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        old = f"{file.parent.name}/{file.stem}"
        day = chance.randrange(10, 30)
        new = file.rename(file.with_name(f"2026-11-{day}-{chance.choice(WORDS)}.md"))
        if chance.random() < 0.5:
            put(new, "alamat_lama", f"[{old}]")


@edit("removals")
def change_letters_of_item(world: World, chance: random.Random) -> None:
    """As on systems that take ``Kabar`` and ``kabar`` for one name."""
    for file in one(chance, world.items()):
        new = file.with_stem(file.stem.swapcase())
        if not new.exists():
            file.rename(new)


@edit("items")
def mark_as_other_editors_do(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        key, values = chance.choice(
            (
                ("published", ("false", "true")),
                ("status", ("draft", "publish")),
                ("draft", ("true",)),
            )
        )
        put(file, key, chance.choice((None, *values)))


@edit("removals")
def move_item(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        folder = file.parents[2] / chance.choice(world.slugs()) / chance.choice(KINDS)
        folder.mkdir(parents=True, exist_ok=True)
        file.rename(folder / file.name)


@edit("items")
def write_two_to_one_address(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        stem = file.stem.swapcase() if chance.random() < 0.5 else file.stem.replace("-", "_")
        file.with_name(f"{stem}.md").write_bytes(file.read_bytes())


@edit("items")
def link_items(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        beside = sorted(file.parent.parent.glob("*/*.md"))
        way = os.path.relpath(chance.choice(beside), file.parent).replace(os.sep, "/")
        with file.open("a", encoding="utf-8") as text:
            text.write(f"\n[Baca]({way}) dan [ini](2026-11-{chance.randrange(10, 30)}-panen.md).\n")


@edit("items")
def spoil_item(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        text = file.read_text("utf-8")
        spoilt = text.startswith("---\n- [")
        file.write_text(text.removeprefix("---\n- [\n") if spoilt else f"---\n- [\n{text}", "utf-8")


@edit("files")
def add_photo(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        name = f"{chance.choice(WORDS)}{chance.choice(('.jpg', '.png'))}"
        shown = file.parent / name
        shown.write_bytes(picture(chance.choice(COLOURS), shown.suffix))
        if chance.random() < 0.5:
            put(file, "foto", f"[{name}]")
        else:
            with file.open("a", encoding="utf-8") as text:
                text.write(f"\n![Gambar]({name})\n")


@edit("files")
def add_file(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        name = f"{chance.choice(WORDS)}.pdf"
        (file.parent / name).write_bytes(b"%PDF-1.4 " + chance.randbytes(8))
        put(file, "lampiran", f"[{name}]")


@edit("same second")
def replace_photo_by_another_of_its_size_and_second(world: World, chance: random.Random) -> None:
    for file in one(chance, world.assets(".jpg", ".png")):
        old = file.stat().st_mtime_ns
        file.write_bytes(picture(chance.choice(COLOURS), file.suffix))
        second = old - old % 1_000_000_000
        os.utime(file, ns=(old, chance.choice((old, second, second + 999_999_999))))


@edit("same second")
def replace_text_by_another_of_its_size_and_time(world: World, chance: random.Random) -> None:
    for file in one(chance, [*world.items(), *world.texts(), *world.assets(".pdf")]):
        old, data = file.stat().st_mtime_ns, file.read_bytes()
        end = len(data.rstrip(b"\n.")) - 1
        file.write_bytes(data[:end] + chance.choice((b"x", b"y", b"z")) + data[end + 1 :])
        second = old - old % 1_000_000_000
        os.utime(file, ns=(old, chance.choice((old, second, second + 999_999_999))))


@edit("removals")
def delete_file(world: World, chance: random.Random) -> None:
    for file in one(chance, world.assets(".jpg", ".png", ".pdf")):
        file.unlink()


@edit("removals")
def rename_file(world: World, chance: random.Random) -> None:
    for file in one(chance, world.assets(".jpg", ".png", ".pdf")):
        file.rename(file.with_stem(chance.choice(WORDS)))


@edit("files")
def exchange_two_files(world: World, chance: random.Random) -> None:
    files = world.assets(".jpg", ".pdf")
    if len(files) > 1:
        first, second = chance.sample(files, 2)
        aside = first.rename(first.with_name("sementara"))
        second.rename(first)
        aside.rename(second)


@edit("files")
def show_a_hidden_photo(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        (file.parent / ".tersembunyi.jpg").write_bytes(picture(chance.choice(COLOURS)))
        put(file, "foto", "[.tersembunyi.jpg]")


@edit("files")
def leave_what_nobody_reads(world: World, chance: random.Random) -> None:
    slug = chance.choice(world.slugs())
    name = chance.choice(
        ("berita/kabar.txt", "berita/kabar (1).md", "artikel/kabar.md", "kabar.md",
         "berita/dalam/kabar.md", "berita/naskah.docx", "berita/catatan.yaml")
    )  # fmt: skip
    file = world.root / "content" / "kim" / slug / name
    if file.exists():
        file.unlink()
    else:
        world.write(file.relative_to(world.root).as_posix(), "---\njudul: X\n---\nIsi.\n")


@edit("touch")
def touch(world: World, chance: random.Random) -> None:
    for file in one(chance, [*world.items(), *world.profiles(), *world.texts()]):
        os.utime(file, ns=(0, 1_700_000_000_000_000_000 + chance.randrange(10**9)))


@edit("touch")
def save_by_rename(world: World, chance: random.Random) -> None:
    for file in one(chance, [*world.items(), *world.profiles()]):
        new = file.with_name(".baru")
        new.write_bytes(file.read_bytes())
        new.replace(file)


@edit("items")
def edit_and_take_back(world: World, chance: random.Random) -> None:
    """Built in between: what comes back must not be taken for what never went."""
    for file in one(chance, world.items()):
        text, title = file.read_text("utf-8"), get(file, "judul")
        put(file, "judul", f"Bukan {title}")
        build_between(world)
        file.write_text(text, "utf-8")
