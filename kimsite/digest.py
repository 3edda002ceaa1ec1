"""Content digests: short names for bytes, the same on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path


def digest_bytes(data: bytes) -> str:
    """32 hex digits (BLAKE2b, 128 bits) of ``data``."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_pieces(pieces: Iterable[bytes]) -> str:
    """The digest of the bytes that ``pieces`` are together."""
    state = blake2b(digest_size=16)
    for piece in pieces:
        state.update(piece)
    return state.hexdigest()


def digest_file(file: Path) -> str:
    """The digest of a file's bytes, without holding them all. Raises OSError."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: blake2b(digest_size=16)).hexdigest()


def digest_readable(file: Path | str) -> str:
    """The digest of a file; empty where it cannot be read."""
    try:
        # A pipe or device would be waited for without end.
        return digest_file(Path(file)) if Path(file).is_file() else ""
    except OSError:
        return ""


def digest_within(most: int, file: Path) -> str:
    """The digest of a file; of one beyond ``most`` bytes, which nobody publishes, its size."""
    try:
        size = file.stat().st_size
    except OSError:
        return ""
    return digest_readable(file) if size <= most else f"{size} B"


def digest_parts(parts: dict[str, str]) -> str:
    """The digest of a step's inputs: names and their digests, whatever their order."""
    document = "".join(f"{name}\0{parts[name]}\n" for name in sorted(parts))
    return digest_bytes(document.encode("utf-8", "surrogatepass"))
