"""``kimsite new``: a commented file in the right place, never over an existing one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kimsite.cli import options

if TYPE_CHECKING:
    from datetime import timezone

    from kimsite.forms import Network
    from kimsite.moment import Moment
    from kimsite.region import Region

KINDS = {
    "berita": "Berita: apa yang terjadi, ditulis pewarta.",
    "galeri": "Galeri: foto-foto dengan keterangannya.",
    "pengumuman": "Pengumuman: yang perlu diketahui warga.",
    "agenda": "Agenda: kegiatan yang akan datang.",
    "halaman": "Halaman tetap, misalnya sejarah desa.",
}

_title = click.argument("words", metavar="[JUDUL…]", nargs=-1)
_kim = click.option(
    "--kim", "slug", metavar="SLUG", help="KIM yang menulis (boleh dilewati bila hanya ada satu)."
)
_day = click.option("--tanggal", "day", metavar="TANGGAL", help="Tanggalnya (bawaan: hari ini).")
_reporter = click.option(
    "--pewarta", "reporter", metavar="NAMA", default="", help="Nama yang menulis."
)


@click.group(
    name="new",
    short_help="Membuat berkas baru.",
    invoke_without_command=True,
    subcommand_metavar="JENIS …",
    options_metavar="[PILIHAN]",
)
@options.folder_option
@click.pass_context
def command(context: click.Context, folder: Path | None) -> int | None:
    """Membuat berkas baru: berita, galeri, pengumuman, agenda, halaman, bahan atau kim.

    Berkasnya diberi penjelasan untuk tiap isian. Berkas yang sudah ada tidak pernah ditimpa.
    """
    context.obj = folder or context.obj
    if context.invoked_subcommand is not None:
        return None
    kinds = [*command.commands]
    if not _on_terminal():
        raise click.UsageError(f"sebutkan jenisnya: {', '.join(kinds)}")
    chosen = _ask("Jenis berkas", type=click.Choice(kinds), show_choices=True)
    status = context.invoke(command.commands[chosen])
    return status if isinstance(status, int) else None


def _define_item(kind: str, text: str) -> None:
    @command.command(name=kind, short_help=text, help=f"Membuat {kind} baru. {text}")
    @options.folder_option
    @_kim
    @_day
    @_reporter
    @_title
    @click.pass_context
    def _(
        context: click.Context,
        folder: Path | None = None,
        slug: str | None = None,
        day: str | None = None,
        reporter: str = "",
        words: tuple[str, ...] = (),
    ) -> int:
        root = options.network_folder(context, folder)
        network = _network(root)
        chosen = _choose_kim(root, slug)
        zone = _zone_of_kim(root, chosen, network)
        title = _title_of(words)
        place = root / "content" / "kim" / chosen / kind
        return _write(root, kind, place, title, _moment(day, zone), reporter)


for _kind, _text in KINDS.items():
    _define_item(_kind, _text)


@command.command(name="bahan", short_help="Bahan informasi dari kementerian atau Dinas.")
@options.folder_option
@_day
@_reporter
@_title
@click.pass_context
def _material(
    context: click.Context,
    folder: Path | None = None,
    day: str | None = None,
    reporter: str = "",
    words: tuple[str, ...] = (),
) -> int:
    """Membuat bahan informasi baru di content/bahan/, untuk diteruskan oleh KIM."""
    from kimsite.moment import ZONES, zone_of

    root = options.network_folder(context, folder)
    network = _network(root)
    title, moment = _title_of(words), _moment(day, zone_of(ZONES[network.zona]))
    issuer = network.kode_wilayah or ""
    return _write(root, "bahan", root / "content" / "bahan", title, moment, reporter, issuer)


@command.command(name="kim", short_help="Profil KIM baru, dikelola Dinas.")
@options.folder_option
@click.option("--nama", "name", metavar="NAMA", help="Nama KIM.")
@click.option("--wilayah", "area", metavar="KODE", help="Kode wilayahnya, atau nama desa.")
@click.option("--slug", metavar="SLUG", help="Alamat situsnya (bawaan: <nama>-<desa>).")
@click.pass_context
def _community(
    context: click.Context,
    folder: Path | None = None,
    name: str | None = None,
    area: str | None = None,
    slug: str | None = None,
) -> int:
    """Mendaftarkan KIM baru: profil di communities/ dan folder tulisannya di content/kim/."""
    from kimsite.authoring.disk import make_folder, write_new
    from kimsite.authoring.newkim import (
        KINDS as FOLDERS,
    )
    from kimsite.authoring.newkim import (
        draft_profile,
        list_kim,
        profile_path,
        propose_slug,
        taken_slugs,
    )
    from kimsite.authoring.region_choice import say_region
    from kimsite.authoring.starters import clean_line
    from kimsite.engine.write import WriteFault
    from kimsite.regions import regions

    root = options.network_folder(context, folder)
    network = _network(root)
    chosen = clean_line(name or "") or clean_line(_need("--nama", "Nama KIM"))
    region = _region_of_kim(area or _need("--wilayah", "Kode atau nama desanya"), network)
    if slug is None:
        slug = propose_slug(chosen, region, taken_slugs(root))
    else:
        _check_slug(slug, list_kim(root))
    path = profile_path(slug, region)
    shown = say_region(region, regions()).partition(" ")[2]
    try:
        if not write_new(root / path, draft_profile(root, slug, chosen, region, shown)):
            raise click.UsageError(f"{path} sudah ada dan tidak diubah; pilih --slug lain")
        for kind in FOLDERS:
            make_folder(root / "content" / "kim" / slug / kind)
    except WriteFault as fault:
        return _say_fault(fault)
    click.echo(f"Dibuat: {_shown(root / path)}")
    click.echo(f"{chosen}, {shown}; alamat situsnya kim/{slug}/.")
    if network.kode_wilayah and not f"{region.code}.".startswith(f"{network.kode_wilayah}."):
        click.echo(f"Catatan: {region.code} berada di luar wilayah {network.kode_wilayah}.", err=True)
    click.echo(f"Lengkapi profilnya, lalu mulai menulis: kimsite new berita --kim {slug}")
    return 0


def _write(
    root: Path,
    kind: str,
    folder: Path,
    title: str,
    moment: Moment,
    reporter: str,
    issuer: str = "",
) -> int:
    from kimsite.authoring.newitem import write_item
    from kimsite.authoring.starters import clean_line
    from kimsite.engine.write import WriteFault

    try:
        made = write_item(kind, folder, title, moment, clean_line(reporter), issuer)
    except WriteFault as fault:
        return _say_fault(fault)
    click.echo(f"Dibuat: {_shown(made.file)}")
    if made.taken:
        click.echo("Nama itu sudah dipakai berkas lain, jadi berkas baru ini diberi nomor.")
    click.echo(
        "Isinya masih draf: hanya tampil di pratinjau (kimsite serve). Hapus baris `draf: ya` "
        "bila sudah siap terbit."
    )
    return 0


def _network(root: Path) -> Network:
    from kimsite.cli.closing import say_problems
    from kimsite.reading.network import load_network

    bound, problems = load_network(root)
    if bound is None:
        say_problems(problems)
        raise click.exceptions.Exit(1)
    return bound.form


def _choose_kim(root: Path, slug: str | None) -> str:
    from difflib import get_close_matches

    from kimsite.authoring.newkim import list_kim

    known = list(list_kim(root))
    if not known:
        raise click.UsageError("belum ada KIM di jaringan ini; buat dulu: kimsite new kim")
    if slug is None and len(known) == 1:
        return known[0]
    listed = ", ".join(known[:20]) + (f", … ({len(known)} KIM)" if len(known) > 20 else "")
    if slug is None and not _on_terminal():
        raise click.UsageError(f"masih kurang: --kim SLUG. KIM yang ada: {listed}")
    if slug is None:
        click.echo(f"KIM yang ada: {listed}")
        slug = _ask("KIM yang mana")
    wanted = slug.strip().lower()
    if wanted in known:
        return wanted
    alike = get_close_matches(wanted, known, n=1, cutoff=0.5)
    alike = alike or [name for name in known if wanted and wanted in name][:1]
    hint = f" Mungkin maksud Anda {alike[0]}?" if alike else ""
    raise click.UsageError(f"KIM `{slug}` tidak ada.{hint} KIM yang ada: {listed}")


def _zone_of_kim(root: Path, slug: str, network: Network) -> timezone:
    """Where the KIM is, as its profile says; else as its folder does; else the network's zone."""
    from kimsite.authoring.newkim import list_kim
    from kimsite.moment import ZONES, zone_of
    from kimsite.reading.profiles import load_entry
    from kimsite.reading.tree import ProfileFile, Tree
    from kimsite.regions import regions

    file = list_kim(root)[slug]
    found = ProfileFile(slug, file, file.relative_to(root).as_posix(), file.parent.name)
    entry = load_entry(Tree(root), found, network, regions())
    region = entry.chain[-1] if entry.chain else regions().find(file.parent.name)
    return zone_of(region.utc_offset if region else ZONES[network.zona])


