"""Galleys: composed sites kept between builds, so that a new look costs templates alone.

One file a site below ``.kimsite/susunan/``: a line of digests, and a pickle. It is a cache: what
is missing, torn, of another kimsite, or made from anything else than what is asked for, is composed
anew. A pickle can name any code to be run, so only our own values and a few plain types are read.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import Any, cast

from kimsite.digest import digest_bytes, digest_parts
from kimsite.model import Post, Source
from kimsite.problem import Problem
from kimsite.site.composition import Composition

LOOK = frozenset({"tema", "aset"})
"""The parts of a site that only its printing depends on."""

PartsOf = Callable[[tuple[str, ...]], dict[str, str]]
_PLAIN = {
    ("builtins", "frozenset"), ("builtins", "set"), ("datetime", "date"),
    ("datetime", "datetime"), ("datetime", "time"), ("datetime", "timedelta"),
    ("datetime", "timezone"), ("markupsafe", "Markup"), ("pathlib", "PosixPath"),
    ("pathlib", "WindowsPath"), ("pathlib", "PurePosixPath"),
}  # fmt: skip
_OWN = (
    __name__, "kimsite.forms", "kimsite.model", "kimsite.moment", "kimsite.problem",
    "kimsite.recurrence", "kimsite.region", "kimsite.rendering.look.page",
    "kimsite.rendering.photos.shot", "kimsite.site",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Galley:
    """A composed site, what was said while it was read, and the materials its items name."""

    site: Composition
    problems: tuple[Problem, ...]
    cited: tuple[str, ...]


class Galleys:
    """The galleys of the network in ``root``; ``folder`` is made when the first one is kept.

    They name files by where these are, so those of a network that was moved are not taken.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.root = root

    def take(self, slug: str, parts_of: PartsOf) -> tuple[Galley, dict[str, str]] | None:
        """The galley of ``slug`` and its parts, if it was made from what ``parts_of`` gives for the
        materials it names, and its files are still there.
        """
        try:
            head, _, body = self._file(slug).read_bytes().partition(b"\n")
            key, digest, *cited = head.decode("ascii").split()
        except (OSError, ValueError):  # missing, or nothing of ours
            return None
        parts = parts_of(tuple(cited))
        if digest != digest_bytes(body) or key != key_of(parts, self.root):
            return None
        try:
            galley = _Reader(io.BytesIO(body)).load()
        except Exception:  # a pickle may fail in any way
            return None
        if not isinstance(galley, Galley):
            return None
        copies = (file.copy_of for file in galley.site.files)
        whole = all(copy is None or copy.is_file() for copy in copies)
        return (galley, parts) if whole else None

    def keep(self, slug: str, parts: dict[str, str], galley: Galley) -> None:
        """Keep the galley of ``slug``, made from ``parts``; a full disk keeps nothing."""
        body = _write(galley)
        head = " ".join((key_of(parts, self.root), digest_bytes(body), *galley.cited))
        if not head.isascii():
            return
        file = self._file(slug)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(head.encode("ascii") + b"\n" + body)
        except OSError:
            with suppress(OSError):
                file.unlink(missing_ok=True)

    def _file(self, slug: str) -> Path:
        return self.folder / slug


def key_of(parts: dict[str, str], root: Path) -> str:
    """The digest of ``root`` and of all ``parts`` but the look."""
    lasting = {name: value for name, value in parts.items() if name not in LOOK}
    return digest_parts(lasting | {"folder": str(root)})


def _write(galley: Galley) -> bytes:
    buffer = io.BytesIO()
    _Writer(buffer, protocol=5).dump(galley)
    return buffer.getvalue()


class _Writer(pickle.Pickler):
    """Writes a dataclass as a call with its fields, which is read three times as fast.

    Of a post it leaves out what only reading it and its problems needed: the text and its places.
    """

    def reducer_override(self, value: Any) -> Any:
        kind = type(value)
        if kind is Post:
            value = replace(value, source=Source(value.source.path, ""), body="", places={})
        values = _values(cast(Hashable, kind))
        return NotImplemented if values is None else (kind, values(value))


_found: dict[tuple[str, str], Any] = {}
"""What galleys may name, once it was found: each of them names some thirty types."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        known = (module, name)
        if known not in _found:
            if known not in _PLAIN and not _is_ours(module, name):
                raise pickle.UnpicklingError(f"{module}.{name}")
            _found[known] = super().find_class(module, name)
        return _found[known]


@cache
def _values(kind: Hashable) -> Callable[[Any], tuple[Any, ...]] | None:
    """How the fields of a dataclass are had, all at once; None for any other type."""
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return None
    names = [field.name for field in fields(kind)]
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


def _is_ours(module: str, name: str) -> bool:
    """Whether it is one of our values: a dataclass or a form, never a function."""
    if not module.startswith(_OWN):
        return False
    found = getattr(import_module(module), name, None)
    return isinstance(found, type) and (is_dataclass(found) or hasattr(found, "model_fields"))
