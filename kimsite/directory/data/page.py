"""``data/index.html``: the open data for people, and what it says of itself to search engines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kimsite.directory.data.columns import (
    COMMUNITIES,
    MATERIALS,
    PRECISION,
    REGIONS,
    VERSION,
    Column,
)
from kimsite.directory.data.described import meanings
from kimsite.directory.data.files import DATA_PAGE, FILES, FOLDER, RECORDS, package
from kimsite.directory.data.package import Resource
from kimsite.directory.data.release import Release
from kimsite.directory.data.texts import TextTable
from kimsite.directory.press import Press
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.region import Region
from kimsite.rendering.jinja.json_ld import write_json_ld
from kimsite.rendering.layout import FRONT
from kimsite.rendering.look.page import Page
from kimsite.site.items.filelink import say_size

PYTHON = "import json, urllib.request as web; kim = json.load(web.urlopen('{address}'))"
"""The line that reads all of it; a test runs it as it stands on the page."""
SQL = "SELECT provinsi, count(*) FROM kim WHERE status = 'aktif' GROUP BY provinsi;"
"""A question that the database answers; tested likewise."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download: its name, what it holds and its size in words."""

    target: Target
    name: str
    title: str
    size: str


@dataclass(frozen=True, slots=True)
class Meant:
    """A column as the page tells it: its name, title and meaning."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of one province: their formats in capitals, and where they are."""

    title: str
    files: tuple[tuple[str, Target], ...]


def print_page(
    press: Press, release: Release, provinces: Iterable[Region], tables: Iterable[TextTable]
) -> Iterator[Artifact]:
    """The page of what ``release`` printed; ``provinces`` have files of their own."""
    say = press.theme.say
    values = {
        "downloads": [_download(press, resource) for resource in release.resources],
        "package": package(),
        "shelves": [_shelf(region) for region in provinces],
        "tables": [
            ("kim", _meant(press, "kim", (*COMMUNITIES, PRECISION))),
            ("wilayah", _meant(press, "wilayah", REGIONS)),
            ("bahan", _meant(press, "bahan", MATERIALS)),
            *((table.name, _meant(press, table.name, table.columns)) for table in tables),
        ],
        "newest": press.day(release.newest.isoformat()) if release.newest else "",
        "python": PYTHON.format(address=press.layout.address(RECORDS.target())),
        "sql": SQL,
        "version": VERSION,
    }
    title, described = say("data_judul"), say("data_ket", nama=press.setting.network.nama)
    page = Page(
        DATA_PAGE,
        title,
        described,
        json_ld=write_json_ld(_json_ld(press, release, f"{title}: {press.frame.title}", described)),
        language=press.theme.language,
    )
    values["crumbs"] = press.crumbs()
    yield press.page("data.html", page, values, _day(release))


def _download(press: Press, resource: Resource) -> Download:
    size = say_size(resource.weight.size, press.theme.language)
    target = Target(DIRECTORY, f"{FOLDER}{resource.path}")
    return Download(target, resource.path, resource.title, size)


def _shelf(province: Region) -> Shelf:
    files = tuple((file.format.upper(), file.target(province.code)) for file in FILES)
    return Shelf(province.title, files)


def _meant(press: Press, table: str, columns: Iterable[Column]) -> list[Meant]:
    words = meanings(press.theme.language, table)
    told = ((column.name, words[column.name]) for column in columns)
    return [Meant(name, meaning.title, meaning.text) for name, meaning in told]


def _json_ld(press: Press, release: Release, name: str, described: str) -> dict[str, Any]:
    """schema.org's Dataset."""
    layout, licence = press.layout, press.licence
    told = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": described,
        "url": layout.address(DATA_PAGE),
        "inLanguage": press.theme.language,
        "isAccessibleForFree": True,
        "license": (licence.path or licence.title) if licence else "",
        "dateModified": _day(release),
        "creator": {
            "@type": "Organization",
            "name": press.setting.network.nama,
            "url": layout.address(FRONT),
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "name": resource.title,
                "encodingFormat": resource.media,
                "contentUrl": layout.address(Target(DIRECTORY, f"{FOLDER}{resource.path}")),
            }
            for resource in release.resources
        ],
    }
    return {key: value for key, value in told.items() if value}


def _day(release: Release) -> str:
    return release.newest.date().isoformat() if release.newest else ""
