"""Which KIM the pages of events name: of very many, the first."""

from __future__ import annotations

from collections.abc import Mapping

from kimsite.forms import Event
from kimsite.model import Post
from kimsite.reading.values.names import is_slug
from kimsite.site.items.tags import Tag

MOST = 100
"""How many participants of one event its page names."""
Guests = Mapping[str, Tag]
"""KIM by slug: their names, and the front pages of those that have a site here."""


def slugs_of(post: Post) -> list[str]:
    """The slugs among whoever the page of an event names."""
    form = post.form
    assert isinstance(form, Event)  # noqa: S101 -- for the type checker
    named = (*form.peserta[:MOST], form.penyelenggara or "")
    return [word for word in named if is_slug(word)]
