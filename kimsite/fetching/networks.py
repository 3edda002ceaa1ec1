"""The published data of another network become the KIM and the news that are kept of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from pydantic import ValidationError

from kimsite.fetching.fault import FetchFault
from kimsite.forms.kept import Kim, fault_of
from kimsite.forms.typed.addresses import is_path
from kimsite.reading.registry.kept import MAX_RECORDS
from kimsite.region import lies_in
from kimsite.regions import Regions

MAX_DATA = 32_000_000
"""Bytes; 20,000 KIM are 16 million."""
_ENDS = ("data/kim.json", "data/datapackage.json", "kim.json", "datapackage.json")


@dataclass(frozen=True, slots=True)
class Places:
    """Where a network's site, its data and its newest items are."""

    site: str
    data: str
    news: str


@dataclass(slots=True)
class Records:
    """What a network's data held: its ``kim`` by slug, and what was left out and why.

    ``foreign`` are in regions that the source does not speak for, ``faulty`` no record of ours;
    ``unknown`` are the codes that no region has.
    """

    kim: dict[str, Kim] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)
    faulty: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether there were records, and none could be taken."""
        return not self.kim and bool(self.foreign or self.faulty or self.unknown)


def locate(address: str) -> Places:
    """The places of a network that was named by its site, its data or its data package."""
    if is_path(address):
        return _locate_file(address)
    parts = urlsplit(address)
    path = parts.path
    for end in _ENDS:
        if path.endswith(f"/{end}"):
            folder = f"{parts.scheme}://{parts.netloc}{path.removesuffix(end)}"
            data = urljoin(address, "kim.json")
            return Places(folder, data, urljoin(folder, "rss.xml"))
    site = address.partition("?")[0].partition("#")[0].removesuffix("index.html")
    site = site if site.endswith("/") else f"{site}/"
    return Places(site, f"{site}data/kim.json", f"{site}rss.xml")


def _locate_file(path: str) -> Places:
    """The same for a path: the folder of a build, or a file of data that someone sent."""
    if not path.endswith(".json"):
        return Places("", f"{path}/data/kim.json", f"{path}/rss.xml")
    if path.endswith("/datapackage.json"):
        path = f"{path.removesuffix('datapackage.json')}kim.json"
    site = path.removesuffix("data/kim.json")
    return Places("", path, f"{site}rss.xml" if site != path else "")


def parse_records(data: bytes, address: str, region: str, ours: str, regions: Regions) -> Records:
    """The KIM of ``kim.json``, record by record; ``ours`` is where our own pages are.

    KIM that are ours and came back, and those that are not registered, are none of theirs. Raises
    FetchFault where there is no list of records, or more than is taken of one source.
    """
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise FetchFault("luar-bukan-data", alamat=address) from None
    if not isinstance(document, list):
        raise FetchFault("luar-bukan-data", alamat=address)
    if len(document) > MAX_RECORDS:
        raise FetchFault("luar-terlalu-banyak", alamat=address, rincian=MAX_RECORDS)
    found = Records()
    for number, record in enumerate(document, start=1):
        if isinstance(record, dict) and not _is_theirs(record, ours):
            continue
        _take(found, number, record, region, regions)
    if found.empty:
        raise FetchFault("luar-bukan-data", alamat=address)
    return found


def _is_theirs(record: dict[str, Any], ours: str) -> bool:
    site = record.get("situs")
    returned = isinstance(site, str) and bool(ours) and site.startswith(ours)
    return not returned and record.get("pendaftaran", "terdaftar") == "terdaftar"


def _take(found: Records, number: int, record: Any, region: str, regions: Regions) -> None:
    try:
        kim = Kim.model_validate(record)
    except ValidationError as error:
        slug = record.get("slug") if isinstance(record, dict) else None
        found.faulty.append((str(slug or f"nomor {number}")[:80], fault_of(error)))
        return
    code = kim.kode_wilayah
    if region and not lies_in(code, region):
        found.foreign.append(code)
    elif regions.find(code) is None:
        found.unknown.append(code)
    elif kim.slug in found.kim:
        found.faulty.append((kim.slug, "slug"))
    else:
        found.kim[kim.slug] = kim


def owner_in(kim: dict[str, Kim]) -> Callable[[str], str]:
    """Tells whose KIM an address is by the folder of its site; nobody's is empty."""
    folders = {one.situs.rpartition("/")[0]: slug for slug, one in kim.items() if one.situs}

    def owner(address: str) -> str:
        folder = address.rpartition("/")[0]
        while folder.count("/") > 2:
            if folder in folders:
                return folders[folder]
            folder = folder.rpartition("/")[0]
        return folders.get(folder, "")

    return owner
