"""The parts of the transport, put together against the Bot API server inside a test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.chat.botapi.api import Api, allow_raw_calls
from bot.chat.botapi.retry import Patience
from bot.chat.inbox.inbox import Inbox
from bot.chat.inbox.journal import Journal
from bot.chat.ops.metrics import Metrics
from bot.chat.worker.delivery import Delivery
from bot.config import Telegram
from tests.chat.server.wire import TOKEN, BotApiServer


@dataclass
class Parts:
    settings: Telegram
    metrics: Metrics
    api: Api
    patience: Patience
    inbox: Inbox
    journal: Journal
    delivery: Delivery
    heard: list[tuple[int, int, int]]
    """What was told of sent messages: update, chat, message."""


@asynccontextmanager
async def parts(server: BotApiServer, folder: Path, **settings: object) -> AsyncIterator[Parts]:
    telegram = Telegram(token=TOKEN, base_url=server.url, poll_timeout=1, **settings)
    allow_raw_calls()
    metrics = Metrics()
    api = Api(telegram, metrics)
    inbox = Inbox(folder / "inbox.sqlite3")
    journal = Journal(inbox)
    heard: list[tuple[int, int, int]] = []

    async def hear(*sent: int) -> None:
        heard.append(sent)

    patience = Patience(api)
    delivery = Delivery(patience, journal, hear)
    try:
        yield Parts(telegram, metrics, api, patience, inbox, journal, delivery, heard)
    finally:
        journal.close()
        await api.close()


def run(
    server: BotApiServer, folder: Path, test: Callable[[Parts], Awaitable[None]], **settings: object
) -> None:
    """Runs an asynchronous test with the parts; a hang fails it."""

    async def main() -> None:
        async with parts(server, folder, **settings) as found:
            await asyncio.wait_for(test(found), 20)

    asyncio.run(main())


def message(update_id: int, chat: int = 1, text: str = "hello") -> dict[str, object]:
    """A raw update with a private message."""
    person = {"id": chat, "is_bot": False, "first_name": "Ann"}
    place = {"id": chat, "type": "private", "first_name": "Ann"}
    said = {"message_id": update_id, "date": 1, "chat": place, "from": person, "text": text}
    return {"update_id": update_id, "message": said}


def aged(inbox: Inbox, update_id: int, hours: float, reason: str = "") -> None:
    """Adds an update that ended so long ago, answered or set aside for a reason."""
    inbox.add([message(update_id)])
    inbox.bury(update_id, reason) if reason else inbox.done(update_id)
    inbox._db.execute(
        "UPDATE inbox SET ended = ended - ? WHERE update_id = ?", (hours * 3600, update_id)
    )
