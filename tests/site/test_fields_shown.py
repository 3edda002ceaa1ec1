"""No text that a form accepts is swallowed: a mark in every field is found on its page."""

from __future__ import annotations

import json
from typing import Any, get_args, get_type_hints
from urllib.parse import unquote

import pytest

from kimsite.forms import FORMS, Form, values
from kimsite.forms.jsonschema import form_fields
from tests.conftest import CONFIG, Network

TEXTS = (values.Line, values.Text, values.Words, values.Lines)
NOT_WORDS = {
    "alamat_lama": "becomes redirects",
    "alasan": "stands on a withdrawn page only",
    "bahan": "names a material",
    "bahasa": "a code",
    "bagan_struktur": "a file",
    "foto": "a file, or what stands in its own form: tested with the items",
    "lampiran": "as above",
    "logo": "a file",
    "berkas": "a file",
    "bidang": "from the network's list",
    "id": "for feeds",
    "penerbit": "a code, tested with the materials",
    "tingkat": "from the network's list",
    "warna": "from the palette",
    "wilayah": "codes",
}
REQUIRED = {"alamat": "https://contoh.id/video", "tanggal": "2026-11-03"}
"""What parts must have beside their words."""
SHOWN_ON = {
    "profil": "kim/amungsa/profil.html",
    "berita": "kim/amungsa/berita/2026-11-02-uji.html",
    "galeri": "kim/amungsa/galeri/2026-11-02-uji.html",
    "pengumuman": "kim/amungsa/pengumuman/2026-11-02-uji.html",
    "agenda": "kim/amungsa/agenda/2026-11-02-uji.html",
    "halaman": "kim/amungsa/halaman/2026-11-02-uji.html",
    "bahan": "bahan/2026-11-02-uji.html",
    "agenda jaringan": "agenda/2026-11-02-uji.html",
    "halaman jaringan": "halaman/2026-11-02-uji.html",
    "dinas": "wilayah/94.04.html",
}


def mark(form: type[Form], under: str, marks: list[str]) -> dict[str, Any]:
    """A value for every field of ``form`` that holds words; ``marks`` learns what was planted."""
    hints = get_type_hints(form, include_extras=True)
    given: dict[str, Any] = {}
    for name, child in form_fields(form).items():
        if name in NOT_WORDS:
            continue
        kinds = [hints[name], *get_args(hints[name])]
        if child is not None:
            given[name] = mark(child, f"{under}{name}-", marks)
        elif any(text == kind for text in TEXTS for kind in kinds):
            marks.append(f"Tanda {under}{name}")
            given[name] = marks[-1]
        elif under and name in REQUIRED:
            given[name] = REQUIRED[name]
    return given


@pytest.mark.parametrize("what", sorted(SHOWN_ON))
def test_every_text_of_a_form_is_on_its_page(network: Network, what: str) -> None:
    kind, _, national = what.partition(" ")
    marks: list[str] = []
    given = mark(FORMS[kind], "", marks)
    if kind == "profil":
        given |= {"nama": "KIM Tanda nama", "kode_wilayah": "94.04.01.1003"}
        network.write("communities/94.04/amungsa.yaml", json.dumps(given))
    elif kind == "dinas":
        network.write("communities/94.04/_dinas.yaml", json.dumps(given))
    else:
        folder = f"content/{kind}" if national or kind == "bahan" else f"content/kim/amungsa/{kind}"
        network.photo(f"{folder}/foto.png")
        front = json.dumps(given | {"foto": "foto.png"})
        network.write(f"{folder}/2026-11-02-uji.md", f"---\n{front}\n---\nIsi.\n")
    result = network.build()
    page = unquote(network.page(SHOWN_ON[what]))  # what goes into a message is in its address
    assert [text for text in marks if text not in page] == [], result.err
    assert len(marks) >= 8


def test_the_licence_of_the_network_stands_in_the_directorys_footer(network: Network) -> None:
    network.write("kimsite.yaml", CONFIG + "lisensi: CC BY <4.0>\n")
    assert network.build().status == 0
    for path in ("index.html", "wilayah/94.04.html"):
        assert "Lisensi isi: CC BY &lt;4.0&gt;" in network.page(path).partition("<footer")[2]
