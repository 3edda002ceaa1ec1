"""The chapters of regions: a chapter holds all pages, maps and feeds of one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kimsite.directory.facets.marks import Division
from kimsite.engine.planning.parts import digest_value
from kimsite.engine.reducing.chapters.chapter import Chapter
from kimsite.engine.reducing.chapters.desk import Desk
from kimsite.engine.reducing.chapters.regionsheet import RegionSheet, print_region
from kimsite.model import Artifact
from kimsite.reading.registry.offices import MINISTRY


def tell_regions(desk: Desk) -> Iterator[Chapter]:
    """Of the network's own region, and with KIM: provinces first."""
    yield from _provinces(desk)
    yield from _areas(desk)


def _provinces(desk: Desk) -> Iterator[Chapter]:
    merged, press, context = desk.merged, desk.directory.press, desk.context()
    areas, offices = desk.ledger.areas.digests(), desk.office_digests()
    own = desk.directory.atlas.own
    nation, told = press.marks.long(merged[""]), desk.directory.calendars.told
    for code in sorted({*merged, *own}):
        if not code or "." in code or not (code in own or merged[code].all.kim):
            continue
        near = offices.get(MINISTRY), offices.get(code)
        sheet, _ = areas.get(code, ("", ""))
        inner = press.marks.long(merged[code]) if code in merged else ()
        held = desk.ledger.merged.digest(code), sheet, press.aimed.at(code), told(code)
        shows = digest_value((context, near, nation, inner, *held))
        yield _region(desk, code, shows, Division(nation, inner))


def _areas(desk: Desk) -> Iterator[Chapter]:
    """Kabupaten and kota."""
    merged, press, context = desk.merged, desk.directory.press, desk.context()
    areas, offices = desk.ledger.areas.digests(), desk.office_digests()
    own = desk.directory.atlas.own
    nation, told = press.marks.long(merged[""]), desk.directory.calendars.told
    divided = {code: press.marks.long(tally) for code, tally in merged.items()}
    peopled = {code for code in areas if code in merged[code[:2]].all.below}
    for code in sorted({*peopled, *(code for code in own if "." in code)}):
        inner = divided.get(code[:2], ())
        near = [offices.get(above) for above in (MINISTRY, code[:2], code)]
        sheet, _ = areas.get(code, ("", ""))
        held = sheet, press.aimed.within(code), told(code)
        shows = digest_value((context, near, nation, inner, *held))
        yield _region(desk, code, shows, Division(nation, inner))


def _region(desk: Desk, code: str, shows: str, division: Division) -> Chapter:
    tell = partial(_open, desk, code, division)

    def printed() -> Iterator[Artifact]:
        return print_region(desk.directory, desk.merged, tell())

    return Chapter(f"wilayah {code}", shows, printed, tell)


def _open(desk: Desk, code: str, division: Division) -> RegionSheet:
    return RegionSheet(code, division, desk.ledger.areas.sheet_text(code))
