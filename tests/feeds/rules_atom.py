"""Atom 1.0 as RFC 4287 wants it, rule by rule; the numbers are its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from tests.feeds.held import (
    MOST,
    Held,
    Rule,
    find_faults_of_html,
    is_absolute,
    is_id,
)
from tests.feeds.rules_xml import characters, check_xml

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_FEED = {"id", "title", "updated", "author", "link", "generator", "subtitle", "entry"}
_ENTRY = {"id", "title", "updated", "published", "author", "link", "summary", "content"}
_MANY = {"link", "entry", "author"}
_RELS = {"feed": {"self", "alternate"}, "entry": {"alternate", "enclosure", "via"}}


def check_atom(held: Held) -> list[tuple[str, str]]:
    """The rules that a feed breaks: the name of each, and how."""
    return check_xml(held, RULES)


def _text(parent: etree._Element, name: str) -> str:
    return (parent.findtext(f"{ATOM}{name}") or "").strip()


def _entries(root: etree._Element) -> list[etree._Element]:
    return root.findall(f"{ATOM}entry")


def known_elements(root: etree._Element, _: Held) -> Iterator[str]:
    """2, 4.1: nothing but Atom, each element where it belongs and as often as it may stand."""
    if root.tag != f"{ATOM}feed":
        yield str(root.tag)
    for parent, known in ((root, _FEED), *((entry, _ENTRY) for entry in _entries(root))):
        tags = [str(child.tag).removeprefix(ATOM) for child in parent]
        yield from sorted(set(tags) - known)
        yield from (f"{tag} twice" for tag in known - _MANY if tags.count(tag) > 1)


def required_elements(root: etree._Element, _: Held) -> Iterator[str]:
    """4.1.1, 4.1.2: id, title and updated; a link to the page, for all entries."""
    for parent in (root, *_entries(root)):
        yield from (name for name in ("id", "title", "updated") if not _text(parent, name))
        rels = [link.get("rel") for link in parent.findall(f"{ATOM}link")]
        if rels.count("alternate") != 1:
            yield f"{rels.count('alternate')} links to the page"


def authors(root: etree._Element, _: Held) -> Iterator[str]:
    """4.1.1, 4.2.1: the feed has an author unless every entry has; each has a name."""
    if not root.findall(f"{ATOM}author") and not all(
        entry.findall(f"{ATOM}author") for entry in _entries(root)
    ):
        yield "nobody wrote it"
    for author in root.iter(f"{ATOM}author"):
        if [child.tag for child in author] != [f"{ATOM}name"] or not _text(author, "name"):
            yield "no name"


def dates(root: etree._Element, _: Held) -> Iterator[str]:
    """3.3: RFC 3339, with zone."""
    for element in root.iter(f"{ATOM}updated", f"{ATOM}published"):
        if not _DATE.fullmatch(element.text or "") or _moment(element.text) is None:
            yield str(element.text)


def _moment(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.tzinfo else None


def updated(root: etree._Element, _: Held) -> Iterator[str]:
    """4.2.15: a feed is as new as its newest entry; nothing changed before it came out."""
    told = [_moment(_text(entry, "updated")) for entry in _entries(root)]
    whole, known = _moment(_text(root, "updated")), [moment for moment in told if moment]
    if known and whole and whole != max(known):
        yield f"{whole} is not that of the newest entry"
    for entry in _entries(root):
        first, last = (_moment(_text(entry, name)) for name in ("published", "updated"))
        if first and last and last < first:
            yield f"changed on {last}, published on {first}"


def order(root: etree._Element, _: Held) -> Iterator[str]:
    """Newest first, and no more than twenty (4.1.1 leaves it free)."""
    told = [_moment(_text(entry, "published")) for entry in _entries(root)]
    if len(told) > MOST:
        yield f"{len(told)} entries"
    if None not in told and told != sorted(told, reverse=True):
        yield "not newest first"


def ids(root: etree._Element, held: Held) -> Iterator[str]:
    """4.2.6: names for good, none twice."""
    host, seen = held.address.split("/")[2], set()
    for parent in (root, *_entries(root)):
        text = _text(parent, "id")
        page = next((e.get("href") for e in parent.iter(f"{ATOM}link")), "")
        if not is_id(text, own=page.split("/")[2:3] == [host]):
            yield text
        if text in seen:
            yield f"twice: {text}"
        seen.add(text)


def links(root: etree._Element, held: Held) -> Iterator[str]:
    """4.2.7: whole addresses, known relations; one says where the feed itself is."""
    own = [e.get("href") for e in root.findall(f"{ATOM}link") if e.get("rel") == "self"]
    if own != [held.address]:
        yield f"self: {own}"
    for parent in (root, *_entries(root)):
        allowed = _RELS[str(parent.tag).removeprefix(ATOM)]
        for link in parent.findall(f"{ATOM}link"):
            if link.get("rel") not in allowed or not is_absolute(link.get("href")):
                yield etree.tostring(link).decode()
            if set(link.attrib) - {"rel", "href", "type", "title", "length"}:
                yield f"attributes {sorted(link.attrib)}"


def enclosures(root: etree._Element, held: Held) -> Iterator[str]:
    """4.2.7: true length and true type of a published picture."""
    for link in root.iter(f"{ATOM}link"):
        if link.get("rel") == "enclosure":
            address, length = link.get("href"), link.get("length") or ""
            if not length.isdecimal() or held.length_of(address) != int(length):
                yield f"length {length} of {address}"
            elif link.get("type") != "image/jpeg" or not address.endswith(".jpg"):
                yield f"type {link.get('type')} of {address}"


def language(root: etree._Element, _: Held) -> Iterator[str]:
    """2: xml:lang is a language tag, and the feed has one."""
    for element in (root, *root.iterfind(f"{ATOM}entry[@{LANG}]")):
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", element.get(LANG, "")):
            yield element.get(LANG, "none")


def content(root: etree._Element, _: Held) -> Iterator[str]:
    """3.1, 4.1.3: text is plain, HTML is marked as such, whole and safe."""
    for element in root.iter(*(f"{ATOM}{n}" for n in ("title", "subtitle", "summary"))):
        if element.get("type", "text") != "text" or len(element):
            yield f"{element.tag} is {element.get('type')}"
    for element in root.iter(f"{ATOM}content"):
        if element.get("type") != "html" or len(element):
            yield f"content is {element.get('type')}"
        else:
            yield from find_faults_of_html(element.text or "")


RULES: list[Rule] = [
    characters, known_elements, required_elements, authors, dates, updated, order, ids, links,
    enclosures, language, content,
]  # fmt: skip
