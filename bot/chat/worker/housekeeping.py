"""Deletes from the inbox what need not be kept any longer."""

from __future__ import annotations

import asyncio
import logging
import time

from bot.chat.inbox.inbox import Inbox
from bot.chat.inbox.journal import Journal

_LOG = logging.getLogger(__name__)

_HOUR = 3600.0
_DONE_KEPT = 48 * _HOUR
"""Seconds; Telegram repeats an update for at most a day."""
_DEAD_KEPT = 7 * 24 * _HOUR


async def keep_house(journal: Journal, every: float = _HOUR) -> None:
    """Purges at once and then every so many seconds, for ever."""
    while True:
        now = time.time()
        gone = await journal.do(Inbox.purge, now - _DONE_KEPT, now - _DEAD_KEPT)
        if gone:
            _LOG.info("old updates deleted", extra={"updates": gone})
        await asyncio.sleep(every)
