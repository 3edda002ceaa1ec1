"""A material as the network's lists show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kimsite.directory.articles import Article, Articles
from kimsite.model import Notice
from kimsite.reading.texts.labels import split_title
from kimsite.site.pages.materials import labels_of


@dataclass(frozen=True, slots=True)
class Card:
    """A material in a list; ``hoax`` marks a clarification, ``urgent`` comes first."""

    notice: Notice
    article: Article
    labels: tuple[str, ...]

    @property
    def issuer(self) -> str:
        """The name of whoever published it."""
        return self.notice.brief.publisher

    @property
    def topic(self) -> str:
        """Its topic as written, perhaps empty."""
        return self.notice.form.topik or ""

    @property
    def urgent(self) -> bool:
        """Whether it stands before all others."""
        return self.notice.brief.urgent

    @property
    def hoax(self) -> bool:
        """Whether it says what is true about a hoax."""
        return self.notice.brief.kind == "hoaks"

    @property
    def ends(self) -> bool:
        """Whether it says until when it is valid."""
        return self.article.when.ending is not None

    @property
    def claim(self) -> str:
        """What a clarification speaks of: as written, else its title without the label."""
        return self.notice.form.klaim or split_title(self.notice.form.judul)[1]

    @property
    def summary(self) -> str:
        """Its summary, else how its text begins."""
        return self.notice.brief.summary or self.article.summary


def read_materials(notices: Iterable[Notice], articles: Articles) -> list[Card]:
    """All materials that have a page, newest first."""
    named = {notice.post.name: notice for notice in notices}
    cards = []
    for post in articles.posts("bahan"):
        notice = named[post.name]
        cards.append(Card(notice, articles.read(post), labels_of(notice.brief)))
    return cards


def listed_cards(cards: Iterable[Card]) -> list[Card]:
    """What lists show: urgent first, then the newest."""
    return sorted((card for card in cards if card.article.listed), key=lambda card: not card.urgent)


def any_hoax(cards: Iterable[Card]) -> bool:
    """Whether lists show a clarification."""
    return any(card.hoax and card.article.listed for card in cards)


def any_lesson(cards: Iterable[Card]) -> bool:
    """Whether lists show a lesson."""
    return any(card.notice.brief.kind == "modul" and card.article.listed for card in cards)
