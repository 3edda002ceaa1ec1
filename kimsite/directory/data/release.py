"""A release of the open data: the files of one folder, weighed and described together.

The nation's has the regions and the database as well; a province's is a part of the nation's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kimsite.directory.areas.tally import Tally
from kimsite.directory.data.columns import MATERIALS, REGIONS, VERSION
from kimsite.directory.data.database import MEDIA, write_database
from kimsite.directory.data.files import (
    CSV,
    DATA_PAGE,
    DATABASE,
    FILES,
    LICENCE,
    PLACES,
    REACH,
    RECORDS,
    TABLE,
    Parts,
    package,
    read_blocks,
    weigh,
)
from kimsite.directory.data.package import Resource, render_package
from kimsite.directory.data.places import Line
from kimsite.directory.data.table import render_head, render_lines, render_record
from kimsite.directory.data.texts import TextTable
from kimsite.directory.press import Press
from kimsite.model import Artifact
from kimsite.reading.values.names import parse_slug
from kimsite.region import Region
from kimsite.rendering.faults import CacheFault
from kimsite.rendering.layout import FRONT


def newest_of(tally: Tally | None) -> datetime | None:
    """When the newest item of a region is dated; the build's own clock is in no file."""
    return max((headline.instant for headline in tally.feed), default=None) if tally else None


@dataclass(slots=True)
class Release:
    """The data of the network, or of one ``province``; ``newest`` is when its newest item is dated.

    ``resources`` fills as files are printed.
    """

    press: Press
    parts: Parts
    newest: datetime | None
    province: Region | None = None
    resources: list[Resource] = field(default_factory=list)

    def print_files(self) -> Iterator[Artifact]:
        """The KIM as CSV, JSON and GeoJSON."""
        code = self.province.code if self.province else ""
        for file in FILES:
            artifact = file.artifact(self.parts, code)
            # A map is no table, and a list without records is none to frictionless.
            is_table = file is TABLE or (file is RECORDS and self._any(code))
            columns = file.columns if is_table else ()
            name = file.table if file.format == "csv" else f"{file.table}-{file.format}"
            self._list(name, artifact.path, file.media, artifact.pieces(), file.table, columns)
            yield artifact

    def print_places(self, lines: list[Line]) -> Iterator[Artifact]:
        """The regions as CSV."""
        data = render_head(REGIONS) + render_lines(lines)
        self._list("wilayah", PLACES.path, CSV, [data], "wilayah", REGIONS)
        yield Artifact(PLACES.path, data)

    def print_materials(self, data: bytes) -> Iterator[Artifact]:
        """How far materials were passed on, as CSV."""
        self._list("bahan", REACH.path, CSV, [data], "bahan", MATERIALS)
        yield Artifact(REACH.path, data)

    def print_tables(self, tables: Iterable[TextTable]) -> Iterator[Artifact]:
        """What the network's own texts say, as CSV."""
        for table in tables:
            data = render_head(table.columns) + b"".join(map(render_record, table.records))
            path = table.target.path
            self._list(table.name, path, CSV, [data], table.name, table.columns)
            yield Artifact(path, data)

    def print_database(self, lines: list[Line], tables: list[TextTable]) -> Iterator[Artifact]:
        """All of it as one SQLite file, which is gone once it was taken. Raises CacheFault."""
        try:
            folder = TemporaryDirectory(prefix="kimsite-")
        except OSError as error:
            raise CacheFault(error.errno or 0, str(error), "tmp") from error
        with folder as place:
            file = Path(place, "kim.sqlite")
            records = self.parts(RECORDS.target().path, "")
            write_database(file, records, lines, tables, self._told())
            self._list("kim-sqlite", DATABASE.path, MEDIA, read_blocks(file))
            yield Artifact(DATABASE.path, copy_of=file)

    def print_package(self) -> Iterator[Artifact]:
        """The description of what was printed."""
        press, network = self.press, self.press.setting.network
        title = f"{press.theme.say('data_judul')}: {network.nama}"
        about: dict[str, Any] = {
            "name": parse_slug(network.nama) or "kim",
            "title": f"{title}, {self.province.title}" if self.province else title,
            "description": press.theme.say("data_ket", nama=network.nama),
            "homepage": press.layout.address(DATA_PAGE),
            "version": f"{VERSION}.0.0",
            "created": self.newest.isoformat() if self.newest else "",
            "licenses": self._licences(),
            "sources": [{"title": network.nama, "path": press.layout.address(FRONT)}],
            "keywords": ["KIM", "Komunitas Informasi Masyarakat", "Indonesia"],
        }
        if self.province:
            about["name"] += f"-{self.province.code}"
        target = package(self.province.code if self.province else "")
        yield Artifact(target.path, render_package(about, self.resources, press.theme.language))

    def _any(self, code: str) -> bool:
        return any(self.parts(RECORDS.target().path, code))

    def _list(self, name: str, path: str, media: str, pieces: Iterable[bytes], *table: Any) -> None:
        file = path.rpartition("/")[2]
        title = self.press.theme.say(f"data_berkas_{name.replace('-', '_')}")
        self.resources.append(Resource(name, file, title, media, weigh(pieces), *table))

    def _licences(self) -> list[dict[str, str]]:
        """As the standard has them: one in words of its own is told by the page that states it."""
        licence = self.press.licence
        if licence is None:
            return []
        if licence.name:
            return [{"name": licence.name, "title": licence.title, "path": licence.path}]
        return [{"title": licence.title, "path": self.press.layout.address(LICENCE)}]

    def _told(self) -> dict[str, str]:
        """What the database says of itself, for it travels alone."""
        network, licence = self.press.setting.network, self.press.licence
        return {
            "nama": network.nama,
            "alamat": self.press.layout.address(DATA_PAGE),
            "versi": str(VERSION),
            "terbaru": self.newest.isoformat() if self.newest else "",
            "lisensi": licence.title if licence else "",
        }
