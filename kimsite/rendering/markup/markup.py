"""One text, from Markdown as phone authors write it to HTML that is safe to publish.

The steps: tidy the characters, forgive the habits of phones, let Python-Markdown build a tree,
write that tree, and let the allow-list have the last word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from kimsite.rendering.markup import triggers
from kimsite.rendering.markup.engine import forget_engines, get_engine
from kimsite.rendering.markup.forgiving import forgive
from kimsite.rendering.markup.limits import MAX_NOTES, TooMuchError, check_blocks, check_length
from kimsite.rendering.markup.paragraphs import build_paragraphs
from kimsite.rendering.markup.pictures import offer_sizes
from kimsite.rendering.markup.resolver import Resolver
from kimsite.rendering.markup.safety import clean, escape_text
from kimsite.rendering.markup.tidy import tidy_characters
from kimsite.rendering.markup.writer import Style, Writer


@dataclass(frozen=True, slots=True)
class Markup:
    """A rendered text.

    ``html`` is safe to publish; ``text`` its words alone, single-spaced, for summaries and search,
    without code blocks, footnote marks, and the words that belong to pictures; ``plain`` says that
    the text was too much for the parser, so that its words stand without formatting.
    """

    html: str
    text: str
    plain: bool = False


def render_markup(
    source: str,
    resolver: Resolver,
    *,
    top_heading: int = 2,
    footnote_prefix: str = "",
    table_label: str = "Tabel",
    notes_label: str = "Catatan kaki",
    back_label: str = "Kembali ke teks",
    card_labels: Mapping[str, str] | None = None,
) -> Markup:
    """Return ``source`` as HTML whose first-level headings are ``<h{top_heading}>``.

    ``footnote_prefix`` keeps the ids of several texts on one page apart; the labels are read out
    by screen readers. With ``card_labels`` (see ``embeds``) links to videos, posts and maps become
    cards. Any text is rendered: one that defeats the parser as plain paragraphs.
    """
    source = tidy_characters(source)
    style = Style(top_heading, footnote_prefix, table_label, notes_label, back_label, card_labels)
    try:
        return _render(source, resolver, style)
    except TooMuchError:
        return _render_plain(source)
    except RecursionError:
        forget_engines()
        return _render_plain(source)


def _render(source: str, resolver: Resolver, style: Style) -> Markup:
    check_length(source)
    writer = Writer(resolver, style)
    writer.write(_build_tree(source, cards=style.cards is not None))
    html = clean(writer.html)
    for picture in writer.pictures.values():
        html = offer_sizes(html, picture)
    return Markup(html, writer.text)


def _build_tree(source: str, *, cards: bool) -> Element:
    if (paragraphs := build_paragraphs(source)) is not None:
        return paragraphs
    # Each feature costs every paragraph of a text a look, so it is there only where its sign is.
    notes = triggers.may_hold_notes(source) and source.count("[^") <= MAX_NOTES
    text = forgive(source, notes=notes, cards=cards)
    check_blocks(text.text)
    engine = get_engine(
        tables=triggers.may_hold_table(text.text),
        notes=notes,
        references=triggers.may_define(text.text),
    )
    return engine.parse(text)


def _render_plain(source: str) -> Markup:
    blocks = filter(None, (escape_text(block.strip()) for block in source.split("\n\n")))
    html = "\n".join("<p>{}</p>".format(block.replace("\n", "<br>\n")) for block in blocks)
    return Markup(clean(html), " ".join(source.split()), plain=True)
