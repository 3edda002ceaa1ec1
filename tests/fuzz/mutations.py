"""What may become of a file: cut off, mistyped, saved by an odd editor, sent through a phone."""

from __future__ import annotations

import random
from collections.abc import Callable

ODD = (
    "\0", "\ufeff", "\u2028", "\u200f", "\u202e", "\x1b[31m", "\x85", "\r", "\t", "\u200b", "é",
    "e\u0301", "😀", "{{ x }}", "{% x %}", "<script>", "]]>", "&#0;", "${x}", "%s", "../", "..\\",
    "!!python/object:x", "&a *a", "- - -", "? :", "'", '"', "|", ">", "#", "---", "...", ": ", "{",
    "[", "1e400", "0x1F", "2026-13-45", "99999999999999999999", "~", "null", "ya", "TIDAK",
    "http://[::1", "javascript:alert(1)", "@", "`",
)  # fmt: skip
"""What people and programs put where it does not belong."""
Mutation = Callable[[bytes, random.Random], bytes]


def spoil(data: bytes, chance: random.Random, *, text: bool) -> bytes:
    """``data`` after one to three accidents; those of texts happen to texts only."""
    mutations = (*ANY, *TEXTS) if text else ANY
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(mutations)(data, chance)
    return data


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _lose(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + data[start + chance.randint(1, 40) :]


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(changed), chance.randint(1, 8))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _double(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    end = chance.randint(start, min(len(data), start + 4000))
    return data[:end] + data[start:end] + data[end:]


def _empty(_: bytes, chance: random.Random) -> bytes:
    return chance.choice(
        (b"", b"\n", b"\0" * 100, b"\xff\xfe", b"PK\3\4", b"%PDF-", b"\xff\xd8\xff")
    )


def _insert(data: bytes, chance: random.Random) -> bytes:
    odd = chance.choice(ODD).encode("utf-8") * chance.choice((1, 1, 1, 2, 300))
    start = chance.randint(0, len(data))
    return data[:start] + odd + data[start:]


def _lines(change: Callable[[list[bytes], int, random.Random], None]) -> Mutation:
    def mutation(data: bytes, chance: random.Random) -> bytes:
        lines = data.split(b"\n")
        change(lines, chance.randrange(len(lines)), chance)
        return b"\n".join(lines)

    return mutation


@_lines
def _say_otherwise(lines: list[bytes], at: int, chance: random.Random) -> None:
    key, colon, _ = lines[at].partition(b":")
    value = chance.choice((*ODD, "", "[]", "{}", "a" * 5000, "[" * 200, "a: b: c"))
    lines[at] = key + colon + b" " + value.encode("utf-8")


@_lines
def _repeat_line(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at:at] = [lines[at]] * chance.choice((1, 1, 50))


@_lines
def _move_line(lines: list[bytes], at: int, chance: random.Random) -> None:
    line = lines.pop(at)
    lines.insert(chance.randint(0, len(lines)), line)


@_lines
def _indent(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at] = chance.choice((b" ", b"  ", b"\t", b"\xc2\xa0", b"- ")) + lines[at]


@_lines
def _unindent(lines: list[bytes], at: int, _: random.Random) -> None:
    lines[at] = lines[at].lstrip()


@_lines
def _mistype(lines: list[bytes], at: int, chance: random.Random) -> None:
    line = lines[at]
    if len(line) > 1:
        where = chance.randrange(len(line) - 1)
        lines[at] = line[:where] + line[where : where + 2][::-1] + line[where + 2 :]


def _lose_colons(data: bytes, _: random.Random) -> bytes:
    return data.replace(b": ", b":", 3)


def _save_elsewhere(data: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252", "cp437"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


def _save_on_windows(data: bytes, _: random.Random) -> bytes:
    return data.replace(b"\n", b"\r\n")


ANY: tuple[Mutation, ...] = (_cut, _lose, _flip, _double, _empty)
TEXTS: tuple[Mutation, ...] = (
    _insert, _insert, _insert, _say_otherwise, _say_otherwise, _say_otherwise, _repeat_line,
    _move_line, _indent, _unindent, _mistype, _lose_colons, _save_elsewhere, _save_on_windows,
)  # fmt: skip
