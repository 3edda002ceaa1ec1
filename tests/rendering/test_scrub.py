"""Attachments lose what their authors never meant to publish, and keep all else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kimsite.rendering.attachments import derive_attachment
from kimsite.rendering.scrub import MAGIC, scrub
from kimsite.rendering.scrub.jpeg import clean_jpeg
from kimsite.rendering.scrub.traces import find_in_opus, find_in_pdf

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


@pytest.mark.parametrize(
    ("pdf", "authors"),
    [
        (b"%PDF-1.7\n<< /Author (Yosepha \\(KIM\\)) >>", ["Yosepha (KIM)"]),
        (b"%PDF-1.7 /Author <FEFF0059006F00730065>", ["Yose"]),
        (b"%PDF-1.7 <dc:creator><rdf:Seq><rdf:li>Yosepha</rdf:li>", ["Yosepha"]),
        (b"%PDF-1.7 /Author () /Producer (LibreOffice)", []),
    ],
)
def test_the_authors_of_a_pdf_are_named_and_the_file_stays_as_it_is(
    pdf: bytes, authors: list[str]
) -> None:
    found = scrub(".pdf", pdf)
    assert list(found.left) == authors
    assert found.data == pdf


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
