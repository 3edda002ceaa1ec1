"""Links that pass a page on through WhatsApp and Facebook; no script, nothing loaded from them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class ShareLinks:
    """The two addresses that pass one page on."""

    whatsapp: str
    facebook: str


def share_links(title: str, address: str) -> ShareLinks:
    """The links for the page ``title`` at the absolute ``address``."""
    return share_quoted(quote(title, safe=""), quote(address, safe=""))


def share_quoted(title: str, address: str) -> ShareLinks:
    """The same, of a title and an address as :func:`quote` writes them."""
    return ShareLinks(
        f"https://wa.me/?text={title}%0A{address}",
        f"https://www.facebook.com/sharer/sharer.php?u={address}",
    )
