"""Phone photos become web pictures: turned upright, at most 1,200 px wide, without metadata.

Only JPEG, PNG and WebP are read, and never more than a pixel cap, so that a disguised file or a
decompression bomb is refused with a reason. Work is kept by content digest and never repeated.
"""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from kimsite.digest import digest_bytes

MAX_WIDTH = 1200
QUALITY = 78
RECIPE = f"v1w{MAX_WIDTH}q{QUALITY}"
"""How pictures are made; another recipe never finds the pictures of this one."""
MAX_PIXELS = 60_000_000
MAX_BYTES = 40_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")


class PictureFault(Exception):
    """A picture that cannot be used; ``code`` is the problem's, ``detail`` its value."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


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
    ``foto-tak-terbaca``.
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
    for suffix in (".jpg", ".png"):
        file = stem.with_name(stem.name + suffix)
        try:
            with Image.open(file) as picture:
                return _file(digest, picture.size, file)
        except OSError:
            continue
    return None


def _file(digest: str, size: tuple[int, int], file: Path) -> PictureFile:
    width, height = size
    return PictureFile(f"foto/{digest}-{width}{file.suffix}", width, height, file)


def _make(original: Path, stem: Path, digest: str) -> PictureFile:
    picture = _decode(original)
    suffix = ".png" if picture.mode == "RGBA" else ".jpg"
    file = stem.with_name(stem.name + suffix)
    file.parent.mkdir(parents=True, exist_ok=True)
    # A name of this process's own, so that two workers may derive one picture at once.
    partial = file.with_suffix(f".{os.getpid()}.part")
    if suffix == ".png":
        picture.save(partial, "PNG", optimize=True)
    else:
        picture.save(partial, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    partial.replace(file)
    return _file(digest, picture.size, file)


def _decode(original: Path) -> Image.Image:
    """Read, turn upright, shrink, and paint on a fresh canvas that carries no metadata."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            with Image.open(original, formats=_FORMATS) as opened:
                if opened.width * opened.height > MAX_PIXELS:
                    raise PictureFault("foto-terlalu-besar")
                opened.draft("RGB", (MAX_WIDTH * 2, MAX_WIDTH * 2))
                upright = ImageOps.exif_transpose(opened)
                transparent = "A" in upright.getbands() or "transparency" in upright.info
                flat = upright.convert("RGBA" if transparent else "RGB")
        except PictureFault:
            raise
        except UnidentifiedImageError:
            raise PictureFault("foto-bukan-foto") from None
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise PictureFault("foto-terlalu-besar") from None
        except Exception as error:  # faulty metadata makes Pillow raise almost anything
            raise PictureFault("foto-tak-terbaca", str(error)) from None
    flat.thumbnail((MAX_WIDTH, MAX_WIDTH * 4), Image.Resampling.LANCZOS)
    canvas = Image.new(flat.mode, flat.size)
    canvas.paste(flat)
    return canvas
