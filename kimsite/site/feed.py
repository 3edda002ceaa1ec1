"""The KIM's own feed: its 20 newest items of all kinds, in full text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urljoin

from markupsafe import Markup, escape

from kimsite.model import Artifact
from kimsite.rendering.feeds import Channel, Entry, feed_authority, render_rss, tag_uri
from kimsite.rendering.shot import Shot
from kimsite.site.desk import KINDS, Desk, find_place
from kimsite.site.item import Item
from kimsite.site.menu import feed_file
from kimsite.site.order import newest_first
from kimsite.site.press import Press
from kimsite.site.when import say_event

NEWEST = 20
# One tag of sanitised HTML: a quoted value may hold ``>``, text never holds ``<``.
_TAG = re.compile(r'<[a-z][a-z0-9]*(?:\s+[a-z-]+(?:="[^"]*")?)*\s*/?>')
_SIZES = re.compile(r' srcset="[^"]*" sizes="[^"]*"')
_ADDRESS = re.compile(r'(\s(?:href|src)=")([^"]*)(")')


def feed_items(items: Sequence[Item]) -> list[Item]:
    """The items that the feed shows: never a draft, not even in a preview."""
    live = (item for item in items if item.kind in KINDS and item.post.listed)
    return newest_first(live)[:NEWEST]


def build_feed(press: Press, items: Sequence[Item], description: str) -> Artifact:
    """``rss.xml``; it exists from the first day, so that readers may subscribe to it."""
    desk = press.desk
    target = feed_file(desk.slug)
    channel = Channel(
        title=press.frame.title,
        link=desk.layout.address(press.frame.home),
        description=description,
        language=desk.setting.network.bahasa,
        self_address=desk.layout.address(target),
    )
    return Artifact(target.path, render_rss(channel, [_entry(desk, i) for i in feed_items(items)]))


def feed_id(desk: Desk, item: Item) -> str:
    """The tag: URI of an item, for good: its ``id``, else its kind and name."""
    own = item.post.form.id
    if own and own.startswith("tag:"):
        return own
    authority = feed_authority(desk.setting.network)
    return tag_uri(authority, desk.slug, own or f"{item.kind}/{item.post.name}")


def report_double_ids(desk: Desk, items: Sequence[Item]) -> None:
    """Two items with one ``id`` are one to a feed reader, which would then hide the second."""
    seen: dict[str, Item] = {}
    for item in items:
        if item.kind not in KINDS or item.post.form.id is None:
            continue
        first = seen.setdefault(feed_id(desk, item), item)
        if first is not item:
            place = find_place(item.post.places, "id") or item.post.source.span(1)
            desk.report(place, "id-ganda", id=item.post.form.id, lain=first.post.source.path)


def _entry(desk: Desk, item: Item) -> Entry:
    address = desk.layout.address(item.page)
    return Entry(
        id=feed_id(desk, item),
        title=item.title,
        link=address,
        published=item.post.date,
        summary=item.summary or item.title,
        content=_content(desk, item, address),
        author=item.post.form.pewarta or "",
    )


def _content(desk: Desk, item: Item, address: str) -> str:
    parts: list[str] = []
    if item.kind == "agenda":
        when = say_event(item.post, desk.setting.network.bahasa)
        where = item.post.form.tempat
        parts.append(f"<p>{escape(' · '.join(filter(None, (when, where))))}</p>")
    parts += [_figure(desk, shot) for shot in item.shots]
    parts.append(make_absolute(str(item.body), address))
    return "\n".join(part for part in parts if part)


def _figure(desk: Desk, shot: Shot) -> str:
    picture = Markup('<img src="{}" alt="{}" width="{}" height="{}">').format(
        desk.layout.address(shot.target), shot.alt, shot.width, shot.height
    )
    caption = Markup("<figcaption>{}</figcaption>").format(shot.caption) if shot.caption else ""
    return str(Markup("<figure>{}{}</figure>").format(picture, caption))


def make_absolute(html: str, address: str) -> str:
    """Safe ``html`` of the page at ``address`` with every link and picture absolute.

    A reader of feeds chooses no size: it gets the large pictures.
    """
    if ' href="' not in html and ' src="' not in html:
        return html
    html = _SIZES.sub("", html)

    def join(found: re.Match[str]) -> str:
        return f"{found[1]}{urljoin(address, found[2])}{found[3]}"

    return _TAG.sub(lambda tag: _ADDRESS.sub(join, tag[0]), html)
