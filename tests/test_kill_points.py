"""Killed before any of its changes of the disk, a build leaves no torn file and no dangling link.

And nothing that was withdrawn stays after the next build, which ends exactly like a clean one,
whatever happened to the memory or to the texts in between. Every step of a small build is tried
by ``make torture``, a fixed sample of them by ``make test``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import cycle

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


@pytest.fixture(scope="module")
def warm(tmp_path_factory, killer: Killer) -> Scene:
    return Scene(tmp_path_factory.mktemp("lakon") / "s", killer, 3, "warm")


def publishing(steps: list[str]) -> list[int]:
    """The steps that change what is published, or what the memory says of it."""
    here = ("replace", "rename", "unlink", "sqlite")
    return [number for number, step in enumerate(steps) if step.startswith(here)]


def spread(numbers: list[int], wanted: int) -> list[int]:
    """``wanted`` of them, evenly, the last included."""
    return [numbers[(i + 1) * len(numbers) // wanted - 1] for i in range(wanted)]


def test_killed_at_some_steps(scene: Scene) -> None:
    steps = scene.count()
    points = [*spread(list(range(len(steps))), 2)[:1], *spread(publishing(steps), 4)]
    for point, after in zip(points, AFTER, strict=True):
        assert scene.play(after, step=point), steps[point]


@pytest.mark.torture
def test_killed_at_every_step(scene: Scene) -> None:
    steps = scene.count()
    assert len(steps) > 100
    assert len(publishing(steps)) > 10
    for (point, step), after in zip(enumerate(steps), cycle(AFTER), strict=False):
        assert scene.play(after, step=point), step


@pytest.mark.torture
def test_killed_at_every_step_of_publishing_whatever_comes_after(scene: Scene) -> None:
    for point in publishing(scene.count()):
        for after in AFTER:
            assert scene.play(after, step=point)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ("publish_changes_first", " -> "),
        ("sweep_first", " -> "),
        ("write_in_place", "torn: "),
    ],
)
def test_a_wrong_order_of_publishing_is_found_out(warm: Scene, wrong: str, complaint: str) -> None:
    steps = warm.count(wrong)
    points = list(range(steps.index("sqlite INSERT"), len(steps)))
    with pytest.raises(AssertionError) as caught:
        crash_at_each(warm, points, wrong)
    assert complaint in str(caught.value)


def crash_at_each(scene: Scene, points: list[int], wrong: str) -> None:
    for point in points:
        scene.crash(step=point, wrong=wrong)


def test_a_memory_that_does_not_know_what_was_begun_is_found_out(warm: Scene) -> None:
    wrong = "forget_what_was_begun"
    steps = warm.count(wrong)
    last_change = max(n for n, step in enumerate(steps) if step.endswith("/build/index.html"))
    with pytest.raises(AssertionError, match="kim/"):
        warm.play("taken back", step=last_change, wrong=wrong)


def test_a_kim_whose_address_became_a_redirect_has_its_site_again_when_it_comes_back(
    warm: Scene,
) -> None:
    redirected = f"/build/kim/{warm.renamed}/index.html"
    steps = warm.count()
    replaced = next(n for n, step in enumerate(steps) if step.endswith(redirected))
    assert warm.play("taken back", step=replaced + 1)
