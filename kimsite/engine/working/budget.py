"""What pages cost a reader, against the network's budget (``anggaran``): asked by ``check`` alone.

A theme is too heavy if even the lightest page of a kind is; how long a text is, is its author's
affair. Of front pages and galleries, which show photos, and of maps the heaviest counts.
"""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from kimsite.forms.network import Budget
from kimsite.model import Artifact
from kimsite.problem import Problem, Span

KB = 1000
_LATER = "low"
"""The fetchpriority of a picture that is not loaded before a reader asks for it."""
_PHOTOS = {"beranda", "galeri"}
MAP = re.compile(rb'<figure class="peta.*?</figure>', re.DOTALL)
"""The maps of a page."""


@dataclass(frozen=True, slots=True, order=True)
class Load:
    """Compressed bytes, and the page that costs them."""

    bytes: int
    page: str


@dataclass(slots=True)
class Weights:
    """By kind of page the lightest HTML with its styles; the heaviest scripts, whole and map."""

    markup: dict[str, Load] = field(default_factory=dict)
    scripts: dict[str, Load] = field(default_factory=dict)
    whole: dict[str, Load] = field(default_factory=dict)
    maps: dict[str, Load] = field(default_factory=dict)

    def add(self, other: Weights) -> None:
        """Take in what was weighed elsewhere."""
        for kind, load in other.markup.items():
            self.markup[kind] = min(load, self.markup.get(kind, load))
        for mine, theirs in (
            (self.scripts, other.scripts),
            (self.whole, other.whole),
            (self.maps, other.maps),
        ):
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
        loads = _Loads(place)
        loads.feed(data.decode("utf-8"))
        if loads.aside:
            return Weights()
        scripts = sum(self._compressed(path, files) for path in loads.scripts)
        styles = sum(self._compressed(path, files) for path in loads.styles)
        drawn, data = b"".join(MAP.findall(data)), MAP.sub(b"", data)
        weight = len(gzip.compress(drawn, 6)) if drawn else 0
        markup = len(gzip.compress(data, 6)) + styles
        pictures = set(loads.pictures) if kind in _PHOTOS else ()
        loaded = sum(_size(files[path]) for path in pictures if path in files)
        whole = markup + weight + scripts + loaded
        return Weights(
            {kind: Load(markup, place)},
            {kind: Load(scripts, place)},
            {kind: Load(whole, place)},
            {kind: Load(weight, place)},
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
    within = place.removeprefix(f"kim/{owner}/")
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
        ("anggaran-peta", weights.maps, budget.peta),
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


class _Loads(HTMLParser):
    """What a page has a phone load, by path in the output; of each picture the smallest choice.

    ``aside`` are pages that only say where to go, or that something is gone.
    """

    def __init__(self, place: str) -> None:
        super().__init__()
        self._folder = posixpath.dirname(place)
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self.pictures: list[str] = []
        self.aside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element loads."""
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and "stylesheet" in given.get("rel", "").lower().split():
            self._note(self.styles, given.get("href"))
        elif tag == "script":
            self._note(self.scripts, given.get("src"))
        elif tag == "img" and given.get("fetchpriority") != _LATER:
            choices = given.get("srcset", "").split(",")[0].split()
            self._note(self.pictures, choices[0] if choices else given.get("src"))
        elif tag == "meta":
            robots = given.get("name") == "robots" and "noindex" in given.get("content", "")
            self.aside |= robots or given.get("http-equiv", "").lower() == "refresh"

    def _note(self, where: list[str], address: str | None) -> None:
        if address:
            path = posixpath.join(self._folder, unquote(address.partition("?")[0]))
            where.append(posixpath.normpath(path))


def _size(artifact: Artifact) -> int:
    if artifact.data is not None:
        return len(artifact.data)
    return artifact.copy_of.stat().st_size if artifact.copy_of else 0
