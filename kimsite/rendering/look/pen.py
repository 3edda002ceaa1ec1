"""The pen that writes a theme's pages: how templates name other pages, files and addresses.

A macro that many pages share is compiled and set up once, so it cannot be told which page it is
on; it asks the pen, which stands at one page at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from markupsafe import Markup

from kimsite.model import ASSETS, Target
from kimsite.rendering.layout import Layout, Stand

MANY = 5_000
"""How many parts are kept at once: a busy kabupaten lists a thousand KIM."""


class Pen:
    """Names targets from the page where it stands, and keeps what one site's pages share."""

    def __init__(self) -> None:
        self._layout: Layout
        self._stand: Stand
        self._site: object = None
        self._written: dict[Hashable, Markup] = {}

    def begin(self, layout: Layout, page: Target, site: object) -> None:
        """Stand at ``page`` of ``site``; what was written for another site is forgotten."""
        self._layout = layout
        self._stand = layout.stand(page)
        if site is not self._site:
            self._site = site
            self._written.clear()

    def once(self, key: Hashable, write: Callable[[], Markup]) -> Markup:
        """What ``write`` writes for ``key`` on this site at this depth."""
        where = (key, self._stand.depth)
        found = self._written.get(where)
        if found is None:
            found = write()
            if len(self._written) >= MANY:
                self._written.clear()
            self._written[where] = found
        return found

    def link(self, target: Target) -> str:
        """The relative address of ``target``."""
        return self._stand.link(target)

    def asset(self, path: str) -> str:
        """The relative address of the theme's static file ``path``."""
        return self._stand.link(Target(ASSETS, path))

    def address(self, target: Target) -> str:
        """The absolute address of ``target``."""
        return self._layout.address(target)
