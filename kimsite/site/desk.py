"""The desk on which one KIM's site is made: its files, its clock, its addresses, its problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kimsite.model import Community, Post, Setting, Target
from kimsite.problem import Problem, Span
from kimsite.rendering.attached.files import Download, Files
from kimsite.rendering.layout import Layout
from kimsite.rendering.look.theme import Theme
from kimsite.rendering.photos.pictures import PictureFile
from kimsite.rendering.photos.shot import Shot, show_picture

KINDS = ("berita", "galeri", "pengumuman", "agenda")
"""The four kinds of item, in the order of menus and pages."""


class UsedFiles(Files):
    """Files that also tell what was asked for since ``forget`` was last called."""

    def __init__(
        self, boundary: Path, shown: str, cache: Path, *, digests: Mapping[str, str], most: int
    ) -> None:
        super().__init__(boundary, shown, cache, digests=digests, most=most)
        self.used_pictures: list[PictureFile] = []
        self.used_downloads: list[Download] = []

    def forget(self) -> None:
        """Begin a new post."""
        self.used_pictures = []
        self.used_downloads = []

    def picture(self, folder: Path, name: str, place: Span) -> PictureFile | None:
        """As Files.picture."""
        found = super().picture(folder, name, place)
        if found is not None:
            self.used_pictures.append(found)
        return found

    def download(self, folder: Path, name: str, place: Span, title: str = "") -> Download | None:
        """As Files.download."""
        found = super().download(folder, name, place, title)
        if found is not None:
            self.used_downloads.append(found)
        return found


@dataclass(frozen=True, slots=True)
class Desk:
    """All that the rooms of one site share. ``index`` leads from source files to their pages."""

    community: Community
    theme: Theme
    layout: Layout
    setting: Setting
    now: datetime
    files: UsedFiles
    index: dict[str, Target] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """The KIM's slug, which owns every page of its site."""
        return self.community.slug

    def report(self, place: Span, code: str, **values: str) -> None:
        """Keep a problem; empty values are not given."""
        given = {key: value for key, value in values.items() if value}
        self.problems.append(Problem.at(place, code, **given))

    def has_page(self, post: Post) -> bool:
        """Whether ``post`` gets a page: a preview shows drafts too."""
        return post.shown or self.setting.preview

    def is_listed(self, post: Post) -> bool:
        """Whether lists and the front page show ``post``."""
        return post.listed or (self.setting.preview and not post.shown)

    def shot(
        self, folder: Path, name: str, place: Span, alt: str = "", caption: str = ""
    ) -> Shot | None:
        """The picture ``name`` beside ``folder``; None, and a problem, if it cannot be used."""
        found = self.files.picture(folder, name, place)
        if found is None:
            return None
        return show_picture(self.slug, found, alt or caption, caption)

    def profile_shot(self, name: str | None, field_path: str, alt: str = "") -> Shot | None:
        """A picture that the profile names, in the KIM's own folder."""
        if name is None:
            return None
        place = find_place(self.community.places, field_path) or self.community.source.span(1)
        return self.shot(self.community.folder, name, place, alt)


def find_place(places: Mapping[str, Span], path: str) -> Span | None:
    """Where the field ``path`` (``foto.0.berkas``) stands, else the nearest field around it."""
    while path:
        if path in places:
            return places[path]
        path = path.rpartition(".")[0]
    return None
