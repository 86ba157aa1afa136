"""What a person is told when their message was set aside after too many attempts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.chat.botapi.call import Call
from bot.chat.inbox.inbox import Entry
from bot.chat.texts import APOLOGY as TEXT


def apology(entry: Entry, update: Mapping[str, Any]) -> tuple[Call, ...]:
    """The apology for an update: in place of a placeholder that still stands, else where a person
    waits for an answer (a private chat, a pressed button), else none.
    """
    for place, step in sorted(entry.steps.items()):
        if step.message_id is not None and not step.finished and entry.plan is not None:
            chat = entry.plan[place].parameters["chat_id"]
            said = {"chat_id": chat, "message_id": step.message_id, "text": TEXT}
            return (Call("editMessageText", said),)
    if entry.steps:
        return ()
    return _unasked(update)


def _unasked(update: Mapping[str, Any]) -> tuple[Call, ...]:
    pressed, message = update.get("callback_query"), update.get("message")
    if isinstance(pressed, Mapping) and isinstance(pressed.get("id"), str):
        shown = {"callback_query_id": pressed["id"], "text": TEXT}
        return (Call("answerCallbackQuery", shown),)
    chat = message.get("chat") if isinstance(message, Mapping) else None
    if isinstance(chat, Mapping) and chat.get("type") == "private":
        return (Call("sendMessage", {"chat_id": chat.get("id"), "text": TEXT}),)
    return ()
