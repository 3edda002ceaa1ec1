"""No field is swallowed: each is filled once, in each way it may be written, and must be seen.

What carries words, numbers or files gets a marker that some published file must hold. What is a
switch, a choice or a rule must change the output. The fields that do neither stand in UNSEEN, each
with its reason. All fields are found by walking the forms (:mod:`tests.fields`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.network import spread_villages
from kimsite.forms import FORMS
from kimsite.regions import regions
from kimsite.rendering.moments.dates import say_day
from tests.conftest import Network, empty, make_once
from tests.fields import SOURCES, Leaf, Source, fill, leaves, put, write_file

UNSEEN = {
    "jaringan.versi": "there is one version of the file so far, and it needs no word",
    "jaringan.anggaran.halaman": "a rule for `kimsite check`; see tests/test_budget.py",
    "jaringan.anggaran.skrip": "as above",
    "jaringan.anggaran.beranda": "as above",
    "jaringan.anggaran.galeri": "as above",
    "jaringan.anggaran.peta": "as above",
    "jaringan.anggaran.lampiran": "as above",
    "jaringan.nomor.penerbit": "a rule for those who register, not a fact about the network",
    "jaringan.nomor.pola": "a rule that numbers are held against; see tests/reading",
    "jaringan.gabungan.nama": "whom `kimsite fetch` asks; no build does. See tests/fetching",
    "jaringan.gabungan.alamat": "as above",
    "jaringan.gabungan.alamat (short)": "as above",
    "jaringan.gabungan.wilayah": "as above",
    "jaringan.izinkan_alamat_lokal": "as above",
    "profil.umpan": "as above",
    "dinas.kode_wilayah": "the folder says it",
    "kementerian.kode_wilayah": "the ministry stands above all regions",
    "nasional-bahan.urutan": "lessons stand in its order; see test_material_lists.py",
    "halaman.id": "an id is for feeds, and extra pages are in none",
    "nasional-halaman.id": "as above",
    "nasional-program.id": "an id is for feeds, and programmes are in none",
}
"""Fields that no reader ever meets, and why."""

SWITCHES = {
    "draf": "ya",
    "ditarik": "ya",
    "contoh": "ya",
    "darurat": "ya",
    "pendaftaran": "diajukan",
    "status": "tidak aktif",
    "jenis": "hoaks",
    "putusan": "benar",
    "terbit": "2027-01-01",
    "berakhir": "2026-10-05",
    "bahasa": "en",
    "zona": "WIT",
    "warna": "merah",
    "tema": "kami",
    "wilayah": "35",
    "penerbit": "94",
    "penyelenggara": "94",
    "bidang": "literasi",
    "kode_wilayah": "94.04.01.1008",
    "tingkat": "provinsi",
    "peta": "batas.geojson",
    "bahan_di_situs": "sisipan",
    "ulang": "mingguan",
    "daring": "ya",
    "batal": "ya",
}
"""What has no words of its own: each field and a value that must change the output."""

BESIDE = {
    "keterangan": {"foto": "sisi.png"},
    "alt": {"foto": "sisi.png"},
    "alasan": {"ditarik": "ya"},
    "selesai": {"mulai": "1949-01-01"},
    "kode_wilayah": {"tingkat": "provinsi"},
    "tingkat": {"kode_wilayah": "94"},
    "daftar": {"mulai": "2027-03-01"},
    "ulang_sampai": {"mulai": "1949-01-01", "ulang": "mingguan"},
    "ulang_kali": {"mulai": "1949-01-01", "ulang": "mingguan"},
    "kecuali": {"mulai": "1949-01-01", "ulang": "tiap hari"},
}
"""What some fields need beside them to mean anything: fields of the same file that it has."""

REQUIRED = {
    "nama": "Nama", "judul": "Judul", "jabatan": "Jabatan", "slug": "bidang", "berkas": "sisi.png",
    "lintang": "-4.5", "bujur": "136.5", "kode_wilayah": "94.04.01.1003",
    "alamat_situs": "https://uji.contoh.id/", "pemenang": "amungsa",
    "alamat": "https://uji.contoh.id/", "tanggal": "2026-10-02", "perubahan": "Perubahan",
}  # fmt: skip
"""Sound values for what a form requires beside the field under test."""

SINGLE = ("jaringan", "kementerian")
WAYS = ("full", "short", "keyed")
"""Of these there is one file a network, so that it holds all its fields at once."""
ALL = [leaf for source in SOURCES.values() for leaf in leaves(source)]
NUMBERS = {leaf: number for number, leaf in enumerate(ALL)}


def is_switch(leaf: Leaf) -> bool:
    """Whether a field is tried by what it changes and not by what it says."""
    if leaf.shape.kind in {"Flag", "Literal"}:
        return True
    if leaf.source.startswith("nasional-bahan") and leaf.last == "berakhir":
        return False  # its page says until when it holds
    if leaf.source in {"jaringan", "profil"} and leaf.last == "tingkat":
        return leaf.source == "jaringan"
    if leaf.last in {"penerbit", "jenis", "bidang"}:
        return leaf.source == "nasional-bahan"
    return leaf.last in SWITCHES and len(leaf.path) == 1


def is_picture(leaf: Leaf) -> bool:
    return leaf.last in {"foto", "logo", "bagan_struktur"} or leaf.path[-2:] == ("foto", "berkas")


SHOWN = [leaf for leaf in ALL if str(leaf) not in UNSEEN and not is_switch(leaf)]
PLANTED = [
    leaf
    for leaf in ALL
    if str(leaf) in UNSEEN.keys() - {"dinas.kode_wilayah"}  # another than its folder's is refused
    and not is_switch(leaf)
    and leaf.shape.kind != "Count"  # a bare number may stand anywhere
]
"""What is in a file all the same, to be seen nowhere."""
SWITCHED = [leaf for leaf in ALL if str(leaf) not in UNSEEN and is_switch(leaf)]


def marker(leaf: Leaf) -> tuple[str, tuple[str, ...]]:
    """A value for ``leaf`` that stands nowhere else, and how pages may show it."""
    number = NUMBERS[leaf]
    word = f"penanda{number:04d}x"
    if leaf.last == "logo":
        return f"{word}.png", ('width="56" height="56"',)
    if is_picture(leaf):
        return f"{word}.png", (f'width="{300 + number}" height="211"',)
    if leaf.last == "berkas":
        return f"{word}.pdf", (f"{word}.pdf",)
    if leaf.last == "bidang":
        return word, (f"bidang/{word}.html",)
    if leaf.last == "tingkat_kim":
        (level,) = (other for other in ALL if str(other) == "profil.tingkat")
        return marker(level)
    if leaf.last == "bahan":
        return word, (f"bahan/{word}.html",)
    if leaf.last == "peserta":  # what might be a KIM's name is held against theirs
        return f"Warga {word}", (word,)
    if leaf.last == "otoritas_feed":
        return f"{word}.id,2026", (f"tag:{word}.id,2026:",)
    match leaf.shape.kind:
        case "When" | "Days":
            first = date(2050, 1, 1) if leaf.last == "berakhir" else date(1950, 1, 1)
            day = first + timedelta(days=number)
            return day.isoformat(), (day.isoformat(), say_day(day, "id").lower())
        case "Count":
            return str(40_000 + number), (str(40_000 + number), f"40.{number:03}")
        case "Year":
            return "2199", ("penghargaan 2199",)
        case "Decimal":
            value = f"{'-4' if leaf.last == 'lintang' else '136'}.5{number:04d}7"
            return value, (value,)
        case "WebAddress" | "Door":
            return f"https://{word}.contoh.id/", (f"{word}.contoh.id",)
        case "Phone":
            return f"0812{number:08d}", (f"0812{number:08d}", f"wa.me/62812{number:08d}")
        case "Email":
            return f"{word}@contoh.id", (f"{word}@contoh.id",)
        case _:
            return word, (word,)


def where(leaf: Leaf) -> tuple[str, ...]:
    """Where the files lie that may show ``leaf``; elsewhere its marker would prove nothing."""
    if leaf.last == "logo":
        return (f"kim/isian-{NUMBERS[leaf]}/",)
    if leaf.source == "profil":
        return ("kim/",) if leaf.last == "bidang" else ("kim/", "data/")
    if leaf.last == "alamat_lama":
        return ("",)
    if leaf.source == "penghargaan":
        return ("penghargaan/",)
    if leaf.source.startswith("nasional-"):
        return (f"{leaf.source.removeprefix('nasional-')}/",)
    return ("kim/",) if SOURCES[leaf.source].headed else ("",)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files of three networks, in which every field that is to be shown is filled."""
    folder = make_once(tmp_path_factory, "isian", publish)
    found: dict[str, str] = {}
    for way in WAYS:
        for path, data in Network(folder / way).pages().items():
            found[f"{way}:{path}"] = f"{path}\n{data.decode('utf-8', 'replace')}".lower()
    return found


