"""Two builds of one folder at once: the second refuses, clearly, or waits."""

from __future__ import annotations

import threading

from kimsite.engine.lock import Lock
from tests.conftest import Network, run_program


def test_the_second_build_refuses_and_writes_nothing(network: Network) -> None:
    output = network.root / "build"
    with Lock(network.root, output):
        result = network.build()
    assert result.status == 1
    assert result.err == (
        f"{output.as_posix()}:1:1: kesalahan[sedang-dibangun]: folder ini sedang dibangun oleh "
        "kimsite yang lain\n"
        "Saran: tunggu sampai selesai, atau jalankan lagi dengan --wait supaya menunggu sendiri.\n"
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


def test_another_output_of_the_same_network_is_free(network: Network) -> None:
    with Lock(network.root, network.root / "build"):
        assert network.build("--output", str(network.root / "lain")).status == 0
