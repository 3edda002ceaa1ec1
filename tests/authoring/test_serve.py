"""``kimsite serve``: the preview follows every save, shows drafts, and ends when told to."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.authoring.served import PATIENCE, Listening, Served, until
from tests.browser import launched
from tests.conftest import POST, Network, empty, run_program
from tests.tools import need

DRAFT = "---\njudul: Masih draf\ntanggal: 2026-11-02\ndraf: ya\n---\nBelum selesai.\n"
LATER = "---\njudul: Terbit kelak\ntanggal: 2026-11-02\nterbit: 2099-01-01\n---\nNanti.\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One preview for all tests that take from the network only what they added."""
    network = empty(tmp_path_factory.mktemp("pratinjau dengan spasi") / "jaringan")
    network.kim()
    network.post()
    network.post("2026-11-02-draf", DRAFT)
    network.post("2026-11-02-kelak", LATER)
    running = Served(network, "--port", "0")
    yield running
    running.end()


def test_a_saved_post_is_rebuilt_and_announced(served: Served) -> None:
    ear = Listening(served)
    page = "/kim/amungsa/berita/2026-11-01-panen.html"
    assert f"muat.js?versi={ear.versions[0]}" in served.ask(page)[1]
    file = served.network.post(text=POST.replace("memanen sagu", "memanen pinang"))
    until(lambda: len(ear.versions) > 1, "the event after a save")
    text = served.ask(page)[1]
    assert "memanen pinang" in text
    assert f"muat.js?versi={ear.versions[-1]}" in text
    assert re.search(r"1 situs dibangun, \d+,\d detik; 0 kesalahan, 0 peringatan\.", served.said)
    aside = file.with_suffix(".baru")  # as editors save: written beside, then renamed
    aside.write_text(POST.replace("memanen sagu", "menanam keladi"), "utf-8")
    aside.replace(file)
    served.shows(page, "menanam keladi")
    ear.hang_up()


def test_new_renamed_and_deleted_files_are_followed(served: Served) -> None:
    network = served.network
    file = network.post("2026-11-03-baru", POST.replace("Panen raya", "Baru terbit"))
    served.shows("/kim/amungsa/berita/2026-11-03-baru.html", "Baru terbit")
    file.rename(file.with_name("2026-11-03-lain.md"))
    served.shows("/kim/amungsa/berita/2026-11-03-lain.html", "Baru terbit")
    file.with_name("2026-11-03-lain.md").unlink()
    until(lambda: served.ask("/kim/amungsa/berita/2026-11-03-lain.html")[0] == 404, "the 404")
    assert served.ask("/kim/amungsa/berita/2026-11-03-baru.html")[0] == 404


def test_a_folder_that_appears_later_is_watched(served: Served) -> None:
    strings = "themes/lain/teks/id.yaml"
    served.network.write("themes/lain/tema.yaml", "warisan: baku\n")
    served.network.write("kimsite.yaml", _settings(served.network) + "tema: lain\n")
    until(lambda: served.problems() == [], "a build with the new theme")
    served.network.write(strings, "beranda: Muka Depan\n")
    served.shows("/index.html", "Muka Depan")


def test_a_map_of_the_office_is_followed(served: Served) -> None:
    served.network.write("batas.geojson", "{}")
    served.network.write("kimsite.yaml", _settings(served.network) + "peta: batas.geojson\n")
    until(lambda: served.problems() != [], "what is wrong with the map")
    served.network.write("batas.geojson", '{"type": "FeatureCollection", "features": []}')
    until(lambda: served.problems() == [], "a build with the mended map")


def _settings(network: Network) -> str:
    return (network.root / "kimsite.yaml").read_text("utf-8")


