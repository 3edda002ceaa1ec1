"""What people write and mean: taken where it is beyond doubt, guessed where it nearly is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.forms import Profile
from kimsite.forms.typed.contacts import wa_number
from kimsite.model import Source
from kimsite.moment import parse_moment
from kimsite.reading.values.binding import bind_form
from kimsite.reading.values.meant import guess_moment, guess_name, guess_region
from kimsite.reading.values.yaml import parse_yaml
from kimsite.reading.values.yamlfault import quote_line
from tests.conftest import Network

LEAST = "nama: KIM Amungsa\nkode_wilayah: 94.04.01.1003\n"


def read_profile(text: str) -> Profile:
    source = Source("profil.yaml", text)
    root, problems = parse_yaml(source)
    assert root is not None
    bound, faults = bind_form(Profile, root, root.span)
    assert [problem.code for problem in problems + faults] == []
    assert bound is not None
    return bound.form


@pytest.mark.parametrize(
    "text",
    [
        "Nama: KIM Amungsa\nKode Wilayah: 94.04.01.1003\n",
        "NAMA: KIM Amungsa\nkode-wilayah: 94.04.01.1003\n",
        "\u200bnama: KIM Amungsa\nkode_wilayah:\u00a094.04.01.1003\n",
        "\ufeffnama: KIM Amungsa\nkode_wilayah: 94.04.01.1003\n",
    ],
)
def test_keys_are_read_as_phones_and_people_write_them(text: str) -> None:
    profile = read_profile(text)
    assert (profile.nama, profile.kode_wilayah) == ("KIM Amungsa", "94.04.01.1003")


def test_choices_are_read_whatever_the_letters_size() -> None:
    profile = read_profile(LEAST + "status: Tidak Aktif\npendaftaran: PERLU PERBAIKAN\n")
    assert (profile.status, profile.pendaftaran) == ("tidak aktif", "perlu perbaikan")


def test_a_list_of_single_lines_is_a_board() -> None:
    board = "pengurus:\n  - Ketua: Yosepha\n  - jabatan: Sekretaris\n    nama: Marten\n"
    more = "  - seksi penyebaran: [Agustina, Yohanis]\n"
    officers = read_profile(LEAST + board + more).pengurus
    assert [(officer.jabatan, officer.nama) for officer in officers] == [
        ("Ketua", "Yosepha"),
        ("Sekretaris", "Marten"),
        ("seksi penyebaran", "Agustina"),
        ("seksi penyebaran", "Yohanis"),
    ]


@pytest.mark.parametrize(
    "board",
    [
        "pengurus:\n  ketua: Yosepha\n  hp ketua: 0812-3456-7890\n"
        "  no ktp ketua: 9171012345678901\n",
        "pengurus:\n  - ketua: Yosepha\n  - no_hp: 0812-3456-7890\n",
        "pengurus:\n  - jabatan: Ketua\n    nama: Yosepha\n    tgl_lahir: 1990-01-02\n"
        "    no_ktp: 9171012345678901\n    hp: 0812-3456-7890\n",
    ],
)
def test_numbers_of_people_in_a_board_are_dropped_in_silence(network: Network, board: str) -> None:
    network.write("communities/94.04/amungsa.yaml", f"{LEAST}{board}")
    result = network.build()
    assert (result.status, result.err) == (0, "")
    pages = b"".join(network.pages().values())
    assert b"Yosepha" in pages
    for secret in (b"0812", b"917101", b"1990"):
        assert secret not in pages


def test_offices_that_are_called_like_private_fields_stay(network: Network) -> None:
    board = "pengurus:\n  ketua: Yosepha\n  seksi pendidikan: Maria\n  seksi agama: Yohanis\n"
    network.write("communities/94.04/amungsa.yaml", f"{LEAST}{board}  admin WA: Deni\n")
    assert network.build().err == ""
    page = network.page("kim/amungsa/profil.html")
    assert all(name in page for name in ("Yosepha", "Maria", "Yohanis", "Deni"))


@pytest.mark.parametrize(
    "board",
    [
        "  ketua: Yosepha\n  humas: 9171012345678901\n",
        "  - {jabatan: Ketua, nama: Yosepha}\n  - {jabatan: Humas 9171012345678901, nama: Ani}\n",
        "  - {jabatan: Ketua, nama: Yosepha}\n  - Ani 9171012345678901\n",
        "  - ketua: Yosepha\n  - humas: {nama: Ani, nik: 9171012345678901}\n",
    ],
)
def test_a_number_in_the_place_of_a_name_is_told_and_not_shown(
    network: Network, board: str
) -> None:
    network.write("communities/94.04/amungsa.yaml", f"{LEAST}pengurus:\n{board}")
    result = network.build()
    assert result.status == 1
    assert "917101" not in result.err
    assert b"917101" not in b"".join(network.pages().values())
    assert "Yosepha" in network.page("kim/amungsa/profil.html")


@pytest.mark.parametrize(
    "key",
    [
        "NIK/KTP",
        "No.HP ketua",
        "Tempat/tgl lahir ketua",
        "ketua NIK",
        "NIK",
        "NIK Ketua",
        "nik-sekretaris",
        "Alamat rumah ketua",
    ],
)
def test_a_private_field_is_not_even_named(network: Network, key: str) -> None:
    network.write("communities/94.04/amungsa.yaml", f"{LEAST}{key}: 9404010101900001\n")
    result = network.build()
    assert (result.status, result.err) == (0, "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2/11/26", "2/11/2026"),
        ("2026/11/02", "2026-11-02"),
        ("20261102", "2026-11-02"),
        ("45963", "2025-11-02"),
        ("11/25/2026", "25/11/2026"),
        ("Senen, 2 Nopembr 2026", "2 Nopember 2026"),
        ("2 Nov 2026 jam 7 malam", "2 Nov 2026 19.00"),
        ("2 Nov 2026 jam 2 siang", "2 Nov 2026 14.00"),
        ("2 Nov 2026 jam 11 siang", "2 Nov 2026 11.00"),
        ("2 Nov 2026 jam 12 malam", ""),
        ("besok", ""),
        ("31/02/2026", ""),
        ("2019", ""),
    ],
)
def test_a_date_is_guessed(typed: str, meant: str) -> None:
    assert guess_moment(typed) == meant


@given(st.text(max_size=40))
def test_whatever_is_guessed_can_be_read(text: str) -> None:
    for guess in (guess_moment(text), guess_name(text).get("usul", "")):
        if guess:
            parse_moment(guess)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("9404", "94.04"),
        ("94,04", "94.04"),
        ("94 04 01 1003", "94.04.01.1003"),
        ("9.404011003E+9", "94.04.01.1003"),
        ("9.404E+9", ""),
        ("32.1", "32.10"),
        ("Timika Jaya", "94.04.01.1003"),
        ("Kab. Mimika", "94.04"),
        ("Sukamaju", ""),
        ("Sukamaju, Jonggol, Bogor", "32.01.06.2001"),
        ("-", ""),
    ],
)
def test_a_region_is_guessed(typed: str, code: str) -> None:
    assert guess_region(typed).get("usul", "") == code


@pytest.mark.parametrize(
    "line",
    [
        "judul: Panen raya: sepuluh ton",
        "judul: 'Jum'at bersih'",
        'judul: "Kata ketua "siap" kemarin"',
        "judul: [HOAKS] Vaksin",
        "judul: **Tebal**",
        "judul: > Kutipan",
        "judul: @ketua",
        'judul: "Berkas C:\\Users"',
        "judul: “Panen: raya”",
        "judul: %50",
        "judul: !Awas",
        "judul: &a",
        "judul: 'a",
    ],
)
def test_the_line_that_is_proposed_can_be_read(line: str) -> None:
    mended = quote_line(line)
    root, problems = parse_yaml(Source("x.md", mended))
    assert problems == []
    assert root is not None
    assert isinstance(root.value, dict)
    wanted = line.partition(": ")[2].strip("“”")
    value = str(root.value["judul"].value)
    assert value == wanted or value == wanted.strip(wanted[0])


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1))
def test_any_text_is_quoted_so_that_it_is_read_back(text: str) -> None:
    mended = quote_line(f"judul: {text}")
    if not mended:
        return
    root, problems = parse_yaml(Source("x.md", mended))
    assert problems == []
    assert root is not None


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("0812-3456-7890", "6281234567890"),
        ("81234567890", "6281234567890"),
        ("+62 812 3456 7890", "6281234567890"),
        ("+62 (0)812-3456-7890", "6281234567890"),
        ("0062 812 3456 7890", "6281234567890"),
        ("+81 90 1234 5678", "819012345678"),
    ],
)
def test_a_number_that_lost_its_zero_is_of_this_country(typed: str, digits: str) -> None:
    assert wa_number(typed) == digits


def test_signs_that_nobody_sees_do_not_spoil_an_address(network: Network) -> None:
    contact = "email: \u200bkim@contoh.id\u200b\nwhatsapp: \u202a0812-3456-7890\u202c\n"
    network.write("communities/94.04/amungsa.yaml", f"{LEAST}{contact}")
    result = network.build()
    assert (result.status, result.err) == (0, "")
    page = network.page("kim/amungsa/profil.html")
    assert '"mailto:kim@contoh.id"' in page
    assert "wa.me/6281234567890" in page


@pytest.mark.parametrize("line", ["draff: ya", "Draff: ya", "terbt: 2030-01-01", "ditrik: ya"])
def test_a_misspelt_guard_keeps_the_item_from_the_public(network: Network, line: str) -> None:
    network.post("2026-11-02-rahasia", f"---\njudul: Rahasia\n{line}\n---\nBelum siap.\n")
    assert network.build().status == 1
    assert not (network.root / "build/kim/amungsa/berita/2026-11-02-rahasia.html").exists()
