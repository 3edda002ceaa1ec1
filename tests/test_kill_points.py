"""Killed before any of its changes of the disk, a build leaves no torn file and no dangling link.

And nothing that was withdrawn stays after the next build, which ends exactly like a clean one,
whatever happened to the memory or to the texts in between. Every step of a small build is tried
by ``make torture``, a fixed sample of them by ``make test``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from tests.killer import Killer, killing
from tests.scene import AFTER, CHANGES, Scene

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills by signal")


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    with killing() as made:
        yield made


@pytest.fixture(scope="module", params=CHANGES)
def scene(request: pytest.FixtureRequest, tmp_path_factory, killer: Killer) -> Scene:
    return Scene(tmp_path_factory.mktemp("lakon") / "s", killer, 3, request.param)


def publishing(steps: list[str]) -> list[int]:
    """The steps that change what is published, or what the memory says of it."""
    here = ("replace", "rename", "unlink", "sqlite")
    return [number for number, step in enumerate(steps) if step.startswith(here)]


def spread(numbers: list[int], wanted: int) -> list[int]:
    """``wanted`` of them, evenly, the last included."""
    return [numbers[(i + 1) * len(numbers) // wanted - 1] for i in range(wanted)]


def test_killed_at_some_steps(scene: Scene) -> None:
    steps = scene.count()
    points = spread(publishing(steps), 4) + spread(list(range(len(steps))), 1)
    for point, after in zip(points, cycle(AFTER), strict=False):
        assert scene.play(after, step=point), steps[point]


@pytest.mark.torture
def test_killed_at_every_step(scene: Scene) -> None:
    steps = scene.count()
    assert len(steps) > 100
    assert len(publishing(steps)) > 10
    for point, step in enumerate(steps):
        for after in AFTER:
            assert scene.play(after, step=point), step


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ("publish_changes_first", " -> "),
        ("sweep_first", " -> "),
        ("write_in_place", "torn: "),
    ],
)
def test_a_wrong_order_of_publishing_is_found_out(
    tmp_path: Path, killer: Killer, wrong: str, complaint: str
) -> None:
    scene = Scene(tmp_path / "s", killer, 3, "warm")
    with pytest.raises(AssertionError) as caught:
        for point in range(len(scene.count())):
            scene.play(step=point, wrong=wrong)
    assert complaint in str(caught.value)


def test_a_memory_that_does_not_know_what_was_begun_is_found_out(
    tmp_path: Path, killer: Killer
) -> None:
    scene = Scene(tmp_path / "s", killer, 3, "warm")
    steps = publishing(scene.count())
    with pytest.raises(AssertionError):
        for point in steps:
            scene.play("post deleted", step=point, wrong="forget_what_was_begun")
