"""The nouns of kimsite, on one page; everything else is verbs over them.

Region      a place with a Kemendagri code                        (kimsite.region)
Profile     one KIM as its Dinas registers it, and the other forms (kimsite.forms)
Post        one Markdown file of a KIM: an item or an extra page
Notice      one information material, read; MaterialBrief is the little a KIM's page shows
Mention     what a text of the network says of one KIM, as its profile shows it
Quote       what a repost says of its original: a material, or another KIM's post
Community   a Profile in its Region, with its Posts and the Office responsible
Target      a page or file by owner and path, before anyone says where it will live
Artifact    one file of the output, whole
Summary     the little that the network needs to know of one Community: bounded, no bodies
Site        what a build makes: artifacts, summary, problems, and how long it stands
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kimsite.problem import Problem, Span
from kimsite.recurrence.series import Series
from kimsite.region import Region as Region
from kimsite.region import lies_in

if TYPE_CHECKING:
    from kimsite.forms import Material, Network, Office, Page, Profile

DIRECTORY = ""
"""The owner of the network's own pages; a KIM's pages are owned by its slug."""
ASSETS = "assets"
"""The owner of the theme's static files."""


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """A page or file of the output: ``owner`` is DIRECTORY, ASSETS or a KIM's slug."""

    owner: str
    path: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A text file as its author sees it: ``path`` from the network's folder, lines without ends."""

    path: str
    text: str

    def span(self, line: int, column: int = 1, length: int = 1) -> Span:
        """The place at ``line`` and ``column`` (from 1), with the line shown."""
        lines = self.text.split("\n", max(line, 0))  # the rest of a long text stays whole
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        return Span(self.path, line, column, max(1, length), excerpt)

    def find(self, needle: str, first_line: int = 1) -> Span:
        """The place where ``needle`` first stands from ``first_line`` on, else that line."""
        for number, line in enumerate(self.text.split("\n"), start=1):
            if number >= first_line and needle in line:
                return Span(self.path, number, line.index(needle) + 1, len(needle), line)
        return self.span(first_line)


@dataclass(frozen=True, slots=True)
class Post:
    """One Markdown file. ``kind``: berita, galeri, pengumuman, agenda, halaman or bahan.

    ``name`` is the stem its page is called by; ``date`` is when it is dated and, for an event,
    ``start`` and ``end`` when it takes place; all aware. Of a ``series`` these are of the time that
    is not over at the build's clock, else the last; ``ended`` says whether an end was given.
    ``places`` tells where a field stands.
    """

    kind: str
    name: str
    form: Page
    source: Source
    body: str
    body_line: int
    folder: Path
    zone: timezone
    date: datetime
    dated: bool = True
    timed: bool = False
    start: datetime | None = None
    end: datetime | None = None
    ended: bool = False
    series: Series | None = None
    state: str = "live"  # draft | scheduled | live | expired | withdrawn
    places: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)

    def place(self, name: str) -> Span:
        """Where the field ``name`` stands, else the file's beginning."""
        return self.places.get(name) or self.source.span(1)

    @property
    def shown(self) -> bool:
        """Whether it has a page at all."""
        return self.state not in {"draft", "scheduled"}

    @property
    def listed(self) -> bool:
        """Whether lists, feeds and front pages show it."""
        return self.state == "live"


@dataclass(frozen=True, slots=True)
class MaterialBrief:
    """A material as lists and reposts name it; ``regions`` and ``fields`` say whom it is for.

    ``issuer`` is ``kementerian`` or a region code as written, ``publisher`` the issuer's name.
    """

    name: str
    title: str
    date: str
    summary: str
    issuer: str
    kind: str
    publisher: str = ""
    labels: tuple[str, ...] = ()
    urgent: bool = False
    until: str = ""
    regions: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    listed: bool = True

    @property
    def attributed(self) -> bool:
        """Whether its issuer is known: one that is not is called as it was written."""
        return self.publisher != self.issuer

    def on_sites(self) -> MaterialBrief:
        """The same without what no KIM's page shows, so that no site depends on it."""
        return replace(self, summary="", regions=(), fields=())

    def concerns(self, region: str, fields: tuple[str, ...]) -> bool:
        """Whether it is meant for a KIM in ``region`` working on ``fields``."""
        here = not self.regions or any(lies_in(region, aim) for aim in self.regions)
        return here and (not self.fields or not set(self.fields).isdisjoint(fields))


@dataclass(frozen=True, slots=True)
class Mention:
    """What a ``page`` of the network says of one KIM. ``kind``: penghargaan, program or peserta.

    ``date`` and ``until`` are as written: a year, a day, or an instant with its zone; they are
    read by the KIM's own clock. ``words`` are the author's, such as a rank.
    """

    kind: str
    title: str
    page: Target
    date: str
    words: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What a repost says of its original. ``state`` is a Post's, or why there is no page of it.

    ``title`` is empty where nothing of it may be told, ``until`` the ISO instant at which it ends;
    ``passed_on`` is the key of what it passes on itself, ``hint`` of what may be meant instead.
    """

    author: str = ""
    title: str = ""
    state: str = "live"
    until: str = ""
    passed_on: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a citizen may write to: an office, or a KIM."""

    name: str
    email: str = ""
    phone: str = ""
    whatsapp: str = ""


