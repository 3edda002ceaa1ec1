"""The last chapters: what machines read, made from the lines of areas, and what lives elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from kimsite.directory import sitemaps
from kimsite.directory.feeds import opml
from kimsite.directory.redirects import find_redirects, print_redirects
from kimsite.engine.planning.parts import digest_value
from kimsite.engine.reducing.chapters.chapter import Chapter
from kimsite.engine.reducing.chapters.desk import Desk
from kimsite.model import Artifact
from kimsite.problem import Problem


def tell_machine(desk: Desk, standing: Collection[str]) -> Iterator[Chapter]:
    """OPML and sitemaps; ``standing`` fills on the way."""
    ledger = desk.ledger
    digests = ledger.lines.digests()
    outlines = {f: made for f, made in digests.items() if f.startswith(opml.FOLDER)}
    shows = digest_value((desk.context(), desk.directory.has_material_feed, outlines))
    yield Chapter("opml", shows, partial(_print_outlines, desk, outlines))
    maps = sorted(f for f in digests if f.startswith("sitemap/") and f != sitemaps.OWN)
    for name in (*maps, sitemaps.OWN):
        yield Chapter(name, digest_value(digests.get(name)), partial(_print_maps, desk, name))
    made = [path for path in sorted(standing) if path.startswith("sitemap/")]
    shows = digest_value((desk.layout.base_url, made))
    yield Chapter("sitemap", shows, lambda: [sitemaps.build_index(made, desk.layout)])


def _print_outlines(desk: Desk, files: Collection[str]) -> Iterator[Artifact]:
    return desk.directory.print_outlines(
        (file.removeprefix(opml.FOLDER)[:2], b"".join(desk.ledger.lines.of(file))) for file in files
    )


def _print_maps(desk: Desk, name: str) -> Iterator[Artifact]:
    return sitemaps.build_maps(name, desk.ledger.lines.of(name))


def tell_redirects(
    desk: Desk, former: dict[str, str], standing: Collection[str], problems: list[Problem]
) -> Chapter:
    """What lives elsewhere now: ``former`` slugs to those of now. It yields to ``standing``.

    It comes last. What cannot have its page is reported to ``problems``.
    """
    press = desk.directory.press
    found = find_redirects(press, desk.directory.texts, former, standing, problems)
    shows = digest_value((desk.context(), found))
    return Chapter("alamat lama", shows, partial(print_redirects, press, found))
