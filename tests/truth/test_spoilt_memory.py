"""Whatever changes in the memory on the disk and stays readable: it is not believed."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kimsite.engine.remembering.tables import TABLES, open_database
from tests.truth.builds import How, templates_compiled_once
from tests.truth.checker import check
from tests.truth.edits import EDITS
from tests.truth.world import World, found, put

LONG = pytest.mark.torture
LIVES = ("add_item", "touch", "edit_front_matter", "change_registration", "add_material")
"""What happens next: some areas are looked at again, or none."""
EMPTY = {
    "leftover.path": "what a build could not remove; it has a test of its own",
    "leftover.seal": "as above",
}
"""Columns of which a sound build leaves no row, and why."""
AWARD = "nama: Lomba\ntahun: 2026\nkategori: [{nama: Video, pemenang: [{kim: kim-a}]}]\n"
FETCHED = (
    {"versi": 1, "jenis": "jaringan", "sumber": "satu", "nama": "Satu",
     "asal": "https://x.contoh.id", "per": "2026-11-20"},
    {"slug": "tamu", "nama": "KIM Tamu", "kode_wilayah": "94.04.01.1008", "berita": 2},
    {"slug": "kim-a", "nama": "KIM kim-a", "kode_wilayah": "94.04.01.1003", "berita": 2},
)  # fmt: skip
"""A KIM of another network, and one that is listed here already."""


def columns() -> Iterator[tuple[str, str]]:
    """Every column of every table that outlives a build."""
    with closing(open_database(None)) as database:
        for table in TABLES:
            for _, name, *_ in database.execute(f"PRAGMA table_info({table})"):
                yield table, name


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A network of which every table remembers something."""
    world = found(tmp_path_factory.mktemp("lama"))
    write = world.write
    write("content/penghargaan/lomba.yaml", AWARD)
    write("content/halaman/rusak.md", "---\njudul: Rusak\n---\n[Ke mana](tak-ada.md)\n")
    write("content/luar/jaringan/satu.jsonl", "".join(f"{json.dumps(x)}\n" for x in FETCHED))
    put(world.root / "kimsite.yaml", "gabungan", "[{nama: satu, alamat: https://x.contoh.id}]")
    put(world.profiles("kim-c")[0], "alamat_lama", "[kim-cendana]")
    post = "---\njudul: {}\nbahan: {}\n---\nIsi.\n"
    world.post("2026-11-20-bahan", post.format("Bahan", "2026-11-10-vaksin"), slug="kim-a")
    world.post(
        "2026-11-21-asal",
        "---\njudul: Asal\nterbit: 2026-11-21\nberakhir: 2026-12-24\n---\nA.\n",
        slug="kim-b",
    )
    world.post(
        "2026-11-22-terus", post.format("T", "kim/kim-b/berita/2026-11-21-asal"), slug="kim-a"
    )
    with templates_compiled_once():
        check(world, How())
    return world


SAMPLE = ("trace.until", "trace.heavy", "line.data", "area.tally", "chapter.paths", "quoted.quote")
ALL = [
    pytest.param(*column, id=".".join(column), marks=() if ".".join(column) in SAMPLE else LONG)
    for column in columns()
    if ".".join(column) not in EMPTY
]


@pytest.mark.parametrize(("table", "column"), ALL)
def test_what_changed_in_the_memory_is_not_believed(lived: World, table: str, column: str) -> None:
    for number, name in enumerate(LIVES):
        assert spoil(memory_of(lived), table, column) > 0
        world_goes_on(lived, number, name)


def test_what_is_still_to_be_removed_is_not_forgotten(
    lived: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived.post("2026-11-19-lama", "---\njudul: Lama\n---\nIsi.\n", slug="kim-a")
    build = ("--as-of", lived.clock, "--jobs", "1")
    lived.build(*build)
    (lived.root / "content/kim/kim-a/berita/2026-11-19-lama.md").unlink()

    def refuse(_: str) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("kimsite.engine.publishing.sweep.remove", refuse)
        lived.build(*build)
    assert (lived.root / "build/kim/kim-a/berita/2026-11-19-lama.html").exists()
    assert spoil(memory_of(lived), "leftover", "path") > 0
    world_goes_on(lived, 1, "add_item")


def memory_of(world: World) -> Path:
    (file,) = (world.root / ".kimsite").glob("ingatan-*.sqlite")
    return file


def world_goes_on(world: World, seed: int, name: str) -> None:
    EDITS[name](world, random.Random(seed))
    with templates_compiled_once():
        check(world, How())


def spoil(file: Path, table: str, column: str) -> int:
    """Change every value of a column; how many there were."""
    with closing(sqlite3.connect(file)) as memory:
        kept = memory.execute(f"SELECT {column} FROM {table}").fetchall()
        changed = [(changed_of(old), old) for (old,) in kept if changed_of(old) != old]
        memory.executemany(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?", changed)
        memory.commit()
    return len(changed)


def changed_of(value: Any) -> Any:
    """Another value of the same kind, as readable as it was."""
    if isinstance(value, str):
        return value.translate(str.maketrans("ae19", "ea91"))
    if isinstance(value, bytes):
        return value.translate(bytes.maketrans(b"ae", b"ea"))
    return value if value is None else value + 1
