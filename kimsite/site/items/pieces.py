"""The pieces of a post that its front matter names: pictures, files, its language."""

from __future__ import annotations

from pathlib import Path

from kimsite.model import Post
from kimsite.problem import Span
from kimsite.rendering.filekinds import is_picture
from kimsite.rendering.photos.shot import Shot
from kimsite.site.desk import Desk, find_place


def find_attachments(desk: Desk, post: Post) -> list[str]:
    """The paths of the files attached to ``post``; what cannot be used is reported."""
    found: list[str] = []
    for number, attachment in enumerate(post.form.lampiran):
        if is_picture(attachment.berkas):
            continue
        place = _place(post, f"lampiran.{number}.berkas")
        download = desk.files.download(
            post.folder, attachment.berkas, place, attachment.judul or ""
        )
        if download is not None:
            found.append(download.path)
    return found


def find_shots(desk: Desk, post: Post) -> tuple[Shot, ...]:
    """The photos of ``post`` with their captions; what cannot be used is reported."""
    found: list[Shot] = []
    form = post.form
    folder: Path = post.folder
    for number, photo in enumerate(form.foto):
        alt, caption = photo.alt or "", photo.keterangan or ""
        if number == 0:  # ``keterangan`` and ``alt`` beside ``foto`` speak of the first
            alt, caption = alt or form.alt or "", caption or form.keterangan or ""
        shot = desk.shot(folder, photo.berkas, _place(post, f"foto.{number}.berkas"), alt, caption)
        if shot is not None:
            found.append(shot)
    return tuple(found)


def find_attached_shots(desk: Desk, post: Post) -> tuple[Shot, ...]:
    """A picture among the attachments is shown like the photos."""
    shots = [
        desk.shot(
            post.folder,
            attachment.berkas,
            _place(post, f"lampiran.{number}.berkas"),
            caption=attachment.judul or "",
        )
        for number, attachment in enumerate(post.form.lampiran)
        if is_picture(attachment.berkas)
    ]
    return tuple(shot for shot in shots if shot is not None)


def _place(post: Post, path: str) -> Span:
    return find_place(post.places, path) or post.source.span(1)
