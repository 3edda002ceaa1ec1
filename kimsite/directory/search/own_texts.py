"""The network's own texts as records: its front page, and what lists show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kimsite.directory.agenda import Meeting
from kimsite.directory.articles import Article
from kimsite.directory.material_card import Card, listed_cards
from kimsite.directory.search.records import Record
from kimsite.forms import Network
from kimsite.rendering.layout import FRONT, Layout


def tell_own(
    network: Network,
    cards: list[Card],
    meetings: Iterable[Meeting],
    extra: Iterable[Article],
    layout: Layout,
) -> Iterator[Record]:
    """A record for the front page and each of them; what ended or was withdrawn is not found."""
    front = layout.link(FRONT, FRONT)
    yield Record("halaman", network.nama, front, network.keterangan or "")
    for card in listed_cards(cards):
        brief = card.notice.brief
        yield _record("bahan", card.article, layout)._replace(
            summary=card.summary, date=brief.date, name=card.issuer, words=" ".join(card.labels)
        )
    for meeting in meetings:
        if meeting.article.listed:
            day = meeting.start.date().isoformat()
            yield _record("agenda", meeting.article, layout)._replace(date=day)
    for article in extra:
        if article.listed:
            yield _record("halaman", article, layout)


def _record(kind: str, article: Article, layout: Layout) -> Record:
    title, address = article.post.form.judul, layout.link(FRONT, article.page)
    return Record(kind, title, address, article.summary)
