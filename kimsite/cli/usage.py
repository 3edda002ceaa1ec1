"""A call that cannot be understood is answered in Indonesian, with what to type instead."""

from __future__ import annotations

from difflib import get_close_matches
from typing import NoReturn

import click

SYNONYMS = {
    "bangun": "build",
    "buat": "init",
    "mulai": "init",
    "periksa": "check",
    "cek": "check",
    "baru": "new",
    "tulis": "new",
    "lihat": "serve",
    "pratinjau": "serve",
    "skema": "schema",
}
"""What Indonesians type for a command whose name they do not know."""


def say_usage(error: click.ClickException) -> None:
    """Say what was wrong with the call, and where to read more."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "kimsite"
    click.echo(f"kimsite: {_explain(error)}", err=True)
    click.echo(f"Saran: lihat {path} --help", err=True)


def guess_command(typed: str, known: list[str]) -> str:
    """The command that ``typed`` probably means, or nothing."""
    word = typed.lower()
    if SYNONYMS.get(word) in known:
        return SYNONYMS[word]
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")


def refuse_unknown(noun: str, typed: str, known: list[str], context: click.Context) -> NoReturn:
    """Say that there is no command, or no kind of file, called ``typed``, and what was meant."""
    guess = guess_command(typed, known)
    hint = f"; mungkin maksud Anda {guess}?" if guess else "."
    listed = f"Yang ada: {', '.join(known)}"
    raise click.UsageError(f"{noun} '{typed}' tidak dikenal{hint} {listed}", context)


def _explain(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            alike = error.possibilities
            hint = f"; mungkin maksud Anda {alike[0]}?" if alike else ""
            return f"pilihan {error.option_name} tidak dikenal{hint}"
        case click.MissingParameter():
            return f"masih kurang: {_name(error)}".rstrip()
        case click.BadParameter():
            return f"isi {_name(error)} tidak dapat dipakai{_expected(error)}"
        case click.BadOptionUsage():
            flag = "does not take a value" in error.message
            return f"{error.option_name} {'tidak memakai isi' if flag else 'perlu isi sesudahnya'}"
        case _:
            return _explain_words(error)


def _explain_words(error: click.ClickException) -> str:
    message = error.format_message()
    if message.startswith("Missing command"):
        return "sebutkan perintahnya"
    if "unexpected extra argument" not in message:
        return message
    words = message.rsplit("(", 1)[-1].rstrip(")")
    context = getattr(error, "ctx", None)
    command = context.info_name if context is not None else ""
    if command in {"build", "check", "serve"} and " " not in words:
        return f"kelebihan kata: {words}; untuk folder lain tulis kimsite -C {words} {command}"
    return f"kelebihan kata: {words}"


def _name(error: click.BadParameter) -> str:
    if error.param is None or error.ctx is None:
        return ""
    option = isinstance(error.param, click.Option)
    return error.param.opts[0] if option else error.param.make_metavar(error.ctx)


def _expected(error: click.BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return f"; pilih salah satu: {', '.join(map(str, kind.choices))}"
    if isinstance(kind, click.IntRange | click.FloatRange):
        low, high = (f"{end or 0:g}".replace(".", ",") for end in (kind.min, kind.max))
        return (
            f"; pilih angka {low} sampai {high}" if kind.max else f"; pilih angka mulai dari {low}"
        )
    return f": {error.message}" if error.message else ""
