"""``python -m tests.audit``: every kind of page, measured; the table goes into ``docs/pembaca.md``.

python -m tests.audit                   # all of it, about fifteen minutes
python -m tests.audit news "KIM"        # some kinds, shown and not kept
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.audit.axe import violations
from tests.audit.host import serve
from tests.audit.lighthouse import Scores, score
from tests.audit.slow import largest_paint
from tests.audit.weigh import Weight, weigh
from tests.kinds import KINDS, page_of
from tests.tools import CHROMIUM_FLAGS, ROOT, chromium, nu_checker

DOCUMENT = ROOT / "docs" / "pembaca.md"
BEGIN, END = "<!-- audit -->", "<!-- /audit -->"
UNLISTED = {"not found", "withdrawn"}
"""Kinds that ask search engines not to list them, which Lighthouse counts as a fault."""
NEWER = {
    "CSS: “container-type”: Property “container-type” doesn't exist.",
    "CSS: Unrecognized at-rule “@container”",
    "CSS: “width”: Unknown dimension.",  # of a container query
    "CSS: “paint-order”: Property “paint-order” doesn't exist.",
    "CSS: “r”: Property “r” doesn't exist.",
}
"""What the Nu checker says of CSS that it does not know yet: containers, properties of SVG."""
HEAD = (
    "| page | HTML + CSS, KB | scripts, KB | loaded at 360 px, KB | largest paint over slow 3G, s |"
    " axe | Nu | scrolls at 320 px | asks elsewhere | console | Lighthouse |\n"
    "|---|--:|--:|--:|--:|--:|--:|---|--:|--:|---|"
)


@dataclass
class Found:
    """All that was measured of one kind of page."""

    kind: str
    weight: Weight
    paint: float
    axe: list[str]
    nu: list[str]
    wide: bool
    scores: Scores

    def row(self) -> str:
        """A line of the table."""
        seo = "–" if self.kind in UNLISTED else self.scores.seo
        four = (self.scores.performance, self.scores.accessibility, self.scores.best_practices, seo)
        cells = (
            self.kind,
            f"{self.weight.markup / 1000:.1f}",
            f"{self.weight.scripts / 1000:.1f}",
            f"{self.weight.all / 1000:.0f}",
            f"{self.paint:.1f}",
            len(self.axe),
            len(self.nu),
            "yes" if self.wide else "no",
            len(self.weight.foreign),
            len(self.weight.words),
            " · ".join(map(str, four)),
        )
        return f"| {' | '.join(map(str, cells))} |"

    def faults(self) -> list[str]:
        """What a person should look at."""
        costs = [name for name in self.scores.failed if name != "is-crawlable"]
        told = [*self.axe, *self.nu, *self.weight.foreign, *self.weight.words, *costs]
        return told + [limit for limit, kept in self._limits().items() if not kept]

    def _limits(self) -> dict[str, bool]:
        """What issue and design promise, and whether it is kept."""
        scores = self.scores
        most = {"KIM": 150, "gallery": 200}.get(self.kind)
        return {
            "more than 14 KB of HTML and CSS": self.weight.markup <= 14_000,
            "more than 4 KB of scripts": self.weight.scripts <= 4_000,
            "too heavy for a phone": most is None or self.weight.all <= most * 1000,
            "largest paint after 2.5 s": self.paint <= 2.5 or self.kind == "board",
            "scrolls sideways": not self.wide,
            "performance below 98": scores.performance >= 98,
            "accessibility below 100": scores.accessibility == 100,
            "best practices below 100": scores.best_practices == 100,
            "SEO below 100": scores.seo == 100 or self.kind in UNLISTED,
        }


def main() -> int:
    """Measure; 1 if anything was found wrong."""
    kinds = sys.argv[1:] or list(KINDS)
    rows: list[Found] = []
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as base:
        site = Path(folder)
        subprocess.run(
            [sys.executable, "-m", "kimsite", "build", "--output", folder, "--base-url", base],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
            for kind in kinds:
                file = page_of(kind, site)
                rows.append(_measure(browser, kind, file, base + _path(file, site)))
                print(rows[-1].row(), *rows[-1].faults(), sep="\n  ", flush=True)
            browser.close()
    if not sys.argv[1:]:
        _keep(rows)
    return 1 if any(row.faults() for row in rows) else 0


def _measure(browser: Browser, kind: str, file: Path, address: str) -> Found:
    return Found(
        kind=kind,
        weight=weigh(browser, address),
        paint=largest_paint(browser, address),
        axe=_axe(browser, address),
        nu=_nu(file),
        wide=_is_wide(browser, address),
        scores=score(address),
    )


def _axe(browser: Browser, address: str) -> list[str]:
    """In light and dark, on a phone and on a desk."""
    found = []
    for scheme in ("light", "dark"):
        for width in (360, 1280):
            context = browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme=scheme,  # type: ignore[arg-type]
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(address)
            found += [f"{scheme} {width}: {fault}" for fault in violations(page)]
            context.close()
    return found


def _nu(file: Path) -> list[str]:
    """Of the page and of every style sheet; warnings are of the policy, which it cannot judge."""
    styles = map(str, sorted(ROOT.glob("themes/baku/static/*.css")))
    command = [*nu_checker(), "--format", "json", "--errors-only", "--also-check-css"]
    done = subprocess.run([*command, str(file), *styles], capture_output=True, check=False)
    told = [message["message"] for message in json.loads(done.stderr)["messages"]]
    return [message for message in told if message not in NEWER]


def _is_wide(browser: Browser, address: str) -> bool:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address)
    width = page.evaluate("() => document.documentElement.scrollWidth")
    page.close()
    return bool(width > 320)


def _path(file: Path, site: Path) -> str:
    return file.relative_to(site).as_posix()


def _keep(rows: list[Found]) -> None:
    text = DOCUMENT.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    day = f"Measured on {date.today().isoformat()} with `make audit`.\n"  # noqa: DTZ011 -- a report
    table = "\n".join([HEAD, *(row.row() for row in rows)])
    DOCUMENT.write_text(f"{before}{BEGIN}\n{day}\n{table}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
