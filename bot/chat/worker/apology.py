"""What a person is told when their message was set aside after too many attempts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.chat.botapi.call import Call
from bot.chat.inbox.inbox import Entry
from bot.chat.texts import APOLOGY as TEXT


def apology(entry: Entry, update: Mapping[str, Any]) -> tuple[Call, ...]:
    """The apology for an update where a person waits for an answer (a private chat, a pressed
    button) and nothing has come, else none.
    """
    return () if any(step.finished for step in entry.steps.values()) else _unasked(update)


def _unasked(update: Mapping[str, Any]) -> tuple[Call, ...]:
    pressed, message = update.get("callback_query"), update.get("message")
    if isinstance(pressed, Mapping) and isinstance(pressed.get("id"), str):
        shown = {"callback_query_id": pressed["id"], "text": TEXT}
        return (Call("answerCallbackQuery", shown),)
    chat = message.get("chat") if isinstance(message, Mapping) else None
    if isinstance(chat, Mapping) and chat.get("type") == "private":
        return (Call("sendMessage", {"chat_id": chat.get("id"), "text": TEXT}),)
    return ()
