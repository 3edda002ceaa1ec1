"""The program and its commands, each loaded only when it is called."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from kimsite import __version__
from kimsite.cli.folder import Folder
from kimsite.cli.indonesian import Indonesian
from kimsite.cli.usage import refuse_unknown

COMMANDS = {
    "init": "Membuat jaringan baru yang langsung dapat dibangun.",
    "build": "Membangun semua situs KIM dan direktorinya.",
    "check": "Memeriksa semua isi tanpa menulis apa pun.",
    "serve": "Melihat hasilnya di komputer ini sambil menulis.",
    "fetch": "Mengambil data jaringan lain dan kabar KIM di tempat lain.",
    "new": "Membuat berkas baru: berita, galeri, pengumuman, agenda, halaman, bahan, kim.",
    "schema": "Mencetak JSON Schema isian, untuk penyunting teks.",
}


class LazyGroup(Indonesian, click.Group):
    """A group whose commands live in modules of the same name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """All commands, in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kimsite.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command meant; ``kimsite help`` is ``kimsite --help``."""
        typed = args[0]
        if typed.lower() == "help":
            click.echo(ctx.get_help())
            ctx.exit()
        if typed not in COMMANDS:
            refuse_unknown("perintah", typed, list(COMMANDS), ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        Indonesian.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Perintah"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    subcommand_metavar="PERINTAH …",
)
@click.option(
    "-C",
    "folder",
    metavar="FOLDER",
    type=Folder(),
    help="Folder jaringan (bawaan: folder ini).",
)
@click.version_option(
    __version__,
    prog_name="kimsite",
    message="%(prog)s %(version)s",
    help="Menampilkan versi.",
)
@click.pass_context
def program(context: click.Context, folder: Path | None) -> None:
    """Situs web untuk Komunitas Informasi Masyarakat (KIM), tanpa server dan tanpa kata sandi."""
    context.obj = folder
