"""Fetches updates by long polling; an update is stored before the next fetch confirms it."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import Any

from bot.chat.botapi.call import Call
from bot.chat.botapi.outcomes import CallError
from bot.chat.botapi.retry import Patience, pause
from bot.chat.inbox.inbox import Inbox
from bot.chat.inbox.journal import Journal
from bot.chat.ops.metrics import Metrics
from bot.chat.ops.watchdog import Heart
from bot.chat.worker.dispatch import Dispatcher

_LOG = logging.getLogger(__name__)

ALLOWED_UPDATES = tuple("message edited_message inline_query callback_query my_chat_member".split())
_AT_ONCE = 100
_FORGET_OFFSET_AFTER = 24 * 3600.0
"""After a week without updates Telegram numbers them from a random place, perhaps below ours."""


@dataclass
class Polling:
    """The fetch loop; the heart beats at every turn of it, whatever came of it."""

    patience: Patience
    journal: Journal
    dispatcher: Dispatcher
    metrics: Metrics
    seconds: int
    """How long Telegram may wait for an update."""
    heart: Heart
    offset: int | None = None
    last_update: float = field(default_factory=time.monotonic)
    last_success: float = field(default_factory=time.monotonic)
    """When Telegram last answered, by the monotonic clock."""

    async def run(self) -> None:
        """Fetches for ever; raises TelegramError on repeated refusals or conflicts."""
        while True:
            self.heart.beat()
            if self.dispatcher.full:
                self.last_success = time.monotonic()
                await self.heart.sleep(0.5)
            elif updates := await self._fetch():
                await self._take(updates)

    def trouble(self, limit: float) -> str:
        """What is wrong at Telegram's end, where a poll is not answered for ``limit`` seconds."""
        silent = time.monotonic() - self.last_success > limit
        return f"Telegram has not answered a poll for {limit:g} s" if silent else ""

    async def _fetch(self) -> list[Any]:
        try:
            result = await self.patience.call(self._request())
        except CallError as error:
            return await self._nothing(str(error))
        self.last_success = time.monotonic()
        return result if isinstance(result, list) else await self._nothing("not a list")

    async def _nothing(self, reason: str) -> list[Any]:
        _LOG.warning("no updates to be had, will repeat", extra={"error": reason})
        await asyncio.sleep(pause(1))
        return []

    def _request(self) -> Call:
        if time.monotonic() - self.last_update > _FORGET_OFFSET_AFTER:
            self.offset = None
        parameters: dict[str, Any] = {
            "timeout": self.seconds,
            "limit": _AT_ONCE,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        if self.offset is not None:
            parameters["offset"] = self.offset
        return Call("getUpdates", parameters)

    async def _take(self, updates: list[Any]) -> None:
        sound = [u for u in updates if is_update(u)]
        if len(sound) < len(updates):
            _LOG.error("updates without a number", extra={"updates": len(updates) - len(sound)})
        if not sound:
            await asyncio.sleep(pause(1))
            return
        fresh = await self.heart.during(self.journal.do(Inbox.add, sound))
        self.metrics.received.inc(len(fresh))
        self.dispatcher.add(fresh)
        self.offset = max(u["update_id"] for u in sound) + 1
        self.last_update = time.monotonic()


def is_update(value: Any) -> bool:
    """Whether a raw value can be stored: an object with a number that SQLite can hold."""
    return (
        isinstance(value, dict)
        and type(value.get("update_id")) is int
        and -(2**63) <= value["update_id"] < 2**63 - 1
    )
