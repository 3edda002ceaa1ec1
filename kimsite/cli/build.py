"""``kimsite build``: the whole network, from its folder to the output."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click

from kimsite.cli import options
from kimsite.cli.closing import close_outcome, say_problems
from kimsite.cli.folder import Folder
from kimsite.cli.indonesian import Indonesian
from kimsite.engine.build import build_network
from kimsite.engine.request import Outcome, Request
from kimsite.engine.writing.output import check_output
from kimsite.problem import merge_problems


@click.command(name="build", cls=Indonesian)
@options.folder_option
@click.option(
    "--output",
    metavar="FOLDER",
    type=Folder(),
    help="Folder hasil (bawaan: build/ di folder jaringan).",
)
@options.jobs_option
@click.option(
    "--only",
    metavar="SLUG|KODE",
    multiple=True,
    help="Hanya KIM ini, atau semua KIM di wilayah ini (boleh diulang).",
)
@click.option(
    "--executor",
    metavar="local",
    default="local",
    type=click.Choice(["local"]),
    help="Tempat situs dibangun (bawaan: local).",
)
@options.as_of_option
@click.option("--base-url", metavar="ALAMAT", help="Alamat situs sementara, untuk uji coba.")
@click.option("--wait", is_flag=True, help="Tunggu sampai pembangunan lain di folder ini selesai.")
@click.option(
    "--tanpa-cari", is_flag=True, help="Tanpa halaman Cari KIM; cari di situs tiap KIM tetap ada."
)
@click.option("--full", is_flag=True, help="Bangun semuanya lagi, lupakan hasil sebelumnya.")
@click.option("--explain", is_flag=True, help="Katakan mengapa tiap situs dibangun.")
@options.strict_option
@options.format_option
@click.pass_context
def command(
    context: click.Context,
    folder: Path | None,
    output: Path | None,
    jobs: int | None,
    only: tuple[str, ...],
    executor: str,  # noqa: ARG001 -- one choice today
    as_of: str | None,
    base_url: str | None,
    wait: bool,
    tanpa_cari: bool,
    full: bool,
    explain: bool,
    strict: bool,
    shape: str,
) -> int:
    """Membangun semua situs KIM dan direktorinya ke folder build/."""
    started = time.perf_counter()
    root = options.network_folder(context, folder)
    target = Path(os.path.abspath(output)) if output is not None else root / "build"  # noqa: PTH100
    refusal = check_output(root, target)
    if refusal is not None:
        say_problems([refusal])
        return 2
    address = options.site_address("--base-url", base_url) if base_url is not None else ""
    setting, problems = options.open_setting(root, as_of, base_url=address)
    if setting is None:
        outcome = Outcome(problems, stopped=True)
        return close_outcome(outcome, shape, time.perf_counter() - started, strict=strict)
    with _progress(shape) as progress:
        request = Request(
            setting=setting,
            output=target,
            cache=root / ".kimsite" / "foto",
            jobs=jobs or 0,
            only=only,
            full=full,
            explain=explain,
            wait=3600 if wait else 0,
            search="" if tanpa_cari else "teks",
            progress=progress,
        )
        outcome = build_network(request)
    if outcome.unmatched:
        raise click.UsageError(f"--only {outcome.unmatched[0]}: tidak ada KIM atau wilayah itu")
    outcome.problems = merge_problems(problems + outcome.problems)
    if explain:
        _say_reasons(outcome)
    index = target / "index.html"
    shown = f"Buka {index}" if index.is_file() else ""
    elapsed = time.perf_counter() - started
    return close_outcome(outcome, shape, elapsed, strict=strict, shown=shown)


def _say_reasons(outcome: Outcome) -> None:
    for slug in sorted(outcome.reasons):
        name = slug or "(direktori)"
        click.echo(f"{name}: {'; '.join(outcome.reasons[slug])}", err=True)


class _progress:  # noqa: N801 -- used as a function
    """A count on a terminal, nothing anywhere else."""

    def __init__(self, shape: str) -> None:
        self.on = shape == "text" and sys.stderr.isatty()

    def __enter__(self) -> _progress:
        return self

    def __call__(self, done: int, all_: int) -> None:
        if self.on and (done % 20 == 0 or done == all_):
            click.echo(f"\r{done} dari {all_} situs", err=True, nl=False)

    def __exit__(self, *_: object) -> None:
        if self.on:
            click.echo("\r" + " " * 40 + "\r", err=True, nl=False)
