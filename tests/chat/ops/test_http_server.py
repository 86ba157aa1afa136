from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.chat.ops import http_server
from bot.chat.ops.http_server import Request, Response, Server


async def echo(request: Request) -> Response:
    if request.path == "/fail":
        raise LookupError("secret")
    kind = request.headers.get("x-kind", "")
    return Response(200, f"{request.method} {request.path} {kind} {request.body.decode()}")


def serving_to(test: Callable[[int], Awaitable[None]]) -> None:
    async def main() -> None:
        server = Server(echo)
        port = await server.open("127.0.0.1", 0)
        try:
            await asyncio.wait_for(test(port), 10)
        finally:
            await server.close()

    asyncio.run(main())


async def exchange(port: int, *parts: bytes) -> bytes:
    """Everything that is answered to raw bytes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for part in parts:
        writer.write(part)
        await writer.drain()
        await asyncio.sleep(0.01)
    writer.write_eof()
    answer = await reader.read()
    writer.close()
    return answer


@pytest.mark.parametrize(
    ("parts", "status", "body"),
    [
        ((b"GET /a?b=c HTTP/1.1\r\nHost: x\r\nX-Kind: k\r\n\r\n",), b"200", b"GET /a k "),
        (
            (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Le", b"ngth: 4\r\n\r\nab", b"cd"),
            b"200",
            b"POST /  abcd",
        ),
        (
            (
                b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
                b"2\r\nab\r\n0\r\n\r\n",
            ),
            b"200",
            b"POST /  ab",
        ),
        ((b"GET /fail HTTP/1.1\r\nHost: x\r\n\r\n",), b"500", b"failed\n"),
        ((b"nonsense\r\n\r\n",), b"400", b"bad request\n"),
        ((b"GET / HTTP/1.1\r\n\r\n",), b"400", b"bad request\n"),
        ((b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",), b"431", b"bad request\n"),
    ],
)
def test_requests_in_any_pieces_get_their_answer(
    parts: tuple[bytes, ...], status: bytes, body: bytes
) -> None:
    async def test(port: int) -> None:
        answer = await exchange(port, *parts)
        assert answer.split(b" ", 2)[1] == status
        assert answer.endswith(b"\r\n\r\n" + body)

    serving_to(test)


def test_a_connection_serves_one_request_after_another() -> None:
    async def test(port: int) -> None:
        request = b"GET /%d HTTP/1.1\r\nHost: x\r\n\r\n"
        answer = await exchange(port, request % 1, request % 2)
        assert answer.count(b"HTTP/1.1 200") == 2

    serving_to(test)


def test_a_body_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_server, "MAX_BODY", 10)

    async def test(port: int) -> None:
        request = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n"
        assert b" 413 " in await exchange(port, request, b"x" * 11)
        within = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n"
        assert b" 200 " in await exchange(port, within, b"x" * 10)

    serving_to(test)


def test_a_silent_connection_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_server, "_IDLE_SECONDS", 0.05)

    async def test(port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HT")
        assert await reader.read() == b""
        writer.close()

    serving_to(test)
