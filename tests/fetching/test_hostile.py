"""Sources that are down, slow, huge, malformed or hostile: the last good state stays."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from kimsite.fetching import fetch, guard
from kimsite.fetching.fault import FetchFault
from kimsite.fetching.guard import is_public
from tests.fetching.conftest import Upper
from tests.fetching.web import Web, bomb, item, record, rss

NEXT = "https://mimika.contoh.id/kim/rukun/berita/b.html"
LAUGHS = "<!DOCTYPE lolz [<!ENTITY a \"ha\">" + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
) + "]>"  # fmt: skip


HEARD_OUT: list[str] = []
"""Slow answers to which somebody listened until their end."""


def drip(talk: BaseHTTPRequestHandler) -> None:
    """A letter now and then, never an end."""
    talk.send_response(200)
    talk.end_headers()
    for _ in range(600):
        talk.wfile.write(b"[")
        talk.wfile.flush()
        time.sleep(0.05)
    HEARD_OUT.append("body")


def drip_headers(talk: BaseHTTPRequestHandler) -> None:
    talk.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(600):
        talk.wfile.write(f"X-{number}: a\r\n".encode() if number < 90 else b"a")
        talk.wfile.flush()
        time.sleep(0.05)
    HEARD_OUT.append("headers")


def endless(talk: BaseHTTPRequestHandler) -> None:
    talk.send_response(200)
    talk.end_headers()
    while True:
        talk.wfile.write(b"[" * 65536)


def pack(data: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    def reply(talk: BaseHTTPRequestHandler) -> None:
        talk.send_response(200)
        talk.send_header("Content-Encoding", "gzip")
        talk.send_header("Content-Length", str(len(data)))
        talk.end_headers()
        talk.wfile.write(data)

    return reply


def cut_short(talk: BaseHTTPRequestHandler) -> None:
    talk.send_response(200)
    talk.send_header("Content-Length", "5000")
    talk.end_headers()
    talk.wfile.write(b"[")


def no_http(talk: BaseHTTPRequestHandler) -> None:
    talk.wfile.write(b"SSH-2.0-OpenSSH\r\n")


HOSTILE = {
    "slow": (drip, "luar-lambat"),
    "slow headers": (drip_headers, "luar-lambat"),
    "endless": (endless, "luar-terlalu-besar"),
    "gzip bomb": (pack(bomb(200_000_000)), "luar-terlalu-besar"),
    "no gzip": (pack(b"bukan gzip"), "luar-putus"),
    "half a gzip": (pack(bomb(1000)[:-12]), "luar-putus"),
    "cut short": (cut_short, "luar-putus"),
    "no HTTP": (no_http, "luar-putus"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_answers(upper: Upper, kind: str) -> None:
    upper.fetch(day="2026-11-21")
    before = upper.kept()
    reply, code = HOSTILE[kind]
    upper.web.replies["/data/kim.json"] = reply
    result = upper.fetch("--timeout", "1" if "slow" in kind else "30", day="2026-11-24")
    assert f"kimsite.yaml:8:13: kesalahan[{code}]: `mimika`" in result.err
    assert "yang terakhir diambil tetap dipakai, per 2026-11-21" in result.err
    assert "mimika: gagal, memakai yang lama per 21 November 2026: 1 KIM, 1 kabar" in result.out
    assert result.status == 1
    assert upper.kept() == before
    assert HEARD_OUT == []


@pytest.mark.parametrize(
    "body",
    [b"", b'[{"slug": "ru', b"<html>Halaman</html>", b'{"kim": []}', b"[" * 100_000, b"\xff\xfe"],
)
def test_what_is_no_data(upper: Upper, body: bytes) -> None:
    upper.fetch()
    before = upper.kept()
    upper.web.say("/data/kim.json", body)
    assert "kesalahan[luar-bukan-data]" in upper.fetch().err
    assert upper.kept() == before


def test_too_many_records(upper: Upper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kimsite.fetching.networks.MAX_RECORDS", 2)
    upper.web.say_json("/data/kim.json", [record(f"k{n}") for n in range(3)])
    assert "kesalahan[luar-terlalu-banyak]" in upper.fetch().err
    assert upper.kept() == ""


def test_a_server_that_is_down(upper: Upper) -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        upper.join(f"http://127.0.0.1:{reserved.getsockname()[1]}/")
        result = upper.fetch()
    assert "tidak dapat diambil: menolak sambungan" in result.err
    assert "belum ada yang dapat ditampilkan dari sumber ini" in result.err
    assert "mimika: gagal, belum ada yang disimpan" in result.out


def test_a_name_that_no_one_has(upper: Upper) -> None:
    upper.join("http://tidak-ada.invalid/")
    assert "nama situs tidak ditemukan" in upper.fetch().err


def test_redirects_are_followed_and_counted(upper: Upper) -> None:
    data = upper.web.replies.pop("/data/kim.json")
    for number in range(5):
        upper.web.redirect(f"/{number}", f"/{number + 1}")
    upper.web.redirect("/data/kim.json", "/1")
    upper.web.replies["/5"] = data
    assert upper.fetch().status == 0
    upper.web.redirect("/data/kim.json", "/0")
    assert "terlalu banyak pengalihan" in upper.fetch().err
    upper.web.redirect("/data/kim.json", "/data/kim.json")
    assert "terlalu banyak pengalihan" in upper.fetch().err


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("http://169.254.169.254/latest/meta-data/", "luar-lokal"),
        ("http://10.0.0.1/", "luar-lokal"),
        ("http://[::1]/", "luar-alamat-rusak"),
        ("http://[::ffff:127.0.0.1]/", "luar-alamat-rusak"),
        ("http://0.0.0.0/", "luar-lokal"),
        ("http://2130706433/", "luar-lokal"),
        ("file:///etc/passwd", "luar-dilarang"),
        ("gopher://contoh.id/", "luar-dilarang"),
        ("ftp://contoh.id/", "luar-dilarang"),
        ("http://a:b@contoh.id/", "luar-alamat-rusak"),
        ("http://contoh.id:99999/", "luar-alamat-rusak"),
        ("http://[", "luar-alamat-rusak"),
    ],
)
def test_a_redirect_leads_nowhere_it_must_not(upper: Upper, to: str, code: str) -> None:
    upper.web.redirect("/data/kim.json", to)
    assert f"kesalahan[{code}]" in upper.fetch().err


def test_a_redirect_within_the_allowed_host_needs_that_very_host(upper: Upper, web: Web) -> None:
    upper.join(web.url(host="localhost"), allow="localhost")
    assert upper.fetch().status == 0
    web.redirect("/data/kim.json", web.url("/data/lain.json"))  # by 127.0.0.1
    assert "`127.0.0.1` berada di jaringan lokal" in upper.fetch().err
    assert "/data/lain.json" not in [path for path, _ in web.asked]


def test_a_private_address_is_refused_unless_it_is_named(upper: Upper, web: Web) -> None:
    upper.join(web.url(), allow="")
    result = upper.fetch()
    assert "kesalahan[luar-lokal]" in result.err
    assert "izinkan_alamat_lokal: [127.0.0.1]" in result.err
    assert web.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.1.1",
        "100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "192.0.2.1", "198.18.0.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
        "2002:7f00:1::", "64:ff9b::7f00:1", "2001:db8::1", "bukan alamat",
    ],
)  # fmt: skip
def test_addresses_that_are_nobodys_on_the_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "103.28.12.1", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answer(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", ("1.1.1.1", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with pytest.raises(FetchFault) as caught:
        guard.find_addresses(guard.parse_target("http://ganda.contoh.id/"), ())
    assert caught.value.code == "luar-lokal"


def test_the_name_is_asked_once_and_the_connection_goes_where_it_was_judged(
    upper: Upper, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def answer(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        # Whoever asked again would be led elsewhere.
        where = "127.0.0.1" if len(asked) in {1, 2} else "10.255.255.1"
        return [(2, 1, 6, "", (where, port))]

    upper.join(web.url(host="ganti.contoh.id"), allow="ganti.contoh.id")
    monkeypatch.setattr(socket, "getaddrinfo", answer)
    assert upper.fetch("--timeout", "5").status == 0
    assert asked == ["ganti.contoh.id"] * 2, "once for the data, once for the news"
    assert web.asked[0][1]["Host"] == f"ganti.contoh.id:{web.port}"


@pytest.mark.parametrize(
    "body",
    [
        rss(head=LAUGHS).replace("<title>KIM Mimika", "<title>&j;"),
        rss(head='<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>').replace(
            "<title>KIM Mimika", "<title>&x;"
        ),
        rss("<item>" * 5_000),
        "<" * 200_000,
        rss(f"<item><title>{'<b>' * 20_000}</title></item>"),
        rss(item(day="9999-12-31T23:00:00+00:00")),
    ],
    ids=["laughs", "entity", "deep", "brackets", "nested markup", "beyond all clocks"],
)
def test_hostile_feeds_do_no_harm(upper: Upper, body: str) -> None:
    upper.web.say("/rss.xml", body, "application/rss+xml")
    result = upper.fetch()
    assert result.status in {0, 1}
    assert "mimika: baru, 1 KIM, 0 kabar" in result.out
    assert "root:" not in upper.kept()
    assert len(upper.kept()) < 5000


@pytest.mark.parametrize("instant", ["9999-12-31T23:00:00+00:00", "0001-01-01T00:00:00+23:00"])
def test_a_date_that_no_clock_shows_stops_no_build(upper: Upper, instant: str) -> None:
    upper.fetch()
    head, news, *rest = upper.kept().splitlines()
    wrong = json.dumps(json.loads(news) | {"tanggal": instant})
    upper.write("content/luar/jaringan/mimika.jsonl", "\n".join([head, wrong, *rest]) + "\n")
    result = upper.build()
    assert result.status == 1
    assert "content/luar/jaringan/mimika.jsonl:2:1: kesalahan[luar-baris-rusak]" in result.err
    assert upper.page("index.html")


@pytest.mark.parametrize("title", ["&lt;![foo[bar]]&gt;", "Panen &lt;![ x"])
def test_markup_that_no_parser_takes_costs_itself(upper: Upper, title: str) -> None:
    upper.web.say("/rss.xml", rss(item(title), item("Sagu", NEXT)), "application/rss+xml")
    result = upper.fetch()
    assert result.status == 0, result.err
    assert '"Sagu"' in upper.kept()


@pytest.mark.parametrize("before", ["", "<![foo[bar]]>"])
def test_a_front_page_that_names_no_address_for_its_feed(upper: Upper, before: str) -> None:
    upper.kim("jauh", more=f"situs_lain: {upper.web.url('/blog')}\n")
    link = '<link rel="alternate" type="application/rss+xml" href="http://[">'
    upper.web.say("/blog", before + link, "text/html")
    assert "peringatan[luar-tanpa-umpan]" in upper.fetch().err


def test_a_source_without_an_address_costs_itself(upper: Upper) -> None:
    file = upper.root / "kimsite.yaml"
    text = file.read_text("utf-8").replace("gabungan:\n", "gabungan:\n  - nama: Lain\n")
    twin = f"  - nama: Mimika\n    alamat: {upper.web.url()}\n"
    file.write_text(text.replace("izinkan", f"{twin}izinkan"), "utf-8")
    result = upper.fetch()
    assert "mimika: baru, 1 KIM" in result.out
    lines = file.read_text("utf-8").splitlines()
    first, second = [n for n, line in enumerate(lines, 1) if line == "  - nama: Mimika"]
    assert f"kimsite.yaml:{lines.index('  - nama: Lain') + 1}:" in result.err
    assert f"kimsite.yaml:{second}:11: kesalahan[gabungan-ganda]" in result.err
    assert f"baris {first}" in result.err


def test_a_feed_is_not_taken_for_the_name_of_a_file(upper: Upper) -> None:
    secret = upper.write("rahasia.xml", rss().replace("KIM Mimika", "RAHASIA"))
    upper.web.say("/rss.xml", str(secret), "application/rss+xml")
    upper.join(upper.web.url())
    result = upper.fetch()
    assert "kesalahan[luar-bukan-umpan]" in result.err
    assert "RAHASIA" not in upper.kept()


def test_a_failing_write_leaves_what_was_kept(
    upper: Upper, monkeypatch: pytest.MonkeyPatch
) -> None:
    upper.fetch()
    before = upper.kept()

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kimsite.fetching.kept.move", refuse)
    upper.web.say_json("/data/kim.json", [record("baru")])
    result = upper.fetch()
    assert "disk-penuh" in result.err
    assert upper.kept() == before


def test_sources_are_asked_a_few_at_once(upper: Upper) -> None:
    asked, most, lock = 0, 0, threading.Lock()

    def slow(talk: BaseHTTPRequestHandler) -> None:
        nonlocal asked, most
        with lock:
            asked += 1
            most = max(most, asked)
        time.sleep(0.3)
        with lock:
            asked -= 1
        talk.send_response(404)
        talk.send_header("Content-Length", "0")
        talk.end_headers()

    for number in range(9):
        upper.web.replies[f"/{number}.xml"] = slow
        address = upper.web.url(f"/{number}.xml")
        upper.kim(
            f"jauh-{number}", more=f"situs_lain: {upper.web.url('/blog')}\numpan: {address}\n"
        )
    upper.fetch()
    assert 1 < most <= fetch.AT_ONCE == 4
