"""A page over slow 3G: when its largest part is painted."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.audit.weigh import PHONE

LATENCY, RATE = 400, 50 * 1024
"""Milliseconds there and back, bytes a second."""
_LARGEST = """() => new Promise(done => {
  let last = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) last = entry.startTime;
  }).observe({type: 'largest-contentful-paint', buffered: true});
  setTimeout(() => done(last), 300);
})"""


def largest_paint(browser: Browser, address: str) -> float:
    """Seconds until the largest contentful paint, with nothing in the cache."""
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY,
            "downloadThroughput": RATE,
            "uploadThroughput": RATE,
        },
    )
    page.goto(address, wait_until="load", timeout=120_000)
    seconds = float(page.evaluate(_LARGEST)) / 1000
    context.close()
    return seconds
