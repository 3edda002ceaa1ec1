"""Texts that would take a parser seconds, or its stack: every word of them is still shown."""

from __future__ import annotations

import sys
from html import unescape
from re import findall, sub
from types import FrameType

import pytest

from kimsite.rendering.markup import Markup, Picture, render_markup
from kimsite.rendering.markup.engine import Engine
from kimsite.rendering.markup.limits import MAX_CHARACTERS, MAX_LISTS


class Everything:
    def link(self, href: str) -> str | None:
        return href

    def picture(self, src: str) -> Picture | None:
        return Picture(src, 1, 1)


def render(source: str) -> Markup:
    return render_markup(source, Everything())


def words(text: str) -> set[str]:
    return set(findall(r"\w+", unescape(text)))


K100 = 100_000
EXPLOSIVE = {
    "open brackets": "[a" * 2_000,
    "nested brackets": "[" * 30_000 + "a" + "]" * 30_000,
    "nested links": "[" * 30_000 + "a" + "](b)" * 10_000,
    "open targets": "[a](" * 25_000,
    "open pictures": "![a](" * 20_000,
    "open tags": "<a " * 5_000,
    "open comments": "<!--a" * 20_000,
    "quotes on one line": ">" * 5_000 + " a",
    "quotes with spaces": "> " * 5_000 + "a",
    "quotes with other spaces": ">\u00a0" * 5_000 + "a",
    "ever deeper quotes": "\n".join(">" * level + " a" for level in range(400)),
    "deep list": "\n".join("  " * level + "- a" for level in range(500)),
    "items on one line": "- " * 2_000 + "a",
    "numbers on one line": "1. " * 2_000 + "a",
    "items and quotes": "\n".join(("> - " * (n % 9)) + "a" for n in range(3_000)),
    "items in a note": "x[^a]\n\n[^a]: " + "- " * 3_000 + "a",
    "quotes in a note": "x[^a]\n\n[^a]: " + "> " * 3_000 + "a",
    "stars": "*a" * (K100 // 2),
    "stars and words": "*a " * (K100 // 3),
    "underscores": "_a" * (K100 // 2),
    "crossing signs": "*a _b **c __d " * (K100 // 14),
    "nested emphasis": "*a **b " * 5_000 + "c** d* " * 5_000,
    "backticks": "a" + "`" * K100,
    "growing backticks": " a ".join("`" * n for n in range(1, 440)),
    "open strikes": "~~a " * (K100 // 4),
    "escapes": "a\\*" * (K100 // 3),
    "addresses": "http://a.id " * (K100 // 12),
    "address and brackets": "http://a.id/" + ")" * K100,
    "mail and not": "a.b-c@" * (K100 // 6),
    "entities": "&amp;" * (K100 // 5) + "a",
    "spaces": "a" + " " * K100 + "b",
    "fence and spaces": "```" + " " * 10_000 + "\na",
    "open fences": "```a\n" * (K100 // 5),
    "shrinking fences": "\n".join("`" * n for n in range(400, 2, -1)) + "\na",
    "lines": "a\n" * (K100 // 2),
    "paragraphs": "a\n\n" * (K100 // 3),
    "signs of headings": "#" * K100 + "a",
    "dashes": "-" * K100 + "a",
    "wide table": "|a" * 5_000 + "\n" + "|-" * 5_000 + "\n" + "|1\n" * 10_000,
    "long table": "|a|b|\n|-|-|\n" + "|1|2|\n" * 15_000,
    "many cells": "|a" * 40 + "\n" + "|-" * 40 + "\n" + "|1\n" * 20_000,
    "backticks in a row": "|a|b|\n|-|-|\n" + ("|" + "`|" * 4_000 + "c|\n") * 5,
    "notes": "[^a]" * (K100 // 4),
    "definitions": "[a]: http://a.id\n" * 5_000 + "[a]",
    "unused definitions": "[a]: b\n" * (K100 // 7),
}


# Words that became markup: the address of a link is no word of the page.
ADDRESSES = {"nested links": {"b"}, "definitions": {"http", "id"}}


@pytest.mark.parametrize("name", EXPLOSIVE)
def test_every_word_of_an_explosive_text_is_shown(name):
    source = EXPLOSIVE[name]
    shown = words(sub(r"<[^>]+>", " ", render(source).html))
    assert words(source) - ADDRESSES.get(name, set()) <= shown


@pytest.mark.parametrize("name", ["deep list", "quotes on one line", "items on one line", "stars"])
def test_an_explosive_text_does_not_make_its_neighbours_plain(name):
    html = render(f"## Judul\n\n**tebal**\n\n{EXPLOSIVE[name]}\n\n_miring_").html
    assert "<h2>Judul</h2>\n<p><strong>tebal</strong></p>" in html
    assert html.endswith("<p><em>miring</em></p>")


def test_items_too_deep_stay_items():
    html = render("\n".join("  " * level + f"- {level}" for level in range(20))).html
    assert html.count("<ul>") == MAX_LISTS
    assert html.count("<li>") == 20


def test_quotes_too_deep_stay_at_their_depth():
    assert render("> " * 50 + "a").html.count("<blockquote>") == 5


def test_a_text_too_long_is_plain_paragraphs_and_says_so():
    rendered = render("**a** <b>\nc\n\n" + "d " * MAX_CHARACTERS)
    assert rendered.plain
    assert rendered.html.startswith("<p>**a** &lt;b&gt;<br>\nc</p>\n<p>d d")
    assert rendered.text.startswith("**a** <b> c d d")


def test_a_text_that_exhausts_the_stack_is_plain_paragraphs(monkeypatch):
    def descend(*_: object) -> None:
        descend()

    with monkeypatch.context() as patch:
        patch.setattr(Engine, "parse", descend)
        rendered = render("[*a* `b`](c) > d\n\n- e\n  - f")
    assert rendered.plain
    assert rendered.html == "<p>[*a* `b`](c) &gt; d</p>\n<p>- e<br>\n  - f</p>"
    assert render("*a*").html == "<p><em>a</em></p>"


def work(source: str) -> float:
    """Lines of Python executed for each character of a text: the same number on any machine."""
    lines = 0

    def count(_: FrameType, event: str, __: object) -> object:
        nonlocal lines
        lines += event == "line"
        return count

    render("hangat")
    before = sys.gettrace()
    sys.settrace(count)
    try:
        render(source)
    finally:
        sys.settrace(before)
    return lines / len(source)


GROWING = {
    "open brackets": lambda size: "[a" * size,
    "open targets": lambda size: "[a](" * size,
    "open tags": lambda size: "<a " * size,
    "fence and spaces": lambda size: "```" + " " * size + "\na",
    "open fences": lambda size: "```a\n" * size,
    "long fences": lambda size: "````a\n```\n" * size,
    "deep list": lambda size: "\n".join("  " * level + "- a" for level in range(size // 20)),
    "long list": lambda size: "- a\n" * size,
    "quotes on one line": lambda size: ">" * size + " a",
    "paragraphs": lambda size: "a\n\n" * size,
    "lines": lambda size: "a\n" * size,
    "stars": lambda size: "*a" * size,
    "notes": lambda size: "[^a]" * size,
    "plain words": lambda size: "warga desa " * size,
}


@pytest.mark.parametrize("name", GROWING)
def test_the_work_for_a_character_does_not_grow_with_the_text(name):
    grow = GROWING[name]
    usual = work(grow(500))
    assert work(grow(2_000)) <= 1.2 * usual + 0.5
    assert work(grow(5_000)) <= 1.2 * usual + 0.5
