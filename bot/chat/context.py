"""What a handler may use, given to it and never looked up."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.answering.assistant import Assistant
from bot.chat.memory.store import Store
from bot.config import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """The parts that planning an answer needs; one for the life of the process."""

    assistant: Assistant
    settings: Settings
    bot_id: int
    username: str
    """The bot's name without the @, as getMe gives it."""
    store: Store
    clock: Callable[[], float] = time.time
    """Seconds since 1970."""
    inline: bool = True
    """Whether inline mode is switched on: ``supports_inline_queries`` of getMe."""

    def deep_link(self, payload: str) -> str:
        """An address that opens the bot in private; payload: 1 to 64 of ``A-Za-z0-9_-``."""
        return f"https://t.me/{self.username}?start={payload}"
