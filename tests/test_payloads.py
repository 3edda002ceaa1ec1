"""Hundreds of strings that try to run a script, in every field: Chromium runs none of them.

The pages' own policy would stop most, so it is switched off here: what is tested is that nothing
is ever published raw. The fields are found by walking the forms (:mod:`tests.fields`). In
``make test`` all payloads take turns in all fields; ``make torture`` tries each in each.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import BrowserContext

from tests.browser import browser, inspect_all
from tests.conftest import Network, empty
from tests.fields import SOURCES, Leaf, Source, fill, leaves, write_file
from tests.payloads import PAYLOADS

WAYS = ("full", "short", "keyed")
REGIONS = ("94.04.01.1003", "35.78.01.1001")
BODY = 3  # payloads in one body

ALWAYS_SOUND = {
    "kode_wilayah": "94.04.01.1003",
    "alamat_situs": "https://uji.contoh.id/",
    "tema": "baku",
}
"""Where a payload leaves nothing to publish; see the tests of structural fields below."""

GUARDS = {"draf": "tidak", "ditarik": "tidak", "terbit": "2026-10-01", "pendaftaran": "terdaftar"}
"""What cannot be read here keeps the whole item back, so that they hold a payload in few files."""

SOUND = {
    "Flag": "tidak", "When": "2026-11-01", "Count": "12", "Decimal": "-4.5", "Email": "a@contoh.id",
    "WebAddress": "https://contoh.id/x", "Door": "https://contoh.id/x", "Days": "2026-12-31",
    "Repeat": "tiap Kamis", "ulang_sampai": "2027-06-01", "Phone": "08123456789", "Code": "94",
    "Year": "2026",
    "mulai": "2026-12-24 09.00", "selesai": "2026-12-25", "berakhir": "2027-01-01",
    "bujur": "136.5", "foto": "foto.png", "berkas": "foto.png",
    "logo": "foto.png", "bagan_struktur": "foto.png",
    "status": "aktif", "warna": "biru", "bidang": "bidang-1", "wilayah": "94", "penerbit": "94.04",
    "penyelenggara": "94.04", "kim": "kim-0",
    "bahan": "bahan-0", "alamat_lama": "lama", "bahasa": "id", "zona": "WIT", "jenis": "hoaks",
    "youtube": "akun", "instagram": "akun", "facebook": "akun", "tiktok": "akun", "x": "akun",
}  # fmt: skip
"""Every other time these hold a sound value, so that what depends on them is published."""


class Rotation:
    """Hands out payloads: the next one for each field, and remembers who stood where."""

    def __init__(self, payloads: tuple[str, ...]) -> None:
        self.payloads = payloads
        self.turn = 0
        self.bodies = 0
        self.stood: dict[str, set[str]] = defaultdict(set)
        self.saw: dict[str, set[str]] = defaultdict(set)
        self.names: set[str] = set()

    def next(self, place: str) -> str:
        """The next payload, for ``place``."""
        payload = self.payloads[self.turn % len(self.payloads)]
        self.turn += 1
        self.stood[payload].add(place)
        self.saw[place].add(payload)
        return payload

    def body(self) -> str:
        """A Markdown text of several payloads."""
        parts = []
        for _ in range(BODY):
            payload = self.payloads[self.bodies % len(self.payloads)]
            self.bodies += 1
            self.stood[payload].add("body")
            self.saw["body"].add(payload)
            parts += [payload, f"teks {payload} teks"]
        return "\n\n".join(parts) + "\n"


def dose(rotation: Rotation, leaf: Leaf, number: int, file: str) -> str:
    """What ``leaf`` holds in the file with ``number``: a payload, or a sound value."""
    if leaf.last in ALWAYS_SOUND and leaf.source in {"profil", "jaringan"}:
        return ALWAYS_SOUND[leaf.last] if leaf.source == "jaringan" else REGIONS[number % 2]
    if leaf.last in GUARDS and number % 8 != 7:
        return GUARDS[leaf.last]
    sound = SOUND.get(leaf.last) or SOUND.get(leaf.shape.kind)
    if sound and number % 2 == 0:
        rotation.turn += 1  # so that the fields do not all move in step
        return file if sound == "foto.png" else sound
    # An id that already is a tag: URI is taken as it stands.
    return ("tag:" if leaf.last == "id" and number % 3 == 1 else "") + rotation.next(str(leaf))


def plant_file(network: Network, source: Source, name: str, rotation: Rotation, number: int,
               folder: str = "") -> None:  # fmt: skip
    """A file of ``source``, full of payloads; its pictures lie in ``folder``."""
    picture = name_photo(network, rotation, folder) if folder else ""
    fields = fill(source, lambda leaf: dose(rotation, leaf, number, picture), WAYS[number // 2 % 3])
    write_file(network, source, name, fields, rotation.body() if source.headed else "")


def name_photo(network: Network, rotation: Rotation, folder: str) -> str:
    """A picture whose name is a payload, where the file system has such names."""
    name = f"{rotation.next('photo name')}.png"
    return name if try_file(network, folder, name, rotation) else plain(network, folder)


def plain(network: Network, folder: str) -> str:
    network.photo(f"{folder}/foto.png", (8, 8))
    return "foto.png"


def try_file(network: Network, folder: str, name: str, rotation: Rotation) -> bool:
    """Make a picture or a small file of that name; False where no file may be named so."""
    if "/" in name:
        return False
    try:
        if name.endswith(".png"):
            network.photo(f"{folder}/{name}", (8, 8))
        else:
            network.write(f"{folder}/{name}", b"%PDF-1.4\n")
    except (OSError, ValueError):
        return False
    rotation.names.add(name)
    return True


def plant_kim(network: Network, rotation: Rotation, number: int) -> None:
    """A KIM with an item of each kind, and a national text of each kind."""
    slug = f"kim-{number}"
    for source in SOURCES.values():
        path = source.path
        if source.name == "profil":
            local = Source(
                "profil", source.form, f"communities/{REGIONS[number % 2][:5]}/{{}}.yaml"
            )
            plant_file(network, local, slug, rotation, number, f"content/kim/{slug}")
        elif path.startswith("content/kim/"):
            local = Source(source.name, source.form, path.replace("amungsa", slug))
            folder = path.replace("amungsa", slug).rpartition("/")[0]
            name = f"2026-11-02-{rotation.next('post name')}"
            if not try_file(network, folder, f"{name}.md", rotation):
                name = "2026-11-02-uji"
            plant_file(network, local, name, rotation, number, folder)
        elif source.name == "penghargaan":
            plant_file(network, source, f"lomba-{number}", rotation, number)
        elif source.headed:
            name = f"{source.form.__name__.lower()}-{number}"
            name = f"bahan-{number}" if source.name == "nasional-bahan" else f"2026-11-02-{name}"
            plant_file(network, source, name, rotation, number, path.rpartition("/")[0])
    for _ in range(BODY):
        name = f"{rotation.next('attachment name')}.pdf"
        try_file(network, f"content/kim/{slug}/berita", name, rotation)


def plant_network(root: Path, rotation: Rotation, numbers: Sequence[int]) -> Network:
    """A network of the KIM with ``numbers``; its own fields and its offices hold payloads too."""
    network, number = empty(root), numbers[-1]
    jaringan = SOURCES["jaringan"]

    def written(leaf: Leaf) -> str:
        # Where the level cannot be read it is the nation's, with pages of 552 regions.
        small = str(leaf) == "jaringan.tingkat" and number % 8 != 7
        return "kabupaten" if small else dose(rotation, leaf, 1, "")

    fields = fill(jaringan, written, WAYS[number % 3])
    if isinstance(fields["bidang"], list):
        fields["bidang"] += [
            {"slug": f"bidang-{n}", "nama": rotation.next("jaringan.bidang.nama")} for n in range(9)
        ]
    write_file(network, jaringan, "", fields)
    plant_file(network, SOURCES["dinas"], "94.04", rotation, number)
    plant_file(network, SOURCES["kementerian"], "", rotation, number + 2)
    for kim in numbers:
        plant_kim(network, rotation, kim)
    return network


@pytest.fixture(scope="module")
def chrome() -> Iterator[BrowserContext]:
    with browser() as context:
        yield context


def test_no_payload_runs_wherever_it_stands(tmp_path: Path, chrome: BrowserContext) -> None:
    rotation = Rotation(PAYLOADS)
    found = {}
    for first in range(0, 24, 4):
        found |= attack(tmp_path / str(first), rotation, range(first, first + 4), chrome)
    assert found == {}
    check_rotation(rotation)
    assert rotation.saw["body"] == set(PAYLOADS)
    assert min(len(places) for places in rotation.stood.values()) >= 8
    assert sum(len(payloads) >= 8 for payloads in rotation.saw.values()) >= 250
    if os.name != "nt":
        assert len(rotation.names) >= 60, "hardly a payload stood in a file's name"


def check_rotation(rotation: Rotation) -> None:
    """Every payload was used and no field escaped, but where a payload leaves nothing to build."""
    places = {str(leaf) for source in SOURCES.values() for leaf in leaves(source)}
    spared = {f"{source}.{key}" for key in ALWAYS_SOUND for source in ("profil", "jaringan")}
    assert places - spared <= set(rotation.saw)
    assert set(rotation.stood) == set(rotation.payloads)


def attack(
    tmp_path: Path, rotation: Rotation, numbers: Sequence[int], chrome: BrowserContext
) -> dict[str, list[str]]:
    """Build a network of payloads and open all it publishes; what was found, by file."""
    network = plant_network(tmp_path / "jaringan", rotation, numbers)
    result = network.build("--jobs", "1")
    assert result.status == 1, result.err  # many fields refuse their payload, by name
    assert "kesalahan di dalam kimsite" not in result.err
    site = network.root / "build"
    found = broken_files(site)
    pages = list(distinct_pages(site))
    assert len(pages) >= len(numbers) * 8
    found |= inspect_all(chrome, [*pages, *feed_pages(site)])
    shutil.rmtree(network.root)
    return found


def distinct_pages(site: Path) -> Iterator[Path]:
    """Every page once; one that leads elsewhere is opened as a copy that stays.

    Of the 500 regions without KIM, which say the same of other places, five are opened.
    """
    seen: set[bytes] = set()
    bare = 0
    for page in sorted(site.rglob("*.html")):
        data = page.read_bytes()
        if data in seen:
            continue
        seen.add(data)
        if b'id="cara-membentuk"' in data:
            bare += 1
            if bare > 5:
                continue
        if b'http-equiv="refresh"' in data:
            page = page.with_name(f"{page.stem}-tetap.html")
            page.write_bytes(data.replace(b'content="0;', b'content="9999;'))
        yield page


def feed_pages(site: Path) -> Iterator[Path]:
    """The full texts of feeds, which readers show as HTML; each feed is one page."""
    for number, feed in enumerate(sorted(site.rglob("rss.xml"))):
        root = ElementTree.parse(feed).getroot()
        full = "{http://purl.org/rss/1.0/modules/content/}encoded"
        parts = [element.text or "" for element in root.iter(full)]
        page = site / f"umpan-{number}.html"
        page.write_text("<!doctype html><meta charset=utf-8>" + "<hr>".join(parts), "utf-8")
        yield page


def broken_files(site: Path) -> dict[str, list[str]]:
    """What machines read and cannot: files that are not well-formed, cells that are formulas."""
    found: dict[str, list[str]] = {}
    files = [*site.rglob("*.xml"), *site.rglob("*.opml")]
    assert len(files) >= 4
    for file in files:
        try:
            ElementTree.parse(file)
        except ElementTree.ParseError as error:
            found[str(file)] = [str(error)]
    for file in site.rglob("*.json"):
        assert json.loads(file.read_text("utf-8"))
    with (site / "data" / "kim.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.reader(table))
    assert {len(row) for row in rows} == {len(rows[0])}
    cells = [cell for row in rows for cell in row if is_formula(cell)]
    return found | ({"kim.csv": cells} if cells else {})


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would take ``cell`` for a formula; a negative number is none."""
    if cell.startswith("-"):
        return not cell[1:].replace(".", "", 1).isdigit()
    return cell.startswith(("=", "+", "@", "\t", "\r"))


