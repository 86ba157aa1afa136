"""A small HTTP/1.1 server for the webhook and the metrics page.

h11, which httpx already brings, parses the requests: python-telegram-bot's own webhook needs
tornado, a second web stack for one POST and two GETs.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

import h11

_LOG = logging.getLogger(__name__)

MAX_BODY = 1_000_000
"""Bytes; the largest updates that Telegram sends have a few ten thousand."""
_CONNECTIONS = 128
_IDLE_SECONDS = 75.0
_CHUNK = 65536


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked; header names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Response:
    """What is answered."""

    status: int
    body: str = ""
    content_type: str = "text/plain; charset=utf-8"


Handler = Callable[[Request], Awaitable[Response]]


class Server:
    """Serves one handler on an address until closed."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._connections: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def open(self, host: str, port: int) -> int:
        """Starts to listen and gives the port; raises OSError where it is taken."""
        self._server = await asyncio.start_server(self._connected, host, port)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Stops listening and ends the connections."""
        if self._server is not None:
            self._server.close()
        tasks = tuple(self._connections)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None or len(self._connections) >= _CONNECTIONS:
            writer.close()
            return
        self._connections.add(task)
        try:
            with suppress(OSError, asyncio.TimeoutError, asyncio.CancelledError):
                await _Connection(self._handler, reader, writer).serve()
        finally:
            self._connections.discard(task)
            writer.close()


class _Connection:
    def __init__(
        self, handler: Handler, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._handler = handler
        self._reader = reader
        self._writer = writer
        self._http = h11.Connection(h11.SERVER)

    async def serve(self) -> None:
        try:
            while (request := await self._request()) is not None:
                await self._answer(await self._handled(request))
                if self._http.our_state is not h11.DONE or self._http.their_state is not h11.DONE:
                    return
                self._http.start_next_cycle()
        except h11.RemoteProtocolError as error:
            if self._http.our_state in (h11.IDLE, h11.SEND_RESPONSE):
                await self._answer(Response(error.error_status_hint or 400, "bad request\n"))

    async def _handled(self, request: Request | Response) -> Response:
        if isinstance(request, Response):
            return request
        try:
            return await self._handler(request)
        except Exception as error:
            _LOG.error("request failed", extra={"error": type(error).__name__})
            return Response(500, "failed\n")

    async def _request(self) -> Request | Response | None:
        head = await self._event()
        if not isinstance(head, h11.Request):
            return None
        body = bytearray()
        while isinstance(event := await self._event(), h11.Data):
            body += event.data
            if len(body) > MAX_BODY:
                return Response(413, "too large\n")
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in head.headers}
        path = head.target.decode("latin-1").partition("?")[0]
        return Request(head.method.decode("latin-1"), path, headers, bytes(body))

    async def _event(self) -> object:
        while (event := self._http.next_event()) is h11.NEED_DATA:
            if self._http.they_are_waiting_for_100_continue:
                go = h11.InformationalResponse(status_code=100, headers=[])
                self._writer.write(self._http.send(go) or b"")
            data = await asyncio.wait_for(self._reader.read(_CHUNK), _IDLE_SECONDS)
            self._http.receive_data(data)
        return event

    async def _answer(self, response: Response) -> None:
        body = response.body.encode()
        headers = [("content-type", response.content_type), ("content-length", str(len(body)))]
        head = h11.Response(status_code=response.status, headers=headers)
        for event in (head, h11.Data(data=body), h11.EndOfMessage()):
            self._writer.write(self._http.send(event) or b"")
        await self._writer.drain()
