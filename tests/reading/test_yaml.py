"""Any text is YAML with places, or a problem with a place; never an exception or a surprise."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kimsite.forms import FORMS, Profile
from kimsite.model import Source
from kimsite.reading.values.binding import bind_form
from kimsite.reading.values.frontmatter import split_front_matter
from kimsite.reading.values.lines import parse_lines
from kimsite.reading.values.names import date_in_name, is_conflict_copy, is_slug, parse_slug
from kimsite.reading.values.node import Node
from kimsite.reading.values.text import decode_text
from kimsite.reading.values.yaml import parse_events, parse_yaml
from kimsite.report import render_problem

KEYS = st.sampled_from(sorted({n for form in FORMS.values() for n in form.model_fields}))
SCALARS = st.one_of(
    st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), max_size=20),
    st.sampled_from(
        ["ya", "2026-01-02", "94.04", "", "~", "[a, b]", "{a: b}", "x: y", "- x", "*a"]
    ),
)
YAMLISH = st.lists(st.tuples(KEYS, SCALARS), max_size=8).map(
    lambda pairs: "\n".join(f"{key}: {value}" for key, value in pairs)
)

# Lines near the border of what is read without a parser: every sign of YAML's, and odd letters.
SIGNS = [*":#'\"-?[]{},&*!|>%@`~\\=<", " ", "  ", ": ", " #", "- ", "---", "...", "\t", "null",
         "19:30", "+62", "(a)", "é", "日", "😀", "\x00", "\x07", "\x7f", "\x85", "\x9f", "\xa0",
         "\u200b", "\u2028", "\u3000", "\ufeff", "\ud7ff", "\ufffd", "\ufffe"]  # fmt: skip
NEAR_PLAIN = st.one_of(
    st.text(alphabet="ab 1", max_size=6),
    st.tuples(
        st.sampled_from(["", "", "'", '"']),
        st.lists(st.one_of(st.sampled_from(SIGNS), st.text("ab 1", max_size=4)), max_size=4),
        st.sampled_from(["", "", "'", '"']),
    ).map(lambda parts: f"{parts[0]}{''.join(parts[1])}{parts[2]}"),
)
NEAR_LINES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["a", "Ab", "c_d", "e-f", "_g", "1", "h i"]),
                  st.sampled_from([":", ": ", ":   "]), NEAR_PLAIN).map("".join),
        NEAR_PLAIN,
    ),
    min_size=1,
    max_size=4,
).map("\n".join)  # fmt: skip


def parse(text: str):
    return parse_yaml(Source("uji.yaml", text))


@pytest.mark.parametrize(
    ("written", "text"),
    [("0217654321", "0217654321"), ("no", "no"), ("19:30", "19:30"), ("2026-02-31", "2026-02-31"),
     ("1e3", "1e3"), ("32.10", "32.10"), ("0x10", "0x10"), ("Yes", "Yes")],
)  # fmt: skip
def test_every_scalar_stays_the_text_that_was_typed(written: str, text: str) -> None:
    root, problems = parse(f"a: {written}\n")
    assert problems == []
    assert root is not None
    assert isinstance(root.value, dict)
    assert root.value["a"].value == text


@given(st.one_of(st.text(max_size=200), YAMLISH))
def test_any_text_is_parsed_or_explained_with_a_place(text: str) -> None:
    root, problems = parse(text)
    assert root is None or isinstance(root, Node)
    lines = text.count("\n") + 1
    for problem in problems:
        assert 1 <= problem.span.line <= lines + 1
        assert problem.span.column >= 1
        assert render_problem(problem, "id")
        assert render_problem(problem, "en")


@settings(max_examples=1000)
@given(st.one_of(NEAR_LINES, YAMLISH))
@example("judul: Panen raya\n\ntanggal: 2026-01-02\nringkasan:\nfoto: 'a: #b'\npukul: \"19:30\"\n")
def test_lines_read_without_a_parser_are_what_the_parser_reads(text: str) -> None:
    source = Source("uji.md", f"---\n{text}\n---\n")
    root = parse_lines(source, text, 2)
    if root is not None:
        assert (root, []) == parse_events(source, text, 2)
        assert list(root.keys) == list(root.value)


def test_ordinary_front_matter_takes_no_parser() -> None:
    text = "judul: Panen raya\ntanggal: 2026-01-02 19:30\npewarta: 'Ani'\nringkasan:\n"
    assert parse_lines(Source("uji.md", text), text, 1) is not None
    assert parse_lines(Source("uji.md", text), f"{text}foto: [a.jpg]\n", 1) is None


@given(st.sampled_from(sorted(FORMS)), YAMLISH)
def test_any_fields_are_bound_or_explained(kind: str, text: str) -> None:
    root, _ = parse(text)
    if root is None:
        return
    bound, problems = bind_form(FORMS[kind], root, root.span)
    assert bound is not None or problems
    for problem in problems:
        assert render_problem(problem, "id")
        assert render_problem(problem, "en")


@given(YAMLISH)
def test_a_fault_costs_only_its_own_field(text: str) -> None:
    sound = "nama: KIM Amungsa\nkode_wilayah: 94.04.01.1003\nemail: kim@kim.example\n"
    root, _ = parse(sound)
    assert root is not None
    kept = {"nama", "kode_wilayah", "email"}
    other, _ = parse(text)
    if other is None or not isinstance(other.value, dict) or kept & other.value.keys():
        return
    assert isinstance(root.value, dict)
    root.value |= other.value
    root.keys |= other.keys
    bound, _ = bind_form(Profile, root, root.span)
    assert bound is not None
    assert bound.form.nama == "KIM Amungsa"


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_problem(data: bytes) -> None:
    source, problem = decode_text(data, "uji.md")
    assert (source is None) != (problem is None)


@given(st.text(max_size=200))
def test_any_text_is_split_or_explained(text: str) -> None:
    split, problem = split_front_matter(Source("uji.md", text))
    assert (split is None) != (problem is None)


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",), blacklist_characters="\r"),
               max_size=100).filter(lambda t: "\n---" not in f"\n{t}" and "\n..." not in f"\n{t}"),
       st.text(max_size=100))  # fmt: skip
def test_front_matter_and_body_are_what_stood_between_and_after(front: str, body: str) -> None:
    text = f"---\n{front}\n---\n{body}"
    split, problem = split_front_matter(Source("uji.md", text))
    assert problem is None
    assert split is not None
    assert (split.front, split.body) == (front, body)
    assert text.split("\n")[split.body_line - 1 :] == body.split("\n")


@given(st.text(max_size=60))
def test_a_name_made_of_any_text_is_safe_in_an_address(text: str) -> None:
    slug = parse_slug(text)
    assert slug == "" or is_slug(slug[:80].strip("-"))
    assert parse_slug(slug) == slug


@pytest.mark.parametrize(
    "stem",
    ["berita (1)", "panen - Copy", "panen - Salinan (2)", "Copy of panen", "Salinan dari panen",
     "panen-konflik-Ani-20261103", "panen (konflik Ani 2026-11-03)", "panen.sync-conflict-20261103",
     "panen (Ani's conflicted copy 2026-11-03)"],
)  # fmt: skip
def test_copies_that_a_shared_drive_made_are_known(stem: str) -> None:
    assert is_conflict_copy(stem)


@pytest.mark.parametrize(
    "stem", ["2026-11-01-panen", "2026-01-02-konflik-lahan", "rapat-1", "penyelesaian-sengketa"]
)
def test_ordinary_names_are_no_copies(stem: str) -> None:
    assert not is_conflict_copy(stem)


def test_a_date_stands_only_at_the_beginning_of_a_name() -> None:
    assert date_in_name("2026-01-02-panen") == "2026-01-02"
    assert date_in_name("2026-01-02") == "2026-01-02"
    assert date_in_name("panen-2026-01-02") == ""
    assert date_in_name("2026-01-021-panen") == ""
