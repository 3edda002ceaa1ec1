"""Shards: all names in the order of their words, cut into scripts; a browser loads one or two.

A name stands once for each of its words. Where the cuts lie is decided by the regions alone, so
that a new KIM changes the shards of its own words and no other; only a shard that KIM fill far
beyond its measure is divided on the spot.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache, partial

from kimsite.directory.atlas import Atlas
from kimsite.directory.search.names import Name, around, is_kim, title_of
from kimsite.model import Artifact
from kimsite.rendering.index.searchwords import write_script

FOLDER = "cari/nama"
MEASURE = 40_000
"""About the bytes of a shard before KIM are added to its regions."""
FULL = 80_000
"""One with more is divided."""
_AROUND = 24
"""About the bytes that the kecamatan around a region takes."""
_ROWS = "SELECT key, digits, line FROM name {} ORDER BY key, line"


class Shelf:
    """Keeps names in a file of its own until they are cut: a nation of them is not held at once."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("CREATE TABLE name (key TEXT, digits TEXT, line TEXT, region INT)")
        self._database.execute("BEGIN")

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def put(self, names: Iterable[Name], *, regions: bool) -> None:
        """Add ``names``, which are those of ``regions`` or of KIM."""
        rows = (
            (key, name.digits, name.line, int(regions)) for name in names for key in _keys(name.key)
        )
        self._database.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", rows)

    def cut(self, atlas: Atlas, paged: Container[str]) -> Iterator[Artifact]:
        """The shards; ``paged`` are the kecamatan that have a page."""
        starts = iter([*self._starts(), ""])
        titles = cache(partial(title_of, atlas, paged))  # most stand in several shards
        begin, following = "", next(starts)
        last, size, held = "", 0, list[tuple[str, str]]()
        for key, digits, line in self._database.execute(_ROWS.format("")):
            cut = ""
            while following and following <= key:
                cut, following = following, next(starts)
            if not cut and size > FULL and key != last:
                cut = _parting(last, key)
            if cut and held:
                yield _shard(begin, held, titles)
                size, held = 0, []
            begin = cut or begin
            held.append((digits, line))
            size += len(line) + _AROUND
            last = key
        if held:
            yield _shard(begin, held, titles)

    def _starts(self) -> Iterator[str]:
        """Where shards begin, as the names of regions lie."""
        size, last = 0, ""
        for key, _, line in self._database.execute(_ROWS.format("WHERE region")):
            if size > MEASURE and key != last:
                yield _parting(last, key)
                size = 0
            size += len(line) + _AROUND
            last = key


def _keys(key: str) -> Iterator[str]:
    """``timika jaya`` is found as ``timika …`` and as ``jaya …``."""
    words = dict.fromkeys(key.split())
    return (word if len(words) == 1 else f"{word} {key}" for word in words)


def _parting(last: str, key: str) -> str:
    """The shortest beginning of ``key`` that comes after ``last``."""
    pairs = enumerate(zip(last, key, strict=False))
    return key[: next((n for n, (a, b) in pairs if a != b), len(last)) + 1]


def _shard(begin: str, held: list[tuple[str, str]], titles: Callable[[str], str]) -> Artifact:
    near = {end for digits in {digits[:6] for digits, _ in held} for end in around(digits)}
    near |= {digits for digits, line in held if is_kim(line)}  # its own village finds it, too
    parents = {digits: titles(digits) for digits in near}
    lines = "\n".join(dict.fromkeys(line for _, line in held))
    return write_script(
        f"{FOLDER}/{file_name(begin)}", begin, [dict(sorted(parents.items())), lines]
    )


def file_name(begin: str) -> str:
    """``n-`` goes before, because Windows lets no file be called ``con`` or ``aux``."""
    return f"n-{begin.replace(' ', '-')}.js"


def begin_of(path: str) -> str:
    """Where the shard at ``path`` begins, as it was called by :func:`file_name`."""
    name = path.rpartition("/")[2]
    return name.removeprefix("n-").removesuffix(".js").replace("-", " ")
