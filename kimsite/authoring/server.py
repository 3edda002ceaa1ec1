"""Serves the preview to this computer alone; starlette and uvicorn enter the project here."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from kimsite.authoring.preview import BROWSER, answer_path, media_type
from kimsite.authoring.state import PreviewState

PULSE = 15.0
"""Seconds between two signs of life, by which the browser's absence is noticed."""
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def serve_preview(
    folder: Path,
    state: PreviewState,
    listener: socket.socket,
    ready: Callable[[], None],
    failed: Callable[[Exception], None],
) -> None:
    """Serve ``folder`` through ``listener`` (bound, on this computer) until Ctrl-C.

    ``ready`` is called once answers are given, ``failed`` with each fault of our own.
    """
    reloads = _Reloads(state)
    port = listener.getsockname()[1]
    routes = [
        Route("/_kimsite/peristiwa", reloads.answer),
        Route("/_kimsite/{name}", _Browser(state).answer),
        Route("/{path:path}", _Pages(folder, state).answer),
    ]
    app = _Guard(Starlette(routes=routes), port, failed)
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # a browser that hangs up is no news
    _Server(config, reloads, ready).run(sockets=[listener])


class _Server(uvicorn.Server):
    """uvicorn waits for open answers when it ends; the endless ones have to be told."""

    def __init__(
        self, config: uvicorn.Config, reloads: _Reloads, ready: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._reloads = reloads
        self._ready = ready

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 -- uvicorn's
        """End at the first signal, at once at the second; and do not repeat it afterwards."""
        self.force_exit = self.should_exit
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._reloads.open()
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._reloads.close()
        await super().shutdown(sockets)


class _Reloads:
    """Server-sent events: the version on connecting, and each new one."""

    def __init__(self, state: PreviewState) -> None:
        self._state = state
        self._ended = False

    def open(self) -> None:
        """Take up the loop that serves; builds end in another thread."""
        loop = asyncio.get_running_loop()
        self._news = asyncio.Event()

        def wake() -> None:
            with contextlib.suppress(RuntimeError):  # the loop has just ended
                loop.call_soon_threadsafe(self._wake)

        self._state.changed = wake

    def close(self) -> None:
        """End every answer."""
        self._state.changed = None
        self._ended = True
        self._wake()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def answer(self, request: Request) -> Response:  # noqa: ARG002 -- starlette's signature
        """Answer for as long as the browser listens."""
        return StreamingResponse(self._events(), media_type="text/event-stream", headers=_HEADERS)

    async def _events(self) -> AsyncIterator[str]:
        yield "retry: 1000\n\n"
        told = ""
        while not self._ended:
            news = self._news
            if self._state.version != told:
                told = self._state.version
                yield f"event: versi\ndata: {told}\n\n"
            try:
                await asyncio.wait_for(news.wait(), PULSE)
            except TimeoutError:
                yield ": \n\n"


class _Browser:
    """The script and style that the preview adds, and the problems they show."""

    def __init__(self, state: PreviewState) -> None:
        self._state = state

    def answer(self, request: Request) -> Response:
        """Answer ``/_kimsite/{name}``."""
        name = request.path_params["name"]
        if name == "masalah.json":
            return Response(self._state.report, media_type="application/json", headers=_HEADERS)
        if name in {"muat.js", "muat.css"}:
            file = BROWSER / name
            return Response(file.read_bytes(), media_type=media_type(file), headers=_HEADERS)
        return PlainTextResponse("tidak ada", 404, _HEADERS)


class _Pages:
    """What was built, each page with the script that reloads it."""

    def __init__(self, folder: Path, state: PreviewState) -> None:
        self._folder = folder
        self._state = state

    def answer(self, request: Request) -> Response:
        """Answer any other path."""
        path = "/" + request.path_params["path"]
        found = answer_path(self._folder, path, self._state.version)
        if found.elsewhere:
            return RedirectResponse(found.elsewhere, found.status, _HEADERS)
        if found.file is not None:
            return FileResponse(found.file, media_type=found.kind, headers=_HEADERS)
        return Response(found.data, found.status, _HEADERS, found.kind)


class _Guard:
    """Answers only requests made to this computer by its name.

    Another site that lets its own name point here (DNS rebinding) is refused. Faults of our own
    are reported once, without a trace on the screen.
    """

    def __init__(self, app: ASGIApp, port: int, failed: Callable[[Exception], None]) -> None:
        self._app = app
        self._failed = failed
        self._names = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        if port == 80:
            self._names |= {"127.0.0.1", "localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        hosts = [value for name, value in scope.get("headers", []) if name == b"host"]
        known = len(hosts) == 1 and hosts[0].decode("latin-1").lower() in self._names
        if scope["type"] != "http" or not known:
            refusal = PlainTextResponse("alamat ini tidak dilayani", 421, _HEADERS)
            await refusal(scope, receive, send)
            return
        try:
            await self._app(scope, receive, send)
        except Exception as error:  # a person must never see a stack trace
            self._failed(error)
