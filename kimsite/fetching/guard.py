"""Whom we may talk to: public hosts, and private ones that the network names.

A name is resolved once, every address it has is judged, and the connection is made to exactly
those: a second answer of the name system can lead nowhere else (DNS rebinding).
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection
from urllib.parse import SplitResult, urlsplit

from pydantic_core import PydanticCustomError

from kimsite.fetching.fault import FetchFault
from kimsite.forms.typed.addresses import parse_web_address

PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def parse_target(address: str) -> SplitResult:
    """The parts of an address that may be asked for at all. Raises FetchFault."""
    scheme, mark, _ = address.lower().partition("://")
    if not mark or scheme not in PORTS:
        raise FetchFault("luar-dilarang", alamat=address[:200], sebab="hanya http dan https")
    try:
        parts = urlsplit(parse_web_address(address))
    except PydanticCustomError:
        raise FetchFault("luar-alamat-rusak", alamat=address[:200]) from None
    if "@" in parts.netloc:
        raise FetchFault("luar-alamat-rusak", alamat=address[:200])
    return parts


def host_in(written: str) -> str:
    """The host that someone means by ``http://Server.lan:8080/``, ``server.lan`` or ``::1``."""
    name = written.strip().lower().rpartition("://")[2].partition("/")[0]
    if name.count(":") > 1:
        return name.partition("]")[0].removeprefix("[")
    return name.partition(":")[0].rstrip(".")


def find_addresses(parts: SplitResult, allowed: Collection[str]) -> list[tuple[int, str]]:
    """The family and address of every place where the host of ``parts`` may be reached.

    ``allowed`` are hosts that may be private. Raises FetchFault.
    """
    host = (parts.hostname or "").rstrip(".")
    port = parts.port or PORTS[parts.scheme]
    try:
        name = host.encode("idna").decode("ascii") if ":" not in host else host
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchFault("luar-putus", alamat=host, sebab="nama situs tidak ditemukan") from None
    addresses = list(dict.fromkeys((entry[0], str(entry[4][0])) for entry in found))
    if host not in allowed and not all(is_public(address) for _, address in addresses):
        raise FetchFault("luar-lokal", host=host)
    return [(int(family), address) for family, address in addresses]


def is_public(text: str) -> bool:
    """Whether an IP address is anyone's on the internet, and not of a network at home."""
    try:
        address: Address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if address.teredo is not None:
            return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )
