from __future__ import annotations

import asyncio
from contextlib import closing, suppress
from pathlib import Path

from bot.chat.inbox.inbox import Inbox
from bot.chat.inbox.journal import Journal
from bot.chat.worker.housekeeping import keep_house
from tests.chat.harness import aged, message


def kept(inbox: Inbox) -> set[int]:
    return {number for (number,) in inbox._db.execute("SELECT update_id FROM inbox")}


def test_what_is_old_is_purged_again_and_again(tmp_path: Path) -> None:
    async def main(journal: Journal) -> None:
        for update_id, hours, reason in (
            (1, 49, ""),
            (2, 47, ""),
            (3, 7 * 24 + 1, "unreadable"),
            (4, 7 * 24 - 1, "unreadable"),
        ):
            await journal.do(aged, update_id, hours, reason)
        await journal.do(Inbox.add, [message(5)])
        keeping = asyncio.ensure_future(keep_house(journal, every=0.01))
        while await journal.do(kept) != {2, 4, 5}:
            await asyncio.sleep(0.01)
        await journal.do(aged, 6, 49)
        while await journal.do(kept) != {2, 4, 5}:
            await asyncio.sleep(0.01)
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping

    with closing(Journal(Inbox(tmp_path / "inbox.sqlite3"))) as journal:
        asyncio.run(asyncio.wait_for(main(journal), 10))
