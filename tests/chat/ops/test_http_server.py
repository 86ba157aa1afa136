from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from bot.chat.ops import http_server
from bot.chat.ops.http_server import Request, Response, serving

GET = b"GET %s HTTP/1.1\r\nHost: x\r\n%s\r\n"
POST = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"


async def echo(request: Request) -> Response:
    if request.path == "/fail":
        raise LookupError("secret")
    if request.path == "/refused":
        return Response(403, "no\n")
    body = await request.body()
    if body is None:
        return Response(413, "too large\n")
    kind = request.headers.get("x-kind", "")
    return Response(200, f"{request.method} {request.path} {kind} {body.decode()}")


def serving_to(test: Callable[[int], Awaitable[None]]) -> None:
    async def main() -> None:
        async with serving(echo, "127.0.0.1", 0) as port:
            await asyncio.wait_for(test(port), 10)

    asyncio.run(main())


@asynccontextmanager
async def connected(
    port: int,
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader, writer
    finally:
        writer.close()


async def exchange(port: int, *parts: bytes) -> bytes:
    """Everything that is answered to raw bytes until the server closes the connection."""
    async with connected(port) as (reader, writer):
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(0.01)
        return await reader.read()


@pytest.mark.parametrize(
    ("parts", "status", "body"),
    [
        ((GET % (b"/a?b=c", b"X-Kind: k\r\nConnection: close\r\n"),), b"200", b"GET /a k "),
        ((POST[:40], POST[40:] % 4 + b"ab", b"cd"), b"200", b"POST /  abcd"),
        (
            (
                b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n",
                b"Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
            ),
            b"200",
            b"POST /  ab",
        ),
        ((GET % (b"/fail", b""),), b"500", b"failed\n"),
        (
            (b"POST /refused HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n",),
            b"403",
            b"no\n",
        ),
        ((b"nonsense\r\n\r\n",), b"400", b"Invalid HTTP request received."),
        ((b"GET / HTTP/1.1\r\n\r\n",), b"400", b"Invalid HTTP request received."),
        ((b"GET /" + b"a" * 70_000,), b"400", b"Invalid HTTP request received."),
        ((GET % (b"/", b"X-Kind: " + b"a" * 70_000),), b"400", b"Invalid HTTP request received."),
    ],
)
def test_requests_in_any_pieces_get_their_answer(
    parts: tuple[bytes, ...], status: bytes, body: bytes
) -> None:
    async def test(port: int) -> None:
        answer = await exchange(port, *parts)
        assert answer.split(b" ", 2)[1] == status
        assert answer.partition(b"\r\n\r\n")[2].endswith(body)

    serving_to(test)


def test_a_connection_serves_one_request_after_another() -> None:
    async def test(port: int) -> None:
        last = GET % (b"/2", b"Connection: close\r\n")
        answer = await exchange(port, GET % (b"/1", b""), last)
        assert answer.count(b"HTTP/1.1 200") == 2

    serving_to(test)


def test_a_body_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_server, "MAX_BODY", 10)

    async def test(port: int) -> None:
        assert b" 413 " in await exchange(port, POST % 11, b"x" * 11)
        assert b" 413 " in await exchange(port, POST % 99, b"x" * 11)
        assert b" 200 " in await exchange(port, POST % 10, b"x" * 10)

    serving_to(test)


@pytest.mark.parametrize("sent", [b"", b"GET / HT", POST % 4 + b"ab", GET % (b"/", b"")])
def test_a_silent_connection_is_ended(monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    monkeypatch.setattr(http_server, "_WAIT_SECONDS", 0.05)

    async def test(port: int) -> None:
        async with connected(port) as (reader, writer):
            writer.write(sent)
            try:
                answer = await reader.read()
            except ConnectionResetError:
                answer = b""
            assert answer.count(b"200") == sent.endswith(b"\r\n\r\n")

    serving_to(test)


def test_a_byte_now_and_then_does_not_keep_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_server, "_WAIT_SECONDS", 0.1)

    async def test(port: int) -> None:
        async with connected(port) as (_, writer):
            with pytest.raises(ConnectionError):
                while True:
                    writer.write(b"a")
                    await writer.drain()
                    await asyncio.sleep(0.01)

    serving_to(test)


def test_an_answer_that_takes_longer_than_a_client_may_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(http_server, "_WAIT_SECONDS", 0.05)

    async def slow(_: Request) -> Response:
        await asyncio.sleep(0.2)
        return Response(200, "late")

    async def main() -> None:
        async with serving(slow, "127.0.0.1", 0) as port:
            assert (await exchange(port, GET % (b"/", b""))).endswith(b"late")

    asyncio.run(main())


def test_silent_connections_do_not_keep_others_out() -> None:
    async def test(port: int) -> None:
        async with AsyncExitStack() as stack:
            silent = [await stack.enter_async_context(connected(port)) for _ in range(200)]
            for _, writer in silent[-100:]:
                writer.write(b"GET /slow HTTP/1.1\r\nHost:")
            request = GET % (b"/", b"Connection: close\r\n")
            assert b" 200 " in await exchange(port, request)
            reader, writer = silent[-1]
            writer.write(b" x\r\n\r\n")
            assert await reader.readline() == b"HTTP/1.1 200 OK\r\n"
            ended = sum(reader.at_eof() or reader.exception() is not None for reader, _ in silent)
            assert ended == 200 + 1 - http_server._CONNECTIONS

    serving_to(test)


def test_what_has_come_is_answered_at_the_end_and_what_has_not_is_dropped() -> None:
    began = asyncio.Event()

    async def slow(_: Request) -> Response:
        began.set()
        await asyncio.sleep(0.1)
        return Response(200, "in time")

    async def main() -> None:
        async with AsyncExitStack() as stack:
            server = AsyncExitStack()
            port = await server.enter_async_context(serving(slow, "127.0.0.1", 0))
            asking = asyncio.ensure_future(exchange(port, GET % (b"/", b"Connection: close\r\n")))
            reader, _ = await stack.enter_async_context(connected(port))
            await began.wait()
            await server.aclose()
            assert (await asking).endswith(b"in time")
            assert await reader.read() == b""
            with pytest.raises(ConnectionError):
                await asyncio.open_connection("127.0.0.1", port)

    asyncio.run(asyncio.wait_for(main(), 10))
