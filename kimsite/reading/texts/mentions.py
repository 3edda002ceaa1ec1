"""Which KIM the network's texts name, and what the profile of each then says: one room a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kimsite.model import DIRECTORY, Mention, Post, Target
from kimsite.problem import Span
from kimsite.reading.values.names import is_slug

if TYPE_CHECKING:
    from kimsite.forms import Event, Programme


@dataclass(frozen=True, slots=True)
class Naming:
    """A KIM that a text names by its ``slug``, and at which ``place``.

    Whether there is such a KIM only the roll can tell. Where anyone may be named (``loose``), who
    is none need not be a mistake: ``umum`` and ``ibu-ibu`` come to events, too.
    """

    slug: str
    place: Span
    mention: Mention
    loose: bool = False


def name_in_posts(posts: Iterable[Post], *, preview: bool) -> Iterator[Naming]:
    """Who is named in those of ``posts`` that have a page, and more than a notice on it."""
    for post in posts:
        if post.kind in _ROOMS and post.state != "withdrawn" and (post.shown or preview):
            yield from _ROOMS[post.kind](post)


def gather_mentions(namings: Iterable[Naming]) -> dict[str, tuple[Mention, ...]]:
    """What is said of each KIM, the newest first; a text that names one twice says it once."""
    said: dict[str, dict[Mention, None]] = {}
    for naming in namings:
        said.setdefault(naming.slug, {})[naming.mention] = None
    return {slug: tuple(_newest_first(those)) for slug, those in sorted(said.items())}


def _newest_first(mentions: Iterable[Mention]) -> list[Mention]:
    ordered = sorted(mentions, key=lambda m: (m.kind, m.page, m.title, m.words))
    return sorted(ordered, key=lambda mention: mention.date, reverse=True)


def _name_participants(post: Post) -> Iterator[Naming]:
    """Those who took part in an event."""
    form = cast("Event", post.form)
    page = Target(DIRECTORY, f"agenda/{post.name}.html")
    first = post.series.start if post.series is not None else post.start or post.date
    day = first.date().isoformat()
    mention = Mention("peserta", form.judul, page, day, form.tempat or "")
    for number, slug in enumerate(form.peserta):
        place = post.places.get(f"peserta.{number}") or post.place("peserta")
        if is_slug(slug):
            yield Naming(slug, place, mention, loose=True)


def _name_partakers(post: Post) -> Iterator[Naming]:
    """Those who take part in a programme, by whose own clock it begins and ends."""
    form = cast("Programme", post.form)
    page = Target(DIRECTORY, f"program/{post.name}.html")
    begins = str(form.mulai or form.tanggal or post.date.date())
    ends = str(form.selesai) if form.selesai and post.end else ""
    mention = Mention("program", form.judul, page, begins, until=ends)
    for number, slug in enumerate(form.kim):
        place = post.places.get(f"kim.{number}") or post.place("kim")
        yield Naming(slug, place, mention)


_ROOMS: dict[str, Callable[[Post], Iterator[Naming]]] = {
    "agenda": _name_participants,
    "program": _name_partakers,
}
"""How each kind of text names KIM."""
