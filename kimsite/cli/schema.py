"""``kimsite schema``: the JSON Schema of a form, for editors."""

from __future__ import annotations

import click

from kimsite.cli.indonesian import Indonesian
from kimsite.cli.speech import say_json

NAMES = (
    "profil",
    "berita",
    "galeri",
    "pengumuman",
    "agenda",
    "halaman",
    "bahan",
    "penghargaan",
    "program",
    "dinas",
    "jaringan",
)


@click.command(name="schema", cls=Indonesian)
@click.argument("name", metavar="|".join(NAMES), type=click.Choice(NAMES))
def command(name: str) -> None:
    """Mencetak JSON Schema isian, supaya penyunting teks dapat melengkapi dan memeriksa."""
    from kimsite.forms import FORMS

    say_json(FORMS[name].json_schema(f"kimsite: {name}"))
