"""What a KIM published before a programme and during it, counted by the KIM's own clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

from kimsite.model import Mention
from kimsite.moment import parse_moment
from kimsite.site.desk import Desk
from kimsite.site.items.item import Item

MOST = 50
"""Of so many programmes, the newest, the network learns; a summary is bounded."""
_TICK = timedelta(seconds=1)


def count_programmes(desk: Desk, public: Iterable[Item]) -> tuple[tuple[str, int, int], ...]:
    """For each programme that names the KIM its page, and the items before it and during it.

    An item counts from its date on, so that the clock of the build changes a number only where a
    site does not stand any longer anyway.
    """
    programmes = [said for said in desk.community.mentions if said.kind == "program"][:MOST]
    if not programmes:
        return ()
    dates = [item.post.date for item in public if item.post.date <= desk.now]
    return tuple(sorted(_count(said, dates, desk.community.zone) for said in programmes))


def _count(said: Mention, dates: list[datetime], zone: timezone) -> tuple[str, int, int]:
    earliest, begin, end = windows(said.date, said.until, zone)
    before = sum(earliest <= date < begin for date in dates)
    during = sum(begin <= date and (end is None or date <= end) for date in dates)
    return said.page.path, before, during


def windows(begins: str, ends: str, zone: timezone) -> tuple[datetime, datetime, datetime | None]:
    """From when on items are counted, when the programme begins, and its end, itself included.

    Before it an equally long time is counted; where no end is set, a year.
    """
    begin = parse_moment(begins).instant(zone)
    end = parse_moment(ends).instant(zone, end=True) if ends else None
    span = end - begin + _TICK if end is not None else timedelta(days=365)
    return begin - span, begin, end