def publish(folder: Path) -> str:
    for way in WAYS:
        network = empty(folder / way)
        network.kim()
        network.post()
        for name in SINGLE:
            plant_single(network, SOURCES[name], way)
        if way == "full":
            for leaf in (*SHOWN, *PLANTED):
                if leaf.source not in SINGLE:
                    plant(network, leaf)
        result = network.build("--jobs", "1")
        if (result.status, result.err) != (0, ""):
            return f"{way}: {result.status} {result.err}"
    return ""


def plant_single(network: Network, source: Source, way: str) -> None:
    """The only file of its kind, with all its fields."""

    def give(leaf: Leaf) -> str | None:
        if leaf.last == "tingkat_kim":
            return marker(leaf)[0]
        if leaf in SHOWN:
            return marker(leaf)[0]
        return ".*" if leaf.last == "pola" else None

    fields = fill(source, give, way)
    if source.name == "jaringan" and way == "full":
        fields["bidang"] += [marker(leaf)[0] for leaf in SHOWN if leaf.last == "bidang"]
    write_file(network, source, "", fields)


def plant(network: Network, leaf: Leaf) -> None:
    """A file with ``leaf`` and nothing else but what it needs."""
    value, source = marker(leaf)[0], SOURCES[leaf.source]
    number = NUMBERS[leaf]
    fields = least(source) | (BESIDE.get(leaf.last, {}) if source.headed else {})
    put(fields, leaf, value, REQUIRED)
    # Feeds name the newest 20 items only, and ids stand nowhere else.
    name = f"2026-{'11-20' if leaf.last == 'id' else '10-01'}-isian-{number}"
    folder = Path(source.path).parent
    if leaf.source == "profil":
        name = f"isian-{number}"
        folder = Path("content/kim") / name
    if leaf.source == "dinas":
        village = village_of(number)
        name = village[:5]
        network.kim(f"dekat-{number}", village)
    if is_picture(leaf):
        network.photo(str(folder / value), (300 + number, 211))
    elif leaf.last == "berkas":
        network.write(str(folder / value), b"%PDF-1.4\n")
    if leaf.last == "kim":
        network.kim(value)
    if leaf.last == "peringkat":
        fields["kategori"][0]["pemenang"][0]["kim"] = "amungsa"
    if leaf.source == "penghargaan" and leaf.path != ("nama",):
        fields["nama"] = f"Lomba {number}"
    if leaf.last == "bahan":
        network.write(f"content/bahan/{value}.md", "---\njudul: B\ntanggal: 2026-10-01\n---\nx\n")
    if source.headed or leaf.source == "profil":
        network.photo(str(folder / "sisi.png"), (299, 210))
    write_file(network, source, name, fields)


