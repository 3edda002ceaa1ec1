"""The KIM's own feed: its 20 newest items of all kinds, in full text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from kimsite.model import Artifact, Target
from kimsite.rendering.feeds import (
    MAX_ENTRIES,
    Channel,
    Enclosure,
    Entry,
    Original,
    feed_authority,
    item_id,
    make_absolute,
    render_rss,
    show_picture,
    tag_uri,
)
from kimsite.rendering.photos.shot import Shot
from kimsite.site.desk import KINDS, Desk, find_place
from kimsite.site.items.cancelled import passed_title
from kimsite.site.items.credit import Credit
from kimsite.site.items.item import Item
from kimsite.site.items.order import newest_first
from kimsite.site.menu import feed_file
from kimsite.site.moments.when import say_event
from kimsite.site.press import Press


def feed_items(items: Sequence[Item]) -> list[Item]:
    """The items that the feed shows: never a draft, not even in a preview."""
    live = (item for item in items if item.kind in KINDS and item.post.listed)
    return newest_first(live)[:MAX_ENTRIES]


def build_feed(
    press: Press, items: Sequence[Item], ids: Mapping[Target, str], description: str
) -> Artifact:
    """``rss.xml``; it exists from the first day, so that readers may subscribe to it."""
    desk = press.desk
    target = feed_file(desk.slug)
    channel = Channel(
        id=tag_uri(feed_authority(desk.setting.network), desk.slug),
        title=press.frame.title,
        link=desk.layout.address(press.frame.home),
        description=description,
        language=desk.setting.network.bahasa,
        self_address=desk.layout.address(target),
    )
    entries = [_entry(desk, item, ids[item.page]) for item in feed_items(items)]
    return Artifact(target.path, render_rss(channel, entries))


def give_ids(desk: Desk, items: Sequence[Item]) -> dict[Target, str]:
    """The tag: URI of each item, for good, by its page: its ``id``, else its kind and name.

    Two items with one ``id`` are one to a feed reader, which would then hide the second: that one
    is known by its name, and reported.
    """
    authority = feed_authority(desk.setting.network)
    ids: dict[Target, str] = {}
    first: dict[str, Item] = {}
    for item in items:
        if item.kind not in KINDS:
            continue
        own, name = item.post.form.id, f"{item.kind}/{item.post.name}"
        given = item_id(authority, desk.slug, own, name)
        if own and (other := first.setdefault(given, item)) is not item:
            place = find_place(item.post.places, "id") or item.post.source.span(1)
            desk.report(place, "id-ganda", id=own, lain=other.post.source.path)
            given = item_id(authority, desk.slug, None, name)
        ids[item.page] = given
    return ids


def _entry(desk: Desk, item: Item, given: str) -> Entry:
    address, language = desk.layout.address(item.page), item.language
    return Entry(
        id=given,
        title=passed_title(desk.theme, item.title, item.post),
        link=address,
        published=item.post.date,
        ahead=item.post.date > desk.now,
        summary=item.summary or item.title,
        content=_content(desk, item, address),
        author=item.post.form.pewarta or "",
        language="" if language == desk.setting.network.bahasa else language,
        picture=_enclosure(desk, item.picture),
        original=_original(desk, item),
    )


def _enclosure(desk: Desk, shot: Shot | None) -> Enclosure | None:
    """The first picture, as it is published."""
    if shot is None:
        return None
    return Enclosure(desk.layout.address(shot.target), shot.length)


def _original(desk: Desk, item: Item) -> Original | None:
    """What a repost passes on, and the feed that has it."""
    credit, address = item.credit, desk.layout.address
    if credit is None:
        return None
    feed = address(credit.feed) if credit.feed else ""
    return Original(address(credit.page), credit.label, feed, credit.feed_title)


def _content(desk: Desk, item: Item, address: str) -> str:
    parts: list[str] = []
    if item.kind == "agenda":
        when = say_event(item.post, desk.setting.network.bahasa)
        where = item.post.form.tempat
        parts.append(f"<p>{escape(' · '.join(filter(None, (when, where))))}</p>")
    if item.credit is not None:
        parts.append(_credit(desk, item.credit))
    parts += [_figure(desk, shot) for shot in item.shots]
    parts.append(make_absolute(str(item.body), address))
    return "\n".join(part for part in parts if part)


def _credit(desk: Desk, credit: Credit) -> str:
    """Readers of a feed see from whom it was passed on, too."""
    words = desk.theme.say("kredit_bahan")
    link = Markup('<p>{} <a href="{}">{}</a></p>')
    return str(link.format(words, desk.layout.address(credit.page), credit.label))


def _figure(desk: Desk, shot: Shot) -> str:
    address = desk.layout.address(shot.target)
    picture = show_picture(address, shot.alt, shot.width, shot.height)
    caption = Markup("<figcaption>{}</figcaption>").format(shot.caption) if shot.caption else ""
    return str(Markup("<figure>{}{}</figure>").format(picture, caption))
