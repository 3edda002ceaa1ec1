"""Feeds of the newest items: of the network, its provinces, kabupaten/kota and bidang.

They carry a summary and a link, and are fair: two items of one KIM, as long as others have any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kimsite.directory.areas.rows import Headline
from kimsite.directory.feeds.channels import Feeds, feeds_beside, feeds_in, print_feeds
from kimsite.directory.press import Press
from kimsite.forms import Network
from kimsite.model import Artifact, Target, Upstream
from kimsite.region import Region
from kimsite.rendering.feeds import Enclosure, Entry, Original, feed_authority, foreign_id, tag_uri
from kimsite.rendering.layout import FRONT, field_page, region_page
from kimsite.site.items.cancelled import mark_cancelled


def network_feeds(network: Network) -> Feeds:
    """``rss.xml``, ``atom.xml`` and ``feed.json``; every page of the directory names them."""
    return feeds_in("", FRONT, network.nama)


def region_feeds(network: Network, region: Region) -> Feeds:
    """Those of a province, kabupaten or kota; a province's come in every format."""
    title = f"{network.nama}: {region.title}"
    return feeds_beside(region_page(region.code), title, every=region.level == 1)


def field_feeds(press: Press, slug: str) -> Feeds:
    """That of a bidang."""
    title = f"{press.setting.network.nama}: {press.marks.field(slug)}"
    return feeds_beside(field_page(slug), title)


def print_network_feeds(press: Press, news: Iterable[Headline]) -> Iterator[Artifact]:
    """They stand even without an item, because every page names them."""
    network = press.setting.network
    told = network.keterangan or press.theme.say("dir_situs_ket", nama=network.nama)
    return print_feeds(press, network_feeds(network), told, _entries(press, news))


def print_region_feeds(
    press: Press, region: Region, news: Iterable[Headline]
) -> Iterator[Artifact]:
    """Those of a region that has KIM, whether or not there is anything to tell today."""
    told = press.theme.say("dir_kabar_dari", wilayah=region.title)
    feeds = region_feeds(press.setting.network, region)
    return print_feeds(press, feeds, told, _entries(press, news))


def print_field_feed(press: Press, slug: str, news: Iterable[Headline]) -> Iterator[Artifact]:
    """That of a bidang that KIM work on."""
    told = press.theme.say("dir_kabar_dari", wilayah=press.marks.field(slug))
    return print_feeds(press, field_feeds(press, slug), told, _entries(press, news))


def _entries(press: Press, news: Iterable[Headline]) -> list[Entry]:
    authority = feed_authority(press.setting.network)
    return [_entry(press, authority, headline) for headline in news]


def _entry(press: Press, authority: str, headline: Headline) -> Entry:
    name, target = headline.path.removesuffix(".html"), headline.target
    known = headline.feed_id or tag_uri(authority, headline.slug, name)
    address = press.layout.address
    return Entry(
        id=known if target else foreign_id(authority, known),
        title=mark_cancelled(press.theme, headline.title) if headline.cancelled else headline.title,
        link=address(target) if target else headline.elsewhere,
        published=headline.instant,
        summary=headline.summary,
        author=headline.credit,
        picture=Enclosure(address(Target(headline.slug, headline.picture)), headline.picture_length)
        if headline.picture
        else None,
        original=_original(press, headline.original) if headline.original else None,
    )


def _original(press: Press, found: Upstream) -> Original:
    """What a headline passes on, by absolute addresses."""
    address = press.layout.address
    feed = address(Target(found.owner, found.feed)) if found.feed else ""
    return Original(address(Target(found.owner, found.path)), found.title, feed, found.feed_title)
