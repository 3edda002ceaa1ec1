"""Phone photos become web pictures: turned upright, at most 1,200 px wide, without metadata.

Only JPEG, PNG and WebP are read, and never more than a pixel cap, so that a disguised file or a
decompression bomb is refused with a reason, and no picture costs more than some 300 MB. Work is
kept by content digest and never repeated.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kimsite.digest import digest_bytes
from kimsite.rendering.faults import CacheFault, PictureFault

MAX_WIDTH = 1200
QUALITY = 78
RECIPE = f"v2w{MAX_WIDTH}q{QUALITY}"
"""How pictures are made; another recipe never finds the pictures of this one."""
MAX_BYTES = 40_000_000
_ENDS = {".jpg": b"\xff\xd9", ".png": b"IEND\xaeB`\x82"}


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A derived picture: its ``path`` within the owner's site, its size in pixels, its file."""

    path: str
    width: int
    height: int
    file: Path


def derive_picture(original: Path, cache: Path) -> PictureFile:
    """Make the web picture of ``original`` in ``cache``, or take it from there.

    Raises PictureFault: ``foto-tak-ada``, ``foto-terlalu-besar``, ``foto-bukan-foto`` or
    ``foto-tak-terbaca``; CacheFault where ``cache`` cannot be written.
    """
    try:
        if original.stat().st_size > MAX_BYTES:
            raise PictureFault("foto-terlalu-besar")
        data = original.read_bytes()
    except FileNotFoundError:
        raise PictureFault("foto-tak-ada") from None
    except OSError as error:
        raise PictureFault("foto-tak-terbaca", error.strerror or "") from None
    digest = digest_bytes(data)[:16]
    # One folder for each of 256 beginnings, and names that need no looking around: a cache of
    # millions of pictures answers as fast as an empty one.
    stem = cache / digest[:2] / f"{digest}-{RECIPE}"
    return _known(stem, digest) or _make(original, stem, digest)


def _known(stem: Path, digest: str) -> PictureFile | None:
    """The picture made before by the same recipe, if it is there and whole."""
    from kimsite.rendering.shrink import read_size

    for suffix in (".jpg", ".png"):
        file = stem.with_name(stem.name + suffix)
        try:
            if not _is_whole(file):
                continue
            return _file(digest, read_size(file), file)
        except OSError:
            continue
    return None


def _is_whole(file: Path) -> bool:
    """Whether ``file`` ends as its format does: a failing disk leaves half of it, or zeros."""
    end = _ENDS[file.suffix]
    with file.open("rb") as opened:
        opened.seek(-len(end), os.SEEK_END)
        return opened.read() == end


def _file(digest: str, size: tuple[int, int], file: Path) -> PictureFile:
    width, height = size
    return PictureFile(f"foto/{digest}-{width}{file.suffix}", width, height, file)


def _make(original: Path, stem: Path, digest: str) -> PictureFile:
    from kimsite.rendering.shrink import shrink_photo  # with Pillow, which most items do without

    picture = shrink_photo(original, MAX_WIDTH)
    suffix = ".png" if picture.mode == "RGBA" else ".jpg"
    file = stem.with_name(stem.name + suffix)
    # A name of this process's own, so that two workers may derive one picture at once.
    partial = file.with_suffix(f".{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if suffix == ".png":
            picture.save(partial, "PNG", optimize=True)
        else:
            picture.save(partial, "JPEG", quality=QUALITY, optimize=True, progressive=True)
        partial.replace(file)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise CacheFault(error.errno or 0, reason, str(file)) from error
    return _file(digest, picture.size, file)