def least(source: Source) -> dict[str, Any]:
    """What the least file of ``source`` says."""
    won = {"nama": "Video", "pemenang": ["amungsa"]}
    return {
        "nasional-program": {"judul": "Judul", "kim": "amungsa"},
        "penghargaan": {"nama": "Nama", "tahun": "2026", "kategori": [won]},
        "profil": {"nama": "Nama", "kode_wilayah": "94.04.01.1003"},
        "jaringan": {"nama": "Nama", "alamat_situs": "https://uji.contoh.id/"},
    }.get(source.name, {"judul": "Judul"} if source.headed else {"nama": "Nama"}).copy()


@cache
def villages() -> list[str]:
    return list({v.code[:5]: v.code for v in spread_villages(regions(), 2000)}.values())


def village_of(number: int) -> str:
    """A village in a kabupaten of its own, outside of 94.04."""
    return [code for code in villages() if not code.startswith("94.")][number]


@pytest.mark.parametrize("leaf", SHOWN, ids=str)
def test_what_a_field_says_is_published(published: dict[str, str], leaf: Leaf) -> None:
    needles = marker(leaf)[1]
    inside = tuple(f"{way}:{place}" for way in WAYS for place in where(leaf))
    seen = [
        path
        for path, text in published.items()
        if path.startswith(inside) and any(needle in text for needle in needles)
    ]
    assert seen, f"{leaf} = {marker(leaf)[0]} is in no published file"


