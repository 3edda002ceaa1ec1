"""An event that was called off says so wherever it is passed on."""

from __future__ import annotations

from kimsite.forms import Event
from kimsite.model import Post
from kimsite.rendering.look.theme import Theme


def is_cancelled(post: Post) -> bool:
    """Whether ``post`` is an event that will not take place."""
    return isinstance(post.form, Event) and post.form.batal


def passed_title(theme: Theme, title: str, post: Post) -> str:
    """The ``title`` of ``post`` as it is passed on: that it was called off comes first."""
    return mark_cancelled(theme, title) if is_cancelled(post) else title


def mark_cancelled(theme: Theme, title: str) -> str:
    """``Dibatalkan: Rapat warga``."""
    return f"{theme.say('batal')}: {title}"
