"""Tells Telegram the bot's commands and descriptions, once for each version of them.

Telegram limits how often descriptions may be set, so a restart must not set them again.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence

from bot.chat.botapi.call import Call, encode
from bot.chat.botapi.outcomes import BlockedError, RejectedError, UnreachableError
from bot.chat.botapi.retry import Patience
from bot.chat.inbox.inbox import Inbox
from bot.chat.inbox.journal import Journal

_LOG = logging.getLogger(__name__)
_FACT = "registered"


async def register(bot_id: int, calls: Sequence[Call], patience: Patience, fact: Journal) -> None:
    """Makes the calls unless they are the ones made last; a refusal is logged and left."""
    mark = hashlib.sha256(f"{bot_id} {encode(calls)}".encode()).hexdigest()
    if await fact.do(Inbox.fact, _FACT) == mark:
        return
    refused = 0
    for call in calls:
        try:
            await patience.call(call)
        except (RejectedError, BlockedError, UnreachableError) as error:
            refused += 1
            _LOG.warning("not registered", extra={"method": call.method, "error": str(error)})
    if not refused:
        await fact.do(Inbox.remember, _FACT, mark)
        _LOG.info("commands registered", extra={"calls": len(calls)})
