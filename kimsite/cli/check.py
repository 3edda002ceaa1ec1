"""``kimsite check``: everything ``build`` would report, writing nothing."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path

import click

from kimsite.cli import options
from kimsite.cli.closing import close_outcome
from kimsite.cli.indonesian import Indonesian
from kimsite.engine.build import build_network
from kimsite.engine.request import Outcome, Request
from kimsite.engine.writing.write import WriteFault
from kimsite.model import Setting
from kimsite.problem import merge_problems


@click.command(name="check", cls=Indonesian)
@options.folder_option
@options.jobs_option
@options.as_of_option
@options.strict_option
@options.format_option
@click.pass_context
def command(
    context: click.Context,
    folder: Path | None,
    jobs: int | None,
    as_of: str | None,
    strict: bool,
    shape: str,
) -> int:
    """Memeriksa semua isi seperti build, tanpa menulis apa pun."""
    started = time.perf_counter()
    root = options.network_folder(context, folder)
    setting, problems = options.open_setting(root, as_of)
    if setting is None:
        outcome = Outcome(problems, stopped=True)
    else:
        outcome = _look(setting, jobs or 0)
        outcome.problems = merge_problems(problems + outcome.problems)
    elapsed = time.perf_counter() - started
    return close_outcome(outcome, shape, elapsed, strict=strict, written=False)


def _look(setting: Setting, jobs: int) -> Outcome:
    """What a build would say; photos are drawn into a folder that goes with it."""
    try:
        with tempfile.TemporaryDirectory(prefix="kimsite-") as cache:
            return build_network(Request(setting, None, Path(cache) / "foto", jobs))
    except OSError as error:
        fault = WriteFault(error.filename or "(folder sementara)", error)
        return Outcome([replace(fault.problem, effect="belum-diperiksa")], stopped=True)
