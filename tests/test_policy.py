"""What pages may load: only their own site, and nothing from inside the page (design.md §3)."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Network, empty

OWN = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'"
)
SEARCHING = OWN.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Network:
    network = empty(tmp_path_factory.mktemp("kebijakan"))
    network.kim(more="alamat_lama: [lama]\n")
    network.post()
    assert network.build().err == ""
    return network


def policy_of(network: Network, path: str) -> str:
    found = re.findall(
        r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', network.page(path)
    )
    assert len(found) == 1
    return found[0].replace("&#39;", "'")


@pytest.mark.parametrize(
    "path",
    ["index.html", "wilayah/94.html", "data/index.html", "kim/amungsa/index.html",
     "kim/amungsa/berita/2026-11-01-panen.html", "kim/amungsa/papan.html", "kim/lama/index.html"],
)  # fmt: skip
def test_a_page_loads_nothing_from_elsewhere(built: Network, path: str) -> None:
    assert policy_of(built, path) == OWN


def test_the_search_runs_its_own_program_and_no_other(built: Network) -> None:
    assert policy_of(built, "cari/index.html") == SEARCHING


def test_the_page_for_lost_addresses_may_show_its_own_style_alone(built: Network) -> None:
    style = re.search(r"style-src ([^;]*)", policy_of(built, "404.html"))
    assert style is not None
    assert re.fullmatch(r"('self' )?'sha256-[A-Za-z0-9+/=]+'", style[1])
    assert "default-src 'none'" in policy_of(built, "404.html")


def test_hosts_that_read_headers_are_told_no_less(built: Network) -> None:
    (line,) = re.findall(r"  Content-Security-Policy: (.*)", built.page("_headers"))
    parts = dict(part.strip().split(" ", 1) for part in line.split(";"))
    wanted = dict(part.strip().split(" ", 1) for part in SEARCHING.split(";"))
    assert parts.pop("frame-ancestors") == "'self'"
    assert parts.pop("style-src").startswith("'self' 'sha256-")
    assert parts == {name: value for name, value in wanted.items() if name != "style-src"}
