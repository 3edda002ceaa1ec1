"""Make docs/kesalahan.md from the message catalogue and docs/panduan/isian.md from the forms."""

from __future__ import annotations

import re
import sys
from importlib import resources
from typing import Any, Literal, get_args, get_origin, get_type_hints

from made_files import settle_files

from kimsite.forms import FORMS, Form, values
from kimsite.forms.award import AwardEvent, Category, Winner
from kimsite.forms.descriptions import describe_field
from kimsite.forms.item import Attachment, Page, Photo
from kimsite.forms.jsonschema import form_fields
from kimsite.forms.material import Material, Revision, Video
from kimsite.forms.network import Budget, Field, Network, Numbering
from kimsite.forms.office import Office
from kimsite.forms.profile import (
    Address,
    Award,
    Decree,
    Officer,
    Point,
    Potential,
    Product,
    Profile,
    SocialMedia,
    Term,
)
from kimsite.forms.programme import Partner, Programme
from kimsite.messages import catalogue

MADE = "<!-- Dibuat oleh tools/make_docs.py; jangan disunting di sini. -->\n"

# --- docs/kesalahan.md ----------------------------------------------------------------------------

ERRORS_HEAD = """\
# Daftar kesalahan

Setiap pesan kimsite menyebut berkas, baris, kolom, dan kode di dalam kurung siku. Cari kodenya di
sini. **Kesalahan** berarti ada yang ditinggalkan (satu isian, satu foto, atau satu tulisan; yang
lain tetap terbit). **Peringatan** berarti tidak ada yang ditinggalkan. Tanda `{…}` diganti isi
berkas Anda. Kesalahan di satu KIM tidak pernah mengubah situs KIM lain.
"""


def render_errors() -> str:
    """One section for each code, grouped as in ``id.toml``."""
    entries = catalogue("id")
    parts = [MADE, ERRORS_HEAD]
    for title, codes in _groups():
        parts.append(f"\n## {title}\n")
        parts += [_render_code(code, entries[code]) for code in codes]
    parts.append("\n## Akibat lain\n\nSebuah kode dapat juga berakibat begini:\n")
    parts.append("\n".join(f"- {text}" for text in entries["akibat"].values()) + "\n")
    return "\n".join(parts)


def _groups() -> list[tuple[str, list[str]]]:
    """The headings of the file (``# --- tanggal ---``) and the codes below each, in its order."""
    text = resources.files("kimsite.messages").joinpath("id.toml").read_text("utf-8")
    groups: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        heading = re.fullmatch(r"# --- (.+?) -+", line)
        code = re.fullmatch(r"\[([a-z0-9-]+)\]", line)
        if heading:
            title = heading[1] if heading[1].isupper() else heading[1][0].upper() + heading[1][1:]
            groups.append((title, []))
        elif code and code[1] != "akibat":
            groups[-1][1].append(code[1])
    return [group for group in groups if group[1]]


def _render_code(code: str, entry: dict[str, Any]) -> str:
    lines = [f'<a id="{code}"></a>\n### `{code}`\n', f"**{entry['berat'].capitalize()}.** "]
    lines[1] += "; atau: ".join(_variants(entry, "pesan")) + "\n"
    mend, effect = _variants(entry, "saran"), _variants(entry, "akibat")
    if mend:
        lines.append("- **Cara memperbaiki:** " + " *Atau:* ".join(mend))
    if effect:
        lines.append("- **Akibat:** " + " *Atau:* ".join(effect))
    return "\n".join(lines) + "\n"


def _variants(entry: dict[str, Any], part: str) -> list[str]:
    given = entry.get(part, [])
    return given if isinstance(given, list) else [given]


# --- docs/panduan/isian.md ------------------------------------------------------------------------

