"""``kimsite init``: a new network that builds at once."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kimsite.cli.folder import Folder
from kimsite.cli.indonesian import Indonesian
from kimsite.cli.options import site_address
from kimsite.reading.values.names import show_name
from kimsite.refusal import say_refusal

if TYPE_CHECKING:
    from kimsite.authoring.newnetwork import Written
    from kimsite.region import Region

ADDRESS = "https://kim.contoh.id/"


@click.command(name="init", cls=Indonesian)
@click.argument("folder", metavar="[FOLDER]", required=False, type=Folder())
@click.option("--nama", "name", metavar="NAMA", help="Nama jaringan (bawaan: Jaringan KIM).")
@click.option(
    "--alamat",
    "address",
    metavar="ALAMAT",
    default=ADDRESS,
    help=f"Alamat web tempat situs akan diterbitkan (bawaan: {ADDRESS}).",
)
@click.option(
    "--wilayah",
    "area",
    metavar="KODE",
    help="Kode provinsi atau kabupaten/kota jaringan ini (bawaan: nasional).",
)
@click.pass_context
def command(
    context: click.Context, folder: Path | None, name: str | None, address: str, area: str | None
) -> int:
    """Membuat jaringan baru di FOLDER (bawaan: folder ini), lengkap dengan contoh.

    Berkas yang sudah ada tidak pernah ditimpa.
    """
    from kimsite.authoring.newnetwork import draft_network, write_network
    from kimsite.authoring.starters import clean_line
    from kimsite.cli.asking import say_fault
    from kimsite.engine.writing.write import WriteFault
    from kimsite.reading.registry.network import CONFIG
    from kimsite.regions import regions

    root = (context.obj or Path()) / (folder or Path())
    _refuse_unfit(root, CONFIG)
    region = _network_region(area) if area is not None else None
    chosen = clean_line(name or "") or ("Jaringan KIM" + (f" {region.title}" if region else ""))
    # Two networks that were begun without an address must not be one to feed readers.
    mark = f"{secrets.token_hex(4)}." if address == ADDRESS else ""
    files = draft_network(
        chosen, site_address("--alamat", address), region, datetime.now(UTC), regions(), mark
    )
    try:
        written = write_network(root, files)
    except WriteFault as fault:
        return say_fault(fault, root)
    _tell(root, chosen, written)
    return 0


def _refuse_unfit(root: Path, config: str) -> None:
    try:
        (root.resolve() / config).exists()
    except (OSError, ValueError) as error:
        reason = say_refusal(error) if isinstance(error, OSError) else "nama yang tidak mungkin"
        raise click.UsageError(
            f"folder {show_name(root.as_posix())} tidak dapat dipakai ({reason}); pilih nama lain."
        ) from None
    if (root / config).exists():
        raise click.UsageError(
            f"folder {root.as_posix()} sudah berisi jaringan ({config} sudah ada); "
            "tidak ada yang diubah. Pilih folder lain."
        )
    if root.exists() and not root.is_dir():
        raise click.UsageError(f"{root.as_posix()} adalah berkas, bukan folder; pilih nama lain.")


def _network_region(area: str) -> Region:
    from kimsite.authoring.region_choice import RegionDoubt, choose_region, say_doubt
    from kimsite.regions import regions

    found = choose_region(area, regions(), deepest=2)
    if isinstance(found, RegionDoubt):
        raise click.UsageError(f"--wilayah: {say_doubt(found, regions())}")
    if found.level > 2:
        raise click.UsageError(
            f"--wilayah {area} adalah {found.title}; jaringan meliputi provinsi atau "
            f"kabupaten/kota, misalnya --wilayah {found.code[:5]}"
        )
    return found


def _tell(root: Path, name: str, written: Written) -> None:
    shown = root.as_posix()
    click.echo(f"{name} dibuat di {Path(root).absolute()}")
    for path in written.made:
        click.echo(f"  ditulis    {path}")
    for path in written.kept:
        click.echo(f"  dibiarkan  {path} (sudah ada)")
    place = "" if shown == "." else f' -C "{shown}"' if " " in shown else f" -C {shown}"
    click.echo(
        "\nSelanjutnya:\n"
        f"  kimsite{place} serve   melihat situsnya di komputer ini sambil menulis\n"
        f"  kimsite{place} build   membuat situs jadi di folder build/\n"
        "Penjelasan ada di BACA-SAYA.md."
    )
