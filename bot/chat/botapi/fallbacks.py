"""What to do when Telegram will not carry out a call as it stands.

Telegram gives its reasons as English sentences or capital names, which are not documented; the
ones known here were met in practice. An answer in plain clothes is better than none.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Any

from bot.chat.botapi.call import Call

TEXT_LIMIT = 4096
"""UTF-16 units in a message, https://core.telegram.org/bots/api#sendmessage."""
CAPTION_LIMIT = 1024

_MOOT = (
    "message is not modified",
    "query is too old",
    "query_id_invalid",
    "message to delete not found",
    "message can't be deleted",
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
)
_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
    "there is no caption in the message to edit",
)
_REPLY = ("replied", "reply message", "reply_message", "quote_text_invalid")
_BUTTONS = ("button", "keyboard", "reply markup", "reply_markup")
_MARKUP = ("can't parse entities", "can't parse message text", "entit")
_LONG = ("too long", "too_long")
_PLACE = tuple(
    "business_connection_id chat_id direct_messages_topic_id inline_message_id message_id "
    "message_thread_id".split()
)


def is_moot(reason: str) -> bool:
    """Whether nothing is left to do: done before, too late, or nobody may be written to."""
    return _has(reason, _MOOT)


def is_gone(reason: str) -> bool:
    """Whether the message to edit is not there any more."""
    return _has(reason, _GONE)


def soften(call: Call, reason: str) -> Call | None:
    """The call without what Telegram complained of; None where nothing gentler is left."""
    gentler = _without_cause(call, reason)
    if gentler == call:
        gentler = _bare(call)
    return None if gentler == call else gentler


def _without_cause(call: Call, reason: str) -> Call:
    if _has(reason, _REPLY):
        return _without(call, "reply_parameters")
    if _has(reason, _MARKUP):
        return replace(call, parameters=plain(dict(call.parameters)))
    if _has(reason, _BUTTONS):
        return _without(call, "reply_markup")
    if _has(reason, _LONG):
        return _shortened(call)
    return call


def _bare(call: Call) -> Call:
    if call.method not in ("sendMessage", "editMessageText"):
        return call
    stripped = plain(dict(call.parameters))
    return Call(call.method, {k: v for k, v in stripped.items() if k in (*_PLACE, "text")})


def _without(call: Call, name: str) -> Call:
    kept = {key: value for key, value in call.parameters.items() if key != name}
    return replace(call, parameters=kept)


def _shortened(call: Call) -> Call:
    parameters = plain(dict(call.parameters))
    for name, limit in (("text", TEXT_LIMIT), ("caption", CAPTION_LIMIT)):
        if name in parameters:
            parameters[name] = shorten(parameters[name], limit)
    return replace(call, parameters=parameters)


def as_text(call: Call) -> Call | None:
    """A picture's caption as a message; None for what is no picture or has no caption."""
    parameters = dict(call.parameters)
    text = parameters.pop("caption", None)
    if not text or not call.files:
        return None
    return Call("sendMessage", {**parameters, "text": text})


def plain(value: Any) -> Any:
    """JSON with every marked-up text in it made plain."""
    if isinstance(value, dict):
        marked = "parse_mode" in value
        kept = {k: v for k, v in value.items() if k != "parse_mode" and not k.endswith("entities")}
        return {k: _plain_field(k, v) if marked else plain(v) for k, v in kept.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def _plain_field(name: str, value: Any) -> Any:
    if name in ("text", "caption", "message_text") and isinstance(value, str):
        return html.unescape(re.sub(r"</?[a-zA-Z][^>]*>", "", value))
    return plain(value)


def shorten(text: str, limit: int) -> str:
    """The text within a limit of UTF-16 units, its cut end marked."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * limit:
        return text
    return units[: 2 * (limit - 1)].decode("utf-16-le", "ignore") + "…"


def _has(reason: str, signs: tuple[str, ...]) -> bool:
    lowered = reason.lower()
    return any(sign in lowered for sign in signs)
