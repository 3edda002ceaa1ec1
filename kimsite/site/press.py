"""The press: it knows the frame around every page of one site, and makes the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from kimsite.model import Artifact, Target
from kimsite.rendering.layout import FRONT
from kimsite.rendering.page import Frame, MenuEntry, Page, Preview, render_page
from kimsite.site.contact import Correspondence
from kimsite.site.desk import Desk, Shot
from kimsite.site.share import share_quoted


@dataclass(frozen=True, slots=True)
class Press:
    """Makes pages of the site on ``desk`` inside ``frame``; ``artifacts`` holds them by path.

    ``places`` are the directory's pages of the regions around; ``dates`` the ISO date of the last
    change of every page that a sitemap should name.
    """

    desk: Desk
    frame: Frame
    places: tuple[MenuEntry, ...]
    region: str
    picture: Shot | None
    letters: Correspondence
    artifacts: dict[str, Artifact] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)

    def make(self, template: str, page: Page, values: Mapping[str, Any], date: str = "") -> None:
        """Fill ``template`` for ``page``; every page gets contact, share links and region."""
        desk = self.desk
        title = quote(page.title, safe="")
        address = quote(desk.layout.address(page.target), safe="")
        self.artifacts[page.target.path] = render_page(
            desk.theme,
            desk.layout,
            desk.setting,
            template,
            self.frame,
            page,
            {
                "contact": self.letters.from_page(title, address),
                "share": share_quoted(title, address),
                "region": self.region,
                "places": self.places,
                "front": FRONT,
                "profile_page": Target(desk.slug, "profil.html"),
                "status": desk.community.profile.status,
                **values,
            },
        )
        if page.indexed:
            self.dates[page.target.path] = date

    def preview(self, shot: Shot | None = None) -> Preview | None:
        """The picture that a shared link shows: ``shot``, else the KIM's own."""
        chosen = shot or self.picture
        if chosen is None:
            return None
        address = self.desk.layout.address(chosen.target)
        return Preview(address, chosen.width, chosen.height, chosen.alt)

    def page(self, path: str, title: str, description: str, **more: Any) -> Page:
        """A page of this site; ``more`` are further fields of Page."""
        given = {"language": self.desk.setting.network.bahasa, "preview": self.preview()} | more
        return Page(Target(self.desk.slug, path), title, description, **given)
