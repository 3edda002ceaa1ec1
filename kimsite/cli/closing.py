"""The end of a build or check: problems, a closing summary, and the exit status."""

from __future__ import annotations

import json

import click

from kimsite.cli.speech import language
from kimsite.engine.request import Outcome
from kimsite.problem import Problem
from kimsite.report import describe_problem, is_error, render_problem


def say_problems(problems: list[Problem]) -> None:
    """Every problem as text on stderr, with an empty line between two."""
    for problem in problems:
        click.echo(render_problem(problem, language()) + "\n", err=True)


def close_outcome(
    outcome: Outcome, shape: str, seconds: float, *, strict: bool, shown: str = ""
) -> int:
    """Report ``outcome`` and return the exit status; ``shown`` says where the result stands."""
    errors = sum(problem.count for problem in outcome.problems if is_error(problem))
    warnings = sum(problem.count for problem in outcome.problems) - errors
    status = 70 if outcome.broken else 1 if errors or (strict and warnings) else 0
    if shape == "json":
        click.echo(
            json.dumps(
                {
                    "problems": [describe_problem(p, language()) for p in outcome.problems],
                    "sites": outcome.sites,
                    "built": outcome.built,
                    "held": sorted(outcome.held),
                    "pages": outcome.pages,
                    "errors": errors,
                    "warnings": warnings,
                    "seconds": round(seconds, 3),
                    "status": status,
                },
                ensure_ascii=False,
                indent=2,
            )
        )
        return status
    say_problems(outcome.problems)
    click.echo(_summary(outcome, seconds, errors, warnings, shown))
    return status


def _summary(outcome: Outcome, seconds: float, errors: int, warnings: int, shown: str) -> str:
    faults = f"{errors} kesalahan, {warnings} peringatan"
    if outcome.stopped:
        return f"Berhenti: tidak ada yang dibangun; {faults}."
    fresh = outcome.sites - outcome.built
    unchanged = f" ({fresh} tidak berubah)" if fresh > 0 else ""
    time = f"{seconds:.1f}".replace(".", ",")
    text = f"{outcome.sites} situs{unchanged}, {outcome.pages} halaman, {time} detik; {faults}."
    if outcome.partial:
        text += "\nHanya situs itu yang dibangun; direktori mungkin belum mengikuti."
    if shown:
        text += f"\n{shown}"
    return text
