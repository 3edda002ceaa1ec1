"""``kimsite new kim``: the profile of a new KIM, and the folders it will write in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kimsite.cli import options
from kimsite.cli.asking import ask, need, on_terminal, open_network, say_fault, say_path
from kimsite.cli.indonesian import Indonesian
from kimsite.region import lies_in

if TYPE_CHECKING:
    from kimsite.forms import Network
    from kimsite.region import Region


@click.command(name="kim", cls=Indonesian, short_help="Profil KIM baru, dikelola Dinas.")
@options.folder_option
@click.option("--nama", "name", metavar="NAMA", help="Nama KIM.")
@click.option(
    "--wilayah",
    "area",
    metavar="WILAYAH",
    help='Kodenya, atau namanya: "Timika Jaya, Mimika".',
)
@click.option("--slug", metavar="SLUG", help="Alamat situsnya (bawaan: <nama>-<desa>).")
@click.pass_context
def command(
    context: click.Context,
    folder: Path | None = None,
    name: str | None = None,
    area: str | None = None,
    slug: str | None = None,
) -> int:
    """Mendaftarkan KIM baru: profil di communities/ dan folder tulisannya di content/kim/."""
    from kimsite.authoring.disk import make_folder, write_new
    from kimsite.authoring.kim_choice import list_kim, taken_slugs
    from kimsite.authoring.newkim import draft_profile, profile_path, propose_slug
    from kimsite.authoring.region_choice import say_region
    from kimsite.authoring.starters import clean_line
    from kimsite.engine.writing.write import WriteFault
    from kimsite.forms import ITEM_FORMS
    from kimsite.regions import regions

    root = options.network_folder(context, folder)
    network = open_network(root)
    chosen = clean_line(name or "") or clean_line(need("--nama", "Nama KIM"))
    region = _choose_region(area or need("--wilayah", "Kode atau nama desanya"), network)
    if slug is None:
        try:
            taken = taken_slugs(root)
        except OSError as error:  # nothing could be put there, either
            return say_fault(WriteFault(error.filename or root, error), root)
        slug = propose_slug(chosen, region, taken)
        _refuse_namesake(root, chosen, region, network, slug)
    else:
        _check_slug(slug, list_kim(root))
    path = profile_path(slug, region)
    shown = say_region(region, regions()).partition(" ")[2]
    try:
        if not write_new(root / path, draft_profile(root, slug, chosen, region, shown)):
            raise click.UsageError(f"{path} sudah ada dan tidak diubah; pilih --slug lain")
        for kind in ITEM_FORMS:
            make_folder(root / "content" / "kim" / slug / kind)
    except WriteFault as fault:
        return say_fault(fault, root)
    click.echo(f"Dibuat: {say_path(root / path)}")
    click.echo(f"{chosen}, {shown}; alamat situsnya kim/{slug}/.")
    if network.kode_wilayah and not lies_in(region.code, network.kode_wilayah):
        click.echo(
            f"Catatan: {region.code} berada di luar wilayah {network.kode_wilayah}.", err=True
        )
    click.echo(f"Lengkapi profilnya, lalu mulai menulis: kimsite new berita --kim {slug}")
    return 0


def _refuse_namesake(
    root: Path, name: str, region: Region, network: Network, proposal: str
) -> None:
    """A second KIM of one name in one village is a slip, unless it is asked for by its slug."""
    from kimsite.authoring.kim_choice import find_namesake
    from kimsite.regions import regions

    file = find_namesake(root, name, region, network, regions())
    if file is not None:
        shown = name if name.upper().startswith("KIM") else f"KIM {name}"
        raise click.UsageError(
            f"{shown} di {region.title} sudah ada: {say_path(file)}. Lengkapi berkas "
            "itu dengan penyunting teks. Bila memang ada KIM lain yang bernama sama di sana, "
            f"ulangi perintah ini dengan alamat sendiri, misalnya --slug {proposal}"
        )


def _choose_region(typed: str, network: Network) -> Region:
    from kimsite.authoring.region_choice import RegionDoubt, choose_region, say_doubt
    from kimsite.regions import regions

    found = choose_region(typed, regions(), network.kode_wilayah)
    while isinstance(found, RegionDoubt):
        if not on_terminal():
            raise click.UsageError(f"--wilayah: {say_doubt(found, regions())}")
        click.echo(say_doubt(found, regions()))
        likely = found.candidates[0].code if len(found.candidates) == 1 else None
        typed = ask("Kode wilayah", default=likely)
        found = choose_region(typed, regions(), network.kode_wilayah)
    return found


def _check_slug(slug: str, known: dict[str, Path]) -> None:
    from kimsite.reading.values.names import is_reserved, is_slug, parse_slug

    if not is_slug(slug):
        proposal = parse_slug(slug)[:60].strip("-") or "nama-kim"
        raise click.UsageError(
            f"--slug {slug} tidak dapat menjadi alamat: pakai huruf kecil, angka, dan tanda "
            f"hubung, misalnya {proposal}"
        )
    if is_reserved(slug):
        raise click.UsageError(
            f"--slug {slug} tidak dapat menjadi nama berkas di Windows; misalnya kim-{slug}"
        )
    if slug in known:
        raise click.UsageError(
            f"--slug {slug} sudah dipakai KIM lain ({known[slug].parent.name}/{known[slug].name})"
        )
