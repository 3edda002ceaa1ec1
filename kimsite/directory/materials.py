"""Info Pemerintah: the materials of the ministry and the offices, their list and their feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timezone
from typing import Any

from markupsafe import Markup

from kimsite.directory.articles import Article, Articles
from kimsite.directory.feeds import Feeds, feeds_in, print_feeds
from kimsite.directory.press import Press
from kimsite.directory.relays import Relays
from kimsite.forms import Network
from kimsite.model import Artifact, Notice
from kimsite.moment import Moment
from kimsite.rendering.dates import say_instant
from kimsite.rendering.feeds import Enclosure, Entry, feed_authority, item_id, make_absolute
from kimsite.rendering.jinja.json_ld import write_json_ld
from kimsite.rendering.layout import MATERIALS
from kimsite.rendering.page import Page
from kimsite.rendering.theme import Theme
from kimsite.site.materials import labels_of


@dataclass(frozen=True, slots=True)
class Card:
    """A material as a list shows it; ``hoax`` marks a clarification, ``urgent`` comes first."""

    notice: Notice
    article: Article
    labels: tuple[str, ...]

    @property
    def issuer(self) -> str:
        """The name of whoever published it."""
        return self.notice.brief.publisher

    @property
    def urgent(self) -> bool:
        """Whether it stands before all others."""
        return self.notice.form.darurat

    @property
    def hoax(self) -> bool:
        """Whether it says what is true about a hoax."""
        return self.notice.form.jenis == "hoaks"

    @property
    def ends(self) -> bool:
        """Whether it says until when it is valid."""
        return self.article.when.ending is not None

    @property
    def summary(self) -> str:
        """Its summary, else how its text begins."""
        return self.notice.brief.summary or self.article.summary


def read_materials(notices: tuple[Notice, ...], articles: Articles) -> list[Card]:
    """All materials that have a page, newest first."""
    named = {notice.post.name: notice for notice in notices}
    cards = []
    for post in articles.posts("bahan"):
        notice = named[post.name]
        cards.append(Card(notice, articles.read(post), labels_of(notice.brief)))
    return cards


def listed_cards(cards: list[Card]) -> list[Card]:
    """What lists show: urgent first, then the newest."""
    return sorted((card for card in cards if card.article.listed), key=lambda card: not card.urgent)


def print_materials(press: Press, cards: list[Card]) -> Iterator[Artifact]:
    """The list and the feed where any is listed."""
    listed = listed_cards(cards)
    if not listed and not press.setting.network.includes:
        return
    title, words = press.theme.say("bahan"), press.theme.say("dir_bahan_ket")
    page = Page(MATERIALS, title, words, section=MATERIALS)
    feeds = material_feeds(press.setting.network, press.theme)
    values = {
        "urgent": [card for card in listed if card.urgent],
        "others": [card for card in listed if not card.urgent],
        "feed": feeds.rss,
        "ends": any(card.ends for card in listed),
    }
    yield press.page("bahan.html", page, values)
    yield from print_material_feeds(press, feeds, words, cards)


def print_material(press: Press, card: Card, relays: Relays | None) -> Artifact:
    """The page of one material; ``relays`` are those who passed it on."""
    post, form, article = card.notice.post, card.notice.form, card.article
    say = press.theme.say
    address = press.layout.address(article.page)
    page = Page(
        article.page,
        form.judul,
        say("maklumat_ditarik") if article.withdrawn else card.summary,
        kind="article",
        section=MATERIALS,
        preview=article.preview,
        json_ld=write_json_ld(None if article.withdrawn else _json_ld(press, card, address)),
        published=post.date.isoformat(),
        language=form.bahasa or press.theme.language,
        indexed=article.indexed,
    )
    values = {
        "crumbs": press.crumbs(MATERIALS),
        "card": card,
        "article": article,
        "form": form,
        "kind": say(f"dir_jenis_{form.jenis}"),
        "validity": _validity(press, card),
        "share": article.share(press.layout, card.issuer, form.teks_bagikan or ""),
        "relays": relays,
    }
    return press.page("satu-bahan.html", page, values, changed=post.date.date().isoformat())


def _validity(press: Press, card: Card) -> str:
    """``Berlaku sampai 31 Maret 2026 pukul 23.59 WIB``, or nothing where neither was set."""
    post, form, say = card.notice.post, card.notice.form, press.theme.say

    ending = card.article.when.ending
    begin = _say_begin(press, form.mulai, post.zone) if form.mulai else ""
    if begin and ending:
        return say("dir_berlaku_antara", mulai=begin, akhir=ending.words)
    if ending:
        return say("dir_berlaku_sampai", akhir=ending.words)
    return say("dir_berlaku_mulai", mulai=begin) if begin else ""


def _say_begin(press: Press, begin: Moment, zone: timezone) -> str:
    if begin.at is None:
        return press.day(begin.day)
    return say_instant(begin.instant(zone), press.theme.language, weekday=False)


def _json_ld(press: Press, card: Card, address: str) -> dict[str, Any]:
    form = card.notice.form
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article" if card.hoax else "NewsArticle",
        "headline": form.judul,
        "description": card.summary,
        "datePublished": card.notice.post.date.isoformat(),
        "inLanguage": form.bahasa or press.theme.language,
        "url": address,
        "mainEntityOfPage": address,
        "author": {"@type": "GovernmentOrganization", "name": card.issuer},
        "publisher": {"@type": "Organization", "name": press.setting.network.nama},
    }
    if card.article.figures:
        described["image"] = [press.layout.address(f.target) for f in card.article.figures]
    return described


def material_feeds(network: Network, theme: Theme) -> Feeds:
    """The feeds of all materials, in every format; every page of the directory names them."""
    return feeds_in("bahan/", MATERIALS, f"{theme.say('bahan')} – {network.nama}")


def print_material_feeds(
    press: Press, feeds: Feeds, told: str, cards: Iterable[Card]
) -> Iterator[Artifact]:
    """``feeds`` of those among ``cards`` that are live or withdrawn, in full text."""
    authority = feed_authority(press.setting.network)
    known = (card for card in cards if card.notice.post.listed or card.article.withdrawn)
    return print_feeds(press, feeds, told, [_entry(press, authority, card) for card in known])


def _entry(press: Press, authority: str, card: Card) -> Entry:
    """Of a withdrawn material that, and the reason: it may stand in many a reader already."""
    post, form, article = card.notice.post, card.notice.form, card.article
    address, language = press.layout.address(article.page), form.bahasa or ""
    summary, content = card.summary, _content(press, article, address)
    if article.withdrawn:
        notice = press.theme.say("maklumat_ditarik")
        summary = f"{notice} {form.alasan or ''}".rstrip()
        content = str(Markup("<p>{}</p>").format(summary))
    first = next(iter(article.figures), None)
    return Entry(
        id=item_id(authority, "bahan", form.id, post.name),
        title=form.judul,
        link=address,
        published=post.date,
        summary=summary,
        content=content,
        author=card.issuer,
        language="" if language == press.theme.language else language,
        picture=Enclosure(press.layout.address(first.target), first.length) if first else None,
    )


def _content(press: Press, article: Article, address: str) -> str:
    pictures = [
        Markup('<p><img src="{}" alt="{}" width="{}" height="{}"></p>').format(
            press.layout.address(f.target), f.alt or f.caption, f.width, f.height
        )
        for f in article.figures
    ]
    return "\n".join([*pictures, make_absolute(str(article.html), address)])
