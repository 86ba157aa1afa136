"""Calls repeated until they succeed, are refused, or cannot safely be repeated."""

from __future__ import annotations

import asyncio
import logging
import random
from typing import Any

from bot.chat.botapi.api import Api
from bot.chat.botapi.call import Call
from bot.chat.botapi.outcomes import (
    ConflictError,
    FloodedError,
    UnauthorisedError,
    UnreachableError,
)
from bot.errors import TelegramError

_LOG = logging.getLogger(__name__)

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 30.0
_OWN_FAILURES = 8
"""Failures of one call, while others succeed, after which the fault is taken to be its own."""
_REFUSALS = 6
"""Two for each refusal, less one for each success between them: three refusals in a row."""

TOKEN_REFUSED = (
    "Telegram refuses the token. Copy it anew from @BotFather (/mybots, API Token) "
    "into TELEGRAM_BOT_TOKEN."
)


def pause(failures: int) -> float:
    """Seconds to wait after so many failures: doubling, capped, with half of it by chance."""
    longest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(failures - 1, 10))
    return longest * random.uniform(0.5, 1.0)


class Patience:
    """Calls the Bot API through floods, outages and stray refusals.

    Raises bot.errors.TelegramError where the token is refused again and again.
    """

    def __init__(self, api: Api) -> None:
        self.api = api
        self._refusals = 0

    async def call(self, call: Call, *, repeatable: bool = True) -> Any:
        """The result of the call.

        Waits out floods, and repeats after network errors as long as everything fails; raises
        UnreachableError where only this call keeps failing or where it may have been carried out
        and is not repeatable, and the other CallErrors as they come.
        """
        failures = own = 0
        seen = self.api.successes
        while True:
            try:
                result = await self.api.call(call)
            except FloodedError as error:
                await asyncio.sleep(error.seconds + random.uniform(0.0, 0.5))
                continue
            except UnauthorisedError as error:
                self.refused(error)
            except UnreachableError as error:
                own += self.api.successes > seen
                seen = self.api.successes
                if own >= _OWN_FAILURES or (error.may_have_acted and not repeatable):
                    raise
                _tell(call, failures, error)
            except ConflictError as error:
                _tell(call, failures, error)
            else:
                self.welcomed()
                return result
            failures += 1
            await asyncio.sleep(pause(failures))

    def refused(self, error: UnauthorisedError) -> None:
        """Counts a refusal of the token; raises TelegramError at one too many."""
        self._refusals += 2
        if self._refusals >= _REFUSALS:
            raise TelegramError(TOKEN_REFUSED) from error

    def welcomed(self) -> None:
        """Counts a success."""
        self._refusals = max(0, self._refusals - 1)


def _tell(call: Call, failures: int, error: Exception) -> None:
    level = logging.WARNING if failures in (0, 4) else logging.DEBUG
    _LOG.log(level, "call failed, will repeat", extra={"method": call.method, "error": str(error)})
