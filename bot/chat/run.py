"""Starts the Telegram bot from the settings: the composition root of the chat front end."""

from __future__ import annotations

import asyncio
import logging
import shutil
from dataclasses import replace
from functools import partial

from telegram import Update

from bot.answering.assistant import Assistant
from bot.answering.live import Live
from bot.chat.botapi.api import spare_failing_imports
from bot.chat.check import Level, examine
from bot.chat.context import Context
from bot.chat.files.apart import POSSIBLE
from bot.chat.files.shelf import Shelf
from bot.chat.memory.statistics import statuses
from bot.chat.memory.store import Store
from bot.chat.replies import commands, routes
from bot.chat.worker.planner import Handlers, Plan, Planned
from bot.chat.worker.service import Me
from bot.chat.worker.start import INBOX, prepare, require_token, run_with
from bot.config import Settings
from bot.render.progress import reading_bar

_LOG = logging.getLogger(__name__)

CHATS = "chats.sqlite3"
"""The file of what the chats need remembered; in one file with the inbox, each would wait for the
other's writes: 91 replies/s instead of 141."""
FILES = "files"
"""The folder of the files that people send."""


def run(settings: Settings) -> int:
    """0 once the bot has been asked to stop and has; raises as ``run_with`` does.

    Raises ReportError where no report can be read.
    """
    require_token(settings.telegram.token)
    spare_failing_imports()
    with reading_bar() as told:
        live = Live.open(settings, told)
    with live.watching():
        return run_with(settings, partial(_handlers, live, settings), commands.startup_calls())


def check(settings: Settings) -> int:
    """Prints what is right and what is not, each with the mend: settings, token, reports, state.

    0 where nothing needs mending, else 1; raises ConfigError for a missing token.
    """
    require_token(settings.telegram.token)
    prepare("ERROR", settings.telegram.token)
    findings = asyncio.run(examine(settings, settings.state / INBOX))
    for finding in findings:
        print(finding)
    return 0 if all(finding.level is not Level.MEND for finding in findings) else 1


def _handlers(live: Live, settings: Settings, me: Me) -> Handlers:
    assistant = live.current
    compared = "meaning and words" if assistant.meaning else "words alone"
    _LOG.info("reports read", extra={"reports": len(assistant.documents), "compared": compared})
    for problem in assistant.problems:
        _LOG.warning(str(problem))
    store = Store(settings.state / CHATS)
    context = Context(
        *(assistant, settings, me.id, me.username, store),
        inline=me.inline,
        hears_all=me.hears_all,
        shelf=_shelf(settings, assistant),
    )
    return Handlers(
        plan=_planning(live, context),
        sent=store.remember_sent,
        statuses=lambda: statuses(store),
        shelf=context.shelf,
        gallery=context.gallery,
        discreet=lambda chat: bool(context.shelf and context.shelf.of(chat)),
        close=store.close,
    )


def _planning(live: Live, context: Context) -> Plan:
    """What plans each update over one state of the reports, whatever becomes of their folder."""
    newest = context

    def plan(update: Update) -> Planned:
        nonlocal newest
        # Its recent answers are those of its reports: a new context only for new reports.
        if newest.assistant is not live.current:
            newest = replace(newest, assistant=live.current)
        return routes.plan(update, newest)

    return plan


def _shelf(settings: Settings, assistant: Assistant) -> Shelf | None:
    if not settings.telegram.file_hours:
        # What was kept before files were switched off is kept no longer.
        shutil.rmtree(settings.state / FILES, ignore_errors=True)
        return None
    if not POSSIBLE:
        _LOG.warning("files are not taken: this system cannot bound the process that reads them")
        return None
    return Shelf(settings.state / FILES, assistant.model)
