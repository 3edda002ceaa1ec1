"""Phone photos become web pictures: upright, without metadata, one small for lists and phones, one
large for wide screens and the previews of shared links.

Only JPEG, PNG and WebP are read, and never more than a pixel cap, so that a disguised file or a
decompression bomb is refused with a reason, and no picture costs more than some 400 MB. Work is
kept by content digest and never repeated.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.refusal import say_refusal
from kimsite.rendering.faults import CacheFault, PictureFault
from kimsite.rendering.filekinds import MAX_PHOTO
from kimsite.rendering.photos.darkroom import is_kept, keep, shelf

LARGE, SMALL = 1200, 480
"""Widths in pixels; a narrower original keeps its own."""
MAX_LARGE, MAX_SMALL = 300_000, 15_000
"""Bytes. WhatsApp shows no preview above 300 KB (KB of 1,000 bytes); nine small pictures and their
page stay below the 150 KB of a front page, twelve below the 200 KB of a gallery."""
_LARGE_QUALITIES = (80, 72, 64, 55, 45)
_SMALL_QUALITIES = (68, 55, 44, 34, 25)
RECIPE = "v4"
"""How pictures are made; another recipe never finds the pictures of this one."""
LETTERS = 16
"""Of a digest, in names."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A derived picture: its ``path`` within the owner's site, its size in pixels, its file."""

    path: str
    width: int
    height: int
    file: Path

    @property
    def length(self) -> int:
        """Its bytes."""
        return self.file.stat().st_size


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A photo as it is published: ``large`` is a JPEG, ``small`` a WebP that may be transparent."""

    large: Rendition
    small: Rendition


def derive_picture(original: Path, cache: Path, digest: str = "") -> PictureFile:
    """Make the web pictures of ``original`` in ``cache``, or take them from there.

    What was made before of the same ``digest``, where that is known, is taken without opening the
    original. Raises PictureFault: ``foto-tak-ada``, ``foto-terlalu-besar``, ``foto-bukan-foto`` or
    ``foto-tak-terbaca``; CacheFault where ``cache`` cannot be written.
    """
    if digest and (found := _kept(digest[:LETTERS], cache)):
        return found
    data, name = read_original(original)
    return _kept(name, cache) or _make(data, name, cache)


def read_original(original: Path) -> tuple[bytes, str]:
    """The bytes of a photo, and the name of what is made from them: the start of their digest.

    Raises PictureFault as :func:`derive_picture`.
    """
    try:
        if original.stat().st_size > MAX_PHOTO:
            raise PictureFault("foto-terlalu-besar")
        data = original.read_bytes()
    except FileNotFoundError:
        raise PictureFault("foto-tak-ada") from None
    except OSError as error:
        raise PictureFault("foto-tak-terbaca", say_refusal(error)) from None
    return data, digest_bytes(data)[:LETTERS]


def _files(name: str, cache: Path) -> tuple[Path, Path]:
    stem = shelf(cache, name, RECIPE)
    return stem.with_suffix(".jpg"), stem.with_suffix(".webp")


def _kept(name: str, cache: Path) -> PictureFile | None:
    from kimsite.rendering.photos.shrink import (
        read_size,  # with Pillow, which most items do without
    )

    large, small = _files(name, cache)
    if not (is_kept(large) and is_kept(small)):
        return None
    try:
        sizes = read_size(large), read_size(small)
    except OSError:
        return None
    return PictureFile(_rendition(name, sizes[0], large), _rendition(name, sizes[1], small))


def _make(data: bytes, name: str, cache: Path) -> PictureFile:
    from kimsite.rendering.photos.shrink import narrow, shrink_photo, write_jpeg, write_webp

    large, small = _files(name, cache)
    picture = shrink_photo(data, LARGE)
    keep(large, write_jpeg(picture, MAX_LARGE, _LARGE_QUALITIES))
    keep(small, write_webp(narrow(picture, SMALL), MAX_SMALL, _SMALL_QUALITIES))
    made = _kept(name, cache)
    if made is None:
        raise CacheFault(0, "", str(large))
    return made


def _rendition(digest: str, size: tuple[int, int], file: Path) -> Rendition:
    width, height = size
    return Rendition(f"foto/{digest}-{width}{file.suffix}", width, height, file)
