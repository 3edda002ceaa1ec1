"""Options that several commands share, and the network they open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from kimsite.cli.folder import Folder
from kimsite.cli.speech import language
from kimsite.messages import sentence
from kimsite.model import Setting
from kimsite.moment import ZONES, parse_moment, zone_of
from kimsite.problem import Problem
from kimsite.reading.registry.network import CONFIG, load_network
from kimsite.reading.values.names import show_name

F = TypeVar("F", bound=Callable[..., Any])

folder_option = click.option(
    "-C",
    "folder",
    metavar="FOLDER",
    type=Folder(),
    help="Folder jaringan (bawaan: folder ini).",
)
as_of_option = click.option(
    "--as-of",
    metavar="WAKTU",
    help="Anggap sekarang waktu ini: tanggal, atau waktu lengkap dengan zona.",
)
jobs_option = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="Banyaknya proses (bawaan: semua inti prosesor).",
)
strict_option = click.option(
    "--strict", is_flag=True, help="Anggap peringatan sebagai kesalahan (status 1)."
)
format_option = click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Bentuk laporan (bawaan: text).",
)


def network_folder(context: click.Context, folder: Path | None) -> Path:
    """The network's folder: ``-C`` after the command, before it, or the current folder."""
    chosen = Path(folder or context.obj or Path()).absolute()
    if _is_network(chosen):
        return chosen
    values = {"folder": show_name(chosen.as_posix())}
    above = next((parent for parent in chosen.parents if _is_network(parent)), None)
    if above is not None:
        values["atas"] = above.as_posix()
    code = "jaringan-tak-ada"
    click.echo(f"kimsite: {sentence(language(), code, 'pesan', values)}", err=True)
    click.echo(f"Saran: {sentence(language(), code, 'saran', values)}", err=True)
    raise click.exceptions.Exit(2)


def _is_network(folder: Path) -> bool:
    try:
        return (folder / CONFIG).is_file()
    except (OSError, ValueError):  # a folder closed to us, or a name that none can have
        return False


def open_setting(
    root: Path, as_of: str | None, *, base_url: str = "", preview: bool = False
) -> tuple[Setting | None, list[Problem]]:
    """The network's setting at ``as_of`` (default: now), or the problems of its configuration."""
    bound, problems = load_network(root)
    if bound is None:
        return None, problems
    instant, is_day = parse_as_of(as_of)
    return Setting(root, bound.form, instant, is_day, base_url, preview), problems


def site_address(option: str, text: str) -> str:
    """The address of a site that ``option`` was given."""
    from pydantic_core import PydanticCustomError

    from kimsite.forms.typed.addresses import parse_site_address

    try:
        return parse_site_address(text)
    except PydanticCustomError as error:
        if error.type == "alamat-situs-tak-sah":
            why = "tidak boleh memuat nama pengguna, ? atau #"
        else:
            why = "bukan alamat web; tulis misalnya https://kim.contoh.id/"
        raise click.UsageError(f"{option} {text} {why}") from None


def parse_as_of(text: str | None) -> tuple[datetime, bool]:
    """The instant of ``--as-of``, and whether it is a bare day (its end, in each KIM's zone)."""
    if text is None:
        return datetime.now(UTC), False
    try:
        moment = parse_moment(text)
    except ValueError:
        raise click.UsageError(
            f"--as-of {text} tidak terbaca; tulis 2026-11-24 atau 2026-11-24T09:30+07:00"
        ) from None
    if moment.at is not None and moment.zone is None:
        raise click.UsageError(
            f"--as-of {text} tidak menyebut zona; tambahkan WIB, WITA, WIT atau +07:00"
        )
    wib = zone_of(ZONES["WIB"])
    return moment.instant(wib, end=True), moment.at is None
