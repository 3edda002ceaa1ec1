"""Times the reduce alone, from made-up summaries: in full, after one new post, and after nothing.

    python -m benchmarks.directory --sizes 1000 10000 83762 [--folder /dev/shm/reduksi]

Each size runs in a process of its own, so that the peak of its memory is its own. Times are of the
processor, in seconds; the memory's file and the pages are written to ``--folder``.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from benchmarks.alone import measure_alone
from benchmarks.network import WORDS, spread_villages
from kimsite.engine.planning.parts import digest_value, find_version, shared_parts
from kimsite.engine.publishing.publish import Publication
from kimsite.engine.reducing.reduce import Reduction
from kimsite.engine.reducing.searching import PACKAGE, Searching
from kimsite.engine.remembering.light import Light
from kimsite.engine.remembering.memory import NOBODY, Memory
from kimsite.engine.remembering.trace import Trace
from kimsite.engine.working.work import place_artifacts
from kimsite.engine.writing.draft import NOTHING, Drafting
from kimsite.engine.writing.stage import Stage
from kimsite.forms import Network
from kimsite.model import DIRECTORY, ItemBrief, Setting, Summary
from kimsite.reading.texts.national import National
from kimsite.reading.tree.finds import Tree
from kimsite.region import Region
from kimsite.regions import regions
from kimsite.rendering.layout import Layout
from kimsite.rendering.look.theme import load_theme

NOW = datetime.fromisoformat("2026-11-24T12:00:00+07:00")
FIELDS = ("pertanian", "pariwisata", "kesehatan", "lingkungan", "literasi")
_BLANK = Light("", 0, "", "", "", "", None, None, "", 0, "")


class Nation:
    """A network of summaries, kept in a memory below ``folder``, and the reduce of it."""

    def __init__(self, folder: Path, kim: int) -> None:
        self.folder = folder
        self.memory = Memory(folder / "ingatan.sqlite")
        network = Network(nama="Jaringan Sintetis", alamat_situs="https://kim.contoh.id/")
        self.setting = Setting(folder, network, NOW)
        self.theme = load_theme(folder, network.tema, network.bahasa)
        self.layout = Layout(network.alamat_situs, self.theme.assets)
        self.villages = spread_villages(regions(), kim)
        made = (make_summary(n, village) for n, village in enumerate(self.villages))
        self.keep(made)

    def keep(self, summaries: Iterable[Summary]) -> None:
        """As the map keeps them."""
        self.memory.keep(
            (_BLANK._replace(owner=s.slug, told=digest_value(s)), Trace(s.slug, {}, {}, s), NOTHING)
            for s in summaries
        )

    def reduce(
        self, *, full: bool = False, search: Literal["", "nama", "teks"] = ""
    ) -> tuple[int, int]:
        """Reduce and publish; how many files were printed, and how many stand."""
        before = None if full else self.memory.trace(DIRECTORY)
        shared = shared_parts(self.setting, self.theme, self.layout)
        output = self.folder / "build"
        with Stage(self.folder, output) as stage:
            version = find_version(PACKAGE) if search == "teks" else ""
            searching = Searching(version, 2) if search else None
            reduction = Reduction(
                Tree(self.folder), National(), {}, regions(), self.theme, self.layout,
                self.setting, self.folder / ".kimsite", shared, self.memory, set(), before,
                searching,
            )  # fmt: skip
            if not reduction.reasons():
                return 0, len(before.outputs) if before else 0
            publication = Publication(output, stage.folder, self.memory)
            publication.begin([DIRECTORY])
            with self.memory.transaction():
                placed = place_artifacts(self.layout, DIRECTORY, reduction.artifacts())
                known = before.outputs if before else {}
                written, draft = Drafting(str(output), stage.folder).draft_files(placed, known)
                trace = reduction.trace(written)
            publication.add(_BLANK._replace(owner=DIRECTORY), trace, draft)
            publication.finish(lambda _: NOBODY)
        return len(written), len(trace.outputs)


def make_summary(number: int, village: Region, posts: int = 12) -> Summary:
    """The summary of one KIM with ``posts`` items; ``number`` varies it."""
    slug = f"kim-{village.code.replace('.', '-')}"
    items = list(_items(number, posts))
    months = [f"berita/2026-{month:02}.html" for month in (9, 10)]
    lists = ["index.html", "profil.html", *(f"{i.kind}/index.html" for i in items[:4]), *months]
    pages = dict.fromkeys(lists, "2026-11-20") | {item.path: item.date[:10] for item in items}
    return Summary(
        slug=slug,
        name=f"KIM {village.name}",
        region=village.code,
        level=village.kind,
        status="aktif",
        stage="terdaftar",
        has_site=True,
        example=True,
        fields=(FIELDS[number % 5], FIELDS[(number + 1 + number % 3) % 5]),
        email=f"{slug}@contoh.id",
        counts={"berita": 7, "galeri": 2, "pengumuman": 1, "agenda": 2},
        latest=items[0].date,
        newest=tuple(items[:5]),
        pages=tuple(sorted(pages.items())),
    )


def _items(number: int, posts: int) -> Iterator[ItemBrief]:
    kinds = ("berita", "galeri", "berita", "agenda", "berita", "pengumuman", "berita")
    for index in range(posts):
        kind = kinds[index % len(kinds)]
        date = NOW - timedelta(days=index * 9 + 1, seconds=number)
        title = " ".join(WORDS[(number + index * 7 + n * 13) % len(WORDS)] for n in range(5))
        name = f"{date.date()}-tulisan-{index + 1}"
        yield ItemBrief(kind, f"{kind}/{name}.html", title, date.isoformat(), f"{title}. " * 3)


def measure(folder: Path, kim: int) -> None:
    """Print one line of the table."""
    network = Nation(folder, kim)
    times: list[str] = []
    for full in (True, False, False):
        if len(times) == 1:  # one new post in the middle of the country
            middle = kim // 2
            old = make_summary(middle, network.villages[middle])
            new = ItemBrief("berita", "berita/baru.html", "Baru", NOW.isoformat(), "Kabar baru.")
            counts = {**old.counts, "berita": 8}
            newest = (new, *old.newest[:4])
            pages = (*old.pages, (new.path, "2026-11-24"))
            changed = replace(old, counts=counts, newest=newest, latest=new.date, pages=pages)
            network.keep([changed])
        started = time.process_time()
        printed, standing = network.reduce(full=full)
        times.append(f"{time.process_time() - started:9.2f} s {printed:6}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    size = (folder / "ingatan.sqlite").stat().st_size / 1e6
    print(f"{kim:7} {standing:7} {'  '.join(times)} {peak:7.0f} MB {size:7.0f} MB", flush=True)


def main() -> None:
    """Measure every size."""
    head = (
        "    KIM   files   in full  printed   one post printed    nothing printed    peak    memory"
    )
    measure_alone(
        "benchmarks.directory", "Time the reduce alone.", head, [1_000, 10_000, 83_762], measure
    )


if __name__ == "__main__":
    main()
