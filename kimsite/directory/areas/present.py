"""Who is listed already: a KIM that two networks tell of stands once; and what its clock says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from urllib.parse import urlsplit

from kimsite.model import Summary
from kimsite.region import Region


def localize(summary: Summary, region: Region) -> Summary:
    """The same, its items from elsewhere dated as the clock of their region says."""
    zone = timezone(timedelta(hours=region.utc_offset))
    newest = tuple(
        replace(item, date=datetime.fromisoformat(item.date).astimezone(zone).isoformat())
        for item in summary.newest
    )
    return replace(summary, newest=newest)


@dataclass(slots=True)
class Present:
    """The KIM of one area that are listed, by all that tells two of them apart."""

    _keys: dict[tuple[str, ...], str] = field(default_factory=dict)

    def find(self, summary: Summary) -> str:
        """The slug of the same KIM of this network or another source; nothing if there is none."""
        source = summary.slug.partition("@")[2]
        known = (self._keys.get(key, "") for key in _keys_of(summary))
        return next((slug for slug in known if slug and slug.partition("@")[2] != source), "")

    def add(self, summary: Summary) -> None:
        """List it; of two that are alike the first is remembered."""
        for key in _keys_of(summary):
            self._keys.setdefault(key, summary.slug)


def _keys_of(summary: Summary) -> Iterable[tuple[str, ...]]:
    """Its number, its name in its region, and the address of its site."""
    if number := "".join(filter(str.isalnum, summary.number)).lower():
        yield "nomor", number
    words = summary.name.casefold().removeprefix("kim ")
    if name := "".join(filter(str.isalnum, words)):
        yield "nama", summary.region, name
    if summary.elsewhere:
        parts = urlsplit(summary.elsewhere)
        path = parts.path.removesuffix("index.html").rstrip("/")
        yield "situs", parts.netloc.lower().removeprefix("www."), path, parts.query
