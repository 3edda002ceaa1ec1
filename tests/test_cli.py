"""The command line as a person meets it: help, wrong usage, exit codes, machine output."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kimsite import __version__
from kimsite.cli.speech import say_bug
from kimsite.forms import FORMS
from tests.conftest import NOW, Network, run_program

COMMANDS = ("init", "build", "check", "serve", "new", "schema")


def test_the_module_and_the_script_are_the_same_program() -> None:
    script = Path(sys.executable).with_name("kimsite")
    by_script = subprocess.run(
        [str(script), "--version"], capture_output=True, text=True, check=True
    )
    assert by_script.stdout == run_program("--version").out == f"kimsite {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_indonesian(command: str) -> None:
    result = run_program(command, "--help")
    assert result.status == 0
    assert result.out.startswith(f"Pemakaian: kimsite {command}")
    assert not {"Usage", "Options:", "Show this"} & set(result.out.split())


def test_the_bare_program_shows_its_commands() -> None:
    result = run_program()
    assert result.status == 2
    assert all(command in result.out + result.err for command in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bangun"], "perintah 'bangun' tidak dikenal; mungkin maksud Anda build?"),
        (["build", "--ouput", "x"], "pilihan --ouput tidak dikenal; mungkin maksud Anda --output?"),
        (["periksa"], "perintah 'periksa' tidak dikenal; mungkin maksud Anda check?"),
        (["chek"], "perintah 'chek' tidak dikenal; mungkin maksud Anda check?"),
        (["build", "--jobs", "0"], "isi --jobs tidak dapat dipakai; pilih angka mulai dari 1"),
        (["serve", "--port", "99999"], "pilih angka 0 sampai 65535"),
        (["fetch", "--timeout", "0"], "pilih angka 0,1 sampai 3600"),
        (["build", "--format", "xml"], "isi --format tidak dapat dipakai; pilih salah satu: text"),
        (["serve", "--port"], "--port perlu isi sesudahnya"),
        (["build", "--strict=ya"], "--strict tidak memakai isi"),
        (["new", "artikel"], "jenis 'artikel' tidak dikenal. Yang ada: berita, galeri"),
        (["build", "jaringan"], "untuk folder lain tulis kimsite -C jaringan build"),
        (["schema", "profl"], "tidak dapat dipakai; pilih salah satu: profil, berita"),
        (["schema"], "masih kurang: profil|berita"),
        (["check", "satu", "dua"], "kelebihan kata: satu dua"),
        (["build", "--as-of", "besok"], "--as-of besok tidak terbaca"),
        (["build", "--as-of", "2026-11-24 09:30"], "tidak menyebut zona"),
        (["build", "--base-url", "javascript:x"], "bukan alamat web"),
        (
            ["build", "--base-url", "https://uji.id/?a=1"],
            "tidak boleh memuat nama pengguna, ? atau #",
        ),
        (
            ["build", "--base-url", "https://a:b@uji.id"],
            "tidak boleh memuat nama pengguna, ? atau #",
        ),
    ],
)
def test_wrong_usage_is_explained_in_indonesian(
    network: Network, arguments: list[str], said: str
) -> None:
    result = network.run(*arguments)
    assert result.status == 2
    assert said in result.err
    assert "Traceback" not in result.err


def test_a_folder_that_is_no_network_is_named_with_what_to_do(tmp_path: Path) -> None:
    result = run_program("-C", str(tmp_path), "build")
    assert result.status == 2
    assert f"folder `{tmp_path.as_posix()}` bukan jaringan kimsite" in result.err
    assert "kimsite init" in result.err


def test_below_the_network_the_way_up_is_shown(network: Network) -> None:
    result = run_program("check", cwd=network.root / "content" / "kim")
    assert result.status == 2
    assert f"jaringannya ada di `{network.root.as_posix()}`" in result.err


def test_help_may_be_asked_for_by_its_name() -> None:
    assert run_program("help").out == run_program("--help").out


def test_the_folder_may_stand_before_or_after_the_command(network: Network) -> None:
    assert run_program("-C", str(network.root), "check", "--as-of", NOW).status == 0
    assert run_program("check", "-C", str(network.root), "--as-of", NOW).status == 0
    assert run_program("check", "--as-of", NOW, cwd=network.root).status == 0


def test_output_is_relative_to_the_current_folder(network: Network, tmp_path: Path) -> None:
    where = tmp_path / "di-sini"
    where.mkdir()
    result = run_program("-C", str(network.root), "build", "--output", "hasil", cwd=where)
    assert result.status == 0
    assert (where / "hasil" / "index.html").exists()


def test_strict_turns_a_warning_into_status_one(network: Network) -> None:
    network.write("communities/94.04/amungsa.yaml", "nama: KIM A\nkode_wilayah: 35.78.01.1001\n")
    assert network.build().status == 0
    assert network.build("--strict").status == 1


def test_check_says_that_nothing_was_written_and_what_comes_next(network: Network) -> None:
    result = network.run("check")
    assert result.out.startswith("Diperiksa: 1 situs, ")
    assert "0 kesalahan, 0 peringatan. Tidak ada yang ditulis.\n" in result.out
    assert result.out.endswith("Semua baik. Selanjutnya: kimsite build\n")
    network.write("communities/94.04/baru.yaml", "nama: KIM Baru\n")
    result = network.run("check")
    assert "1 kesalahan, 0 peringatan. Tidak ada yang ditulis.\n" in result.out
    assert "\nTidak dapat dibangun: baru.\n" in result.out
    assert "jalankan lagi: kimsite check\n" in result.out
    network.write("kimsite.yaml", "nama: [\n")
    result = network.run("check")
    assert result.out == (
        "Berhenti: pemeriksaan belum selesai; 1 kesalahan, 0 peringatan. Tidak ada yang ditulis.\n"
    )
    assert not (network.root / "build").exists()


def test_a_build_says_which_kim_keep_an_old_site_and_which_have_none(network: Network) -> None:
    assert network.build().status == 0
    network.write("communities/94.04/amungsa.yaml", "nama: KIM Amungsa\nkode_wilayah: 9404\n")
    network.write("communities/94.04/baru.yaml", "nama: KIM Baru\n")
    result = network.build()
    assert result.status == 1
    assert result.out.startswith("1 situs (1 memakai versi lama karena ada kesalahan), ")
    assert "2 kesalahan, 0 peringatan.\nBelum tampil karena ada kesalahan: baru.\n" in result.out
    assert "Panen raya" in network.page("kim/amungsa/index.html")


def test_no_character_that_a_terminal_obeys_is_printed(network: Network) -> None:
    network.post(
        "2026-11-02-x", '---\njudul: "X\\e[2J"\n"\\e[31mpewrta": Y\nfoto: "\\a.jpg"\n---\n'
    )
    result = network.run("check")
    assert result.status == 1
    assert "isian `\N{REPLACEMENT CHARACTER}[31mpewrta`" in result.err
    assert not set(result.err) & set(map(chr, (*range(10), *range(11, 32), 127)))


def test_json_tells_machines_every_problem(network: Network) -> None:
    network.post("2026-11-02-x", "---\njudul: X\npewrta: Y\n---\nIsi.\n")
    result = network.run("check", "--format", "json")
    assert result.status == 1
    assert result.err == ""
    report = json.loads(result.out)
    assert report["errors"] == 1
    assert report["problems"] == [
        {
            "path": "content/kim/amungsa/berita/2026-11-02-x.md",
            "line": 3,
            "column": 1,
            "length": 6,
            "severity": "error",
            "code": "isian-tak-dikenal",
            "message": "isian `pewrta` tidak dikenal",
            "hint": "mungkin maksud Anda `pewarta`?",
            "effect": "isian ini diabaikan; isian yang lain tetap dipakai.",
            "count": 1,
        }
    ]


def test_problems_speak_english_when_asked(network: Network) -> None:
    network.post("2026-11-02-x", "---\njudul: X\npewrta: Y\n---\nIsi.\n")
    result = run_program("-C", str(network.root), "check", "--as-of", NOW, KIMSITE_LANG="en")
    assert "error[isian-tak-dikenal]: " in result.err
    assert "did you mean `pewarta`?" in result.err.lower()


def test_problems_survive_a_console_of_windows_1252(network: Network) -> None:
    network.post("2026-11-02-x", "---\njudul: X 🌾\npewrta 🌾: Y\n---\nIsi.\n")
    done = subprocess.run(
        [sys.executable, "-m", "kimsite", "-C", str(network.root), "check", "--as-of", NOW],
        capture_output=True, check=False, env={"PYTHONIOENCODING": "cp1252", "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 1
    assert b"isian-tak-dikenal" in done.stderr


def test_what_programs_read_survives_a_console_of_windows_1252(network: Network) -> None:
    network.post("2026-11-02-x", "---\njudul: X 🌾 – é\npewrta 🌾 – é: Y\n---\nIsi.\n")
    for words in (["check", "--as-of", NOW, "--format", "json"], ["schema", "profil"]):
        done = subprocess.run(
            [sys.executable, "-m", "kimsite", "-C", str(network.root), *words],
            capture_output=True, check=False, env={"PYTHONIOENCODING": "cp1252", "PATH": ""},
        )  # fmt: skip
        told = json.loads(done.stdout.decode("utf-8"))
        assert "check" not in words or "🌾" in told["problems"][0]["message"]


def test_every_form_has_a_schema() -> None:
    for name in FORMS:
        assert run_program("schema", name).status == 0, name


def test_a_bug_shows_no_stack_trace(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("tak terduga")

    monkeypatch.setattr("kimsite.engine.surveying.survey.scan_tree", fail)
    monkeypatch.setattr("tempfile.tempdir", str(network.root))
    result = network.build()
    assert result.status == 70
    (trace,) = network.root.glob("kimsite-galat-*.txt")
    assert str(trace) in result.err
    assert "RuntimeError: tak terduga" in trace.read_text("utf-8")
    assert "kesalahan di dalam kimsite sendiri (RuntimeError)" in result.err
    assert "Traceback" not in result.err


def test_a_bug_in_one_site_costs_no_other_site(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kimsite.site import build

    whole = build.compose_site

    def fail(community, *rest):
        if community.slug == "amungsa":
            raise RuntimeError("tak terduga")
        return whole(community, *rest)

    network.kim("sempan", "94.04.01.1007")
    network.post(slug="sempan")
    monkeypatch.setattr(build, "compose_site", fail)
    result = network.build()
    assert result.status == 70
    assert "kesalahan[situs-gagal]" in result.err
    assert (network.root / "build/kim/sempan/index.html").exists()


def test_a_build_that_finds_nothing_changed_imports_nothing_that_builds(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Files that were just written are trusted.
    monkeypatch.setattr("kimsite.engine.surveying.stamp.GRAIN", 0)
    assert network.build().status == 0
    code = (
        "import sys, kimsite.cli\n"
        f"try: kimsite.cli.main(['-C', {str(network.root)!r}, 'build', '--as-of', {NOW!r}])\n"
        "except SystemExit: pass\n"
        "heavy = {'jinja2', 'markdown', 'nh3', 'babel', 'PIL', 'feedgen', 'multiprocessing',"
        " 'kimsite.site.build', 'kimsite.directory.build', 'kimsite.forms.profile'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "1 tidak berubah" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, kimsite.cli\n"
        "try: kimsite.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'pydantic', 'yaml', 'jinja2', 'markdown', 'PIL', 'babel', 'feedgen', 'uvicorn'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="a limit that Windows does not have")
def test_where_no_temporary_file_can_be_made_that_is_said(network: Network) -> None:
    full = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    full += "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))"
    result = run_program("-C", str(network.root), "check", "--jobs", "1", before=full)
    assert result.status == 1
    assert "Traceback" not in result.err
    assert "kesalahan[tak-bisa-menulis]" in result.err
    assert "belum selesai diperiksa" in result.err


def test_a_bug_on_a_full_disk_is_said_without_a_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    say_bug(RuntimeError("tak terduga"))
    assert "laporkan kepada pengelola kimsite: tak terduga" in capsys.readouterr().err
