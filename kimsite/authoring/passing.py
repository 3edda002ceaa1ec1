"""What a new post passes on: an original that stands, and its words as a text to begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from kimsite.authoring.kim_choice import list_kim, open_profile
from kimsite.forms import Network
from kimsite.model import Notice, Post, Setting
from kimsite.moment import zone_of
from kimsite.reading.texts.citing import Citation, parse_citation
from kimsite.reading.texts.national import load_national
from kimsite.reading.texts.quoted import find_post
from kimsite.reading.tree.content import scan_content
from kimsite.reading.tree.tree import scan_tree
from kimsite.regions import Regions
from kimsite.site.naming import say_kim

LONGEST = 1500
"""How much of the original a new post quotes at most, in characters: whole paragraphs."""
LISTED = 20
"""How many materials are named to someone who has to choose."""
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_NEAR = re.compile(r"\[([^\]]+)\]\((?!https?://)[^)]*\)")
"""A link to a file that lies beside the original, not beside the new post."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What is passed on: what ``bahan`` will say, whose it is, and its words."""

    key: str
    author: str
    title: str
    summary: str
    body: str


class Shelf:
    """What a KIM may pass on ``now``: the network's materials, and the posts of other KIM."""

    def __init__(self, root: Path, network: Network, regions: Regions, now: datetime) -> None:
        self._setting = Setting(root, network, now)
        self._regions = regions
        content = load_national(scan_tree(root), self._setting, regions)
        self._notices = {notice.post.name: notice for notice in content.notices}

    def current(self, region: str, fields: Sequence[str]) -> list[Notice]:
        """The materials that hold now, newest first, those meant for such a KIM before others."""
        held = [notice for notice in self._notices.values() if notice.post.listed]
        return sorted(held, key=lambda notice: not notice.brief.concerns(region, tuple(fields)))

    def find(self, typed: str, own: str) -> Passage | str:
        """What ``typed`` means to the KIM ``own``; or, in words, why it cannot be passed on."""
        citation = parse_citation(typed, (self._setting.network.alamat_situs,))
        if citation is None:
            return f"`{typed}` bukan bahan informasi dan bukan tulisan KIM di jaringan ini."
        if citation.slug == own:
            return f"`{typed}` adalah tulisan KIM ini sendiri."
        if citation.slug:
            return self._find_post(citation)
        notice = self._notices.get(citation.name)
        if notice is None:
            live = [name for name, notice in self._notices.items() if notice.post.listed]
            alike = get_close_matches(citation.name, sorted(live), n=1, cutoff=0.5)
            hint = f" Mungkin maksud Anda {alike[0]}?" if alike else ""
            return f"bahan `{typed}` tidak ada.{hint}"
        return _open(notice.post, citation.key, notice.brief.publisher)

    def _find_post(self, citation: Citation) -> Passage | str:
        setting = self._setting
        if citation.slug not in list_kim(setting.root):
            return f"KIM `{citation.slug}` tidak ada di jaringan ini."
        entry = open_profile(setting.root, citation.slug, setting.network, self._regions)
        if entry.profile is None:
            return f"profil KIM `{citation.slug}` belum dapat dibaca."
        zone = zone_of(entry.chain[-1].utc_offset)
        items = scan_content(setting.root, citation.slug).items
        post, meant = find_post(items, citation, zone, setting)
        if post is None:
            hint = f" Mungkin maksud Anda {meant}?" if meant else ""
            return f"KIM `{citation.slug}` tidak punya {citation.kind} `{citation.name}`.{hint}"
        return _open(post, citation.key, say_kim(entry.profile.nama))


def _open(post: Post, key: str, author: str) -> Passage | str:
    """The words of ``post``, if readers may see them now."""
    match post.state:
        case "live":
            form = post.form
            return Passage(key, author, form.judul, form.ringkasan or "", quote_body(post.body))
        case "expired":
            return f"`{key}` sudah berakhir."
        case "withdrawn":
            return f"`{key}` sudah ditarik."
        case _:
            return f"`{key}` belum terbit."


def quote_body(body: str) -> str:
    """The first paragraphs of ``body`` as a quotation; pictures stay with the original."""
    kept, length = list[str](), 0
    text = _NEAR.sub(r"\1", _PICTURE.sub("", body))
    for block in re.split(r"\n[ \t]*\n", text.strip()):
        plain = block.strip()
        if not plain:
            continue
        length += len(plain)
        if kept and length > LONGEST:
            kept.append("…")
            break
        kept.append(plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rpartition(' ')[0]} …")
    quoted = "\n\n".join(kept)
    return "\n".join(f"> {line}".rstrip() for line in quoted.split("\n")) if quoted else ""
