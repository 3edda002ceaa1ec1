"""Directories built from made-up summaries, and from national content on disk."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from kimsite.engine.planning.parts import shared_parts
from kimsite.engine.reducing.reduce import Reduction
from kimsite.engine.remembering.light import Light
from kimsite.engine.remembering.memory import Memory
from kimsite.engine.remembering.trace import Trace
from kimsite.engine.writing.draft import NOTHING
from kimsite.forms import Network, Office
from kimsite.model import Artifact, ItemBrief, Notice, Setting, Site, Summary
from kimsite.problem import Problem
from kimsite.reading.texts.national import load_national
from kimsite.reading.tree.tree import scan_tree
from kimsite.regions import regions
from kimsite.rendering.layout import Layout
from kimsite.rendering.look.theme import load_theme

WIT = timezone(timedelta(hours=9), "WIT")
NOW = datetime(2026, 11, 24, 12, tzinfo=WIT)


def item(day: str, number: int = 1, kind: str = "berita", **more: Any) -> ItemBrief:
    """An item dated ``day`` at eight in the morning, WIT."""
    path = f"{kind}/{day}-{number}.html"
    given = {"title": f"Kabar {number}", "summary": "Ringkasan."} | more
    return ItemBrief(kind=kind, path=path, date=f"{day}T08:00:00+09:00", **given)


def kim(slug: str, region: str = "94.04.01.1003", **more: Any) -> Summary:
    """A registered, active KIM with a site."""
    given: dict[str, Any] = {
        "name": f"KIM {slug.replace('-', ' ').title()}",
        "level": "kelurahan",
        "status": "aktif",
        "stage": "terdaftar",
        "has_site": True,
        "counts": {"berita": 3, "galeri": 2, "pengumuman": 1, "agenda": 0},
        "pages": (("index.html", "2026-11-20"),),
    }
    return Summary(slug=slug, region=region, **given | more)


@dataclass
class Built:
    """A directory: ``site`` as built, its files as text and as bytes."""

    site: Site
    files: dict[str, str]
    data: dict[str, bytes]
    notices: tuple[Notice, ...]
    faults: list[Problem]
    """What reading the national content found wrong."""

    def __getitem__(self, path: str) -> str:
        return self.files[path]

    def menu(self, path: str = "index.html") -> list[str]:
        """The labels of the menu."""
        menu = re.search(r'<nav class="menu".*?</nav>', self.files[path], re.DOTALL)
        assert menu
        return re.findall(r">([^<\n]+)</a>", menu[0])


def reduce_summaries(summaries, tree, national, offices, theme, setting) -> Site:
    """The whole directory as the engine makes it, written nowhere."""
    memory = Memory(None)
    blank = Light("", 0, "", "", "", "", None, None, "", 0, "")
    memory.keep(
        (blank._replace(owner=s.slug, told=repr(s)), Trace(s.slug, {}, {}, s), NOTHING)
        for s in summaries
    )
    layout = Layout(setting.network.alamat_situs, theme.assets)
    reduction = Reduction(
        tree, national, offices, regions(), theme, layout, setting, setting.root / ".kimsite",
        shared_parts(setting, theme, layout), memory, set(), None,
    )  # fmt: skip
    artifacts = tuple(map(held, reduction.artifacts()))
    trace = reduction.trace({})
    assert set(trace.outputs) == {artifact.path for artifact in artifacts}
    return Site("", artifacts, trace.problems, None, trace.since, trace.until)


def held(artifact: Artifact) -> Artifact:
    """The same with its bytes, which some files give up once the next is printed."""
    copy = artifact.copy_of
    data = copy.read_bytes() if copy is not None else b"".join(artifact.pieces())
    return Artifact(artifact.path, data)


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Built]:
    """Builds a directory of ``summaries`` and the files of ``content`` (path to text)."""

    def make(
        *summaries: Summary,
        content: dict[str, str | bytes] | None = None,
        offices: dict[str, Office] | None = None,
        now: datetime = NOW,
        preview: bool = False,
        faulty: bool = False,
        address: str = "https://uji.contoh.id",
        **network: Any,
    ) -> Built:
        for path, text in (content or {}).items():
            file = tmp_path / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            data = textwrap.dedent(text).encode() if isinstance(text, str) else text
            file.write_bytes(data)
        home = {"tingkat": "provinsi", "kode_wilayah": "94"} | network
        config = Network(nama="Jaringan Uji", alamat_situs=address, **home)
        setting = Setting(tmp_path, config, now, preview=preview)
        theme = load_theme(tmp_path, "baku", config.bahasa)
        tree = scan_tree(tmp_path)
        national = load_national(tree, setting, regions(), offices or {})
        assert faulty or not tree.problems
        site = reduce_summaries(summaries, tree, national, offices or {}, theme, setting)
        paths = [artifact.path for artifact in site.artifacts]
        assert len(paths) == len(set(paths)), "two files at one place"
        data = {artifact.path: artifact.data or b"" for artifact in site.artifacts}
        texts = {path: found.decode("utf-8", "replace") for path, found in data.items()}
        return Built(site, texts, data, national.notices, tree.problems)

    return make
