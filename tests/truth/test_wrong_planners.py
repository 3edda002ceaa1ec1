"""Planners that are wrong on purpose: the same check finds each, or it would prove nothing."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from kimsite.engine.known import Known
from kimsite.engine.planning.parts import job_parts, shared_parts
from kimsite.engine.publishing.sweep import Sweep
from kimsite.engine.reducing.chapters.desk import Desk
from kimsite.engine.reducing.reduce import SUMMARIES, Reduction
from kimsite.engine.remembering.abroad import Abroad
from kimsite.engine.remembering.light import Light
from kimsite.engine.remembering.memory import Memory
from kimsite.engine.surveying.stamp import Stamp
from kimsite.model import Quote
from tests.truth.builds import How, templates_compiled_once
from tests.truth.checker import NotClean, Step, check_history
from tests.truth.edits import FAMILIES

Patch = pytest.MonkeyPatch


def everywhere(patch: Patch, wrong: Callable[..., Any], name: str) -> None:
    """Put ``wrong`` in the place of the engine's function ``name``, wherever it was imported."""
    rooms = [room for known, room in sys.modules.items() if known.startswith("kimsite.engine.")]
    places = [room for room in rooms if hasattr(room, name)]
    assert places, f"the engine has no {name} any more"
    for room in places:
        patch.setattr(room, name, wrong)


def ignore_materials(patch: Patch) -> None:
    everywhere(patch, lambda job, *_: job_parts(replace(job, materials=()), (), {}), "job_parts")


def ignore_offices(patch: Patch) -> None:
    everywhere(patch, lambda job, *rest: job_parts(replace(job, office=None), *rest), "job_parts")


def ignore_titles(patch: Patch) -> None:
    """Who passes a material on shows its title, though it may not be meant for that KIM."""
    everywhere(patch, lambda job, *_: job_parts(job, (), {}), "job_parts")


def ignore_quotes(patch: Patch) -> None:
    """Who passes on the post of another KIM shows its title, though it is no file of its own."""

    def wrong(job, *rest):
        return job_parts(replace(job, quotes=dict.fromkeys(job.quotes, Quote())), *rest)

    everywhere(patch, wrong, "job_parts")


def ignore_the_clock(patch: Patch) -> None:
    patch.setattr(Light, "holds", lambda *_: True)


def skip(*names: str) -> Callable[[Patch], None]:
    """A planner for which these parts that all sites share do not count."""

    def wrong(*given: Any) -> dict[str, str]:
        return shared_parts(*given) | dict.fromkeys(names, "")

    return lambda patch: everywhere(patch, wrong, "shared_parts")


def trust_whole_seconds(patch: Patch) -> None:
    def stamp(profiles: tuple[str, ...], content: str | None) -> Stamp:
        state, texts = blake2b(digest_size=16), False
        below = sorted(Path(content).rglob("*")) if content is not None else []
        for file in (*map(Path, profiles), *below):
            if file.is_file():
                seen, texts = file.stat(), texts or file.suffix == ".md"
                state.update(f"{file}\0{seen.st_size}\0{int(seen.st_mtime)}\n".encode())
        return Stamp(state.hexdigest(), settled=True, texts=texts)

    everywhere(patch, stamp, "stamp_site")


def forget_removals(patch: Patch) -> None:
    patch.setattr(Sweep, "remove", lambda *_: [])


def remove_what_another_has_taken_over(patch: Patch) -> None:
    patch.setattr(Sweep, "_standing", lambda *_: set())


def directory_without_texts(patch: Patch) -> None:
    def wrong(reduction: Reduction) -> dict[str, str]:
        return {k: v for k, v in whole(reduction).items() if not k.startswith("content/")}

    whole = Reduction.parts
    patch.setattr(Reduction, "parts", wrong)


def directory_without_summaries(patch: Patch) -> None:
    reasons = Reduction.reasons
    patch.setattr(Reduction, "reasons", lambda r: [why for why in reasons(r) if why != SUMMARIES])


def ignore_what_was_fetched(patch: Patch) -> None:
    patch.setattr(Abroad, "_digests", lambda _: {})


def chapters_without_offices(patch: Patch) -> None:
    patch.setattr(Desk, "office_digests", lambda *_: {})


def say_only_what_is_new(patch: Patch) -> None:
    """Wrong only where there is a memory; a clean build says everything."""
    lights, problems = Memory.lights, Memory.problems

    def look(memory: Any) -> dict[str, Light]:
        rows = lights(memory)
        if not hasattr(memory, "silent"):  # asked once more, it knows what this build made
            memory.silent = bool(rows)
        return rows

    patch.setattr(Memory, "lights", look)
    patch.setattr(Memory, "problems", lambda m: iter(()) if m.silent else problems(m))


def be_deaf(patch: Patch) -> None:
    """A preview that looks at nothing again."""
    patch.setattr(Known, "hear", lambda known, _: known.settle())


WRONG: dict[str, tuple[Callable[[Patch], None], tuple[str, ...]]] = {
    "ignores materials": (ignore_materials, ("materials",)),
    "ignores titles of materials": (ignore_titles, ("edit_material", "pass_material_on")),
    "ignores posts of others that are passed on": (ignore_quotes, ("passing on",)),
    "ignores offices": (ignore_offices, ("offices",)),
    "ignores the clock": (ignore_the_clock, ("times", "clock")),
    "ignores the theme": (skip("tema", "aset"), ("theme",)),
    "ignores the settings": (skip("konfigurasi", "alamat situs"), ("settings",)),
    "trusts whole seconds": (trust_whole_seconds, ("same second",)),
    "forgets removals": (forget_removals, ("removals",)),
    "removes what another owner took over": (
        remove_what_another_has_taken_over, ("rename_kim", "name_former_slugs"),
    ),
    "ignores what sites tell the directory": (
        directory_without_summaries, ("items", "kim"),
    ),
    "ignores the texts of the network": (
        directory_without_texts, ("directory",),
    ),
    "prints no region again for its office": (chapters_without_offices, ("offices",)),
    "ignores what was fetched": (ignore_what_was_fetched, ("fetched",)),
    "does not hear": (be_deaf, ("items",)),
    "says only what is new": (say_only_what_is_new, ("items",)),
}  # fmt: skip


SOONER = {"ignores titles of materials": 5, "ignores the theme": 3}
"""Of these planners the histories of another chance find the fault in fewer steps."""


def histories(families: tuple[str, ...], how: How, seed: int = 7) -> Iterator[list[Step]]:
    """Twelve histories of ten steps, each one edit of these families or of these names."""
    chance = random.Random(seed)
    names = sorted(name for family in families for name in FAMILIES.get(family, [family]))
    for _ in range(12):
        yield [Step(((chance.choice(names), chance.randrange(10**6)),), how) for _ in range(10)]


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_planner_is_found(name: str, tmp_path: Path, monkeypatch: Patch) -> None:
    make_wrong, families = WRONG[name]
    make_wrong(monkeypatch)
    lives = histories(families, How(following=make_wrong is be_deaf), SOONER.get(name, 7))
    with templates_compiled_once(), pytest.raises(NotClean):
        live_through_all(tmp_path, lives)


def live_through_all(base: Path, lives: Iterator[list[Step]]) -> None:
    for number, steps in enumerate(lives):
        check_history(base / str(number), steps)
