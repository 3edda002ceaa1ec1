"""Word, Excel and PowerPoint files (ECMA-376): ZIP archives whose properties stand in docProps/."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kimsite.rendering.scrub.jpeg import clean_jpeg

MAX_UNPACKED = 300_000_000
"""Bytes; an archive that promises more is not opened."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACE = "http://schemas.openxmlformats.org"
_CORE = f"{_SPACE}/package/2006/metadata/core-properties"
_BLANK = {
    "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_CORE}"/>',
    "docProps/app.xml": f'<Properties xmlns="{_SPACE}/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": f'<Properties xmlns="{_SPACE}/officeDocument/2006/custom-properties"/>',
}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP archive can tell."""


def clean_office(data: bytes) -> bytes:
    """The same document without author, company, times, and the metadata of the photos in it.

    Raises whatever ``zipfile`` raises on a damaged or locked archive, and ValueError for a bomb.
    """
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        members = old.infolist()
        if sum(member.file_size for member in members) > MAX_UNPACKED:
            raise ValueError("bomb")
        for member in members:
            name = member.filename
            entry = ZipInfo(name, _LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = member.external_attr
            new.writestr(entry, _content(name, old.read(member)))
    return buffer.getvalue()


def _content(name: str, data: bytes) -> bytes:
    if name in _BLANK:
        return (_HEAD + _BLANK[name]).encode()
    if name.lower().endswith((".jpg", ".jpeg")):
        return clean_jpeg(data)
    return data
