"""What a host wants beside pages: ``404.html``, ``robots.txt``, ``_headers`` and ``.nojekyll``."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup

from kimsite.directory.press import Press
from kimsite.model import ASSETS, Artifact, Target
from kimsite.rendering.layout import MARK
from kimsite.rendering.look.page import POLICY, SEARCHING


def print_hosting(press: Press) -> list[Artifact]:
    """All of them. A host serves ``404.html`` from any depth, so its style stands inside it."""
    style = press.theme.render("direktori/404.css", {})
    digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    style_src = f"style-src 'self' 'sha256-{digest}'"
    policy = POLICY.replace("style-src 'self'", style_src)
    shared = SEARCHING.replace("style-src 'self'", style_src)
    page = press.theme.render(
        "direktori/404.html",
        {
            "style": Markup(style),  # noqa: S704 -- the theme's own file
            "policy": policy,
            "network": press.setting.network,
            "icon": press.layout.address(Target(ASSETS, "ikon.svg")),
            "menu": [(e.label, press.layout.address(e.target)) for e in press.frame.menu],
        },
    )
    return [
        Artifact("404.html", page.encode("utf-8")),
        Artifact("robots.txt", _robots(press).encode("utf-8")),
        Artifact("_headers", _headers(press, shared).encode("utf-8")),
        Artifact(".nojekyll", b""),
    ]


def _robots(press: Press) -> str:
    address = f"{press.layout.base_url.rstrip('/')}/sitemap.xml"
    return f"{MARK}\nUser-agent: *\nAllow: /\n\nSitemap: {address}\n"


def _headers(press: Press, policy: str) -> str:
    """For hosts that read ``_headers``, one policy for all: it lets the style of ``404.html`` and
    the index of search through, which every other page's own policy keeps out.
    """
    assets = press.layout.assets.split("/")[0] or ASSETS
    return (
        "/*\n"
        f"  Content-Security-Policy: {policy}; frame-ancestors 'self'\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Referrer-Policy: strict-origin-when-cross-origin\n"
        f"/{assets}/*\n"
        "  Cache-Control: public, max-age=31536000, immutable\n"
    )
