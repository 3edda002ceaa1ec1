"""The files of the open data: what each is called, and how it is joined from the lines of areas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from kimsite.directory.data import point
from kimsite.directory.data.columns import COMMUNITIES, PRECISION, Column
from kimsite.directory.data.table import render_head
from kimsite.model import DIRECTORY, Artifact, Target

DATA_PAGE = Target(DIRECTORY, "data/index.html")
LICENCE = Target(DIRECTORY, "data/index.html", "lisensi")
FOLDER = "data/"
Parts = Callable[[str, str], Iterable[bytes]]
"""The lines of a file, area by area: of all, or of those in one province."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of lines, with what stands before, between and after those of the areas."""

    name: str
    table: str
    media: str
    columns: tuple[Column, ...]
    head: bytes = b""
    between: bytes = b""
    tail: bytes = b""

    @property
    def format(self) -> str:
        """``csv``, ``json`` or ``geojson``."""
        return self.name.rpartition(".")[2]

    def target(self, province: str = "") -> Target:
        """Where it lives: the whole one, or that of a ``province``."""
        return Target(DIRECTORY, f"{FOLDER}{province}{'/' if province else ''}{self.name}")

    def artifact(self, parts: Parts, province: str = "") -> Artifact:
        """The whole file, or that of a ``province``; it is never held in memory."""
        key, path = self.target().path, self.target(province).path
        return Artifact(path, read=partial(self._pieces, partial(parts, key, province)))

    def _pieces(self, parts: Callable[[], Iterable[bytes]]) -> Iterator[bytes]:
        yield self.head
        for number, part in enumerate(parts()):
            yield self.between + part if number else part
        yield self.tail


CSV = "text/csv"
TABLE = DataFile("kim.csv", "kim", CSV, COMMUNITIES, render_head(COMMUNITIES))
RECORDS = DataFile("kim.json", "kim", "application/json", COMMUNITIES, b"[\n", b",\n", b"\n]\n")
MAP = DataFile(
    "kim.geojson",
    "kim",
    "application/geo+json",
    (*COMMUNITIES, PRECISION),
    point.HEAD,
    b",\n",
    point.TAIL,
)
FILES = (TABLE, RECORDS, MAP)
"""Those that provinces have, too."""
PLACES = Target(DIRECTORY, f"{FOLDER}wilayah.csv")
"""Made of lines that areas keep under this name, and of more."""
REACH = Target(DIRECTORY, f"{FOLDER}bahan.csv")
"""How far materials were passed on."""
DATABASE = Target(DIRECTORY, f"{FOLDER}kim.sqlite")
PACKAGE = "datapackage.json"
KEPT = (*(file.target().path for file in FILES), PLACES.path)
"""The files whose lines are kept by area."""


def package(province: str = "") -> Target:
    """The description of the whole, or of a ``province``."""
    return Target(DIRECTORY, f"{FOLDER}{province}{'/' if province else ''}{PACKAGE}")


@dataclass(frozen=True, slots=True)
class Weight:
    """How large a file is, and the SHA-256 of its bytes."""

    size: int
    digest: str


def weigh(pieces: Iterable[bytes]) -> Weight:
    """Weigh a file that is never held in memory."""
    size, state = 0, sha256()
    for piece in pieces:
        size += len(piece)
        state.update(piece)
    return Weight(size, state.hexdigest())


def read_blocks(file: Path) -> Iterator[bytes]:
    """A file on disk, block by block."""
    with file.open("rb") as opened:
        while block := opened.read(1 << 20):
            yield block
