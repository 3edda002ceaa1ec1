"""HTML for feeds: what a page says with relative addresses, said with absolute ones."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from markupsafe import Markup

# One tag of sanitised HTML: a quoted value may hold ``>``, text never holds ``<``.
_TAG = re.compile(r'<[a-z][a-z0-9]*(?:\s+[a-z-]+(?:="[^"]*")?)*\s*/?>')
_SIZES = re.compile(r' srcset="[^"]*" sizes="[^"]*"')
_ADDRESS = re.compile(r'(\s(?:href|src)=")([^"]*)(")')


def show_picture(address: str, alt: str, width: int, height: int) -> Markup:
    """The picture at an absolute ``address``."""
    shown = '<img src="{}" alt="{}" width="{}" height="{}">'
    return Markup(shown).format(address, alt, width, height)  # noqa: S704 -- a constant


def make_absolute(html: str, address: str) -> str:
    """Safe ``html`` of the page at ``address`` with every link and picture absolute.

    A reader of feeds chooses no size: it gets the large pictures.
    """
    if ' href="' not in html and ' src="' not in html:
        return html
    html = _SIZES.sub("", html)

    def join(found: re.Match[str]) -> str:
        return f"{found[1]}{urljoin(address, found[2])}{found[3]}"

    return _TAG.sub(lambda tag: _ADDRESS.sub(join, tag[0]), html)
