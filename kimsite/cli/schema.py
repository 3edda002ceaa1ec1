"""``kimsite schema``: the JSON Schema of a form, for editors."""

from __future__ import annotations

import json

import click

from kimsite.cli.indonesian import Indonesian

NAMES = (
    "profil",
    "berita",
    "galeri",
    "pengumuman",
    "agenda",
    "halaman",
    "bahan",
    "dinas",
    "jaringan",
)


@click.command(name="schema", cls=Indonesian)
@click.argument("name", metavar="|".join(NAMES), type=click.Choice(NAMES))
def command(name: str) -> None:
    """Mencetak JSON Schema isian, supaya penyunting teks dapat melengkapi dan memeriksa."""
    from kimsite.forms import FORMS

    schema = FORMS[name].json_schema(f"kimsite: {name}")
    click.echo(json.dumps(schema, ensure_ascii=False, indent=2))
