"""Phone photos become web pictures: turned upright, at most 1,200 px wide, without metadata.

Only JPEG, PNG and WebP are read, and never more than a pixel cap, so that a disguised file or a
decompression bomb is refused with a reason, and no picture costs more than some 300 MB. Work is
kept by content digest and never repeated.
"""

from __future__ import annotations

import os
import warnings
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from kimsite.digest import digest_bytes
from kimsite.rendering.faults import CacheFault

MAX_WIDTH = 1200
QUALITY = 78
RECIPE = f"v2w{MAX_WIDTH}q{QUALITY}"
"""How pictures are made; another recipe never finds the pictures of this one."""
MAX_PIXELS = {"JPEG": 60_000_000, "PNG": 24_000_000, "WEBP": 16_000_000}
"""A JPEG is made small while it is read; of the others every pixel is held, of WebP thrice."""
MAX_BYTES = 40_000_000
_ENDS = {".jpg": b"\xff\xd9", ".png": b"IEND\xaeB`\x82"}
_TURNED = {5, 6, 7, 8}
"""Values of Exif's orientation that swap width and height."""


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
    for suffix in (".jpg", ".png"):
        file = stem.with_name(stem.name + suffix)
        try:
            if not _is_whole(file):
                continue
            with Image.open(file) as picture:
                return _file(digest, picture.size, file)
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
    picture = _decode(original)
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


def _decode(original: Path) -> Image.Image:
    """Read, turn upright, shrink, and paint on a fresh canvas that carries no metadata."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            with Image.open(original, formats=tuple(MAX_PIXELS)) as opened:
                if opened.width * opened.height > MAX_PIXELS[opened.format or "PNG"]:
                    raise PictureFault("foto-terlalu-besar")
                opened.draft("RGB", (MAX_WIDTH * 2, MAX_WIDTH * 2))
                flat = _shrink(opened)
        except PictureFault:
            raise
        except UnidentifiedImageError:
            raise PictureFault("foto-bukan-foto") from None
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise PictureFault("foto-terlalu-besar") from None
        except Exception as error:  # faulty metadata makes Pillow raise almost anything
            raise PictureFault("foto-tak-terbaca", str(error)) from None
    canvas = Image.new(flat.mode, flat.size)
    canvas.paste(flat)
    return canvas


def _shrink(opened: Image.Image) -> Image.Image:
    """The picture small, then upright, in RGB or RGBA: never two copies at its full size."""
    turned = opened.getexif().get(0x0112) in _TURNED
    width, height = MAX_WIDTH, MAX_WIDTH * 4
    picture = _plain(opened)
    picture.thumbnail((height, width) if turned else (width, height), Image.Resampling.LANCZOS)
    ImageOps.exif_transpose(picture, in_place=True)
    return picture.convert("RGBA" if "A" in picture.getbands() else "RGB")


def _plain(opened: Image.Image) -> Image.Image:
    """The picture in a mode whose pixels can be mixed; the same object where it is in one."""
    opened.load()
    if opened.mode.startswith("I"):  # 16 bits of grey; Pillow would cut what is above 255
        return opened.point(lambda grey: grey * (1 / 257) + 0.5).convert("L")
    if "transparency" in opened.info or opened.mode in {"LA", "PA"}:
        return opened.convert("RGBA")
    return opened if opened.mode in {"L", "RGB", "RGBA", "CMYK"} else opened.convert("RGB")
