"""Carries out a plan so that whatever happens, no answer is lost and none comes twice.

A message is first sent as a placeholder; its number is stored; then the placeholder is edited into
the message, which may be repeated without harm. What cannot be made in two steps (a picture) is
marked before it is sent and stored after; if the process dies or the response is lost in between,
its caption is sent as text instead of the picture a second time.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.chat.botapi.call import Call
from bot.chat.botapi.fallbacks import TEXT_LIMIT, is_gone, is_moot, shorten, soften
from bot.chat.botapi.outcomes import BlockedError, MovedError, RejectedError, UnreachableError
from bot.chat.botapi.retry import Patience
from bot.chat.inbox.inbox import Inbox, Step
from bot.chat.inbox.journal import Journal
from bot.chat.texts import PLACEHOLDER

_LOG = logging.getLogger(__name__)

_ON_SENDING = tuple(
    "allow_paid_broadcast business_connection_id chat_id direct_messages_topic_id "
    "disable_notification message_effect_id message_thread_id protect_content "
    "reply_parameters".split()
)
_ON_EDITING = tuple(
    "business_connection_id chat_id entities link_preview_options parse_mode "
    "reply_markup text".split()
)
_SOFTENINGS = 4
_MADE_ANEW = ("send", "copy", "forward")


Store = Callable[[Step], Awaitable[None]]
"""Puts on disk how far the call at hand has come."""


@dataclass(frozen=True)
class Delivery:
    """Carries out plans, storing each step in the journal."""

    patience: Patience
    journal: Journal
    sent: Callable[[int, int, int], Awaitable[None]]
    """Told of every message (update, chat, message) before its step counts as finished, and so
    perhaps more than once."""

    async def carry_out(
        self, update_id: int, plan: Sequence[Call], steps: Mapping[int, Step]
    ) -> None:
        """Makes the calls that are not finished yet, in order.

        Raises RejectedError or UnreachableError where Telegram keeps refusing one of them,
        bot.errors.TelegramError where it refuses the bot, StateError where the disk does.
        """
        for place, call in enumerate(plan):
            step = steps.get(place, Step())
            if step.finished:
                continue

            async def store(step: Step, place: int = place) -> None:
                await self.journal.do(Inbox.step, update_id, place, step)

            step = await self._step(call, step, store)
            if step.message_id is not None:
                await self.sent(update_id, call.parameters["chat_id"], step.message_id)
            if place + 1 < len(plan) or step.begun:
                await store(replace(step, finished=True))

    async def _step(self, call: Call, step: Step, store: Store) -> Step:
        if _repeatable(call):
            try:
                await self._perform(call)
            except RejectedError as error:
                _LOG.warning("left out", extra={"method": call.method, "error": str(error)})
            return step
        if _editable(call):
            return await self._message(call, step, store)
        return await self._unrepeatable(call, step, store)

    async def _message(self, call: Call, step: Step, store: Store) -> Step:
        if anew := step.message_id is None:
            step = await self._placed(call, step, store)
        if step.message_id is None:
            return step
        try:
            await self._fill(call, step)
        except RejectedError as error:
            if anew or not is_gone(str(error)):
                raise
            # Someone deleted the placeholder while the bot was away: start once more.
            step = await self._placed(call, step, store)
            await self._fill(call, step)
        return step

    async def _placed(self, call: Call, step: Step, store: Store) -> Step:
        kept = _only(call, _ON_SENDING)
        placeholder = Call("sendMessage", {**kept, "text": PLACEHOLDER})
        step = replace(step, message_id=_message_id(await self._perform(placeholder)))
        if step.message_id is not None:
            await store(step)
        return step

    async def _fill(self, call: Call, step: Step) -> None:
        kept = _only(call, _ON_EDITING)
        await self._perform(Call("editMessageText", {**kept, "message_id": step.message_id}))

    async def _unrepeatable(self, call: Call, step: Step, store: Store) -> Step:
        if not step.begun:
            step = Step(begun=True)
            await store(step)
            try:
                result = await self._perform(call, repeatable=False)
                return replace(step, message_id=_message_id(result))
            except (RejectedError, UnreachableError) as error:
                _LOG.warning("sent as text", extra={"method": call.method, "error": str(error)})
        text = _as_text(call)
        return step if text is None else await self._message(text, step, store)

    async def _perform(self, call: Call, *, repeatable: bool = True) -> Any:
        """The result of the call or of the nearest one Telegram accepts; None where it is moot."""
        for _ in range(_SOFTENINGS):
            try:
                return await self.patience.call(call, repeatable=repeatable)
            except BlockedError as error:
                _LOG.info("not allowed to write", extra={"error": str(error)})
                return None
            except MovedError as error:
                call = Call(call.method, {**call.parameters, "chat_id": error.chat_id}, call.files)
            except RejectedError as error:
                if is_moot(str(error)):
                    return None
                call = _gentler(call, error)
        return await self.patience.call(call, repeatable=repeatable)


def _gentler(call: Call, error: RejectedError) -> Call:
    gentler = None if is_gone(str(error)) else soften(call, str(error))
    if gentler is None:
        raise error
    _LOG.warning("call softened", extra={"method": call.method, "error": str(error)})
    return gentler


def _repeatable(call: Call) -> bool:
    return call.method == "sendChatAction" or not call.method.startswith(_MADE_ANEW)


def _editable(call: Call) -> bool:
    # Only messages without a keyboard, or with an inline one, can be edited.
    markup = call.parameters.get("reply_markup")
    return call.method == "sendMessage" and (markup is None or "inline_keyboard" in markup)


def _as_text(call: Call) -> Call | None:
    text = call.parameters.get("text") or call.parameters.get("caption")
    if not text:
        return None
    kept = _only(call, ("parse_mode", *_ON_SENDING))
    markup = call.parameters.get("reply_markup")
    if isinstance(markup, Mapping) and "inline_keyboard" in markup:
        kept["reply_markup"] = markup
    return Call("sendMessage", {**kept, "text": shorten(str(text), TEXT_LIMIT)})


def _only(call: Call, names: Sequence[str]) -> dict[str, Any]:
    return {name: call.parameters[name] for name in names if name in call.parameters}


def _message_id(result: Any) -> int | None:
    if result is None:
        return None
    if isinstance(result, list) and result:
        result = result[0]
    number = result.get("message_id") if isinstance(result, Mapping) else None
    if not isinstance(number, int):
        raise RejectedError("the sent message has no number")
    return number
