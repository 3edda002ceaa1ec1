"""The cache of derived pictures: found by name, remade when the recipe changes."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from kimsite.digest import digest_bytes
from kimsite.rendering.faults import PictureFault
from kimsite.rendering.photos import pictures
from kimsite.rendering.photos.pictures import derive_picture


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    Image.new("RGB", (2400, 1800), "teal").save(tmp_path / "a.jpg")
    return tmp_path / "a.jpg"


def test_a_picture_is_made_once_and_found_without_looking_around(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    made = derive_picture(photo, cache)
    digest = made.large.path.removeprefix("foto/").partition("-")[0]
    assert made.large.file.parent == cache / digest[:2]
    assert (made.large.width, made.large.height) == (1200, 900)

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(pictures, "keep", refuse)
    for lister in ("glob", "rglob", "iterdir"):
        monkeypatch.setattr(Path, lister, refuse)
    assert derive_picture(photo, cache) == made


def test_a_known_photo_is_not_opened(photo: Path, tmp_path: Path) -> None:
    made = derive_picture(photo, tmp_path / "cache")
    digest = digest_bytes(photo.read_bytes())
    photo.unlink()
    assert derive_picture(photo, tmp_path / "cache", digest) == made
    with pytest.raises(PictureFault):
        derive_picture(photo, tmp_path / "cache", "0" * 32)


def test_a_photo_that_changed_since_its_digest_was_taken_is_kept_under_its_own(
    photo: Path, tmp_path: Path
) -> None:
    before = digest_bytes(photo.read_bytes())
    Image.new("RGB", (2400, 1800), "red").save(photo)
    made = derive_picture(photo, tmp_path / "cache", before)
    assert made.large.path.startswith(f"foto/{digest_bytes(photo.read_bytes())[:16]}-")


def test_another_recipe_makes_another_picture(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = derive_picture(photo, tmp_path / "cache")
    monkeypatch.setattr(pictures, "RECIPE", "v2w1200q60")
    assert derive_picture(photo, tmp_path / "cache").large.file != first.large.file


def test_a_damaged_picture_is_made_again(photo: Path, tmp_path: Path) -> None:
    made = derive_picture(photo, tmp_path / "cache")
    for file in (made.large.file, made.small.file):
        whole = file.read_bytes()
        for damaged in (b"", whole[:-40], bytes(len(whole))):
            file.write_bytes(damaged)
            assert derive_picture(photo, tmp_path / "cache") == made
            assert file.read_bytes() == whole


def test_16_bits_of_grey_stay_as_bright_as_they_are(tmp_path: Path) -> None:
    levels = range(0, 65536, 257)
    row = b"\0" + b"".join(struct.pack(">H", level) for level in levels)
    write_png(tmp_path / "rontgen.png", (256, 8), row * 8, bits=16)
    made = derive_picture(tmp_path / "rontgen.png", tmp_path / "cache")
    with Image.open(made.large.file) as picture:
        shown = [picture.convert("L").getpixel((x, 4)) for x in range(256)]
    assert max(abs(seen - meant) for seen, meant in zip(shown, range(256), strict=True)) <= 3


def test_a_photo_full_of_detail_keeps_within_its_weight(tmp_path: Path) -> None:
    noise = Image.effect_noise((2000, 2600), 90).convert("RGB")
    noise.save(tmp_path / "daun.jpg", quality=90)
    made = derive_picture(tmp_path / "daun.jpg", tmp_path / "cache")
    assert made.large.file.stat().st_size <= pictures.MAX_LARGE
    assert made.small.width == 480
    made.small.file.unlink()
    Image.linear_gradient("L").resize((2000, 1500)).convert("RGB").save(tmp_path / "langit.jpg")
    calm = derive_picture(tmp_path / "langit.jpg", tmp_path / "cache")
    assert (calm.large.width, calm.small.width) == (1200, 480)
    assert calm.small.file.stat().st_size <= pictures.MAX_SMALL


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_picture_is_turned_upright_and_then_at_most_1200_wide(
    tmp_path: Path, name: str, orientation: int
) -> None:
    taken = Image.new("RGB", (2000, 1500), "red")
    taken.paste("blue", (0, 0, 1000, 750))  # the corner that the camera saw first
    exif = Image.Exif()
    exif[0x0112] = orientation
    taken.save(tmp_path / name, exif=exif)
    made = derive_picture(tmp_path / name, tmp_path / "cache")
    turned = orientation in {6, 8}
    assert (made.large.width, made.large.height) == ((1200, 1600) if turned else (1200, 900))
    with Image.open(made.large.file) as picture:
        assert not picture.getexif()
        right, down = made.large.width - 9, made.large.height - 9
        corner = {1: (9, 9), 3: (right, down), 6: (right, 9), 8: (9, down)}[orientation]
        others = {(9, 9), (right, 9), (9, down), (right, down)} - {corner}
        assert picture.getpixel(corner)[2] > 200
        assert all(picture.getpixel(other)[0] > 200 for other in others)


def test_a_phone_s_photo_with_a_second_picture_behind_it(tmp_path: Path) -> None:
    lighter = Image.new("RGB", (1600, 1200), "navy")
    Image.new("RGB", (1600, 1200), "teal").save(
        tmp_path / "a.jpg", "MPO", save_all=True, append_images=[lighter]
    )
    with Image.open(tmp_path / "a.jpg") as seen:
        assert seen.format == "MPO"
    made = derive_picture(tmp_path / "a.jpg", tmp_path / "cache")
    with Image.open(made.large.file) as picture:
        assert picture.getpixel((600, 400))[1] > 100


@pytest.mark.parametrize("harm", [b"Exif\0\0XX", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"])
def test_a_sound_photo_with_damaged_metadata_is_taken(tmp_path: Path, harm: bytes) -> None:
    Image.new("RGB", (1600, 1200), "teal").save(tmp_path / "a.jpg")
    data = (tmp_path / "a.jpg").read_bytes()
    segment = b"\xff\xe1" + (len(harm) + 2).to_bytes(2, "big") + harm
    (tmp_path / "a.jpg").write_bytes(data[:2] + segment + data[2:])
    made = derive_picture(tmp_path / "a.jpg", tmp_path / "cache")
    assert (made.large.width, made.large.height) == (1200, 900)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_turned_as_pillow_turns_it(tmp_path: Path, orientation: int) -> None:
    taken = Image.new("RGB", (60, 40), "red")
    taken.paste("blue", (0, 0, 30, 20))
    exif = Image.Exif()
    exif[0x0112] = orientation
    taken.save(tmp_path / "a.png", exif=exif)
    made = derive_picture(tmp_path / "a.png", tmp_path / "cache")
    with Image.open(tmp_path / "a.png") as original, Image.open(made.large.file) as picture:
        upright = ImageOps.exif_transpose(original)
        assert picture.size == upright.size
        for x, y in ((8, 8), (picture.width - 8, 8), (8, picture.height - 8)):
            assert (picture.getpixel((x, y))[2] > 128) == (upright.getpixel((x, y))[2] > 128)


def test_what_is_transparent_stays_so_in_the_small_one_and_is_white_in_the_large_one(
    tmp_path: Path,
) -> None:
    for mode in ("RGBA", "LA"):
        Image.new(mode, (1500, 1000)).save(tmp_path / "a.png")
        made = derive_picture(tmp_path / "a.png", tmp_path / "cache")
        with Image.open(made.small.file) as picture:
            assert picture.mode == "RGBA"
            assert picture.getpixel((5, 5))[3] == 0
        with Image.open(made.large.file) as picture:
            assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_more_pixels_than_memory_should_hold_are_refused_before_they_are_read(
    tmp_path: Path,
) -> None:
    write_png(tmp_path / "a.png", (6001, 4000), b"")  # were it read, it would be called damaged
    with pytest.raises(PictureFault) as refused:
        derive_picture(tmp_path / "a.png", tmp_path / "cache")
    assert refused.value.code == "foto-terlalu-besar"
    write_png(tmp_path / "b.png", (6000, 4000), b"")
    with pytest.raises(PictureFault) as damaged:
        derive_picture(tmp_path / "b.png", tmp_path / "cache")
    assert damaged.value.code == "foto-tak-terbaca"


def write_png(file: Path, size: tuple[int, int], rows: bytes, bits: int = 8) -> None:
    """A PNG in grey; ``rows`` are its lines as the format has them."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", *size, bits, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
