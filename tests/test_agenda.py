"""The agenda from end to end: one network, its pages and calendars read as programs do."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest
import recurring_ical_events

from tests.conftest import Network, empty

TITLE = "Rapat <b>warga</b> 😀 \u202eحفلة; koma, titik " + "panjang " * 250
QUOTED = json.dumps(TITLE, ensure_ascii=False)
EVENTS = {
    "kim/amungsa/agenda/2026-11-02-redaksi": (
        "judul: Rapat redaksi\nmulai: 2026-11-02 19.00\nselesai: 2026-11-02 21.00\n"
        "ulang: tiap Senin\nkecuali: 2026-12-07\ntempat: Sekretariat\njenis: rapat\n"
        "daftar: 0812-3456-7890\nkontak: Markus"
    ),
    "kim/amungsa/agenda/2026-11-20-lomba": (
        "judul: Lomba\nmulai: 2026-12-05\nselesai: 2026-12-06\nbatal: ya\nalasan: Hujan"
    ),
    "kim/amungsa/agenda/2026-10-01-lalu": (
        "judul: Tahlil\nmulai: 2026-10-05 20.00\nselesai: 2026-10-06 01.00"
    ),
    "kim/amungsa/agenda/2026-11-10-tarik": (
        "judul: Rahasia\nmulai: 2026-12-11 20.00\ntempat: Rumah\nditarik: ya"
    ),
    "kim/amungsa/agenda/2026-11-11-aneh": (
        f"judul: {QUOTED}\ntempat: {QUOTED}\nmulai: 2028-02-29 23.30\n"
        "selesai: 2028-03-01 00.30 WIB\nulang: tiap tahun\nulang_kali: 2"
    ),
    "kim/amungsa/agenda/kalender": "judul: Kalender\ntanggal: 2026-12-20",
    "agenda/2026-11-10-bimtek": (
        "judul: Bimtek\nmulai: 2026-12-09 09.00 WIB\nselesai: 2026-12-09 12.00 WIT\n"
        "jenis: bimbingan teknis\nwilayah: 94.04\npenyelenggara: '94.04'\ndaring: ya\n"
        "tempat: Aula\npeserta: [amungsa, umum]\nid: bimtek-1"
    ),
    "agenda/2026-11-12-umum": "judul: Untuk semua\nmulai: 2026-12-01\nulang: hari kerja",
    "agenda/2026-11-13-nabire": "judul: Di Nabire\nmulai: 2026-12-02 10.00\nwilayah: 94.01"
    "\nid: 'tag:uji.contoh.id,2026:di nabire'",
    "agenda/2025-05-01-lama": "judul: Lama\nmulai: 2025-05-01",
    "agenda/2026-05-01-baru-lalu": "judul: Baru lalu\nmulai: 2026-05-01",
    "agenda/lewat": "judul: Bernama lewat\ntanggal: 2026-12-21",
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Network:
    network = empty(tmp_path_factory.mktemp("agenda"))
    network.kim()
    network.write("communities/94.04/_dinas.yaml", "nama: Dinas Kominfo Mimika\n")
    for path, front in EVENTS.items():
        network.write(f"content/{path}.md", f"---\n{front}\n---\nAyo hadir.\n")
    result = network.build("--tanpa-cari")
    assert result.status == 0, result.err
    warned = [line for line in result.err.splitlines() if ": peringatan[" in line]
    assert [line.split("[")[1].split("]")[0] for line in warned] == ["alamat-kembar"] * 2
    assert "kesalahan[" not in result.err
    return network


def read(network: Network, path: str) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical((network.root / "build" / path).read_bytes())


def titles(network: Network, path: str) -> list[str]:
    return [str(event["SUMMARY"]) for event in read(network, path).walk("VEVENT")]


def calendars(network: Network) -> dict[str, bytes]:
    return {path: data for path, data in network.pages().items() if path.endswith(".ics")}


def json_ld(page: str) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_each_whole_and_each_coming_event_has_a_calendar(built: Network) -> None:
    assert set(calendars(built)) == {
        "agenda/kalender.ics",
        "agenda/2026-11-10-bimtek.ics",
        "agenda/2026-11-12-umum.ics",
        "agenda/2026-11-13-nabire.ics",
        "agenda/lewat-2.ics",
        "wilayah/94.ics",
        "wilayah/94.01.ics",
        "wilayah/94.04.ics",
        "kim/amungsa/agenda/kalender.ics",
        "kim/amungsa/agenda/kalender-2.ics",
        "kim/amungsa/agenda/2026-11-02-redaksi.ics",
        "kim/amungsa/agenda/2026-11-20-lomba.ics",
        "kim/amungsa/agenda/2026-11-11-aneh.ics",
    }


def test_calendars_are_folded_and_no_hour_floats(built: Network) -> None:
    for path, data in calendars(built).items():
        lines = data.split(b"\r\n")
        assert b"\n" not in data.replace(b"\r\n", b""), path
        assert max(map(len, lines)) <= 75, path
        data.decode("utf-8")
        calendar = icalendar.Calendar.from_ical(data)
        named = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
        assert named, path  # a calendar without events is one still
        for event in calendar.walk("VEVENT"):
            assert event["DTSTAMP"].dt.tzinfo is not None
            for name in ("DTSTART", "DTEND"):
                if name in event and isinstance(event[name].dt, datetime):
                    assert event[name].params["TZID"] in named, (path, name)
        identities = [str(event["UID"]) for event in calendar.walk("VEVENT")]
        assert len(identities) == len(set(identities))
    assert "Rapat redaksi" in titles(built, "wilayah/94.ics")


def test_what_a_region_announces_and_what_is_meant_for_it_are_its_calendar(built: Network) -> None:
    here, there = titles(built, "wilayah/94.04.ics"), titles(built, "wilayah/94.01.ics")
    assert {"Bimtek", "Rapat redaksi", "Lomba"} <= set(here)
    assert there == ["Di Nabire"]
    assert not {"Untuk semua", "Di Nabire"} & set(here)
    assert {"Bimtek", "Di Nabire"} <= set(titles(built, "wilayah/94.ics"))
    assert {"Untuk semua", "Bimtek", "Lama", "Rapat redaksi"} <= set(
        titles(built, "agenda/kalender.ics")
    )
    page = built.page("wilayah/94.04.html")
    assert "Bimtek" in page
    assert "Untuk semua" not in page
    assert 'href="../wilayah/94.04.ics"' in page


def test_a_calendar_program_finds_the_times_that_the_page_names(built: Network) -> None:
    page = built.page("kim/amungsa/agenda/2026-11-02-redaksi.html")
    named = [
        datetime.fromisoformat(at) for at in re.findall(r'<li[^>]*><time datetime="(.*?)"', page)
    ]
    assert len(named) == 5
    calendar = read(built, "kim/amungsa/agenda/2026-11-02-redaksi.ics")
    found = recurring_ical_events.of(calendar).between(
        datetime(2026, 11, 25, tzinfo=UTC), named[-1] + timedelta(hours=1)
    )
    assert sorted(event["DTSTART"].dt for event in found) == named
    assert "Setiap Senin pukul 19.00–21.00 WIT, kecuali 7 Desember 2026" in page
    assert date(2026, 12, 7) not in {at.date() for at in named}
    (event,) = calendar.walk("VEVENT")
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=MO"  # without end, and kept whole
    assert "data-akhir" not in page.partition("<dt>Waktu</dt>")[2].partition("</dd>")[0]


def test_days_midnights_and_zones(built: Network) -> None:
    whole = {
        str(e["SUMMARY"]): e for e in read(built, "kim/amungsa/agenda/kalender.ics").walk("VEVENT")
    }
    lomba = whole["Lomba"]
    assert (lomba["DTSTART"].dt, lomba["DTEND"].dt) == (date(2026, 12, 5), date(2026, 12, 7))
    night = whole["Tahlil"]
    assert night["DTEND"].dt - night["DTSTART"].dt == timedelta(hours=5)
    leap = next(event for title, event in whole.items() if "😀" in title)
    assert leap["DTEND"].dt - leap["DTSTART"].dt == timedelta(hours=3)  # 23.30 WIT – 00.30 WIB
    years = recurring_ical_events.of(read(built, "kim/amungsa/agenda/2026-11-11-aneh.ics")).between(
        datetime(2027, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
    )
    assert [event["DTSTART"].dt.date() for event in years] == [date(2028, 2, 29), date(2032, 2, 29)]
    (bimtek,) = read(built, "agenda/2026-11-10-bimtek.ics").walk("VEVENT")
    assert bimtek["DTSTART"].params["TZID"] == "Asia/Jakarta"
    assert bimtek["DTEND"].params["TZID"] == "Asia/Jayapura"
    assert bimtek["DTEND"].dt - bimtek["DTSTART"].dt == timedelta(hours=1)
    assert str(bimtek["UID"]) == "tag:uji.contoh.id,2026:agenda/bimtek-1"
    (nabire,) = read(built, "agenda/2026-11-13-nabire.ics").walk("VEVENT")
    assert str(nabire["UID"]) == "tag:uji.contoh.id,2026:di%20nabire"  # a URI, as feeds have it


def test_what_is_cancelled_or_withdrawn_is_cancelled_in_calendars(built: Network) -> None:
    events = read(built, "kim/amungsa/agenda/kalender.ics").walk("VEVENT")
    states = {str(event["SUMMARY"]): str(event["STATUS"]) for event in events}
    assert states["Lomba"] == "CANCELLED"
    assert states["Agenda ditarik"] == "CANCELLED"
    assert states["Rapat redaksi"] == "CONFIRMED"
    told = (built.root / "build/kim/amungsa/agenda/kalender.ics").read_text("utf-8")
    assert "Rahasia" not in told
    assert "Rumah" not in told
    page = built.page("kim/amungsa/agenda/2026-11-20-lomba.html")
    assert "Acara ini dibatalkan. Alasan: Hujan" in page
    assert json_ld(page)["eventStatus"] == "https://schema.org/EventCancelled"
    assert "Dibatalkan" in built.page("agenda/index.html")


def test_on_its_day_an_event_is_all_that_it_was_before(network: Network) -> None:
    network.post(
        "2026-11-24-lomba",
        "---\njudul: Lomba\ntempat: Balai\nbatal: ya\n---\nIsi.\n",
        "agenda",
    )
    assert network.build("--as-of", "2026-11-24T14:00:00+09:00").err == ""
    agenda = network.page("agenda/index.html")
    assert "Balai" in agenda
    assert "Dibatalkan" in agenda
    for calendar in ("agenda/kalender.ics", "wilayah/94.ics", "wilayah/94.04.ics"):
        assert titles(network, calendar) == ["Lomba"], calendar


def test_titles_of_every_kind_stay_text(built: Network) -> None:
    whole = titles(built, "kim/amungsa/agenda/kalender.ics")
    assert any(title.startswith("Rapat <b>warga</b> 😀") and title.endswith("…") for title in whole)
    page = built.page("kim/amungsa/agenda/2026-11-11-aneh.html")
    assert "Rapat &lt;b&gt;warga&lt;/b&gt; 😀" in page
    assert "<b>warga</b>" not in page


def test_the_pages_of_the_agenda(built: Network) -> None:
    index, past = built.page("agenda/index.html"), built.page("agenda/lewat.html")
    assert index.index("Untuk semua") < index.index("Bimtek")
    assert "(setiap Senin, Selasa, Rabu, Kamis dan Jumat)" in index
    assert "pukul 19.00 WIT</time> (setiap Senin) · KIM Amungsa · Sekretariat" in index
    assert "Lama" not in index
    assert 'href="../agenda/lewat.html"' in index
    assert 'href="webcal://uji.contoh.id/agenda/kalender.ics"' in index
    assert "Baru lalu" in past
    assert "Lama" not in past
    assert "Lama" in built.page("agenda/lewat-2025.html")
    assert 'href="../agenda/lewat-2025.html"' in past
    assert "Bernama lewat" in built.page("agenda/lewat-2.html")


def test_an_event_of_an_office_names_who_and_for_whom(built: Network) -> None:
    page = built.page("agenda/2026-11-10-bimtek.html")
    assert '<a href="../wilayah/94.04.html">Dinas Kominfo Mimika</a>' in page
    assert '<a href="../kim/amungsa/index.html">KIM Amungsa</a>, umum' in page
    assert "<dd>Bimtek</dd>" in page
    assert "Aula · Daring" in page
    assert "Bimtek" in built.page("kim/amungsa/profil.html")
    described = json_ld(page)
    assert described["startDate"] == "2026-12-09T09:00:00+07:00"
    assert described["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert [place["@type"] for place in described["location"]] == ["Place", "VirtualLocation"]
    assert described["organizer"]["name"] == "Dinas Kominfo Mimika"
    assert "offers" not in described


def test_what_comes_again_has_a_schedule(built: Network) -> None:
    described = json_ld(built.page("kim/amungsa/agenda/2026-11-02-redaksi.html"))
    assert described["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "byDay": ["https://schema.org/Monday"],
        "startDate": "2026-11-02",
        "exceptDate": ["2026-12-07T19:00:00+09:00"],
        "startTime": "19:00:00",
        "endTime": "21:00:00",
        "scheduleTimezone": "Asia/Jayapura",
    }


def test_ways_into_a_calendar(built: Network) -> None:
    page = built.page("kim/amungsa/agenda/2026-11-02-redaksi.html")
    assert 'href="../agenda/2026-11-02-redaksi.ics"' in page
    assert 'href="https://wa.me/6281234567890"' in page
    (google,) = re.findall(r'href="(https://calendar\.google\.com/[^"]*)"', page)
    asked = parse_qs(urlsplit(google.replace("&amp;", "&")).query)
    assert asked["dates"] == ["20261102T190000/20261102T210000"]
    assert asked["ctz"] == ["Asia/Jayapura"]
    assert asked["recur"] == ["RRULE:FREQ=WEEKLY;BYDAY=MO"]
    assert "calendar.google.com" in re.sub("<[^>]*>", "", page)  # it says whom it contacts
    over = built.page("kim/amungsa/agenda/2026-10-01-lalu.html")
    assert ".ics" not in over
    assert "calendar.google" not in over


def test_each_time_of_a_series_moves_the_pages_on(built: Network) -> None:
    def state() -> dict[str, bytes]:
        return built.pages()

    before = state()
    assert "Senin, 30 November 2026" in built.page("kim/amungsa/index.html")
    assert built.build("--tanpa-cari", "--as-of", "2026-11-30T21:00:00+09:00").status == 0
    assert state() == before  # it ends with its last second
    assert built.build("--tanpa-cari", "--as-of", "2026-11-30T21:00:01+09:00").status == 0
    assert "Senin, 14 Desember 2026" in built.page("kim/amungsa/index.html")
    moved = state()
    assert built.build("--tanpa-cari", "--as-of", "2026-11-30T21:00:01+09:00", "--full").status == 0
    assert state() == moved


def test_what_is_called_off_says_so_wherever_it_is_named(network: Network) -> None:
    text = "---\njudul: Lomba\ntanggal: 2026-11-20\nmulai: 2026-11-29\nbatal: ya\n---\nIsi.\n"
    network.post("2026-11-20-lomba", text, "agenda")
    for day in range(1, 13):
        network.post(f"2026-11-{day:02}-kabar", f"---\njudul: Kabar {day}\n---\nIsi.\n")
    network.write("themes/tipis/tema.yaml", "warisan: ringkas\n")
    config = (network.root / "kimsite.yaml").read_text("utf-8")
    for theme in ("baku", "ringkas"):
        network.write("kimsite.yaml", f"{config}tema: {theme}\n")
        assert network.build().status == 0
        for page in ("index.html", "papan.html", "buletin/2026-11.html", "agenda/index.html"):
            assert "Dibatalkan" in network.page(f"kim/amungsa/{page}"), (theme, page)
        own = network.page("kim/amungsa/agenda/2026-11-20-lomba.html")
        assert "Dibatalkan%3A%20Lomba" in own
        assert "calendar.google.com" not in own
        assert '"Dibatalkan: Lomba"' in network.page("kim/amungsa/judul.js")
        for page in ("wilayah/94.04.html", "agenda/index.html"):
            assert "Dibatalkan" in network.page(page), (theme, page)
        for feed in ("kim/amungsa/rss.xml", "rss.xml", "wilayah/94.04.xml"):
            assert "<title>Dibatalkan: Lomba</title>" in network.page(feed), (theme, feed)


@pytest.mark.parametrize("days", ["besok", "2026-12-28, besok", "[2026-12-28, besok]"])
def test_one_bad_day_of_those_left_out_costs_itself(network: Network, days: str) -> None:
    text = f"---\njudul: Rapat\nmulai: 2026-11-30 19.00\nulang: tiap Senin\nkecuali: {days}\n---\n"
    network.post("2026-11-20-rapat", f"{text}Isi.\n", "agenda")
    result = network.build()
    assert result.status == 1
    assert "2026-11-20-rapat.md:5:" in result.err
    assert "kesalahan[tanggal-tak-terbaca]: tanggal `besok` tidak terbaca" in result.err
    calendar = network.page("kim/amungsa/agenda/kalender.ics")
    assert ("EXDATE" in calendar) == ("12-28" in days)


def test_a_series_at_the_end_of_the_calendar_is_read(network: Network) -> None:
    text = "---\njudul: Rapat\nmulai: 2200-01-01\nulang: tiap tanggal 1\n---\nIsi.\n"
    network.post("2026-11-20-rapat", text, "agenda")
    assert network.build().status == 0


def test_an_end_in_world_time_is_told_as_the_day_at_home(network: Network) -> None:
    rule = "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261228T230000Z"
    text = f"---\njudul: Rapat\nmulai: 2026-12-01 08.00\nulang: {rule}\n---\nIsi.\n"
    network.post("2026-11-20-rapat", text, "agenda")
    network.build()
    page = network.page("kim/amungsa/agenda/2026-11-20-rapat.html")
    assert "29 Desember 2026" in page
    assert "28 Desember" not in page
    assert '"endDate":"2026-12-29"' in page.replace(" ", "")


@pytest.mark.parametrize(
    "mark",
    ["published: false", "status: draft", "Status: Draf", "visibility: private", "hidden: ya"],
)
def test_what_another_editor_marks_as_a_draft_is_one(network: Network, mark: str) -> None:
    network.post("2026-11-22-konsep", f"---\njudul: Konsep\n{mark}\n---\nIsi.\n")
    result = network.build()
    assert (result.status, result.err) == (0, "")
    assert not any(b"Konsep" in page for page in network.pages().values())


@pytest.mark.parametrize("mark", ["published: true", "status: publish", "hidden: false"])
def test_what_another_editor_marks_as_published_is(network: Network, mark: str) -> None:
    network.post("jadi", f"---\njudul: Jadi\n{mark}\ndate: 2026-11-22\n---\nIsi.\n")
    result = network.build()
    assert (result.status, result.err) == (0, "")
    assert any(b"Jadi" in page for page in network.pages().values())
