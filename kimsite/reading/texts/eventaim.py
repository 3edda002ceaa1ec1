"""Where an event takes place, and who holds it: region codes that must exist."""

from __future__ import annotations

from dataclasses import replace

from kimsite.forms import Event
from kimsite.model import Post
from kimsite.problem import Problem
from kimsite.reading.values.unknown import guess_region
from kimsite.region import is_code
from kimsite.regions import regions


def check_event(post: Post, form: Event) -> tuple[Post, list[Problem]]:
    """The event without the regions that do not exist; each is told."""
    problems = []
    known = []
    for number, code in enumerate(form.wilayah):
        if regions().find(code) is not None:
            known.append(code)
            continue
        place = post.places.get(f"wilayah.{number}") or post.place("wilayah")
        values = guess_region(code, regions())
        problems.append(
            Problem.at(place, "wilayah-tak-ada", effect="acara-tanpa-wilayah", **values)
        )
    by = form.penyelenggara or ""
    if is_code(by) and regions().find(by) is None:
        values = {"nilai": by} | guess_region(by, regions())
        place = post.place("penyelenggara")
        problems.append(Problem.at(place, "penyelenggara-tak-dikenal", **values))
    if len(known) < len(form.wilayah):
        post = replace(post, form=form.model_copy(update={"wilayah": tuple(known)}))
    return post, problems
