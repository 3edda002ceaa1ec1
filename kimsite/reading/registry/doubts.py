"""Settings that can be read and cannot be meant so: they are taken as written, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kimsite.forms import Network
from kimsite.problem import Problem
from kimsite.reading.values.binding import Bound

VERSION = 1
"""Of the file, as this kimsite knows it."""
_AUTHORITY = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+,\d{4}(-\d\d){0,2}")
"""``authorityName,date``. Source: RFC 4151, section 2.1."""
_CODES = {"provinsi": 1, "kabupaten": 2}
"""How many parts the code of each level has."""


def report_doubts(bound: Bound[Network]) -> Iterator[Problem]:
    """What is told of the version, the name of the feeds, and the level of the network."""
    form, places = bound.form, bound.places
    if form.versi != VERSION:
        yield Problem.at(places["versi"], "versi-lain", versi=str(form.versi))
    if form.otoritas_feed and not _AUTHORITY.fullmatch(form.otoritas_feed.lower()):
        yield Problem.at(places["otoritas_feed"], "otoritas-tak-sah", nilai=form.otoritas_feed)
    parts = _CODES.get(form.tingkat, 0)
    if parts and form.kode_wilayah is None:
        yield Problem.at(places["tingkat"], "tingkat-tanpa-wilayah", tingkat=form.tingkat)
    elif parts and form.kode_wilayah and form.kode_wilayah.count(".") != parts - 1:
        values = {"tingkat": form.tingkat, "kode": form.kode_wilayah}
        yield Problem.at(places["kode_wilayah"], "tingkat-beda-wilayah", **values)
