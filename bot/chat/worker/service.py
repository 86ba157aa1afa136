"""The running bot: starts its parts, keeps them together and stops them in order."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from bot.chat.botapi.api import Api
from bot.chat.botapi.call import Call
from bot.chat.botapi.retry import Patience
from bot.chat.inbox.inbox import Inbox
from bot.chat.inbox.journal import Journal
from bot.chat.ops.http_server import Handler, Request, Response, serving
from bot.chat.ops.metrics import Metrics
from bot.chat.ops.watchdog import Heart, Watchdog
from bot.chat.worker.attempt import Attempt
from bot.chat.worker.dispatch import Dispatcher
from bot.chat.worker.planner import Handlers, Planner
from bot.chat.worker.polling import Polling
from bot.chat.worker.registration import register
from bot.chat.worker.webhook import Webhook
from bot.config import Settings
from bot.errors import ConfigError, TelegramError

_LOG = logging.getLogger(__name__)

GRACE_SECONDS = 7.0
"""For what is begun when the process is asked to stop; the whole stop takes less than 8 s."""
_HANG_SECONDS = 60.0
"""Silence of the loop, beyond the length of a poll, that is taken for a hang."""
_PLAN_SECONDS = 120.0
_DONE_KEPT = 48 * 3600.0
"""Seconds; Telegram repeats an update for at most a day."""
_DEAD_KEPT = 7 * 24 * 3600.0
_HOUR = 3600.0
_LOCAL = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Me:
    """Who the bot is, as Telegram knows it."""

    id: int
    username: str
    inline: bool = False
    """Whether inline mode is switched on."""


@dataclass(frozen=True, slots=True)
class Content:
    """What the bot says: how its handlers are opened, and how it presents itself."""

    open_handlers: Callable[[Settings, Me], Handlers]
    startup_calls: Sequence[Call] = ()


class Service:
    """One bot, from the first call to the last."""

    def __init__(self, settings: Settings, content: Content, inbox: Inbox) -> None:
        self._settings = settings
        self._content = content
        self._metrics = Metrics()
        self._api = Api(settings.telegram, self._metrics)
        self._patience = Patience(self._api)
        self._journal = Journal(inbox)
        self._planner: Planner | None = None
        self._dispatcher: Dispatcher | None = None
        self._polling: Polling | None = None
        self._servers = AsyncExitStack()
        self._heart = Heart()
        self._watchdog = Watchdog()
        self._ready = False

    async def run(self) -> None:
        """Answers until SIGTERM or SIGINT; raises BotError where the bot cannot go on."""
        stop = _stop_signal()
        work = asyncio.create_task(self._work())
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({work, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await self._close(work)
            stopping.cancel()
        if work.done() and not work.cancelled() and (error := work.exception()) is not None:
            raise error

    async def _work(self) -> None:
        settings = self._settings
        if settings.metrics_port:
            await self._serve(self._page, settings.metrics_port, "PEELBOT_METRICS_PORT")
        me = _me(await self._patience.call(Call("getMe", {})))
        self._planner = Planner(lambda: self._content.open_handlers(settings, me))
        handlers = await self._planner.open()
        self._metrics.ask_for_questions(handlers.statuses)
        dispatcher = self._open_dispatcher(self._planner)
        dispatcher.add(await self._journal.do(Inbox.recover))
        source = await self._open_source(dispatcher)
        self._start_watching(self._planner)
        self._ready = True
        told = {"bot": f"@{me.username}", "mode": settings.telegram.mode}
        _LOG.info("answering", extra={**told, "waiting": dispatcher.backlog})
        registration = register(me.id, self._content.startup_calls, self._patience, self._journal)
        await _together(dispatcher.run(), source, self._keep_house(), registration)

    def _open_dispatcher(self, planner: Planner) -> Dispatcher:
        attempt = Attempt(
            self._journal,
            planner,
            self._patience,
            self._metrics,
            log_questions=self._settings.log_questions,
        )
        dispatcher = Dispatcher(attempt, self._settings.telegram.concurrency)
        self._dispatcher = dispatcher
        self._metrics.waiting.set_function(lambda: dispatcher.backlog)
        self._metrics.in_flight.set_function(lambda: dispatcher.active)
        return dispatcher

    async def _open_source(self, dispatcher: Dispatcher) -> Coroutine[Any, Any, None]:
        telegram = self._settings.telegram
        if telegram.mode == "webhook":
            webhook = Webhook(telegram, self._journal, dispatcher, self._metrics)
            await self._serve(webhook.handle, telegram.webhook_port, "TELEGRAM_WEBHOOK_PORT")
            await self._patience.call(webhook.registration())
            return self._beat()
        await self._patience.call(Call("deleteWebhook", {}))
        self._polling = Polling(
            self._patience,
            self._journal,
            dispatcher,
            self._metrics,
            seconds=telegram.poll_timeout,
            beat=self._heart.beat,
        )
        return self._polling.run()

    def _start_watching(self, planner: Planner) -> None:
        self._heart.beat()
        limit = self._settings.telegram.poll_timeout + _HANG_SECONDS
        self._watchdog.watch(self._settings.telegram.mode, self._heart.silence, limit)
        self._watchdog.watch("the answer being made", lambda: planner.busy_seconds, _PLAN_SECONDS)
        self._watchdog.start()

    async def _serve(self, handler: Handler, port: int, setting: str) -> None:
        try:
            await self._servers.enter_async_context(serving(handler, _LOCAL, port))
        except OSError as error:
            raise ConfigError(
                f"{setting} is {port}, which cannot be used on {_LOCAL}: "
                f"{error.strerror or error}. Set another port."
            ) from error

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
        if not self._ready:
            return "starting: Telegram has not answered yet"
        limit = self._settings.telegram.poll_timeout + _HANG_SECONDS
        if self._polling is not None and time.monotonic() - self._polling.last_success > limit:
            return f"Telegram has not answered a poll for {limit:g} s"
        return ""

    async def _beat(self) -> None:
        while True:
            self._heart.beat()
            await asyncio.sleep(5.0)

    async def _keep_house(self) -> None:
        while True:
            now = time.time()
            gone = await self._journal.do(Inbox.purge, now - _DONE_KEPT, now - _DEAD_KEPT)
            if gone:
                _LOG.info("old updates deleted", extra={"updates": gone})
            await asyncio.sleep(_HOUR)

    async def _close(self, work: asyncio.Task[None]) -> None:
        self._watchdog.stop()
        await self._servers.aclose()
        dispatcher = self._dispatcher
        if dispatcher is not None:
            # The source goes on polling otherwise, and would confirm what is not begun any more.
            stopped = asyncio.create_task(dispatcher.stop(GRACE_SECONDS))
            await asyncio.sleep(0)
            work.cancel()
            await stopped
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        if self._planner is not None:
            self._planner.close()
        self._journal.close()
        await self._api.close()
        _LOG.info("stopped")


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
        return Me(int(result["id"]), str(result["username"]), inline)
    except (AttributeError, TypeError, KeyError, ValueError):
        raise TelegramError(
            "What answers at TELEGRAM_BASE_URL is not a Bot API server: getMe gives no bot."
        ) from None


def _stop_signal() -> asyncio.Event:
    """Set at the first SIGTERM or SIGINT; the second ends the process where it stands."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def asked() -> None:
        if stop.is_set():
            os._exit(130)
        _LOG.info("stopping")
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, asked)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(asked))
    return stop
