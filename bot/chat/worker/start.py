"""Starts a bot whatever it says: token, log, lock, inbox, then the service until it is stopped."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Sequence
from contextlib import closing

from bot.chat.botapi.api import spare_failing_imports
from bot.chat.botapi.call import Call
from bot.chat.inbox.inbox import Inbox
from bot.chat.inbox.journal import Journal
from bot.chat.inbox.lock import lock
from bot.chat.ops import logs
from bot.chat.worker.service import OpenHandlers, Service
from bot.config import Settings
from bot.errors import ConfigError

INBOX = "inbox.sqlite3"
"""The file of the inbox in the state folder."""


def run_with(settings: Settings, open_handlers: OpenHandlers, startup_calls: Sequence[Call]) -> int:
    """0 once the bot has been asked to stop and has; it presents itself by the startup calls.

    Raises ConfigError for a missing token, StateError for a state folder that cannot be used or
    is in use, TelegramError where Telegram refuses the bot for good.
    """
    require_token(settings.telegram.token)
    prepare(settings.log_level, settings.telegram.token)
    with lock(settings.state), closing(Journal(Inbox(settings.state / INBOX))) as journal:
        asyncio.run(Service(settings, open_handlers, startup_calls, journal).run())
    return 0


def require_token(token: str) -> None:
    """Raises ConfigError where there is no token, or one that cannot stand in an address."""
    if not token:
        raise ConfigError(
            "TELEGRAM_BOT_TOKEN is missing. Ask @BotFather for a token (/newbot) and put it into "
            "the environment or the .env file."
        )
    if not re.fullmatch(r"[\w:-]+", token, re.ASCII):
        raise ConfigError(
            "TELEGRAM_BOT_TOKEN has characters that no token has. Copy it anew from @BotFather."
        )


def prepare(level: str, token: str) -> None:
    """Sets up the process: its files, its log, and httpx."""
    # The inbox holds people's names and questions: no other account of the machine reads it.
    os.umask(0o077)
    logs.set_up(level, token)
    spare_failing_imports()
