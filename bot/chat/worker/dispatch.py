"""Answers what waits in the inbox: oldest first, one at a time per chat, several chats at once."""

from __future__ import annotations

import asyncio
import heapq
import logging
from collections import deque
from collections.abc import Iterable

from bot.chat.inbox.inbox import Waiting
from bot.chat.worker.attempt import Attempt

_LOG = logging.getLogger(__name__)

BACKLOG = 10_000
"""Waiting updates at which no more are taken; Telegram keeps them for a day."""


class Dispatcher:
    """Begins attempts in order and keeps those apart that must not run together.

    Holds the numbers of waiting updates only, about 200 bytes each; their bodies stay on disk.
    """

    def __init__(self, attempt: Attempt, concurrency: int) -> None:
        self._attempt = attempt
        self._concurrency = concurrency
        self._chats: dict[int, deque[Waiting]] = {}
        self._ready: list[tuple[int, int]] = []
        """A heap of the oldest update and its chat, for each chat that is not being answered."""
        self._active: dict[asyncio.Task[float | None], Waiting] = {}
        self._alone = False
        self._changed = asyncio.Event()
        self._failure: BaseException | None = None
        self.backlog = 0
        """Updates that wait or are being answered."""

    def add(self, updates: Iterable[Waiting]) -> None:
        """Takes up updates that are stored in the inbox."""
        for update in updates:
            self.backlog += 1
            queue = self._chats.setdefault(update.chat, deque())
            queue.append(update)
            if len(queue) == 1:
                self._make_ready(update.chat)

    @property
    def full(self) -> bool:
        """Whether no more should be taken up for now."""
        return self.backlog >= BACKLOG

    @property
    def active(self) -> int:
        """Updates being answered."""
        return len(self._active)

    async def run(self) -> None:
        """Answers until cancelled; raises the BotError that ends the bot, if one does."""
        while True:
            self._changed.clear()
            self._begin()
            await self._changed.wait()
            if self._failure is not None:
                raise self._failure

    async def stop(self, seconds: float) -> None:
        """Breaks off what is not finished in time, once ``run`` begins nothing more."""
        if not self._active:
            return
        _, late = await asyncio.wait(self._active, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        if late:
            _LOG.info("left for the next start", extra={"updates": len(late)})

    def _make_ready(self, chat: int) -> None:
        heapq.heappush(self._ready, (self._chats[chat][0].update_id, chat))
        self._changed.set()

    def _begin(self) -> None:
        while self._ready and not self._alone and len(self._active) < self._concurrency:
            first = self._chats[self._ready[0][1]][0]
            if first.alone and self._active:
                return
            heapq.heappop(self._ready)
            self._alone = first.alone
            task = asyncio.create_task(self._attempt.make(first.update_id))
            self._active[task] = first
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[float | None]) -> None:
        update = self._active.pop(task)
        self._alone = False
        self._changed.set()
        if task.cancelled():
            return
        if (error := task.exception()) is not None:
            self._failure = error
            return
        if (wait := task.result()) is not None:
            asyncio.get_running_loop().call_later(wait, self._make_ready, update.chat)
            return
        self._finish(update.chat)

    def _finish(self, chat: int) -> None:
        self.backlog -= 1
        queue = self._chats[chat]
        queue.popleft()
        if queue:
            self._make_ready(chat)
        else:
            del self._chats[chat]
