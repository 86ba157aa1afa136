"""Every way a call of the Bot API can end, told apart by the HTTP status and body."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

POLL = "getUpdates"


class CallError(Exception):
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


def judge(method: str, code: int, body: bytes) -> Any:
    """The result of the method where the body is a success; raises CallError where it is not."""
    answer = _read(body)
    if answer is None:
        reason = f"HTTP {code} without JSON"
        raise UnreachableError(reason, may_have_acted=_may_have_acted(code))
    if answer.get("ok") is True and "result" in answer and code < 300:
        return answer["result"]
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
    if code == 401 or (code == 404 and method in ("getMe", POLL)):
        return UnauthorisedError(reason)
    if code == 403:
        return BlockedError(reason)
    if code == 409:
        return ConflictError(reason)
    if 400 <= code < 500:
        return RejectedError(reason)
    return UnreachableError(f"{reason} ({code})", may_have_acted=_may_have_acted(code))


def _may_have_acted(code: int) -> bool:
    # A gateway tells 502 or 504 as well when the server behind it has acted and was cut off.
    return not 400 <= code < 500
