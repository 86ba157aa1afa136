"""The Bot API as the bot calls it, with every way a call can end told apart.

python-telegram-bot makes the requests; what comes back is judged here, at the HTTP layer, because
the library's own exceptions do not say whether a call may have been carried out, and its log
would show what people wrote.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from typing import Any

import httpx
import telegram
from telegram.error import TelegramError as LibraryError
from telegram.request import HTTPXRequest

from bot import config
from bot.chat.call import Call
from bot.chat.metrics import Metrics

_POLL = "getUpdates"
_PNG = b"\x89PNG"
_SECONDS_TO_CONNECT = 10.0
_SECONDS_TO_ANSWER = 15.0
_SPARE_CONNECTIONS = 8
"""For what is not an answer: typing, registration, apologies."""


class CallError(LibraryError):
    """A call that did not succeed."""


class UnreachableError(CallError):
    """No usable answer: the network, a 5xx, a body that is not JSON."""

    def __init__(self, reason: str, *, may_have_acted: bool) -> None:
        super().__init__(reason)
        self.may_have_acted = may_have_acted


class FloodedError(CallError):
    """Too many requests; to be repeated after ``seconds``."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"too many requests, wait {seconds:g} s")
        self.seconds = seconds


class RejectedError(CallError):
    """Telegram will not do this, however often it is asked; the message is Telegram's reason."""


class BlockedError(CallError):
    """The person has blocked the bot, or the bot was put out of the chat."""


class MovedError(CallError):
    """The group has become a supergroup with another id."""

    def __init__(self, chat_id: int) -> None:
        super().__init__("the chat has moved")
        self.chat_id = chat_id


class UnauthorisedError(CallError):
    """The token is not, or no longer, a bot's."""


class ConflictError(CallError):
    """Another process polls with this token, or a webhook is set."""


class Api:
    """Calls the Bot API of one bot; every failure is one of the errors above."""

    def __init__(self, settings: config.Telegram, metrics: Metrics) -> None:
        self._metrics = metrics
        self._poll_seconds = settings.poll_timeout + _SECONDS_TO_CONNECT
        pool = settings.concurrency + _SPARE_CONNECTIONS
        self._requests = (_Wire(pool), _Wire(1))
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
        waiting = self._poll_seconds if call.method == _POLL else _SECONDS_TO_ANSWER
        try:
            result = await self._bot.do_api_request(
                call.method, api_kwargs=_with_files(call), read_timeout=waiting
            )
        except CallError as error:
            self._metrics.calls.add(method=call.method, outcome=_outcome(error))
            raise
        except LibraryError as error:
            raise UnreachableError(str(error), may_have_acted=True) from error
        self._metrics.calls.add(method=call.method, outcome="ok")
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


class _Wire(HTTPXRequest):
    """HTTP with Telegram's answers judged before the library sees them."""

    def __init__(self, connections: int) -> None:
        super().__init__(
            connection_pool_size=connections,
            connect_timeout=_SECONDS_TO_CONNECT,
            read_timeout=_SECONDS_TO_ANSWER,
            write_timeout=_SECONDS_TO_ANSWER,
            pool_timeout=60.0,
        )

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """The HTTP status and body of a success; raises CallError for all else."""
        try:
            code, body = await super().do_request(url, *args, **kwargs)
        except LibraryError as error:
            raise _unreachable(error) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise UnreachableError(type(error).__name__, may_have_acted=True) from error
        _judge(url.rpartition("/")[2], code, body)
        return code, body


def _unreachable(error: LibraryError) -> UnreachableError:
    cause = error.__cause__
    before = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
    name = type(cause).__name__ if cause is not None else type(error).__name__
    return UnreachableError(name, may_have_acted=not isinstance(cause, before))


def _judge(method: str, code: int, body: bytes) -> None:
    answer = _read(body)
    if answer is None:
        reason = f"HTTP {code} without JSON"
        raise UnreachableError(reason, may_have_acted=code < 400)
    if answer.get("ok") is True and "result" in answer and code < 300:
        return
    stated = answer.get("error_code")
    status = stated if isinstance(stated, int) else code
    description = str(answer.get("description") or f"HTTP {code}")[:300]
    parameters = answer.get("parameters")
    raise _error(method, status, description, parameters if isinstance(parameters, dict) else {})


def _read(body: bytes) -> Mapping[str, Any] | None:
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def _error(method: str, code: int, reason: str, parameters: Mapping[str, Any]) -> CallError:
    if isinstance(moved := parameters.get("migrate_to_chat_id"), int):
        return MovedError(moved)
    if code == 429:
        seconds = parameters.get("retry_after")
        return FloodedError(float(seconds) if isinstance(seconds, (int, float)) else 1.0)
    # A malformed token gives 404 for every method; an unknown method gives it for that one.
    if code == 401 or (code == 404 and method in ("getMe", _POLL)):
        return UnauthorisedError(reason)
    if code == 403:
        return BlockedError(reason)
    if code == 409:
        return ConflictError(reason)
    if 400 <= code < 500:
        return RejectedError(reason)
    return UnreachableError(f"{reason} ({code})", may_have_acted=False)
