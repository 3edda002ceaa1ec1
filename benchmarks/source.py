"""Reads a generated network back, so that every peer is given the very same posts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kimsite.regions import regions

MATERIALS = "bahan"
"""The folder and section of the ministry's materials, in every project."""


@dataclass(frozen=True, slots=True)
class Post:
    """One item: its kind, the stem of its file, its front matter and its Markdown."""

    kind: str
    stem: str
    title: str
    day: str
    reporter: str
    body: str


@dataclass(frozen=True, slots=True)
class Kim:
    """One KIM as its profile tells, with its region in words."""

    slug: str
    name: str
    code: str
    region: str
    village: str
    fields: tuple[str, ...]
    email: str
    chair: str
    secretary: str
    posts: tuple[Post, ...]


def read_network(folder: Path) -> Iterator[Kim]:
    """Every KIM of a network that :mod:`benchmarks.network` wrote, by slug."""
    for profile in sorted((folder / "communities").glob("*/*.yaml"), key=lambda file: file.stem):
        yield _read_kim(folder, profile)


def _read_kim(folder: Path, profile: Path) -> Kim:
    told = _pairs(profile.read_text("utf-8"))
    chain = regions().chain(told["kode_wilayah"])
    return Kim(
        slug=profile.stem,
        name=told["nama"],
        code=told["kode_wilayah"],
        region=", ".join(region.title for region in reversed(chain[1:])),
        village=chain[-1].name,
        fields=tuple(told["bidang"].strip("[]").split(", ")),
        email=told["email"],
        chair=told["ketua"],
        secretary=told["sekretaris"],
        posts=tuple(_read_posts(folder / "content" / "kim" / profile.stem)),
    )


def _read_posts(folder: Path) -> Iterator[Post]:
    for file in sorted(folder.glob("*/*.md")):
        _, front, body = file.read_text("utf-8").split("---\n", 2)
        told = _pairs(front)
        yield Post(
            kind=file.parent.name,
            stem=file.stem,
            title=told["judul"],
            day=told["tanggal"],
            reporter=told["pewarta"],
            body=body,
        )


def _pairs(text: str) -> dict[str, str]:
    """The ``key: value`` lines of the generator's own YAML, which has no others of one line."""
    found = {}
    for line in text.splitlines():
        key, colon, value = line.partition(": ")
        if colon:
            found[key.strip()] = value.strip("\"'")
    return found
