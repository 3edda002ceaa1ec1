"""The catalogue: the same in both languages, complete for the code, and nothing in it unused."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kimsite
from kimsite.messages import ERROR, WARNING, catalogue, placeholders, severity_of

PACKAGE = Path(kimsite.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
CODES = sorted(catalogue("id").keys() - {"akibat"})
PARTS = ("pesan", "saran", "akibat")
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
# Functions that take a code and hand it on; those with a parameter `code` are found by themselves.
TAKES_CODE = {"at", "PydanticCustomError", "PictureFault", "Problem"}


def variants(language: str, code: str, part: str) -> list[str]:
    given = catalogue(language)[code].get(part, [])
    return given if isinstance(given, list) else [given]


def test_both_languages_have_the_same_codes_and_effects() -> None:
    assert list(catalogue("id")) == list(catalogue("en"))
    assert list(catalogue("id")["akibat"]) == list(catalogue("en")["akibat"])
    for name, text in catalogue("id")["akibat"].items():
        assert placeholders(text) == placeholders(catalogue("en")["akibat"][name])


@pytest.mark.parametrize("code", CODES)
def test_both_languages_need_the_same_values(code: str) -> None:
    assert severity_of(code) in {ERROR, WARNING}
    assert "berat" not in catalogue("en")[code]
    assert set(catalogue("id")[code]) - {"berat"} == set(catalogue("en")[code])
    for part in PARTS:
        needs = [
            {frozenset(placeholders(text)) for text in variants(language, code, part)}
            for language in ("id", "en")
        ]
        assert needs[0] == needs[1], part


@pytest.mark.parametrize("code", CODES)
def test_a_sentence_is_plain_and_whole(code: str) -> None:
    assert variants("id", code, "pesan")
    for language in ("id", "en"):
        for part in PARTS:
            for text in variants(language, code, part):
                assert text == text.strip()
                assert "  " not in text.replace("`  ", "")
                stopped = text.endswith((".", "?", ".md"))
                assert stopped == (part != "pesan"), text


def test_every_code_used_is_in_the_catalogue() -> None:
    used = list(used_codes())
    assert len(used) > 60, "the search found too little to prove anything"
    assert {(where, code) for where, code, _ in used if code not in CODES} == set()


def test_every_code_in_the_catalogue_is_used() -> None:
    written = {
        node.value
        for file in MODULES
        for node in ast.walk(parse(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(CODES) - written == set()


def test_every_named_effect_is_used_and_known() -> None:
    named = {
        keyword.value.value
        for file in MODULES
        for node in ast.walk(parse(file))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "effect" and isinstance(keyword.value, ast.Constant)
    }
    assert named - {""} == set(catalogue("id")["akibat"])


def test_a_problem_brings_the_values_its_sentences_need() -> None:
    lacking = []
    for where, code, call in used_codes():
        if name_of(call) not in {"at", "report"} or code not in CODES:
            continue
        given = {keyword.arg for keyword in call.keywords}
        for part in PARTS:
            for text in variants("id", code, part)[-1:]:
                needs = placeholders(text)
                if None not in given and not needs <= given and "effect" not in given:
                    lacking.append((where, code, part, needs - given))
    assert lacking == []


def used_codes() -> Iterator[tuple[str, str, ast.Call]]:
    """Where a code is handed to something that takes one: place, code, the call."""
    trees = {file: parse(file) for file in MODULES}
    takers = TAKES_CODE | {
        node.name
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and any(a.arg == "code" for a in node.args.args)
    }
    for file, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and name_of(node) in takers:
                for code in constants_of(node):
                    yield f"{file.relative_to(PACKAGE)}:{node.lineno}", code, node


def constants_of(call: ast.Call) -> Iterator[str]:
    """The codes among the arguments, not those of calls inside them."""
    waiting: list[Any] = list(call.args)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if CODE.fullmatch(node.value):
                yield node.value
        elif isinstance(node, ast.IfExp):
            waiting += [node.body, node.orelse]


def name_of(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def parse(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))
