"""What commands that make files share: asking, the network's settings, and saying what was made."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kimsite.engine.writing.write import WriteFault
    from kimsite.forms import Network


def on_terminal() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, **more: Any) -> str:
    """Ask a person on the terminal."""
    asked: Callable[..., Any] = click.prompt
    return str(asked(question, **more))


def choose(question: str, among: list[str]) -> str:
    """Ask until the answer is one of ``among``."""
    while True:
        answer = ask(f"{question} ({', '.join(among)})").strip().lower()
        if answer in among:
            return answer
        click.echo(
            f"`{answer}` tidak dikenal; tulis salah satu kata di dalam kurung itu.", err=True
        )


def need(what: str, question: str) -> str:
    """Ask for what the call lacks; without a terminal, say what is missing."""
    if not on_terminal():
        raise click.UsageError(f"masih kurang: {what}")
    answer = ""
    while not answer.strip():
        answer = ask(question)
    return answer


def open_network(root: Path) -> Network:
    """The settings of the network in ``root``; says what is wrong and leaves where they are not."""
    from kimsite.cli.closing import say_problems
    from kimsite.reading.registry.network import load_network

    bound, problems = load_network(root)
    if bound is None:
        say_problems(problems)
        raise click.exceptions.Exit(1)
    return bound.form


def say_path(file: Path) -> str:
    """``file`` as it can be opened from here."""
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def say_fault(fault: WriteFault, root: Path) -> int:
    """Say why a new file could not be written in ``root``, and return the exit status."""
    from kimsite.cli.closing import say_problems

    file = Path(fault.problem.span.path)
    shown = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
    span = replace(fault.problem.span, path=shown)
    say_problems([replace(fault.problem, span=span, effect="berkas-belum-dibuat")])
    return 1