def test_drafts_and_scheduled_items_are_shown_here_alone(served: Served) -> None:
    for name, title in {"draf": "Masih draf", "kelak": "Terbit kelak"}.items():
        status, text = served.ask(f"/kim/amungsa/berita/2026-11-02-{name}.html")
        assert status == 200
        assert title in text
    network = served.network
    assert not (network.root / "build").exists()
    assert (network.root / ".kimsite/pratinjau/index.html").is_file()
    assert network.build().status == 0
    assert {p.name for p in (network.root / "build/kim/amungsa/berita").glob("*.html")} == {
        "index.html",
        "2026-11-01-panen.html",
    }
    written = (network.root / ".kimsite/pratinjau/index.html").read_text("utf-8")
    assert "_kimsite" not in written


def test_problems_are_told_on_the_page_and_in_the_terminal(served: Served) -> None:
    network, name = served.network, "2026-11-04-salah"
    file = network.post(name, "---\njudul: Salah\npewrta: Yosepha\n---\nIsi.\n")
    until(lambda: served.problems() == ["isian-tak-dikenal"], "the problem")
    place = f"content/kim/amungsa/berita/{name}.md:3:1"
    until(lambda: f"{place}: kesalahan[isian-tak-dikenal]" in served.said, "the words of it")
    file.unlink()
    until(lambda: served.problems() == [], "the end of the problem")


def test_broken_settings_keep_the_preview_and_say_so(served: Served) -> None:
    whole = _settings(served.network)
    served.network.write("kimsite.yaml", "nama: [\n")
    until(lambda: bool(served.problems()), "the problem of the settings")
    until(lambda: "Belum ada yang dibangun" in served.said, "the words of it")
    assert served.ask("/index.html")[0] == 200
    served.network.write("kimsite.yaml", whole)
    until(lambda: served.problems() == [], "the end of the problem")


@pytest.mark.parametrize("path", ["/", "/index.html", "/kim/amungsa/", "/?utm_source=wa"])
def test_folders_are_answered_by_their_index(served: Served, path: str) -> None:
    status, text = served.ask(path)
    assert status == 200
    assert text.count("/_kimsite/muat.js") == 1


def test_a_folder_without_its_slash_is_led_on(served: Served) -> None:
    assert served.ask("/kim/amungsa")[0] == 307
    assert served.ask("//evil.example/kim")[0] == 404


@pytest.mark.parametrize(
    "path",
    [
        "/tidak-ada.html",
        "/../../kimsite.yaml",
        "/..%2f..%2fkimsite.yaml",
        "/%2e%2e/%2e%2e/kimsite.yaml",
        "/..%5c..%5ckimsite.yaml",
        "//etc/passwd",
        "/C:/Windows/win.ini",
        "/index.html%00",
        "/index.html::$DATA",
        "/_kimsite/../server.py",
        "/_kimsite/server.py",
    ],
)
def test_nothing_else_is_ever_served(served: Served, path: str) -> None:
    status, text = served.ask(path)
    assert status == 404
    assert "alamat_situs" not in text
    if not path.startswith("/_kimsite"):
        assert "Beranda" in text or "Muka Depan" in text  # the site's own 404 page


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}"])
def test_this_computer_may_ask(served: Served, host: str) -> None:
    assert served.ask("/", Host=host.format(port=served.port))[0] == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost:1", "127.0.0.1.nip.io", ""],
)
@pytest.mark.parametrize("path", ["/", "/_kimsite/masalah.json", "/_kimsite/peristiwa"])
def test_another_name_for_this_computer_is_refused(served: Served, host: str, path: str) -> None:
    status, text = served.ask(path, Host=host.format(port=served.port))
    assert status in {400, 421}
    assert "KIM" not in text


def test_only_reading_is_possible(served: Served) -> None:
    assert served.ask("/", "POST")[0] == 405
    assert served.ask("/", "HEAD") == (200, "")


def test_ctrl_c_ends_it_at_once_even_while_pages_listen(network: Network) -> None:
    running = Served(network, "--port", "0")
    try:
        ears = [Listening(running) for _ in range(3)]
        running.interrupt()
        for ear in ears:
            ear.await_end()
        assert running.process.returncode == 0
        assert "Traceback" not in running.said
        assert "Pratinjau dihentikan." in running.said
    finally:
        running.end()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_being_told_to_end_is_no_fault(network: Network) -> None:
    running = Served(network, "--port", "0")
    try:
        running.process.terminate()
        assert running.process.wait(timeout=PATIENCE) == 0
    finally:
        running.end()


