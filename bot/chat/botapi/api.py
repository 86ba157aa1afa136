"""The Bot API as the bot calls it: python-telegram-bot's requests, our own outcomes."""

from __future__ import annotations

import warnings
from typing import Any

import httpx
import telegram
from telegram.error import TelegramError as LibraryError

from bot import config
from bot.chat.botapi.call import Call
from bot.chat.botapi.http import SECONDS_TO_ANSWER, SECONDS_TO_CONNECT, Wire
from bot.chat.botapi.outcomes import POLL, CallError, UnreachableError
from bot.chat.ops.metrics import Metrics

_PNG = b"\x89PNG"
_SPARE_CONNECTIONS = 8
"""For what is not an answer: typing, registration, apologies."""


class Api:
    """Calls the Bot API of one bot; every failure is a CallError."""

    def __init__(self, settings: config.Telegram, metrics: Metrics) -> None:
        self._metrics = metrics
        self._poll_seconds = settings.poll_timeout + SECONDS_TO_CONNECT
        pool = settings.concurrency + _SPARE_CONNECTIONS
        context = httpx.create_ssl_context()
        self._requests = (Wire(pool, context), Wire(1, context))
        self._bot = telegram.Bot(
            settings.token,
            base_url=settings.base_url,
            base_file_url=settings.base_file_url,
            request=self._requests[0],
            get_updates_request=self._requests[1],
        )
        self.successes = 0
        """Calls that went well so far; tells a failure of one call from one of all."""

    async def call(self, call: Call) -> Any:
        """The ``result`` that Telegram gives; raises CallError."""
        waiting = self._poll_seconds if call.method == POLL else SECONDS_TO_ANSWER
        try:
            result = await self._bot.do_api_request(
                call.method, api_kwargs=_with_files(call), read_timeout=waiting
            )
        except CallError as error:
            self._metrics.calls.labels(call.method, _outcome(error)).inc()
            raise
        except LibraryError as error:
            raise UnreachableError(str(error), may_have_acted=True) from error
        self._metrics.calls.labels(call.method, "ok").inc()
        self.successes += 1
        return result

    async def close(self) -> None:
        """Closes the connections."""
        for request in self._requests:
            await request.shutdown()


def allow_raw_calls() -> None:
    """Stops the library's advice to use its own methods, which cannot repeat a stored plan."""
    warnings.filterwarnings("ignore", message="Please use 'Bot\\.")


def _outcome(error: CallError) -> str:
    return type(error).__name__.removesuffix("Error").lower()


def _with_files(call: Call) -> dict[str, Any]:
    files = {
        name: telegram.InputFile(content, filename=name + _extension(content))
        for name, content in call.files.items()
    }
    return {**call.parameters, **files}


def _extension(content: bytes) -> str:
    return ".png" if content.startswith(_PNG) else ""
