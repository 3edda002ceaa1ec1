"""The cache of derived pictures: found by name, remade when the recipe changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kimsite.rendering import pictures
from kimsite.rendering.pictures import derive_picture


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    Image.new("RGB", (2400, 1800), "teal").save(tmp_path / "a.jpg")
    return tmp_path / "a.jpg"


def test_a_picture_is_made_once_and_found_without_looking_around(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    made = derive_picture(photo, cache)
    digest = made.path.removeprefix("foto/").partition("-")[0]
    assert made.file.parent == cache / digest[:2]
    assert (made.width, made.height) == (1200, 900)

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(pictures, "_make", refuse)
    for lister in ("glob", "rglob", "iterdir"):
        monkeypatch.setattr(Path, lister, refuse)
    assert derive_picture(photo, cache) == made


def test_another_recipe_makes_another_picture(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = derive_picture(photo, tmp_path / "cache")
    monkeypatch.setattr(pictures, "RECIPE", "v2w1200q60")
    assert derive_picture(photo, tmp_path / "cache").file != first.file


def test_a_damaged_picture_is_made_again(photo: Path, tmp_path: Path) -> None:
    made = derive_picture(photo, tmp_path / "cache")
    whole = made.file.read_bytes()
    made.file.write_bytes(b"")
    assert derive_picture(photo, tmp_path / "cache") == made
    assert made.file.read_bytes() == whole
