"""One attempt at an update: counted, planned, carried out, and its end stored."""

from __future__ import annotations

import asyncio
import json
import logging
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.chat.botapi.call import Call, encode
from bot.chat.botapi.outcomes import CallError, FloodedError
from bot.chat.botapi.retry import Patience, pause
from bot.chat.files.needed import Needed
from bot.chat.inbox.inbox import Entry, Inbox, Step
from bot.chat.inbox.journal import Journal
from bot.chat.ops.metrics import Metrics
from bot.chat.sights.gallery import Wanted
from bot.chat.worker.apology import apology
from bot.chat.worker.delivery import Delivery
from bot.chat.worker.fetching import Fetching
from bot.chat.worker.pace import Pace
from bot.chat.worker.planner import Planner, UnreadableError
from bot.chat.worker.shape import complaint
from bot.chat.worker.showing import Showing
from bot.errors import BotError

_LOG = logging.getLogger(__name__)

ATTEMPTS = 5
_APOLOGIES = 2
"""Attempts at an apology."""
_SLOW = 1.0
"""Seconds without a plan after which the person is shown that the bot is at work."""
_TYPING_LASTS = 4.5
"""Telegram shows it for five seconds."""


@dataclass(frozen=True)
class Attempt:
    """Makes attempts, several at the same time."""

    journal: Journal
    planner: Planner
    patience: Patience
    pace: Pace
    metrics: Metrics
    log_questions: bool
    fetching: Fetching | None = None
    showing: Showing | None = None

    async def make(self, update_id: int) -> float | None:
        """None when the update has ended, else the seconds to wait before the next attempt.

        Raises BotError where Telegram or the disk refuses everything.
        """
        entry = await self.journal.do(Inbox.begin, update_id)
        try:
            return await self._made(entry)
        except (asyncio.CancelledError, BotError):
            await self.journal.do(Inbox.release, update_id)
            raise
        except FloodedError as error:
            await self.journal.do(Inbox.release, update_id)
            return error.seconds
        except UnreadableError as error:
            await self._set_aside(entry, "unreadable", str(error))
            return None
        except Exception as error:
            self._report(entry, error)
            await self.journal.do(Inbox.failed, update_id)
            return pause(entry.attempts)

    async def _made(self, entry: Entry) -> float | None:
        if entry.attempts > ATTEMPTS:
            await self._apologise(entry)
            return None
        plan = entry.plan if entry.plan is not None else await self._planned(entry)
        late = await self._deliver(entry, plan, entry.steps, stored=entry.plan is not None)
        await self.journal.do(Inbox.done, entry.update_id, late)
        self._count(entry, "answered" if plan else "silent", len(plan))
        return None

    async def _deliver(
        self, entry: Entry, plan: tuple[Call, ...], steps: Mapping[int, Step], *, stored: bool
    ) -> Mapping[int, Step]:
        delivery = Delivery(self.patience, self.journal, self.pace, self.planner.sent)
        return await delivery.carry_out(entry.update_id, plan, steps, stored=stored)

    async def _planned(self, entry: Entry) -> tuple[Call, ...]:
        making = asyncio.ensure_future(self._plan(entry.body))
        wait = _SLOW
        try:
            while not (await asyncio.wait({making}, timeout=wait))[0]:
                await self._type(json.loads(entry.body))
                wait = _TYPING_LASTS
            return making.result()
        finally:
            making.cancel()

    async def _plan(self, body: str) -> tuple[Call, ...]:
        planned = await self.planner.plan(body)
        if isinstance(planned, Needed) and self.fetching is not None:
            await self.fetching.bring(planned)
            planned = await self.planner.plan(body)
        if isinstance(planned, Wanted) and self.showing is not None:
            await self.showing.bring(planned)
            planned = await self.planner.plan(body)
        if isinstance(planned, (Needed, Wanted)):
            raise LookupError("the file or the page that was brought is not there")
        return planned

    async def _type(self, update: Mapping[str, Any]) -> None:
        message = update.get("message")
        if complaint(update) or not isinstance(message, Mapping):
            return
        place = {"chat_id": message["chat"]["id"], "action": "typing"}
        if message.get("is_topic_message"):
            place["message_thread_id"] = message.get("message_thread_id")
        try:
            await self.patience.api.call(Call("sendChatAction", place))
        except CallError as error:
            _LOG.debug("typing not shown", extra={"error": str(error)})

    async def _apologise(self, entry: Entry) -> None:
        if entry.attempts == ATTEMPTS + 1:
            plan = apology(entry, json.loads(entry.body))
            await self.journal.do(Inbox.plan, entry.update_id, encode(plan))
            await self._deliver(entry, plan, {}, stored=True)
        elif entry.attempts <= ATTEMPTS + _APOLOGIES:
            await self._deliver(entry, entry.plan or (), entry.steps, stored=True)
        await self._set_aside(entry, "dead", f"{ATTEMPTS} attempts failed")

    async def _set_aside(self, entry: Entry, outcome: str, reason: str) -> None:
        await self.journal.do(Inbox.bury, entry.update_id, reason)
        _LOG.warning("update set aside", extra={"update": entry.update_id, "reason": reason})
        self._count(entry, outcome, 0)

    def _count(self, entry: Entry, outcome: str, calls: int) -> None:
        seconds = time.time() - entry.received
        self.metrics.updates.labels(outcome).inc()
        self.metrics.latency.observe(seconds)
        told: dict[str, object] = {"update": entry.update_id, "outcome": outcome, "calls": calls}
        told |= {"attempt": entry.attempts, "ms": round(seconds * 1000)}
        if self.log_questions and not self.planner.handlers.discreet(entry.chat):
            told["question"] = _question(json.loads(entry.body))
        _LOG.info("update ended", extra=told)

    def _report(self, entry: Entry, error: Exception) -> None:
        self.metrics.attempts.labels(type(error).__name__).inc()
        # The message of an exception may hold what the person wrote; its place does not.
        frames = traceback.extract_tb(error.__traceback__)[-3:]
        told: dict[str, object] = {"update": entry.update_id, "attempt": entry.attempts}
        told["error"] = type(error).__name__
        told["at"] = " < ".join(f"{f.name}:{f.lineno}" for f in reversed(frames))
        discreet = self.planner.handlers.discreet(entry.chat)
        if (self.log_questions and not discreet) or isinstance(error, CallError):
            told["reason"] = str(error)
        _LOG.error("attempt failed", extra=told)


def _question(update: Mapping[str, Any]) -> str:
    for kind, field in (("message", "text"), ("edited_message", "text"), ("inline_query", "query")):
        content = update.get(kind)
        if isinstance(content, Mapping) and field in content:
            return str(content[field])
    return ""
