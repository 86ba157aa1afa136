"""Calls repeated until they succeed, are refused, or cannot safely be repeated."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from typing import Any

from bot.chat.botapi.api import Api
from bot.chat.botapi.call import Call
from bot.chat.botapi.outcomes import (
    CallError,
    ConflictError,
    FloodedError,
    UnauthorisedError,
    UnreachableError,
)
from bot.errors import TelegramError

_LOG = logging.getLogger(__name__)

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 10.0
_OWN_FAILURES = 8
"""Failures of one call, while others succeed, after which the fault is taken to be its own."""

TOKEN_REFUSED = (
    "Telegram refuses the token. Copy it anew from @BotFather (/mybots, API Token) "
    "into TELEGRAM_BOT_TOKEN."
)
CONFLICT = (
    "Another process polls Telegram with this token, or a webhook was set for it. "
    "Stop the other process, or revoke the token with @BotFather and use the new one."
)
_FINAL: dict[type[CallError], tuple[int, str]] = {
    UnauthorisedError: (3, TOKEN_REFUSED),
    ConflictError: (6, CONFLICT),
}
"""Refusals in a row that end the bot. One may be a slip of Telegram's, or the last poll of a
process that was killed a moment ago."""


def pause(failures: int) -> float:
    """Seconds to wait after so many failures: doubling, capped, with half of it by chance."""
    longest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(failures - 1, 10))
    return longest * random.uniform(0.5, 1.0)


class Patience:
    """Calls the Bot API through floods, outages and stray refusals, sleeping in between.

    Raises bot.errors.TelegramError where the bot is refused again and again.
    """

    def __init__(self, api: Api, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self.api = api
        self._sleep = sleep
        self._refusals: dict[type[CallError], int] = {}
        """Two for each refusal, less one for each success after it."""

    async def call(self, call: Call, *, repeatable: bool = True, floods: bool = True) -> Any:
        """The result of the call.

        Waits out ``floods``, and repeats after network errors as long as everything fails; raises
        UnreachableError where only this call keeps failing or where it may have been carried out
        and is not repeatable, and the other CallErrors as they come.
        """
        failures = own = 0
        seen = self.api.successes
        while True:
            try:
                result = await self.api.call(call)
            except FloodedError as error:
                if not floods:
                    raise
                await self._sleep(error.seconds + random.uniform(0.0, 0.5))
                continue
            except (UnauthorisedError, ConflictError) as error:
                self._refused(error)
                _tell(call, failures, error)
            except UnreachableError as error:
                own += self.api.successes > seen
                seen = self.api.successes
                if own >= _OWN_FAILURES or (error.may_have_acted and not repeatable):
                    raise
                _tell(call, failures, error)
            else:
                self._refusals = {kind: n - 1 for kind, n in self._refusals.items() if n > 1}
                return result
            failures += 1
            await self._sleep(pause(failures))

    def _refused(self, error: CallError) -> None:
        count = self._refusals[type(error)] = self._refusals.get(type(error), 0) + 2
        most, text = _FINAL[type(error)]
        if count >= 2 * most:
            raise TelegramError(text) from error


def _tell(call: Call, failures: int, error: Exception) -> None:
    level = logging.WARNING if failures in (0, 4) else logging.DEBUG
    _LOG.log(level, "call failed, will repeat", extra={"method": call.method, "error": str(error)})
