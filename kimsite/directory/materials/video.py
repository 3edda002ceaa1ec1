"""A video that is elsewhere, as a card that says whom it will contact; it is a link."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from kimsite.forms.material import Video
from kimsite.rendering.look.theme import Theme
from kimsite.rendering.markup.embeds import kind_of


@dataclass(frozen=True, slots=True)
class VideoLink:
    """Its ``address``, its title, and the ``host`` that will be asked."""

    address: str
    title: str
    host: str


def link_video(video: Video, theme: Theme) -> VideoLink:
    """How pages show ``video``; without a title they say what a tap does."""
    key = "sematan_youtube" if kind_of(video.alamat) == "youtube" else "dir_tonton"
    host = (urlsplit(video.alamat).hostname or "").removeprefix("www.")
    return VideoLink(video.alamat, video.judul or theme.say(key), host)
