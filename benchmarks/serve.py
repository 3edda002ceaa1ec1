"""From a save to the page that shows it: how long ``kimsite serve`` takes.

    python -m benchmarks.serve --kim 3555 --posts 100 --saves 30

A network is made on disk, ``kimsite serve`` builds it, and then one item after another is edited as
an editor does it (written beside its place and renamed). The clock runs from the save to the event
that tells the browser, and on to the page that holds the new words. ``body`` edits change words in
the text alone; ``title`` edits change the title too, which the directory shows.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.machine import PLACES, describe, work_folder
from benchmarks.measure import as_people_have_it
from benchmarks.network import write_network

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120.0


def main() -> None:
    """Measure every kind of edit, and print a table in Markdown."""
    given = _arguments()
    work = given.network or work_folder(given.where)
    network = given.network or work / "network"
    try:
        if given.network is None:
            write_network(network, given.kim, given.posts, given.words)
        with serving(network) as preview:
            rows = [(kind, *measure(preview, network, kind, given)) for kind in given.edits]
            first, memory = preview.first, preview.memory()
    finally:
        if given.network is None:
            shutil.rmtree(work)
    size = given.network or f"{given.kim:,} KIM × {given.posts}"
    PLACES[given.where].mkdir(parents=True, exist_ok=True)
    for line in describe(given.where, []):
        print(f"- {line}")
    print(f"- {size}, {given.saves} saves of each kind; ready after {first:.1f} s, {memory} MB\n")
    print("| edit | told: median | max | shown: median | max |\n|---|--:|--:|--:|--:|")
    for kind, told, shown in rows:
        figures = (median(told), max(told), median(shown), max(shown))
        print(f"| {kind} |", " | ".join(f"{figure * 1000:,.0f} ms" for figure in figures), "|")


class Preview:
    """A running ``kimsite serve`` and the ear of one browser."""

    def __init__(self, process: subprocess.Popen[str], port: int, first: float) -> None:
        self.process = process
        self.port = port
        self.first = first
        self._listening = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._listening.request("GET", "/_kimsite/peristiwa")
        self._events = self._listening.getresponse()
        self.version = self.await_version()

    def await_version(self) -> str:
        """The next version that is announced."""
        while line := self._events.readline():
            if line.startswith(b"data: "):
                return line[6:].strip().decode()
        raise SystemExit("the preview hung up")

    def page(self, path: str) -> str:
        """One page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path)
        text = connection.getresponse().read().decode()
        connection.close()
        return text

    def memory(self) -> int:
        """The most memory the process ever held, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        found = re.search(r"VmHWM:\s+(\d+)", status)
        return int(found[1]) * 1024 // 1_000_000 if found else 0


@contextmanager
def serving(network: Path) -> Iterator[Preview]:
    """Run ``kimsite serve`` on ``network``."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "kimsite", "-C", str(network), "serve", "--port", "0"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=sys.stderr, text=True,
        env={**as_people_have_it(), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                yield Preview(process, int(found[1]), time.perf_counter() - began)
                break
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=PATIENCE)


def measure(
    preview: Preview, network: Path, kind: str, given: argparse.Namespace
) -> tuple[list[float], list[float]]:
    """The seconds of every save until the event, and until the page shows it."""
    chance = random.Random(kind)
    slugs = sorted(entry.name for entry in os.scandir(network / "content" / "kim"))
    told, shown = [], []
    for number in range(given.saves):
        folder = network / "content" / "kim" / chance.choice(slugs) / "berita"
        file = chance.choice(sorted(folder.glob("*.md")))
        words = f"Ubahan {kind} {number} {os.getpid()}"
        text = file.read_text("utf-8").rstrip("\n") + f"\n\n{words}\n"
        if kind == "title":
            text = re.sub("^judul: .*$", f"judul: {words}", text, count=1, flags=re.MULTILINE)
        beside = file.with_suffix(".baru")
        beside.write_text(text, "utf-8")
        time.sleep(given.pause)
        path = f"/kim/{folder.parent.name}/berita/{file.stem}.html"
        began = time.perf_counter()
        beside.replace(file)
        while True:
            preview.await_version()
            now = time.perf_counter()
            if words in preview.page(path):
                break
        told.append(now - began)
        shown.append(time.perf_counter() - began)
    return told, shown


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure kimsite serve from save to page.")
    parser.add_argument("--kim", type=int, default=600, help="how many KIM")
    parser.add_argument("--posts", type=int, default=12, help="items a KIM")
    parser.add_argument("--words", type=int, default=100, help="words an item")
    parser.add_argument("--saves", type=int, default=30, help="saves of each kind")
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two saves")
    parser.add_argument("--edits", nargs="+", choices=["body", "title"], default=["body", "title"])
    parser.add_argument("--where", choices=["tmpfs", "disk"], default="disk")
    parser.add_argument("--network", type=Path, help="use this network, and leave it behind")
    return parser.parse_args()


if __name__ == "__main__":
    main()