FIELDS_HEAD = """\
# Semua isian

Daftar ini memuat semua isian yang dikenal kimsite. Yang bertanda **wajib** harus ada; yang lain
boleh dihapus barisnya. Isi ditulis sesudah titik dua dan satu spasi:

```yaml profil
nama: KIM Amungsa
kode_wilayah: 94.04.01.1003
```

Kolom *nama lain* memuat nama yang juga diterima, umumnya dari aplikasi berbahasa Inggris. Bila isi
memuat titik dua yang diikuti spasi, beri tanda kutip: `judul: "Panen raya: sepuluh ton"`.

## Cara mengisi

| isi | cara menulis |
|---|---|
| teks | satu baris; `teks panjang` boleh beberapa baris |
| tanggal | `2026-01-29`, `29/01/2026` atau `29 Januari 2026`; boleh ditambah jam: `09.30 WIT` |
| ya/tidak | `ya` atau `tidak` |
| daftar kata | dipisahkan koma, atau satu kata di tiap baris yang diawali `- ` |
| daftar baris | satu butir di tiap baris yang diawali `- ` |
| bagian | isian di baris-baris berikutnya, menjorok dua spasi |
| daftar bagian | tiap bagian diawali `- `; bila hanya satu, tanda itu tidak perlu |
"""

SECTIONS: list[tuple[str, str, str, list[tuple[str, type[Form]]]]] = [
    (
        "Profil KIM",
        "profil",
        "Satu berkas untuk satu KIM: `communities/<kode kabupaten/kota>/<slug>.yaml`, dipegang "
        "Dinas. *Folder KIM ini* ialah `content/kim/<slug>/`, dipegang KIM.",
        [
            ("", Profile),
            ("alamat", Address),
            ("titik", Point),
            ("sk, berita_acara", Decree),
            ("masa_bakti", Term),
            ("pengurus", Officer),
            ("media_sosial", SocialMedia),
            ("produk", Product),
            ("potensi", Potential),
            ("penghargaan", Award),
        ],
    ),
    (
        "Tulisan dan halaman",
        "halaman",
        "Isian ini berlaku untuk berita, galeri, pengumuman, agenda, halaman dan bahan: ditulis di "
        "kepala berkas `.md`, di antara dua garis `---`.",
        [("", Page), ("foto", Photo), ("lampiran", Attachment)],
    ),
    ("Tambahan untuk berita", "berita", "", [("", FORMS["berita"])]),
    ("Tambahan untuk galeri", "galeri", "", [("", FORMS["galeri"])]),
    ("Tambahan untuk pengumuman", "pengumuman", "", [("", FORMS["pengumuman"])]),
    ("Tambahan untuk agenda", "agenda", "", [("", FORMS["agenda"])]),
    (
        "Tambahan untuk bahan informasi",
        "bahan",
        "Berkas di `content/bahan/`, ditulis kementerian atau Dinas.",
        [("", Material), ("video", Video), ("riwayat", Revision)],
    ),
    (
        "Tambahan untuk program",
        "program",
        "Berkas di `content/program/`: program atau uji coba kemitraan, dan KIM yang ikut.",
        [("", Programme), ("mitra", Partner)],
    ),
    (
        "Penghargaan",
        "penghargaan",
        "Berkas `.yaml` di `content/penghargaan/`, satu untuk tiap acara.",
        [("", AwardEvent), ("kategori", Category), ("pemenang", Winner)],
    ),
    (
        "Kantor",
        "dinas",
        "`communities/<kode>/_dinas.yaml` untuk Dinas, `communities/_kementerian.yaml` untuk "
        "kementerian. `alamat` dan `media_sosial` diisi seperti pada profil KIM.",
        [("", Office)],
    ),
    (
        "Jaringan",
        "jaringan",
        "`kimsite.yaml` di folder jaringan.",
        [("", Network), ("bidang", Field), ("nomor", Numbering), ("anggaran", Budget)],
    ),
]

