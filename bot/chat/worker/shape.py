"""Whether an update has the types that Telegram documents, for the fields that replies rely on.

https://core.telegram.org/bots/api#available-types. The library reads most wrong types without a
word, and what is planned with them fails later, again and again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_NUMBERS = frozenset("message_id date edit_date message_thread_id file_size".split())
_TEXTS = frozenset(
    "text caption query data type status file_id file_name mime_type media_group_id username "
    "first_name last_name title".split()
)
_HOLDERS = frozenset("chat from user sender_chat via_bot".split())
"""Objects with an ``id`` that is a number."""
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "message": ("message_id", "date", "chat"),
    "edited_message": ("message_id", "date", "chat"),
    "callback_query": ("id", "from"),
    "inline_query": ("id", "from", "query"),
    "my_chat_member": ("chat", "from", "old_chat_member", "new_chat_member"),
    "old_chat_member": ("user", "status"),
    "new_chat_member": ("user", "status"),
    "chat": ("id", "type"),
}
_NAMED = frozenset(("callback_query", "inline_query"))
"""Objects whose ``id`` is a text."""


def complaint(update: Mapping[str, Any]) -> str:
    """The field that is missing or of a wrong type; empty where there is none."""
    return next((name for name in map(_wrong, update, update.values()) if name), "")


def _wrong(name: str, value: Any) -> str:
    if name in _NUMBERS:
        return "" if _is_number(value) else name
    if name in _TEXTS:
        return "" if isinstance(value, str) else name
    if name in _HOLDERS or name in _NEEDED:
        return _wrong_object(name, value)
    return _wrong_inside(value)


def _wrong_object(name: str, value: Any) -> str:
    if not isinstance(value, Mapping):
        return name
    missing = next((field for field in _NEEDED.get(name, ()) if field not in value), "")
    if missing:
        return f"{name}.{missing}"
    if name in _NAMED and not isinstance(value["id"], str):
        return f"{name}.id"
    if name in _HOLDERS and not _is_number(value.get("id")):
        return f"{name}.id"
    return _wrong_inside(value)


def _wrong_inside(value: Any) -> str:
    if isinstance(value, Mapping):
        return complaint(value)
    if isinstance(value, list):
        return next((name for name in map(_wrong_inside, value) if name), "")
    return ""


def _is_number(value: Any) -> bool:
    return type(value) is int and -(2**63) <= value < 2**63
