"""``kimsite serve``: the sites on this computer, rebuilt and reloaded after every save."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kimsite.cli import options
from kimsite.cli.indonesian import Indonesian

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

    from kimsite.authoring.watch import Watcher
    from kimsite.engine.request import Outcome
    from kimsite.problem import Problem

PORT = 8000
WATCHES = "fs.inotify.max_user_watches=1048576"
"""Room for the folders of every village, at about 1 KB of the system's memory each."""


@click.command(name="serve", cls=Indonesian)
@options.folder_option
@click.option(
    "--port",
    metavar="PORTA",
    type=click.IntRange(0, 65_535),
    default=PORT,
    help=f"Porta di komputer ini (bawaan: {PORT}; bila terpakai, yang berikutnya).",
)
@click.option(
    "--polling",
    is_flag=True,
    help="Periksa isi folder berulang kali, bila perubahan tidak terlihat dengan sendirinya.",
)
@click.pass_context
def command(context: click.Context, folder: Path | None, port: int, polling: bool) -> int:
    """Membangun pratinjau, menampilkannya di peramban, dan memperbaruinya setiap kali disimpan.

    Draf dan tulisan yang terbit nanti ikut tampil, dengan tanda. Hanya komputer ini yang dapat
    membukanya. Folder build/ tidak disentuh.
    """
    from kimsite.cli.closing import say_problems
    from kimsite.engine.writing.output import PREVIEW, check_output

    root = options.network_folder(context, folder)
    output = root / PREVIEW
    refusal = check_output(root, output, preview=True)
    if refusal is not None:
        say_problems([refusal])
        return 2
    from kimsite.engine.writing.write import WriteFault

    try:
        with _alone(root, output), contextlib.suppress(KeyboardInterrupt):  # in the first build
            _Preview(root, output, port, polling=polling).run()
    except WriteFault as fault:
        say_problems([fault.problem])
        return 1
    click.echo("\nPratinjau dihentikan.")
    return 0


@contextlib.contextmanager
def _alone(root: Path, output: Path) -> Iterator[None]:
    """One preview at a time: two would build one folder in turns, each over the other's."""
    from kimsite.engine.publishing.lock import Lock, LockedError

    try:
        with Lock(root, output.with_name("pratinjau-berjalan")):
            yield
    except LockedError:
        raise click.UsageError(
            "pratinjau jaringan ini sudah berjalan di jendela lain; pakai alamat yang tertulis di "
            "sana, atau hentikan dulu dengan Ctrl-C"
        ) from None


class _Preview:
    """One run: what is built, what was said of it, and where it can be seen."""

    def __init__(self, root: Path, output: Path, port: int, *, polling: bool) -> None:
        from kimsite.authoring.rebuild import Rebuilder
        from kimsite.authoring.state import PreviewState
        from kimsite.cli.speech import language, say_bug
        from kimsite.engine.known import Known

        self.root = root
        self.polling = polling
        self.output = output
        self.listener = _listen(port)
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}/"
        self.state = PreviewState(language())
        self.known = Known()
        self.rebuilder = Rebuilder(self._build, self._tell, say_bug, self.known.warm)
        self.said: list[Problem] = []
        self.watcher: Watcher | None = None

    def run(self) -> None:
        """Build, watch, serve until Ctrl-C, and leave nothing running."""
        from kimsite.authoring.server import serve_preview
        from kimsite.authoring.watch import Watcher
        from kimsite.cli.speech import say_bug

        watcher = self.watcher = Watcher(self.root, self.rebuilder.ask, polling=self.polling)
        try:
            # Watching begins first: a file saved during the first build leads to a second.
            why = watcher.start()
            self.rebuilder.build_once()
            _say_polling(why)
            self.rebuilder.start()
            serve_preview(self.output, self.state, self.listener, self._invite, say_bug)
        finally:
            watcher.stop()
            self.rebuilder.stop()
            self.listener.close()
            self.known.close()

    def _build(self, changed: set[str] | None) -> Outcome:
        from kimsite.engine.build import build_network
        from kimsite.engine.request import Outcome, Request
        from kimsite.problem import merge_problems

        self.known.hear(changed)
        setting, problems = options.open_setting(
            self.root, None, base_url=self.address, preview=True
        )
        if setting is None:
            return Outcome(problems, stopped=True)
        if self.watcher is not None:
            self.watcher.follow(setting.network.peta or "")
        cache = self.root / ".kimsite" / "foto"
        request = Request(setting, self.output, cache, search="nama", progress=self.rebuilder.check)
        outcome = build_network(request, self.known)
        outcome.problems = merge_problems(problems + outcome.problems)
        return outcome

    def _invite(self) -> None:
        click.echo(f"Buka {self.address} (Ctrl-C untuk berhenti)")

    def _tell(self, outcome: Outcome, seconds: float) -> None:
        from kimsite.cli.closing import count_faults, say_problems

        if outcome.problems != self.said:
            say_problems(outcome.problems)
        self.said = outcome.problems
        errors, warnings = count_faults(outcome.problems)
        time = f"{seconds:.1f}".replace(".", ",")
        built = f"{outcome.built} situs dibangun, {time} detik"
        done = "Belum ada yang dibangun" if outcome.stopped else built
        click.echo(f"{done}; {errors} kesalahan, {warnings} peringatan.")
        self.state.renew(outcome.problems)


def _say_polling(why: str) -> None:
    """Say why changes are looked for instead of being reported, and what may be done about it."""
    from kimsite.authoring.poll import EVERY
    from kimsite.authoring.watch import FULL, REMOTE

    reasons = {
        REMOTE: "Folder ini ada di komputer lain, yang tidak melaporkan perubahan",
        FULL: "Folder di sini lebih banyak daripada yang boleh dipantau di komputer ini",
    }
    if why not in reasons:
        return
    click.echo(
        f"{reasons[why]}, jadi isinya diperiksa setiap {EVERY:.0f} detik; perubahan tampil "
        "sedikit lebih lambat.",
        err=True,
    )
    if why == FULL and sys.platform == "linux":
        click.echo(
            f"Saran: naikkan batasnya, lalu jalankan lagi: sudo sysctl {WATCHES}\n"
            f"Supaya tetap begitu: echo {WATCHES} | sudo tee /etc/sysctl.d/90-kimsite.conf",
            err=True,
        )


def _listen(port: int) -> socket.socket:
    from kimsite.authoring.port import open_port
    from kimsite.refusal import say_refusal

    try:
        listener = open_port(port)
    except OSError as error:
        reason = say_refusal(error)
        raise click.UsageError(f"--port {port} tidak dapat dipakai: {reason}") from None
    found = listener.getsockname()[1]
    if port and found != port:
        click.echo(f"Porta {port} sedang dipakai program lain; memakai {found}.", err=True)
    return listener