def _region_of_kim(typed: str, network: Network) -> Region:
    from kimsite.authoring.region_choice import RegionDoubt, choose_region, say_doubt
    from kimsite.regions import regions

    found = choose_region(typed, regions(), network.kode_wilayah)
    while isinstance(found, RegionDoubt):
        if not _on_terminal():
            raise click.UsageError(f"--wilayah: {say_doubt(found, regions())}")
        click.echo(say_doubt(found, regions()))
        found = choose_region(_ask("Kode wilayah"), regions(), network.kode_wilayah)
    return found


def _check_slug(slug: str, known: dict[str, Path]) -> None:
    from kimsite.reading.names import is_slug, parse_slug

    if not is_slug(slug):
        proposal = parse_slug(slug)[:60].strip("-") or "nama-kim"
        raise click.UsageError(
            f"--slug {slug} tidak dapat menjadi alamat: pakai huruf kecil, angka dan tanda hubung, "
            f"misalnya {proposal}"
        )
    if slug in known:
        raise click.UsageError(
            f"--slug {slug} sudah dipakai KIM lain ({known[slug].parent.name}/{known[slug].name})"
        )


def _title_of(words: tuple[str, ...]) -> str:
    from kimsite.authoring.starters import clean_line

    title = clean_line(" ".join(words))
    while not title:
        title = clean_line(_need("JUDUL", "Judul"))
    return title


def _moment(day: str | None, zone: timezone) -> Moment:
    from kimsite.moment import Moment, parse_moment

    if day is None:
        return Moment(datetime.now(UTC).astimezone(zone).date())
    try:
        return parse_moment(day)
    except ValueError as error:
        why = "tidak ada di kalender" if str(error) == "mustahil" else "tidak terbaca"
        raise click.UsageError(
            f"--tanggal {day} {why}; tulis misalnya 2026-01-29 atau 29/01/2026"
        ) from None


def _need(what: str, question: str) -> str:
    """Ask for what the call lacks; without a terminal, say what is missing."""
    if not _on_terminal():
        raise click.UsageError(f"masih kurang: {what}")
    return _ask(question)


def _ask(question: str, **more: Any) -> str:
    asked: Callable[..., Any] = click.prompt
    return str(asked(question, **more))


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _say_fault(fault: Any) -> int:
    from kimsite.cli.closing import say_problems

    say_problems([fault.problem])
    return 1


def _shown(file: Path) -> str:
    """``file`` as it can be opened from here."""
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()