def test_a_folder_can_be_looked_through_instead(network: Network) -> None:
    running = Served(network, "--port", "0", "--polling")
    try:
        assert "diperiksa setiap" not in running.said  # nobody needs to be told what he asked for
        network.post(text=POST.replace("memanen sagu", "memanen pinang"))
        running.shows("/kim/amungsa/berita/2026-11-01-panen.html", "memanen pinang")
    finally:
        running.interrupt()
        running.end()


LIMITED = ("unshare", "-U", "-r", "sh", "-c",
           'echo 4 > /proc/sys/user/max_inotify_watches && exec "$0" "$@"')  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="a limit that only Linux has")
def test_a_system_without_room_says_how_to_make_some_and_follows_all_the_same(
    network: Network,
) -> None:
    unshare = need("unshare", shutil.which("unshare"))
    tried = subprocess.run([*LIMITED, "true"], capture_output=True, check=False)
    need("a namespace in which to limit the watches", unshare if not tried.returncode else None)
    running = Served(network, "--port", "0", within=LIMITED)
    try:
        assert "Folder di sini lebih banyak daripada yang boleh dipantau" in running.said
        assert "sudo sysctl fs.inotify.max_user_watches=1048576" in running.said
        network.post(text=POST.replace("memanen sagu", "memanen pinang"))
        running.shows("/kim/amungsa/berita/2026-11-01-panen.html", "memanen pinang")
    finally:
        running.interrupt()
        running.end()


def test_a_taken_port_gives_way_to_the_next(served: Served, network: Network) -> None:
    running = Served(network, "--port", str(served.port))
    try:
        assert running.port > served.port
        assert f"Porta {served.port} sedang dipakai" in running.said
        assert running.ask("/")[0] == 200
    finally:
        running.interrupt()
        running.end()


def test_a_second_preview_of_one_network_is_refused(served: Served) -> None:
    second = run_program("-C", str(served.network.root), "serve", "--port", "0")
    assert second.status == 2
    assert "pratinjau jaringan ini sudah berjalan di jendela lain" in second.err
    assert served.ask("/")[0] == 200


def test_without_a_page_the_preview_says_what_it_waits_for(tmp_path: Path) -> None:
    network = Network(tmp_path)
    network.write("kimsite.yaml", "nama: [\n")
    running = Served(network, "--port", "0")
    try:
        status, text = running.ask("/")
        assert status == 503
        assert "Pratinjau belum siap" in text
        assert "/_kimsite/muat.js" in text
        network.write("kimsite.yaml", "nama: Uji\nalamat_situs: https://uji.contoh.id/\n")
        until(lambda: running.ask("/")[0] == 200, "the page")
    finally:
        running.interrupt()
        running.end()


def test_a_browser_reloads_and_shows_problems(network: Network) -> None:
    running = Served(network, "--port", "0")
    try:
        with launched("EXCLUDE 127.0.0.1") as browser:
            page = browser.new_page()
            complaints: list[str] = []
            page.on("console", lambda said: complaints.append(f"{said.location} {said.text}"))
            page.goto(f"http://127.0.0.1:{running.port}/kim/amungsa/berita/2026-11-01-panen.html")
            network.post(text=POST.replace("memanen sagu", "menjemur kopi"))
            page.get_by_text("menjemur kopi").wait_for(timeout=PATIENCE * 1000)
            network.post(text=POST.replace("tanggal", "<b>tgl</b>: x\ntanggal"))
            box = page.locator(".kimsite-masalah")
            box.get_by_text("isian `<b>tgl</b>` tidak dikenal").wait_for(timeout=PATIENCE * 1000)
            assert page.locator(".kimsite-masalah b").count() == 0
            box.get_by_role("button", name="Tutup").click()
            assert box.count() == 0
            # Browsers ask for an icon by themselves; the policy must not have been broken.
            assert [said for said in complaints if "favicon.ico" not in said] == []
    finally:
        running.interrupt()
        running.end()
