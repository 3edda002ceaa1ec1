"""After any history of edits an incremental build equals a clean one, and says the same."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.truth.builds import How, templates_compiled_once
from tests.truth.checker import Step, check_history
from tests.truth.edits import EDITS, FAMILIES

ZONES = ("UTC", "Asia/Jayapura", "America/Los_Angeles")
NUMBERS = st.integers(0, 10**6)
HERE = st.builds(How, aged=st.booleans(), zone=st.sampled_from(ZONES), elsewhere=st.booleans())
POOL = st.builds(How, jobs=st.sampled_from((2, 3)), aged=st.booleans())
APART = st.builds(
    How,
    jobs=st.sampled_from((1, 2, 3)),
    zone=st.sampled_from(ZONES),
    seed=st.sampled_from(("0", "1", "4242")),
    locale=st.sampled_from(("C", "C.UTF-8", "id_ID.UTF-8", "tr_TR.UTF-8")),
    elsewhere=st.booleans(),
)
PREVIEW = st.builds(How, aged=st.booleans(), following=st.just(True))
FIXED = settings(
    derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


ALL = sorted(EDITS)
OF_SOURCES = sorted(set(ALL).difference(*(FAMILIES[f] for f in ("memory", "output", "only"))))
"""What a watcher hears of; no one but a running preview itself writes what it has built."""
ALL_STALE = st.tuples(st.just("edit_words"), NUMBERS)
"""So that every site is built: a pool is not opened for a few."""


def step(
    ways: st.SearchStrategy[How],
    edits: int = 3,
    *last: st.SearchStrategy,
    names: list[str] = ALL,
) -> st.SearchStrategy:
    """Up to ``edits`` edits of these names, then the ``last``, then a build in one of ``ways``."""
    edit = st.tuples(st.sampled_from(names), NUMBERS)
    some = st.tuples(st.lists(edit, min_size=1, max_size=edits).map(tuple), st.tuples(*last))
    return st.builds(Step, some.map(lambda both: both[0] + both[1]), ways)


def histories(steps: int, *kinds: st.SearchStrategy) -> st.SearchStrategy:
    """Lists of ``steps`` steps of these kinds."""
    return st.lists(st.one_of(*kinds), min_size=steps, max_size=steps)


def live_through(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as base, templates_compiled_once():
        check_history(Path(base), steps)


def drawn(seed: int, ways: Sequence[How], names: list[str] = ALL) -> list[Step]:
    """A step for each of ``ways``: one to three edits of these names, by chance."""
    chance = random.Random(seed)
    return [
        Step(tuple((chance.choice(names), chance.randrange(10**6)) for _ in range(many)), how)
        for how in ways
        for many in (chance.randint(1, 3),)
    ]


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_after_any_edits_the_output_is_that_of_a_clean_build(seed: int) -> None:
    ways = [How(aged=n % 2 == 0, zone=ZONES[n % 3], elsewhere=n % 4 == 3) for n in range(7)]
    live_through(drawn(seed, ways))


def test_in_any_process_on_any_machine() -> None:
    machines = (
        How(jobs=2, zone="Asia/Jayapura", seed="1", locale="tr_TR.UTF-8", elsewhere=True),
        How(jobs=3, zone="America/Los_Angeles", seed="4242", locale="C", aged=False),
        How(jobs=1, zone="UTC", seed="0", locale="id_ID.UTF-8"),
    )
    steps = drawn(21, machines)
    live_through([Step((*step.edits, ("edit_words", n)), step.how) for n, step in enumerate(steps)])


@pytest.mark.parametrize("seed", [31, 32])
def test_a_running_preview_that_hears_of_each_save(seed: int) -> None:
    ways = [How(following=True, aged=n % 2 == 0) for n in range(7)]
    live_through(drawn(seed, ways, OF_SOURCES))


@pytest.mark.torture
@settings(FIXED, max_examples=60)
@given(histories(8, step(PREVIEW, names=OF_SOURCES)))
def test_sixty_histories_of_a_running_preview(steps: list[Step]) -> None:
    live_through(steps)


@pytest.mark.torture
@settings(FIXED, max_examples=250)
@given(histories(8, *[step(HERE)] * 18, step(POOL, 3, ALL_STALE), step(APART, 5, ALL_STALE)))
def test_two_hundred_and_fifty_histories(steps: list[Step]) -> None:
    live_through(steps)
