"""``kimsite new``: a commented file in the right place, never over an existing one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kimsite.cli import new_kim, options
from kimsite.cli.asking import ask, choose, need, on_terminal, open_network, say_fault, say_path
from kimsite.cli.indonesian import Indonesian
from kimsite.cli.usage import refuse_unknown

if TYPE_CHECKING:
    from datetime import timezone

    from kimsite.authoring.passing import Passage
    from kimsite.moment import Moment

F = TypeVar("F", bound=Callable[..., Any])
PASSING = ("berita", "pengumuman")
"""The kinds that may pass something on."""
KINDS = {
    "berita": "Berita: apa yang terjadi, ditulis pewarta.",
    "galeri": "Galeri: foto-foto dengan keterangannya.",
    "pengumuman": "Pengumuman: yang perlu diketahui warga.",
    "agenda": "Agenda: acara yang akan datang.",
    "halaman": "Halaman tetap, misalnya sejarah desa.",
}

_title = click.argument("words", metavar="[JUDUL…]", nargs=-1)
_kim = click.option(
    "--kim",
    "slug",
    metavar="SLUG",
    help="Nama pendek KIM yang menulis: nama berkas profilnya (tidak perlu bila hanya ada satu).",
)
_day = click.option("--tanggal", "day", metavar="TANGGAL", help="Tanggalnya (bawaan: hari ini).")
_material = click.option(
    "--bahan",
    "passed_on",
    metavar="NAMA",
    is_flag=False,
    flag_value="",
    help="Bahan informasi, atau tulisan KIM lain, yang diteruskan.",
)
_reporter = click.option(
    "--pewarta", "reporter", metavar="NAMA", default="", help="Nama yang menulis."
)


class Kinds(Indonesian, click.Group):
    """The kinds of file that can be made, in the order a newcomer meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """All kinds, as they were defined."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The kind meant."""
        if args[0] not in self.commands:
            refuse_unknown("jenis", args[0], list(self.commands), ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the kinds."""
        Indonesian.format_options(self, ctx, formatter)
        with formatter.section("Jenis"):
            formatter.write_dl([(n, c.get_short_help_str(80)) for n, c in self.commands.items()])


@click.group(name="new", cls=Kinds, invoke_without_command=True, subcommand_metavar="JENIS …")
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
    if not on_terminal():
        raise click.UsageError(f"sebutkan jenisnya: {', '.join(kinds)}")
    chosen = choose("Jenis berkas", kinds)
    status = context.invoke(command.commands[chosen])
    return status if isinstance(status, int) else None


def _offer_passing(kind: str) -> Callable[[F], F]:
    """``--bahan`` for the kinds that may pass something on."""

    def offer(command: F) -> F:
        return _material(command) if kind in PASSING else command

    return offer


def _define_item(kind: str, text: str) -> None:
    @command.command(
        name=kind, cls=Indonesian, short_help=text, help=f"Membuat {kind} baru. {text}"
    )
    @options.folder_option
    @_kim
    @_day
    @_reporter
    @_offer_passing(kind)
    @_title
    @click.pass_context
    def _(
        context: click.Context,
        folder: Path | None = None,
        slug: str | None = None,
        day: str | None = None,
        reporter: str = "",
        passed_on: str | None = None,
        words: tuple[str, ...] = (),
    ) -> int:
        from kimsite.authoring.kim_choice import zone_of_kim
        from kimsite.cli.choosing import choose_passage
        from kimsite.regions import regions

        root = options.network_folder(context, folder)
        network = open_network(root)
        chosen = _choose_kim(root, slug)
        passage = None
        if passed_on is not None:
            passage = choose_passage(root, network, chosen, passed_on, datetime.now(UTC))
        title = _title_of(words or ((passage.title,) if passage else ()))
        moment = _moment(day, zone_of_kim(root, chosen, network, regions()))
        place = root / "content" / "kim" / chosen / kind
        return _write(kind, root, place, title, moment, reporter, passage=passage)


for _kind, _text in KINDS.items():
    _define_item(_kind, _text)


@command.command(
    name="bahan", cls=Indonesian, short_help="Bahan informasi dari kementerian atau Dinas."
)
@options.folder_option
@_day
@_title
@click.pass_context
def _new_material(
    context: click.Context,
    folder: Path | None = None,
    day: str | None = None,
    words: tuple[str, ...] = (),
) -> int:
    """Membuat bahan informasi baru di content/bahan/, untuk diteruskan oleh KIM."""
    from kimsite.moment import ZONES, zone_of

    root = options.network_folder(context, folder)
    network = open_network(root)
    title, moment = _title_of(words), _moment(day, zone_of(ZONES[network.zona]))
    issuer = network.kode_wilayah or ""
    return _write("bahan", root, root / "content" / "bahan", title, moment, issuer=issuer)


command.add_command(new_kim.command)


def _write(
    kind: str,
    root: Path,
    folder: Path,
    title: str,
    moment: Moment,
    reporter: str = "",
    issuer: str = "",
    passage: Passage | None = None,
) -> int:
    from kimsite.authoring.newitem import write_item
    from kimsite.authoring.starters import clean_line
    from kimsite.engine.writing.write import WriteFault

    if not folder.resolve().is_relative_to(root.resolve()):
        raise click.UsageError(
            f"{folder.relative_to(root).as_posix()} adalah pintasan ke luar jaringan, yang tidak "
            "dibaca saat membangun; ganti dengan folder biasa"
        )
    try:
        made = write_item(kind, folder, title, moment, clean_line(reporter), issuer, passage)
    except WriteFault as fault:
        return say_fault(fault, root)
    click.echo(f"Dibuat: {say_path(made.file)}")
    if made.taken:
        click.echo("Nama itu sudah dipakai berkas lain, jadi berkas baru ini diberi nomor.")
    if passage is not None:
        click.echo(f"Kutipan dan keterangan asalnya ({passage.author}) sudah tertulis di dalamnya.")
    click.echo(
        "Isinya masih draf: hanya tampil di pratinjau (kimsite serve). Hapus baris `draf: ya` "
        "bila sudah siap terbit."
    )
    return 0


def _choose_kim(root: Path, slug: str | None) -> str:
    from kimsite.authoring.kim_choice import find_kim, list_kim, say_kim_list, say_unknown_kim

    known = list(list_kim(root))
    if not known:
        raise click.UsageError("belum ada KIM di jaringan ini; buat dulu: kimsite new kim")
    if slug is None and len(known) == 1:
        return known[0]
    if slug is None:
        listed = f"KIM yang ada: {say_kim_list(known)}"
        if not on_terminal():
            raise click.UsageError(f"masih kurang: --kim SLUG. {listed}")
        click.echo(listed)
        slug = ask("KIM yang mana")
    found = find_kim(slug, known)
    if found is None:
        raise click.UsageError(say_unknown_kim(slug, known))
    return found


def _title_of(words: tuple[str, ...]) -> str:
    from kimsite.authoring.starters import clean_line

    title = clean_line(" ".join(words))
    while not title:
        title = clean_line(need("JUDUL", "Judul"))
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
