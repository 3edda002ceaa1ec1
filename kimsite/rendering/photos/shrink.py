"""A photo made small: read with little memory, turned upright, written within a weight."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from kimsite.rendering.faults import PictureFault

MAX_PIXELS = {"JPEG": 60_000_000, "PNG": 24_000_000, "WEBP": 16_000_000}
"""A JPEG is made small while it is read; of the others every pixel is held, of WebP thrice."""
_JPEG = {"JPEG", "MPO"}
"""Phones put a second picture behind the first (MPO): a depth map, a lighter copy."""
_TURNED = {5, 6, 7, 8}
"""Values of Exif's orientation that swap width and height."""
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture of that orientation upright (Exif 2.3, tag 0x0112)."""
_WHITE = (255, 255, 255)


def read_size(file: Path) -> tuple[int, int]:
    """Width and height of a picture in pixels. Raises OSError."""
    with Image.open(file) as picture:
        return picture.size


def shrink_photo(data: bytes, width: int) -> Image.Image:
    """Decode ``data``, turn upright, shrink to ``width`` pixels; paint it without its metadata.

    Raises PictureFault: ``foto-terlalu-besar``, ``foto-bukan-foto`` or ``foto-tak-terbaca``.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # remarks about metadata, which goes anyway
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=tuple(MAX_PIXELS)) as opened:
                kind = "JPEG" if opened.format in _JPEG else opened.format or "WEBP"
                if opened.width * opened.height > MAX_PIXELS[kind]:
                    raise PictureFault("foto-terlalu-besar")
                # Still at least as large as asked, and read at a fraction of the cost.
                opened.draft("RGB", (width, width))
                flat = _shrink(opened, width)
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


def narrow(picture: Image.Image, width: int) -> Image.Image:
    """``picture`` at most ``width`` pixels wide; the same object where it already is."""
    if picture.width <= width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)


def write_jpeg(picture: Image.Image, most: int, qualities: tuple[int, ...]) -> bytes:
    """A progressive JPEG on white, of the first of ``qualities`` that keeps to ``most`` bytes.

    One that is too heavy even at the last is made narrower until it is not.
    """
    flat = picture
    if picture.mode == "RGBA":
        flat = Image.new("RGB", picture.size, _WHITE)
        flat.paste(picture, mask=picture.getchannel("A"))
    while True:
        for quality in qualities:
            data = _save(flat, "JPEG", quality=quality, optimize=True, progressive=True)
            if len(data) <= most:
                return data
        flat = narrow(flat, flat.width * 4 // 5)


def write_webp(picture: Image.Image, most: int, qualities: tuple[int, ...]) -> bytes:
    """A WebP of the first of ``qualities`` that weighs ``most`` bytes or less, else of the last."""
    data = b""
    for quality in qualities:
        data = _save(picture, "WEBP", quality=quality, method=4)
        if len(data) <= most:
            break
    return data


def write_png(picture: Image.Image) -> bytes:
    """A PNG of at most 256 colours: an icon has no use for more."""
    return _save(picture.quantize(256), "PNG", optimize=True)


def mount(
    picture: Image.Image, size: tuple[int, int], ground: tuple[int, int, int, int], margin: float
) -> Image.Image:
    """``picture`` whole, in the middle of a canvas of ``size`` pixels in the colour ``ground``.

    ``margin`` is what stays free on each side, as a part of the canvas's height.
    """
    free = round(size[1] * margin)
    room = size[0] - 2 * free, size[1] - 2 * free
    scale = min(room[0] / picture.width, room[1] / picture.height)
    fitted = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    small = picture.convert("RGBA").resize(fitted, Image.Resampling.LANCZOS)
    canvas = Image.new("RGBA", size, ground)
    canvas.alpha_composite(small, ((size[0] - fitted[0]) // 2, (size[1] - fitted[1]) // 2))
    return canvas if ground[3] == 0 else canvas.convert("RGB")


def _save(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def _shrink(opened: Image.Image, width: int) -> Image.Image:
    """The picture small, then upright, in RGB or RGBA: never two copies at its full size."""
    orientation = _orientation(opened)
    turned = orientation in _TURNED
    height = width * 4
    picture = _plain(opened)
    picture.thumbnail((height, width) if turned else (width, height), Image.Resampling.LANCZOS)
    if orientation in _UPRIGHT:
        picture = picture.transpose(_UPRIGHT[orientation])
    return picture.convert("RGBA" if "A" in picture.getbands() else "RGB")


def _orientation(opened: Image.Image) -> int:
    """As Exif has it; upright where that is damaged, for the picture itself may be sound."""
    try:
        return int(opened.getexif().get(0x0112, 1))
    except Exception:  # faulty metadata makes Pillow raise almost anything
        return 1


def _plain(opened: Image.Image) -> Image.Image:
    """The picture in a mode whose pixels can be mixed; the same object where it is in one."""
    opened.load()
    if opened.mode.startswith("I"):  # 16 bits of grey; Pillow would cut what is above 255
        return opened.point(lambda grey: grey * (1 / 257) + 0.5).convert("L")
    if "transparency" in opened.info or opened.mode in {"LA", "PA"}:
        return opened.convert("RGBA")
    return opened if opened.mode in {"L", "RGB", "RGBA", "CMYK"} else opened.convert("RGB")
