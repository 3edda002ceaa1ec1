"""The sample network as a host serves it, and a browser to visit it with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.audit.host import serve
from tests.browser import launched


@pytest.fixture(scope="session")
def visitor() -> Iterator[Browser]:
    """A browser that finds no other host than the test's."""
    with launched("EXCLUDE 127.0.0.1") as browser:
        yield browser


@pytest.fixture(scope="session")
def hosted(sample: Path) -> Iterator[str]:
    """The address of the sample, below a path as on many free hosts."""
    with serve(sample, "/jaringan/kim/") as base:
        yield base
