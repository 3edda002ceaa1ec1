"""Edits of what ``kimsite fetch`` keeps, and of who is asked: files come, change, break and go."""

from __future__ import annotations

import json
import random
from typing import Any

from tests.truth.edits import WORDS, edit
from tests.truth.edits_of_items import one
from tests.truth.world import PLACES, World, get, put

SOURCES = ("satu", "dua")


@edit("fetched")
def fetch_a_network(world: World, chance: random.Random) -> None:
    """Some KIM, of which a few are here already; in one order or another."""
    source, day = chance.choice(SOURCES), f"2026-11-{chance.randrange(20, 26)}"
    head = {"jenis": "jaringan", "sumber": source, "nama": source.title()}
    kim = [_record(world, chance, number) for number in range(chance.randrange(6))]
    news = [_news(chance, one["slug"]) for one in kim if chance.random() < 0.6]
    known = {one["slug"]: one for one in kim}
    lines = [_head(head, day), *news, *known.values()]
    world.write(f"content/luar/jaringan/{source}.jsonl", _write(lines))


@edit("fetched")
def name_the_networks(world: World, chance: random.Random) -> None:
    entries = [f"{{nama: {name}, alamat: https://{name}.contoh.id" for name in SOURCES]
    regions = [chance.choice(("", ", wilayah: '94.04'", ", wilayah: '35'")) for _ in SOURCES]
    named = [f"{entry}{region}}}" for entry, region in zip(entries, regions, strict=True)]
    chance.shuffle(named)
    value = f"[{', '.join(named[: chance.choice((0, 1, 2, 2))])}]"
    put(world.root / "kimsite.yaml", "gabungan", None if value == "[]" else value)


@edit("fetched")
def fetch_a_feed(world: World, chance: random.Random) -> None:
    slug = chance.choice(world.slugs())
    head = {"jenis": "umpan", "sumber": slug, "nama": slug}
    news = [_news(chance, slug) for _ in range(chance.randrange(4))]
    lines = [_head(head, f"2026-11-{chance.randrange(20, 26)}"), *news]
    world.write(f"content/luar/umpan/{slug}.jsonl", _write(lines))


@edit("fetched")
def move_a_kim_elsewhere(world: World, chance: random.Random) -> None:
    """Without texts here, and with a site elsewhere, it is listed with its news from there."""
    file = world.profiles(chance.choice(sorted(world.sound()) or world.slugs()))[0]
    if get(file, "situs_lain"):
        put(file, "situs_lain", None)
        return
    put(file, "situs_lain", f"https://{file.stem}.contoh.id")
    for text in world.items():
        if text.parent.parent.name == file.stem:
            text.unlink()


@edit("fetched")
def spoil_what_was_fetched(world: World, chance: random.Random) -> None:
    for file in one(chance, sorted((world.root / "content/luar").rglob("*.jsonl"))):
        lines = file.read_text("utf-8").splitlines()
        number = chance.randrange(len(lines)) if lines else 0
        lines[number : number + 1] = [chance.choice(("{", "[]", '{"nama": 1}'))]
        file.write_text("\n".join(lines), "utf-8")


@edit("fetched")
def delete_what_was_fetched(world: World, chance: random.Random) -> None:
    for file in one(chance, sorted((world.root / "content/luar").rglob("*.jsonl"))):
        file.unlink()


def _head(given: dict[str, str], day: str) -> dict[str, Any]:
    return {"versi": 1, **given, "asal": "https://contoh.id", "per": day}


def _record(world: World, chance: random.Random, number: int) -> dict[str, Any]:
    slug, region = f"tamu-{number}", chance.choice(PLACES)
    record = {"slug": slug, "nama": f"KIM Tamu {number}", "kode_wilayah": region}
    if chance.random() < 0.4:  # one of ours, by its name in its region
        file = world.profiles(chance.choice(world.slugs()))[0]
        record |= {"nama": get(file, "nama") or slug}
        record |= {"kode_wilayah": get(file, "kode_wilayah").strip("'") or region}
    if chance.random() < 0.3:
        record["nomor_induk"] = f"94040110030{chance.randrange(3)}"
    return record | {"berita": chance.randrange(9), "situs": f"https://tamu.contoh.id/{slug}/"}


def _news(chance: random.Random, slug: str) -> dict[str, Any]:
    day = chance.choice(("2026-11-12", "2026-11-20", "2026-11-24", "2026-12-01"))
    title = f"{chance.choice(WORDS)} {chance.randrange(100)}"
    address = f"https://tamu.contoh.id/{slug}/{chance.randrange(5)}.html"
    return {"kim": slug, "judul": title, "tanggal": f"{day}T18:00:00+00:00", "alamat": address}


def _write(lines: list[dict[str, Any]]) -> str:
    return "".join(f"{json.dumps(line)}\n" for line in lines)
