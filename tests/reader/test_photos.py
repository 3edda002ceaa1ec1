"""Every picture that is published, decoded: none tells where, when or with what it was taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from benchmarks.photos import Camera
from tests.conftest import Network
from tests.rendering.test_pictures import write_png

KEPT = {
    "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression", "loop",
    "background", "timestamp", "duration", "transparency",
}  # fmt: skip
"""What Pillow tells of the format itself."""


def secrets(file: Path) -> list[str]:
    """What ``file`` tells besides its pixels."""
    with Image.open(file) as picture:
        picture.load()
        found = sorted(set(picture.info) - KEPT)
        found += [str(tag) for tag in picture.getexif()]
        found += [name for name in ("applist", "text") if _tells(picture, name)]
    data = file.read_bytes()
    return found + [
        word for word in ("http://ns.adobe", "Ponsel", "Rahasia") if word.encode() in data
    ]


def _tells(picture: Image.Image, name: str) -> bool:
    held = getattr(picture, name, None) or ()
    return any(marker != "APP0" for marker, _ in held) if name == "applist" else bool(held)


def published(network: Network) -> list[Path]:
    return sorted((network.root / "build").rglob("foto/*"))


def test_no_picture_of_the_sample_tells_more_than_it_shows(sample: Path) -> None:
    files = sorted(sample.rglob("foto/*"))
    assert len(files) > 100
    assert {file.name: secrets(file) for file in files if secrets(file)} == {}


def test_everything_a_phone_writes_into_a_photo_is_gone(network: Network) -> None:
    folder = network.root / "content/kim/amungsa/berita"
    camera = Camera((1600, 1200))
    camera.take(folder / "a.jpg")  # Exif with a place, and a comment
    assert secrets(folder / "a.jpg")
    noise = Image.effect_noise((900, 700), 60).convert("RGB")
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Rahasia"
    noise.save(folder / "b.webp", exif=exif, xmp=b"<x:xmpmeta>Rahasia</x:xmpmeta>")
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "Rahasia")
    text.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Rahasia</x:xmpmeta>")
    noise.save(folder / "c.png", pnginfo=text, exif=exif)
    noise.save(
        folder / "d.jpg", xmp=b"<x:xmpmeta>Rahasia</x:xmpmeta>", comment=b"Rahasia", exif=exif
    )
    network.post(text="---\njudul: Foto\nfoto: [a.jpg, b.webp, c.png, d.jpg]\n---\nIsi.\n")
    assert network.build("--strict").err == ""
    files = published(network)
    assert len(files) == 8
    assert {file.name: secrets(file) for file in files if secrets(file)} == {}
    originals = {file.read_bytes() for file in folder.iterdir()}
    assert not originals & set(network.pages().values())


def test_a_preview_is_told_with_its_true_size(network: Network) -> None:
    network.photo("content/kim/amungsa/berita/a.jpg", (3000, 4000))
    network.post(text="---\njudul: Foto\nfoto: a.jpg\n---\nIsi.\n")
    network.build()
    page = network.page("kim/amungsa/berita/2026-11-01-panen.html")
    (large,) = (file for file in published(network) if file.suffix == ".jpg")
    with Image.open(large) as picture:
        width, height = picture.size
    assert (
        f'<meta property="og:image" content="https://uji.contoh.id/kim/amungsa/foto/{large.name}">'
        in page
    )
    assert f'<meta property="og:image:width" content="{width}">' in page
    assert f'<meta property="og:image:height" content="{height}">' in page
    assert large.stat().st_size < 300_000


def test_an_item_without_a_photo_shares_what_its_kim_gives(network: Network) -> None:
    item = "kim/amungsa/berita/2026-11-01-panen.html"

    def shared() -> str:
        assert network.build("--strict").err == ""
        found = network.page(item).partition('property="og:image" content="')[2]
        return found.partition('"')[0].rpartition("/")[2]

    assert shared() == "pratinjau.jpg"
    network.photo("content/kim/amungsa/logo.png", (500, 400), "navy")
    network.kim(more="logo: logo.png\n")
    assert shared().endswith("-kartu.jpg")
    page = network.page(item)
    assert page.count("-ikon.png") == 2  # the tab's and the home screen's
    assert '-logo.webp" alt="" width="56" height="56">' in page
    network.photo("content/kim/amungsa/kami.jpg", (800, 600))
    network.kim(more="logo: logo.png\nfoto: kami.jpg\n")
    assert shared().endswith("-800.jpg")
    assert not list((network.root / "build").rglob("*-kartu.jpg"))


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.heic", b"\0\0\0\x18ftypheic" + bytes(99), "foto-heic"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "foto-bukan-foto"),
        ("a.jpg", b"<html><script>alert(1)</script></html>", "foto-bukan-foto"),
        ("a.png", None, "foto-terlalu-besar"),
    ],
)
def test_what_is_no_photo_is_refused_and_the_post_published(
    network: Network, name: str, data: bytes | None, code: str
) -> None:
    file = network.root / "content/kim/amungsa/berita" / name
    if data is None:  # it promises so many pixels, and holds a hundred bytes
        write_png(file, (30_000, 30_000), b"")
    else:
        file.write_bytes(data)
    network.post(text=f"---\njudul: Foto\nfoto: {name}\n---\nIsi.\n")
    result = network.build("--format", "json")
    assert [problem["code"] for problem in result.problems] == [code]
    assert "Isi." in network.page("kim/amungsa/berita/2026-11-01-panen.html")
    assert published(network) == []


def test_a_photo_that_was_cut_off_is_refused_and_the_post_published(network: Network) -> None:
    file = network.photo("content/kim/amungsa/berita/a.jpg", (1200, 900))
    file.write_bytes(file.read_bytes()[:900])
    network.post(text="---\njudul: Foto\nfoto: a.jpg\n---\nIsi.\n")
    result = network.build("--format", "json")
    assert [problem["code"] for problem in result.problems] == ["foto-tak-terbaca"]
    assert "Isi." in network.page("kim/amungsa/berita/2026-11-01-panen.html")
