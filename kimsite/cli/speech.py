"""What the program says outside of problems: bugs, interruptions, and a steady console."""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

import click


def language() -> str:
    """``en`` where KIMSITE_LANG asks for it, else ``id``."""
    return "en" if os.environ.get("KIMSITE_LANG", "").lower().startswith("en") else "id"


def steady_console() -> None:
    """A console that lacks a letter (cp1252) shows a mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say_json(document: Any) -> None:
    """Print ``document`` for programs: in letters that the console's own coding cannot change."""
    utf8 = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "") == "utf8"
    click.echo(json.dumps(document, ensure_ascii=not utf8, indent=2))


def say_bug(error: Exception) -> None:
    """Say that kimsite itself failed; the trace goes to a file, never to the screen."""
    name = _write_trace("".join(traceback.format_exception(error)))
    report = f", sertakan berkas {name}" if name else f": {error}"
    click.echo(
        f"kimsite: ada kesalahan di dalam kimsite sendiri ({type(error).__name__}); "
        f"tulisan Anda tidak berubah.\nSaran: laporkan kepada pengelola kimsite{report}",
        err=True,
    )


def _write_trace(trace: str) -> str:
    """The file that holds ``trace``; empty where the disk takes none."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="kimsite-galat-", suffix=".txt", delete=False, encoding="utf-8"
        ) as log:
            log.write(trace)
    except OSError:
        return ""
    return str(Path(log.name))


def say_interrupted() -> None:
    """Say that the work was stopped half-way, and that nothing is spoiled by it."""
    click.echo("Dihentikan; jalankan lagi perintah yang sama untuk menyelesaikannya.", err=True)
