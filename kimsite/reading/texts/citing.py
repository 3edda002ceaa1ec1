"""What ``bahan`` means: a material, or a post of another KIM, in all the ways people write it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from kimsite.forms import ITEM_KINDS
from kimsite.model import Post
from kimsite.reading.values.names import is_slug, parse_slug

_ENDINGS = (".md", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Citation:
    """What a post passes on: the material ``name``, or the post of that ``name`` of a KIM."""

    name: str
    slug: str = ""
    kind: str = ""

    @property
    def key(self) -> str:
        """``cegah-stunting``, or ``kim/amungsa/berita/2026-01-02-panen``: no space is in it."""
        return f"kim/{self.slug}/{self.kind}/{self.name}" if self.slug else self.name


def parse_citation(written: str, homes: Iterable[str]) -> Citation | None:
    """A name as it stands in content/bahan, ``kim/<slug>/berita/<name>``, or the address of either.

    ``homes`` are the addresses of the network; what leads beyond them is None.
    """
    path = _within(written.strip().replace("\\", "/"), homes)
    if path is None:
        return None
    steps = [step for step in path.split("/") if step not in {"", ".", ".."}]
    if steps[:1] == ["content"]:
        steps = steps[1:]
    match steps:
        case [name] | ["bahan", *_, name]:
            found = Citation(_stem(name))
        case ["kim", slug, kind, name] if is_slug(slug.lower()) and kind.lower() in ITEM_KINDS:
            found = Citation(_stem(name), slug.lower(), kind.lower())
        case _:
            return None
    return found if found.name else None


def citation_of(post: Post, homes: Iterable[str]) -> Citation | None:
    """What ``post`` passes on, if it says so in words that can mean anything."""
    written = getattr(post.form, "bahan", None)
    return parse_citation(written, homes) if written else None


def _stem(name: str) -> str:
    """The name of the page that a file or page called ``name`` is, or becomes."""
    for ending in _ENDINGS:
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
            break
    return parse_slug(name)


def _within(written: str, homes: Iterable[str]) -> str | None:
    """The path of an address in the network; what is no address stays; None for one elsewhere."""
    if "://" not in written:
        return written
    try:
        there = urlsplit(written)
        for home in homes:
            here = urlsplit(home)
            base = f"{here.path.rstrip('/')}/"
            if there.netloc.lower() == here.netloc.lower() and there.path.startswith(base):
                return unquote(there.path[len(base) :])
    except ValueError:  # ``https://[``
        return None
    return None
