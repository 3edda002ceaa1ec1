"""Whatever is skipped because a text cannot hold it: without that, the page is the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.blockparser import BlockParser

from kimsite.rendering.markup import Markup, Picture, render_markup, triggers
from kimsite.rendering.markup.parser import Parser
from tests.texts import ANY_TEXTS, PHONE_EXAMPLES, commonmark_examples

QUESTIONS = sorted(name for name in vars(triggers) if name.startswith("may_"))


class Witness:
    """A resolver that lets everything through and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def link(self, href: str) -> str | None:
        self.asked.append(href)
        return href

    def picture(self, src: str) -> Picture | None:
        self.asked.append(src)
        return Picture(src, 10, 10)


def render(source: str) -> tuple[Markup, list[str]]:
    """Everything that a caller can tell of one text."""
    witness = Witness()
    return render_markup(source, witness), witness.asked


@contextmanager
def answering(answer: bool, *questions: str) -> Iterator[None]:
    """Answer some of the questions in ``triggers`` always alike."""
    with pytest.MonkeyPatch.context() as patch:
        for question in questions:
            patch.setattr(triggers, question, lambda *_: answer)
        yield


@contextmanager
def plainly() -> Iterator[None]:
    """Take no shortcut: every answer is yes, every processor and pattern tried on every text."""
    with answering(True, *QUESTIONS), pytest.MonkeyPatch.context() as patch:
        patch.setattr(Parser, "parseBlocks", BlockParser.parseBlocks)
        yield


def assert_same(*sources: str) -> None:
    fast = [render(source) for source in sources]
    with plainly():
        for source, page in zip(sources, fast, strict=True):
            assert render(source) == page


def examples() -> list[str]:
    return [*commonmark_examples(), *PHONE_EXAMPLES]


def test_every_example_of_commonmark_is_the_same_page():
    assert_same(*commonmark_examples())


@pytest.mark.parametrize("source", PHONE_EXAMPLES)
def test_every_habit_of_phones_is_the_same_page_however_much_of_it_is_typed(source):
    assert_same(*(source[:end] for end in range(len(source) + 1)))


def test_examples_below_each_other_are_the_same_page():
    pairs = pairwise(examples())
    assert_same(*(f"Kata pembuka.\n{above}\n{below}\n\nPenutup.\n" for above, below in pairs))


@given(ANY_TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_is_the_same_page(source):
    assert_same(source)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_pieces_of_examples_are_the_same_page(data):
    pieces = []
    for source in data.draw(st.lists(st.sampled_from(examples()), min_size=1, max_size=3)):
        start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(source))] * 2)))
        pieces.append(source[start:end])
    assert_same(data.draw(st.sampled_from(["", "\n", "\n\n", " "])).join(pieces))


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_could_be_answered_wrongly_without_notice(question):
    """The comparison above is worth something: each wrong no changes some example."""
    right = {source: render(source) for source in examples()}
    with answering(False, question):
        assert any(render(source) != page for source, page in right.items())


def test_most_posts_ask_the_parser_nothing(monkeypatch):
    """Shortcuts are taken: of a text of paragraphs, no processor sees a block."""
    monkeypatch.setattr(Parser, "parseBlocks", lambda *_: pytest.fail("a paragraph was parsed"))
    assert render("Warga “desa”\nberkumpul.\n\nLalu pulang.")[0].html == (
        "<p>Warga “desa”<br>\nberkumpul.</p>\n<p>Lalu pulang.</p>"
    )
