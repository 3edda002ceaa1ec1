"""What a person meant by a value that cannot be read: the nearest writing of it that can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import get_close_matches

from kimsite.moment import MONTHS, parse_moment
from kimsite.reading.values.names import parse_slug
from kimsite.recurrence.meant import guess_rule
from kimsite.regions import find_described, regions

_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 75_000)  # 1954 to 2105
_LATER = {"sore", "petang", "malam"}
_RANGE = re.compile(
    r"(\d{1,2})(\s+[a-z]+)?(\s+\d{4})?\s*(?:[-–—]|s\.?/?d\.?|sampai|hingga)\s*"
    r"(\d{1,2}\s+[a-z]+\s+\d{4})",
    re.IGNORECASE,
)
_HOUR = re.compile(r",?\s*(?:jam|pukul|pkl\.?)\s*(\d{1,2})(?:\s*(pagi|siang|sore|petang|malam))?$")


def guess_value(code: str, text: str) -> dict[str, str]:
    """``usul`` for the fault ``code`` of the value ``text``, and what explains it; or nothing."""
    if code in {"tanggal-tak-terbaca", "tanggal-mustahil"}:
        return guess_span(text) or _proposal(guess_moment(text))
    if code == "kode-wilayah-tak-sah":
        return guess_region(text)
    if code == "nomor-telepon-tak-sah":
        return _first(r"\+?\d[\d\s().-]{6,22}\d", text)
    if code == "email-tak-sah":
        return _first(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", text)
    if code == "ulang-tak-terbaca":
        return _proposal(guess_rule(text))
    return _first(r"\d+", text) if code == "harus-angka" else {}


def guess_moment(text: str) -> str:
    """``2 Novenber 2026`` is ``2 November 2026``; empty where nothing near can be read."""
    plain = " ".join(text.split())
    for candidate in _rewritings(plain):
        if candidate != text and _is_moment(candidate):
            return candidate
    return ""


def guess_span(text: str) -> dict[str, str]:
    """``2-4 November 2026`` is two days: the first as ``usul``, the last as ``akhir``."""
    found = _RANGE.fullmatch(" ".join(text.split()))
    if not found:
        return {}
    last = found[4]
    _, month, year = last.split()
    first = f"{found[1]} {(found[2] or month).strip()} {(found[3] or year).strip()}"
    return {"usul": first, "akhir": last} if _is_moment(first) and _is_moment(last) else {}


def guess_name(stem: str) -> dict[str, str]:
    """The day in a file's name (``2 November 2026 panen``) as ``usul``, and its ``nama`` mended."""
    found = re.match(r"(\d{1,4}[\s._-]\w+[\s._-]\d{1,4})(.*)", stem)
    if not found:
        return {}
    spaced = re.sub(r"[\s._-]", " " if re.search(r"[^\W\d]", found[1]) else "-", found[1])
    written = spaced if _is_moment(spaced) else guess_moment(spaced)
    if not written:
        return {}
    day = parse_moment(written).day.isoformat()
    return {"usul": day, "nama": f"{day}-{parse_slug(found[2]) or 'kabar'}.md"}


def guess_region(text: str) -> dict[str, str]:
    """The code that a mistyped code or a name must mean, and its ``nama``; or nothing."""
    table = regions()
    power = re.fullmatch(r"(\d)[.,](\d+)E\+?0?(\d)", text.strip(), re.IGNORECASE)
    if power:  # a spreadsheet's way to write a long number, whole only if all digits are there
        text = power[1] + power[2] if len(power[2]) == int(power[3]) else ""
    if re.search(r"[^\W\d_]{3}", text):
        named = find_described(table, text, limit=2)
        region = named[0] if len(named) == 1 else None
    else:
        nearest = table.nearest_code(text) if len(text) > 1 else None
        region = table.find(nearest) if nearest else None
    return {"usul": region.code, "nama": region.title} if region else {}


def _first(pattern: str, text: str) -> dict[str, str]:
    found = re.search(pattern, text, re.ASCII)
    return _proposal(found[0] if found else "")


def _proposal(text: str) -> dict[str, str]:
    return {"usul": text} if text else {}


def _is_moment(text: str) -> bool:
    try:
        parse_moment(text)
    except ValueError:
        return False
    return True


def _rewritings(text: str) -> Iterator[str]:
    """The text mended in one way, then in all ways one after the other."""
    if re.fullmatch(r"\d{5}", text) and int(text) in _EXCEL_DAYS:
        yield (_EXCEL_EPOCH + timedelta(int(text))).isoformat()  # a spreadsheet's number of a day
    whole = text
    for step in (_without_words, _close_gaps, _whole_year, _day_first, _month, _hour):
        yield step(text)
        whole = step(whole)
        yield whole


def _without_words(text: str) -> str:
    """``Hari Senen, 2 Nov 2026``: the words before the day are dropped."""
    return re.sub(r"^\D+(?=\d)", "", text)


def _close_gaps(text: str) -> str:
    """``2 / 11 / 2026``, ``2026/11/02`` and ``20261102``."""
    close = re.sub(r"\s*([/.-])\s*", r"\1", text)
    return re.sub(r"^(\d{4})[/.]?(\d{1,2})[/.]?(\d{2})$", r"\1-\2-\3", close)


def _whole_year(text: str) -> str:
    """``2/11/26`` is of this century."""
    return re.sub(r"^(\d{1,2}[/.-]\d{1,2}[/.-])(\d\d)$", r"\g<1>20\2", text)


def _day_first(text: str) -> str:
    """``11/25/2026``: a spreadsheet in English writes the month first."""
    return re.sub(r"^(\d{1,2})([/.-])(\d{1,2})([/.-]\d{4})", r"\3\2\1\4", text)


def _month(text: str) -> str:
    """A misspelt month."""

    def spell(found: re.Match[str]) -> str:
        alike = get_close_matches(found[0].lower(), list(MONTHS), n=1, cutoff=0.7)
        return alike[0].capitalize() if alike else found[0]

    return re.sub(r"[A-Za-z]{3,}", spell, text, count=1)


def _hour(text: str) -> str:
    """``jam 3 sore`` is 15.00."""
    found = _HOUR.search(text)
    if not found:
        return text
    hour, part = int(found[1]), (found[2] or "").lower()
    if part == "malam" and hour == 12:
        return text  # midnight: of this day, or the next?
    if (part in _LATER and hour < 12) or (part == "siang" and hour <= 3):
        hour += 12
    return f"{text[: found.start()]} {hour:02}.00"
