"""No photo is touched twice: what did not change is neither read nor made again."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kimsite.engine.surveying import familiar, stamp
from tests.conftest import Network

FOLDER = "content/kim/amungsa/berita"


@pytest.fixture
def photos(network: Network, monkeypatch: pytest.MonkeyPatch) -> Network:
    """A post with two photos and a file, built; none of them was saved just now."""
    for room in (familiar, stamp):  # the time of a change that no one can set counts as past, too
        monkeypatch.setattr(room, "GRAIN", 0)
    for name, colour in (("a.jpg", "teal"), ("b.jpg", "navy")):
        network.photo(f"{FOLDER}/{name}", (1600, 1200), colour)
    network.write(f"{FOLDER}/jadwal.mp3", b"ID3\x04\0\0\0\0\0\0\xff\xfb\x90" + bytes(900))
    text = "---\njudul: Foto\nfoto: [a.jpg, b.jpg]\nlampiran: jadwal.mp3\n---\nIsi.\n"
    network.post(text=text)
    long_ago = time.time() - 3600
    for file in (network.root / FOLDER).iterdir():
        os.utime(file, (long_ago, long_ago))
    assert network.build("--strict").err == ""
    return network


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the originals that are opened from here on."""
    found: list[str] = []
    opening = Path.open

    def spy(self: Path, *given: Any, **named: Any) -> Any:
        if self.parent.as_posix().endswith(FOLDER) and self.suffix != ".md":
            found.append(self.name)
        return opening(self, *given, **named)

    def read(self: Path) -> bytes:
        with spy(self, "rb") as file:
            return file.read()

    monkeypatch.setattr(Path, "open", spy)
    monkeypatch.setattr(Path, "read_bytes", read)
    return found


def test_another_word_opens_no_photo(photos: Network, opened: list[str]) -> None:
    photos.post("2026-11-02-baru")
    assert photos.build("--jobs", "1").err == ""
    assert opened == []
    assert photos.page("kim/amungsa/berita/2026-11-01-panen.html").count("<figure") == 4


def test_another_theme_opens_no_photo(photos: Network, opened: list[str]) -> None:
    photos.write("themes/kami/tema.yaml", "warisan: baku\n")
    photos.write("themes/kami/static/gaya.css", "body { color: teal }\n")
    config = photos.root / "kimsite.yaml"
    config.write_text(config.read_text("utf-8") + "tema: kami\n", "utf-8")
    assert photos.build("--jobs", "1").err == ""
    assert opened == []


def test_a_photo_with_its_old_size_and_times_is_seen_to_have_changed(photos: Network) -> None:
    file = photos.root / FOLDER / "a.jpg"
    before = file.stat()
    Image.open(photos.root / FOLDER / "b.jpg").transpose(Image.Transpose.ROTATE_180).save(file)
    data = file.read_bytes()
    assert len(data) <= before.st_size + 200
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert photos.build().err == ""
    assert photos.pages() == clean(photos)


@pytest.mark.parametrize("harm", ["{", "[1]", '{"a": 1}', '{"a": ["x"]}', ""])
def test_what_is_known_of_photos_may_be_damaged_or_gone(photos: Network, harm: str) -> None:
    known = photos.root / ".kimsite/kenal/amungsa"
    assert known.is_file()
    known.write_text(harm, "utf-8")
    photos.post("2026-11-02-baru")
    assert photos.build().err == ""
    assert photos.pages() == clean(photos)


def test_a_kim_without_photos_leaves_nothing_behind(network: Network) -> None:
    assert network.build().err == ""
    assert not (network.root / ".kimsite/kenal").exists()


def clean(network: Network) -> dict[str, bytes]:
    """What a build that knows nothing makes of the same tree."""
    other = Network(network.root.with_name("lain"))
    for name in ("communities", "content", "kimsite.yaml"):
        (_parent(other.root) / name).symlink_to(network.root / name)
    assert other.build().status == 0
    return other.pages()


def _parent(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder
