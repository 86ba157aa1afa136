"""Fetches updates by long polling; an update is stored before the next fetch confirms it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

from bot.chat.botapi.call import Call
from bot.chat.botapi.outcomes import (
    ConflictError,
    FloodedError,
    UnauthorisedError,
    UnreachableError,
)
from bot.chat.botapi.retry import Patience, pause
from bot.chat.inbox.inbox import Inbox
from bot.chat.inbox.journal import Journal
from bot.chat.ops.metrics import Metrics
from bot.chat.worker.dispatch import Dispatcher
from bot.errors import TelegramError

_LOG = logging.getLogger(__name__)

ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "inline_query",
    "callback_query",
    "my_chat_member",
)
_AT_ONCE = 100
BACKLOG = 10_000
"""Waiting updates at which no more are fetched; Telegram keeps them for a day."""
_CONFLICTS = 10
"""Two for each conflict, less one for each success: five in a row. A single one is no more than
the last poll of a process that was killed a moment ago."""
_CONFLICT_PAUSE = 2.0
_LONGEST_PAUSE = 10.0
_FORGET_OFFSET_AFTER = 24 * 3600.0
"""After a week without updates Telegram numbers them from a random place, perhaps below ours."""

CONFLICT = (
    "Another process polls Telegram with this token, or a webhook was set for it. "
    "Stop the other process, or revoke the token with @BotFather and use the new one: "
)


class Polling:
    """The fetch loop; ``beat`` is called at every turn of it, whatever came of it."""

    def __init__(
        self,
        patience: Patience,
        journal: Journal,
        dispatcher: Dispatcher,
        metrics: Metrics,
        *,
        seconds: int,
        beat: Callable[[], None],
    ) -> None:
        self._patience = patience
        self._journal = journal
        self._dispatcher = dispatcher
        self._metrics = metrics
        self._seconds = seconds
        self._beat = beat
        self._offset: int | None = None
        self._last_update = time.monotonic()
        self._conflicts = 0
        self._failures = 0
        self.last_success = time.monotonic()
        """When Telegram last answered, by the monotonic clock."""

    async def run(self) -> None:
        """Fetches for ever; raises TelegramError on repeated refusals or conflicts."""
        while True:
            self._beat()
            if self._dispatcher.backlog >= BACKLOG:
                self.last_success = time.monotonic()
                await asyncio.sleep(0.5)
                continue
            updates = await self._fetch()
            if updates:
                await self._take(updates)

    async def _fetch(self) -> list[Any]:
        try:
            result = await self._patience.api.call(self._request())
        except FloodedError as error:
            await self._sleep(error.seconds)
        except UnauthorisedError as error:
            self._patience.refused(error)
            await asyncio.sleep(pause(2))
        except ConflictError as error:
            await self._conflict(error)
        except UnreachableError as error:
            await self._unreachable(str(error))
        else:
            self._succeeded()
            if isinstance(result, list):
                return result
            await self._unreachable("the updates are not a list")
        return []

    def _request(self) -> Call:
        if time.monotonic() - self._last_update > _FORGET_OFFSET_AFTER:
            self._offset = None
        parameters: dict[str, Any] = {
            "timeout": self._seconds,
            "limit": _AT_ONCE,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        if self._offset is not None:
            parameters["offset"] = self._offset
        return Call("getUpdates", parameters)

    def _succeeded(self) -> None:
        self._patience.welcomed()
        self._conflicts = max(0, self._conflicts - 1)
        self._failures = 0
        self.last_success = time.monotonic()

    async def _take(self, updates: list[Any]) -> None:
        sound = [u for u in updates if is_update(u)]
        if len(sound) < len(updates):
            _LOG.error("updates without a number", extra={"updates": len(updates) - len(sound)})
        if not sound:
            await asyncio.sleep(pause(1))
            return
        fresh = await self._journal.do(Inbox.add, sound)
        self._metrics.received.inc(len(fresh))
        self._dispatcher.add(fresh)
        self._offset = max(u["update_id"] for u in sound) + 1
        self._last_update = time.monotonic()

    async def _conflict(self, error: ConflictError) -> None:
        self._conflicts += 2
        _LOG.warning("conflict", extra={"error": str(error)})
        if self._conflicts >= _CONFLICTS:
            raise TelegramError(CONFLICT + str(error)) from error
        await asyncio.sleep(_CONFLICT_PAUSE)

    async def _unreachable(self, reason: str) -> None:
        self._failures += 1
        level = logging.WARNING if self._failures in (1, 5) else logging.DEBUG
        _LOG.log(level, "polling failed, will repeat", extra={"error": reason})
        await asyncio.sleep(min(pause(self._failures), _LONGEST_PAUSE))

    async def _sleep(self, seconds: float) -> None:
        # In parts, so that the watchdog does not take a long flood for a hung loop.
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._beat()
            await asyncio.sleep(min(left, 5.0))


def is_update(value: Any) -> bool:
    """Whether a raw value can be stored: an object with a number that SQLite can hold."""
    return (
        isinstance(value, dict)
        and type(value.get("update_id")) is int
        and -(2**63) <= value["update_id"] < 2**63 - 1
    )
