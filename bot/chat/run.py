"""Starts the Telegram bot from the settings: the composition root of the chat front end."""

from __future__ import annotations

import asyncio
import re
import time

from bot.assistant import Assistant, open_assistant
from bot.chat import commands, handlers, logs
from bot.chat.api import allow_raw_calls
from bot.chat.checks import Level, examine
from bot.chat.inbox import Inbox
from bot.chat.lock import Lock
from bot.chat.planner import Handlers
from bot.chat.service import Content, Me, Service
from bot.chat.services import Services
from bot.chat.statistics import statistics
from bot.chat.store import Store
from bot.chat.wire import spare_failing_imports
from bot.config import Settings
from bot.errors import ConfigError

INBOX = "inbox.sqlite3"
"""The file of the inbox in the state folder."""
CHATS = "chats.sqlite3"
"""The file of what the chats need remembered; in one file with the inbox, each would wait for the
other's writes: 91 replies/s instead of 141."""


def run(settings: Settings) -> int:
    """0 once the bot has been asked to stop and has; raises as ``run_with`` does.

    Raises ReportError where the corpus cannot be read.
    """
    require_token(settings.telegram.token)
    assistant = open_assistant(settings)

    def open_handlers(settings: Settings, me: Me) -> Handlers:
        return _handlers(assistant, settings, me)

    return run_with(settings, Content(open_handlers, commands.startup_calls()))


def check(settings: Settings) -> int:
    """Prints whether token, group privacy, webhook and state are right, each with the mend.

    0 where nothing needs mending, else 1; raises ConfigError for a missing token.
    """
    require_token(settings.telegram.token)
    logs.set_up("ERROR", settings.telegram.token)
    allow_raw_calls()
    spare_failing_imports()
    findings = asyncio.run(examine(settings, settings.state / INBOX))
    for finding in findings:
        print(finding)
    return 0 if all(finding.level is not Level.MEND for finding in findings) else 1


def _handlers(assistant: Assistant, settings: Settings, me: Me) -> Handlers:
    store = Store(settings.state / CHATS)
    services = Services(assistant, settings, me.id, me.username, store, inline=me.inline)
    return Handlers(
        plan=lambda update: handlers.plan(update, services),
        sent=store.remember_sent,
        statuses=lambda: dict(statistics(store, time.time()).by_status),
    )


def run_with(settings: Settings, content: Content) -> int:
    """0 once the bot has been asked to stop and has.

    Raises ConfigError for a missing token, StateError for a state folder that cannot be used or
    is in use, TelegramError where Telegram refuses the bot for good.
    """
    require_token(settings.telegram.token)
    logs.set_up(settings.log_level, settings.telegram.token)
    allow_raw_calls()
    spare_failing_imports()
    with Lock(settings.state):
        inbox = Inbox(settings.state / INBOX)
        asyncio.run(_run(settings, content, inbox))
    return 0


async def _run(settings: Settings, content: Content, inbox: Inbox) -> None:
    await Service(settings, content, inbox).run()


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
