"""Asks for the plan of an update on a thread of its own, so that polling never waits for it."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import telegram

from bot.chat.botapi.call import Call
from bot.chat.files.needed import Needed
from bot.chat.files.shelf import Shelf
from bot.chat.inbox.thread import SerialThread
from bot.chat.sights.gallery import Gallery, Wanted
from bot.chat.worker.shape import complaint

_WORDS = tuple(
    "caption caption_entities chat date edit_date entities from is_topic_message media_group_id "
    "message_id message_thread_id text".split()
)

Planned = tuple[Call, ...] | Needed | Wanted
Plan = Callable[[telegram.Update], Planned]
"""Answers an update: pure, synchronous, an empty plan for silence; or names a file or a page, upon
which it is asked again once the file is on the shelf or refused, the page in the gallery."""

Sent = Callable[[int, int, int], None]
"""Told of each message sent for an update: update, chat and message; repeating changes nothing."""


@dataclass(frozen=True, slots=True)
class Handlers:
    """What answers updates."""

    plan: Plan
    sent: Sent = lambda *_: None
    statuses: Callable[[], Mapping[str, int]] = dict
    """How many questions were asked so far, by the status of their answers; for any thread."""
    shelf: Shelf | None = None
    """Where the files that people send are put; None: no plan needs one."""
    gallery: Gallery | None = None
    """Where the pages that are drawn are put; None: no plan needs one."""
    discreet: Callable[[int], bool] = lambda _: False
    """Whether what a chat asks must not be logged; for any thread."""
    close: Callable[[], None] = lambda: None


class UnreadableError(Exception):
    """The library cannot read the update: a form of it that is newer, or broken."""


class Planner:
    """Makes plans one after another on the thread that opened what they need."""

    def __init__(self, thread: SerialThread, handlers: Handlers) -> None:
        self._thread = thread
        self.handlers = handlers
        self._since: float | None = None

    async def plan(self, body: str) -> Planned:
        """The plan for a raw update; raises UnreadableError, or what the plan raises."""
        return await self._thread.run(self._make, body)

    async def sent(self, update_id: int, chat_id: int, message_id: int) -> None:
        """Passes on that a message was sent for an update."""
        await self._thread.run(self.handlers.sent, update_id, chat_id, message_id)

    @property
    def busy_seconds(self) -> float:
        """How long the plan being made has taken so far."""
        since = self._since
        return 0.0 if since is None else time.monotonic() - since

    def _make(self, body: str) -> Planned:
        self._since = time.monotonic()
        try:
            return self.handlers.plan(_read(body))
        finally:
            self._since = None


@asynccontextmanager
async def planning(open_handlers: Callable[[], Handlers]) -> AsyncIterator[Planner]:
    """Makes plans with what is opened, until the end; a plan that does not end is left behind."""
    thread, handlers = SerialThread("planner"), None
    try:
        handlers = await thread.run(open_handlers)
        yield Planner(thread, handlers)
    finally:
        if thread.close(seconds=1) and handlers is not None:
            handlers.close()


def _read(body: str) -> telegram.Update:
    raw = json.loads(body)
    try:
        return _parsed(raw)
    except Exception as error:
        return _read_words(raw, error)


def _parsed(raw: Mapping[str, Any]) -> telegram.Update:
    if wrong := complaint(raw):
        raise UnreadableError(f"wrong {wrong} in the update")
    return telegram.Update.de_json(dict(raw), None)


def _read_words(raw: Mapping[str, Any], error: Exception) -> telegram.Update:
    """The update with no more of its message than its words, which the rest must not cost."""
    words = {k: _words(v) if k in ("message", "edited_message") else v for k, v in raw.items()}
    try:
        return _parsed(words)
    except Exception:
        if isinstance(error, UnreadableError):
            raise error from None
        raise UnreadableError(f"{type(error).__name__} in the update") from error


def _words(message: Any) -> Any:
    if not isinstance(message, dict):
        return message
    return {name: value for name, value in message.items() if name in _WORDS}
