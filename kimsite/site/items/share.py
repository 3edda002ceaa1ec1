"""Passing a page on through WhatsApp and Facebook; no script, nothing loaded from them.

The message carries the story itself: many who get it have a quota for chats and none for pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from kimsite.forms import Page
from kimsite.site.moments.when import When

_UNSAFE = re.compile(r"[^A-Za-z0-9_.~ -]")
STORY = 600
"""Characters of the story that the message carries."""


@dataclass(frozen=True, slots=True)
class ShareLinks:
    """The two addresses that pass one page on."""

    whatsapp: str
    facebook: str


def share_links(title: str, story: str, sender: str, address: str) -> ShareLinks:
    """The links for a page at the absolute ``address``; ``sender`` is whose page it is."""
    return link_message(write_message(title, story, sender, address), address)


def tell_meeting(when: When, form: Page, text: str, between: str = "\n\n") -> str:
    """``text`` behind the time and the place of an event; of anything else, alone.

    Who gets it in a chat need not open the page to be there in time.
    """
    rhythm = f" ({when.rhythm})" if when.rhythm else ""
    told = (f"{when.event}{rhythm}", form.tempat) if when.event else ()
    return between.join(filter(None, (" · ".join(filter(None, told)), text)))


def write_message(title: str, story: str, sender: str, address: str) -> str:
    """The message itself. WhatsApp shows what stands between asterisks in bold."""
    bold = f"*{title.replace('*', '')}*" if title else ""
    return "\n\n".join(filter(None, (bold, story, f"{sender}\n{address}")))


def link_message(message: str, address: str) -> ShareLinks:
    """The links that send ``message``, and the page at ``address``."""
    return ShareLinks(
        f"https://wa.me/?text={_quoted(message)}",
        f"https://www.facebook.com/sharer/sharer.php?u={quote(address, safe='')}",
    )


def _quoted(text: str) -> str:
    """As :func:`quote` writes it, in half the time: what is unsafe in a text is mostly spaces."""
    return _UNSAFE.sub(lambda found: quote(found[0], safe=""), text).replace(" ", "%20")
