"""The definition of a correct build: it leaves what a clean one makes, byte for byte."""

from __future__ import annotations

import difflib
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.truth import (  # noqa: F401
    edits_of_disk,
    edits_of_events,
    edits_of_fetched,
    edits_of_fields,
    edits_of_items,
    edits_of_kim,
    edits_of_network,
    edits_of_passing_on,
)
from tests.truth.builds import How, Made, build, build_clean
from tests.truth.edits import EDITS
from tests.truth.world import World, found


class NotClean(AssertionError):
    """A build did not leave, or say, what a clean one does."""


@dataclass(frozen=True)
class Step:
    """Some edits, each with a number that settles its details, and then a build."""

    edits: tuple[tuple[str, int], ...]
    how: How = field(default_factory=How)


def check_history(base: Path, steps: Iterable[Step]) -> None:
    """Live through ``steps``; after each of them the output must be that of a clean build."""
    world = found(base)
    check(world, How())
    for step in steps:
        for name, number in step.edits:
            EDITS[name](world, random.Random(number))
        check(world, step.how)


def check(world: World, how: How) -> None:
    """Build, and compare with a clean build."""
    before = world.pages() if (world.root / "build").is_dir() else {}
    made, clean = build(world, how), build_clean(world)
    assert "data/kim.csv" in clean.pages, f"an edit made this of the network:\n{clean.said}"
    sound = _listed(clean)  # every profile that can be used, whatever its status
    held = (set(world.slugs()) - sound) & world.known
    if held:
        _check_held(made, clean, before, held, sound)
    else:
        expect(differences(made.pages, clean.pages))
        said = (m.said.splitlines() for m in (clean, made))
        expect(list(difflib.unified_diff(*said, n=0, lineterm="")), "what was said")
        expect([f"status {made.status}"] if made.status != clean.status else [])
        clocks = made.next_change, clean.next_change
        expect(["{} instead of {}".format(*clocks)] if clocks[0] != clocks[1] else [], "the clock")
    world.known, world.doubtful = sound | held, set()


def _check_held(
    made: Made, clean: Made, before: dict[str, bytes], held: set[str], sound: set[str]
) -> None:
    """Broken profiles keep site and entry, the one exception; the others are as ever."""
    for slug in sorted(held):
        now, then = (_below(f"kim/{slug}/", pages) for pages in (made.pages, before))
        expect(differences(now, then), f"the held site of {slug}")
    for slug in sorted(sound):
        now, then = (_below(f"kim/{slug}/", pages) for pages in (made.pages, clean.pages))
        expect(differences(now, then), f"{slug}, beside the held {sorted(held)}")
    rows, others = (set(m.pages["data/kim.csv"].splitlines()) for m in (made, clean))
    entries = _listed(made) - sound
    expect([f"entries of {sorted(entries)}, held {sorted(held)}"] if entries != held else [])
    # A KIM of another network may be listed only because the broken profile does not stand for it.
    expect(sorted(f"missing: {row!r}" for row in others - rows if b"@" not in row.split(b",")[0]))
    said, told = (_told(m) for m in (made, clean))
    expect(sorted(f"not said: {problem}" for problem in told - said))


def expect(faults: list[str], whose: str = "") -> None:
    """Nothing is wrong, or NotClean is raised."""
    if faults:
        raise NotClean("\n".join([whose, *faults]).strip())


def _below(folder: str, pages: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in pages.items() if path.startswith(folder)}


def _listed(made: Made) -> set[str]:
    """The slugs in the open data, which has a row for every KIM; not those of other networks."""
    rows = made.pages.get("data/kim.csv", b"").decode("utf-8").splitlines()
    slugs = {row.split(",", 1)[0] for row in rows[1:]}
    return {slug for slug in slugs if "@" not in slug}


def _told(made: Made) -> set[str]:
    """The problems; but not which KIM of other networks are here already."""
    return {problem for problem in made.said.split("\n\n") if "[kim-luar-ganda]" not in problem}


def differences(made: dict[str, bytes], clean: dict[str, bytes]) -> list[str]:
    """What tells one output from another, a line each; of changed text the first lines."""
    found_ = [f"too many: {path}" for path in sorted(made.keys() - clean.keys())]
    found_ += [f"missing: {path}" for path in sorted(clean.keys() - made.keys())]
    for path in sorted(made.keys() & clean.keys()):
        if made[path] != clean[path]:
            both = (
                data.decode("utf-8", "replace").splitlines() for data in (clean[path], made[path])
            )
            lines = list(difflib.unified_diff(*both, n=0, lineterm=""))[3:7]
            found_.append(f"differs: {path}: {' | '.join(lines)[:400]}")
    return found_
