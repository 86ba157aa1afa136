"""Asks for the plan of an update on a thread of its own, so that polling never waits for it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import telegram

from bot.chat.call import Call
from bot.chat.serial import SerialThread

Plan = Callable[[telegram.Update], tuple[Call, ...]]
"""Answers an update: pure, synchronous, an empty plan for silence."""


class UnreadableError(Exception):
    """The library cannot read the update: a form of it that is newer, or broken."""


class Planner:
    """Makes plans one after another on one thread, which also opens what they need."""

    def __init__(self, open_plan: Callable[[], Plan]) -> None:
        self._open = open_plan
        self._thread = SerialThread("planner")
        self._plan: Plan | None = None
        self._since: float | None = None

    async def open(self) -> None:
        """Opens what plans are made from, on the thread that will use it."""
        self._plan = await self._thread.run(self._open)

    async def plan(self, body: str) -> tuple[Call, ...]:
        """The plan for a raw update; raises UnreadableError, or what the plan raises."""
        return await self._thread.run(self._make, body)

    @property
    def busy_seconds(self) -> float:
        """How long the plan being made has taken so far."""
        since = self._since
        return 0.0 if since is None else time.monotonic() - since

    def _make(self, body: str) -> tuple[Call, ...]:
        if self._plan is None:
            raise RuntimeError("the planner is not open")
        self._since = time.monotonic()
        try:
            return tuple(self._plan(_read(body)))
        finally:
            self._since = None

    def close(self) -> None:
        """Ends the thread, or leaves it behind where a plan does not end."""
        self._thread.close(seconds=1)


def _read(body: str) -> telegram.Update:
    try:
        return telegram.Update.de_json(json.loads(body), None)
    except Exception as error:
        raise UnreadableError(f"{type(error).__name__} in the update") from error