def test_a_summary_in_a_feed_is_text_to_readers_that_take_it_for_html(
    network: Network, chrome: BrowserContext
) -> None:
    text = f"judul: Uji\ntanggal: 2026-11-02\nringkasan: {json.dumps(PAYLOADS[2])}"
    network.post(text=f"---\n{text}\n---\nIsi.\n")
    network.write("content/bahan/uji.md", f"---\n{text}\n---\nIsi.\n")
    network.kim(more=f"selayang_pandang: {json.dumps(PAYLOADS[2])}\n")
    assert network.build().status == 0
    pages = []
    for number, feed in enumerate(sorted((network.root / "build").rglob("rss.xml"))):
        parts = [e.text or "" for e in ElementTree.parse(feed).getroot().iter("description")]
        pages.append(network.write(f"umpan-{number}.html", "<!doctype html>" + "<hr>".join(parts)))
    assert len(pages) == 3
    assert inspect_all(chrome, pages) == {}


EVERY_WAY = ((0, 1, 7), (3,), (5,))
"""Networks of KIM that between them write every field in every way, guards included."""


def test_a_control_character_breaks_no_file(tmp_path: Path, chrome: BrowserContext) -> None:
    (payload,) = (payload for payload in PAYLOADS if payload.startswith("\x01"))
    attack_every_field(tmp_path, payload, chrome)


