"""Names for good: tag: URIs (RFC 4151), which survive a change of title, address or domain."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from kimsite.forms import Network

_TAG_SAFE = "/?:@!$&'()*+,;=-._~"  # what RFC 4151 allows in "specific" beside letters and digits
_NAMES = ("tag:", "urn:", "http://", "https://")


def tag_uri(authority: str, *specific: str) -> str:
    """``tag:kim.contoh.id,2026:amungsa/berita/2026-01-02-panen``."""
    named = quote(authority, safe=_TAG_SAFE)  # a name of its own making may hold anything
    return f"tag:{named}:{quote('/'.join(specific), safe=_TAG_SAFE)}"


def item_id(authority: str, owner: str, own: str | None, name: str) -> str:
    """The id of an item of ``owner``: its ``own`` from the front matter, else by its ``name``."""
    if own and own.startswith("tag:"):
        return f"tag:{quote(own.removeprefix('tag:'), safe=_TAG_SAFE + '%#')}"
    return tag_uri(authority, owner, own or name)


def foreign_id(authority: str, given: str) -> str:
    """The id of an item that lives elsewhere: what its feed calls it, made a URI if it is none."""
    return given if given.startswith(_NAMES) else tag_uri(authority, "luar", given)


def feed_authority(network: Network) -> str:
    """Whom the feeds' ids name: ``otoritas_feed``, else the host of the network's address."""
    if network.otoritas_feed:
        return network.otoritas_feed
    host = urlsplit(network.alamat_situs).hostname or "localhost"
    return f"{host.encode('idna').decode('ascii')},2026"


def since(feed_id: str) -> datetime:
    """When the authority in ``feed_id`` began: a feed without entries changed last then."""
    _, _, date = feed_id.split(":")[1].partition(",")
    try:
        year, month, day = (*map(int, date.split("-")), *(1, 1)[date.count("-") :])
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:  # an authority of somebody's own making
        return datetime(2026, 1, 1, tzinfo=UTC)
