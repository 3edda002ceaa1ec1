"""Attachments lose what their authors never meant to publish, and keep all else."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from kimsite.rendering.attached.attachments import derive_attachment
from kimsite.rendering.scrub import MAGIC, Scrubbed, scrub
from kimsite.rendering.scrub.jpeg import clean_jpeg
from kimsite.rendering.scrub.opus import find_in_opus
from kimsite.rendering.scrub.pdf import find_in_pdf
from kimsite.rendering.scrub.png import clean_png

CORE = b"<cp:coreProperties><dc:creator>Yosepha</dc:creator></cp:coreProperties>"


def photo_with_place() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Merek"
    exif.get_ifd(0x8825)[1] = "S"
    file = io.BytesIO()
    Image.effect_noise((60, 40), 50).save(file, "JPEG", exif=exif, comment=b"Yosepha")
    return file.getvalue()


def office(**more: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document>Jadwal posyandu</w:document>")
        archive.writestr("docProps/core.xml", CORE)
        archive.writestr("word/media/image1.jpeg", photo_with_place())
        for name, data in more.items():
            archive.writestr(name, data)
    return file.getvalue()


def box(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def movie() -> bytes:
    place = box(b"udta", box(b"\xa9xyz", b"-4.55+136.88/"))
    track = box(b"trak", box(b"tkhd", bytes(20)), box(b"meta", b"Merek"))
    return (
        box(b"ftyp", b"isom")
        + box(b"moov", box(b"mvhd", bytes(20)), track, place)
        + box(b"mdat", b"data")
    )


def test_a_word_file_loses_its_author_and_the_place_of_its_photos() -> None:
    written = office()
    cleaned = scrub(".docx", written).data
    assert b"Yosepha" not in cleaned
    with zipfile.ZipFile(io.BytesIO(cleaned)) as archive:
        assert archive.testzip() is None
        assert b"Jadwal posyandu" in archive.read("word/document.xml")
        assert b"Yosepha" not in archive.read("docProps/core.xml")
        with Image.open(io.BytesIO(archive.read("word/media/image1.jpeg"))) as photo:
            assert not photo.getexif()
            assert "comment" not in photo.info
    assert scrub(".docx", written).data == cleaned


def test_the_picture_of_a_cleaned_jpeg_is_the_same_to_the_pixel() -> None:
    before = photo_with_place()
    after = clean_jpeg(before)
    assert b"Merek" in before
    assert b"Merek" not in after
    with Image.open(io.BytesIO(before)) as one, Image.open(io.BytesIO(after)) as other:
        assert one.tobytes() == other.tobytes()


def test_a_video_loses_its_place_and_nothing_in_it_moves() -> None:
    cleaned = scrub(".mp4", movie())
    assert not cleaned.failed
    assert b"136.88" not in cleaned.data
    assert b"Merek" not in cleaned.data
    assert len(cleaned.data) == len(movie())
    assert cleaned.data.index(b"mdat") == movie().index(b"mdat")
    assert cleaned.data.endswith(b"data")


def test_sound_loses_the_tags_before_and_behind_it() -> None:
    sound = b"\xff\xfb\x90" + bytes(200)
    tag = b"ID3\x04\0\0\0\0\x01\x05" + b"TPE1 Yosepha".ljust(133, b"\0")
    assert scrub(".mp3", tag + sound + b"TAG".ljust(128, b"x")).data == sound
    assert scrub(".mp3", sound).data == sound
    items = b"Artist Yosepha!!"
    footer = b"APETAGEX" + bytes(4) + (len(items) + 32).to_bytes(4, "little") + bytes(16)
    assert scrub(".mp3", sound + items + footer).data == sound
    endless = b"ID3\x04\0\0\x7f\x7f\x7f\x7f" + bytes(50)
    assert scrub(".mp3", endless) == Scrubbed(endless, failed=True)


@pytest.mark.parametrize(
    ("pdf", "authors"),
    [
        (b"%PDF-1.7\n<< /Author (Yosepha \\(KIM\\)) >>", ["Yosepha (KIM)"]),
        (b"%PDF-1.7 /Author <FEFF0059006F00730065>", ["Yose"]),
        (b"%PDF-1.7 <dc:creator><rdf:Seq><rdf:li>Yosepha</rdf:li>", ["Yosepha"]),
        (b"%PDF-1.7 /Author () /Producer (LibreOffice)", []),
        (b"%PDF-1.7 << /Author (Budi (Ketua) KIM) >>", ["Budi (Ketua) KIM"]),
        (b"%PDF-1.7 /Author 12 0 R 12 0 obj (Yosepha) endobj", ["Yosepha"]),
        (b"%PDF-1.7 /Author (\xef\xbb\xbfYos\xc3\xa9pha)", ["Yosépha"]),
        (b"%PDF-1.7 /Title (C:\\\\Users\\\\Yosepha\\\\jadwal.docx)", ["C:\\\\Users\\\\Yosepha"]),
        (b"%PDF-1.7 stream Exif\0\0MM endstream", ["data foto (Exif)"]),
        (
            b"%PDF-1.7 << /Type /ObjStm /Filter /FlateDecode >>\nstream\n"
            + zlib.compress(b"<< /Author (Yosepha) >>")
            + b"\nendstream",
            ["Yosepha"],
        ),
    ],
)
def test_the_authors_of_a_pdf_are_named_and_the_file_stays_as_it_is(
    pdf: bytes, authors: list[str]
) -> None:
    found = scrub(".pdf", pdf)
    assert list(found.left) == authors
    assert found.data == pdf


def test_a_pdf_with_a_password_is_said_to_be_unchecked() -> None:
    assert scrub(".pdf", b"%PDF-1.7 trailer << /Encrypt 9 0 R >>").failed


def test_people_in_a_word_file_have_no_names_and_styles_keep_theirs() -> None:
    document = b'<w:ins w:author="Yosepha" w:initials="Y"/><w:style w:name="Judul"/>'
    people = b'<w15:person w15:author="Yosepha" name="Yosepha"/>'
    path = b'<x15ac:absPath url="C:\\Users\\Yosepha"/><sheet name="Data"/>'
    more = {
        "word/comments.xml": document,
        "word/people.xml": people,
        "xl/workbook.xml": path,
        "package/services/metadata/core-properties/1.psmdcp": CORE,
        "word/styles.xml": document,
    }
    cleaned = scrub(".docx", office(**more)).data
    with zipfile.ZipFile(io.BytesIO(cleaned)) as archive:
        read = {name: archive.read(name) for name in archive.namelist()}
    assert (
        read["word/comments.xml"] == b'<w:ins w:author="" w:initials=""/><w:style w:name="Judul"/>'
    )
    assert b"Yosepha" not in read["word/people.xml"]
    assert read["xl/workbook.xml"] == b'<sheet name="Data"/>'
    assert b"Yosepha" not in read["package/services/metadata/core-properties/1.psmdcp"]
    assert read["word/styles.xml"] == document


def test_a_signed_word_file_stays_as_it_is_and_documents_within_are_named() -> None:
    signed = office(**{"_xmlsignatures/sig1.xml": b"<Signature/>"})
    assert scrub(".docx", signed) == Scrubbed(signed, ("tanda tangan elektronik",))
    within = office(**{"word/embeddings/anggaran.xlsx": b"PK"})
    assert scrub(".docx", within).left == ("anggaran.xlsx",)


def test_a_second_picture_behind_the_first_goes_with_its_metadata() -> None:
    one, other = photo_with_place(), photo_with_place()
    two = one[:2] + b"\xff\xff\xe2\0\x08MPF\0ab" + one[2:] + other + b"Samsung"
    cleaned = clean_jpeg(two)
    assert b"Merek" not in cleaned
    assert b"MPF" not in cleaned
    with Image.open(io.BytesIO(cleaned)) as after, Image.open(io.BytesIO(one)) as before:
        assert after.tobytes() == before.tobytes()


def test_a_progressive_jpeg_keeps_all_its_scans() -> None:
    file = io.BytesIO()
    Image.effect_noise((300, 200), 60).convert("RGB").save(file, "JPEG", progressive=True)
    assert clean_jpeg(file.getvalue() + b"more") == clean_jpeg(file.getvalue())
    with Image.open(io.BytesIO(clean_jpeg(file.getvalue()))) as after, Image.open(file) as before:
        assert after.tobytes() == before.tobytes()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("xl/persons/person.xml", b'<person displayName="Yosepha" id="{1}" userId="Yosepha"/>'),
        (
            "xl/pivotCache/pivotCacheDefinition1.xml",
            b'<pivotCacheDefinition refreshedBy="Yosepha"/>',
        ),
        ("xl/comments/comment1.xml", b"<authors><author>Yosepha</author></authors>"),
        (
            "word/_rels/settings.xml.rels",
            b'<Relationship Id="r1" Target="file:///C:\\Users\\Yosepha\\surat.dotx"/>',
        ),
    ],
)
def test_nobody_is_named_anywhere_in_an_office_file(name: str, data: bytes) -> None:
    cleaned = scrub(".docx", office(**{name: data}))
    with zipfile.ZipFile(io.BytesIO(cleaned.data)) as archive:
        assert b"Yosepha" not in archive.read(name)


def test_a_png_loses_its_texts_and_keeps_its_pixels() -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "Yosepha")
    file = io.BytesIO()
    Image.effect_noise((60, 40), 50).save(file, "PNG", pnginfo=text)
    cleaned = clean_png(file.getvalue())
    assert b"Yosepha" not in cleaned
    with Image.open(io.BytesIO(cleaned)) as after, Image.open(file) as before:
        assert after.tobytes() == before.tobytes()


@pytest.mark.parametrize("handler", [b"meta", b"text", b"camm"])
def test_a_track_of_positions_is_said_to_stay(handler: bytes) -> None:
    track = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(12))))
    film = box(b"ftyp", b"isom") + box(b"moov", box(b"mvhd", b"\0\0\0\0" + b"time" * 4), track)
    found = scrub(".mp4", film)
    assert found.left == ("jejak data, mungkin lokasi",)
    assert found.data.count(b"time") == 2  # of four numbers the first two were times


def test_the_comments_of_a_voice_note() -> None:
    def text(words: bytes) -> bytes:
        return len(words).to_bytes(4, "little") + words

    comments = [text(b"ENCODER=opusenc"), text(b"ARTIST=Yosepha")]
    tags = b"OggS....OpusTags" + text(b"libopus") + (2).to_bytes(4, "little") + b"".join(comments)
    assert find_in_opus(tags) == ["ARTIST=Yosepha"]
    assert find_in_opus(tags[:-3]) == []
    assert find_in_opus(b"OggS") == []


@pytest.mark.parametrize("suffix", sorted(MAGIC))
@given(data=st.binary(max_size=300))
def test_a_damaged_file_stays_as_it_is_and_that_is_said(suffix: str, data: bytes) -> None:
    found = scrub(suffix, data)
    assert not found.failed or found.data == data


def test_an_archive_that_promises_too_much_is_not_opened() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"word/{number}.xml", bytes(80_000_000))
    assert scrub(".docx", bomb.getvalue()).failed


def test_an_attachment_is_cleaned_once_and_made_again_when_it_is_damaged(tmp_path: Path) -> None:
    original = tmp_path / "jadwal.docx"
    original.write_bytes(office())
    made = derive_attachment(original, tmp_path / "cache")
    assert made is not None
    assert made.file != original
    when = made.file.stat().st_mtime_ns
    assert derive_attachment(original, tmp_path / "cache") == made
    assert made.file.stat().st_mtime_ns == when
    whole = made.file.read_bytes()
    made.file.write_bytes(whole[:50])
    assert derive_attachment(original, tmp_path / "cache") == made
    assert made.file.read_bytes() == whole


def test_what_is_not_what_its_name_says_is_refused(tmp_path: Path) -> None:
    for suffix in MAGIC:
        file = tmp_path / f"a{suffix}"
        file.write_bytes(b"<html><script>alert(1)</script>")
        assert derive_attachment(file, tmp_path / "cache") is None


def test_find_in_pdf_takes_no_time_on_what_is_made_to_take_it() -> None:
    assert find_in_pdf(b"%PDF-" + b"/Author (" * 100_000) == []
    assert find_in_pdf(b"%PDF-" + b"<dc:creator>" * 100_000) == []
