"""What Pagefind wrote, made the same for the same pages.

Its index is, but the values of a filter and the filters themselves come in an order that is drawn
anew each time, and files are called by their content. So both are sorted, and called anew.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kimsite.digest import digest_bytes

_MAGIC = b"pagefind_dcd"
_CHUNKS, _FILTERS = 2, 3
"""Where the lists of an index's pieces and of its filters stand among what it tells of itself."""


def read_bundle(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the one index in ``folder``, by path, sorted: all that a search loads of it.

    Raises OSError, ValueError or LookupError where they are not what they should be.
    """
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    [language] = entry["languages"].values()
    files: dict[str, bytes] = {}
    about = _read(_unpack(folder / f"pagefind.{language['hash']}.pf_meta"))
    filters = []
    for name, key in sorted(about[_FILTERS]):
        told, values = _read(_unpack(folder / f"filter/{key}.pf_filter"))
        data = _write([told, sorted(values)])
        called = _called(data, 7)
        files[f"filter/{called}.pf_filter"] = _pack(data)
        filters.append([name, called])
    about[_FILTERS] = filters
    data = _write(about)
    language["hash"] = _called(data, 10)
    files[f"pagefind.{language['hash']}.pf_meta"] = _pack(data)
    files["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False).encode("utf-8")
    for *_, key in about[_CHUNKS]:
        file = folder / f"index/{key}.pf_index"
        _unpack(file)  # a full disk leaves it short, and the program says nothing
        files[f"index/{file.name}"] = file.read_bytes()
    return iter(sorted(files.items()))


def read_fragments(folder: Path) -> Iterator[tuple[str, Any]]:
    """What the index in ``folder`` kept of each page, by its identity; sorted."""
    for file in sorted((folder / "fragment").iterdir()):
        yield file.name.partition(".")[0], json.loads(_unpack(file))


def _read(data: bytes) -> Any:
    """What CBOR (RFC 8949) says."""
    import cbor2  # comes with the extra

    try:
        return cbor2.loads(data)
    except cbor2.CBORError as error:
        raise ValueError(f"not CBOR: {error}") from error


def _write(value: Any) -> bytes:
    import cbor2

    return cbor2.dumps(value)


def _called(data: bytes, length: int) -> str:
    return f"id_{digest_bytes(data)[:length]}"


def _unpack(file: Path) -> bytes:
    try:
        data = gzip.decompress(file.read_bytes())
    except (EOFError, zlib.error) as error:
        raise ValueError(f"{file.name} is not whole") from error
    if not data.startswith(_MAGIC):
        raise ValueError(f"{file.name} is nothing of Pagefind's")
    return data.removeprefix(_MAGIC)


def _pack(data: bytes) -> bytes:
    return gzip.compress(_MAGIC + data, 9, mtime=0)
