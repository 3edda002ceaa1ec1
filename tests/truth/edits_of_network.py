"""Edits of the ministry and the offices: materials, events, pages, offices, settings, themes."""

from __future__ import annotations

import json
import random

from tests.truth.builds import build_between
from tests.truth.edits import COLOURS, MOMENTS, WORDS, edit
from tests.truth.edits_of_items import one
from tests.truth.world import World, picture, put

OFFICES = ("_kementerian", "94/_dinas", "94.04/_dinas", "35/_dinas", "35.78/_dinas", "33/_dinas")
THEMES = ("kami", "lain")


@edit("materials")
def add_material(world: World, chance: random.Random) -> None:
    name = f"2026-11-{chance.randrange(10, 13)}-{chance.choice(WORDS)}"
    aim = chance.choice(("", "wilayah: ['94']\n", "wilayah: ['35.78', '33']\n"))
    field = chance.choice(("", "bidang: [pertanian]\n"))
    text = f"---\njudul: Bahan {name}\n{aim}{field}---\nNarasi {chance.random()}.\n"
    world.write(f"content/bahan/{name}.md", text)


@edit("materials")
def edit_material(world: World, chance: random.Random) -> None:
    for file in one(chance, world.texts("bahan")):
        key, values = chance.choice(
            (
                ("judul", ("Judul satu", "Judul dua")),
                ("wilayah", ("['94.04']", "['35']", "['99']", "['94.04.01.1003', '73']")),
                ("bidang", ("[pertanian]", "[kesehatan]", "[tak-dikenal]")),
                ("penerbit", ("'94.04'", "'35'", "kementerian", "lurah")),
                ("jenis", ("hoaks", "infografik", "modul")),
                ("topik", ("Kesehatan", "KESEHATAN", "Air", "!!!")),
                ("label", ("[HOAKS]", "[darurat, Air]")),
                ("putusan", ("benar", "konteks keliru")),
                ("urutan", ("1", "2")),
                ("riwayat", tuple(f"{{{moment}: Diperbaiki}}" for moment in MOMENTS)),
                ("darurat", ("ya",)),
                ("ringkasan", ("Ringkas.",)),
                ("draf", ("ya",)),
                ("ditarik", ("ya",)),
                ("alamat_lama", ("[bahan/lama]", "[halaman/tentang.html]")),
            )
        )
        value = chance.choice((None, *values))
        put(file, key, value or ("Tanpa judul" if key == "judul" else None))


@edit("materials")
def write_award(world: World, chance: random.Random) -> None:
    """An award, of which there are two at most; it may name someone who is not there."""
    number = chance.randrange(2)
    who = chance.sample([*world.slugs(), "entah-siapa"], 2)
    year = chance.choice((2025, 2026, "dua ribu"))
    won = f"[{{kim: {who[0]}, peringkat: Juara {number}}}, {{kim: {who[1]}}}]"
    text = f"nama: Lomba {number}\ntahun: {year}\nkategori: [{{nama: Video, pemenang: {won}}}]\n"
    world.write(f"content/penghargaan/lomba-{number}.yaml", text)


@edit("materials")
def drop_award(world: World, chance: random.Random) -> None:
    for file in one(chance, sorted((world.root / "content/penghargaan").glob("*.yaml"))):
        file.unlink()


@edit("materials")
def write_programme(world: World, chance: random.Random) -> None:
    """A programme around the days of the world's posts."""
    who = ", ".join(chance.sample([*world.slugs(), "entah-siapa"], 2))
    begins, ends = chance.choice((("2026-11-01", "2026-11-23"), ("2026-11-24", "2026-11-26")))
    period = f"mulai: {begins}\n" + chance.choice(("", f"selesai: {ends}\n"))
    text = f"---\njudul: Program\n{period}kim: [{who}]\n---\nIsi {chance.random()}.\n"
    world.write("content/program/uji-coba.md", text)


@edit("times")
def time_material(world: World, chance: random.Random) -> None:
    for file in one(chance, world.texts()):
        key = chance.choice(("terbit", "berakhir", "mulai", "selesai"))
        put(file, key, chance.choice((None, *MOMENTS)))


