"""How long a site stands: from the last instant that changed a page until the next that will."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from kimsite.model import Community, Post

if TYPE_CHECKING:
    from kimsite.forms import Material

_AFTER = timedelta(microseconds=1)
"""An end is inclusive: something has ended only after it."""


def standing(community: Community, now: datetime) -> tuple[datetime | None, datetime | None]:
    """The interval around ``now`` in which no page changes; None where nothing bounds it."""
    instants = {
        instant.astimezone(UTC)
        for post in (*community.posts, *community.pages)
        for instant in thresholds(post)
    }
    ends = (datetime.fromisoformat(m.until) for m in community.materials if m.until)
    instants |= {end.astimezone(UTC) + _AFTER for end in ends}
    before = [instant for instant in instants if instant <= now]
    after = [instant for instant in instants if instant > now]
    return max(before, default=None), min(after, default=None)


def text_that_turns(posts: Iterable[Post], instant: datetime) -> Post | None:
    """The first of ``posts``, by path, that changes what is shown at ``instant``."""
    turning = (post for post in posts if any(at == instant for at in thresholds(post)))
    return min(turning, key=lambda post: post.source.path, default=None)


def thresholds(post: Post) -> Iterator[datetime]:
    """The instants at which ``post`` changes what a site shows.

    It appears (``terbit``), ends (``berakhir``), is over (the end of an event; of one that comes
    again, each time), or reaches its own date, before which the network's lists do not name it, or
    that of a change (``riwayat``).
    """
    form = post.form
    if post.kind == "bahan":
        for revision in cast("Material", form).riwayat:
            yield revision.tanggal.instant(post.zone)
    if form.draf:
        return
    if form.terbit is not None:
        yield form.terbit.instant(post.zone)
    if form.ditarik:
        return
    if form.berakhir is not None:
        yield form.berakhir.instant(post.zone, end=True) + _AFTER
    if post.dated:
        yield post.date
    if post.end is not None:
        yield post.end + _AFTER
    if post.series is not None and post.start is not None:
        before = post.series.before(post.start)
        if before is not None:
            yield before + post.series.length + _AFTER
