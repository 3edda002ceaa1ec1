"""``opml.xml``: the feeds of all KIM, by province, for a feed reader to take in at once.

Source of the format: OPML 2.0 (opml.org).
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from kimsite.model import DIRECTORY, Artifact, Summary, Target
from kimsite.regions import Regions
from kimsite.rendering.feeds import drop_illegal
from kimsite.rendering.layout import Layout, home_page
from kimsite.site.naming import say_kim

OUTLINE = Target(DIRECTORY, "opml.xml")


class Outline:
    """Collects feeds, as the lines they will be."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._own: list[str] = []
        self._provinces: dict[str, list[str]] = {}

    def add_own(self, title: str, feed: Target, page: Target) -> None:
        """A feed of the network itself."""
        self._own.append(self._line(title, feed, page))

    def add_summary(self, summary: Summary) -> None:
        """The feed of one KIM; every site has one."""
        if summary.has_site:
            feed, page = Target(summary.slug, "rss.xml"), home_page(summary.slug)
            line = self._line(say_kim(summary.name), feed, page)
            self._provinces.setdefault(summary.region[:2], []).append(line)

    def artifact(self, title: str, regions: Regions) -> Artifact:
        """The whole document."""
        parts = [
            '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n',
            f"<head><title>{escape(drop_illegal(title))}</title></head>\n<body>\n",
            *self._own,
        ]
        for code, lines in sorted(self._provinces.items()):
            province = regions.find(code)
            name = quoteattr(province.title if province else code)
            parts += [f"<outline text={name} title={name}>\n", *lines, "</outline>\n"]
        parts.append("</body>\n</opml>\n")
        return Artifact(OUTLINE.path, "".join(parts).encode("utf-8"))

    def _line(self, title: str, feed: Target, page: Target) -> str:
        name = quoteattr(drop_illegal(title))
        address = quoteattr(self._layout.address(feed))
        home = quoteattr(self._layout.address(page))
        return f'<outline type="rss" text={name} title={name} xmlUrl={address} htmlUrl={home}/>\n'
