"""HTTP in front of a BotApi: parses requests, misbehaves when told to, and answers."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from contextlib import suppress
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any, TypeVar
from urllib.parse import parse_qsl

import h11

from tests.chat.server.bot_api import BotApi, Refused
from tests.chat.server.faults import Faults, Kind
from tests.chat.server.parameters import METHODS, decoded

T = TypeVar("T")
TOKEN = "4200042:AAtestTokenOfTheTests_0123456789abc"
_MOVED = 10**13
_BAD_GATEWAY = 502, b"<html><h1>502 Bad Gateway</h1></html>"
_ANSWERS: dict[str, tuple[int, str]] = {
    "500": (500, "Internal Server Error: restart"),
    "401": (401, "Unauthorized"),
    "403": (403, "Forbidden: bot was blocked by the user"),
    "409": (409, "Conflict: terminated by other getUpdates request"),
}


class BotApiServer:
    """A Bot API server on 127.0.0.1, run by a thread of its own.

    ``with BotApiServer() as server``: then ``server.url`` is the bot's base address, and what
    people do goes through ``server.do(BotApi.ask, "text")``.
    """

    def __init__(self, round_trip: float = 0.0, port: int = 0) -> None:
        self.faults = Faults()
        self.round_trip = round_trip
        self.slow_seconds = 1.5
        """What the fault ``slow`` takes."""
        self.authorised = True
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._started = threading.Event()
        self.connections: set[asyncio.Task[None]] = set()

    def __enter__(self) -> BotApiServer:
        self._thread.start()
        self._started.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}/bot"

    @property
    def file_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/file/bot"

    def do(self, method: Callable[..., T], *args: Any) -> T:
        """Runs a method of the BotApi on the server's event loop."""

        async def run() -> T:
            return method(self.api, *args)

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(30)

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._main())
        self._loop.close()

    async def _main(self) -> None:
        self.api = BotApi(TOKEN)
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._connected, "127.0.0.1", self._port)
        self._port = server.sockets[0].getsockname()[1]
        self._started.set()
        await self._stop.wait()
        await _settled()
        server.close()
        for task in tuple(self.connections):
            task.cancel()
        await asyncio.gather(*self.connections, return_exceptions=True)
        await _settled()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.connections.add(task)
        try:
            with suppress(ConnectionError, h11.RemoteProtocolError, asyncio.CancelledError):
                await _Connection(self, reader, writer).serve()
        finally:
            self.connections.discard(task)
            if self._stop.is_set():
                writer.transport.abort()
            writer.close()


async def _settled() -> None:
    """Lets the loop begin what it has just accepted, and close what it has just ended.

    Each takes a few rounds of its callbacks; left half done, a connection is never closed.
    """
    for _ in range(5):
        await asyncio.sleep(0)


class _Reset(Exception):  # noqa: N818
    """The connection is to be cut without an answer."""


