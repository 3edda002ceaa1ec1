"""A trip to one source: what it is asked, and what is made of its answers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.fetching.fault import FetchFault
from kimsite.fetching.feeds import MAX_FEED, Feed, parse_feed
from kimsite.fetching.kept import Kept
from kimsite.fetching.networks import MAX_DATA, Records, locate, owner_in, parse_records
from kimsite.fetching.plain import find_feed
from kimsite.fetching.sources import Origin
from kimsite.fetching.wire import Answer, Limits, ask
from kimsite.forms.kept import Fetched, Head
from kimsite.forms.typed.addresses import is_path
from kimsite.problem import Problem
from kimsite.reading.values.unknown import guess_region
from kimsite.regions import Regions

MAX_PAGE = 1_000_000
"""Bytes of a front page that is asked for its feed."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What every source is fetched with. ``day`` is what is written on what comes in."""

    root: Path
    day: str
    ours: str
    seconds: float
    allowed: Collection[str]
    regions: Regions


class Trip:
    """The questions to one source; ``problems`` tells what of its answers was left out."""

    def __init__(self, origin: Origin, errand: Errand, before: Kept | None) -> None:
        self.origin = origin
        self.errand = errand
        self.before = before
        self.problems: list[Problem] = []

    def network(self) -> Kept:
        """The KIM of another network, and their newest items."""
        places = locate(self.origin.address)
        before = self.before.head if self.before is not None else None
        kim = {one.slug: one for one in self.before.kim} if self.before is not None else {}
        same = before is not None and before.wilayah == self.origin.region
        data, fetched = self._ask(places.data, MAX_DATA, before.data if before and same else None)
        if data is not None:
            given = self.origin.region, self.errand.ours, self.errand.regions
            records = parse_records(data.data or b"", data.address, *given)
            self._say_left_out(records)
            kim = dict(sorted(records.kim.items()))
        title = before.nama if before is not None else ""
        news = self.before.news if self.before is not None else ()
        heard = before.kabar if before is not None else None
        try:
            if places.news:
                feed, heard = self._ask(places.news, MAX_FEED, heard if data is None else None)
                if feed is not None:
                    read = parse_feed(feed.data or b"", feed.address, feed.kind, owner_in(kim))
                    self._say_undated(read)
                    title, news = read.title, read.news
        except FetchFault as fault:  # the KIM are there; without news they are listed all the same
            problem = fault.problem(self.origin.span, self.origin.name)
            self.problems.append(replace(problem, effect="luar-tanpa-kabar"))
        news = tuple(one for one in news if one.kim in kim)
        name = self.origin.title or title or self.origin.name
        return Kept(self._head(name, fetched, heard, places.site), news, tuple(kim.values()))

    def feed(self) -> Kept:
        """The newest items of a KIM whose site is elsewhere."""
        address, head = self.origin.address, self.before.head if self.before is not None else None
        known = head.data if head is not None and head.asal == address else None
        if not self.origin.feed:
            address = known.alamat if known is not None else self._discover()
        slug = self.origin.name
        answer, fetched = self._ask_again(address, known)
        if answer is None:
            assert self.before is not None  # noqa: S101 -- nothing else can be unchanged
            news = self.before.news
        else:
            read = parse_feed(answer.data or b"", answer.address, answer.kind, lambda _: slug)
            self._say_undated(read)
            news = read.news
        return Kept(self._head(self.origin.title, fetched, None), news)

    def _ask_again(self, address: str, known: Fetched | None) -> tuple[Answer | None, Fetched]:
        """The feed; where its own site named it once, the site may name another by now."""
        try:
            return self._ask(address, MAX_FEED, known)
        except FetchFault:
            if self.origin.feed or known is None or (found := self._discover()) == address:
                raise
        return self._ask(found, MAX_FEED, None)

    def _discover(self) -> str:
        """The feed that the front page of the site names. Raises FetchFault."""
        page = self._wire(self.origin.address, MAX_PAGE)
        text = (page.data or b"").decode("utf-8", "replace")
        found = find_feed(text, page.address)
        if not found:
            raise FetchFault("luar-tanpa-umpan", alamat=self.origin.address)
        return found

    def _ask(self, address: str, size: int, known: Fetched | None) -> tuple[Answer | None, Fetched]:
        """The answer, None where it is what is ``known``; and what to ask with the next time."""
        if known is not None and known.alamat != address:
            known = None
        if is_path(address):
            answer = self._open(address, size)
        elif known is not None:
            answer = self._wire(address, size, known.etag, known.diubah)
        else:
            answer = self._wire(address, size)
        if answer.data is None and known is not None:
            return None, known
        sha = digest_bytes(answer.data or b"")
        fetched = Fetched(alamat=address, etag=answer.etag, diubah=answer.modified, sha=sha)
        if known is not None and known.sha == sha:
            return None, fetched
        return answer, fetched

    def _wire(self, address: str, size: int, etag: str = "", modified: str = "") -> Answer:
        limits = Limits(self.errand.seconds, size)
        return ask(address, limits, self.errand.allowed, etag, modified)

    def _open(self, address: str, size: int) -> Answer:
        """A file of the network's own folder."""
        root, file = self.errand.root.resolve(), (self.errand.root / address).resolve()
        shown = address.removeprefix("./")
        try:
            inside = file.is_relative_to(root) and file.is_file()
            if inside and file.stat().st_size <= size:
                return Answer(shown, file.read_bytes())
        except OSError:
            inside = False
        if inside:
            raise FetchFault("luar-terlalu-besar", alamat=shown, batas=f"{size // 1_000_000} MB")
        raise FetchFault("luar-berkas-tak-ada", alamat=shown)

    def _head(self, title: str, data: Fetched, news: Fetched | None, site: str = "") -> Head:
        origin = self.origin
        return Head(
            versi=1, jenis=origin.kind, sumber=origin.name, nama=title[:300], asal=origin.address,
            situs=site, wilayah=origin.region, per=self.errand.day, data=data, kabar=news,
        )  # fmt: skip

    def _say_left_out(self, records: Records) -> None:
        say = self._say
        if records.faulty:
            slug, why = records.faulty[0]
            say("luar-catatan-dibuang", len(records.faulty), contoh=slug, sebab=why)
        if records.foreign:
            region, example = self.origin.region, records.foreign[0]
            say("luar-di-luar-wilayah", len(records.foreign), contoh=example, wilayah=region)
        if records.unknown:
            values = guess_region(records.unknown[0], self.errand.regions)
            say("luar-wilayah-tak-ada", len(records.unknown), **values)

    def _say_undated(self, feed: Feed) -> None:
        if feed.undated:
            self._say("luar-tanggal-kabar", feed.undated)

    def _say(self, code: str, count: int, **values: object) -> None:
        named = FetchFault(code, jumlah=count, **values)
        self.problems.append(named.problem(self.origin.span, self.origin.name))