@edit("materials")
def pass_material_on(world: World, chance: random.Random) -> None:
    for material in one(chance, world.texts("bahan")):
        slug = chance.choice(world.slugs())
        text = f"---\njudul: Teruskan\nbahan: {material.stem}\n---\nTeruskan.\n"
        world.post("2026-11-22-terus", text, slug=slug)


@edit("materials")
def delete_text_of_the_network(world: World, chance: random.Random) -> None:
    for file in one(chance, world.texts()):
        file.unlink()


@edit("materials")
def rename_text_of_the_network(world: World, chance: random.Random) -> None:
    for file in one(chance, world.texts()):
        file.rename(file.with_stem(f"2026-11-{chance.randrange(10, 13)}-{chance.choice(WORDS)}"))


@edit("materials")
def rename_text_of_the_network_on_its_day(world: World, chance: random.Random) -> None:
    """Nothing but its address is another; or but the size of its letters."""
    for file in one(chance, world.texts()):
        day = file.stem[:10] if file.stem[:4].isdigit() else "2026-11-20"
        stem = chance.choice((f"{day}-{chance.choice(WORDS)}", file.stem.swapcase(), "tanpa hari"))
        new = file.with_stem(stem)
        if not new.exists():
            file.rename(new)
            put(new, "alamat_lama", chance.choice((None, f"[{file.parent.name}/{file.stem}]")))


@edit("materials")
def edit_what_is_withdrawn(world: World, chance: random.Random) -> None:
    """What is not shown any more may still be named, linked to, or told of by feeds."""
    for file in one(chance, world.texts()):
        put(file, "ditarik", "ya")
        key, values = chance.choice(
            (
                ("judul", ("Judul ditarik", "Judul lain")),
                ("alasan", ("Keliru", "Ada yang baru")),
                ("wilayah", ("['94.04']", "['35']")),
                ("penerbit", ("'94.04'", "'35'")),
                ("tanggal", ("2026-11-09", "2026-12-05")),
                ("id", ("acara-2",)),
            )
        )
        put(file, key, chance.choice(values))


@edit("directory")
def add_event_or_page(world: World, chance: random.Random) -> None:
    kind = chance.choice(("agenda", "halaman"))
    name = f"2026-11-{chance.randrange(20, 28)}-{chance.choice(WORDS)}"
    text = f"---\njudul: {kind} {name}\n---\nIsi {chance.random()}. [Lihat](tentang.md)\n"
    world.write(f"content/{kind}/{name}.md", text)


@edit("directory")
def edit_text_of_the_network(world: World, chance: random.Random) -> None:
    for file in one(chance, world.texts()):
        with file.open("a", encoding="utf-8") as text:
            text.write(f"\nTambahan {chance.random()}.\n")


@edit("directory")
def picture_text_of_the_network(world: World, chance: random.Random) -> None:
    for file in one(chance, world.texts()):
        (file.parent / "gambar.jpg").write_bytes(picture(chance.choice(COLOURS)))
        put(file, "foto", "[gambar.jpg]")


@edit("offices")
def add_or_edit_office(world: World, chance: random.Random) -> None:
    name = chance.choice(OFFICES)
    text = f"nama: Dinas {chance.randrange(100)}\ntelepon: '08123456{chance.randrange(10, 99)}'\n"
    world.write(f"communities/{name}.yaml", text)


@edit("offices")
def delete_office(world: World, chance: random.Random) -> None:
    for file in one(chance, sorted((world.root / "communities").rglob("_*.yaml"))):
        file.unlink()


@edit("settings")
def edit_settings(world: World, chance: random.Random) -> None:
    file = world.root / "kimsite.yaml"
    key, values = chance.choice(
        (
            ("nama", ("Jaringan Uji", "Jaringan Lain")),
            ("alamat_situs", ("https://uji.contoh.id/", "https://lain.contoh.id/kim/")),
            ("keterangan", ("Kabar dari kampung.",)),
            ("bahasa", ("id", "en")),
            ("zona", ("WIB", "WIT")),
            ("lisensi", ("CC BY 4.0",)),
            ("nomor", ("{pola: '[0-9]{12}'}", "{pola: '[0-9]{10}'}")),
            ("tingkat_kim", ("[desa, kelurahan]",)),
            ("bahan_di_situs", ("salinan", "sisipan")),
        )
    )
    value = chance.choice((None, *values))
    put(file, key, value or (values[0] if key in {"nama", "alamat_situs"} else None))


