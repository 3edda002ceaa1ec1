"""The small words under a post: fields of activity, labels, and the parts of ADINDA."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kimsite.forms import Event, Gallery, News
from kimsite.forms.network import Network
from kimsite.model import Post, Target
from kimsite.reading.names import parse_slug
from kimsite.rendering.layout import field_page
from kimsite.site.desk import Desk, find_place


@dataclass(frozen=True, slots=True)
class Tag:
    """A word, and the page that explains it where there is one."""

    label: str
    target: Target | None = None


def field_tags(network: Network, slugs: Sequence[str]) -> tuple[Tag, ...]:
    """The network's fields of activity among ``slugs``, each with its page."""
    titles = {field.slug: field.title for field in network.bidang}
    return tuple(Tag(titles[slug], field_page(slug)) for slug in slugs if slug in titles)


def sort_fields(desk: Desk, post: Post) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The slugs of the network's fields among the ``bidang`` of ``post``, and the other words.

    A word that is no field of the network stays as a label and is reported.
    """
    known = {field.slug: field.slug for field in desk.setting.network.bidang}
    known |= {parse_slug(field.title): field.slug for field in desk.setting.network.bidang}
    slugs: list[str] = []
    words: list[str] = []
    for number, word in enumerate(post.form.bidang):
        slug = known.get(parse_slug(word))
        if slug is not None:
            slugs.append(slug)
            continue
        words.append(word)
        alike = get_close_matches(parse_slug(word), sorted(known), n=1, cutoff=0.6)
        place = find_place(post.places, f"bidang.{number}") or post.source.span(1)
        choices = ", ".join(sorted(set(known.values())))
        usul = known[alike[0]] if alike else ""
        desk.report(place, "bidang-jadi-label", bidang=word, pilihan=choices, usul=usul)
    return tuple(dict.fromkeys(slugs)), tuple(words)


def post_tags(
    network: Network, post: Post, slugs: Sequence[str], words: Sequence[str]
) -> tuple[Tag, ...]:
    """All tags of ``post``, each word once."""
    form = post.form
    adinda = form.adinda if isinstance(form, News | Gallery | Event) else ()
    plain = [Tag(word) for word in (*words, *form.label, *adinda)]
    tags = [*field_tags(network, slugs), *plain]
    return tuple({tag.label.casefold(): tag for tag in reversed(tags)}.values())[::-1]
