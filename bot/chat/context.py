"""What a handler may use, given to it and never looked up."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.answering.assistant import Assistant
from bot.chat.files.shelf import Sent, Shelf
from bot.chat.memory.recent import Recent
from bot.chat.memory.store import Store
from bot.chat.sights.gallery import Gallery
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

    hears_all: bool = False
    """Whether Telegram sends the bot all that is said in groups: privacy mode is off."""
    shelf: Shelf | None = None
    """The files that people sent; None where none is taken."""
    file: Sent | None = None
    """The file that ``assistant`` answers from, where that is not the loaded reports."""
    library: Assistant | None = None
    """The assistant over the loaded reports, where ``assistant`` is another."""
    gallery: Gallery = field(default_factory=Gallery)
    """The pages drawn of late."""
    recent: Recent = field(init=False, compare=False)
    """Answers from ``assistant``."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "recent", Recent(self.assistant))

    def over(self, file: Sent) -> Context | None:
        """The same for questions put to a file; None where it is gone."""
        assistant = self.shelf.open(file) if self.shelf else None
        if assistant is None:
            return None
        return replace(self, assistant=assistant, file=file, library=self.library or self.assistant)

    def over_library(self) -> Context:
        """The same for questions put to the loaded reports."""
        return replace(self, assistant=self.library or self.assistant, file=None, library=None)

    def deep_link(self, payload: str) -> str:
        """An address that opens the bot in private; payload: 1 to 64 of ``A-Za-z0-9_-``."""
        return f"https://t.me/{self.username}?start={payload}"
