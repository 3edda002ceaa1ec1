"""The pen that writes a theme's pages: how templates name other pages, files and addresses.

A macro that many pages share is compiled and set up once, so it cannot be told which page it is
on; it asks the pen, which stands at one page at a time.
"""

from __future__ import annotations

from kimsite.model import ASSETS, Target
from kimsite.rendering.layout import Layout, Stand


class Pen:
    """Names targets from the page where it stands."""

    def __init__(self) -> None:
        self._layout: Layout
        self._stand: Stand

    def begin(self, layout: Layout, page: Target) -> None:
        """Stand at ``page``."""
        self._layout = layout
        self._stand = layout.stand(page)

    def link(self, target: Target) -> str:
        """The relative address of ``target``."""
        return self._stand.link(target)

    def asset(self, path: str) -> str:
        """The relative address of the theme's static file ``path``."""
        return self._stand.link(Target(ASSETS, path))

    def address(self, target: Target) -> str:
        """The absolute address of ``target``."""
        return self._layout.address(target)
