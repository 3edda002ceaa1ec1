"""A small network with something of everything, on disk, and what a test must know about it."""

from __future__ import annotations

import io
import random
import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path

from PIL import Image

from kimsite.engine.known import Known
from tests.conftest import CONFIG, Network

PLACES = (
    "94.04.01.1003", "94.04.01.1007", "94.04.01.1008", "94.01.01.1001",
    "35.78.01.1001", "35.78.01.1002", "33.74.01.1001", "73.71.01.1001", "51.71.01.1001",
)  # fmt: skip
"""Villages in three time zones, some of one kecamatan."""
SOURCES = ("communities", "content", "themes", "kimsite.yaml", "batas.geojson")
NOON = "2026-11-24T12:00:00+07:00"


class World(Network):
    """A network that edits change and builds follow. ``clock`` is what ``--as-of`` says.

    ``broken`` holds the last sound text of every profile that an edit broke, ``known`` the slugs
    of which the memory has a good site: together they say which sites a build must hold. Whether
    it has one of the ``doubtful`` is not known, because a build failed; those are not to be broken.
    ``aged`` is by how much, in nanoseconds, builds believe to run later than they do.
    """

    def __init__(self, base: Path) -> None:
        super().__init__(base / "jaringan")
        self.base = base
        self.clock = NOON
        self.options: tuple[str, ...] = ()
        self.broken: dict[str, str] = {}
        self.known: set[str] = set()
        self.doubtful: set[str] = set()
        self.aged = 0
        self.known_to_preview = Known()
        self.seen: dict[str, object] = {}

    def profiles(self, slug: str = "*") -> list[Path]:
        """The profile files, or those of one slug."""
        files = (self.root / "communities").glob(f"*/{slug}.yaml")
        return sorted(file for file in files if not file.name.startswith("_"))

    def slugs(self) -> list[str]:
        """Every slug that a profile has."""
        return sorted({file.stem for file in self.profiles()})

    def sound(self) -> set[str]:
        """The slugs whose one profile can be read."""
        count = Counter(file.stem for file in self.profiles())
        return {slug for slug, files in count.items() if files == 1} - self.broken.keys()

    def items(self) -> list[Path]:
        """Every text of a KIM."""
        return sorted((self.root / "content" / "kim").glob("*/*/*.md"))

    def texts(self, kind: str = "*") -> list[Path]:
        """The texts of the network: bahan, agenda, halaman."""
        found = (self.root / "content").glob(f"{kind}/*.md")
        return sorted(file for file in found if file.parent.name != "kim")

    def assets(self, *endings: str) -> list[Path]:
        """What stands beside the texts, by ending."""
        files = (self.root / "content").rglob("*")
        return sorted(file for file in files if file.suffix in endings)

    def mend(self) -> None:
        """Make every profile sound again."""
        for slug, text in self.broken.items():
            for file in self.profiles(slug):
                file.write_text(text, "utf-8")
        self.broken.clear()
        for slug in self.slugs():
            for twin in self.profiles(slug)[1:]:
                twin.unlink()

    def forget(self) -> None:
        """The memory is lost."""
        self.known.clear()

    def remember(self, *options: str, failed: bool = False) -> None:
        """A build has run: which sites does the memory have now?"""
        sound = self.sound()
        if failed:
            self.doubtful |= sound - self.known
        elif "--only" in options:
            word = options[options.index("--only") + 1]
            regions = {slug: get(self.profiles(slug)[0], "kode_wilayah") for slug in sound}
            self.known |= {s for s, code in regions.items() if word in (s, code[: len(word)])}
        else:
            twins = set(self.slugs()) - sound - self.broken.keys()
            self.known = sound | (self.known & set(self.slugs()))
            self.doubtful = twins - self.known

    def look(self) -> dict[str, object]:
        """Every source, files and folders, with what a watcher would see change."""
        found: dict[str, object] = {}
        for name in SOURCES:
            for file in (self.root / name, *(self.root / name).rglob("*")):
                if file.exists():
                    seen = file.stat()
                    same = (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)
                    path = file.relative_to(self.root).as_posix()
                    found[path] = "folder" if file.is_dir() else same
        return found

    def copy_sources(self, to: Path) -> Network:
        """The same network in another place, without output or memory."""
        to.mkdir()
        for name in SOURCES:
            source = self.root / name
            if source.is_dir():
                shutil.copytree(source, to / name)
            elif source.is_file():
                shutil.copy(source, to / name)
        return Network(to)


def put(file: Path, key: str, value: str | None) -> None:
    """Give a profile or front matter the line ``key: value``, or take it away."""
    lines = file.read_text("utf-8").split("\n")
    lines = [line for line in lines if not line.startswith(f"{key}:")]
    if value is not None:
        lines.insert(1 if lines[:1] == ["---"] else 0, f"{key}: {value}")
    file.write_text("\n".join(lines), "utf-8")


def get(file: Path, key: str) -> str:
    """The value of a line, or nothing."""
    found = re.search(rf"^{key}: (.*)$", file.read_text("utf-8"), re.MULTILINE)
    return found[1] if found else ""


@cache
def picture(colour: str, ending: str = ".jpg") -> bytes:
    """A small real picture; all of one ending have one size in bytes."""
    made = io.BytesIO()
    Image.new("RGB", (24, 16), colour).save(made, "PNG" if ending == ".png" else "JPEG")
    return made.getvalue().ljust(1200, b"\0")


def found(base: Path) -> World:
    """A new World: seven KIM in four provinces and three time zones."""
    world = World(base)
    world.write("kimsite.yaml", CONFIG)
    chance = random.Random(2026)
    for number, place in enumerate(PLACES[:7]):
        slug = f"kim-{'abcdefg'[number]}"
        world.kim(slug, place, "bidang: [pertanian]\n" if number % 2 else "")
        for kind in ("berita", "pengumuman", "agenda", "galeri", "halaman")[: 2 + number % 4]:
            name = f"2026-11-{chance.randrange(10, 28)}-kabar"
            text = f"---\njudul: Kabar {kind} {slug}\n---\nIsi tulisan {number}.\n"
            world.post(name, text, kind, slug)
    world.write("communities/94.04/_dinas.yaml", "nama: Dinas Kominfo Mimika\n")
    world.write(
        "content/bahan/2026-11-10-vaksin.md",
        "---\njudul: Vaksin\nwilayah: ['94.04']\nringkasan: Jadwal.\n---\nIsi.\n",
    )
    world.write("content/agenda/2026-11-26-rapat.md", "---\njudul: Rapat\n---\nHadir.\n")
    world.write("content/halaman/tentang.md", "---\njudul: Tentang\n---\nJaringan.\n")
    for name, parent in (("kami", "baku"), ("lain", "kami")):
        world.write(f"themes/{name}/tema.yaml", f"warisan: {parent}\n")
        world.write(f"themes/{name}/static/{name}.css", "p { color: teal }\n")
        world.write(
            f"themes/{name}/templates/item.html",
            '{% extends "baku/item.html" %}\n'
            f"{{% block isi %}}<!-- {name} -->{{{{ super() }}}}{{% endblock %}}\n",
        )
    return world
