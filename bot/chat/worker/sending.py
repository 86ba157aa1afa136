"""Sends a message so that it is not lost and, as far as Telegram can tell, does not come twice.

Telegram takes no mark by which it would know a message that it was sent before. So what is about to
be sent is stored first, with the highest message number known, and its own number after. Where
that is missing (the process died, Telegram's reply was lost) the message has a number that nothing
else has, or none. Each such number is tried: the message is edited into what it should be. Telegram
says that it is that already, or that there is no such message of the bot's in the chat. Only in the
second case, for all of them, is it sent again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.chat.botapi.call import Call
from bot.chat.botapi.nearest import nearest
from bot.chat.botapi.outcomes import FloodedError, MovedError, RejectedError, UnreachableError
from bot.chat.botapi.retry import Patience, pause
from bot.chat.inbox.inbox import Inbox, Step
from bot.chat.inbox.journal import Journal
from bot.chat.worker.pace import Pace

_LOG = logging.getLogger(__name__)

_SENDINGS = 3
_ON_EDITING = tuple(
    "business_connection_id caption caption_entities chat_id entities link_preview_options "
    "parse_mode reply_markup show_caption_above_media text".split()
)
_EDITS = {
    "sendMessage": "editMessageText",
    "sendPhoto": "editMessageCaption",
    "sendDocument": "editMessageCaption",
}


@dataclass(frozen=True, slots=True)
class Message:
    """A call of a plan that makes a message."""

    update_id: int
    place: int
    call: Call
    plan: str | None
    """The encoded plan, where it is still to be stored."""

    @property
    def chat(self) -> int:
        """The chat that it goes to."""
        return int(self.call.parameters["chat_id"])


@dataclass(frozen=True)
class Sender:
    """Sends messages, storing in the journal what it is about to do."""

    patience: Patience
    journal: Journal
    pace: Pace

    async def send(self, message: Message, step: Step) -> Step:
        """The finished step, without a number where nobody may be written to.

        Raises FloodedError where the chat must wait, RejectedError or UnreachableError where it
        cannot be sent.
        """
        if step.begun and (found := await self._found(message, step)) is not None:
            return found
        await self._keep_pace(message)
        for failures in range(1, _SENDINGS + 1):
            step = await self._intend(message)
            try:
                result = await nearest(self.patience, message.call, repeatable=False)
                self.pace.note(message.chat)
                return replace(step, finished=True, message_id=_number(result))
            except (FloodedError, MovedError, RejectedError):
                await self.journal.do(Inbox.step, message.update_id, message.place, Step())
                raise
            except UnreachableError as error:
                told = {"method": message.call.method, "error": str(error)}
                _LOG.warning("perhaps sent", extra=told)
                lost = error
            # A request that was cut off may still be on its way.
            await asyncio.sleep(pause(failures))
            if (found := await self._found(message, step)) is not None:
                return found
        raise lost

    async def _keep_pace(self, message: Message) -> None:
        if (seconds := self.pace.wait(message.chat)) > 0:
            if message.plan is not None:
                await self.journal.do(Inbox.plan, message.update_id, message.plan)
            raise FloodedError(seconds)

    async def _intend(self, message: Message) -> Step:
        where = message.update_id, message.place
        return await self.journal.do(Inbox.intend, *where, message.chat, message.plan)

    async def _found(self, message: Message, step: Step) -> Step | None:
        """The finished step of a message that stands in the chat already."""
        for number in await self.journal.do(Inbox.candidates, message.chat, step.begun):
            if await self._stands(message.call, number):
                _LOG.info("sent before", extra={"update": message.update_id})
                return replace(step, finished=True, message_id=number)
        return None

    async def _stands(self, call: Call, number: int) -> bool:
        kept = {k: v for k, v in call.parameters.items() if k in _ON_EDITING}
        edit = _EDITS.get(call.method)
        if edit is None:
            return False
        try:
            result = await nearest(self.patience, Call(edit, {**kept, "message_id": number}))
        except (MovedError, RejectedError):
            return False
        return result is None or (isinstance(result, Mapping) and _number(result) == number)


def _number(result: Any) -> int | None:
    if result is None:
        return None
    number = result.get("message_id") if isinstance(result, Mapping) else None
    if not isinstance(number, int):
        raise RejectedError("the sent message has no number")
    return number
