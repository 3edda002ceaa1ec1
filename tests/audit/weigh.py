"""What a page costs a phone that is 360 pixels wide: each answer as it came over the wire."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from kimsite.engine.working.budget import MAP

PHONE = {"viewport": {"width": 360, "height": 780}, "device_scale_factor": 2.0, "has_touch": True}
_SCROLL = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 400) {
    scrollTo(0, y);
    await new Promise(done => setTimeout(done, 40));
  }
}"""


@dataclass
class Weight:
    """Bytes, compressed; ``all`` is everything that was loaded, scrolled to the end.

    ``markup`` is without the map, which comes after what stands above it and is weighed apart.
    ``foreign`` are requests to another origin, ``words`` what the console said.
    """

    markup: int = 0
    map: int = 0
    scripts: int = 0
    pictures: int = 0
    all: int = 0
    foreign: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def weigh(browser: Browser, address: str) -> Weight:
    """The weight of the page at ``address``."""
    found = Weight()
    home = urlsplit(address).netloc
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.on("console", lambda message: found.words.append(message.text))
    page.on("pageerror", lambda error: found.words.append(str(error)))
    page.on("response", lambda response: _add(found, response, home))
    page.goto(address, wait_until="load")
    page.evaluate(_SCROLL)
    page.wait_for_load_state("networkidle")
    context.close()
    return found


def _add(found: Weight, response: Any, home: str) -> None:
    if urlsplit(response.url).netloc != home:
        found.foreign.append(response.url)
        return
    kind = response.headers.get("content-type", "")
    body = response.body()
    packed = response.headers.get("content-encoding") == "gzip"
    size = len(gzip.compress(body, 6)) if packed else len(body)
    if kind.startswith("text/html") and (drawn := b"".join(MAP.findall(body))):
        found.markup += len(gzip.compress(MAP.sub(b"", body), 6))
        found.map += len(gzip.compress(drawn, 6))
    elif kind.startswith(("text/html", "text/css")):
        found.markup += size
    elif "javascript" in kind:
        found.scripts += size
    elif kind.startswith("image/"):
        found.pictures += size
    found.all += size
