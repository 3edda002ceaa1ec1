"""Photos as a phone of today takes them: 12 megapixels, EXIF with the place, often turned.

A few pictures are encoded once, with noise so that they weigh what a real photo weighs. Every file
differs from every other in its EXIF and in a comment, so nothing can be found twice by its digest,
and yet writing one costs no more than copying it.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import ExifTags, Image

SIZE = (4000, 3000)
PICTURES = 6
UPRIGHT, TURNED = 1, 6


class Camera:
    """Takes photos; the same series again for the same number of calls."""

    def __init__(self, size: tuple[int, int] = SIZE) -> None:
        self._taken = 0
        self._size = size
        self._pictures = [self._encode(number) for number in range(PICTURES)]

    def take(self, file: Path) -> None:
        """Write the next photo to ``file``."""
        picture = self._pictures[self._taken % PICTURES]
        self._taken += 1
        comment = f"foto {self._taken:08d}".encode("ascii")
        segment = b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment
        # A stamp inside EXIF differs too: where a reader throws comments away, it still tells.
        body = picture.replace(b"2026:01:01 00:00:00", _stamp(self._taken), 1)
        file.write_bytes(body[:2] + segment + body[2:])

    def _encode(self, number: int) -> bytes:
        width, height = self._size
        sky = Image.linear_gradient("L").resize(self._size)
        hill = Image.radial_gradient("L").resize(self._size).rotate(37 * number)
        field = Image.effect_mandelbrot((width // 8, height // 8), (-2, -1.2, 1, 1.2), 40)
        bands = [sky, hill, field.resize(self._size)]
        bands = bands[number % 3 :] + bands[: number % 3]
        noise = Image.effect_noise(self._size, 32)
        picture = Image.merge("RGB", [Image.blend(band, noise, 0.3) for band in bands])
        held = io.BytesIO()
        picture.save(held, "JPEG", quality=78, exif=_exif(number))
        return held.getvalue()


def _exif(number: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Contoh"
    exif[ExifTags.Base.Model] = "Ponsel 12"
    exif[ExifTags.Base.Orientation] = TURNED if number % 3 == 1 else UPRIGHT
    exif[ExifTags.Base.DateTime] = "2026:01:01 00:00:00"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "S"
    place[ExifTags.GPS.GPSLatitude] = (4.0, 32.0, 10.0 + number)
    place[ExifTags.GPS.GPSLongitudeRef] = "E"
    place[ExifTags.GPS.GPSLongitude] = (136.0, 53.0, 20.0 + number)
    return exif


def _stamp(number: int) -> bytes:
    """A moment of 2026, another one for each number below 2,419,200."""
    second, minute, hour = number % 60, number // 60 % 60, number // 3600 % 24
    day, month = number // 86400 % 28 + 1, number // 2419200 % 12 + 1
    return f"2026:{month:02d}:{day:02d} {hour:02d}:{minute:02d}:{second:02d}".encode("ascii")
