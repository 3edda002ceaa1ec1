"""Whatever stands in a text: nothing of it runs, loads, styles or imitates the page."""

from __future__ import annotations

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kimsite.rendering.markup import Picture, render_markup
from kimsite.rendering.markup import engine as engine_module
from kimsite.rendering.markup.safety import ATTRIBUTES, TAGS, VALUES, clean, is_allowed

SCHEMES = ("http:", "https:", "mailto:", "tel:", "geo:")
VOID = {"br", "hr", "img"}


class Gullible:
    """A resolver that lets everything through, so that only this room stands guard."""

    def link(self, href: str) -> str | None:
        return href

    def picture(self, src: str) -> Picture | None:
        return Picture(src, 10, 10)


class Inspector(HTMLParser):
    """Reads a page strictly: every tag known, closed in order, with known attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.path: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert not (tag == "a" and "a" in self.path), "a link within a link"
        for name, value in attrs:
            assert value is not None
            if name not in ATTRIBUTES.get(tag, ()):
                assert value in VALUES[tag][name]
            if name in {"href", "src"}:
                scheme, colon, _ = value.partition(":")
                if colon and scheme.isalpha():
                    assert value.lower().startswith(SCHEMES)
            if name == "id":
                assert value.startswith("isi-")
                self.ids.append(value)
            if name == "href" and value.startswith("#isi-"):
                self.targets.append(value[1:])
        if tag not in VOID:
            self.path.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.path.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def inspect(source: str) -> Inspector:
    html = render_markup(source, Gullible()).html
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()
    assert inspector.path == []
    assert len(set(inspector.ids)) == len(inspector.ids)
    assert set(inspector.targets) <= set(inspector.ids)
    assert clean(html) == html
    assert not set(html) & {chr(code) for code in range(32) if code != 10}
    return inspector


ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.id/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' onerror='alert(1)'//",
    '<svg onload="alert(1)">',
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></p><style><img src onerror=alert(1)></style>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=x.swf></object><embed src=x>",
    "<form action=//x.id><input name=sandi><button>Masuk</button></form>",
    "<style>body{display:none}</style>",
    "<p style='position:fixed'>x</p>",
    "<base href=//x.id>",
    "<meta http-equiv=refresh content='0;url=//x.id'>",
    "<link rel=stylesheet href=//x.id/x.css>",
    "<a href=javascript:alert(1)>x</a>",
    "<b onmouseover=alert(1)>x</b>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--<img src='--><img src=x onerror=alert(1)>'>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php system('id') ?>",
    "</div></main><h1>Palsu</h1>",
    "<details open ontoggle=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x]( javascript:alert(1) 'judul')",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://x.id/1)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    '![x" onerror="alert(1)](a.jpg)',
    '![x](a.jpg "y\\" onerror=\\"alert(1)")',
    '![x](a.jpg" onerror="alert\\(1\\))',
    '[x](a.html" onclick="alert\\(1\\))',
    "<javascript:alert(1)>",
    "<javascript://x.id/%0aalert(1)>",
    '<https://x.id/"onclick="alert(1)>',
    'https://x.id/"onclick="alert(1)',
    "`<script>alert(1)</script>`",
    "```<script>\n<script>alert(1)</script>\n```",
    '``` {onclick="alert(1)" .x #y}\nx\n```',
    "[^<script>]\n\n[^<script>]: x",
    '[^" onclick="x]\n\n[^" onclick="x]: y',
    "|<script>|b|\n|-|-|\n|<img src=x onerror=alert(1)>|c|",
    "# <script>alert(1)</script> {#id onclick=x}",
    "*[<img src=x onerror=alert(1)>](x)*",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\x02klzzwxh:0000\x03 \x02wzxhzdk:0\x03 \x02kode:0\x03 \x02amp\x03",
    "&#2;klzzwxh:0000&#3; *x*",
    "\ud83d<script>\udc00",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_gets_further_than_text(attack):
    inspect(attack)
    inspect(f"kata {attack} kata\n\n- {attack}\n\n> {attack}\n\n|{attack}|b|\n|-|-|\n|{attack}|c|")


@pytest.mark.parametrize(
    "typed", [attack for attack in ATTACKS if attack.startswith("<") and "//" not in attack]
)
def test_tags_are_shown_as_they_were_typed(typed):
    assert "".join(inspect(typed).words).split() == typed.split()


def test_marks_of_the_parser_that_a_person_types_are_words():
    typed = "klzzwxh:0 wzxhzdk:0 kode:0 *x* `y`"
    assert "".join(inspect(typed).words) == "klzzwxh:0 wzxhzdk:0 kode:0 x y"


def test_control_characters_and_half_characters_are_gone():
    html = render_markup("a\x00b\x02c\x7fd\ufeffe\ud800f&#1;g&#12;h&#x85;", Gullible()).html
    assert html == "<p>abcde\ufffdfgh…</p>"


MARKS = r"""
[ ]( ] ( ) ! ![ * ** _ __ ~~ ` ``` ~~~ > - 1. 2) • # ## | |-|-| a b. <br> < <a </a> \ " ' http://
www. . @ a@b.id [^1] [^1]: [a]: [a] &amp; &#2; --- === <!-- --> javascript: <script> onerror= style=
fn: fnref: data: klzzwxh:0001 kode:0 – “ 🎉
"""
SPACES = [" ", "  ", "    ", "\n", "\n", "\n\n", "\t", "\x02", "\x03", "\u00a0", "\u2028", "\ud800"]
PIECES = st.sampled_from([*MARKS.split(), *SPACES])
MARKED = st.lists(PIECES, max_size=40).map("".join)
ANYTHING = st.one_of(MARKED, st.text(), st.text(st.characters(codec=None)))


@given(ANYTHING)
@example("*``**]*`*`")
@example("[![](a)](javascript:x)")
@settings(max_examples=500, deadline=None)
def test_any_text_becomes_a_sound_and_harmless_page(source):
    inspect(source)


@given(st.lists(ANYTHING, min_size=2, max_size=4))
@settings(deadline=None)
def test_no_text_changes_the_next_one(sources):
    alone = []
    for source in sources:
        engine_module.forget_engines()
        alone.append(render_markup(source, Gullible()))
    assert [render_markup(source, Gullible()) for source in sources] == alone


@given(MARKED)
@settings(max_examples=300, deadline=None)
def test_the_parser_itself_fails_on_nothing_that_people_could_type(source):
    """The plain rendering is for what is too deep, not a cover for faults."""
    assert not render_markup(source, Gullible()).plain


@pytest.mark.parametrize(
    "address", ["a.html", "../b/c.html#d", "#e", "?f=1:2", "tel:+62811", "//x"]
)
def test_addresses_that_may_be_links(address):
    assert is_allowed(address)


@pytest.mark.parametrize(
    "address", ["javascript:x", " java\tscript:x", "\x01data:x", "ftp://x", "whatsapp://send"]
)
def test_addresses_that_may_not(address):
    assert not is_allowed(address)


def test_the_same_text_gives_the_same_bytes_in_every_process():
    source = "x[^a] [b](c.md 'd') ![e](f.jpg 'g')\n\n|a|b|\n|:-|-:|\n|c|d|\n\n[^a]: e"
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from test_markup_safety import Gullible;"
        "from kimsite.rendering.markup import render_markup;"
        "print(ascii(render_markup(sys.argv[2], Gullible())))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent), source],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            },
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {ascii(render_markup(source, Gullible())) + "\n"}
