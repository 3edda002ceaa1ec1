"""Words of ``bidang`` as people write them, matched with the network's list: the one rule for all.

``Ekonomi Kreatif``, ``ekonomi kreatif`` and ``ekonomi-kreatif`` are one field, whether a profile, a
post, a material or a summary of an older build names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from kimsite.forms.network import Field
from kimsite.problem import Problem, Span
from kimsite.reading.values.names import parse_slug

_known: tuple[tuple[Field, ...], KnownFields] | None = None


def known_fields(fields: tuple[Field, ...]) -> KnownFields:
    """The matcher for ``fields``: the last one again while the network's list is the same one."""
    global _known
    if _known is None or _known[0] is not fields:
        _known = fields, KnownFields(fields)
    return _known[1]


class KnownFields:
    """The network's fields of activity, to be found by slug or by name."""

    def __init__(self, fields: Iterable[Field]) -> None:
        listed = tuple(fields)
        self._slugs = {parse_slug(field.title): field.slug for field in listed}
        self._slugs |= {parse_slug(field.slug): field.slug for field in listed}

    def find(self, word: str) -> str:
        """The slug of the field that ``word`` means, or nothing."""
        return self._slugs.get(parse_slug(word), "")

    def sort(self, words: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The slugs of the fields that ``words`` mean, each once, and the words that mean none."""
        found = [(self.find(word), word) for word in words]
        slugs = dict.fromkeys(slug for slug, _ in found if slug)
        return tuple(slugs), tuple(word for slug, word in found if not slug)

    def check(self, words: Iterable[str], places: Mapping[str, Span], start: Span) -> list[Problem]:
        """A problem for each of ``words`` that means no field; ``start`` if its place is lost."""
        problems: list[Problem] = []
        for index, word in enumerate(words):
            if self.find(word):
                continue
            place = places.get(f"bidang.{index}") or places.get("bidang") or start
            alike = get_close_matches(parse_slug(word), sorted(self._slugs), n=1, cutoff=0.5)
            values = {"usul": self._slugs[alike[0]]} if alike else {}
            values["pilihan"] = ", ".join(sorted(set(self._slugs.values())))
            problems.append(Problem.at(place, "bidang-tak-dikenal", bidang=word, **values))
        return problems
