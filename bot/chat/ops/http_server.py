"""Serves the webhook and the health page over HTTP/1.1, whatever else connects.

uvicorn is one package over h11, which httpx brings too; aiohttp.web would be eight, some compiled.
It waits for ever for a client that never sends the whole of a request, and bounds neither bodies
nor connections, so that these are done here.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

_LOG = logging.getLogger(__name__)

MAX_BODY = 1_000_000
"""Bytes; the largest updates that Telegram sends have a few ten thousand."""
_CONNECTIONS = 128
"""Above this, the one that has waited longest for its client makes room. Telegram opens 100."""
_WAIT_SECONDS = 75
"""For the whole of a request, since the connection was opened or the last one answered."""
_STOP_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked; header names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Callable[[], Awaitable[bytes | None]]
    """Reads what follows the head, so that a client which is refused fills no memory; None where
    it is too large or breaks off."""


@dataclass(frozen=True, slots=True)
class Response:
    """What is answered."""

    status: int
    body: str = ""
    content_type: str = "text/plain; charset=utf-8"


Handler = Callable[[Request], Awaitable[Response]]


@asynccontextmanager
async def serving(handler: Handler, host: str, port: int) -> AsyncIterator[int]:
    """Serves one handler on an address and gives the port; raises OSError where it is taken.

    At the end, requests that have come are still answered, within half a second.
    """
    config = Config(
        partial(_app, handler),
        interface="asgi3",
        lifespan="off",
        ws="none",
        log_config=None,
        proxy_headers=False,
        timeout_keep_alive=_WAIT_SECONDS,
    )
    state = ServerState()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(config, state, {}), host, port)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        server.close()
        if state.tasks:
            await asyncio.wait(state.tasks, timeout=_STOP_SECONDS)
        for connection in tuple(state.connections):
            connection.transport.abort()


async def _app(handler: Handler, scope: Mapping[str, Any], receive: Any, send: Any) -> None:
    headers = {name.decode(): value.decode("latin-1") for name, value in scope["headers"]}
    request = Request(scope["method"], scope["path"], headers, partial(_body, receive))
    try:
        response = await handler(request)
    except Exception as error:
        _LOG.error("request failed", extra={"error": type(error).__name__})
        response = Response(500, "failed\n")
    body = response.body.encode()
    head = [
        (b"content-type", response.content_type.encode()),
        (b"content-length", b"%d" % len(body)),
    ]
    if response.status >= 400:  # the rest of the request is not read
        head.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": response.status, "headers": head})
    await send({"type": "http.response.body", "body": body})


async def _body(receive: Any) -> bytes | None:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if message["type"] == "http.disconnect" or len(body) > MAX_BODY:
            return None
    return body


class _Connection(H11Protocol):
    """Ended where the whole of a request does not come in time, or where others need the room."""

    deadline: asyncio.TimerHandle

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()
        if len(self.connections) > _CONNECTIONS:
            ours = (c for c in self.connections if isinstance(c, _Connection) and c.waits())
            min(ours, key=lambda other: other.deadline.when()).transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.deadline.cancel()

    def on_response_complete(self) -> None:
        self.deadline.cancel()
        self._wait()
        super().on_response_complete()

    def waits(self) -> bool:
        """Whether the whole of a request is still to come."""
        at_work = self.cycle and not self.cycle.response_complete and not self.cycle.more_body
        return not at_work and not self.transport.is_closing()

    def _wait(self) -> None:
        self.deadline = self.loop.call_later(_WAIT_SECONDS, self._give_up)

    def _give_up(self) -> None:
        if self.waits():
            self.transport.abort()
