"""An Item: a post with everything its page, the lists, the feed and the Summary show of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kimsite.model import Post, Target
from kimsite.rendering.photos.shot import Shot
from kimsite.site.items.credit import Credit
from kimsite.site.items.filelink import FileLink
from kimsite.site.items.tags import Tag
from kimsite.site.moments.when import When

NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Item:
    """A rendered post.

    ``body`` is safe HTML and opens with the dateline; ``attached`` are its attachments, ``files``
    those and the ones its text links to; ``credit`` says from whom it was passed on; ``fields``
    are the slugs of its bidang; ``story`` is how its text goes, for messages; ``mark``
    is the state to show with it, or empty.
    """

    post: Post
    page: Target
    title: str
    summary: str
    when: When
    body: Markup = NOTHING
    shots: tuple[Shot, ...] = ()
    picture: Shot | None = None
    attached: tuple[FileLink, ...] = ()
    files: tuple[FileLink, ...] = ()
    tags: tuple[Tag, ...] = ()
    fields: tuple[str, ...] = ()
    language: str = ""
    credit: Credit | None = None
    listed: bool = False
    story: str = ""

    @property
    def kind(self) -> str:
        """berita, galeri, pengumuman, agenda or halaman."""
        return self.post.kind

    @property
    def material(self) -> str:
        """The name of the material it passed on, if it did."""
        return self.credit.material if self.credit else ""

    @property
    def mark(self) -> str:
        """draft, scheduled or expired, where that is to be seen."""
        return self.post.state if self.post.state in {"draft", "scheduled", "expired"} else ""

    @property
    def withdrawn(self) -> bool:
        """Whether only a notice is left of it."""
        return self.post.state == "withdrawn"
