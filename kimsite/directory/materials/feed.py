"""Feeds of materials: of all, of a topic, of an issuer; they carry full text.

What was withdrawn stays in them with its reason: it may stand in many a reader already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from kimsite.directory.feeds.channels import Feeds, feeds_beside, feeds_in, print_feeds
from kimsite.directory.materials.card import Card
from kimsite.directory.press import Press
from kimsite.forms import Network
from kimsite.model import Artifact, Target
from kimsite.rendering.feeds import (
    Enclosure,
    Entry,
    feed_authority,
    item_id,
    make_absolute,
    show_picture,
)
from kimsite.rendering.layout import MATERIALS
from kimsite.rendering.look.theme import Theme
from kimsite.site.naming import say_materials


def material_feeds(network: Network, theme: Theme) -> Feeds:
    """The feeds of all materials, in every format."""
    return feeds_in("bahan/", MATERIALS, say_materials(theme, network))


def shelf_feeds(press: Press, page: Target, title: str) -> Feeds:
    """The feed of the materials that ``page`` lists under ``title``."""
    return feeds_beside(page, f"{press.theme.say('bahan')}: {title} – {press.setting.network.nama}")


def is_told(card: Card) -> bool:
    """Whether feeds tell of it: while it is live, and once it was withdrawn."""
    return card.notice.post.listed or card.article.withdrawn


def print_material_feeds(
    press: Press, feeds: Feeds, told: str, cards: Iterable[Card]
) -> Iterator[Artifact]:
    """``feeds`` of those among ``cards`` that are live or withdrawn, in full text."""
    authority = feed_authority(press.setting.network)
    known = filter(is_told, cards)
    return print_feeds(press, feeds, told, [_entry(press, authority, card) for card in known])


def _entry(press: Press, authority: str, card: Card) -> Entry:
    """A material as feeds tell it; what was changed in it last stands above the text."""
    notice, article, say = card.notice, card.article, press.theme.say
    form, changed = notice.form, notice.changed
    address, language = press.layout.address(article.page), form.bahasa or ""
    title, summary, content = form.judul, card.summary, _content(press, card, address)
    if article.withdrawn:
        title = f"[{say('ditarik')}] {title}"
        summary = f"{say('maklumat_ditarik')} {form.alasan or ''}".rstrip()
        content = str(Markup("<p>{}</p>").format(summary))
    elif changed is not None:
        words = f"{say('diperbarui', hari=press.day(changed.day))}: {changed.words}"
        content = f"{Markup('<p><strong>{}</strong></p>').format(words)}\n{content}"
    first = next(iter(article.figures), None)
    return Entry(
        id=item_id(authority, "bahan", form.id, notice.post.name),
        title=title,
        link=address,
        published=notice.post.date,
        summary=summary,
        content=content,
        author=card.issuer,
        updated=changed.instant if changed is not None else None,
        language="" if language == press.theme.language else language,
        picture=Enclosure(press.layout.address(first.target), first.length) if first else None,
    )


def _content(press: Press, card: Card, address: str) -> str:
    """Its pictures, then its text, with absolute addresses."""
    shown = (
        show_picture(press.layout.address(f.target), f.alt or f.caption, f.width, f.height)
        for f in card.article.figures
    )
    pictures = (f"<p>{picture}</p>" for picture in shown)
    return "\n".join([*pictures, make_absolute(str(card.article.html), address)])
