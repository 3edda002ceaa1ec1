"""Finding the credit of a post: what its ``bahan`` means, and what is wrong with that."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from difflib import get_close_matches

from kimsite.model import Post, Quote
from kimsite.problem import Span
from kimsite.reading.texts.citing import Citation, parse_citation
from kimsite.reading.texts.quoted import NO_KIM, NO_POST, WAITING
from kimsite.rendering.layout import MATERIALS_FEED, item_page, material_page
from kimsite.site.desk import Desk, find_place
from kimsite.site.items.credit import Credit
from kimsite.site.menu import feed_file
from kimsite.site.naming import say_kim, say_materials


def find_credit(desk: Desk, post: Post) -> Credit | None:
    """The credit of what ``post`` passes on; None, and a problem, where that cannot be told."""
    written = getattr(post.form, "bahan", None)
    if written is None:
        return None
    place = find_place(post.places, "bahan") or post.source.span(1)
    citation = parse_citation(written, homes_of(desk))
    if citation is None:
        desk.report(place, "bahan-di-luar", bahan=written)
        return None
    if not citation.slug:
        return _credit_material(desk, post, citation, place, written)
    if citation.slug == desk.slug:
        desk.report(place, "bahan-sendiri", bahan=written)
        return None
    return _credit_post(desk, post, citation, place)


def homes_of(desk: Desk) -> tuple[str, str]:
    """The addresses that this network's pages may have."""
    return desk.layout.base_url, desk.setting.network.alamat_situs


def _credit_material(
    desk: Desk, post: Post, citation: Citation, place: Span, written: str
) -> Credit | None:
    quote = desk.setting.materials.get(citation.name)
    if quote is None:
        usul = _alike(citation.name, desk.setting.materials)
        desk.report(place, "bahan-tak-ada", bahan=written, usul=usul)
        return None
    _warn(desk, post, quote, place)
    live = quote.state == "live"
    return Credit(
        page=material_page(citation.name),
        author=quote.author,
        title=quote.title,
        state=quote.state,
        material=citation.name,
        feed=MATERIALS_FEED if live else None,
        feed_title=say_materials(desk.theme, desk.setting.network),
    )


def _credit_post(desk: Desk, post: Post, citation: Citation, place: Span) -> Credit | None:
    quote = desk.community.quotes[citation.key]
    wrong = _WRONG.get(quote.state, "")
    if quote.passed_on == f"kim/{desk.slug}/{post.kind}/{post.name}":
        wrong = "bahan-melingkar"
    if wrong:
        named = {"bahan": citation.key, "kim": citation.slug, "usul": quote.hint}
        desk.report(place, wrong, **named)
        return None
    _warn(desk, post, quote, place)
    kim = say_kim(quote.author)
    return Credit(
        page=item_page(citation.slug, citation.kind, citation.name),
        author=kim,
        title=quote.title,
        state=quote.state,
        feed=feed_file(citation.slug) if quote.state == "live" else None,
        feed_title=kim,
    )


_WRONG = {
    NO_KIM: "bahan-kim-tak-ada",
    NO_POST: "bahan-tulisan-tak-ada",
    WAITING: "bahan-belum-terbit",
}


def _warn(desk: Desk, post: Post, quote: Quote, place: Span) -> None:
    """A withdrawn original; or one that had ended before ``post`` passed it on."""
    if quote.state == "withdrawn":
        desk.report(place, "bahan-ditarik", asal=say_author(quote))
    elif quote.until and post.date > datetime.fromisoformat(quote.until):
        desk.report(place, "bahan-berakhir", judul=quote.title)


def say_author(quote: Quote) -> str:
    """Whose it is, in a sentence."""
    return quote.author or quote.title


def _alike(name: str, known: Iterable[str]) -> str:
    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=0.6)), "")
