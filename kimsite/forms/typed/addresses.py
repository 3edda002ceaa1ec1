"""Web addresses, and paths where either will do."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from kimsite.forms.typed.texts import text_of

_HOST = re.compile(r"[\w-]+(\.[\w-]+)+", re.UNICODE)


def parse_web_address(value: Any) -> str:
    """An ``http(s)`` address; a bare host (``kim.id/amungsa``) gets ``https://``."""
    text = text_of(value)
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    local = host == "localhost" or host.replace(".", "").isdigit()
    plain = not re.search(r"[\s<>\"'\\`{}|^\x00-\x1f]", text)
    if parts.scheme not in {"http", "https"} or not (local or _HOST.fullmatch(host)) or not plain:
        raise PydanticCustomError("alamat-web-tak-sah", "web address expected")
    _check_host(host)
    return text


def _check_host(host: str) -> None:
    """Refuse what the name system cannot hold: over 63 letters between two dots, or 253 in all."""
    try:
        name = host.encode("idna")
    except UnicodeError:
        long = any(len(label) > 30 for label in host.split("."))
        code = "nama-situs-panjang" if long else "alamat-web-tak-sah"
        raise PydanticCustomError(code, "host expected") from None
    if len(name) > 253:
        raise PydanticCustomError("nama-situs-panjang", "shorter host expected")


def parse_site_address(value: Any) -> str:
    """A web address that the addresses of pages can be joined to."""
    text = parse_web_address(value)
    parts = urlsplit(text)
    if "@" in parts.netloc or "?" in text or "#" in text:
        raise PydanticCustomError("alamat-situs-tak-sah", "address of a site expected")
    return text


def is_path(origin: str) -> bool:
    """Whether an origin names a file of the network's folder: ``kiriman/kim.json``, ``./kim.json``.

    What begins with a host is a web address, with or without ``https://``.
    """
    first = origin.split("/", 1)[0]
    return "://" not in origin and (first == "." or not _HOST.fullmatch(first.split(":")[0]))


def parse_origin(value: Any) -> str:
    """A web address, or the path of a file within the network's folder."""
    text = text_of(value).replace("\\", "/")
    if not is_path(text):
        return parse_web_address(text)
    parts = text.removeprefix("./").split("/")
    if ".." in parts or not all(parts) or ":" in text or not text.isprintable():
        raise PydanticCustomError("sumber-tak-sah", "path within the network expected")
    return "./" + "/".join(parts)
