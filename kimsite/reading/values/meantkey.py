"""What a person meant by the name of a field, and how a field is filled."""

from __future__ import annotations

import re
from difflib import get_close_matches

from kimsite.forms.base import Form
from kimsite.forms.descriptions import describe_field
from kimsite.forms.jsonschema import form_fields
from kimsite.reading.values.yamlfault import LONGEST, quote_line

_WORDS = {
    "tgl": "tanggal",
    "hari": "tanggal",
    "waktu": "mulai",
    "jam": "mulai",
    "pukul": "mulai",
    "lokasi": "tempat",
    "alamat_kegiatan": "tempat",
    "reporter": "pewarta",
    "wartawan": "pewarta",
    "kontributor": "pewarta",
    "penerbit": "sumber",
    "topik": "label",
    "tagar": "label",
    "nama": "judul",
    "nama_kim": "nama",
    "judul": "nama",
    "kode": "kode_wilayah",
    "kode_desa": "kode_wilayah",
    "wa": "whatsapp",
    "no_wa": "whatsapp",
    "nomor_wa": "whatsapp",
    "hp": "whatsapp",
    "no_hp": "whatsapp",
    "telp": "telepon",
    "no_telp": "telepon",
    "surel": "email",
    "web": "situs_lain",
    "nomor_sk": "sk",
    "no_sk": "sk",
    "anggota": "jumlah_anggota",
    "sejarah": "selayang_pandang",
    "profil": "selayang_pandang",
    "nama_dinas": "nama",
}
"""What people call a field; only where the form has that field and not this word."""
BOARD = {"ketua", "wakil_ketua", "sekretaris", "bendahara", "pembina", "penasihat", "seksi"}
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


def plain_key(key: str) -> str:
    """``Kode Wilayah`` and ``kode-wilayah`` are ``kode_wilayah``, as phones and people write it."""
    return re.sub(r"[\s-]+", "_", key.translate(_UNSEEN).strip().lower())


def meant_key(form: type[Form], key: str) -> str:
    """The field of ``form`` that ``key`` must mean, or nothing."""
    fields, plain = form.model_fields, plain_key(key)
    word = _WORDS.get(plain, "")
    if word in fields:
        return word
    alike = get_close_matches(plain, [*fields, *form.ALIASES], n=1, cutoff=0.7)
    return form.ALIASES.get(alike[0], alike[0]) if alike else ""


def belonging(form: type[Form], key: str, value: str) -> dict[str, str]:
    """``facebook`` belongs in the part ``media_sosial``: ``ke``, and ``contoh`` of how."""
    plain = plain_key(key)
    for name, child in form_fields(form).items():
        keyed = child is not None and child.KEYED == ("jabatan", "nama")
        if child is None or not (plain in child.model_fields or (keyed and plain in BOARD)):
            continue
        line = f"{name}: {{{plain}: {value or '…'}}}"
        return {"ke": name, "contoh": line if len(line) <= LONGEST else f"{name}: {{{plain}: …}}"}
    return {}


def example_of(form: type[Form], path: tuple[str | int, ...]) -> dict[str, str]:
    """How the field at ``path`` is filled, as ``contoh``."""
    owner, name = _owner(form, path)
    example = describe_field(owner, name).example if name else ""
    return {"contoh": f"{name}: {example}"} if example else {}


def default_of(form: type[Form], path: tuple[str | int, ...]) -> dict[str, str]:
    """What counts where the choice at ``path`` is dropped, as ``bawaan``."""
    owner, name = _owner(form, path)
    default = owner.model_fields[name].default if name else None
    return {"bawaan": default} if isinstance(default, str) else {}


def _owner(form: type[Form], path: tuple[str | int, ...]) -> tuple[type[Form], str]:
    """The form that has the field at ``path``, and the field's name."""
    owner, name = form, ""
    here: type[Form] | None = form
    for step in path:
        if isinstance(step, str) and here is not None:
            owner, name = here, step
            here = form_fields(here).get(step)
    return owner, name


def as_text(line: str) -> dict[str, str]:
    """``judul: [HOAKS]`` as the text that its author saw, as ``usul``."""
    if not re.search(r":\s+[\[{]", line):
        return {}
    quoted = quote_line(line)
    return {"usul": quoted} if quoted and len(quoted) <= LONGEST else {}