@pytest.mark.parametrize("leaf", SWITCHED, ids=str)
def test_a_switch_changes_what_is_published(
    leaf: Leaf, tmp_path: Path, without: Callable[..., dict[str, bytes]]
) -> None:
    source = SOURCES[leaf.source]
    beside = {k: v for k, v in BESIDE.get(leaf.last, {}).items() if leaf.source == "jaringan"}
    if leaf.last == "darurat":  # what is urgent says until when
        beside = {"berakhir": "selalu"}
    network = ordinary(tmp_path)
    fields = least(source) | beside
    put(fields, leaf, SWITCHES[leaf.last], REQUIRED)
    if str(leaf) == "jaringan.kode_wilayah":
        fields["kode_wilayah"] = "94"
    write_file(network, source, name_of(source), fields)
    result = network.build("--jobs", "1")
    assert result.err == ""
    assert result.status == 0
    assert network.pages() != without(source.name, tuple(beside.items()))


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, bytes]]:
    """The files published where a file of some source leaves the field out."""

    @cache
    def build(name: str, beside: tuple[tuple[str, str], ...]) -> dict[str, bytes]:
        network, source = ordinary(tmp_path_factory.mktemp("tanpa")), SOURCES[name]
        write_file(network, source, name_of(source), least(source) | dict(beside))
        assert network.build("--jobs", "1").status == 0
        return network.pages()

    return build


def ordinary(root: Path) -> Network:
    """A network of two KIM, an event with an hour, and a theme and borders that nothing names."""
    network = empty(root / "jaringan")
    network.kim()
    network.post()
    network.kim("sempan", "94.04.01.1007")
    network.post(slug="sempan")
    event = "---\njudul: Temu\nmulai: 2026-12-01 09.00\n---\nIsi.\n"
    network.write("content/agenda/temu.md", event)
    network.write("themes/kami/tema.yaml", "warisan: baku\n")
    square = [[136, -5], [137, -5], [137, -4], [136, -4], [136, -5]]
    area = {"type": "Polygon", "coordinates": [square]}
    feature = {"properties": {"kode": "94.04"}, "geometry": area}
    network.write("batas.geojson", json.dumps({"features": [feature]}))
    return network


def name_of(source: Source) -> str:
    return {"profil": "sempan", "dinas": "94.04"}.get(source.name, "2026-10-01-uji")


def test_every_form_is_filled_somewhere() -> None:
    assert {source.form for source in SOURCES.values()} == set(FORMS.values())


def test_what_is_unseen_exists_and_is_not_seen_after_all(published: dict[str, str]) -> None:
    named = {str(leaf): leaf for leaf in ALL}
    assert set(UNSEEN) <= set(named)
    assert {leaf.source for leaf in PLANTED} - set(SINGLE)
    for leaf in PLANTED:
        if leaf.source in SINGLE:
            continue
        name = str(leaf)
        seen = [path for path, text in published.items() if marker(leaf)[1][0] in text]
        assert seen == [], f"{name} is seen: take it off the list"
