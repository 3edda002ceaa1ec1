"""Two builds of one folder at once: the second refuses, clearly, or waits."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from kimsite.engine.publishing.lock import Lock
from tests.conftest import NOW, Network, run_program


def test_the_second_build_refuses_and_writes_nothing(network: Network) -> None:
    output = network.root / "build"
    with Lock(network.root, output):
        result = network.build()
    assert result.status == 1
    assert result.err == (
        f"{output.as_posix()}:1:1: kesalahan[sedang-dibangun]: folder ini sedang dibangun oleh "
        "perintah kimsite lain\n"
        "Saran: tunggu sampai selesai, lalu jalankan lagi; kimsite build --wait menunggu sendiri.\n"
        "Akibat: tidak ada yang ditulis oleh perintah ini.\n\n"
    )
    assert not output.exists()
    assert network.build().status == 0


def test_with_wait_it_builds_when_the_other_is_done(network: Network) -> None:
    lock = Lock(network.root, network.root / "build")
    held, results = lock.__enter__(), []
    waiting = threading.Thread(
        target=lambda: results.append(run_program("-C", str(network.root), "build", "--wait"))
    )
    waiting.start()
    waiting.join(1.5)
    assert results == []
    held.__exit__(None, None, None)
    waiting.join(60)
    assert results[0].status == 0


@pytest.mark.parametrize("wait", [[], ["--wait"]], ids=["refusing", "waiting"])
def test_two_builds_at_once_end_like_one(network: Network, wait: list[str]) -> None:
    with ThreadPoolExecutor(2) as both:
        given = ("-C", str(network.root), "build", "--as-of", NOW, "--full", *wait)
        results = [both.submit(run_program, *given) for _ in range(2)]
        ended = [result.result() for result in results]
    refused = [result for result in ended if result.status != 0]
    assert len(refused) < 2
    assert not (wait and refused)
    assert all("kesalahan[sedang-dibangun]" in result.err for result in refused)
    assert network.build("--output", str(network.root / "bersih")).status == 0
    assert network.pages() == network.pages("bersih")


def test_another_output_of_the_same_network_is_free(network: Network) -> None:
    with Lock(network.root, network.root / "build"):
        assert network.build("--output", str(network.root / "lain")).status == 0
