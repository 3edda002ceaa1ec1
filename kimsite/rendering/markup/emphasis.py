"""Emphasis, in one run over a finished tree: a few signs too many cost neither time nor words.

Python-Markdown's own keeps what it found in one text for the next, and cuts through its marks
where signs cross (``*``**]*`*```). The rules are its rules: a sign opens before what is no space
and closes after it, an underscore only at the edge of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString

from kimsite.rendering.markup import triggers

MAX_DEPTH = 20
"""Emphasis within emphasis; deeper signs vanish, their words stay."""

_SIGNS = re.compile(r"(\*+|_+)")
_NAMES = "blockquote div h1 h2 h3 h4 h5 h6 hr li ol p pre table ul"
_APART = frozenset(_NAMES.split())
_NODE = "]"  # what an element between words counts as: no space, and no part of a word


@dataclass(slots=True)
class _Run:
    """Some signs in a row: what they may do, and what they turned out to do."""

    sign: str
    size: int
    left: int
    opens: bool
    closes: bool
    opened: list[str]
    closed: int = 0


_Piece = str | Element | _Run


def leave_emphasis(md: Markdown) -> None:
    """Have ``md`` leave the signs of emphasis in the text."""
    for name in ("em_strong", "em_strong2"):
        md.inlinePatterns.deregister(name, strict=False)


def emphasise(root: Element) -> None:
    """Turn signs into ``<em>`` and ``<strong>`` everywhere in the tree, in place."""
    for element in list(root.iter()):
        # The text of a bare address and of code is as typed.
        if element.tag == "code" or (element.tag == "a" and isinstance(element.text, AtomicString)):
            continue
        if _has_signs(element):
            _rebuild(element)


def _has_signs(element: Element) -> bool:
    if triggers.may_emphasise(element.text or ""):
        return True
    return len(element) > 0 and any(triggers.may_emphasise(child.tail or "") for child in element)


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield child.tail or ""


def _rebuild(element: Element) -> None:
    """Emphasise what stands directly in an element; nothing reaches across a block in it."""
    children, texts = list(element), list(_texts(element))
    element[:] = []
    element.text = None
    stretch: list[str | Element] = [texts[0]]
    for child, tail in zip(children, texts[1:], strict=True):
        child.tail = None
        if child.tag in _APART:
            _build(element, _pair(stretch))
            element.append(child)
            stretch = [tail]
        else:
            stretch += [child, tail]
    _build(element, _pair(stretch))


def _pair(stretch: list[str | Element]) -> list[_Piece]:
    """Return a stretch with its signs found, each told what it opens and closes."""
    pieces: list[_Piece] = []
    parts = [part for text in stretch for part in _split(text)]
    for at, part in enumerate(parts):
        if isinstance(part, str) and part[0] in "*_":
            before = _edge(parts[at - 1], -1) if at else " "
            after = _edge(parts[at + 1], 0) if at + 1 < len(parts) else " "
            pieces.append(_read(part, before, after))
        else:
            pieces.append(part)
    _match([piece for piece in pieces if isinstance(piece, _Run)])
    return pieces


def _split(text: str | Element) -> list[str | Element]:
    return [part for part in _SIGNS.split(text) if part] if isinstance(text, str) else [text]


def _edge(part: str | Element, at: int) -> str:
    return part[at] if isinstance(part, str) else _NODE


def _read(signs: str, before: str, after: str) -> _Run:
    opens, closes = not after.isspace(), not before.isspace()
    if signs[0] == "_":
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return _Run(signs[0], len(signs), len(signs), opens, closes, [])


def _match(runs: list[_Run]) -> None:
    """Pair runs as CommonMark does: the nearest opener wins, what lies between is left over."""
    waiting: list[_Run] = []
    # Where, for each kind of closer, no opener was found before: none is looked for twice.
    bottom: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        while run.closes and run.left:
            kind = (run.sign, run.opens, run.size % 3)
            lowest = bottom.get(kind, 0)
            at = len(waiting) - 1
            while at >= lowest and not _fit(waiting[at], run):
                at -= 1
            if at < lowest:
                bottom[kind] = len(waiting)
                break
            _join(waiting[at], run)
            del waiting[at + 1 :]
            if not waiting[at].left:
                waiting.pop()
            bottom = {kind: min(low, len(waiting)) for kind, low in bottom.items()}
        if run.opens and run.left:
            waiting.append(run)


def _fit(opener: _Run, closer: _Run) -> bool:
    if opener.sign != closer.sign:
        return False
    # CommonMark's rule of three: what could do both does neither with a sum of three.
    both = (opener.closes and opener.opens) or (closer.closes and closer.opens)
    sizes = opener.size, closer.size
    return not both or sum(sizes) % 3 != 0 or all(size % 3 == 0 for size in sizes)


def _join(opener: _Run, closer: _Run) -> None:
    size = 2 if opener.left > 1 and closer.left > 1 else 1
    opener.opened.append("strong" if size == 2 else "em")
    closer.closed += 1
    opener.left -= size
    closer.left -= size


def _build(root: Element, pieces: list[_Piece]) -> None:
    path = [root]
    depth = 0
    for piece in pieces:
        if isinstance(piece, Element):
            path[-1].append(piece)
        elif isinstance(piece, str):
            _add(path[-1], piece)
        else:
            depth -= piece.closed
            del path[max(depth, 0) + 1 :]
            _add(path[-1], piece.sign * piece.left)
            for tag in reversed(piece.opened):
                depth += 1
                if depth <= MAX_DEPTH:
                    path.append(SubElement(path[-1], tag))


def _add(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
