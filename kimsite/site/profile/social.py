"""Social media: an account name or an address as people write it becomes a safe https address."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from kimsite.forms.profile import SocialMedia

_HOSTS = {
    "youtube": ("youtube.com", "youtu.be"),
    "instagram": ("instagram.com", "instagr.am"),
    "facebook": ("facebook.com", "fb.com", "fb.me"),
    "tiktok": ("tiktok.com",),
    "x": ("x.com", "twitter.com"),
}
_ACCOUNTS = {
    "youtube": "https://www.youtube.com/@{}",
    "instagram": "https://www.instagram.com/{}/",
    "facebook": "https://www.facebook.com/{}",
    "tiktok": "https://www.tiktok.com/@{}",
    "x": "https://x.com/{}",
}
_TITLES = {
    "youtube": "YouTube",
    "instagram": "Instagram",
    "facebook": "Facebook",
    "tiktok": "TikTok",
    "x": "X",
}
_ACCOUNT = re.compile(r"@?([A-Za-z0-9_](?:[A-Za-z0-9._-]{0,60}[A-Za-z0-9_-])?)")


@dataclass(frozen=True, slots=True)
class Account:
    """One account: the platform's name, what to read, and its address or nothing."""

    platform: str
    text: str
    href: str


def build_accounts(
    media: SocialMedia | None, doubt: Callable[[str, str, str], None]
) -> tuple[Account, ...]:
    """The accounts of a KIM or an office; what is neither account nor address gets no link.

    ``doubt`` is told of each such: the field, the platform's name, what is written there.
    """
    if media is None:
        return ()
    accounts: list[Account] = []
    for platform in _HOSTS:
        written: str | None = getattr(media, platform)
        if written is None:
            continue
        href = account_address(platform, written)
        if href is None:
            doubt(platform, _TITLES[platform], written)
        accounts.append(Account(_TITLES[platform], _shown(written), href or ""))
    return tuple(accounts)


def account_address(platform: str, written: str) -> str | None:
    """The https address that ``written`` means on ``platform``, or None."""
    name = _ACCOUNT.fullmatch(written)
    if name and not _names_host(platform, written):
        return _ACCOUNTS[platform].format(name[1])
    try:
        parts = urlsplit(written if "://" in written else f"https://{written}")
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    known = any(host == own or host.endswith(f".{own}") for own in _HOSTS[platform])
    if parts.scheme not in {"http", "https"} or not known or parts.username is not None:
        return None
    query = f"?{quote(parts.query, safe='=&%+-._~')}" if parts.query else ""
    return f"https://{host}{quote(parts.path or '/', safe='/@%+-._~')}{query}"


def _names_host(platform: str, written: str) -> bool:
    bare = written.lower().removeprefix("www.")
    return bare in _HOSTS[platform]


def _shown(written: str) -> str:
    """An account without its platform's address around it."""
    short = re.sub(r"^https?://(www\.|m\.)?", "", written).rstrip("/")
    return short.partition("?")[0] if "/" in short else short
