"""The inbox as the event loop uses it: what has been awaited is on disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from bot.chat.inbox.inbox import Inbox
from bot.chat.inbox.thread import SerialThread

P = ParamSpec("P")
T = TypeVar("T")


class Journal:
    """Runs methods of an inbox on one thread; those that wait at the same time share a commit."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._thread = SerialThread("inbox", inbox.transaction, together=256)

    async def do(
        self, method: Callable[Concatenate[Inbox, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What the method gives, once it is on disk; raises StateError where it cannot be."""
        return await self._thread.run(method, self._inbox, *args, **kwargs)

    def close(self) -> None:
        """Writes what was given, then closes the file."""
        if self._thread.close(seconds=5):
            self._inbox.close()
