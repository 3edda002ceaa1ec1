"""Chromium opens built pages from disk and says what it saw: scripts that ran, words, requests."""

from __future__ import annotations

import atexit
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.tools import CHROMIUM_FLAGS, chromium

RAN = "kimsite-test: a script ran"
_SIDE_BY_SIDE = 20
_SHELL = """<!doctype html><meta charset=utf-8>
<style>iframe {{ border: 0; width: 10px; height: 10px }}</style>{}"""
_SPY = f"window.alert = () => {{ window.__ran = true; console.log({RAN!r}); }};"
_INSPECT = """() => {
  const found = window.__ran ? ['ran'] : [];
  const safe = ['file:', 'http:', 'https:', 'mailto:', 'tel:', 'webcal:'];
  const addresses = ['href', 'xlink:href', 'src', 'action', 'formaction', 'poster', 'data',
    'background', 'ping', 'cite'];
  const foreign = ['iframe', 'frame', 'object', 'embed', 'base', 'applet', 'portal'];
  for (const element of document.querySelectorAll('*')) {
    const tag = element.localName;
    if (foreign.includes(tag)) found.push(`<${tag}>`);
    if (tag === 'script') {
      if (element.type === 'application/ld+json') {
        try { JSON.parse(element.textContent); } catch { found.push('JSON-LD that is no JSON'); }
      } else if (!element.src) found.push('inline script');
    }
    for (const {name, value} of element.attributes) {
      if (name.startsWith('on') || name === 'srcdoc') found.push(`<${tag} ${name}>`);
      if (!addresses.includes(name)) continue;
      let scheme = 'none';
      try { scheme = new URL(value, document.baseURI).protocol; } catch {}
      if (!safe.includes(scheme)) found.push(`<${tag} ${name}="${value}">`);
    }
  }
  return found;
}"""


@dataclass
class Tab:
    """One tab of the browser; ``words`` is what its console said, ``asked`` what it requested."""

    page: Page
    words: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, file: Path) -> None:
        """Open a file and wait until all of it is loaded."""
        self.words.clear()
        self.asked.clear()
        self.page.goto(file.as_uri(), wait_until="load")

    def run(self, script: str) -> Any:
        """What ``script`` answers on the open page."""
        return self.page.evaluate(script)

    def inspect(self, file: Path) -> list[str]:
        """What on the page could run a script, or did."""
        self.open(file)
        found: list[str] = self.run(_INSPECT)
        return [*found, *(["ran"] if RAN in self.words and "ran" not in found else [])]


@cache
def _driver() -> Playwright:
    """What speaks to browsers: one a process, for it cannot be started twice."""
    driver = sync_playwright().start()
    atexit.register(driver.stop)
    return driver


@contextmanager
def launched(*rules: str) -> Iterator[Browser]:
    """A browser that finds no host but those that ``rules`` exclude."""
    resolver = ", ".join(("MAP * ~NOTFOUND", *rules))
    flags = [*CHROMIUM_FLAGS, f"--host-resolver-rules={resolver}"]
    started = _driver().chromium.launch(executable_path=chromium(), args=flags)
    try:
        yield started
    finally:
        started.close()


@contextmanager
def browser(*, as_published: bool = False) -> Iterator[BrowserContext]:
    """A browser that no request leaves; the pages' own policy is off but for ``as_published``."""
    with launched() as started:
        context = started.new_context(bypass_csp=not as_published)
        if not as_published:
            context.add_init_script(_SPY)
        yield context


def open_tab(context: BrowserContext, *, width: int) -> Tab:
    """A new tab, so many pixels wide."""
    tab = Tab(context.new_page())
    tab.page.set_viewport_size({"width": width, "height": 2 * width})
    tab.page.on("console", lambda message: tab.words.append(message.text))
    tab.page.on("pageerror", lambda error: tab.words.append(str(error)))
    tab.page.on("request", lambda request: tab.asked.append(request.url))
    return tab


def inspect_all(context: BrowserContext, files: Sequence[Path]) -> dict[str, list[str]]:
    """Open every file; what was found on those where anything was.

    They stand side by side in one page, in frames so small that all of them are in sight: a page
    of its own takes twice the time, most of it for what surrounds a page. Nothing gets the focus
    there, but what would run when it does stands in an attribute, which is found.
    """
    tab = open_tab(context, width=100)  # little to paint: there are hundreds of pages
    found: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        shell = Path(folder) / "bingkai.html"
        for begin in range(0, len(files), _SIDE_BY_SIDE):
            batch = files[begin : begin + _SIDE_BY_SIDE]
            frames = "".join(f'<iframe src="{file.as_uri()}"></iframe>' for file in batch)
            shell.write_text(_SHELL.format(frames), "utf-8")
            tab.open(shell)
            for file, frame in zip(batch, tab.page.main_frame.child_frames, strict=True):
                what: list[str] = frame.evaluate(_INSPECT)
                led = [] if frame.url == file.as_uri() else [f"led to {frame.url}"]
                if what or led:
                    found[str(file)] = [*what, *led]
            if RAN in tab.words and not any("ran" in found.get(str(file), ()) for file in batch):
                found[str(batch[0])] = [*found.get(str(batch[0]), ()), "ran here or near"]
    tab.page.close()
    return found
