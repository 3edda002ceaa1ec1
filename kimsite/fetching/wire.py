"""One question over HTTP: bounded in time, in bytes and in redirects, whatever the other side does.

The standard library asks, because the socket must be ours: see :mod:`kimsite.fetching.line`.
"""

from __future__ import annotations

import http.client
import ssl
import time
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin

from kimsite import __version__
from kimsite.fetching.fault import FetchFault
from kimsite.fetching.guard import PORTS, find_addresses, parse_target
from kimsite.fetching.line import Line, cut_at

AGENT = f"kimsite/{__version__} (kimsite fetch; situs KIM)"
MAX_REDIRECTS = 5
_MOVED = {301, 302, 303, 307, 308}
_SAFE = "/?:@!$&'()*+,;=-._~%"
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may cost, all redirects together."""

    seconds: float
    size: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from ``address``; ``data`` is None where nothing changed since."""

    address: str
    data: bytes | None
    etag: str = ""
    modified: str = ""
    kind: str = ""


def ask(
    address: str, limits: Limits, allowed: Collection[str], etag: str = "", modified: str = ""
) -> Answer:
    """Ask for ``address``, if it changed since ``etag`` or ``modified``. Raises FetchFault."""
    deadline, secure = time.monotonic() + limits.seconds, False
    for _ in range(MAX_REDIRECTS + 1):
        parts = parse_target(address)
        if secure and parts.scheme != "https":
            raise FetchFault("luar-dilarang", alamat=address[:200], sebab="beralih ke http")
        secure = parts.scheme == "https"
        addresses = find_addresses(parts, allowed)
        with cut_at(deadline, address) as line:
            try:
                found = _ask_once(parts, addresses, line, limits, etag, modified, address)
            except (OSError, http.client.HTTPException, zlib.error) as error:
                raise FetchFault("luar-putus", alamat=address, sebab=_why(error)) from None
        if isinstance(found, Answer):
            return found
        try:
            address = urljoin(address, found)
        except ValueError:  # such as http://[
            raise FetchFault("luar-alamat-rusak", alamat=found[:200]) from None
    raise FetchFault("luar-putus", alamat=address, sebab="terlalu banyak pengalihan")


def _ask_once(
    parts: SplitResult,
    addresses: list[tuple[int, str]],
    line: Line,
    limits: Limits,
    etag: str,
    modified: str,
    address: str,
) -> Answer | str:
    """The answer, or where else to ask."""
    host = (parts.hostname or "").encode("idna").decode("ascii")
    line.connect(addresses, parts.port or PORTS[parts.scheme])
    if parts.scheme == "https":
        line.secure(host)
        talk: http.client.HTTPConnection = http.client.HTTPSConnection(host, parts.port)
    else:
        talk = http.client.HTTPConnection(host, parts.port)
    talk.sock = line.socket
    target = quote(parts.path or "/", safe=_SAFE)
    if parts.query:
        target += f"?{quote(parts.query, safe=_SAFE)}"
    talk.request("GET", target, headers=_headers(etag, modified))
    with talk.getresponse() as response:
        if response.status in _MOVED and (there := response.getheader("Location")):
            return there
        if response.status == 304 and (etag or modified):
            return Answer(address, None, etag, modified)
        if response.status != 200:
            raise FetchFault("luar-putus", alamat=address, sebab=f"jawaban {response.status}")
        data = _read(response, limits.size, address)
        if line.over:
            raise FetchFault("luar-lambat", alamat=address)
        return Answer(
            address,
            data,
            (response.getheader("ETag") or "")[:500],
            (response.getheader("Last-Modified") or "")[:80],
            response.getheader("Content-Type") or "",
        )


def _headers(etag: str, modified: str) -> dict[str, str]:
    headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Connection": "close"}
    if etag:
        headers["If-None-Match"] = etag
    if modified:
        headers["If-Modified-Since"] = modified
    return headers


def _read(response: http.client.HTTPResponse, most: int, address: str) -> bytes:
    """The body, unpacked; never more than ``most`` bytes of it, packed or not."""
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in {"identity", "gzip", "x-gzip"}:
        raise FetchFault("luar-putus", alamat=address, sebab=f"kemasan {encoding[:40]}")
    unpack = zlib.decompressobj(31) if encoding != "identity" else None
    taken, data = 0, bytearray()
    huge = FetchFault("luar-terlalu-besar", alamat=address, batas=f"{most // 1_000_000} MB")
    while block := response.read1(_BLOCK):
        taken += len(block)
        data += unpack.decompress(block, most + 1 - len(data)) if unpack else block
        if max(taken, len(data)) > most:
            raise huge
    if response.length or (unpack is not None and not unpack.eof):
        raise FetchFault("luar-putus", alamat=address, sebab="jawaban terpotong")
    return bytes(data)


def _why(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        return "sertifikat atau sambungan amannya tidak sah"
    if isinstance(error, TimeoutError):
        return "tidak menjawab"
    if isinstance(error, ConnectionRefusedError):
        return "menolak sambungan"
    if isinstance(error, OSError):
        return "sambungan terputus"
    return "jawabannya tidak menurut aturan HTTP"
