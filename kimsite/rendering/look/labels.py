"""The words that a theme gives to what the markup of a text writes by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict


class Labels(TypedDict):
    """What ``render_markup`` asks for besides a text and its resolver."""

    table_label: str
    notes_label: str
    back_label: str
    card_labels: dict[str, str]


def markup_labels(say: Callable[..., str]) -> Labels:
    """The labels in the words of the theme whose ``say`` this is. Raises ThemeFault."""
    return {
        "table_label": say("tabel"),
        "notes_label": say("catatan_kaki"),
        "back_label": say("kembali_ke_teks"),
        "card_labels": {
            "youtube": say("sematan_youtube"),
            "instagram": say("sematan_instagram"),
            "peta": say("sematan_peta"),
            "penjelasan": say("sematan_penjelasan", situs="{situs}"),
        },
    }
