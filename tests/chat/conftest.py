"""A Bot API server to run the bot against, and somebody to talk to it about a report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.assistant import Assistant
from bot.chat.context import Context
from bot.chat.memory.store import Store
from bot.config import Settings
from tests.chat.server.wire import BotApiServer
from tests.chat.talk import Clock, Talk


@pytest.fixture
def server() -> Iterator[BotApiServer]:
    """A Bot API server on a port of its own."""
    with BotApiServer() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store in a new file."""
    opened = Store(tmp_path / "conversations.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def talk(barset: Assistant, settings: Settings, store: Store) -> Talk:
    """A conversation with the bot over the invented report."""
    clock = Clock()
    return Talk(Context(barset, settings, 99, "peelbot", store, clock), clock)
