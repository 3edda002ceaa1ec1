"""Pictures: alone in a paragraph a figure with a caption, within words a small one among them."""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element

from kimsite.rendering.markup.resolver import Picture
from kimsite.rendering.markup.safety import escape_text, escape_value
from kimsite.rendering.markup.tidy import settle
from kimsite.rendering.photos.shot import SIZES


def pictures_in(paragraph: Element) -> list[Element]:
    """Return the pictures of a paragraph that holds nothing else, otherwise an empty list."""
    if not len(paragraph) or (paragraph.text and not paragraph.text.isspace()):
        return []
    for child in paragraph:
        if child.tag not in {"img", "br"} or (child.tail and not child.tail.isspace()):
            return []
    return [child for child in paragraph if child.tag == "img"]


def write_figure(image: Element, picture: Picture) -> str:
    """Write a picture with its title as caption."""
    alt, title = _words(image)
    caption = f"<figcaption>{escape_text(title)}</figcaption>" if title else ""
    return f"<figure>{_write(picture, alt or title)}{caption}</figure>"


def write_image(image: Element, picture: Picture) -> str:
    """Write a picture that stands among words."""
    alt, title = _words(image)
    return _write(picture, alt or title, title)


def write_missing(image: Element) -> str:
    """Write the words of a picture that is not there: its description and its caption."""
    words = " – ".join(dict.fromkeys(filter(None, _words(image))))
    return f"<em>{escape_text(words)}</em>" if words else ""


def _write(picture: Picture, alt: str, title: str = "") -> str:
    shown = f' title="{escape_value(title)}"' if title else ""
    return (
        f'<img src="{escape(picture.address)}" alt="{escape_value(alt)}"{shown}'
        f' width="{picture.width}" height="{picture.height}" loading="lazy" decoding="async">'
    )


def load_at_once(html: str) -> str:
    """Clean ``html`` whose first picture is the first of its page."""
    return html.replace(' loading="lazy"', "", 1)


def offer_sizes(html: str, picture: Picture) -> str:
    """Clean ``html`` in which ``picture`` comes in two sizes, of which the browser takes one.

    The allow-list does not read lists of addresses: they are written once it has had its word.
    """
    if not 0 < picture.thumb_width < picture.width:
        return html
    plain = f'<img src="{escape(picture.address)}"'
    thumb, large = escape(picture.thumb), escape(picture.address)
    widths = f"{thumb} {picture.thumb_width}w, {large} {picture.width}w"
    return html.replace(plain, f'{plain} srcset="{widths}" sizes="{SIZES}"')


def _words(image: Element) -> tuple[str, str]:
    return tuple(" ".join(settle(image.get(name, "")).split()) for name in ("alt", "title"))  # type: ignore[return-value]
