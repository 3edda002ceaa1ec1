"""JSON-LD (schema.org) of a page that is no article, event or organisation: what it is part of."""

from __future__ import annotations

from dataclasses import replace

from kimsite.rendering.jinja.json_ld import write_json_ld
from kimsite.rendering.layout import Layout
from kimsite.rendering.look.page import Frame, Page

PLAIN, COLLECTION, ABOUT = "WebPage", "CollectionPage", "AboutPage"


def describe_page(page: Page, layout: Layout, frame: Frame, kind: str = PLAIN) -> Page:
    """``page`` of the site ``frame``, described as a ``kind`` unless it describes itself."""
    if page.json_ld or not page.indexed:
        return page
    described = {
        "@context": "https://schema.org",
        "@type": kind,
        "name": page.title,
        "description": page.description,
        "url": layout.address(page.target),
        "inLanguage": page.language,
        "isPartOf": {
            "@type": "WebSite",
            "name": frame.title,
            "url": layout.address(frame.home),
        },
    }
    if page.preview is not None:
        described["primaryImageOfPage"] = {
            "@type": "ImageObject",
            "url": page.preview.address,
            "width": page.preview.width,
            "height": page.preview.height,
        }
    told = {name: value for name, value in described.items() if value}
    return replace(page, json_ld=write_json_ld(told))
