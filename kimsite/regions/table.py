"""The table of all regions: looks up one code at a time in ``wilayah.sqlite``, opened on first use.

Building one KIM needs four of the 91,599 regions, so nothing is loaded whole and ``sqlite3`` is
imported only when something is asked. ``tools/make_regions.py`` makes the file; where its content
comes from stands in ``docs/wilayah.md``.
"""

from __future__ import annotations

import functools
import itertools
import re
import weakref
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kimsite.region import Region, kind_of
from kimsite.regions.keys import FIRST_VILLAGE, LAST_VILLAGE, dotted, key_of, ranges_under
from kimsite.regions.nearest import nearest_code

if TYPE_CHECKING:
    import sqlite3

_FILE = Path(__file__).with_name("wilayah.sqlite")
_SELECT = """
    SELECT code, name, latitude, longitude, coalesce(utc_offset, (
        SELECT above.utc_offset FROM region AS above WHERE above.code = region.code / 10000))
    FROM region WHERE """  # a village keeps its kecamatan's time and does not store it
_KINDS = {
    "provinsi": "provinsi",
    "prov": "provinsi",
    "kabupaten": "kabupaten",
    "kab": "kabupaten",
    "kota": "kota",
    "kecamatan": "kecamatan",
    "kec": "kecamatan",
    "distrik": "kecamatan",
    "desa": "desa",
    "kelurahan": "kelurahan",
    "kel": "kelurahan",
}
_Row = tuple[int, str, float | None, float | None, int]


class Regions:
    """Every region of one file, read-only. Cheap to make and to pickle: it opens when first asked.

    Raises ``sqlite3.OperationalError`` on first use if the file is missing. Codes that are unknown
    or no codes at all are not errors: they find nothing.
    """

    def __init__(self, path: Path = _FILE) -> None:
        self._path = path

    def __reduce__(self) -> tuple[type[Regions], tuple[Path]]:
        return Regions, (self._path,)  # a worker opens the file anew

    @functools.cached_property
    def _connection(self) -> sqlite3.Connection:
        import sqlite3

        # Threads may share the connection: nothing is ever written through it.
        connection = sqlite3.connect(_uri(self._path), uri=True, check_same_thread=False)
        weakref.finalize(self, connection.close)
        return connection

    def reopen(self) -> None:
        """Open the file anew when next asked, as a process that was forked from another must."""
        self.__dict__.pop("_connection", None)

    def _regions(self, where: str, keys: Iterable[object]) -> tuple[Region, ...]:
        rows = self._connection.execute(f"{_SELECT} {where} ORDER BY code", tuple(keys))
        return tuple(_region(row) for row in rows)

    def find(self, code: str) -> Region | None:
        """The region of ``code``, or None if there is none."""
        found = self._regions("code = ?", (key_of(code),))
        return found[0] if found else None

    def chain(self, code: str) -> tuple[Region, ...]:
        """From its province down to the region itself; empty if there is no such region."""
        region = self.find(code)
        if region is None:
            return ()
        above = (self._find_parent(code[:end]) for end in (2, 5, 8) if end < len(code))
        return (*(parent for parent in above if parent is not None), region)

    @functools.cached_property
    def _find_parent(self) -> Callable[[str], Region | None]:
        """As :meth:`find`, for regions that are asked for again with each village in them."""
        return functools.lru_cache(maxsize=4096)(self.find)

    def children(self, code: str | None) -> tuple[Region, ...]:
        """The regions directly under ``code`` (None: the provinces), sorted by code."""
        if code is None:
            return self._regions("code < 100", ())
        below = ranges_under(code)
        return self._regions("code BETWEEN ? AND ?", below[0]) if below else ()

    def villages_under(self, code: str | None) -> int:
        """How many desa and kelurahan lie under ``code`` (None: in the country); 0 if unknown."""
        ranges = [(FIRST_VILLAGE, LAST_VILLAGE)] if code is None else ranges_under(code)[-1:]
        count = "SELECT count(*) FROM region WHERE code BETWEEN ? AND ?"
        return sum(int(self._connection.execute(count, pair).fetchone()[0]) for pair in ranges)

    def named(self, name: str, within: str | None = None, limit: int = 5) -> tuple[Region, ...]:
        """Regions called ``name`` whatever its letter case, the largest first, at most ``limit``.

        A kind may stand before the name, as people write it: "Kab. Mimika", "Kecamatan Agats".
        ``within`` is a code: only regions under it.
        """
        name = name.encode("utf-8", "replace").decode()  # SQLite refuses half a character
        name = " ".join(name.replace("’", "'").split())
        word, _, rest = name.partition(" ")
        kind = _KINDS.get(word.rstrip(".").casefold())
        bare = re.sub(r"^(administrasi|adat) ", "", rest, flags=re.IGNORECASE)
        where = "name COLLATE NOCASE IN (?, ?)"
        keys: list[object] = [name, bare if kind else name]
        if within is not None:
            ranges = ranges_under(within)
            where += f" AND ({' OR '.join(['code BETWEEN ? AND ?'] * len(ranges)) or '0'})"
            keys += itertools.chain.from_iterable(ranges)
        found = self._regions(where, keys)
        whole = name.casefold()
        return tuple(r for r in found if r.kind == kind or r.name.casefold() == whole)[:limit]

    def nearest_code(self, code: str) -> str | None:
        """The existing code that a mistyped ``code`` most likely means, or None if none is near."""
        return nearest_code(
            code,
            known=lambda text: self.find(text) is not None,
            children=lambda above: [region.code for region in self.children(above)],
        )


@functools.cache
def regions() -> Regions:
    """The regions of the file that comes with kimsite, one opening per process."""
    return Regions()


def _region(row: _Row) -> Region:
    code = dotted(str(row[0]))
    return Region(code, row[1], kind_of(code), *row[2:])


def _uri(path: Path) -> str:
    """SQLite's address of ``path``, which it neither writes to nor locks."""
    address = path.resolve().as_uri()
    if not address.startswith("file:///"):  # a Windows share: SQLite wants its host in the path
        address = address.replace("file://", "file:////", 1)
    return address + "?mode=ro&immutable=1"
