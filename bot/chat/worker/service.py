"""The running bot: starts its parts, keeps them together and stops them in order."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.chat.botapi.api import Api
from bot.chat.botapi.call import Call
from bot.chat.botapi.retry import Patience
from bot.chat.inbox.inbox import Inbox
from bot.chat.inbox.journal import Journal
from bot.chat.ops.http_server import Handler, Request, Response, serving
from bot.chat.ops.metrics import Metrics
from bot.chat.ops.supervisor import ALIVE, READY, STOPPING, Supervisor
from bot.chat.ops.watchdog import Heart, Silence, watching
from bot.chat.worker.attempt import Attempt
from bot.chat.worker.delivered import EVERY, Delivered
from bot.chat.worker.dispatch import Dispatcher
from bot.chat.worker.fetching import Fetching, keep_shelf
from bot.chat.worker.housekeeping import keep_house
from bot.chat.worker.pace import Pace
from bot.chat.worker.planner import Handlers, Planner, planning
from bot.chat.worker.polling import Polling
from bot.chat.worker.registration import register
from bot.chat.worker.showing import Showing
from bot.chat.worker.webhook import Webhook
from bot.config import Settings
from bot.errors import ConfigError, TelegramError

_LOG = logging.getLogger(__name__)

GRACE_SECONDS = 6.5
"""For what is begun when the process is asked to stop; the whole stop takes less than 8 s."""
_HANG_SECONDS = 60.0
"""Silence of the loop, beyond the length of a poll, that is taken for a hang."""
_PLAN_SECONDS = 120.0
_LOCAL = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Me:
    """Who the bot is, as Telegram knows it."""

    id: int
    username: str
    inline: bool = False
    """Whether inline mode is switched on."""
    hears_all: bool = False
    """Whether privacy mode is off, so that all that is said in groups comes."""


OpenHandlers = Callable[[Me], Handlers]


class Service:
    """One bot, from the first call to the last; the journal stays open."""

    def __init__(
        self,
        settings: Settings,
        open_handlers: OpenHandlers,
        startup_calls: Sequence[Call],
        journal: Journal,
    ) -> None:
        self._settings = settings
        self._open_handlers = open_handlers
        self._startup_calls = startup_calls
        self._journal = journal
        self._metrics = Metrics()
        self._api = Api(settings.telegram, self._metrics)
        self._patience = Patience(self._api)
        self._heart = Heart()
        self._source: Polling | Delivered | None = None
        self._supervisor = Supervisor()
        self._ready = False

    async def run(self) -> None:
        """Answers until SIGTERM or SIGINT; raises BotError where the bot cannot go on."""
        work = asyncio.create_task(self._work())
        _at_stop_signal(partial(self._stop, work))
        with suppress(asyncio.CancelledError):
            await work
        _LOG.info("stopped")

    def _stop(self, work: asyncio.Task[None]) -> None:
        self._supervisor.tell(STOPPING)
        work.cancel()

    async def _work(self) -> None:
        settings = self._settings
        async with AsyncExitStack() as at_end:
            at_end.push_async_callback(self._api.close)
            if settings.metrics_port:
                await _listen(at_end, self._page, settings.metrics_port, "PEELBOT_METRICS_PORT")
            me = _me(await self._patience.call(Call("getMe", {})))
            plans = planning(partial(self._open_handlers, me))
            planner = await at_end.enter_async_context(plans)
            self._metrics.ask_for_questions(planner.handlers.statuses)
            gallery = planner.handlers.gallery
            showing = Showing(gallery) if gallery else None
            dispatcher = self._dispatcher(planner, showing)
            if showing:
                at_end.callback(showing.close)
            at_end.push_async_callback(dispatcher.stop, GRACE_SECONDS)
            dispatcher.add(await self._journal.do(Inbox.recover))
            source = self._source = await self._open_source(dispatcher, at_end)
            alive = partial(self._supervisor.tell, ALIVE)
            at_end.enter_context(watching(self._silences(planner), well=alive))
            self._ready = True
            self._supervisor.tell(READY, "STATUS=answering")
            told = {"bot": f"@{me.username}", "mode": settings.telegram.mode}
            _LOG.info("answering", extra={**told, "waiting": dispatcher.backlog})
            registration = register(me.id, self._startup_calls, self._patience, self._journal)
            tidying = [keep_house(self._journal)]
            if planner.handlers.shelf:
                tidying.append(keep_shelf(planner.handlers.shelf))
            await _together(dispatcher.run(), source.run(), registration, *tidying)

    def _dispatcher(self, planner: Planner, showing: Showing | None) -> Dispatcher:
        settings, shelf = self._settings, planner.handlers.shelf
        fetching = Fetching(self._patience, shelf, settings.telegram) if shelf else None
        parts = self._journal, planner, self._patience, Pace(), self._metrics
        attempt = Attempt(*parts, settings.log_questions, fetching, showing)
        dispatcher = Dispatcher(attempt, self._settings.telegram.concurrency)
        self._metrics.waiting.set_function(lambda: dispatcher.backlog)
        self._metrics.in_flight.set_function(lambda: dispatcher.active)
        return dispatcher

    async def _open_source(
        self, dispatcher: Dispatcher, at_end: AsyncExitStack
    ) -> Polling | Delivered:
        telegram, patience = self._settings.telegram, Patience(self._api, self._heart.sleep)
        if telegram.mode == "webhook":
            webhook = Webhook(telegram, self._journal, dispatcher, self._metrics)
            port = telegram.webhook_port
            await _listen(at_end, webhook.handle, port, "TELEGRAM_WEBHOOK_PORT")
            await self._patience.call(webhook.registration())
            every = min(EVERY, self._limit / 3)
            return Delivered(patience, telegram.webhook_url, self._heart, every)
        await self._patience.call(Call("deleteWebhook", {}))
        seconds = telegram.poll_timeout
        return Polling(patience, self._journal, dispatcher, self._metrics, seconds, self._heart)

    @property
    def _limit(self) -> float:
        """Seconds of silence that are too many."""
        return self._settings.telegram.poll_timeout + _HANG_SECONDS

    def _silences(self, planner: Planner) -> tuple[Silence, ...]:
        self._heart.beat()
        source = (self._settings.telegram.mode, self._heart.silence, self._limit)
        return source, ("the answer being made", lambda: planner.busy_seconds, _PLAN_SECONDS)

    async def _page(self, request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            return Response(405, "GET only\n")
        if request.path == "/metrics":
            return Response(200, self._metrics.text(), "text/plain; version=0.0.4; charset=utf-8")
        if request.path == "/healthz":
            trouble = self._trouble()
            return Response(503, trouble + "\n") if trouble else Response(200, "ok\n")
        return Response(404, "/metrics or /healthz\n")

    def _trouble(self) -> str:
        if not self._ready or self._source is None:
            return "starting: Telegram has not answered yet"
        return self._source.trouble(self._limit)


async def _listen(at_end: AsyncExitStack, handler: Handler, port: int, setting: str) -> None:
    try:
        await at_end.enter_async_context(serving(handler, _LOCAL, port))
    except OSError as error:
        raise ConfigError(
            f"{setting} is {port}, which cannot be used on {_LOCAL}: "
            f"{error.strerror or error}. Set another port."
        ) from error


async def _together(*parts: Coroutine[Any, Any, None]) -> None:
    """Runs the parts until one raises; then ends the others."""
    tasks = [asyncio.create_task(part) for part in parts]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _me(result: Any) -> Me:
    try:
        inline = result.get("supports_inline_queries") is True
        hears_all = result.get("can_read_all_group_messages") is True
        return Me(int(result["id"]), str(result["username"]), inline, hears_all)
    except (AttributeError, TypeError, KeyError, ValueError):
        raise TelegramError(
            "What answers at TELEGRAM_BASE_URL is not a Bot API server: getMe gives no bot."
        ) from None


def _at_stop_signal(stop: Callable[[], object]) -> None:
    """Stops at the first SIGTERM or SIGINT; the second ends the process where it stands."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()

    def ask() -> None:
        if asked.is_set():
            os._exit(130)
        _LOG.info("stopping")
        asked.set()
        stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, ask)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(ask))
