"""What a page costs: one first round trip without pictures, little of a quota with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.photos import Camera
from tests.audit.host import serve
from tests.audit.weigh import Weight, weigh
from tests.conftest import Network, empty, run_program
from tests.kinds import KINDS, page_of

WORDS = "Warga bergotong royong membersihkan saluran air sejak pagi hari. " * 38  # 304 words


@pytest.fixture(scope="module")
def photographed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A KIM whose every item has photos as a phone takes them."""
    network = empty(tmp_path_factory.mktemp("foto"))
    network.kim(more="logo: logo.png\n")
    network.photo("content/kim/amungsa/logo.png", (900, 900), "navy")
    camera = Camera()
    for day in range(1, 7):
        _item(network, camera, "berita", day, 1)
    for day in range(1, 5):
        _item(network, camera, "galeri", day, 1)
    _item(network, camera, "galeri", 20, 13)
    assert run_program("-C", str(network.root), "build", "--strict").err == ""
    with serve(network.root / "build") as base:
        yield f"{base}kim/amungsa/"


def _item(network: Network, camera: Camera, kind: str, day: int, photos: int) -> None:
    names = [f"{kind}-{day}-{number}.jpg" for number in range(photos)]
    for name in names:
        file = network.root / f"content/kim/amungsa/{kind}/{name}"
        file.parent.mkdir(parents=True, exist_ok=True)
        camera.take(file)
    text = f"---\njudul: Kabar {day}\nfoto: [{', '.join(names)}]\n---\n{WORDS}\n"
    network.post(f"2026-11-{day:02d}-kabar", text, kind)


def clean(weight: Weight) -> bool:
    return not weight.foreign and not weight.words


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_comes_in_one_round_trip_and_asks_nobody_else(
    sample: Path, hosted: str, visitor: Browser, kind: str
) -> None:
    address = hosted + page_of(kind, sample).relative_to(sample).as_posix()
    found = weigh(visitor, address)
    assert found.markup <= 14_000
    assert found.scripts <= 4_000
    assert found.map <= 25_000
    assert [url for url in found.foreign if kind != "not found"] == []
    assert found.words == [] or kind == "not found"  # its links are absolute: another host's here


def test_a_post_of_300_words_with_a_photo(photographed: str, visitor: Browser) -> None:
    found = weigh(visitor, f"{photographed}berita/2026-11-06-kabar.html")
    assert clean(found)
    assert found.markup <= 14_000
    assert 5_000 < found.pictures <= 45_000


def test_a_front_page_with_photos_costs_a_phone_150_kb(photographed: str, visitor: Browser) -> None:
    found = weigh(visitor, f"{photographed}index.html")
    assert clean(found)
    assert found.pictures > 50_000  # it does show photos
    assert found.all <= 150_000


def test_a_gallery_page_costs_a_phone_200_kb(photographed: str, visitor: Browser) -> None:
    found = weigh(visitor, f"{photographed}galeri/2026-11-20-kabar.html")
    assert clean(found)
    assert found.pictures > 60_000
    assert found.all <= 200_000
    rest = weigh(visitor, f"{photographed}galeri/2026-11-20-kabar/2.html")
    assert clean(rest)
    assert 5_000 < rest.pictures < found.pictures


def test_a_wide_screen_gets_the_large_photo(photographed: str, visitor: Browser) -> None:
    page = visitor.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{photographed}berita/2026-11-06-kabar.html")
    chosen = page.locator("article figure img").first.evaluate("image => image.currentSrc")
    assert chosen.endswith("-1200.jpg")
    page.close()
