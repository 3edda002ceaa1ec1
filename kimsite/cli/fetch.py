"""``kimsite fetch``: what other networks and KIM elsewhere publish, into ``content/luar/``."""

from __future__ import annotations

import time
from pathlib import Path

import click

from kimsite.cli import options
from kimsite.cli.closing import count_faults, say_problems
from kimsite.cli.indonesian import Indonesian
from kimsite.cli.speech import language, say_json
from kimsite.fetching.fetch import FAILED, NEW, SAME, Result, fetch_sources
from kimsite.fetching.guard import host_in
from kimsite.fetching.sources import Origin, find_origins, report_unnamed
from kimsite.fetching.trip import Errand
from kimsite.forms import Network
from kimsite.moment import ZONES, parse_moment, zone_of
from kimsite.problem import Problem, merge_problems
from kimsite.reading.registry.network import load_network
from kimsite.reading.tree.tree import scan_tree
from kimsite.regions import regions
from kimsite.rendering.moments.dates import say_day
from kimsite.report import describe_problem

_STATES = {NEW: "baru", SAME: "tidak berubah"}


@click.command(name="fetch", cls=Indonesian)
@options.folder_option
@click.option("--only", metavar="NAMA", multiple=True, help="Hanya sumber ini (boleh diulang).")
@click.option(
    "--timeout",
    "seconds",
    metavar="DETIK",
    type=click.FloatRange(min=0.1, max=3600),
    default=60,
    help="Paling lama menunggu satu jawaban (bawaan: 60).",
)
@options.as_of_option
@options.strict_option
@options.format_option
@click.pass_context
def command(
    context: click.Context,
    folder: Path | None,
    only: tuple[str, ...],
    seconds: float,
    as_of: str | None,
    strict: bool,
    shape: str,
) -> int:
    """Mengambil data jaringan lain dan kabar KIM yang situsnya di tempat lain."""
    started = time.perf_counter()
    root = options.network_folder(context, folder)
    bound, problems = load_network(root)
    if bound is None:
        return _close([], problems, shape, started, strict=strict)
    network = bound.form
    table = regions()
    tree = scan_tree(root)
    origins = list(find_origins(tree, network, bound.places, table))
    problems += report_unnamed(tree, origins)
    if only:
        origins = _choose(origins, only)
    errand = Errand(
        root, _day_of(network, as_of), network.alamat_situs, seconds,
        frozenset(map(host_in, network.izinkan_alamat_lokal)), table,
    )  # fmt: skip
    results = []
    for result in fetch_sources(origins, errand):
        results.append(result)
        problems += result.problems
        if shape == "text":
            click.echo(_say(result))
    if not origins and shape == "text":
        click.echo("Tidak ada yang diambil: kimsite.yaml tidak menyebut `gabungan`, dan tidak ada "
                   "profil dengan `situs_lain`.")  # fmt: skip
    return _close(results, problems, shape, started, strict=strict)


def _choose(origins: list[Origin], only: tuple[str, ...]) -> list[Origin]:
    names = {origin.name for origin in origins}
    for name in only:
        if name not in names:
            known = ", ".join(sorted(names)[:10]) or "tidak ada"
            raise click.UsageError(f"--only {name}: tidak ada sumber itu. Yang ada: {known}")
    return [origin for origin in origins if origin.name in only]


def _day_of(network: Network, as_of: str | None) -> str:
    instant, is_day = options.parse_as_of(as_of)
    if is_day and as_of is not None:
        return parse_moment(as_of).day.isoformat()
    return instant.astimezone(zone_of(ZONES[network.zona])).date().isoformat()


def _say(result: Result) -> str:
    """A source on one line."""
    parts = [f"{result.kim} KIM"] if result.origin.kind == "jaringan" else []
    held = ", ".join([*parts, f"{result.news} kabar"])
    if result.state != FAILED:
        return (
            f"{result.origin.name}: {'tidak berubah' if result.state == SAME else 'baru'}, {held}"
        )
    if not result.since:
        return f"{result.origin.name}: gagal, belum ada yang disimpan"
    day = say_day(parse_moment(result.since).day, language())
    return f"{result.origin.name}: gagal, memakai yang lama per {day}: {held}"


def _close(
    results: list[Result], problems: list[Problem], shape: str, started: float, *, strict: bool
) -> int:
    problems = merge_problems(problems)
    errors, warnings = count_faults(problems)
    status = 1 if errors or (strict and warnings) else 0
    seconds = time.perf_counter() - started
    if shape == "json":
        sources = [
            {
                "name": result.origin.name,
                "kind": result.origin.kind,
                "address": result.origin.address,
                "state": result.state,
                "kim": result.kim,
                "news": result.news,
                "as_of": result.since,
            }
            for result in results
        ]
        document = {
            "problems": [describe_problem(problem, language()) for problem in problems],
            "sources": sources,
            "errors": errors,
            "warnings": warnings,
            "seconds": round(seconds, 3),
            "status": status,
        }
        say_json(document)
        return status
    say_problems(problems)
    failed = sum(result.state == FAILED for result in results)
    more = f", {failed} gagal" if failed else ""
    took = f"{seconds:.1f} detik".replace(".", ",")
    click.echo(f"{len(results)} sumber{more}, {took}; {errors} kesalahan, {warnings} peringatan.")
    return status