@dataclass(frozen=True, slots=True)
class Community:
    """A registered KIM: profile, region chain (province first), items and pages, all sorted."""

    slug: str
    profile: Profile
    source: Source
    places: Mapping[str, Span]
    chain: tuple[Region, ...]
    zone: timezone
    folder: Path
    posts: tuple[Post, ...]
    pages: tuple[Post, ...]
    office: Office | None
    materials: tuple[MaterialBrief, ...]
    mentions: tuple[Mention, ...] = ()
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    """The posts of other KIM that its own pass on, by the keys of their citations."""

    def place(self, name: str) -> Span:
        """Where a field of the profile stands, else the file's beginning."""
        return self.places.get(name) or self.source.span(1)


@dataclass(frozen=True, slots=True)
class Setting:
    """What every site of one build shares. ``as_of`` None stands for nothing: it is always set."""

    root: Path
    network: Network
    as_of: datetime
    as_of_day: bool = False
    base_url: str = ""
    preview: bool = False
    materials: dict[str, Quote] = field(default_factory=dict)
    """Every material of the network that has a page, by its name, for reposts."""

    def now(self, zone: timezone) -> datetime:
        """The instant of the build for someone in ``zone`` (a bare day means its end there)."""
        if self.as_of_day:
            return self.as_of.replace(tzinfo=zone)
        return self.as_of.astimezone(zone)


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the output: its bytes, the file they are copied from, or how to read them anew.

    ``read`` yields the pieces of a file that is too large to be held, as often as it is called.
    """

    path: str
    data: bytes | None = None
    copy_of: Path | None = None
    read: Callable[[], Iterable[bytes]] | None = None

    def pieces(self) -> Iterable[bytes]:
        """The bytes of a file that is not a copy."""
        return self.read() if self.read is not None else (self.data or b"",)


class Upstream(NamedTuple):
    """The original of a repost, as feeds tell of it: a page of ``owner``, and the feed it is in.

    ``feed`` is a path of the same owner, empty where none has it any more.
    """

    owner: str
    path: str
    title: str
    feed: str = ""
    feed_title: str = ""


@dataclass(frozen=True, slots=True)
class ItemBrief:
    """An item as the directory lists it. Dates are ISO 8601 with their zone.

    ``address`` is where it lives, if that is not here; it is then its ``path`` too;
    ``picture`` is the path of its first picture, ``picture_length`` the bytes of that. Of an event
    to come ``repeat`` says how often it comes again, ``over`` when it will for the last time; and
    ``calendar`` is its VEVENT. Anything else says by ``expires`` how long it holds.
    """

    kind: str
    path: str
    title: str
    date: str
    summary: str
    fields: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    feed_id: str = ""
    address: str = ""
    picture: str = ""
    picture_length: int = 0
    original: Upstream | None = None
    place: str = ""
    repeat: str = ""
    over: str = ""
    cancelled: bool = False
    calendar: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Relay:
    """The newest post by which a KIM passed a ``material`` on: its page in the KIM's site."""

    material: str
    path: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What the directory knows of one KIM. ``newest`` holds five items at most, newest first.

    ``counts`` has the four kinds; ``fields`` the slugs of its bidang; ``latitude`` and
    ``longitude`` its own coordinates or None; ``has_site`` is False for one that is only listed.
    ``origin`` names the network whose data it comes from, if that is another; ``seen`` is the day
    of what was fetched from there, or from its own site elsewhere.
    """

    slug: str
    name: str
    region: str
    level: str
    status: str
    stage: str
    has_site: bool
    example: bool = False
    number: str = ""
    registration: str = ""
    fields: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    founded: str = ""
    members: int | None = None
    email: str = ""
    phone: str = ""
    whatsapp: str = ""
    elsewhere: str = ""
    description: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    latest: str = ""
    newest: tuple[ItemBrief, ...] = ()
    events: tuple[ItemBrief, ...] = ()
    pages: tuple[tuple[str, str], ...] = ()  # path and last date of every page, for the sitemap
    passed_on: tuple[Relay, ...] = ()  # one for each material, by its name
    awards: int = 0  # how often the network's awards name it
    counted: tuple[tuple[str, int, int], ...] = ()  # of a programme: items before it, and during
    former: tuple[str, ...] = ()  # slugs it had before; each leaves a redirect to its front page
    origin: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """What one build step made; it stands from ``since`` (included) to ``until`` (excluded).

    ``turning`` is the path of the text that changes it then, if one does.
    """

    owner: str
    artifacts: tuple[Artifact, ...]
    problems: tuple[Problem, ...] = ()
    summary: Summary | None = None
    since: datetime | None = None
    until: datetime | None = None
    turning: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed in a material after it came out: the ``day``, as it was written."""

    day: date
    instant: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Notice:
    """An information material with its brief.

    ``verdict`` is what a clarification finds, else empty; ``topic`` the slug of its topic's list,
    empty if it has none; ``changes`` are those that lie behind, newest first.
    """

    post: Post
    form: Material
    brief: MaterialBrief
    verdict: str = ""
    topic: str = ""
    changes: tuple[Change, ...] = ()

    @property
    def changed(self) -> Change | None:
        """The last change, unless it is older than the material itself."""
        last = self.changes[0] if self.changes else None
        return last if last is not None and last.day >= self.post.date.date() else None
