"""HTTP to Telegram: one connection for each call in flight, each answer judged at once.

httpx looks through its whole pool of connections several times for every request, so that 64 at
once are slower than 16. Here every connection is a pool of its own, and the one used last is used
next.
"""

from __future__ import annotations

import asyncio
import ssl
import sys
from importlib.util import find_spec
from typing import Any

import httpx
from telegram.error import TelegramError as LibraryError
from telegram.request import BaseRequest, HTTPXRequest

from bot.chat.botapi.outcomes import UnreachableError, judge

SECONDS_TO_CONNECT = 10.0
SECONDS_TO_ANSWER = 15.0
_KEPT_OPEN = 50.0
"""Seconds without use; Telegram closes a little later."""
_BEFORE_SENDING = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


class Wire(BaseRequest):
    """Makes up to ``connections`` requests at a time for python-telegram-bot."""

    def __init__(self, connections: int, context: ssl.SSLContext) -> None:
        self._slots = asyncio.Semaphore(connections)
        self._context = context
        self._all: list[HTTPXRequest] = []
        self._idle: list[HTTPXRequest] = []

    @property
    def read_timeout(self) -> float:
        """Seconds that an answer may take unless the call says otherwise."""
        return SECONDS_TO_ANSWER

    async def initialize(self) -> None:
        """Nothing: connections are opened as they are needed."""

    async def shutdown(self) -> None:
        """Closes the connections."""
        for line in self._all:
            await line.shutdown()

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """The HTTP status and body of a success; raises CallError for all else."""
        try:
            code, body = await self._sent(url, *args, **kwargs)
        except LibraryError as error:
            raise _unreachable(error) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise UnreachableError(type(error).__name__, may_have_acted=True) from error
        judge(url.rpartition("/")[2], code, body)
        return code, body

    async def _sent(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        async with self._slots:
            line = self._idle.pop() if self._idle else self._new_line()
            try:
                return await line.do_request(*args, **kwargs)
            finally:
                self._idle.append(line)

    def _new_line(self) -> HTTPXRequest:
        line = HTTPXRequest(
            connection_pool_size=1,
            connect_timeout=SECONDS_TO_CONNECT,
            read_timeout=SECONDS_TO_ANSWER,
            write_timeout=SECONDS_TO_ANSWER,
            pool_timeout=SECONDS_TO_CONNECT,
            httpx_kwargs={
                "verify": self._context,
                "limits": httpx.Limits(max_connections=1, keepalive_expiry=_KEPT_OPEN),
            },
        )
        self._all.append(line)
        return line


def spare_failing_imports() -> None:
    """Marks sniffio as absent where it is.

    httpcore tries to import it many times for every request, and a failing import searches the
    whole path each time: that took longer than the requests themselves.
    """
    if "sniffio" not in sys.modules and find_spec("sniffio") is None:
        sys.modules["sniffio"] = None  # type: ignore[assignment]


def _unreachable(error: LibraryError) -> UnreachableError:
    cause = error.__cause__
    name = type(cause).__name__ if cause is not None else type(error).__name__
    return UnreachableError(name, may_have_acted=not isinstance(cause, _BEFORE_SENDING))
