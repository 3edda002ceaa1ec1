"""The end of a build or check: problems, a closing summary, and the exit status."""

from __future__ import annotations

from datetime import datetime

import click

from kimsite.cli.speech import language, say_json
from kimsite.engine.request import Outcome
from kimsite.moment import MONTHS
from kimsite.problem import Problem
from kimsite.report import describe_problem, is_error, render_problem

NAMED = 8
"""How many KIM without a site are named at most."""


def say_problems(problems: list[Problem]) -> None:
    """Every problem as text on stderr, with an empty line between two."""
    for problem in problems:
        click.echo(render_problem(problem, language()) + "\n", err=True)


def close_outcome(
    outcome: Outcome,
    shape: str,
    seconds: float,
    *,
    strict: bool,
    shown: str = "",
    written: bool = True,
) -> int:
    """Report ``outcome`` and return the exit status; ``shown`` says where the result stands.

    ``written`` is False for a check, which says so and what comes next.
    """
    errors, warnings = count_faults(outcome.problems)
    status = 70 if outcome.broken else 1 if errors or (strict and warnings) else 0
    if shape == "json":
        say_json(
            {
                "problems": [describe_problem(p, language()) for p in outcome.problems],
                "sites": outcome.sites,
                "built": outcome.built,
                "held": sorted(outcome.held),
                "lost": sorted(outcome.lost),
                "pages": outcome.pages,
                "errors": errors,
                "warnings": warnings,
                **(_next_change(outcome) if written else {}),
                "seconds": round(seconds, 3),
                "status": status,
            }
        )
        return status
    say_problems(outcome.problems)
    faults = f"{errors} kesalahan, {warnings} peringatan"
    if written:
        click.echo(_summary(outcome, seconds, faults, shown))
    else:
        click.echo(_checked(outcome, seconds, faults))
    return status


def count_faults(problems: list[Problem]) -> tuple[int, int]:
    """How many errors and warnings there are to mend; one that occurred often is one."""
    errors = sum(map(is_error, problems))
    return errors, len(problems) - errors


def _summary(outcome: Outcome, seconds: float, faults: str, shown: str) -> str:
    if outcome.stopped:
        return f"Berhenti: tidak ada yang dibangun; {faults}."
    fresh = outcome.sites - outcome.built - len(outcome.held)
    notes = [f"{_group(fresh)} tidak berubah"] if fresh > 0 else []
    if outcome.held:
        notes.append(f"{len(outcome.held)} memakai versi lama karena ada kesalahan")
    more = f" ({', '.join(notes)})" if notes else ""
    text = f"{_sites(outcome, more)}, {_say(seconds)}; {faults}."
    if outcome.lost:
        text += f"\nBelum tampil karena ada kesalahan: {_name(outcome.lost)}."
    if outcome.partial:
        text += "\nHanya situs itu yang dibangun; direktori mungkin belum mengikuti."
    if shown:
        text += f"\n{shown}\n{_say_next_change(outcome)}"
    return text


def _next_change(outcome: Outcome) -> dict[str, str | None]:
    """For programs: the instant in ISO 8601, or null, and the text that changes then."""
    change = outcome.next_change
    if change is None:
        return {"next_change": None, "next_change_by": None}
    return {"next_change": change.instant.isoformat(), "next_change_by": change.text or None}


def _say_next_change(outcome: Outcome) -> str:
    """When to build again though nothing was edited."""
    change = outcome.next_change
    if change is None:
        return "Sebelum ada yang disunting, situs tidak perlu dibangun lagi."
    when = _say_instant(change.instant)
    by = f" ({change.text})" if change.text else ""
    if change.due:
        return f"Ada situs yang sudah waktunya dibangun lagi sejak {when}{by}: kimsite build"
    return f"Jalankan kimsite build lagi pada {when}{by}, walaupun tidak ada yang disunting."


def _say_instant(at: datetime) -> str:
    """As ``rendering.moments.dates`` would, which takes longer to load than most builds."""
    month = next(name for name, number in MONTHS.items() if number == at.month)
    return f"{at.day} {month.capitalize()} {at.year} pukul {at:%H.%M} {at.tzname()}"


def _checked(outcome: Outcome, seconds: float, faults: str) -> str:
    if outcome.stopped:
        return f"Berhenti: pemeriksaan belum selesai; {faults}. Tidak ada yang ditulis."
    text = f"Diperiksa: {_sites(outcome)}, {_say(seconds)}; {faults}. Tidak ada yang ditulis."
    if outcome.lost:
        text += f"\nTidak dapat dibangun: {_name(outcome.lost)}."
    if outcome.problems:
        return (
            f"{text}\nPerbaiki yang disebut di atas, lalu jalankan lagi: kimsite check\n"
            "Yang sudah benar dapat dibangun sekarang juga: kimsite build"
        )
    return f"{text}\nSemua baik. Selanjutnya: kimsite build"


def _sites(outcome: Outcome, more: str = "") -> str:
    return f"{_group(outcome.sites)} situs{more}, {_group(outcome.pages)} halaman"


def _group(number: int) -> str:
    """``1.005.144``, as Indonesians group digits."""
    return f"{number:,}".replace(",", ".")


def _say(seconds: float) -> str:
    return f"{seconds:.1f} detik".replace(".", ",")


def _name(slugs: list[str]) -> str:
    named = sorted(slugs)
    more = f" dan {len(named) - NAMED} KIM lain" if len(named) > NAMED else ""
    return ", ".join(named[:NAMED]) + more
