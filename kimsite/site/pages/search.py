"""Cari di situs ini: the titles of one KIM's items in a script, and the page that looks them up.

It opens from disk too. A site of a handful of items has none: its lists show them all.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from kimsite.model import Artifact, Target
from kimsite.rendering.index.searchwords import tell_words, write_script
from kimsite.site.desk import KINDS
from kimsite.site.items.cancelled import passed_title
from kimsite.site.items.item import Item
from kimsite.site.press import Press

HANDFUL = 10
_LISTED = (*KINDS, "halaman")
_WORDS = ("hasil", "tak_ketemu", "pendek", "lagi", "tunggu", "gagal")


def search_page(slug: str, items: Sequence[Item]) -> Target | None:
    """The page, where there is more than a handful to be found."""
    return Target(slug, "cari.html") if len(_found(items)) > HANDFUL else None


def build_search(press: Press, items: Sequence[Item]) -> list[Artifact]:
    """Make ``cari.html`` where the site has it; its titles are a file of their own."""
    target = press.frame.search
    if target is None:
        return []
    found = _found(items)
    say = press.desk.theme.say
    words = tell_words(say, _WORDS, _LISTED)
    words["kata"]["tak_ketemu"] = say("cari_tak_ketemu_situs", kata="{kata}")
    page = press.page(target.path, say("cari_situs_judul"), press.about(say("cari")))
    lists = [entry for entry in press.frame.menu if entry.target.path.endswith("/index.html")]
    told = json.dumps({**words, "judul": "judul.js"}, ensure_ascii=False, separators=(",", ":"))
    press.make("cari.html", page, {"told": told, "lists": lists})
    return [write_script("judul.js", "judul", [_row(press, item) for item in found])]


def _found(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.listed and item.kind in _LISTED]


def _row(press: Press, item: Item) -> list[str]:
    """Kind, name, title and day, as the page's script takes them."""
    name = item.page.path.partition("/")[2].removesuffix(".html")
    day = item.post.date.date().isoformat() if item.post.dated else ""
    return [item.kind, name, passed_title(press.desk.theme, item.title, item.post), day]
