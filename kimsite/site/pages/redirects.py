"""Former addresses: each leaves a small page that leads to where the item lives now."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

from kimsite.model import Target
from kimsite.reading.values.names import parse_former_slug
from kimsite.site.desk import Desk, find_place
from kimsite.site.items.item import Item
from kimsite.site.press import Press

_SEGMENT = re.compile(r"[A-Za-z0-9_~][A-Za-z0-9._~-]*")


def build_redirects(press: Press, items: Sequence[Item]) -> None:
    """Make a page at every former address of ``items``; unsafe or taken ones are reported."""
    desk = press.desk
    taken = {path.lower() for path in (*press.sheets, *desk.files.artifacts)}
    for item in items:
        for number, written in enumerate(item.post.form.alamat_lama):
            place = find_place(item.post.places, f"alamat_lama.{number}")
            span = place or item.post.source.span(1)
            path = parse_old_address(written)
            if path is None:
                desk.report(span, "alamat-lama-tak-sah", alamat=written)
            elif path.lower() == item.page.path.lower():
                continue  # it already leads here
            elif collides(path.lower(), taken):
                desk.report(span, "alamat-lama-terpakai", alamat=written)
            else:
                taken.add(path.lower())
                _make(press, path, item)


def parse_old_address(written: str) -> str | None:
    """The path within the site that a former address means, or None if it cannot be one.

    ``/berita/judul/`` is ``berita/judul/index.html`` and ``berita/judul`` is ``berita/judul.html``.
    """
    path = written.strip().removeprefix("/")
    if path.endswith("/"):
        path += "index.html"
    segments = path.split("/")
    if not all(_SEGMENT.fullmatch(s) and not s.endswith(".") for s in segments) or len(path) > 200:
        return None
    if any("." in folder for folder in segments[:-1]):  # would need a folder where a page stands
        return None
    ending = posixpath.splitext(path)[1].lower()
    if ending in {".html", ".htm"}:
        return path
    return None if ending in {".php", ".aspx", ".asp", ".xml", ".txt"} else f"{path}.html"


def former_slugs(desk: Desk) -> tuple[str, ...]:
    """The slugs that the KIM had before; what cannot be one is reported."""
    community = desk.community
    kept: list[str] = []
    for number, written in enumerate(community.profile.alamat_lama):
        slug = parse_former_slug(written)
        if slug and slug != community.slug:
            kept.append(slug)
            continue
        place = find_place(community.places, f"alamat_lama.{number}")
        desk.report(place or community.source.span(1), "alamat-lama-tak-sah", alamat=written)
    return tuple(dict.fromkeys(kept))


def collides(path: str, taken: set[str]) -> bool:
    """Whether ``path`` is taken, or would need a file where there is a folder or the reverse."""
    folders = {"/".join(path.split("/")[:depth]) for depth in range(1, path.count("/") + 1)}
    return path in taken or bool(folders & taken) or any(t.startswith(f"{path}/") for t in taken)


def _make(press: Press, path: str, item: Item) -> None:
    page = press.page(path, item.title, "", indexed=False)
    press.make("pengalihan.html", page, {"target": Target(press.desk.slug, item.page.path)})
