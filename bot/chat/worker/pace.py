"""How fast messages may follow one another in a chat.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: one a second in a
chat, and 20 a minute in a group.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

_APART = 1.0
_MINUTE = 60.0
_IN_GROUP = 20
"""Messages that a group takes in a minute."""


class Pace:
    """Remembers when messages were sent in the last minute, by chat."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._sent: dict[int, deque[float]] = {}
        self._swept = clock()

    def wait(self, chat: int) -> float:
        """Seconds until a chat takes another message; 0 or less when it does."""
        sent = self._sent.get(chat)
        if not sent:
            return 0.0
        free = sent[-1] + _APART
        if chat < 0 and len(sent) == _IN_GROUP:
            free = max(free, sent[0] + _MINUTE)
        return free - self._clock()

    def note(self, chat: int) -> None:
        """Takes down that a message was sent to a chat."""
        now = self._clock()
        self._sent.setdefault(chat, deque(maxlen=_IN_GROUP)).append(now)
        if self._swept < now - _MINUTE:
            self._swept = now
            self._sent = {c: sent for c, sent in self._sent.items() if sent[-1] > now - _MINUTE}