@edit("settings")
def change_list_of_fields(world: World, chance: random.Random) -> None:
    values = (None, "[pertanian, tenun]", "[kesehatan, literasi]", "[tak-dikenal, pertanian]")
    put(world.root / "kimsite.yaml", "bidang", chance.choice(values))


@edit("settings")
def draw_borders(world: World, chance: random.Random) -> None:
    """Borders come, change, break and go."""
    x = chance.choice((135.5, 136.5))
    corners = [[x, -5], [x + 1, -5], [x + 1, -4], [x, -4], [x, -5]]
    area = {"type": "Polygon", "coordinates": [corners]}
    code = chance.choice(("94", "94.04", "35.78", "99"))
    document = {"features": [{"properties": {"kode": code}, "geometry": area}]}
    world.write("batas.geojson", chance.choice((json.dumps(document), "{")))
    put(world.root / "kimsite.yaml", "peta", chance.choice((None, "batas.geojson", "x.json")))


@edit("settings")
def try_another_address(world: World, chance: random.Random) -> None:
    world.options = chance.choice(((), ("--base-url", "https://coba.contoh.id/")))


@edit("theme")
def change_theme(world: World, chance: random.Random) -> None:
    put(world.root / "kimsite.yaml", "tema", chance.choice((None, "kami", "lain")))


@edit("theme")
def change_theme_and_back(world: World, chance: random.Random) -> None:
    file = world.root / "kimsite.yaml"
    before = file.read_bytes()
    put(file, "tema", chance.choice(("baku", "kami", "lain")))
    build_between(world)
    file.write_bytes(before)


@edit("theme")
def edit_template(world: World, chance: random.Random) -> None:
    name = chance.choice(("item", "profil", "direktori/beranda", "direktori/wilayah"))
    theme = chance.choice(THEMES)
    put(world.root / "kimsite.yaml", "tema", theme)
    file = world.root / "themes" / theme / "templates" / f"{name}.html"
    if file.exists() and chance.random() < 0.3:
        file.unlink()
        return
    text = (
        f'{{% extends "baku/{name}.html" %}}\n'
        f"{{% block isi %}}{chance.randrange(100)}{{{{ super() }}}}{{% endblock %}}\n"
    )
    world.write(file.relative_to(world.root).as_posix(), text)


@edit("theme")
def edit_static_file(world: World, chance: random.Random) -> None:
    theme, name = chance.choice(THEMES), chance.choice(("gaya.css", "kami.css", "huruf/a.css"))
    file = world.root / "themes" / theme / "static" / name
    if file.exists() and chance.random() < 0.3:
        file.unlink()
    else:
        text = f"p {{ width: {chance.randrange(100)}px }}\n"
        world.write(file.relative_to(world.root).as_posix(), text)


@edit("theme")
def edit_words(world: World, chance: random.Random) -> None:
    file = f"themes/{chance.choice(THEMES)}/teks/id.yaml"
    world.write(
        file, f"beranda: Depan {chance.randrange(100)}\nbahan: Info {chance.choice('AB')}\n"
    )


@edit("theme")
def break_a_template_and_mend_it(world: World, chance: random.Random) -> None:
    """Built in between: pages that could not be made must not be taken for made."""
    world.mend()
    put(world.root / "kimsite.yaml", "tema", "kami")
    name = chance.choice(("item", "profil", "direktori/beranda", "pengalihan", "dasar"))
    path = f"themes/kami/templates/{name}.html"
    file = world.root / path
    before = file.read_bytes() if file.exists() else None
    world.write(path, "{{ tak_ada }}\n")
    build_between(world, fails=True)
    if before is None:
        file.unlink()
    else:
        file.write_bytes(before)
