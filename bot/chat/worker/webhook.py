"""Takes updates that Telegram posts; each is stored before 200 is answered.

https://core.telegram.org/bots/api#setwebhook
"""

from __future__ import annotations

import json
import re
import secrets
from typing import Any
from urllib.parse import urlsplit

from bot import config
from bot.chat.botapi.call import Call
from bot.chat.inbox.inbox import Inbox
from bot.chat.inbox.journal import Journal
from bot.chat.ops.http_server import Request, Response
from bot.chat.ops.metrics import Metrics
from bot.chat.worker.dispatch import Dispatcher
from bot.chat.worker.polling import ALLOWED_UPDATES, is_update
from bot.errors import ConfigError

_SECRET_HEADER = "x-telegram-bot-api-secret-token"


class Webhook:
    """Answers Telegram's requests; only those that carry the secret token are believed."""

    def __init__(
        self,
        settings: config.Telegram,
        journal: Journal,
        dispatcher: Dispatcher,
        metrics: Metrics,
    ) -> None:
        self._url = _checked_url(settings.webhook_url)
        self._path = urlsplit(self._url).path or "/"
        self._secret = checked_secret(settings.webhook_secret)
        self._connections = min(settings.concurrency * 2, 100)
        self._journal = journal
        self._dispatcher = dispatcher
        self._metrics = metrics

    def registration(self) -> Call:
        """The call that tells Telegram where to post; updates that wait there are kept."""
        parameters: dict[str, Any] = {
            "url": self._url,
            "secret_token": self._secret,
            "allowed_updates": list(ALLOWED_UPDATES),
            "max_connections": self._connections,
        }
        return Call("setWebhook", parameters)

    async def handle(self, request: Request) -> Response:
        """200 once the update is on disk; 4xx for what does not come from Telegram, and 503, upon
        which Telegram repeats it, while too much waits.
        """
        if (refusal := self._refusal(request)) is not None:
            return refusal
        if self._dispatcher.full:
            return Response(503, "too much waits, send it later\n")
        if (body := await request.body()) is None:
            return Response(413, "too large\n")
        try:
            update = json.loads(body)
        except ValueError:
            update = None
        if not is_update(update):
            return Response(400, "not an update\n")
        fresh = await self._journal.do(Inbox.add, [update])
        self._metrics.received.inc(len(fresh))
        self._dispatcher.add(fresh)
        return Response(200)

    def _refusal(self, request: Request) -> Response | None:
        given = request.headers.get(_SECRET_HEADER, "").encode("latin-1")
        if request.path != self._path:
            return Response(404, "not here\n")
        if not secrets.compare_digest(given, self._secret.encode()):
            return Response(403, "wrong secret token\n")
        if request.method != "POST":
            return Response(405, "POST only\n")
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return Response(415, "JSON only\n")
        return None


def _checked_url(url: str) -> str:
    if not url:
        raise ConfigError(
            "TELEGRAM_WEBHOOK_URL is missing; set the https address that reaches this bot, "
            "or TELEGRAM_MODE=polling."
        )
    return url


def checked_secret(secret: str) -> str:
    """The secret token, a new random one where none is set; raises ConfigError on a bad one."""
    if not secret:
        return secrets.token_urlsafe(32)
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise ConfigError(
            "TELEGRAM_WEBHOOK_SECRET must be 1 to 256 of the characters A-Z a-z 0-9 _ and -."
        )
    return secret
