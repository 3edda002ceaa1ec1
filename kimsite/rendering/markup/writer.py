"""The parsed tree → HTML and plain words, in one walk in the order of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from kimsite.rendering.markup.embeds import card_in, write_card
from kimsite.rendering.markup.notes import Numbering, label_of
from kimsite.rendering.markup.pictures import pictures_in, write_figure, write_image, write_missing
from kimsite.rendering.markup.resolver import Picture, Resolver
from kimsite.rendering.markup.safety import (
    EXTERNAL_REL,
    escape_text,
    escape_value,
    is_allowed,
    is_external,
)
from kimsite.rendering.markup.tidy import settle

_NAMES = "blockquote div h1 h2 h3 h4 h5 h6 hr li ol p pre table td th tr ul"
_BLOCKS = frozenset(_NAMES.split())
_ALIGNED = {"left": "kiri", "center": "tengah", "right": "kanan"}


@dataclass(frozen=True, slots=True)
class Style:
    """How the caller wants a text: its highest heading, its ids, the words for screen readers."""

    top_heading: int
    prefix: str
    table_label: str
    notes_label: str
    back_label: str
    cards: Mapping[str, str] | None = None


class Writer:
    """Writes one tree; asks the resolver for every link and picture as it comes to it."""

    def __init__(self, resolver: Resolver, style: Style) -> None:
        self.pictures: dict[str, Picture] = {}
        """What was shown, by address."""
        self._resolver = resolver
        self._style = style
        self._html: list[str] = []
        self._words: list[str] = []
        self._numbering = Numbering(style.prefix)
        self._linked = False
        self._outline: list[tuple[int, int]] = []  # open headings: level as typed, level as written

    @property
    def html(self) -> str:
        """What was written: not yet clean."""
        return "".join(self._html).strip()

    @property
    def text(self) -> str:
        """The words that were written, single-spaced."""
        return " ".join("".join(self._words).split())

    def write(self, root: Element) -> None:
        """Write the children of the parser's root, one block a line."""
        for block in root:
            self._element(block)
            self._html.append("\n")

    def _element(self, element: Element) -> None:
        tag = element.tag
        if special := _SPECIAL.get(tag):
            special(self, element)
        else:
            self._wrap(element, tag)

    def _wrap(self, element: Element, tag: str, attributes: str = "") -> None:
        self._html.append(f"<{tag}{attributes}>")
        if tag in _BLOCKS:
            self._words.append(" ")
            self._inside(element)
            self._words.append(" ")
        else:
            self._inside(element)
        self._html.append(f"</{tag}>")

    def _inside(self, element: Element) -> None:
        if text := element.text:
            self._text(text)
        for child in element:
            self._element(child)
            if tail := child.tail:
                self._text(tail.lstrip("\n") if child.tag in _BLOCKS else tail)

    def _text(self, text: str) -> None:
        text = settle(text)
        self._words.append(text)
        text = escape_text(text)
        self._html.append(text.replace("\n", "<br>\n"))

    def _break(self, _: Element) -> None:
        self._html.append("<br>\n")
        self._words.append(" ")

    def _rule(self, _: Element) -> None:
        self._html.append("<hr>")

    def _code(self, element: Element) -> None:
        code = " ".join((element.text or "").split("\n"))
        self._html.append(f"<code>{escape_text(code)}</code>")
        self._words.append(code)

    def _fence(self, element: Element) -> None:
        # The parser adds the blank lines that follow.
        code = (element[0].text or "").rstrip("\n")
        self._html.append(f"<pre><code>{escape_text(code)}\n</code></pre>")
        self._words.append(" ")

    def _heading(self, element: Element) -> None:
        # Authors begin with "##" or jump from "#" to "####"; an outline must not skip a level.
        written = int(element.tag[1])
        while self._outline and self._outline[-1][0] >= written:
            self._outline.pop()
        level = self._outline[-1][1] + 1 if self._outline else self._style.top_heading
        level = min(level, 6)
        self._outline.append((written, level))
        self._wrap(element, f"h{level}")

    def _numbered(self, element: Element) -> None:
        start = element.get("start", "")
        self._wrap(element, "ol", f' start="{int(start)}"' if start else "")

    def _table(self, element: Element) -> None:
        label = escape_value(self._style.table_label)
        self._html.append(f'<div class="tabel" tabindex="0" role="region" aria-label="{label}">')
        self._wrap(element, "table")
        self._html.append("</div>")

    def _cell(self, element: Element) -> None:
        attributes = ' scope="col"' if element.tag == "th" else ""
        if align := element.get("align"):
            attributes += f' class="{_ALIGNED[align]}"'
        self._wrap(element, element.tag, attributes)

    def _link(self, element: Element) -> None:
        address = self._resolver.link(settle(element.get("href", "")).strip())
        # A link within a link is no HTML: the outer one stays.
        if not address or self._linked or not is_allowed(address):
            self._inside(element)
            return
        attributes = f' href="{escape_value(address)}"'
        if title := settle(element.get("title", "")):
            attributes += f' title="{escape_value(title)}"'
        if is_external(address):
            attributes += f' rel="{EXTERNAL_REL}"'
        self._linked = True
        self._wrap(element, "a", attributes)
        self._linked = False

    def _paragraph(self, element: Element) -> None:
        if self._style.cards is not None and (found := card_in(element)):
            self._card(*found, self._style.cards)
            return
        pictures = pictures_in(element)
        if not pictures:
            self._wrap(element, "p")
            return
        for at, image in enumerate(pictures):
            self._html.append("\n" if at else "")
            picture = self._find(image)
            if picture:
                self._html.append(write_figure(image, picture))
            elif words := write_missing(image):
                self._html.append(f"<p>{words}</p>")

    def _card(self, link: Element, kind: str, labels: Mapping[str, str]) -> None:
        address = self._resolver.link(settle(link.get("href", "")).strip())
        words = settle(link.text or "")
        if address and is_allowed(address):
            self._html.append(write_card(address, words, kind, labels))
        self._words.append(f" {words} ")

    def _image(self, element: Element) -> None:
        picture = self._find(element)
        write = write_image(element, picture) if picture else write_missing(element)
        self._html.append(write)

    def _find(self, image: Element) -> Picture | None:
        picture = self._resolver.picture(settle(image.get("src", "")).strip())
        if picture is not None:
            self.pictures[picture.address] = picture
        return picture

    def _mark(self, element: Element) -> None:
        label = label_of(element)
        if label is None:
            self._wrap(element, "sup")
            return
        number, again = self._numbering.refer(label)
        mark = escape_value(self._numbering.mark_id(number, again))
        note = escape_value(self._numbering.note_id(number))
        inside = (
            f'<a href="#{note}" role="doc-noteref">{number}</a>' if not self._linked else number
        )
        self._html.append(f'<sup id="{mark}">{inside}</sup>')

    def _notes(self, section: Element) -> None:
        label = escape_value(self._style.notes_label)
        self._html.append(
            f'<section class="catatan-kaki" role="doc-endnotes" aria-label="{label}"><ol>'
        )
        left = {note.get("label", ""): note for note in section}
        while left:
            label = self._numbering.next(left)
            self._note(left.pop(label), label)
        self._html.append("</ol></section>")

    def _note(self, note: Element, label: str) -> None:
        number = self._numbering.number(label)
        own = escape_value(self._numbering.note_id(number))
        self._html.append(f'<li id="{own}">')
        self._words.append(" ")
        self._inside(note)
        # The ways back stand in the note's last line, not below it.
        end = self._html.pop() if self._html[-1] == "</p>" else ""
        back = escape_value(self._style.back_label)
        for again in range(1, self._numbering.marks(label) + 1):
            target = escape_value(self._numbering.mark_id(number, again))
            self._html.append(
                f' <a class="kembali" href="#{target}" role="doc-backlink"'
                f' aria-label="{back}">↩</a>'
            )
        self._html.append(f"{end}</li>")


_SPECIAL: dict[str, Callable[[Writer, Element], None]] = {
    "a": Writer._link,
    "br": Writer._break,
    "code": Writer._code,
    "div": Writer._notes,
    "hr": Writer._rule,
    "img": Writer._image,
    "ol": Writer._numbered,
    "p": Writer._paragraph,
    "pre": Writer._fence,
    "sup": Writer._mark,
    "table": Writer._table,
    "td": Writer._cell,
    "th": Writer._cell,
    **{f"h{level}": Writer._heading for level in range(1, 7)},
}
