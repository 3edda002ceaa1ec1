"""Any field of any file, in every way it may be written: what no other edit thinks of.

Fields are found by walking the forms (:mod:`tests.fields`), so that a new one escapes no history.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from tests import fields
from tests.fields import Leaf
from tests.truth.edits import MOMENTS, WORDS, edit
from tests.truth.edits_of_items import one
from tests.truth.edits_of_kim import sound_profiles
from tests.truth.world import PLACES, World, put

SETTLED = {
    "profil": ("nama", "kode_wilayah"),
    "jaringan": ("nama", "alamat_situs", "versi", "tema"),
}
"""Without these there is no site, or no network; edits of their own know what that means."""
REQUIRED = {
    "nama": "Nama", "judul": "Judul", "jabatan": "Jabatan", "slug": "pertanian", "berkas": "a.pdf",
    "lintang": "-4.5", "bujur": "136.5", "kode_wilayah": "94.04.01.1003", "pemenang": "kim-a",
    "alamat": "https://uji.contoh.id/", "tanggal": "2026-11-20", "perubahan": "Perubahan",
}  # fmt: skip
"""What nested forms require beside the field that is edited."""
BY_NAME: dict[str, tuple[str, ...]] = {
    "kode_wilayah": (*PLACES, "94", "94.04", "99"),
    "wilayah": ("94", "94.04", "35", *PLACES[:2]),
    "penerbit": ("94.04", "94", "kementerian"),
    "penyelenggara": ("94.04", "35", "kim-a", "Karang taruna"),
    "kim": ("kim-a", "kim-b", "entah-siapa"),
    "pemenang": ("kim-a", "kim-c", "entah-siapa"),
    "peserta": ("kim-a", "kim-d", "Warga"),
    "bidang": ("pertanian", "kesehatan", "tak-dikenal"),
    "bahan": ("2026-11-10-vaksin", "tak-ada"),
    "alamat_lama": ("berita/lama", "lama", "bahan/lama"),
    "berkas": ("a.pdf", "gambar.jpg", "panen.pdf"),
    "foto": ("gambar.jpg", "panen.jpg"),
    "ulang": ("mingguan", "tiap Rabu", "sesekali"),
    "warna": ("merah", "biru"),
    "zona": ("WIB", "WIT"),
    "peta": ("batas.geojson", "x.json"),
    "pola": ("[0-9]{12}", "("),
    "otoritas_feed": ("uji.contoh.id,2026", "lain.contoh.id,2025-01-01"),
    "tingkat_kim": ("desa", "kelurahan"),
}
"""What fields of these names may hold."""
BY_KIND: dict[str, tuple[str, ...]] = {
    "Flag": ("ya", "tidak", "mungkin"),
    "When": (*MOMENTS, "kemarin"),
    "Days": MOMENTS[:3],
    "Count": ("1", "7", "40", "banyak"),
    "Year": ("2025", "2026"),
    "Decimal": ("-4.5", "136.5"),
    "WebAddress": ("https://satu.contoh.id/", "https://dua.contoh.id/"),
    "Door": ("https://satu.contoh.id/", "https://dua.contoh.id/"),
    "Phone": ("081234567890", "0812"),
    "Email": ("satu@contoh.id", "satu"),
    "Code": ("94", "94.04", "35.78"),
    "Language": ("id", "jv"),
}
"""What fields of these types may hold; words, where none of both is known."""


@edit("fields")
def fill_field_of_profile(world: World, chance: random.Random) -> None:
    _fill("profil", sound_profiles(world), chance)


@edit("fields")
def fill_field_of_item(world: World, chance: random.Random) -> None:
    for file in one(chance, world.items()):
        _fill(file.parent.name, [file], chance)


@edit("fields")
def fill_field_of_text_of_the_network(world: World, chance: random.Random) -> None:
    for file in one(chance, world.texts()):
        _fill(f"nasional-{file.parent.name}", [file], chance)


@edit("fields")
def fill_field_of_office(world: World, chance: random.Random) -> None:
    _fill("dinas", sorted((world.root / "communities").rglob("_*.yaml")), chance)


@edit("fields")
def fill_field_of_award(world: World, chance: random.Random) -> None:
    _fill("penghargaan", sorted((world.root / "content/penghargaan").glob("*.yaml")), chance)


@edit("fields")
def fill_field_of_settings(world: World, chance: random.Random) -> None:
    _fill("jaringan", [world.root / "kimsite.yaml"], chance)


def _fill(source: str, files: list[Path], chance: random.Random) -> None:
    """Give one of ``files`` some field of its form, or take that away."""
    leaf = chance.choice([x for x in _LEAVES[source] if x.path[0] not in SETTLED.get(source, ())])
    made: dict[str, Any] = {}
    fields.put(made, leaf, _value(leaf, chance), REQUIRED)
    line = json.dumps(made[leaf.path[0]], ensure_ascii=False) if chance.random() < 0.8 else None
    for file in one(chance, files):
        put(file, leaf.path[0], line)


def _value(leaf: Leaf, chance: random.Random) -> str:
    known = BY_NAME.get(leaf.last) or leaf.shape.choices or BY_KIND.get(leaf.shape.kind)
    return chance.choice(known or (f"Kata {chance.choice(WORDS)}", f"{chance.choice(WORDS)} 2"))


_LEAVES = {name: list(fields.leaves(source)) for name, source in fields.SOURCES.items()}
