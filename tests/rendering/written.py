"""What a text becomes, with a resolver that finds nearly everything."""

from __future__ import annotations

from dataclasses import dataclass, field

from kimsite.rendering.markup import Markup, Picture, render_markup


@dataclass
class Site:
    """A resolver that finds everything but what is called ``mati`` or ``hilang``."""

    asked: list[str] = field(default_factory=list)

    def link(self, href: str) -> str | None:
        self.asked.append(href)
        return None if "mati" in href else href.replace(".md", ".html")

    def picture(self, src: str) -> Picture | None:
        self.asked.append(src)
        return None if "hilang" in src else Picture("../foto/" + src, 1200, 900)


def render(source: str, **options: object) -> Markup:
    return render_markup(source, Site(), **options)  # type: ignore[arg-type]


def html(source: str, **options: object) -> str:
    return render(source, **options).html


def asked(source: str) -> list[str]:
    site = Site()
    render_markup(source, site)
    return site.asked


IMAGE = (
    '<img src="../foto/{}" alt="{}"{} width="1200" height="900" loading="lazy" decoding="async">'
)


def image(src: str, alt: str = "", title: str = "") -> str:
    return IMAGE.format(src, alt, f' title="{title}"' if title else "")


def link(href: str, text: str | None = None) -> str:
    external = ' rel="noopener nofollow"' if href.startswith("http") else ""
    return f'<a href="{href}"{external}>{href if text is None else text}</a>'
