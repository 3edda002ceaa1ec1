"""Links to videos, posts and maps that stand alone become cards; nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.rendering.markup import Picture, render_markup
from kimsite.rendering.markup.embeds import kind_of

LABELS = {
    "youtube": "Tonton",
    "instagram": "Lihat",
    "peta": "Buka",
    "penjelasan": "Menghubungi {situs}.",
}
VIDEO = "https://youtu.be/dQw4w9WgXcQ?si=a_b&t=10"


class Open:
    def link(self, href: str) -> str | None:
        return href

    def picture(self, src: str) -> Picture | None:  # noqa: ARG002 -- there are none
        return None


def html(text: str) -> str:
    return render_markup(text, Open(), card_labels=LABELS).html


def card(address: str, title: str, host: str) -> str:
    return (
        f'<div class="sematan"><a href="{address}" rel="noopener nofollow">{title}</a>'
        f"<p>Menghubungi {host}.</p></div>"
    )


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://www.youtube.com/watch?v=abc", "youtube"),
        ("http://m.youtube.com/shorts/abc", "youtube"),
        ("https://youtu.be/abc", "youtube"),
        ("https://www.instagram.com/p/abc/", "instagram"),
        ("https://instagram.com/kim.amungsa/reel/abc/", "instagram"),
        ("https://maps.app.goo.gl/abc", "peta"),
        ("https://www.google.com/maps/place/Timika", "peta"),
        ("https://www.openstreetmap.org/#map=12/-4.5/136.9", "peta"),
        ("https://www.youtube.com/@kimamungsa", ""),
        ("https://www.instagram.com/kim.amungsa/", ""),
        ("https://www.google.com/search?q=maps", ""),
        ("https://youtube.com.contoh.id/watch?v=abc", ""),
        ("https://contoh.id/youtu.be/abc", ""),
        ("javascript:youtu.be/abc", ""),
        ("https://[youtu.be/abc", ""),
    ],
)
def test_which_addresses_become_a_card(address: str, kind: str) -> None:
    assert kind_of(address) == kind


def test_a_link_alone_on_its_line_becomes_a_card_that_names_whom_it_asks() -> None:
    shown = VIDEO.replace("&", "&amp;")
    expected = card(shown, "Tonton", "youtu.be")
    assert html(VIDEO) == expected
    assert html(f"<{VIDEO}>") == expected
    assert html(f"Kabar.\n{VIDEO}\nSelesai.") == f"<p>Kabar.</p>\n{expected}\n<p>Selesai.</p>"


def test_the_author_may_name_it() -> None:
    address = "https://www.google.com/maps/place/Timika"
    assert html(f"[Balai warga]({address})") == card(address, "Balai warga", "google.com")


def test_a_link_among_words_stays_a_link() -> None:
    assert "sematan" not in html(f"Lihat {VIDEO} ya.")
    assert "sematan" not in html(f"- {VIDEO}")
    assert "sematan" not in html("https://contoh.id/berita")


def test_its_address_stays_among_the_words() -> None:
    text = render_markup(f"Kabar.\n\n{VIDEO}", Open(), card_labels=LABELS).text
    assert text == f"Kabar. {VIDEO}"


@given(st.text(alphabet="htps:/.youtube&?=<>()[]*_ \n\"'", max_size=60))
def test_no_text_breaks_out_of_a_card(tail: str) -> None:
    written = html(f"https://youtu.be/{tail}\n\nhttps://youtu.be/a")
    assert written.count("<div") == written.count("</div>")
    assert written.endswith(card("https://youtu.be/a", "Tonton", "youtu.be"))
