"""Notices what authors save; watchdog enters the project here and nowhere else."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from kimsite.authoring.authored import FOLDERS, folder_of, is_hidden, is_top
from kimsite.authoring.poll import Poller

ASKED, REMOTE, FULL = "diminta", "jauh", "penuh"
_NO_ROOM = {errno.ENOSPC, errno.EMFILE}
# Opened, read and closed files are left out: at 83,000 folders they overflow the system's queue.
_EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]
_REMOTE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "drvfs", "vboxsf", "fuse.sshfs"}


class Watcher(FileSystemEventHandler):
    """Calls ``changed`` with the paths (from ``root``) that were saved, moved or deleted.

    A path may be a folder's, which then stands for all below it. With ``polling`` the system is not
    asked for reports.
    """

    def __init__(
        self, root: Path, changed: Callable[[list[str]], None], *, polling: bool = False
    ) -> None:
        self._root = Path(os.path.realpath(root))
        self._prefix = f"{self._root}{os.sep}".replace(os.sep * 2, os.sep)
        self._polling = polling
        self._changed = changed
        self._observer: BaseObserver | None = None
        self._poller: Poller | None = None
        self._watches: dict[str, ObservedWatch] = {}
        self._also = ""

    def start(self) -> str:
        """Begin; returns why the folders are looked through again and again, or nothing.

        ASKED, on a network drive REMOTE, and FULL where the system has no room for more reports.
        """
        # watchdog remarks on folders it meets twice; that harms nothing, and is not for authors.
        warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")
        logging.getLogger("watchdog").setLevel(logging.CRITICAL)
        why = ASKED if self._polling else REMOTE if is_remote(self._root) else ""
        if not why:
            try:
                self._begin(Observer(timeout=1.0))
            except OSError as error:
                why = FULL if error.errno in _NO_ROOM else REMOTE
                self.stop()
            else:
                return ""
        self._poller = Poller(self._root, self._pass_on)
        self._poller.start()
        return why

    def follow(self, path: str) -> None:
        """Tell of ``path`` too, a file of the network outside of its folders, or of none ("")."""
        before, self._also = folder_of(self._also), path
        if self._poller is not None:
            self._poller.also = path
        if before and folder_of(path) != before:
            self._unwatch(before)
        self._watch_also()

    def stop(self) -> None:
        """End."""
        if self._poller is not None:
            self._poller.stop()
        observer, self._observer = self._observer, None
        self._watches.clear()
        if observer is not None:
            observer.unschedule_all()
            observer.stop()
            if observer.is_alive():
                observer.join(timeout=5)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on what concerns authors; follow a whole folder that goes or comes."""
        given = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        names = [name for name in map(self._name_within, given) if name is not None]
        for name in names:
            if event.is_directory and name in FOLDERS:
                with contextlib.suppress(OSError):  # it is gone again: its return will be seen
                    self._follow(name)
        if names:
            self._changed(names)

    def _pass_on(self, paths: list[str]) -> None:
        """The same for what was found by looking."""
        names = [path for path in paths if not is_hidden(path)]
        if names:
            self._changed(names)

    def _begin(self, observer: BaseObserver) -> None:
        self._observer = observer
        observer.start()
        self._watch_folders()
        # Last, for where the system has no more room, only the start of a watch says so: the
        # folders below one that is watched already are passed over in silence.
        self._watch("")
        self._watch_folders()

    def _follow(self, name: str) -> None:
        """The folder ``name`` went or came: begin anew with it, and with the root that tells."""
        self._unwatch(name)
        self._unwatch("")
        self._watch("")
        self._watch_folders()

    def _watch_folders(self) -> None:
        for name in FOLDERS:
            if name not in self._watches and (self._root / name).is_dir():
                self._watch(name)

    def _watch_also(self) -> None:
        folder = folder_of(self._also)
        if folder and folder not in self._watches:
            with contextlib.suppress(OSError):  # a map that is seen late is no loss
                self._watch(folder)

    def _watch(self, name: str) -> None:
        """Watch a folder of authors with all below it, or another alone. Raises OSError."""
        if self._observer is not None:
            self._watches[name] = self._observer.schedule(
                self, str(self._root / name), recursive=name in FOLDERS, event_filter=_EVENTS
            )

    def _unwatch(self, name: str) -> None:
        watch = self._watches.pop(name, None)
        if watch is not None and self._observer is not None:
            with contextlib.suppress(OSError, KeyError):  # it went with the folder
                self._observer.unschedule(watch)

    def _name_within(self, path: str) -> str | None:
        """``path`` from the root, if it is an author's; None for what is the machine's."""
        if not path.startswith(self._prefix):
            return None
        name = path[len(self._prefix) :].replace(os.sep, "/")
        if name == self._also:
            return name
        return name if is_top(name.split("/")[0]) and not is_hidden(name) else None


def is_remote(folder: Path) -> bool:
    """Whether ``folder`` is on a drive whose changes the system does not report here."""
    if sys.platform == "win32":
        return str(folder).startswith("\\\\")
    try:
        mounts = Path("/proc/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    kinds: dict[Path, str] = {}
    for line in mounts:
        _, place, kind, *_rest = line.split(" ")
        kinds[Path(place.replace("\\040", " "))] = kind
    below = [place for place in kinds if folder.is_relative_to(place)]
    nearest = max(below, key=lambda place: len(place.parts), default=None)
    return nearest is not None and kinds[nearest] in _REMOTE
