"""The order of the chapters whose pages search engines may find."""

from __future__ import annotations

from collections.abc import Iterator

from kimsite.engine.planning.parts import digest_value
from kimsite.engine.reducing.chapters.chapter import Chapter
from kimsite.engine.reducing.chapters.data import tell_data
from kimsite.engine.reducing.chapters.desk import Desk
from kimsite.engine.reducing.chapters.regions import tell_regions
from kimsite.engine.reducing.chapters.texts import tell_current, tell_texts


def tell_pages(desk: Desk) -> Iterator[Chapter]:
    """The chapters in the order in which they are printed."""
    passed_on = desk.ledger.passed.digests()
    yield from tell_texts(desk, passed_on)
    yield _front(desk)
    yield from tell_regions(desk)
    yield from tell_data(desk, passed_on)
    yield from tell_current(desk)


def _front(desk: Desk) -> Chapter:
    ledger, (door, held) = desk.ledger, desk.door()
    told = [ledger.merged.digest(code) for code in ("", door)]
    shows = digest_value((desk.texts_shown(), door, told, ledger.areas.digests().get(door)))
    return Chapter(
        "depan", shows, lambda: desk.directory.print_front(door, held, ledger.areas.sheet(door))
    )
