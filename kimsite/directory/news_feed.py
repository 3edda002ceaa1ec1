"""Feeds of the newest items: of the network, its provinces, kabupaten/kota and bidang.

They carry a summary and a link, and are fair: two items of one KIM, as long as others have any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kimsite.directory.press import Press
from kimsite.directory.rows import Headline
from kimsite.model import DIRECTORY, Artifact, Target
from kimsite.region import Region
from kimsite.rendering.feeds import Channel, Entry, feed_authority, render_rss, tag_uri
from kimsite.rendering.layout import FRONT, field_page, region_page

FEED = Target(DIRECTORY, "rss.xml")


def feed_beside(page: Target) -> Target:
    """The feed of ``page``: ``wilayah/94.04.xml`` beside ``wilayah/94.04.html``."""
    return Target(page.owner, f"{page.path.removesuffix('.html')}.xml")


def print_network_feed(press: Press, news: Iterable[Headline]) -> Artifact:
    """``rss.xml``; it stands even without an item, because every page names it."""
    network = press.setting.network
    told = network.keterangan or press.theme.say("dir_situs_ket", nama=network.nama)
    return _print(press, FEED, FRONT, network.nama, told, news)


def print_region_feed(press: Press, region: Region, news: Iterable[Headline]) -> Iterator[Artifact]:
    """The feed of a province, kabupaten or kota, where there is anything to tell."""
    return _print_beside(press, region_page(region.code), region.title, news)


def print_field_feed(press: Press, slug: str, news: Iterable[Headline]) -> Iterator[Artifact]:
    """The feed of a bidang, where there is anything to tell."""
    return _print_beside(press, field_page(slug), press.marks.field(slug), news)


def _print_beside(
    press: Press, page: Target, name: str, news: Iterable[Headline]
) -> Iterator[Artifact]:
    held = list(news)
    if held:
        told = press.theme.say("dir_kabar_dari", wilayah=name)
        title = f"{press.setting.network.nama}: {name}"
        yield _print(press, feed_beside(page), page, title, told, held)


def _print(
    press: Press, feed: Target, page: Target, title: str, told: str, news: Iterable[Headline]
) -> Artifact:
    channel = Channel(
        title=title,
        link=press.layout.address(page),
        description=told,
        language=press.theme.language,
        self_address=press.layout.address(feed),
    )
    authority = feed_authority(press.setting.network)
    return Artifact(feed.path, render_rss(channel, [_entry(press, authority, h) for h in news]))


def _entry(press: Press, authority: str, headline: Headline) -> Entry:
    name, target = headline.path.removesuffix(".html"), headline.target
    return Entry(
        id=headline.feed_id or tag_uri(authority, headline.slug, name),
        title=headline.title,
        link=press.layout.address(target) if target else headline.elsewhere,
        published=headline.instant,
        summary=headline.summary,
        author=headline.credit,
    )
