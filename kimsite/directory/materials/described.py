"""JSON-LD of a material: a NewsArticle, and of what clears up a hoax a ClaimReview.

Sources: schema.org/NewsArticle, schema.org/ClaimReview, schema.org/Claim.
"""

from __future__ import annotations

from typing import Any

from kimsite.directory.materials.card import Card
from kimsite.directory.press import Press
from kimsite.forms.typed.addresses import parse_web_address
from kimsite.model import Target
from kimsite.rendering.layout import FRONT

_WORST, _BEST = 1, 5
_RATINGS = {
    "hoaks": 1,
    "disinformasi": 1,
    "misinformasi": 1,
    "malinformasi": 2,
    "konteks keliru": 2,
    "sebagian benar": 3,
    "benar": 5,
}
"""Of each verdict, from false (1) to true (5)."""


def describe_material(press: Press, card: Card, page: Target) -> dict[str, Any]:
    """What ``page`` tells machines about the material of ``card``."""
    form, address = card.notice.form, press.layout.address(page)
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview" if card.hoax else "NewsArticle",
        "headline": form.judul,
        "description": card.summary,
        "datePublished": card.notice.post.date.isoformat(),
        "inLanguage": form.bahasa or press.theme.language,
        "url": address,
        "mainEntityOfPage": address,
        "author": {"@type": "GovernmentOrganization", "name": card.issuer},
        "publisher": {
            "@type": "Organization",
            "name": press.setting.network.nama,
            "url": press.layout.address(FRONT),
        },
    }
    if card.notice.changed is not None:
        described["dateModified"] = card.notice.changed.instant.isoformat()
    if card.article.figures:
        described["image"] = [press.layout.address(f.target) for f in card.article.figures]
    if card.hoax:
        described |= _review(press, card)
    return described


def _review(press: Press, card: Card) -> dict[str, Any]:
    """What was claimed, and what is to be thought of it."""
    verdict = card.notice.verdict
    return {
        "claimReviewed": card.claim,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RATINGS[verdict],
            "bestRating": _BEST,
            "worstRating": _WORST,
            "alternateName": press.verdict(verdict),
        },
        "itemReviewed": _claim(card),
    }


def _claim(card: Card) -> dict[str, Any]:
    form = card.notice.form
    claim: dict[str, Any] = {"@type": "Claim", "name": card.claim}
    if form.tanggal_klaim is not None:
        claim["datePublished"] = str(form.tanggal_klaim)
    if form.asal_klaim is not None:
        address = _address(form.asal_klaim)
        known = {"url": address} if address else {"name": form.asal_klaim}
        claim["appearance"] = {"@type": "CreativeWork", **known}
    return claim


def _address(origin: str) -> str:
    """``origin`` if it is a web address, else nothing."""
    if "://" not in origin:
        return ""
    try:
        return parse_web_address(origin)
    except ValueError:
        return ""
