"""One HTML page: what the frame around its content is told, and how it becomes an Artifact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from kimsite.model import ASSETS, Artifact, Setting, Target
from kimsite.rendering.layout import Layout
from kimsite.rendering.look.theme import Theme

POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'"
)
"""The content security policy of every page but the search (design.md §3)."""
SEARCHING = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""The policy of the page that searches texts: their index is read by a program in WebAssembly."""

PICTURE, PICTURE_SIZE = "pratinjau.jpg", (1200, 630)
"""The theme's static file that a shared link shows where a page has no picture; in pixels."""


FORMATS = {
    "RSS": "application/rss+xml",
    "Atom": "application/atom+xml",
    "JSON Feed": "application/feed+json",
}
"""The formats of feeds, and their media types."""

NOTHING = Markup()
"""Where a page has nothing to show."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the menu; it exists only where its page has content."""

    label: str
    target: Target


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed as pages name it: ``format`` is one of ``FORMATS``."""

    title: str
    target: Target
    format: str = "RSS"

    @property
    def type(self) -> str:
        """Its media type."""
        return FORMATS[self.format]


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of one site share: name, home, menu, accent and the marks they bear.

    ``icon`` is for the browser's tab and the phone's home screen, ``colours`` the style sheet of a
    site with an accent of its own; without them the theme's are taken. ``search`` is the page that
    finds what the site holds, where that is more than a handful; ``others`` are lists that the
    footer names, because a telephone's menu has no room for them.
    """

    title: str
    home: Target
    menu: tuple[MenuEntry, ...]
    accent: str = ""
    example: bool = False
    logo: Target | None = None
    icon: Target | None = None
    colours: Target | None = None
    feeds: tuple[FeedLink, ...] = ()
    search: Target | None = None
    others: tuple[MenuEntry, ...] = ()

    def entry_of(self, page: Page) -> tuple[Target | None, str]:
        """The menu's entry for ``page``, and whether it is the page itself for ``aria-current``."""
        for entry in self.menu:
            if entry.target == page.target:
                return entry.target, "page"
        return page.section, "true"


@dataclass(frozen=True, slots=True)
class Preview:
    """The picture a shared link shows: absolute address, width and height in pixels."""

    address: str
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``kind`` is its og:type, ``json_ld`` JSON-LD, ``section`` its entry in the menu.

    ``policy`` is its content security policy, wider than the common one where it must be; ``feeds``
    are those of what the page itself tells.
    """

    target: Target
    title: str
    description: str = ""
    kind: str = "website"
    section: Target | None = None
    preview: Preview | None = None
    json_ld: Markup = NOTHING
    published: str = ""
    language: str = "id"
    indexed: bool = True
    policy: str = POLICY
    feeds: tuple[FeedLink, ...] = ()


def render_page(
    theme: Theme,
    layout: Layout,
    setting: Setting,
    template: str,
    frame: Frame,
    page: Page,
    values: Mapping[str, Any],
) -> Artifact:
    """Fill ``template``; it also gets ``page``, ``frame``, ``network``, ``policy``,
    ``preview_mode`` and ``shared``, the picture that a shared link shows. Raises ThemeFault.
    """

    theme.pen.begin(layout, page.target, frame)
    text = theme.render(
        template,
        {
            **values,
            "page": page,
            "shared": page.preview or _preview(theme, layout, frame.title),
            "frame": frame,
            "network": setting.network,
            "policy": page.policy,
            "preview_mode": setting.preview,
        },
    )
    return Artifact(page.target.path, text.encode("utf-8"))


def _preview(theme: Theme, layout: Layout, title: str) -> Preview | None:
    """The theme's own picture, for pages that have none; ``title`` says whose page it is."""
    if PICTURE not in theme.static:
        return None
    return Preview(layout.address(Target(ASSETS, PICTURE)), *PICTURE_SIZE, title)
