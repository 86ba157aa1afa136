"""Asks for the plan of an update on a thread of its own, so that polling never waits for it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import telegram

from bot.chat.botapi.call import Call
from bot.chat.inbox.thread import SerialThread

_WORDS = (
    "caption",
    "caption_entities",
    "chat",
    "date",
    "edit_date",
    "entities",
    "from",
    "is_topic_message",
    "media_group_id",
    "message_id",
    "message_thread_id",
    "text",
)

Plan = Callable[[telegram.Update], tuple[Call, ...]]
"""Answers an update: pure, synchronous, an empty plan for silence."""


Sent = Callable[[int, int, int], None]
"""Told of each message sent for an update: update, chat and message; repeating changes nothing."""


def _unheard(update_id: int, chat_id: int, message_id: int) -> None:
    del update_id, chat_id, message_id


@dataclass(frozen=True, slots=True)
class Handlers:
    """What answers updates."""

    plan: Plan
    sent: Sent = _unheard
    statuses: Callable[[], Mapping[str, int]] = dict
    """How many questions were asked so far, by the status of their answers; for any thread."""


class UnreadableError(Exception):
    """The library cannot read the update: a form of it that is newer, or broken."""


class Planner:
    """Makes plans one after another on one thread, which also opens what they need."""

    def __init__(self, open_handlers: Callable[[], Handlers]) -> None:
        self._open = open_handlers
        self._thread = SerialThread("planner")
        self._handlers: Handlers | None = None
        self._since: float | None = None

    async def open(self) -> Handlers:
        """Opens what plans are made from, on the thread that will use it."""
        self._handlers = await self._thread.run(self._open)
        return self._handlers

    async def plan(self, body: str) -> tuple[Call, ...]:
        """The plan for a raw update; raises UnreadableError, or what the plan raises."""
        return await self._thread.run(self._make, body)

    async def sent(self, update_id: int, chat_id: int, message_id: int) -> None:
        """Passes on that a message was sent for an update."""
        await self._thread.run(self._opened().sent, update_id, chat_id, message_id)

    def _opened(self) -> Handlers:
        if self._handlers is None:
            raise RuntimeError("the planner is not open")
        return self._handlers

    @property
    def busy_seconds(self) -> float:
        """How long the plan being made has taken so far."""
        since = self._since
        return 0.0 if since is None else time.monotonic() - since

    def _make(self, body: str) -> tuple[Call, ...]:
        self._since = time.monotonic()
        try:
            return tuple(self._opened().plan(_read(body)))
        finally:
            self._since = None

    def close(self) -> None:
        """Ends the thread, or leaves it behind where a plan does not end."""
        self._thread.close(seconds=1)


def _read(body: str) -> telegram.Update:
    raw = json.loads(body)
    try:
        return telegram.Update.de_json(raw, None)
    except Exception as error:
        return _read_words(raw, error)


def _read_words(raw: Mapping[str, Any], error: Exception) -> telegram.Update:
    """The update with no more of its message than its words, which the rest must not cost."""
    words = {k: _words(v) if k in ("message", "edited_message") else v for k, v in raw.items()}
    try:
        return telegram.Update.de_json(words, None)
    except Exception:
        raise UnreadableError(f"{type(error).__name__} in the update") from error


def _words(message: Any) -> Any:
    if not isinstance(message, dict):
        return message
    return {name: value for name, value in message.items() if name in _WORDS}
