"""Makes a network of any size with real region codes: the input of every measurement.

    python -m benchmarks.network FOLDER --kim 2000 --posts 12 --words 100 [--photos 1.5]

The same arguments give the same files. One KIM a village, in the order in which a stride spreads
them over the whole country, so that 2,000 KIM already touch every province.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

from benchmarks.photos import Camera
from kimsite.region import Region
from kimsite.regions import Regions, regions

KINDS = ("berita", "berita", "berita", "berita", "galeri", "agenda", "pengumuman")
WORDS = [
    "warga",
    "desa",
    "kegiatan",
    "bersama",
    "balai",
    "panen",
    "ikan",
    "kebun",
    "jalan",
    "air",
    "bersih",
    "pasar",
    "anak",
    "ibu",
    "bapak",
    "posyandu",
    "kader",
    "kelompok",
    "tani",
    "nelayan",
    "sampah",
    "bank",
    "pelatihan",
    "jaringan",
    "pagi",
    "sore",
    "minggu",
    "bulan",
    "hasil",
    "bumi",
    "kopi",
    "sagu",
    "padi",
    "jagung",
    "kelapa",
    "rempah",
    "tenun",
    "anyaman",
    "gotong",
    "royong",
    "musyawarah",
    "ketua",
    "sekretaris",
    "bendahara",
    "anggota",
    "informasi",
    "kabar",
    "pengumuman",
    "jadwal",
    "tempat",
    "lapangan",
    "gereja",
    "masjid",
    "sekolah",
    "puskesmas",
    "sungai",
    "pantai",
    "gunung",
    "hutan",
    "jembatan",
    "listrik",
    "surya",
    "lumbung",
    "koperasi",
]
NEWEST = date(2026, 11, 20)


def main() -> None:
    """Read the arguments and write the network."""
    parser = argparse.ArgumentParser(description="Write a synthetic network of KIM.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kim", type=int, default=2000, help="how many KIM (at most 83,762)")
    parser.add_argument("--posts", type=int, default=12, help="items a KIM")
    parser.add_argument("--words", type=int, default=100, help="words an item")
    parser.add_argument(
        "--photos", type=float, default=0, help="phone photos an item, as 1.5 (2.5 MB each)"
    )
    given = parser.parse_args()
    made = write_network(given.folder, given.kim, given.posts, given.words, given.photos)
    print(f"{given.kim} KIM, {made} items in {given.folder}")


def write_network(
    folder: Path, kim: int, posts: int, words: int, photos: float = 0, province: str = ""
) -> int:
    """Write the network, of the nation or of one ``province``; returns the number of items."""
    camera = Camera() if photos else None
    folder.mkdir(parents=True, exist_ok=True)
    config = "nama: Jaringan Sintetis\nalamat_situs: https://kim.contoh.id/\n"
    config += "otoritas_feed: kim.contoh.id,2026\n"
    if province:
        config += f'tingkat: provinsi\nkode_wilayah: "{province}"\n'
    (folder / "kimsite.yaml").write_text(config, encoding="utf-8")
    made = 0
    for number, village in enumerate(spread_villages(regions(), kim, province)):
        slug = f"kim-{village.code.replace('.', '-')}"
        chance = random.Random(number)
        _write_profile(folder, slug, village, chance)
        items = folder / "content" / "kim" / slug
        made += _write_items(items, posts, words, chance)
        if camera:
            _take_photos(items, photos, camera)
    return made


def spread_villages(table: Regions, wanted: int, within: str = "") -> list[Region]:
    """``wanted`` villages, evenly over the country or a province, in the order of their codes."""
    villages = [
        village
        for province in table.children(None)
        if within in ("", province.code)
        for city in table.children(province.code)
        for district in table.children(city.code)
        for village in table.children(district.code)
    ]
    if wanted > len(villages):
        raise SystemExit(f"there are only {len(villages)} villages")
    return [villages[i * len(villages) // wanted] for i in range(wanted)]


def _write_profile(folder: Path, slug: str, village: Region, chance: random.Random) -> None:
    office = folder / "communities" / village.code[:5]
    office.mkdir(parents=True, exist_ok=True)
    fields = chance.sample(["pertanian", "pariwisata", "kesehatan", "lingkungan", "literasi"], 2)
    (office / f"{slug}.yaml").write_text(
        f"nama: KIM {village.name}\nkode_wilayah: {village.code}\ncontoh: ya\n"
        f"bidang: [{', '.join(fields)}]\nemail: {slug}@contoh.id\n"
        "pengurus:\n  ketua: Ketua Contoh\n  sekretaris: Sekretaris Contoh\n",
        encoding="utf-8",
    )


def _write_items(base: Path, posts: int, words: int, chance: random.Random) -> int:
    for index in range(posts):
        kind = KINDS[index % len(KINDS)]
        day = NEWEST - timedelta(days=index * 9 + chance.randrange(9))
        title = " ".join(chance.choices(WORDS, k=5)).capitalize()
        folder = base / kind
        folder.mkdir(parents=True, exist_ok=True)
        text = f"---\njudul: {title}\ntanggal: {day}\npewarta: Pewarta Contoh\n---\n"
        (folder / f"{day}-tulisan-{index + 1}.md").write_text(
            text + _body(words, chance), encoding="utf-8"
        )
    return posts


def _take_photos(base: Path, photos: float, camera: Camera) -> None:
    """Give the items of one KIM their photos: 1.5 is one and two in turn."""
    owed = 0.0
    for file in sorted(base.glob("*/*.md")):
        owed += photos
        lines = []
        for number in range(1, int(owed) + 1):
            name = f"{file.stem}-{number}.jpg"
            camera.take(file.with_name(name))
            lines.append(f"  - berkas: {name}\n    alt: Foto contoh {number}\n")
        owed -= int(owed)
        if lines:
            text = file.read_text("utf-8")
            front = "\nfoto:\n" + "".join(lines) + "---\n"
            file.write_text(text.replace("\n---\n", front, 1), encoding="utf-8")


def _body(words: int, chance: random.Random) -> str:
    paragraphs = []
    while words > 0:
        size = min(words, 45)
        words -= size
        sentence = " ".join(chance.choices(WORDS, k=size)).capitalize()
        paragraphs.append(f"{sentence}.")
    return "\n\n".join(paragraphs) + "\n"


if __name__ == "__main__":
    main()
