"""A call as it stands, or as near to it as Telegram takes it."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from bot.chat.botapi.call import Call
from bot.chat.botapi.fallbacks import is_gone, is_moot, soften
from bot.chat.botapi.outcomes import BlockedError, MovedError, RejectedError
from bot.chat.botapi.retry import Patience

_LOG = logging.getLogger(__name__)

_SOFTENINGS = 4


async def nearest(patience: Patience, call: Call, *, repeatable: bool = True) -> Any:
    """The result of the call or of the nearest one Telegram accepts; None where it is moot.

    Raises FloodedError, RejectedError or UnreachableError as Patience does.
    """
    for _ in range(_SOFTENINGS):
        try:
            return await patience.call(call, repeatable=repeatable, floods=False)
        except BlockedError as error:
            _LOG.info("not allowed to write", extra={"error": str(error)})
            return None
        except MovedError as error:
            call = replace(call, parameters={**call.parameters, "chat_id": error.chat_id})
        except RejectedError as error:
            if is_moot(str(error)):
                return None
            call = _gentler(call, error)
    return await patience.call(call, repeatable=repeatable, floods=False)


def _gentler(call: Call, error: RejectedError) -> Call:
    gentler = None if is_gone(str(error)) else soften(call, str(error))
    if gentler is None:
        raise error
    _LOG.warning("call softened", extra={"method": call.method, "error": str(error)})
    return gentler
