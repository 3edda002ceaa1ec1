"""The small words under a post: fields of activity, labels, and the parts of ADINDA."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kimsite.forms import Event, Gallery, News
from kimsite.forms.network import Network
from kimsite.model import Post, Target
from kimsite.reading.values.fields import known_fields
from kimsite.rendering.layout import field_page


@dataclass(frozen=True, slots=True)
class Tag:
    """A word, and the page that explains it where there is one."""

    label: str
    target: Target | None = None


def field_tags(network: Network, slugs: Sequence[str]) -> tuple[Tag, ...]:
    """The network's fields of activity among ``slugs``, each with its page."""
    titles = {field.slug: field.title for field in network.bidang}
    return tuple(Tag(titles[slug], field_page(slug)) for slug in slugs if slug in titles)


def sort_fields(network: Network, post: Post) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The slugs of the network's fields among the ``bidang`` of ``post``, and the other words.

    Reading reports a word that is no field of the network; here it stays as a label.
    """
    return known_fields(network.bidang).sort(post.form.bidang)


def post_tags(
    network: Network, post: Post, slugs: Sequence[str], words: Sequence[str]
) -> tuple[Tag, ...]:
    """All tags of ``post``, each word once; the labels of a material stand above its title."""
    form = post.form
    labels = form.label if post.kind != "bahan" else ()
    adinda = form.adinda if isinstance(form, News | Gallery | Event) else ()
    plain = [Tag(word) for word in (*words, *labels, *adinda)]
    tags = [*field_tags(network, slugs), *plain]
    return tuple({tag.label.casefold(): tag for tag in reversed(tags)}.values())[::-1]
