"""The network's own texts as records: its front page, and what lists show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kimsite.directory.articles import Article
from kimsite.directory.events.agenda import Meeting
from kimsite.directory.honours.programmes import Project, listed_projects
from kimsite.directory.materials.card import Card, listed_cards
from kimsite.directory.search.records import Record
from kimsite.forms import Network
from kimsite.reading.texts.awards import Prize
from kimsite.rendering.layout import FRONT, Layout


def tell_own(
    network: Network,
    cards: list[Card],
    meetings: Iterable[Meeting],
    extra: Iterable[Article],
    projects: Iterable[Project],
    prizes: Iterable[Prize],
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
            yield _record("agenda", meeting.article, layout)._replace(
                date=day, cancelled=meeting.form.batal
            )
    for article in extra:
        if article.listed:
            yield _record("halaman", article, layout)
    for project in listed_projects(projects):
        partners = " ".join(partner.nama for partner in project.form.mitra)
        yield _record("program", project.article, layout)._replace(
            name=project.organiser, words=partners
        )
    for prize in prizes:
        yield _prize(prize, layout)


def _record(kind: str, article: Article, layout: Layout) -> Record:
    title, address = article.post.form.judul, layout.link(FRONT, article.page)
    return Record(kind, title, address, article.summary)


def _prize(prize: Prize, layout: Layout) -> Record:
    """An award event; it is found by its categories, and by those who won them."""
    form, address = prize.form, layout.link(FRONT, prize.target)
    title = form.nama if str(form.tahun) in form.nama else f"{form.nama} {form.tahun}"
    categories = dict.fromkeys(honour.category for honour in prize.honours)
    summary = form.keterangan or ", ".join(categories)
    words = " ".join((*categories, *(one.name or one.slug for one in prize.honours)))
    return Record("penghargaan", title, address, summary, name=prize.organiser, words=words)
