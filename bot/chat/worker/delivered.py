"""Asks Telegram every so often whether it can deliver to the webhook.

Where nothing comes over a webhook, nobody may be asking, or Telegram may not get through.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.chat.botapi.call import Call
from bot.chat.botapi.outcomes import CallError
from bot.chat.botapi.retry import Patience
from bot.chat.ops.watchdog import Heart

_LOG = logging.getLogger(__name__)

EVERY = 30.0
_RECENT = 300.0
"""Seconds for which a failed delivery counts while updates wait."""


@dataclass
class Delivered:
    """The loop that asks; the heart beats at every turn of it."""

    patience: Patience
    url: str
    """Where Telegram is to deliver."""
    heart: Heart
    every: float = EVERY
    last_success: float = field(default_factory=time.monotonic)
    info: Mapping[str, Any] = field(default_factory=dict)
    """The latest WebhookInfo, https://core.telegram.org/bots/api#webhookinfo."""

    async def run(self) -> None:
        """Asks for ever; raises TelegramError on repeated refusals."""
        while True:
            try:
                info = await self.patience.call(Call("getWebhookInfo", {}))
            except CallError as error:
                _LOG.warning("the webhook is not told of", extra={"error": str(error)})
            else:
                self.last_success = time.monotonic()
                self.info = info if isinstance(info, Mapping) else {}
            await self.heart.sleep(self.every)

    def trouble(self, limit: float) -> str:
        """What is wrong: Telegram is silent for ``limit`` seconds, or does not deliver."""
        if time.monotonic() - self.last_success > limit:
            return f"Telegram has not answered for {limit:g} s"
        url = self.info.get("url", self.url)
        if url != self.url:
            other = "is deleted" if not url else "leads to another address"
            return f"the webhook {other}; start the bot again to set it"
        failed, waiting = self.info.get("last_error_date"), self.info.get("pending_update_count")
        if waiting and isinstance(failed, (int, float)) and time.time() - failed < _RECENT:
            return f"Telegram cannot deliver: {self.info.get('last_error_message')}"
        return ""
