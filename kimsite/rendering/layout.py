"""Where things live and how they are addressed: a Target becomes a path, a link or an address.

Links between pages are relative and name the file, so that the same bytes work at a domain root,
under a subpath and from ``file://``; absolute addresses are for canonical links, feeds, previews
and sitemaps. Publishing a bundle means another Layout, never edited HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from kimsite.model import ASSETS, DIRECTORY, Target

_SAFE = "/-._~()!,@"
MARK = "# kimsite"
"""The first line of ``robots.txt``: it proves that an output folder is kimsite's."""
_is_plain = re.compile(r"[A-Za-z0-9/._~()!,@-]*").fullmatch


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

    def address(self, target: Target) -> str:
        """The absolute address of ``target``."""
        return f"{self.base_url.rstrip('/')}/{_written(self.place(target))}{_anchor(target)}"

    def stand(self, source: Target) -> Stand:
        """Where links are written from, for many links of one page."""
        return Stand(self, source)

    def link(self, source: Target, target: Target) -> str:
        """The address of ``target`` as a page at ``source`` writes it, relative to itself."""
        return Stand(self, source).link(target)


class Stand:
    """A page as the place that links start from.

    A link climbs to the top of the page's own site, or of the tree, and names the file from there:
    so all pages at one depth write the same link to one target.
    """

    __slots__ = ("_layout", "_source", "_to_site", "_to_tree", "depth")

    def __init__(self, layout: Layout, source: Target) -> None:
        self._layout = layout
        self._source = source
        self.depth = source.path.count("/")
        self._to_tree = "../" * layout.place(source).count("/")
        self._to_site = "../" * self.depth

    def link(self, target: Target) -> str:
        """The relative address of ``target``."""
        if (
            target.anchor
            and target.path == self._source.path
            and target.owner == self._source.owner
        ):
            return _anchor(target)
        if target.owner == self._source.owner:
            return f"{self._to_site}{_written(target.path)}{_anchor(target)}"
        return f"{self._to_tree}{_written(self._layout.place(target))}{_anchor(target)}"


def _written(path: str) -> str:
    """``path`` as an address writes it; most need nothing done."""
    return path if _is_plain(path) else quote(path, _SAFE)


def _anchor(target: Target) -> str:
    return f"#{quote(target.anchor)}" if target.anchor else ""


FRONT = Target(DIRECTORY, "index.html")
MATERIALS = Target(DIRECTORY, "bahan/index.html")
HOAXES = Target(DIRECTORY, "bahan/hoaks.html")
LESSONS = Target(DIRECTORY, "bahan/belajar.html")
TOPICS = Target(DIRECTORY, "bahan/topik/index.html")
ISSUER_FOLDER = "bahan/penerbit/"
ISSUERS = Target(DIRECTORY, f"{ISSUER_FOLDER}index.html")
FEEDS = Target(DIRECTORY, "umpan/index.html")
MATERIALS_FEED = Target(DIRECTORY, "bahan/rss.xml")


def region_page(code: str) -> Target:
    """The directory's page of a province, kabupaten/kota or kecamatan."""
    return Target(DIRECTORY, f"wilayah/{code}.html")


def field_page(slug: str) -> Target:
    """The directory's page of a field of activity (bidang)."""
    return Target(DIRECTORY, f"bidang/{slug}.html")


def material_page(name: str) -> Target:
    """The one canonical page of a material."""
    return Target(DIRECTORY, f"bahan/{name}.html")


def current_file(region: str) -> Target:
    """What is current in the kabupaten or kota (or province) around ``region``, for a script."""
    return Target(DIRECTORY, f"bahan/kini/{region[:5]}.js")


def topic_page(slug: str) -> Target:
    """The list of the materials on one topic."""
    return Target(DIRECTORY, f"bahan/topik/{slug}.html")


def issuer_page(issuer: str) -> Target:
    """The list of the materials of ``kementerian``, or of the office of a region code."""
    return Target(DIRECTORY, f"{ISSUER_FOLDER}{issuer}.html")


def home_page(slug: str) -> Target:
    """The front page of a KIM's site."""
    return Target(slug, "index.html")


def list_page(slug: str, kind: str, month: str = "") -> Target:
    """A KIM's list of one kind: the newest, or those of a ``month`` (``2026-10``)."""
    return Target(slug, f"{kind}/{month or 'index'}.html")


def item_page(slug: str, kind: str, name: str) -> Target:
    """The page of one item or extra page."""
    return Target(slug, f"{kind}/{name}.html")
