"""The press: what every page of the directory needs to be printed, and a record of what was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape
from typing import Any

from markupsafe import Markup

from kimsite.directory.areas.rows import Headline, Row
from kimsite.directory.data.files import DATA_PAGE
from kimsite.directory.facets.marks import STATUSES, Marks
from kimsite.directory.map.cartographer import Cartographer
from kimsite.directory.map.chart import Chart
from kimsite.directory.map.drawing import draw
from kimsite.directory.map.legend import Legend, build_legend
from kimsite.directory.materials.aimed import Aimed
from kimsite.directory.offices import OfficeCard
from kimsite.directory.regions.lines import RegionLine
from kimsite.forms.licence import Licence, find_licence
from kimsite.forms.network import Field
from kimsite.model import Artifact, Setting, Target
from kimsite.rendering.layout import FEEDS, FRONT, Layout, field_page
from kimsite.rendering.look.page import Frame, Page, render_page
from kimsite.rendering.look.theme import Theme
from kimsite.rendering.look.webpage import COLLECTION, PLAIN, describe_page
from kimsite.rendering.moments.dates import say_day
from kimsite.rendering.moments.ending import Ending, say_ending

_LINES = Markup("\n")
_CITIES = 2


@dataclass(slots=True)
class Press:
    """Prints pages in one frame; ``printed`` lists those that search engines may find."""

    theme: Theme
    layout: Layout
    setting: Setting
    frame: Frame
    marks: Marks
    maps: Cartographer
    aimed: Aimed
    lessons: Target | None
    """Belajar, where there is anything to learn."""
    printed: list[tuple[Target, str]] = field(default_factory=list)
    licence: Licence | None = field(init=False)
    """Of the data and of what the network publishes itself."""

    def __post_init__(self) -> None:
        self.licence = find_licence(self.setting.network.lisensi)

    @property
    def fields(self) -> Mapping[str, Field]:
        """The network's bidang that can have a page, by slug."""
        return self.marks.fields

    @property
    def statuses(self) -> Iterable[str]:
        """The statuses that a KIM may have, in the order in which they are told."""
        return STATUSES

    def page(
        self, template: str, page: Page, values: Mapping[str, Any], changed: str = ""
    ) -> Artifact:
        """One page from ``direktori/<template>``; ``changed`` is its ISO date for the sitemap."""
        kind = PLAIN if page.target.path.startswith("halaman/") else COLLECTION
        page = describe_page(page, self.layout, self.frame, kind)
        if page.indexed:
            self.printed.append((page.target, changed))
        more = {
            "press": self,
            "feeds_page": FEEDS,
            "data_page": DATA_PAGE,
            "licence": self.licence,
        }
        return render_page(
            self.theme,
            self.layout,
            self.setting,
            f"direktori/{template}",
            self.frame,
            page,
            {"crumbs": (), **values, **more},
        )

    def rows(self, rows: Iterable[Row]) -> Markup:
        """The items of a list of KIM."""
        return _LINES.join(self._piece("kim", row.slug, row=row) for row in rows)

    def lines(self, lines: Iterable[RegionLine]) -> Markup:
        """The rows of a table of regions.

        They are composed here, which costs a tenth of a template: there are 7,285 kecamatan.
        """
        nothing = escape(self.theme.say("dir_tanpa"))
        text = "\n".join([self._line(line, nothing) for line in lines])
        return Markup(text)  # noqa: S704 -- names are escaped, the rest is numbers

    def _line(self, line: RegionLine, nothing: str) -> str:
        region, figure = line.region, line.figure
        # In a table of its like a province or kecamatan needs no "Provinsi", but a kota its "Kota".
        name = escape(region.title if region.level == _CITIES else region.name)
        if line.target is not None:
            name = f'<a href="{escape(self.theme.pen.link(line.target))}">{name}</a>'
        told = f'<td colspan="2">{nothing}</td>'
        if figure.kim:
            told = f"<td>{self.number(figure.kim)}</td><td>{self.number(figure.active)}</td>"
        share = f"{self.number(figure.villages)}/{self.number(line.villages)}"
        row = f'<tr id="{region.code}"><th scope="row">{name}</th>'
        return f"{row}{told}<td>{share}</td></tr>"

    def headlines(self, headlines: Iterable[Headline]) -> Markup:
        """The items of a list of news."""
        return _LINES.join(
            self._piece("kabar", f"{h.slug}/{h.path}", headline=h) for h in headlines
        )

    def office(self, office: OfficeCard) -> Markup:
        """An office, with all ways to reach it."""
        return self._piece("dinas", office.code, office=office)

    def drawing(self, chart: Chart) -> Markup:
        """What the frame of a map holds, as SVG."""
        return draw(chart, self.theme.pen.link, self)

    def legend(self, chart: Chart) -> Legend:
        """What explains a map."""
        return build_legend(chart)

    def _piece(self, template: str, name: str, **values: Any) -> Markup:
        """What many pages show alike."""

        def write() -> Markup:
            text = self.theme.render(f"direktori/{template}.html", {**values, "press": self})
            return Markup(text)  # noqa: S704 -- a template made it, and escaped

        return self.theme.pen.once((template, name), write)

    def crumbs(self, *above: Target) -> list[tuple[str, Target]]:
        """The way back up: the front page, and those of ``above`` that menu or footer name."""
        entries = (*self.frame.menu, *self.frame.others)
        menu = {entry.target: entry.label for entry in entries}
        return [(menu[target], target) for target in (FRONT, *above) if target in menu]

    def section(self, *pages: Target) -> Target:
        """The first of ``pages`` that the menu has, else the last of them."""
        menu = {entry.target for entry in self.frame.menu}
        return next((page for page in pages if page in menu), pages[-1])

    def number(self, value: int) -> str:
        """``3555`` as the network's language writes it: ``3.555`` or ``3,555``."""
        grouped = f"{value:,}"
        return grouped if self.theme.language == "en" else grouped.replace(",", ".")

    def numbers(self, values: Iterable[int]) -> str:
        """Several numbers in a row."""
        return " · ".join(self.number(value) for value in values)

    def day(self, when: str | date) -> str:
        """A day in words, from an ISO date or instant (in the zone it was written in)."""
        if isinstance(when, str):
            when = datetime.fromisoformat(when)
        if isinstance(when, datetime):
            when = when.date()
        return say_day(when, self.theme.language)

    def ending(self, instant: str) -> Ending | None:
        """An ISO instant as the end of something; None where there is none."""
        return say_ending(datetime.fromisoformat(instant), self.theme.language) if instant else None

    def status(self, status: str) -> str:
        """The status of a KIM in words."""
        return self.marks.status(status)

    def verdict(self, verdict: str) -> str:
        """What a clarification finds, in words."""
        return self.theme.say(f"putusan_{verdict.replace(' ', '_')}")

    def field_name(self, slug: str) -> str:
        """The name of a bidang; its slug in words if the network does not list it."""
        return self.marks.field(slug)

    def field_page(self, slug: str) -> Target | None:
        """The page of a bidang, or None if the network does not list it."""
        return field_page(slug) if slug in self.fields else None

    def kim(self, count: int) -> str:
        """``5 KIM``."""
        return self.theme.say("dir_kim", jumlah=self.number(count))

    def count(self, statuses: Mapping[str, int]) -> str:
        """``5 KIM terdaftar``, and the statuses where they differ from plain active."""
        total = self.number(sum(statuses.values()))
        text = self.theme.say("dir_jumlah_kim", jumlah=total)
        if set(statuses) <= {"aktif"}:
            return text
        parts = [
            f"{self.number(statuses[status])} {self.status(status).lower()}"
            for status in STATUSES
            if statuses.get(status)
        ]
        return f"{text}: {', '.join(parts)}"
