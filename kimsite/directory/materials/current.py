"""What is current in each kabupaten and kota: small scripts of data, for sites that ask for them.

With ``bahan_di_situs: sisipan`` no page of a KIM holds a material: publishing one writes these
files, 552 at most, and no site.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from kimsite.directory.press import Press
from kimsite.model import Artifact, MaterialBrief
from kimsite.region import lies_in
from kimsite.rendering.layout import current_file
from kimsite.site.pages.materials import MAX_FRONT, tell_notice

PER_FIELD = 6
MOST = 24
"""The newest of each field of activity, and of all of them, that a file holds: 2 KB compressed."""
Told = dict[str, object]


def print_current(
    press: Press, areas: Iterable[str], briefs: Iterable[MaterialBrief]
) -> Iterator[Artifact]:
    """The file of each of ``areas``."""
    listed = sorted((brief for brief in briefs if brief.listed), key=lambda brief: brief.name)
    listed.sort(key=lambda brief: brief.date, reverse=True)
    known = tuple(field.slug for field in press.setting.network.bidang)
    told = {brief.name: _tell(press, brief) for brief in listed}
    for area in areas:
        chosen = _choose([brief for brief in listed if _reaches(brief, area)], known)
        lines = (_line(told[brief.name], brief, area) for brief in chosen)
        text = "window.kimsiteKini=[\n" + ",\n".join(lines) + "\n];\n"
        yield Artifact(current_file(area).path, text.encode("ascii"))


def _reaches(brief: MaterialBrief, area: str) -> bool:
    """Whether any KIM of ``area`` may be among those it is meant for."""
    return not brief.regions or any(
        lies_in(area, code) or ("." in area and lies_in(code, area)) for code in brief.regions
    )


def _choose(briefs: list[MaterialBrief], fields: tuple[str, ...]) -> list[MaterialBrief]:
    """Of the ``briefs``, newest first, what a KIM of any field needs; urgent ones in any case."""
    chosen: list[MaterialBrief] = []
    urgent = 0
    held: Counter[str] = Counter()
    for brief in briefs:
        reached = brief.fields or (*fields, "")  # a KIM of no field is told what all are
        urgent += brief.urgent
        wanted = any(held[field] < PER_FIELD for field in reached)
        if (wanted and len(chosen) < MOST) or (brief.urgent and urgent <= MAX_FRONT):
            held.update(reached)
            chosen.append(brief)
    return chosen


def _tell(press: Press, brief: MaterialBrief) -> Told:
    notice = tell_notice(brief, press.theme.language)
    said: Told = {"nama": brief.name, "judul": notice.title}
    said |= {"hari": notice.day, "tanggal": notice.machine, "penerbit": notice.issuer}
    if notice.ending:
        words = press.theme.say("dir_berlaku_sampai", akhir=notice.ending.words)
        said |= {"berlaku": words, "akhir": notice.ending.instant}
    marks = {"label": list(notice.labels), "darurat": notice.urgent, "hoaks": notice.hoax}
    return said | {key: value for key, value in marks.items() if value}


def _line(told: Told, brief: MaterialBrief, area: str) -> str:
    """What a script is told: whom it is for only where that is not the whole area."""
    aim: Told = {}
    inside = [code for code in brief.regions if lies_in(code, area)]
    whole = any(lies_in(area, code) for code in brief.regions)
    if inside and not whole:
        aim["wilayah"] = inside
    if brief.fields:
        aim["bidang"] = list(brief.fields)
    return json.dumps(told | aim, separators=(",", ":"))
