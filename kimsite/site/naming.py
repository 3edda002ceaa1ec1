"""How a KIM is called, and how the first words of its posts say so: ``KIM Amungsa, Timika –``."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from kimsite.forms import Network
from kimsite.model import Community
from kimsite.rendering.look.theme import Theme

_IN_FULL = re.compile(r"(?:komunitas|kelompok)\s+informasi\s+masyarakat\b\s*(?:\(KIM\)\s*)?", re.I)
_KIM = re.compile(r"\bKIM\b", re.IGNORECASE)
_WRITTEN = re.compile(r"\W*KIM\b[^.!?\n]{0,90}?\s*[–—-]{1,3}\s", re.IGNORECASE)


def say_kim(name: str) -> str:
    """The name with the word KIM once: ``Amungsa`` and ``KIM Amungsa`` are ``KIM Amungsa``."""
    short = " ".join(_IN_FULL.sub("KIM ", name, count=1).split())
    return short if _KIM.search(short) else f"KIM {short}"


def say_materials(theme: Theme, network: Network) -> str:
    """What the network's materials and their feed are called."""
    return f"{theme.say('bahan')} – {network.nama}"


def say_region(community: Community) -> str:
    """``Kelurahan Timika Jaya, Distrik Mimika Baru, Kabupaten Mimika``, the smallest first."""
    around = [region.title for region in reversed(community.chain) if region.level > 1]
    return ", ".join(around or [region.title for region in community.chain])


def say_dateline(community: Community, place: str = "") -> str:
    """``KIM Amungsa, Timika –``; without a ``place``, the region it works in."""
    where = place or (community.chain[-1].name if community.chain else "")
    kim = say_kim(community.profile.nama)
    return f"{kim}, {where} –" if where else f"{kim} –"


def put_dateline(html: str, text: str, dateline: str) -> Markup:
    """Open the body ``html`` (safe; ``text`` is its plain text) with ``dateline``.

    A body whose author began with one of its own keeps that.
    """
    body = html.lstrip()
    if _WRITTEN.match(text):
        return Markup(body)  # noqa: S704 -- render_markup made it safe
    if body.startswith("<p>"):
        opening = f'<p><b class="asal">{escape(dateline)}</b> {body[3:]}'
    else:
        lone = escape(dateline.rstrip(" –"))
        opening = f'<p><b class="asal">{lone}</b></p>\n{body}'
    return Markup(opening)  # noqa: S704 -- safe HTML around an escaped dateline
