"""A composed site is printed: every sheet becomes a page through the theme's templates."""

from __future__ import annotations

from collections.abc import Iterator

from kimsite.model import Artifact, Setting, Site, Target
from kimsite.rendering.layout import FEEDS, FRONT, Layout
from kimsite.rendering.look.page import render_page
from kimsite.rendering.look.theme import Theme
from kimsite.site.composition import Composition
from kimsite.site.pages.wall import bare_address, qr_file


def print_site(site: Composition, theme: Theme, layout: Layout, setting: Setting) -> Site:
    """All pages and files of ``site``. Raises ThemeFault for a broken template."""
    artifacts = [*_pages(site, theme, layout, setting), *site.files]
    return Site(
        owner=site.slug,
        artifacts=tuple(sorted(artifacts, key=lambda artifact: artifact.path)),
        problems=site.problems,
        summary=site.summary,
        since=site.since,
        until=site.until,
        turning=site.turning,
    )


def _pages(site: Composition, theme: Theme, layout: Layout, setting: Setting) -> Iterator[Artifact]:
    """Each sheet as a page, with contact and the region besides its own values."""
    shared = {
        "region": site.region,
        "places": site.places,
        "front": FRONT,
        "feeds_page": FEEDS,
        "profile_page": Target(site.slug, "profil.html"),
        "status": site.status,
        "displays": site.displays,
        "qr": qr_file(site.slug),
        "site_address": bare_address(layout.address(site.frame.home)),
    }
    for sheet in site.sheets:
        values = {
            "contact": site.letters.from_page(sheet.title, sheet.address),
            **shared,
            **sheet.values,
        }
        yield render_page(theme, layout, setting, sheet.template, site.frame, sheet.page, values)
