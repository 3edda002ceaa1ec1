"""Make the tables of docs/tema.md: every block, and every variable with its type."""

from __future__ import annotations

import dataclasses
import sys
from typing import Any, get_type_hints

from made_files import ROOT, settle_files
from theme_values import (
    APART,
    BLOCKS,
    DIRECTORY,
    EVERY_DIRECTORY_PAGE,
    EVERY_PAGE,
    EVERY_SITE,
    GLOBALS,
    PIECES,
    TEMPLATES,
    Given,
)

from kimsite.directory.areas.rows import Headline, Passer
from kimsite.directory.areas.rows import Row as KimRow
from kimsite.directory.articles import Article
from kimsite.directory.events.agenda import Meeting
from kimsite.directory.feeds.page import Subject
from kimsite.directory.listing import Entry, Part, Section
from kimsite.directory.map.chart import Chart, Spot, View
from kimsite.directory.map.legend import Legend
from kimsite.directory.materials.page import Card
from kimsite.directory.materials.relays import Circle, Relays
from kimsite.directory.offices import OfficeCard
from kimsite.model import Target
from kimsite.rendering.look.page import FeedLink, Frame, MenuEntry, Page, Preview
from kimsite.rendering.photos.shot import Shot, Thumb
from kimsite.site.items.credit import Credit
from kimsite.site.items.filelink import FileLink
from kimsite.site.items.gallery import GalleryPart
from kimsite.site.items.item import Item
from kimsite.site.items.share import ShareLinks
from kimsite.site.items.tags import Tag
from kimsite.site.moments.when import When
from kimsite.site.pages.lists import Group, Month
from kimsite.site.pages.materials import Notice
from kimsite.site.profile.contact import ContactBlock, Way
from kimsite.site.profile.decrees import Paper
from kimsite.site.profile.downloads import Row
from kimsite.site.profile.profile import Offer, ProfileParts
from kimsite.site.profile.social import Account

TYPES: list[type[Any]] = [
    Page, Frame, FeedLink, MenuEntry, Preview, Target, Shot, Thumb, Item, When, Tag, Credit,
    FileLink, ShareLinks, ContactBlock, Way, Group, Month, GalleryPart, Notice, Row,
    ProfileParts, Paper, Offer, Account, Entry, Part, Section, KimRow, Headline, Card, Article,
    Relays, Circle, Passer, Meeting, OfficeCard, Chart, View, Spot, Legend, Subject,
]  # fmt: skip
BEGIN, END = "<!-- made by tools/make_theme_docs.py -->", "<!-- /made -->"
PATH = "docs/tema.md"


def render_reference() -> str:
    """The tables."""
    parts = ["## Blocks\n", "| block | what stands in it |", "|---|---|"]
    parts += [f"| `{name}` | {meaning} |" for name, meaning in BLOCKS.items()]
    parts += ["\n## Variables\n", "### Everywhere, in macros too\n", *_table(GLOBALS)]
    parts += ["\n### On every page\n", *_table(EVERY_PAGE)]
    parts += ["\n### On every page of a KIM\n", *_table(EVERY_SITE)]
    parts += _templates(TEMPLATES)
    parts += ["\n### On every page of the directory\n", *_table(EVERY_DIRECTORY_PAGE)]
    parts += _templates(DIRECTORY)
    parts.append("\n### Parts of the directory's pages\n")
    parts.append("Each is told `press`, too.")
    parts += _templates(PIECES)
    parts.append("\n### Pages that stand apart\n")
    parts.append("These are told nothing else.")
    parts += _templates(APART)
    parts.append("\n## Types\n")
    for kind in TYPES:
        parts += _type(kind)
    return "\n".join(parts) + "\n"


def _templates(templates: dict[str, Given]) -> list[str]:
    """A table for each; those that are told the same share one."""
    same: dict[int, list[str]] = {}
    for name, given in templates.items():
        same.setdefault(id(given), []).append(name)
    lines: list[str] = []
    for names in same.values():
        given = templates[names[0]]
        lines.append(f"\n### {', '.join(f'`{name}`' for name in names)}\n")
        lines += _table(given) if given else ["Nothing else."]
    return lines


def _table(given: Given) -> list[str]:
    rows = (f"| `{name}` | {kind} | {meaning} |" for name, (kind, meaning) in given.items())
    return ["| name | type | what it is |", "|---|---|---|", *rows]


def _type(kind: type[Any]) -> list[str]:
    name = "Row (of KIM)" if kind is KimRow else kind.__name__
    about = " ".join((kind.__doc__ or "").split())
    lines = [f"\n### {name}\n", f"{about}\n", "| field | type |", "|---|---|"]
    if dataclasses.is_dataclass(kind):
        names = [field.name for field in dataclasses.fields(kind)]
    else:
        names = list(getattr(kind, "_fields", ()))
    hints = get_type_hints(kind)
    lines += [f"| `{field}` | `{_say(hints[field])}` |" for field in names]
    for field, value in sorted(vars(kind).items()):
        getter = value.fget if isinstance(value, property) else getattr(value, "func", None)
        if not field.startswith("_") and getter is not None and field not in names:
            lines.append(f"| `{field}` | `{_say(get_type_hints(getter)['return'])}` |")
    return lines


def _say(hint: Any) -> str:
    text = hint.__name__ if isinstance(hint, type) and not hasattr(hint, "__args__") else str(hint)
    for module in sorted({t.__module__ for t in TYPES} | {"kimsite.forms", "markupsafe"}):
        text = text.replace(f"{module}.", "")
    text = text.replace("kimsite.", "").replace("collections.abc.", "").replace("typing.", "")
    return text.replace(" | ", " or ")


def main() -> int:
    """Make or check the page."""
    text = (ROOT / PATH).read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    made = f"{before}{BEGIN}\n\n{render_reference()}\n{END}{after}"
    return settle_files(__doc__ or "", {PATH: made}, "make docs")


if __name__ == "__main__":
    sys.exit(main())
