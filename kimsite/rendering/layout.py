"""Where things live and how they are addressed: a Target becomes a path, a link or an address.

Links between pages are relative and name the file, so that the same bytes work at a domain root,
under a subpath and from ``file://``; absolute addresses are for canonical links, feeds, previews
and sitemaps. Publishing a bundle means another Layout, never edited HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
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
        here, there = self.place(source), self.place(target)
        if not target.anchor:
            return _way(here.rpartition("/")[0], there)
        anchor = f"#{quote(target.anchor)}"
        return anchor if here == there else _way(here.rpartition("/")[0], there) + anchor

    def address(self, target: Target) -> str:
        """The absolute address of ``target``."""
        anchor = f"#{quote(target.anchor)}" if target.anchor else ""
        return f"{self.base_url.rstrip('/')}/{quote(self.place(target), _SAFE)}{anchor}"


# The pages of one folder share their menu, and a page names most of its links twice.
@lru_cache(maxsize=8192)
def _way(folder: str, there: str) -> str:
    """The way from ``folder`` to a file; ``posixpath.relpath`` would ask for the current folder."""
    up = folder.split("/") if folder else []
    down = there.split("/")
    shared = 0
    while shared < len(up) and shared < len(down) - 1 and up[shared] == down[shared]:
        shared += 1
    return quote("../" * (len(up) - shared) + "/".join(down[shared:]), _SAFE)


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
