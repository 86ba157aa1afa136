"""Carries out a plan call by call, storing how far it has come."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.chat.botapi.call import Call, encode
from bot.chat.botapi.fallbacks import as_text
from bot.chat.botapi.nearest import nearest
from bot.chat.botapi.outcomes import RejectedError
from bot.chat.botapi.retry import Patience
from bot.chat.inbox.inbox import Inbox, Step
from bot.chat.inbox.journal import Journal
from bot.chat.worker.pace import Pace
from bot.chat.worker.sending import Message, Sender

_LOG = logging.getLogger(__name__)

_MADE_ANEW = ("send", "copy", "forward")


@dataclass(frozen=True)
class Delivery:
    """Carries out plans, storing each message in the journal."""

    patience: Patience
    journal: Journal
    pace: Pace
    sent: Callable[[int, int, int], Awaitable[None]]
    """Told of every message (update, chat, message) before its step counts as finished, and so
    perhaps more than once."""

    async def carry_out(
        self,
        update_id: int,
        plan: Sequence[Call],
        steps: Mapping[int, Step],
        *,
        stored: bool = True,
    ) -> Mapping[int, Step]:
        """Makes the calls that are not finished yet, in order; what is still to be stored.

        A plan that is not ``stored`` is, with its first message: what comes before that may be
        repeated, also as another plan has it.

        Raises FloodedError, RejectedError or UnreachableError where Telegram keeps refusing one
        of them, bot.errors.TelegramError where it refuses the bot, StateError where the disk does.
        """
        unstored = None if stored else encode(plan)
        sender = Sender(self.patience, self.journal, self.pace)
        late: dict[int, Step] = {}
        for place, call in enumerate(plan):
            step = steps.get(place, Step())
            if step.finished:
                continue
            if not call.method.startswith(_MADE_ANEW) or call.method == "sendChatAction":
                await self._repeat(call)
                continue
            await self._store(update_id, late)
            message = Message(update_id, place, call, unstored)
            late = {place: await _sent(sender, message, step)}
            unstored = None
            await self._tell(message, late[place])
        return late

    async def _repeat(self, call: Call) -> None:
        """Makes a call that does no harm when it is made twice."""
        try:
            await nearest(self.patience, call)
        except RejectedError as error:
            _LOG.warning("left out", extra={"method": call.method, "error": str(error)})

    async def _store(self, update_id: int, steps: Mapping[int, Step]) -> None:
        for place, step in steps.items():
            await self.journal.do(Inbox.step, update_id, place, step)

    async def _tell(self, message: Message, step: Step) -> None:
        if step.message_id is not None:
            await self.sent(message.update_id, message.chat, step.message_id)


async def _sent(sender: Sender, message: Message, step: Step) -> Step:
    """The finished step of a message, which is made of words where Telegram takes no other."""
    try:
        return await sender.send(message, step)
    except RejectedError as error:
        text = as_text(message.call)
        if text is None:
            raise
        _LOG.warning("sent as text", extra={"method": message.call.method, "error": str(error)})
        return await sender.send(replace(message, call=text), Step())
