"""What the program says outside of problems: usage, bugs, and a console that never fails."""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
import traceback
from pathlib import Path

import click


def language() -> str:
    """``en`` where KIMSITE_LANG asks for it, else ``id``."""
    return "en" if os.environ.get("KIMSITE_LANG", "").lower().startswith("en") else "id"


def steady_console() -> None:
    """A console that lacks a letter (cp1252) shows a mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say_usage(error: click.ClickException) -> None:
    """Say what was wrong with the call, and where to read more."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "kimsite"
    click.echo(f"kimsite: {_explain(error)}", err=True)
    click.echo(f"Saran: lihat {path} --help", err=True)


def _explain(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        alike = error.possibilities
        hint = f"; mungkin maksud Anda {alike[0]}?" if alike else ""
        return f"pilihan {error.option_name} tidak dikenal{hint}"
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        return f"masih kurang: {name}".rstrip()
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if error.param is not None else ""
        return f"nilai untuk {name} tidak dapat dipakai: {error.format_message()}"
    message = error.format_message()
    unknown = re.match(r"No such command '(.*?)'\.(?: Did you mean '?(.+?)'?\?)?", message)
    if unknown:
        hint = f"; mungkin maksud Anda '{unknown[2]}'?" if unknown[2] else ""
        return f"perintah '{unknown[1]}' tidak dikenal{hint}"
    if message.startswith("Missing command"):
        return "sebutkan perintahnya"
    if "unexpected extra argument" in message:
        return f"kelebihan kata: {message.split('(')[-1].rstrip(')')}"
    return message


def say_bug(error: Exception) -> None:
    """Say that kimsite itself failed; the trace goes to a file, never to the screen."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="kimsite-galat-", suffix=".txt", delete=False, encoding="utf-8"
    ) as log:
        log.write("".join(traceback.format_exception(error)))
    click.echo(
        f"kimsite: ada kesalahan di dalam kimsite sendiri ({type(error).__name__}); "
        f"tulisan Anda tidak berubah.\nSaran: laporkan kepada pengelola kimsite, sertakan berkas "
        f"{Path(log.name)}",
        err=True,
    )
