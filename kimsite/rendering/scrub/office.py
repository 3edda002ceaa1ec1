"""Word, Excel and PowerPoint files (ECMA-376): ZIP archives of XML, which names people."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kimsite.rendering.scrub.jpeg import clean_jpeg
from kimsite.rendering.scrub.png import clean_png

MAX_UNPACKED = 300_000_000
"""Bytes; an archive that promises more is not opened."""
MAX_READ = 30_000_000
"""Bytes of one member that is looked into; a larger one passes through in pieces."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACE = "http://schemas.openxmlformats.org"
_CORE = f"{_SPACE}/package/2006/metadata/core-properties"
_BLANK = {
    "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_CORE}"/>',
    "docProps/app.xml": f'<Properties xmlns="{_SPACE}/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": f'<Properties xmlns="{_SPACE}/officeDocument/2006/custom-properties"/>',
}
_SIGNED = "_xmlsignatures/"
_INNER = ("word/embeddings/", "xl/embeddings/", "ppt/embeddings/")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP archive can tell."""
_PEOPLE = re.compile(
    rb"((?:\s(?:w15|w|p|p15)?:?"
    rb'(?:author|initials|userId|providerId|userName|displayName|refreshedBy|name))=")[^"]*(?=")'
)
"""Who changed and remarked what, in comments, tracked changes and lists of people."""
_AUTHORS = re.compile(rb"(<author>)[^<]*(?=</author>)")
_PLACE = re.compile(rb"<x15ac:absPath\b[^>]*/>")
"""Where an Excel file was saved, with the name of whoever did."""
_LOCAL = re.compile(rb'(\sTarget=")file:[^"]*?([^"/\\]*)(?=")', re.IGNORECASE)
"""A template or workbook on the disk of whoever wrote it: the way there names them."""
_WITH_PEOPLE = re.compile(
    r"word/(?:document|comments\w*|people|footnotes|endnotes|header\d*|footer\d*)\.xml"
    r"|xl/(?:comments\d*|comments/comment\d*|workbook|persons/person\w*|threadedComments/\w+"
    r"|pivotCache/pivotCacheDefinition\d*|revisions/\w+)\.xml"
    r"|ppt/(?:commentAuthors|authors)\.xml"
)


def clean_office(data: bytes) -> tuple[bytes, list[str]]:
    """The same document without people, company, times, and the metadata of the photos in it.

    And what is left: a signature, which any change would break, or documents within. Raises
    whatever ``zipfile`` raises on a damaged or locked archive, and ValueError for a bomb.
    """
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        members = old.infolist()
        if sum(member.file_size for member in members) > MAX_UNPACKED:
            raise ValueError("bomb")
        names = [member.filename for member in members]
        if any(name.startswith(_SIGNED) for name in names):
            return data, ["tanda tangan elektronik"]
        for member in members:
            entry = ZipInfo(member.filename, _LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = member.external_attr
            if member.file_size > MAX_READ:
                with old.open(member) as source, new.open(entry, "w") as target:
                    shutil.copyfileobj(source, target, 1 << 20)
            else:
                new.writestr(entry, _content(member.filename, old.read(member)))
    inner = [name.rpartition("/")[2] for name in names if name.startswith(_INNER)]
    return buffer.getvalue(), inner


def _content(name: str, data: bytes) -> bytes:
    if name in _BLANK:
        return (_HEAD + _BLANK[name]).encode()
    lower = name.lower()
    if lower.endswith(".psmdcp"):  # core properties, where LibreOffice and others keep them
        return (_HEAD + _BLANK["docProps/core.xml"]).encode()
    if lower.endswith((".jpg", ".jpeg")):
        return clean_jpeg(data)
    if lower.endswith(".png"):
        return clean_png(data)
    if lower.endswith(".rels"):
        return _LOCAL.sub(rb"\1file:///\2", data)
    if _WITH_PEOPLE.fullmatch(name):
        return _PLACE.sub(b"", _AUTHORS.sub(rb"\1", _nameless(name, data)))
    return data


def _nameless(name: str, data: bytes) -> bytes:
    """Attributes called ``name`` are people only where people are listed; elsewhere, styles."""
    listed = any(word in name for word in ("people", "person", "uthors", "userNames"))

    def blank(found: re.Match[bytes]) -> bytes:
        return found[1] if listed or b"name=" not in found[1] else found[0]

    return _PEOPLE.sub(blank, data)
