"""What ``peelbot telegram --check`` looks at before the bot is left alone."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot import config
from bot.chat.botapi.api import Api
from bot.chat.botapi.call import Call
from bot.chat.botapi.outcomes import CallError, FloodedError, UnauthorisedError, UnreachableError
from bot.chat.botapi.retry import TOKEN_REFUSED
from bot.chat.inbox.inbox import Inbox
from bot.chat.inbox.journal import Journal
from bot.chat.inbox.lock import lock
from bot.chat.ops.metrics import Metrics
from bot.chat.worker.webhook import checked_secret
from bot.config import Settings
from bot.errors import ConfigError, ReportError, RunningError, StateError
from bot.reports.corpus import open_corpus

_TRIES = 3
_PORTS = (443, 80, 88, 8443)
"""To which Telegram posts, https://core.telegram.org/bots/api#setwebhook."""


class Level(str, Enum):
    """How much a finding matters."""

    OK = "ok"
    NOTE = "note"
    MEND = "MEND"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    level: Level
    about: str
    text: str

    def __str__(self) -> str:
        return f"{self.level.value:<5} {self.about}: {self.text}"


async def examine(settings: Settings, inbox: Path) -> list[Finding]:
    """Everything that was looked at, in order; nothing is changed at Telegram."""
    return [
        *_settings(settings),
        *await _telegram(settings.telegram),
        *_corpus(settings.corpus),
        await _state(settings.state, inbox),
    ]


def _settings(settings: Settings) -> Iterator[Finding]:
    for text in settings.misspelt:
        yield Finding(Level.MEND, "settings", text)


def _corpus(folder: Path) -> Iterator[Finding]:
    """Each file that cannot be read, and how many can."""
    try:
        corpus = open_corpus(folder)
        read = corpus.read()
    except ReportError as error:
        yield Finding(Level.MEND, "reports", str(error))
        return
    count = len(read.documents)
    plural = "" if count == 1 else "s"
    yield Finding(Level.OK, "reports", f"{count} report{plural} in {folder} can be read")
    for problem in (*corpus.problems, *read.problems):
        yield Finding(Level.NOTE if problem.partly else Level.MEND, "reports", str(problem))


async def _telegram(settings: config.Telegram) -> list[Finding]:
    api = Api(settings, Metrics())
    try:
        me = await _asked(api, "getMe")
        webhook = await _asked(api, "getWebhookInfo")
    except UnauthorisedError:
        return [Finding(Level.MEND, "token", TOKEN_REFUSED)]
    except CallError as error:
        text = f"{settings.base_url} cannot be used: {error}. Check the network, a proxy, and "
        return [Finding(Level.MEND, "network", text + "TELEGRAM_BASE_URL.")]
    finally:
        await api.close()
    if not isinstance(me, Mapping) or not isinstance(webhook, Mapping):
        text = f"{settings.base_url} is not a Bot API server. Check TELEGRAM_BASE_URL."
        return [Finding(Level.MEND, "network", text)]
    return [_token(me), *_groups(me), _inline(me), *_webhook(settings, webhook)]


async def _asked(api: Api, method: str) -> Any:
    for attempt in range(1, _TRIES):
        with suppress(UnreachableError, FloodedError):
            return await api.call(Call(method, {}))
        await asyncio.sleep(attempt)
    return await api.call(Call(method, {}))


def _token(me: Mapping[str, Any]) -> Finding:
    return Finding(Level.OK, "token", f"the bot is @{me.get('username')}")


def _groups(me: Mapping[str, Any]) -> Iterator[Finding]:
    if not me.get("can_join_groups"):
        text = "the bot cannot be added; @BotFather, /setjoingroups allows it"
        yield Finding(Level.NOTE, "groups", text)
    if me.get("can_read_all_group_messages"):
        text = "off: Telegram sends the bot every message of its groups, and it answers those "
        text += "meant for it; @BotFather, /setprivacy, Enable keeps the others from it"
        yield Finding(Level.NOTE, "privacy mode", text)
    else:
        text = "on: in groups the bot gets commands and replies to it, and may not get mentions"
        yield Finding(Level.OK, "privacy mode", text)


def _inline(me: Mapping[str, Any]) -> Finding:
    if me.get("supports_inline_queries"):
        return Finding(Level.OK, "inline mode", "on")
    text = "off: quotes cannot be shared from other chats; @BotFather, /setinline"
    return Finding(Level.NOTE, "inline mode", text)


def _webhook(settings: config.Telegram, info: Mapping[str, Any]) -> Iterator[Finding]:
    waiting = f"{info.get('pending_update_count', 0)} updates wait at Telegram"
    if settings.mode == "polling":
        text = "none, as polling needs it"
        if info.get("url"):
            text = "one is set; the bot deletes it when it starts, unless TELEGRAM_MODE=webhook"
        yield Finding(Level.NOTE if info.get("url") else Level.OK, "webhook", text)
        yield Finding(Level.OK, "polling", waiting)
        return
    yield _address(settings.webhook_url)
    yield _secret(settings.webhook_secret)
    if info.get("url") and info.get("url") != settings.webhook_url:
        text = "another address is set; the bot sets TELEGRAM_WEBHOOK_URL when it starts"
        yield Finding(Level.NOTE, "webhook", text)
    if info.get("last_error_message"):
        text = f"Telegram could not deliver: {info['last_error_message']}. Check that "
        text += f"TELEGRAM_WEBHOOK_URL is forwarded to 127.0.0.1:{settings.webhook_port}"
        yield Finding(Level.MEND, "webhook", text)
    yield Finding(Level.OK, "webhook", waiting)


def _address(url: str) -> Finding:
    if not url:
        text = "TELEGRAM_WEBHOOK_URL is missing; set it, or TELEGRAM_MODE=polling"
        return Finding(Level.MEND, "webhook address", text)
    parts = urlsplit(url)
    try:
        port = parts.port or 443
    except ValueError:
        port = 0
    if parts.scheme != "https" or port not in _PORTS:
        text = "TELEGRAM_WEBHOOK_URL must be https on port 443, 80, 88 or 8443"
        return Finding(Level.MEND, "webhook address", text)
    return Finding(Level.OK, "webhook address", f"{parts.hostname}{parts.path}")


def _secret(secret: str) -> Finding:
    if not secret:
        return Finding(Level.OK, "webhook secret", "none set: a new one is made at each start")
    try:
        checked_secret(secret)
    except ConfigError as error:
        return Finding(Level.MEND, "webhook secret", str(error))
    return Finding(Level.OK, "webhook secret", "set")


async def _state(folder: Path, file: Path) -> Finding:
    try:
        with lock(folder), closing(Journal(Inbox(file))) as journal:
            counts = await journal.do(Inbox.counts)
    except StateError as error:
        level = Level.NOTE if isinstance(error, RunningError) else Level.MEND
        return Finding(level, "state", str(error))
    waiting, dead = counts.get("new", 0), counts.get("dead", 0)
    text = f"{folder} is writable; {waiting} updates wait, {dead} are set aside"
    return Finding(Level.NOTE if dead else Level.OK, "state", text)