class _Connection:
    def __init__(
        self, server: BotApiServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._server = server
        self._reader = reader
        self._writer = writer
        self._http = h11.Connection(h11.SERVER)

    async def serve(self) -> None:
        try:
            while (request := await self._request()) is not None:
                target, kind, body = request
                status, answer = await self._watched(target, kind, body)
                self._send(status, answer)
                await self._writer.drain()
                self._http.start_next_cycle()
        except _Reset:
            self._writer.transport.abort()

    async def _request(self) -> tuple[str, str, bytes] | None:
        head, body = None, b""
        while True:
            event = self._http.next_event()
            if event is h11.NEED_DATA:
                self._http.receive_data(await self._reader.read(1 << 20))
            elif isinstance(event, h11.Request):
                head = event
            elif isinstance(event, h11.Data):
                body += event.data
            elif isinstance(event, h11.EndOfMessage) and head is not None:
                headers = dict(head.headers)
                return head.target.decode(), headers.get(b"content-type", b"").decode(), body
            else:
                return None

    async def _watched(self, target: str, kind: str, body: bytes) -> tuple[int, bytes]:
        # A poll whose client has died must not take updates nor count as a second poller.
        work = asyncio.ensure_future(self._answer(target, kind, body))
        gone = asyncio.ensure_future(self._reader.read(1))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise _Reset
            return work.result()
        finally:
            work.cancel()
            gone.cancel()
            await asyncio.gather(work, gone, return_exceptions=True)

    async def _answer(self, target: str, kind: str, body: bytes) -> tuple[int, bytes]:
        if target.startswith("/file/"):
            return await self._file(target)
        _, token, method = target.split("/", 2)
        server = self._server
        if token != f"bot{server.api.token}" or not server.authorised:
            return _refusal(Refused(401, "Unauthorized"))
        name = next((m for m in METHODS if m.lower() == method.lower()), None)
        if name is None:
            return _refusal(Refused(404, "Not Found: method not found"))
        form, files = _form(kind, body)
        fault = server.faults.strikes(name)
        await asyncio.sleep(server.round_trip / 2)
        if (early := _before(fault, form)) is not None:
            return early
        if fault == "slow":
            await asyncio.sleep(server.slow_seconds)
        try:
            values = decoded(name, form, files.keys())
            result = {"ok": True, "result": await server.api.call(name, values, files)}
            status, answer = 200, json.dumps(result).encode()
        except Refused as refusal:
            status, answer = _refusal(refusal)
        await asyncio.sleep(server.round_trip / 2)
        if fault == "unanswered":
            await asyncio.sleep(60)
        if fault == "lost":
            raise _Reset
        if fault == "late 502":
            return _BAD_GATEWAY
        return (status, answer[: len(answer) // 2]) if fault == "malformed" else (status, answer)

    async def _file(self, target: str) -> tuple[int, bytes]:
        """What was sent; the faults of ``download`` strike it."""
        _, _, token, path = target.split("/", 3)
        server, number = self._server, path.rpartition("/")[2]
        if token != f"bot{server.api.token}" or number not in server.api.files:
            return 404, b'{"ok":false,"error_code":404,"description":"Not Found"}'
        fault = server.faults.strikes("download")
        await asyncio.sleep(server.round_trip)
        if fault in ("reset", "lost"):
            raise _Reset
        if fault is not None:
            return _BAD_GATEWAY
        server.api.fetched.append(number)
        return 200, server.api.files[number]

    def _send(self, status: int, answer: bytes) -> None:
        headers = [("content-type", "application/json"), ("content-length", str(len(answer)))]
        head = h11.Response(status_code=status, headers=headers)
        for event in (head, h11.Data(data=answer), h11.EndOfMessage()):
            self._writer.write(self._http.send(event) or b"")


def _before(fault: Kind | None, form: dict[str, str]) -> tuple[int, bytes] | None:
    """What is answered without acting."""
    if fault == "reset":
        raise _Reset
    if fault == "502":
        return _BAD_GATEWAY
    if fault == "429":
        return _refusal(Refused(429, "Too Many Requests: retry after 1", retry_after=1))
    if fault == "moved" and "chat_id" in form:
        reason = "Bad Request: group chat was upgraded to a supergroup chat"
        return _refusal(Refused(400, reason, migrate_to_chat_id=-_MOVED - int(form["chat_id"])))
    if fault in _ANSWERS:
        return _refusal(Refused(*_ANSWERS[fault]))
    return None


def _refusal(refusal: Refused) -> tuple[int, bytes]:
    answer: dict[str, Any] = {"ok": False, "error_code": refusal.code}
    answer["description"] = refusal.description
    if refusal.parameters:
        answer["parameters"] = refusal.parameters
    return refusal.code, json.dumps(answer).encode()


def _form(kind: str, body: bytes) -> tuple[dict[str, str], dict[str, bytes]]:
    if not kind.startswith("multipart/form-data"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True)), {}
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    form: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for part in message.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        if part.get_filename() is None:
            form[name] = content.decode()
        else:
            files[name] = content
    return form, files
