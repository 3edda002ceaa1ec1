"""Attachments as they are published: cleaned once, kept by content digest, never cleaned again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.rendering.darkroom import keep, shelf
from kimsite.rendering.scrub import is_kind, scrub

RECIPE = "l1"
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


def derive_attachment(original: Path, cache: Path) -> Attachment | None:
    """What to publish of ``original``; None if it is not what its name says.

    Raises OSError where it cannot be read, CacheFault where ``cache`` cannot be written.
    """
    data = original.read_bytes()
    suffix = original.suffix.lower()
    if not is_kind(suffix, data[:_HEAD]):
        return None
    kept = shelf(cache, digest_bytes(data)[:16], RECIPE).with_suffix(suffix)
    size = _kept_size(kept)
    if size is not None:
        return Attachment(kept, size)
    cleaned = scrub(suffix, data)
    if cleaned.data == data:
        return Attachment(original, len(data), cleaned.left, cleaned.failed)
    keep(kept, cleaned.data)
    keep(_note(kept), str(len(cleaned.data)).encode())
    return Attachment(kept, len(cleaned.data))


def _note(kept: Path) -> Path:
    """Beside a cleaned file, its length: it has no end by which to see that it is whole."""
    return kept.with_name(f"{kept.name}.panjang")


def _kept_size(kept: Path) -> int | None:
    try:
        length = int(_note(kept).read_bytes())
        return length if kept.stat().st_size == length else None
    except (OSError, ValueError):
        return None
