"""The chapters of the open data: of the network, and in one of the whole nation of a province."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kimsite.directory.data.files import KEPT, PLACES, RECORDS
from kimsite.directory.data.release import newest_of
from kimsite.engine.planning.parts import digest_value
from kimsite.engine.reducing.chapters.chapter import Chapter
from kimsite.engine.reducing.chapters.desk import Desk
from kimsite.engine.remembering.ledger.passed import PassedOn
from kimsite.model import Artifact


def tell_data(desk: Desk, passed_on: PassedOn) -> Iterator[Chapter]:
    """The data of the network first."""
    directory, ledger, context = desk.directory, desk.ledger, desk.context()
    digests = ledger.lines.digests()
    made = {file: digests.get(file, []) for file in KEPT}
    provinces: list[str] = []
    if desk.setting.network.tingkat == "nasional":
        provinces = sorted({part[:2] for part in made[RECORDS.target().path]})
    newest = {code: newest_of(desk.merged.get(code)) for code in ("", *provinces)}
    reach = {
        name: {area: kim for area, (kim, _) in areas.items()} for name, areas in passed_on.items()
    }
    told, tables = directory.reach_table(reach), directory.tell_tables(desk.named)

    def printed() -> Iterator[Artifact]:
        places = dict(ledger.lines.parts(PLACES.path))
        return directory.print_data(ledger.lines.of, places, reach, newest[""], provinces, tables)

    shows = digest_value((context, made, str(newest[""]), told, tables))
    yield Chapter("data", shows, printed)
    for code in provinces:
        lines = {f: [part for part in parts if part.startswith(code)] for f, parts in made.items()}
        shows = digest_value((context, lines, str(newest[code])))
        show = partial(directory.print_province_data, ledger.lines.of, code, newest[code])
        yield Chapter(f"data {code}", shows, show)
