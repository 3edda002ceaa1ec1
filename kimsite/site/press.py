"""The press: it knows the frame around every page of one site, and takes the pages' sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from kimsite.model import Target
from kimsite.rendering.look.page import Frame, MenuEntry, Page, Preview
from kimsite.rendering.look.webpage import PLAIN, describe_page
from kimsite.rendering.photos.shot import Shot
from kimsite.site.composition import Sheet
from kimsite.site.desk import Desk


@dataclass(frozen=True, slots=True)
class Press:
    """Takes the sheets of the site on ``desk``, whose pages stand inside ``frame``.

    ``places`` are the directory's pages of the regions around; ``sheets`` are by path; ``dates``
    the ISO date of the last change of every page that a sitemap should name.
    """

    desk: Desk
    frame: Frame
    places: tuple[MenuEntry, ...]
    region: str
    picture: Shot | None
    sheets: dict[str, Sheet] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)

    def make(self, template: str, page: Page, values: Mapping[str, Any], date: str = "") -> None:
        """Take a sheet: ``template`` will be filled with ``values`` for ``page``."""
        title, address = page.title, self.desk.layout.address(page.target)
        quoted = quote(title, safe=""), quote(address, safe="")
        self.sheets[page.target.path] = Sheet(template, page, values, *quoted)
        if page.indexed:
            self.dates[page.target.path] = date

    def about(self, title: str) -> str:
        """What a page called ``title`` is, in a sentence: whose, and from where."""
        say = self.desk.theme.say
        return say("keterangan_daftar", judul=title, kim=self.frame.title, wilayah=self.region)

    def preview(self, shot: Shot | None = None) -> Preview | None:
        """The picture that a shared link shows: ``shot``, else the KIM's own."""
        chosen = shot or self.picture
        if chosen is None:
            return None
        address = self.desk.layout.address(chosen.target)
        return Preview(address, chosen.width, chosen.height, chosen.alt)

    def page(
        self, path: str, title: str, description: str, *, type_: str = PLAIN, **more: Any
    ) -> Page:
        """A page of this site, a ``type_`` of schema.org; ``more`` are further fields of Page."""
        given = {"language": self.desk.setting.network.bahasa, "preview": self.preview()} | more
        page = Page(Target(self.desk.slug, path), title, description, **given)
        return describe_page(page, self.desk.layout, self.frame, type_)
