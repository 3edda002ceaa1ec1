"""Times search alone, from made-up summaries: names, the index of texts, and one changed KIM.

    python -m benchmarks.search --sizes 3555 83762 [--folder /dev/shm/cari]

Each size runs in a process of its own. Seconds are of processors, those of the program that makes
the index included, which runs two at a time: on two cores the clock shows less. Then a browser
searches what was made, served compressed, from nothing in its cache: what crosses the wire is what
the host sends, headers left out.
"""

from __future__ import annotations

import resource
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, expect

from benchmarks.alone import measure_alone
from benchmarks.directory import Nation, make_summary
from tests.audit.host import serve
from tests.browser import launched

WORDS = "panen kopi"


def measure(folder: Path, kim: int) -> None:
    """Print one line of the table."""
    network = Nation(folder, kim)
    network.reduce(full=True)
    before = _time(lambda: network.reduce(full=True))
    names = _time(lambda: network.reduce(full=True, search="nama")) - before
    texts = _time(lambda: network.reduce(search="teks"))
    middle = kim // 2
    times = []
    for search in ("nama", "teks"):
        network.reduce(search=search)
        old = make_summary(middle, network.villages[middle])
        renamed = replace(old.newest[0], title=f"Kabar {search}")
        network.keep([replace(old, newest=(renamed, *old.newest[1:]))])
        times.append(_time(lambda: network.reduce(search=search)))  # noqa: B023 -- called here
        if search == "nama":
            network.reduce(search="teks")
    files = [file for file in (folder / "build/cari").rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files) / 1e6
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    program = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6
    code = network.villages[middle].code
    for path, file in network.theme.static.items():
        place = folder / "build" / network.layout.assets / path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, place)
    nothing, chosen = (_weigh(folder / "build", to) for to in ("", code))
    print(
        f"{kim:7} {names:7.1f} {texts:8.1f} {times[0]:9.2f} {times[1]:9.2f} {own:6.0f} "
        f"{program:8.0f} {len(files):7} {size:7.0f} {nothing / 1000:9.0f} {chosen / 1000:8.0f}",
        flush=True,
    )


def _time(work: Callable[[], object]) -> float:
    started = _spent()
    work()
    return _spent() - started


def _spent() -> float:
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(one) for one in who]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _weigh(output: Path, code: str) -> int:
    """The bytes of a first search, in the kabupaten of ``code`` if given."""
    with serve(output, "/kim/") as base, launched("EXCLUDE 127.0.0.1") as browser:
        page = browser.new_page()
        page.goto(f"{base}cari/index.html", wait_until="networkidle")
        sizes: list[int] = []
        page.on("response", lambda told: sizes.append(int(told.headers["content-length"])))
        if code:
            page.get_by_label("Provinsi", exact=True).select_option(code[:2])
            expect(page.get_by_label("Kabupaten/kota")).to_be_visible()
            page.locator(f"#kabupaten option[value='{code[:5]}']").wait_for(state="attached")
            page.get_by_label("Kabupaten/kota").select_option(code[:5])
        _search(page)
        return sum(sizes)


def _search(page: Page) -> None:
    page.get_by_role("searchbox").fill(WORDS)
    expect(page.get_by_role("status")).to_contain_text(WORDS, timeout=60_000)


def main() -> None:
    """Measure every size."""
    head = (
        "    KIM   names    texts  one, off   one, on     MB  program   files"
        "  MB disk  KB, none  KB, one"
    )
    measure_alone("benchmarks.search", "Time search alone.", head, [600, 3_555, 83_762], measure)


if __name__ == "__main__":
    main()
