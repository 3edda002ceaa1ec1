"""After any history of edits an incremental build equals a clean one, and says the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.truth.builds import How, templates_compiled_once
from tests.truth.checker import EDITS, Step, check_history

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
FIXED = settings(
    derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


def histories(ways: st.SearchStrategy[How], steps: int, edits: int = 3) -> st.SearchStrategy:
    """Lists of steps: up to ``edits`` edits of any kind, then a build in one of ``ways``."""
    some = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), NUMBERS), min_size=1, max_size=edits)
    step = st.builds(Step, some.map(tuple), ways)
    return st.lists(step, min_size=steps, max_size=steps)


def live_through(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as base, templates_compiled_once():
        check_history(Path(base), steps)


@settings(FIXED, max_examples=10, phases=[Phase.generate])
@given(histories(HERE, 9))
def test_after_any_edits_the_output_is_that_of_a_clean_build(steps: list[Step]) -> None:
    live_through(steps)


@settings(FIXED, max_examples=1, phases=[Phase.generate])
@given(histories(APART, 4, 6))
def test_in_any_process_on_any_machine(steps: list[Step]) -> None:
    live_through(steps)


@pytest.mark.torture
@settings(FIXED, max_examples=250)
@given(histories(st.one_of(*[HERE] * 12, POOL, APART), 8))
def test_two_hundred_and_fifty_histories(steps: list[Step]) -> None:
    live_through(steps)
