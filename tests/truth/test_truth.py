"""After any history of edits an incremental build equals a clean one, and says the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
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


@settings(FIXED, max_examples=4, phases=[Phase.generate])
@given(histories(7, step(HERE)))
def test_after_any_edits_the_output_is_that_of_a_clean_build(steps: list[Step]) -> None:
    live_through(steps)


@settings(FIXED, max_examples=1, phases=[Phase.generate])
@given(histories(3, step(APART, 5, ALL_STALE)))
def test_in_any_process_on_any_machine(steps: list[Step]) -> None:
    live_through(steps)


@settings(FIXED, max_examples=2, phases=[Phase.generate])
@given(histories(7, step(PREVIEW, names=OF_SOURCES)))
def test_a_running_preview_that_hears_of_each_save(steps: list[Step]) -> None:
    live_through(steps)


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
