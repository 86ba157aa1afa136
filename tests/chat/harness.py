"""The parts of the transport, put together against the Bot API server inside a test."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.chat.botapi.api import Api
from bot.chat.botapi.retry import Patience
from bot.chat.inbox.inbox import Inbox
from bot.chat.inbox.journal import Journal
from bot.chat.ops.metrics import Metrics
from bot.chat.worker.delivery import Delivery
from bot.chat.worker.pace import Pace
from bot.config import Telegram
from tests.chat.server.wire import TOKEN, BotApiServer


class Parts:
    """Api, journal and what stands between them."""

    def __init__(self, settings: Telegram, folder: Path) -> None:
        self.settings = settings
        self.metrics = Metrics()
        self.api = Api(settings, self.metrics)
        self.inbox = Inbox(folder / "inbox.sqlite3")
        self.journal = Journal(self.inbox)
        self.patience = Patience(self.api)
        self.pace = Pace(lambda: time.monotonic() * 1e6)
        """In which a second is over in no time."""
        self.heard: list[tuple[int, int, int]] = []
        """What was told of sent messages: update, chat, message."""

    def delivery(self, patience: Patience) -> Delivery:
        return Delivery(patience, self.journal, self.pace, self._hear)

    async def _hear(self, *sent: int) -> None:
        self.heard.append(sent)


@asynccontextmanager
async def parts(server: BotApiServer, folder: Path, **settings: object) -> AsyncIterator[Parts]:
    where = {"base_url": server.url, "base_file_url": server.file_url}
    telegram = Telegram(token=TOKEN, poll_timeout=1, **where, **settings)
    found = Parts(telegram, folder)
    try:
        yield found
    finally:
        found.journal.close()
        await found.api.close()


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
