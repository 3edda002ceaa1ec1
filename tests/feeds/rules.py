"""All rules of all formats, for every feed of a built network."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema

from tests.feeds.held import Held
from tests.feeds.rules_atom import check_atom
from tests.feeds.rules_json import check_json
from tests.feeds.rules_rss import check_rss
from tests.tools import ROOT, need


@functools.cache
def _schema() -> jsonschema.Draft7Validator:
    file = ROOT / "node_modules" / "jsonfeed-schema" / "schema-v1.1.json"
    schema = json.loads(Path(need("jsonfeed-schema", file)).read_text("utf-8"))
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())


def check_feed(held: Held) -> list[tuple[str, str]]:
    """The rules that a feed breaks; its address says which format it is."""
    if held.address.endswith("atom.xml"):
        return check_atom(held)
    if not held.address.endswith(".json"):
        return check_rss(held)
    wrong = check_json(held)
    if not any(name == "well_formed" for name, _ in wrong):
        told = json.loads(held.data)
        wrong += [("schema", error.message) for error in _schema().iter_errors(told)]
    return wrong


def published_feeds(site: Path, base: str) -> Iterator[tuple[str, Held]]:
    """Every feed below ``site``, whose address is ``base``, by its path.

    A feed is known by its content: no file may look like one and miss the rules.
    """

    def length_of(address: str) -> int | None:
        file = site / address.removeprefix(base)
        return file.stat().st_size if address.startswith(base) and file.is_file() else None

    for file in sorted((*site.rglob("*.xml"), *site.rglob("*.json"))):
        path = file.relative_to(site).as_posix()
        with file.open("rb") as opened:
            begins = opened.read(400)
        if any(mark in begins for mark in (b"<rss ", b"<feed ", b"jsonfeed.org/version")):
            yield path, Held(file.read_bytes(), base + path, length_of)
