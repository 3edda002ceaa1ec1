"""Links, pictures and bare words of what authors type, and what their readers see."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kimsite.rendering.markup import Markup
from tests.rendering.written import asked, html, image, link, render

# Links


def test_a_link_is_resolved_and_an_external_one_is_not_vouched_for():
    assert html("[a](b.md) [c](https://x.id)") == (
        f"<p>{link('b.html', 'a')} {link('https://x.id', 'c')}</p>"
    )


def test_a_dead_links_text_stays():
    assert html("lihat [yang *ini*](mati.md) ya") == "<p>lihat yang <em>ini</em> ya</p>"


def test_every_address_is_asked_for_once_in_the_order_of_the_page():
    source = (
        "- a https://1.id\n  - [b](2.md)\n- <https://3.id>\n\n![c](4.jpg)\n\n[d][e] f@5.id[^g]\n\n"
        "|[h](6.md)|i|\n|-|-|\n|j|www.7.id|\n\n[e]: 8.md\n[^g]: [k](9.md)\n\n**<l@10.id>**"
    )
    assert asked(source) == [
        "https://1.id", "2.md", "https://3.id", "4.jpg", "8.md", "mailto:f@5.id", "6.md",
        "http://www.7.id", "mailto:l@10.id", "9.md",
    ]  # fmt: skip


def test_an_address_is_asked_for_as_it_was_meant():
    assert asked("[a](b%20c.md?x=1&amp;y=2) <https://x.id/?a=1&amp;b=2> [d](e\\_f.md)") == [
        "b%20c.md?x=1&y=2",
        "https://x.id/?a=1&b=2",
        "e_f.md",
    ]


def test_an_address_may_hold_spaces_and_brackets():
    assert asked("[a](foto panen (2).md) ![b](x y.jpg “judul”) [c](<d (e.md>)") == [
        "foto panen (2).md",
        "x y.jpg",
        "d (e.md",
    ]


@pytest.mark.parametrize(
    ("source", "address", "rest"),
    [
        ("https://x.id/a_b_c.", "https://x.id/a_b_c", "."),
        ("https://x.id/a(b)).", "https://x.id/a(b)", ")."),
        ("http://x.id/?q=a,b!", "http://x.id/?q=a,b", "!"),
        ("https://x.id/a*b…", "https://x.id/a*b", "…"),
        ("https://x.id/kata”", "https://x.id/kata", "”"),
        ("https://x.id🎉", "https://x.id", "🎉"),
        (r"https://x.id/a\_b", "https://x.id/a_b", ""),
        ("Https://X.id", "Https://X.id", ""),
    ],
)
def test_a_bare_address_ends_where_the_sentence_goes_on(source, address, rest):
    shown = f'<a href="{address}" rel="noopener nofollow">{address}</a>'
    if address.startswith("Https"):
        assert asked(source) == [address]
    else:
        assert html(source) == f"<p>{shown}{rest}</p>"


def test_bare_addresses_without_a_scheme():
    assert html("(www.desa.go.id) pak.rt@desa-x.go.id.") == (
        '<p>(<a href="http://www.desa.go.id" rel="noopener nofollow">www.desa.go.id</a>) '
        '<a href="mailto:pak.rt@desa-x.go.id">pak.rt@desa-x.go.id</a>.</p>'
    )


def test_an_address_in_bold_is_a_link_in_bold():
    assert html("**https://x.id** _https://y.id_") == (
        f"<p><strong>{link('https://x.id')}</strong> <em>{link('https://y.id')}</em></p>"
    )


@pytest.mark.parametrize("source", ["`https://x.id a@b.id`", "```\nhttps://x.id\n```"])
def test_an_address_in_code_is_no_link(source):
    assert asked(source) == []


def test_an_address_in_a_link_is_no_second_link():
    assert html("[https://x.id a@b.id](https://y.id)") == (
        f"<p>{link('https://y.id', 'https://x.id a@b.id')}</p>"
    )


@pytest.mark.parametrize("word", ["http://", "www.", "@nama", "a@b", "https://_", "xhttp://a.id"])
def test_what_only_resembles_an_address_is_text(word):
    assert html(word) == f"<p>{word}</p>"


def test_a_label_in_brackets_is_words_unless_a_link_uses_it():
    assert html("[PENTING]: Harap-datang.") == "<p>[PENTING]: Harap-datang.</p>"
    assert html("[Info] [lagi]\n\n[info]: x.md") == f"<p>{link('x.html', 'Info')} [lagi]</p>"


# Pictures


def test_a_picture_alone_is_a_figure_with_its_title_as_caption():
    assert html('![Ibu memanen](a.jpg "Panen <raya>")') == (
        f"<figure>{image('a.jpg', 'Ibu memanen')}"
        "<figcaption>Panen &lt;raya&gt;</figcaption></figure>"
    )


def test_without_a_description_the_caption_serves_or_nothing():
    assert html('![](a.jpg "Panen")').startswith(f"<figure>{image('a.jpg', 'Panen')}")
    assert html("![](a.jpg)") == f"<figure>{image('a.jpg')}</figure>"


@pytest.mark.parametrize("between", [" ", "\n", ""])
def test_pictures_in_a_row_are_figures_in_a_row(between):
    figures = [f"<figure>{image(src)}</figure>" for src in ("a.jpg", "b.jpg")]
    assert html(f"![](a.jpg){between}![](b.jpg)") == "\n".join(figures)


def test_a_line_of_pictures_within_a_paragraph_is_figures_too():
    assert html("teks\n![](a.jpg)\nteks") == (
        f"<p>teks</p>\n<figure>{image('a.jpg')}</figure>\n<p>teks</p>"
    )


def test_a_picture_among_words_stays_among_them():
    assert html('teks ![b](a.jpg "c") teks') == f"<p>teks {image('a.jpg', 'b', 'c')} teks</p>"


def test_the_words_of_a_missing_picture_stay():
    assert html('![Ibu](hilang.jpg "Panen")') == "<p><em>Ibu – Panen</em></p>"
    assert html("teks ![Ibu](hilang.jpg)") == "<p>teks <em>Ibu</em></p>"
    assert html("![](hilang.jpg)") == ""


def test_a_picture_may_be_a_link():
    assert html("[![b](a.jpg)](c.md)") == f"<p>{link('c.html', image('a.jpg', 'b'))}</p>"


# Words


def test_the_words_of_a_text_are_single_spaced_without_noise():
    source = (
        '# Judul\n\nSatu *dua*\ntiga[^a] [empat](b.md)\n\n![foto](c.jpg "ket")\n\n- lima\n  - enam'
        "\n\n|a|b|\n|-|-|\n|c|d|\n\n```\nkode\n```\n\n[^a]: tujuh &amp; delapan"
    )
    assert render(source).text == ("Judul Satu dua tiga empat lima enam a b c d tujuh & delapan")


def test_an_empty_text_is_empty():
    assert render("") == render(" \n\t\n\u00a0") == Markup("", "")


WORDS = st.lists(st.from_regex(r"[A-Za-zéü][A-Za-zéü0-9]{0,11}[,.!?]?", fullmatch=True), min_size=1)


@given(st.lists(WORDS, min_size=1, max_size=5))
@settings(deadline=None)
def test_all_words_of_a_plain_text_survive_in_their_order(paragraphs):
    source = "\n\n".join(" ".join(words) for words in paragraphs)
    rendered = render(source)
    assert rendered.text == " ".join(source.split())
    assert re.sub(r"<[^>]+>", "", rendered.html).split() == source.split()