_KINDS = [
    (values.Words, "daftar kata"),
    (values.Lines, "daftar baris"),
    (values.Flag, "ya/tidak"),
    (values.When, "tanggal"),
    (values.Until, "tanggal, atau `selalu`"),
    (values.Days, "daftar tanggal"),
    (values.Repeat, "pengulangan"),
    (values.Door, "alamat web atau nomor WhatsApp"),
    (values.Count, "angka"),
    (values.Year, "tahun"),
    (values.Decimal, "angka"),
    (values.WebAddress, "alamat web"),
    (values.SiteAddress, "alamat web"),
    (values.Phone, "nomor telepon"),
    (values.Email, "email"),
    (values.Code, "kode wilayah"),
    (values.Language, "kode bahasa"),
    (values.Line, "teks"),
    (values.PersonName, "nama orang"),
    (values.Text, "teks panjang"),
]


def render_fields() -> str:
    """Every field of every form, a table for each."""
    parts = [MADE, FIELDS_HEAD]
    for title, anchor, words, forms in SECTIONS:
        parts.append(f'<a id="{anchor}"></a>\n## {title}\n')
        if words:
            parts.append(f"{words}\n")
        for part, form in forms:
            if part:
                parts.append(f"### Bagian `{part}`\n{_say_short(form)}")
            parts.append(_render_table(form, added=anchor in {*FORMS} - {"halaman"}))
    parts.append(_render_private())
    return "\n".join(parts)


def _render_table(form: type[Form], *, added: bool) -> str:
    rows = ["| isian | isi | arti | contoh | nama lain |", "|---|---|---|---|---|"]
    inherited = Page.model_fields if added and form is not Page and issubclass(form, Page) else {}
    for name, field in form.model_fields.items():
        known = describe_field(form, name)
        if name in inherited and known == describe_field(Page, name):
            continue
        required = " **wajib**" if field.is_required() else ""
        other = ", ".join(f"`{a}`" for a, meant in form.ALIASES.items() if meant == name)
        example = f"`{known.example}`" if known.example else ""
        row = (f"`{name}`{required}", _kind(form, name), known.meaning, example, other)
        rows.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |")
    return "\n".join(rows) + "\n"


def _say_short(form: type[Form]) -> str:
    """The short ways to fill a part."""
    ways = []
    if form.SHORT:
        ways.append(f"teks saja berarti `{form.SHORT}`")
    if form.KEYED:
        key, value = form.KEYED
        ways.append(f"`{key}: {value}` sebaris untuk tiap butir")
    return f"\nCara singkat: {'; '.join(ways)}.\n" if ways else ""


def _kind(form: type[Form], name: str) -> str:
    hint = get_type_hints(form, include_extras=True)[name]
    options = [o for o in get_args(hint) if o is not type(None)]
    single = options[0] if type(None) in get_args(hint) and len(options) == 1 else hint
    child = form_fields(form)[name]
    if child is not None:
        return "daftar bagian" if get_origin(single) is tuple else "bagian"
    if get_origin(single) is Literal:
        return "pilihan: " + ", ".join(f"`{choice}`" for choice in get_args(single))
    return next(word for shape, word in _KINDS if shape == single)


def _render_private() -> str:
    keys = {key: describe_field(form, key) for form in (Profile, Office) for key in form.PRIVATE}
    lines = [
        "## Yang tidak pernah diterbitkan\n",
        "Isian berikut boleh ada di berkas profil (formulir daerah sering memuatnya), tetapi "
        "dilewati saat dibaca, jadi tidak dapat sampai ke halaman mana pun. Sebaiknya tidak "
        "ditulis.\n",
        *(f"- `{key}`: {known.meaning}" for key, known in sorted(keys.items())),
        "- `telepon`, `whatsapp`, `email` di dalam `pengurus`: nomor dan email pribadi pengurus.",
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Make or check both pages."""
    files = {"docs/kesalahan.md": render_errors(), "docs/panduan/isian.md": render_fields()}
    return settle_files(__doc__ or "", files, "make docs")


if __name__ == "__main__":
    sys.exit(main())
