"""A directory that lives through changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from kimsite.digest import digest_bytes
from kimsite.engine.planning.parts import digest_value, shared_parts
from kimsite.engine.reducing.reduce import Reduction
from kimsite.engine.remembering.light import Light
from kimsite.engine.remembering.memory import Memory
from kimsite.engine.remembering.trace import Trace
from kimsite.engine.writing.draft import NOTHING
from kimsite.forms import Network, Office
from kimsite.model import Relay, Setting, Summary
from kimsite.reading.texts.national import load_national
from kimsite.reading.tree.finds import Tree
from kimsite.regions import regions
from kimsite.rendering.layout import Layout
from kimsite.rendering.look.theme import load_theme

from .conftest import NOW, held

FILES = ("kim.csv", "kim.json", "kim.geojson", "datapackage.json")
THEME = load_theme(Path(), "baku", "id")
BLANK = Light("", 0, "", "", "", "", None, None, "", 0, "")
MATERIAL = "---\njudul: Vaksin\ntanggal: 2026-11-01\n---\nIsi.\n"
VACCINE = Relay("vaksin", "berita/2026-11-02.html", "Vaksin datang", "2026-11-02T08:00:00+09:00")


class Growing:
    """A directory that lives through changes: its summaries, and its files as they stand."""

    def __init__(
        self, root: Path = Path("tak-ada"), now: datetime = NOW, level: str = "provinsi"
    ) -> None:
        self.level = level
        self.memory = Memory(None)
        self.root = root
        self.now = now
        self.offices: dict[str, Office] = {}
        self.summaries: dict[str, Summary] = {}
        self.files: dict[str, bytes] = {}
        self.before: Trace | None = None

    def put(self, *summaries: Summary) -> None:
        """As the map keeps what sites tell."""
        self.summaries |= {s.slug: s for s in summaries}
        self.memory.keep(
            (BLANK._replace(owner=s.slug, told=digest_value(s)), Trace(s.slug, {}, {}, s), NOTHING)
            for s in summaries
        )

    def reduce(self, *gone: str) -> set[str]:
        """Reduce what changed; ``gone`` stand no longer. The paths that were printed."""
        reduction = self._reduction(self.memory, set(gone), self.before)
        if not reduction.reasons():
            return set()
        with self.memory.transaction():
            printed = {a.path: held(a).data or b"" for a in reduction.artifacts()}
            digests = {path: digest_bytes(data) for path, data in printed.items()}
            self.before = reduction.trace(digests)
        self.memory.keep((), (gone, ()))
        for slug in gone:
            self.summaries.pop(slug, None)
        standing = self.before.outputs.keys()
        self.files = {p: d for p, d in (self.files | printed).items() if p in standing}
        assert set(self.files) == standing
        return set(printed)

    def clean(self) -> dict[str, bytes]:
        """The files of a build that remembers nothing."""
        fresh = Growing(self.root, self.now, self.level)
        fresh.offices = self.offices
        fresh.put(*reversed(self.summaries.values()))
        fresh.reduce()
        return fresh.files

    def _reduction(self, memory: Memory, gone: set[str], before: Trace | None) -> Reduction:
        home: dict[str, Any] = {"tingkat": self.level, "kode_wilayah": "94"}
        network = Network(nama="Jaringan Uji", alamat_situs="https://uji.contoh.id", **home)
        setting = Setting(self.root, network, self.now)
        layout = Layout(network.alamat_situs, THEME.assets)
        tree = Tree(self.root)
        national = load_national(tree, setting, regions(), self.offices)
        return Reduction(
            tree, national, self.offices, regions(), THEME, layout, setting, self.root / ".kimsite",
            shared_parts(setting, THEME, layout), memory, gone, before,
        )  # fmt: skip


def changed(growing: Growing, *gone: str) -> set[str]:
    """The files that differ after the reduce, those that went among them."""
    before = dict(growing.files)
    growing.reduce(*gone)
    paths = before.keys() | growing.files.keys()
    return {path for path in paths if before.get(path) != growing.files.get(path)}


def villages(*districts: str) -> Iterator[str]:
    for district in districts:
        yield from (village.code for village in regions().children(district))
