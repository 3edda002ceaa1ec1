"""The credit of a repost: from whom it was passed on, the original, and whether it stands."""

from __future__ import annotations

from dataclasses import dataclass

from kimsite.model import Target, Upstream


@dataclass(frozen=True, slots=True)
class Credit:
    """``page`` is the original's, ``author`` its publisher, ``title`` empty once it is withdrawn.

    ``material`` is its name where it is one, ``state`` as a Post's; ``feed`` is the one that it
    came in, called ``feed_title``, as long as that has it.
    """

    page: Target
    author: str
    title: str
    state: str
    material: str = ""
    feed: Target | None = None
    feed_title: str = ""

    @property
    def label(self) -> str:
        """What follows "passed on from": the publisher, and the title."""
        return ": ".join(filter(None, (self.author, self.title)))

    @property
    def upstream(self) -> Upstream:
        """What the network's feeds tell of it."""
        feed = self.feed.path if self.feed else ""
        return Upstream(self.page.owner, self.page.path, self.label, feed, self.feed_title)
