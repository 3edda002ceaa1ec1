"""Where things live and how they are addressed: a Target becomes a path, a link or an address.

Links between pages are relative and name the file, so that the same bytes work at a domain root,
under a subpath and from ``file://``; absolute addresses are for canonical links, feeds, previews
and sitemaps. Publishing a bundle means another Layout, never edited HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from kimsite.model import ASSETS, DIRECTORY, Target

_SAFE = "/-._~()!,@"


@dataclass(frozen=True, slots=True)
class Layout:
    """The one-tree layout. ``base_url`` is the tree's address, ``assets`` the theme's folder."""

    base_url: str
    assets: str

    def place(self, target: Target) -> str:
        """The path of ``target`` in the output tree, with ``/``."""
        if target.owner == DIRECTORY:
            return target.path
        if target.owner == ASSETS:
            return f"{self.assets}/{target.path}"
        return f"kim/{target.owner}/{target.path}"

    def link(self, source: Target, target: Target) -> str:
        """The address of ``target`` as a page at ``source`` writes it, relative to itself."""
        anchor = f"#{quote(target.anchor)}" if target.anchor else ""
        here, there = self.place(source), self.place(target)
        if here == there and anchor:
            return anchor
        return quote(_relative(here, there), _SAFE) + anchor

    def address(self, target: Target) -> str:
        """The absolute address of ``target``."""
        anchor = f"#{quote(target.anchor)}" if target.anchor else ""
        return f"{self.base_url.rstrip('/')}/{quote(self.place(target), _SAFE)}{anchor}"


def _relative(here: str, there: str) -> str:
    """The way from one file to another; ``posixpath.relpath`` would ask for the current folder."""
    down, up = there.split("/"), here.split("/")[:-1]
    shared = 0
    while shared < len(up) and shared < len(down) - 1 and up[shared] == down[shared]:
        shared += 1
    return "../" * (len(up) - shared) + "/".join(down[shared:])


FRONT = Target(DIRECTORY, "index.html")
MATERIALS = Target(DIRECTORY, "bahan/index.html")


def region_page(code: str) -> Target:
    """The directory's page of a province, kabupaten/kota or kecamatan."""
    return Target(DIRECTORY, f"wilayah/{code}.html")


def field_page(slug: str) -> Target:
    """The directory's page of a field of activity (bidang)."""
    return Target(DIRECTORY, f"bidang/{slug}.html")


def material_page(name: str) -> Target:
    """The one canonical page of a material."""
    return Target(DIRECTORY, f"bahan/{name}.html")


def home_page(slug: str) -> Target:
    """The front page of a KIM's site."""
    return Target(slug, "index.html")


def list_page(slug: str, kind: str, month: str = "") -> Target:
    """A KIM's list of one kind: the newest, or those of a ``month`` (``2026-10``)."""
    return Target(slug, f"{kind}/{month or 'index'}.html")


def item_page(slug: str, kind: str, name: str) -> Target:
    """The page of one item or extra page."""
    return Target(slug, f"{kind}/{name}.html")
