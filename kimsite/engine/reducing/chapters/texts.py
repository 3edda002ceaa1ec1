"""The chapters of the network's own texts: materials, who passed them on, programmes, awards."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kimsite.directory.materials.current import print_current
from kimsite.directory.materials.relays import Spread
from kimsite.engine.planning.parts import digest_value
from kimsite.engine.reducing.chapters.chapter import Chapter
from kimsite.engine.reducing.chapters.desk import Desk
from kimsite.engine.remembering.ledger.passed import PassedOn

TEXTS = "tulisan"
"""The chapter of the texts themselves, which tells what was found wrong in them."""


def tell_texts(desk: Desk, passed_on: PassedOn) -> Iterator[Chapter]:
    """All that is printed from texts, the texts first."""
    shows = desk.texts_shown()
    yield Chapter(TEXTS, shows, desk.directory.print_texts)
    yield from _materials(desk, shows, passed_on)
    yield from _naming(desk, shows)


def _materials(desk: Desk, texts: str, told: PassedOn) -> Iterator[Chapter]:
    """The page of each material, and the pages of those who passed it on in one region."""
    for card in desk.directory.cards:
        name = card.notice.post.name
        areas = told.get(name, {})
        kim = {area: count for area, (count, _) in areas.items()}
        spread = Spread(kim, partial(desk.ledger.passed.passers, name))
        divided = list(spread.divided())
        shown = kim if divided else areas
        show = partial(desk.directory.print_material, card, spread)
        yield Chapter(f"bahan {name}", digest_value((texts, sorted(shown.items()))), show)
        for code in divided:
            inside = {area: told for area, told in areas.items() if area[: len(code)] == code}
            shows = digest_value((texts, sorted(inside.items())))
            show = partial(desk.directory.print_relays, card, spread, code)
            yield Chapter(f"bahan {name} {code}", shows, show)


def _naming(desk: Desk, texts: str) -> Iterator[Chapter]:
    """Programmes and awards: what they say, and how the KIM that they name are shown."""
    directory, national = desk.directory, desk.national
    printers = {"program": directory.print_programmes, "penghargaan": directory.print_awards}
    organisers = sorted(national.organisers.items()), [prize.organiser for prize in national.prizes]
    for kind, printed in printers.items():
        slugs = {one.slug for one in national.namings if one.mention.kind == kind}
        named = {slug: desk.named[slug] for slug in sorted(slugs & desk.named.keys())}
        shows = digest_value((texts, organisers, named))
        yield Chapter(kind, shows, partial(printed, named))


def tell_current(desk: Desk) -> Iterator[Chapter]:
    """The small files that sites ask for what is current, where they do."""
    if not desk.setting.network.includes:
        return
    areas = sorted(desk.ledger.areas.digests())
    listed = [notice.brief for notice in desk.national.notices if notice.brief.listed]
    shows = digest_value((desk.context(), areas, listed))
    yield Chapter("kini", shows, partial(print_current, desk.directory.press, areas, listed))
