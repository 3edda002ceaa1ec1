"""The message that passes a page on: the same as any program would quote it."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from kimsite.site.items.share import share_links

WORDS = st.text(st.characters(codec="utf-8"), max_size=80)


@given(WORDS, WORDS)
def test_what_is_sent_is_what_was_written(title: str, story: str) -> None:
    links = share_links(title, story, "KIM", "https://kim.contoh.id/a.html")
    bold = f"*{title.replace('*', '')}*" if title else ""
    message = "\n\n".join(filter(None, (bold, story, "KIM\nhttps://kim.contoh.id/a.html")))
    assert links.whatsapp == f"https://wa.me/?text={quote(message, safe='')}"
    assert parse_qs(urlsplit(links.whatsapp).query)["text"] == [message]
