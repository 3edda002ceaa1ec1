"""What pages cost a reader, against the network's budget (``anggaran``): asked by ``check`` alone.

A theme is too heavy if even the lightest page of a kind is; how long a text is, is its author's
affair. Of front pages and galleries, which show photos, the heaviest counts.
"""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from kimsite.forms.network import Budget
from kimsite.model import Artifact
from kimsite.problem import Problem, Span

KB = 1000
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_SCRIPT = re.compile(r'<script src="([^"]+)"')
_PICTURE = re.compile(r"<img [^>]*>")
_SOURCE = re.compile(r'\s(srcset|src)="([^"\s]+)')
_LATER = 'fetchpriority="low"'
"""What a picture says that is not loaded before a reader asks for it."""
_PHOTOS = {"beranda", "galeri"}


@dataclass(frozen=True, slots=True, order=True)
class Load:
    """Compressed bytes, and the page that costs them."""

    bytes: int
    page: str


@dataclass(slots=True)
class Weights:
    """By kind of page the lightest HTML with its styles, and the heaviest scripts and whole."""

    markup: dict[str, Load] = field(default_factory=dict)
    scripts: dict[str, Load] = field(default_factory=dict)
    whole: dict[str, Load] = field(default_factory=dict)

    def add(self, other: Weights) -> None:
        """Take in what was weighed elsewhere."""
        for kind, load in other.markup.items():
            self.markup[kind] = min(load, self.markup.get(kind, load))
        for mine, theirs in ((self.scripts, other.scripts), (self.whole, other.whole)):
            for kind, load in theirs.items():
                mine[kind] = max(load, mine.get(kind, load))


class Scales:
    """Weighs the files of one owner after the other; the theme's are weighed once."""

    def __init__(self, assets: str, static: Mapping[str, Path]) -> None:
        self._shared = {f"{assets}/{path}": file for path, file in static.items()}
        self._known: dict[str, int] = {}

    def weigh(self, placed: Iterable[tuple[str, Artifact]], owner: str) -> Weights:
        """What the pages among ``placed`` (path in the output, file) of ``owner`` cost."""
        files = dict(placed)
        found = Weights()
        for place, artifact in files.items():
            if place.endswith(".html") and artifact.data is not None:
                found.add(self._page(place, artifact.data, kind_of(place, owner), files))
        return found

    def _page(self, place: str, data: bytes, kind: str, files: Mapping[str, Artifact]) -> Weights:
        html = data.decode("utf-8")
        styles = [self._compressed(_join(place, href), files) for href in _STYLE.findall(html)]
        scripts = sum(self._compressed(_join(place, src), files) for src in _SCRIPT.findall(html))
        markup = len(gzip.compress(data, 6)) + sum(styles)
        pictures = {_join(place, source) for source in _pictures(html)} if kind in _PHOTOS else ()
        whole = markup + scripts + sum(_size(files[path]) for path in pictures if path in files)
        return Weights(
            {kind: Load(markup, place)}, {kind: Load(scripts, place)}, {kind: Load(whole, place)}
        )

    def _compressed(self, path: str, files: Mapping[str, Artifact]) -> int:
        if path in self._shared:
            if path not in self._known:
                self._known[path] = len(gzip.compress(self._shared[path].read_bytes(), 6))
            return self._known[path]
        data = files[path].data if path in files else None
        return len(gzip.compress(data, 6)) if data is not None else 0


def kind_of(place: str, owner: str) -> str:
    """The kind of the page at ``place``: ``beranda``, ``berita``, ``direktori/bahan``."""
    if not owner:
        return f"direktori/{place.partition('/')[0]}"
    within = place.partition(f"{owner}/")[2]
    folder, _, name = within.rpartition("/")
    if not folder:
        return "beranda" if name == "index.html" else name.removesuffix(".html")
    kind = folder.partition("/")[0]
    is_list = folder == kind and (name == "index.html" or re.fullmatch(r"\d{4}-\d\d\.html", name))
    return "daftar" if is_list and kind != "buletin" else kind


def judge(weights: Weights, budget: Budget, theme: str) -> list[Problem]:
    """What exceeds the budget; ``theme`` is its folder as users see it."""
    place = Span(f"{theme}/tema.yaml")
    limits = (
        ("anggaran-halaman", weights.markup, budget.halaman),
        ("anggaran-skrip", weights.scripts, budget.skrip),
        ("anggaran-foto", _of(weights.whole, "beranda"), budget.beranda),
        ("anggaran-foto", _of(weights.whole, "galeri"), budget.galeri),
    )
    return [
        Problem.at(
            place, code, jenis=kind, ukuran=_say(load.bytes), batas=str(limit), halaman=load.page
        )
        for code, loads, limit in limits
        for kind, load in sorted(loads.items())
        if load.bytes > limit * KB
    ]


def _of(loads: Mapping[str, Load], kind: str) -> dict[str, Load]:
    return {kind: loads[kind]} if kind in loads else {}


def _say(size: int) -> str:
    return f"{size / KB:.1f}".replace(".", ",")


def _join(place: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(address)))


def _pictures(html: str) -> Iterable[str]:
    """What a phone loads of the pictures: the first and smallest of each choice."""
    for tag in _PICTURE.findall(html):
        if _LATER not in tag:
            sources = dict(_SOURCE.findall(tag))
            yield sources.get("srcset") or sources["src"]


def _size(artifact: Artifact) -> int:
    if artifact.data is not None:
        return len(artifact.data)
    return artifact.copy_of.stat().st_size if artifact.copy_of else 0
