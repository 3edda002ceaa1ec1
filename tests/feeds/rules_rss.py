"""RSS 2.0 as its specification and the RSS Best Practices Profile want it, rule by rule.

Where both leave a choice, ours is a rule here: tag: URIs as guids, one enclosure, newest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

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

ATOM, DC = "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DATE = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    r"\d{4} \d\d:\d\d:\d\d ([+-]\d{4}|GMT)"
)
_CHANNEL = {
    "title", "link", "description", f"{ATOM}link", "docs", "generator", "language",
    "lastBuildDate", "item",
}  # fmt: skip
_ITEM = {
    "title", "link", "description", CONTENT, "guid", "enclosure", "pubDate", "source",
    f"{DC}creator",
}  # fmt: skip


def check_rss(held: Held) -> list[tuple[str, str]]:
    """The rules that a feed breaks: the name of each, and how."""
    return check_xml(held, RULES)


def root_element(root: etree._Element, _: Held) -> Iterator[str]:
    """`rss` 2.0 with one channel."""
    if root.tag != "rss" or root.get("version") != "2.0" or [e.tag for e in root] != ["channel"]:
        yield root.tag


def namespaces(root: etree._Element, _: Held) -> Iterator[str]:
    """Only Atom, Content and Dublin Core, under the names that simple readers look for."""
    allowed = {"atom": ATOM[1:-1], "dc": DC[1:-1], "content": CONTENT[1:-8]}
    for element in root.iter("*"):
        for prefix, address in element.nsmap.items():
            if allowed.get(prefix) != address:
                yield f"{prefix}={address}"


def known_elements(root: etree._Element, _: Held) -> Iterator[str]:
    """No element that the specification and its modules do not have; each at most once."""
    for parent, known in ((root[0], _CHANNEL), *((item, _ITEM) for item in root.iter("item"))):
        tags = [child.tag for child in parent]
        yield from sorted(set(tags) - known)
        yield from (f"{tag} twice" for tag in known - {"item"} if tags.count(tag) > 1)


def required_elements(root: etree._Element, _: Held) -> Iterator[str]:
    """A channel has title, link and description; an item title, link, description, guid."""
    wanted = [(root[0], ("title", "link", "description", "language", "generator"))]
    wanted += [(item, ("title", "link", "description", "guid")) for item in root.iter("item")]
    for parent, names in wanted:
        yield from (name for name in names if not (parent.findtext(name) or "").strip())


def dates(root: etree._Element, _: Held) -> Iterator[str]:
    """RFC 822 with four digits of year, a numeric zone or GMT, and the right day of the week."""
    for element in root.iter("pubDate", "lastBuildDate"):
        text = element.text or ""
        if not _DATE.fullmatch(text):
            yield text
        elif text[:3] != _DAYS[parsedate_to_datetime(text).weekday()]:
            yield f"not a {text[:3]}: {text}"


def build_date(root: etree._Element, _: Held) -> Iterator[str]:
    """lastBuildDate, where there are items, is not before any of them."""
    built, told = root[0].findtext("lastBuildDate"), [e.text or "" for e in root.iter("pubDate")]
    if bool(built) != bool(told):
        yield str(built)
    elif built and all(map(_DATE.fullmatch, (built, *told))):
        newest = max(map(parsedate_to_datetime, told))
        if parsedate_to_datetime(built) < newest:
            yield built


def order(root: etree._Element, _: Held) -> Iterator[str]:
    """Newest first, and no more than twenty; without a day is only what is ahead of all days."""
    items = list(root.iter("item"))
    if len(items) > MOST:
        yield f"{len(items)} items"
    dated = [item.find("pubDate") is not None for item in items]
    if dated != sorted(dated):
        yield "an item without a day behind one that has come"
    told = [e.text or "" for e in root.iter("pubDate")]
    if all(map(_DATE.fullmatch, told)):
        when = [parsedate_to_datetime(text) for text in told]
        if when != sorted(when, reverse=True):
            yield "not newest first"


def guids(root: etree._Element, held: Held) -> Iterator[str]:
    """A guid is no address but a name for good, and no two items share one."""
    seen = set()
    for item in root.iter("item"):
        guid = item.find("guid")
        if guid is None:
            continue
        text = guid.text or ""
        if guid.get("isPermaLink") != "false":
            yield f"isPermaLink: {text}"
        if not is_id(text, own=_is_here(item, held)):
            yield text
        if text in seen:
            yield f"twice: {text}"
        seen.add(text)


def _is_here(item: etree._Element, held: Held) -> bool:
    """Whether an item lives in the network whose feed this is."""
    host = held.address.split("/")[2]
    return (item.findtext("link") or "").split("/")[2:3] == [host]


def absolute_links(root: etree._Element, _: Held) -> Iterator[str]:
    """Every address is whole."""
    found = [element.text for element in root.iter("link")]
    found += [e.get("url") for e in root.iter("enclosure", "source")]
    found += [e.get("href") for e in root.iter(f"{ATOM}link")]
    yield from (str(address) for address in found if not is_absolute(address))


def self_link(root: etree._Element, held: Held) -> Iterator[str]:
    """One atom:link says where the feed itself is."""
    found = [(e.get("rel"), e.get("type"), e.get("href")) for e in root[0].findall(f"{ATOM}link")]
    if found != [("self", "application/rss+xml", held.address)]:
        yield str(found)


def language(root: etree._Element, _: Held) -> Iterator[str]:
    """A language tag (RFC 5646)."""
    text = root[0].findtext("language") or ""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        yield text


def enclosures(root: etree._Element, held: Held) -> Iterator[str]:
    """Address, true length and true type of a published picture."""
    for element in root.iter("enclosure"):
        address, length, kind = map(element.get, ("url", "length", "type"))
        if set(element.attrib) != {"url", "length", "type"} or len(element) or element.text:
            yield f"attributes {sorted(element.attrib)}"
        elif not (length or "").isdecimal() or held.length_of(address) != int(length):
            yield f"length {length} of {address}"
        elif kind != "image/jpeg" or not address.endswith(".jpg"):
            yield f"type {kind} of {address}"


def sources(root: etree._Element, _: Held) -> Iterator[str]:
    """A source names the feed that an item was taken from."""
    for element in root.iter("source"):
        if set(element.attrib) != {"url"} or not (element.text or "").strip():
            yield etree.tostring(element).decode()


def authors(root: etree._Element, _: Held) -> Iterator[str]:
    """A creator has a name (RSS's own author would be an e-mail address)."""
    for element in root.iter(f"{DC}creator"):
        if not (element.text or "").strip():
            yield "no name"


def content(root: etree._Element, _: Held) -> Iterator[str]:
    """HTML that is whole, safe, and leads where it should wherever it is read."""
    for element in root.iter(CONTENT):
        yield from find_faults_of_html(element.text or "")


def descriptions(root: etree._Element, _: Held) -> Iterator[str]:
    """Plain text, also for those who take it for HTML."""
    for element in root.iter("description"):
        if found := re.search(r"<[a-zA-Z/!?]", element.text or ""):
            yield found[0]


RULES: list[Rule] = [
    characters, root_element, namespaces, known_elements, required_elements, dates, build_date,
    order, guids, absolute_links, self_link, language, enclosures, sources, authors, content,
    descriptions,
]  # fmt: skip
