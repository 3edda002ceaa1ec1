"""Langganan kabar: what a feed is, how to follow one on a phone, and which there are.

The lists are bounded: provinces or kabupaten/kota, and bidang. Where others stand is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kimsite.directory.areas.tally import Tally
from kimsite.directory.atlas import Atlas
from kimsite.directory.facets.facet import FIELD
from kimsite.directory.feeds.channels import Feeds
from kimsite.directory.feeds.news import field_feeds, region_feeds
from kimsite.directory.feeds.opml import OUTLINE
from kimsite.directory.press import Press
from kimsite.directory.regions.pages import REGIONS, regions_below
from kimsite.model import Artifact
from kimsite.region import Region
from kimsite.rendering.layout import FEEDS, MATERIALS
from kimsite.rendering.look.page import FeedLink, Page

_CITIES = 2


class Subject(NamedTuple):
    """What one can subscribe to, and its feeds, one for each format."""

    title: str
    feeds: tuple[FeedLink, ...]


def print_feeds_page(
    press: Press, common: Iterable[Feeds], nation: Tally, held: Tally, atlas: Atlas, door: str
) -> Iterator[Artifact]:
    """``umpan/index.html``; ``common`` are the feeds of the network as a whole.

    It lists the feeds of the region ``door``, whose tally is ``held``, and of those below it.
    """
    say, common = press.theme.say, list(common)
    regions = _regions(held, atlas, door)
    values = {
        "crumbs": press.crumbs(),
        "common": [Subject(feeds.title, feeds.links()) for feeds in common],
        "materials_page": MATERIALS if any(f.page == MATERIALS for f in common) else None,
        "regions": [_region(press, region) for region in regions],
        "fields": _fields(press, nation),
        "regions_page": REGIONS if any(region.level == 1 for region in regions) else None,
        "outline": OUTLINE,
    }
    page = Page(FEEDS, say("umpan"), say("umpan_ket"), language=press.theme.language)
    yield press.page("umpan.html", page, values)


def _regions(held: Tally, atlas: Atlas, door: str) -> list[Region]:
    """Those that have feeds: the network's own region, and the ones below it with KIM."""
    if not held.all.kim:
        return []
    own = atlas.find(door) if door else None
    below = [region for region in regions_below(atlas, held.all.below) if region.level <= _CITIES]
    return [own, *below] if own is not None else below


def _region(press: Press, region: Region) -> Subject:
    return Subject(region.title, region_feeds(press.setting.network, region).links())


def _fields(press: Press, nation: Tally) -> list[Subject]:
    listed = press.marks.listed(FIELD, nation.facets[FIELD])
    return [Subject(press.marks.field(slug), field_feeds(press, slug).links()) for slug in listed]