@pytest.mark.torture
@pytest.mark.parametrize("part", range(16))
def test_no_payload_runs_in_any_field(tmp_path: Path, chrome: BrowserContext, part: int) -> None:
    for number, payload in enumerate(PAYLOADS[part::16]):
        attack_every_field(tmp_path / str(number), payload, chrome)


def attack_every_field(tmp_path: Path, payload: str, chrome: BrowserContext) -> None:
    """Try one payload in every field, in every way to write it."""
    rotation = Rotation((payload,))
    for numbers in EVERY_WAY:
        assert attack(tmp_path, rotation, numbers, chrome) == {}, payload
    check_rotation(rotation)


STRUCTURAL = {"alamat_situs": "alamat-web-tak-sah", "tema": "tema-tak-ada"}


@pytest.mark.parametrize("field", STRUCTURAL)
@pytest.mark.parametrize(
    "payloads",
    [PAYLOADS[::16], pytest.param(PAYLOADS, marks=pytest.mark.torture)],
    ids=["sample", "all"],
)
def test_a_payload_that_leaves_nothing_to_build_is_reported(
    tmp_path: Path, field: str, payloads: tuple[str, ...]
) -> None:
    network = empty(tmp_path / "jaringan")
    network.kim()
    sound = {"nama": "Jaringan", "alamat_situs": "https://uji.contoh.id/"}
    for payload in payloads:
        write_file(network, SOURCES["jaringan"], "", sound | {field: payload})
        result = network.build("--format", "json")
        assert result.status == 1, payload
        assert [p["code"] for p in result.problems] == [STRUCTURAL[field]], payload
    assert not (network.root / "build").exists()


