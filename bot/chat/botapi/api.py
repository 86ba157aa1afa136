"""The Bot API over HTTP: one connection for each call in flight, each answer judged at once.

httpx looks through its whole pool of connections several times for every request, so that 64 at
once are slower than 16. Here every connection is a pool of its own, and the one used last is used
next. python-telegram-bot's own requests would be two layers more around httpx, and its errors do
not say whether a call may have been carried out.
"""

from __future__ import annotations

import asyncio
import json
import sys
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from bot import config
from bot.chat.botapi.call import Call
from bot.chat.botapi.outcomes import (
    POLL,
    CallError,
    RejectedError,
    UnreachableError,
    judge,
)
from bot.chat.ops.metrics import Metrics

_SPARE_CONNECTIONS = 9
"""For what is not an answer: the poll, typing, registration, apologies."""
_TO_CONNECT = 10.0
_TO_ANSWER = 15.0
_TO_DOWNLOAD = 120.0
"""For the whole of a file; a part of it must come within the time for an answer."""
_TO_SEND = 40.0
"""Longer, since a message that comes after the bot has given up on it may come twice."""
_KEPT_OPEN = httpx.Limits(max_connections=1, keepalive_expiry=50.0)
"""Seconds without use; Telegram closes a little later."""
_BEFORE_SENDING = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


class Api:
    """Calls the Bot API of one bot; every failure is a CallError."""

    def __init__(self, settings: config.Telegram, metrics: Metrics) -> None:
        self._metrics = metrics
        self._url = f"{settings.base_url}{settings.token}/"
        self._files = f"{settings.base_file_url}{settings.token}/"
        self._poll_seconds = settings.poll_timeout + _TO_CONNECT
        self._slots = asyncio.Semaphore(settings.concurrency + _SPARE_CONNECTIONS)
        self._context = httpx.create_ssl_context()
        self._clients: list[httpx.AsyncClient] = []
        self._idle: list[httpx.AsyncClient] = []
        self.successes = 0
        """Calls that went well so far; tells a failure of one call from one of all."""

    async def call(self, call: Call) -> Any:
        """The ``result`` that Telegram gives; raises CallError."""
        try:
            result = judge(call.method, *await self._answer(call))
        except CallError as error:
            outcome = type(error).__name__.removesuffix("Error").lower()
            self._metrics.calls.labels(call.method, outcome).inc()
            raise
        self._metrics.calls.labels(call.method, "ok").inc()
        self.successes += 1
        return result

    async def download(self, path: str, to: Path, most: int) -> bool:
        """Writes a file to a place on disk; whether it has at most so many bytes.

        ``path`` is what getFile gave. Raises RejectedError or UnreachableError.
        """
        client = self._take()
        try:
            work = self._written(client, self._files + quote(path), to, most)
            return await asyncio.wait_for(work, _TO_DOWNLOAD)
        except (httpx.HTTPError, httpx.InvalidURL, RuntimeError, asyncio.TimeoutError) as error:
            raise UnreachableError(type(error).__name__, may_have_acted=False) from error
        finally:
            self._idle.append(client)

    async def _written(self, client: httpx.AsyncClient, url: str, to: Path, most: int) -> bool:
        timeout = httpx.Timeout(_TO_ANSWER, connect=_TO_CONNECT)
        async with client.stream("GET", url, timeout=timeout) as answer:
            if answer.status_code != 200:
                refused = 400 <= answer.status_code < 500 and answer.status_code != 429
                error = RejectedError if refused else partial(UnreachableError, may_have_acted=True)
                raise error(f"HTTP {answer.status_code}")
            size = 0
            with to.open("wb") as file:
                async for part in answer.aiter_bytes():
                    size += len(part)
                    if size > most:
                        return False
                    file.write(part)
        return True

    async def close(self) -> None:
        """Closes the connections."""
        for client in self._clients:
            await client.aclose()

    async def _answer(self, call: Call) -> tuple[int, bytes]:
        sends = call.method.startswith("send")
        wait = self._poll_seconds if call.method == POLL else _TO_SEND if sends else _TO_ANSWER
        timeout = httpx.Timeout(_TO_ANSWER, connect=_TO_CONNECT, read=wait)
        named = ((name, call.file_name or f"{name}.png") for name in call.files)
        files = {name: (file, call.files[name]) for name, file in named} or None
        async with self._slots:
            client = self._take()
            try:
                answer = await client.post(
                    self._url + call.method, data=_form(call), files=files, timeout=timeout
                )
            except (httpx.HTTPError, httpx.InvalidURL, OSError, RuntimeError, ValueError) as error:
                acted = not isinstance(error, _BEFORE_SENDING)
                raise UnreachableError(type(error).__name__, may_have_acted=acted) from error
            finally:
                self._idle.append(client)
        return answer.status_code, answer.content

    def _take(self) -> httpx.AsyncClient:
        if self._idle:
            return self._idle.pop()
        client = httpx.AsyncClient(verify=self._context, limits=_KEPT_OPEN)
        self._clients.append(client)
        return client


def _form(call: Call) -> dict[str, str]:
    return {k: v if isinstance(v, str) else json.dumps(v) for k, v in call.parameters.items()}


def spare_failing_imports() -> None:
    """Marks sniffio as absent where it is, and imports what httpx leaves to its first client.

    httpcore tries to import it many times for every request, and a failing import searches the
    whole path each time: that took longer than the requests themselves. What it imports parses
    source, which Python 3.11 cannot do in two threads at once: to be called before others start.
    """
    if "sniffio" not in sys.modules and find_spec("sniffio") is None:
        sys.modules["sniffio"] = None  # type: ignore[assignment]
    import_module("httpcore")
