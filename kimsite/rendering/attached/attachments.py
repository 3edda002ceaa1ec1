"""Attachments as they are published: cleaned once, kept by content digest, never cleaned again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from kimsite.digest import digest_bytes, digest_file
from kimsite.rendering.photos.darkroom import keep, shelf
from kimsite.rendering.photos.pictures import LETTERS
from kimsite.rendering.scrub import is_kind, scrub

RECIPE = "l2"
"""How attachments are cleaned; another recipe never finds what this one made."""
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class Attachment:
    """The ``file`` to publish and its size in bytes.

    ``left`` is what still stands in it about its author; ``failed``: it could not be cleaned.
    """

    file: Path
    size: int
    left: tuple[str, ...] = ()
    failed: bool = False


def derive_attachment(original: Path, cache: Path, digest: str = "") -> Attachment | None:
    """What to publish of ``original``; None if it is not what its name says.

    What was cleaned before of the same ``digest``, where that is known, is taken without opening
    the original. Raises OSError where that cannot be read, CacheFault where ``cache`` cannot be
    written.
    """
    suffix = original.suffix.lower()
    if digest and (found := _kept(digest, suffix, cache)):
        return found
    data = original.read_bytes()
    if not is_kind(suffix, data[:_HEAD]):
        return None
    name = digest_bytes(data)
    if found := _kept(name, suffix, cache):
        return found
    cleaned = scrub(suffix, data)
    if cleaned.data == data:
        return Attachment(original, len(data), cleaned.left, cleaned.failed)
    file = _file(name, suffix, cache)
    keep(file, cleaned.data)
    note = {
        "panjang": len(cleaned.data),
        "digest": digest_bytes(cleaned.data),
        "sisa": cleaned.left,
    }
    keep(_note(file), json.dumps(note).encode())
    return Attachment(file, len(cleaned.data), cleaned.left)


def _file(digest: str, suffix: str, cache: Path) -> Path:
    return shelf(cache, digest[:LETTERS], RECIPE).with_suffix(suffix)


def _kept(digest: str, suffix: str, cache: Path) -> Attachment | None:
    """What was cleaned before, if it is as it was."""
    file = _file(digest, suffix, cache)
    try:
        note = json.loads(_note(file).read_bytes())
        if file.stat().st_size != note["panjang"] or digest_file(file) != note["digest"]:
            return None
        return Attachment(file, note["panjang"], tuple(map(str, note["sisa"])))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _note(kept: Path) -> Path:
    """Beside a cleaned file, what it should be, and what is left in it."""
    return kept.with_name(f"{kept.name}.catatan")