def test_a_payload_for_a_region_is_reported_for_each_kim(tmp_path: Path) -> None:
    network = empty(tmp_path / "jaringan")
    network.kim()
    for number, payload in enumerate(PAYLOADS):
        fields = {"nama": "KIM Uji", "kode_wilayah": payload}
        write_file(network, SOURCES["profil"], f"kim-{number}", fields)
    result = network.build("--format", "json", "--jobs", "1")
    assert result.status == 1
    assert [p["code"] for p in result.problems] == ["kode-wilayah-tak-sah"] * len(PAYLOADS)
    assert [p.name for p in (network.root / "build" / "kim").iterdir()] == ["amungsa"]


def test_the_browser_sees_what_runs_where_nothing_is_made_safe(
    tmp_path: Path, chrome: BrowserContext
) -> None:
    pages = []
    for number, payload in enumerate(PAYLOADS[::8]):
        page = tmp_path / f"{number}.html"
        page.write_text(
            f'<!doctype html><meta charset=utf-8><title>{payload}</title><p title="{payload}">'
            f"{payload}<a href=\"{payload}\" title='{payload}'>x</a><script>'{payload}'</script>",
            "utf-8",
        )
        pages.append(page)
    found = inspect_all(chrome, pages)
    assert len(found) >= len(pages) * 0.9
    assert sum("ran" in what for what in found.values()) >= len(pages) * 0.5
