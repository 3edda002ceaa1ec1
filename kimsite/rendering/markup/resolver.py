"""What this room asks of its caller: where a link leads, and what a picture became."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is published: its address in the page, and its size in pixels.

    ``thumb`` is the address of a smaller one, ``thumb_width`` pixels wide.
    """

    address: str
    width: int
    height: int
    thumb: str = ""
    thumb_width: int = 0


class Resolver(Protocol):
    """Knows the site's own files and which addresses are allowed; it records its own problems.

    Each address in a text is asked for once, in the order of the page (footnotes at the end), as
    the author wrote it, with entities and escapes undone. A bare ``www.`` address arrives with
    ``http://`` before it, an e-mail address with ``mailto:``.
    """

    def link(self, href: str) -> str | None:
        """Return the address to publish, or None for a dead or refused link: its text stays."""
        ...

    def picture(self, src: str) -> Picture | None:
        """Return the published picture, or None for a missing or refused one: its words stay."""
        ...
