"""The Bot API's published parameters and limits, as a table that requests are checked against.

Written from https://core.telegram.org/bots/api for the methods that a question-answering bot can
want. A parameter's kind is a name of the documentation: Integer, String, Boolean, ID (Integer or
String), File, an object of ``OBJECTS``, or ``[kind]`` for an array of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Field:
    kind: str
    needed: bool = False
    low: int = 0
    high: int | None = None
    """Bounds of an integer's value, a string's UTF-16 units or an array's length."""


def need(kind: str, high: int | None = None, low: int = 1) -> Field:
    return Field(kind, True, low, high)


def may(kind: str, high: int | None = None, low: int = 0) -> Field:
    return Field(kind, False, low, high)


def whole(low: int, high: int, needed: bool = False) -> Field:
    return Field("Integer", needed, low, high)


ID, TEXT, FLAG, NUMBER = may("ID"), may("String"), may("Boolean"), Field("Integer", low=-(2**63))

_WHERE = {"business_connection_id": TEXT, "chat_id": need("ID"), "message_thread_id": NUMBER}
_SENDING = {
    **_WHERE,
    "direct_messages_topic_id": NUMBER,
    "disable_notification": FLAG,
    "protect_content": FLAG,
    "allow_paid_broadcast": FLAG,
    "message_effect_id": TEXT,
    "suggested_post_parameters": may("SuggestedPostParameters"),
    "reply_parameters": may("ReplyParameters"),
    "reply_markup": may("Markup"),
}
_CAPTION = {
    "caption": TEXT,
    "parse_mode": may("ParseMode"),
    "caption_entities": may("[MessageEntity]"),
    "show_caption_above_media": FLAG,
}
_EDITING = {
    "business_connection_id": TEXT,
    "chat_id": ID,
    "message_id": NUMBER,
    "inline_message_id": TEXT,
    "reply_markup": may("InlineKeyboardMarkup"),
}
_LANGUAGE = {"language_code": may("String", 2)}

METHODS: dict[str, dict[str, Field]] = {
    "getMe": {},
    "getUpdates": {
        "offset": NUMBER,
        "limit": whole(1, 100),
        "timeout": whole(0, 50),
        "allowed_updates": may("[String]"),
    },
    "setWebhook": {
        "url": need("String"),
        "certificate": may("File"),
        "ip_address": TEXT,
        "max_connections": whole(1, 100),
        "allowed_updates": may("[String]"),
        "drop_pending_updates": FLAG,
        "secret_token": may("Secret", 256, 1),
    },
    "deleteWebhook": {"drop_pending_updates": FLAG},
    "getWebhookInfo": {},
    "sendMessage": {
        **_SENDING,
        "text": need("String"),
        "parse_mode": may("ParseMode"),
        "entities": may("[MessageEntity]"),
        "link_preview_options": may("LinkPreviewOptions"),
    },
    "sendPhoto": {**_SENDING, **_CAPTION, "photo": need("File"), "has_spoiler": FLAG},
    "sendDocument": {
        **_SENDING,
        **_CAPTION,
        "document": need("File"),
        "thumbnail": may("File"),
        "disable_content_type_detection": FLAG,
    },
    "sendChatAction": {**_WHERE, "action": need("ChatAction")},
    "editMessageText": {
        **_EDITING,
        "text": need("String"),
        "parse_mode": may("ParseMode"),
        "entities": may("[MessageEntity]"),
        "link_preview_options": may("LinkPreviewOptions"),
    },
    "editMessageCaption": {**_EDITING, **_CAPTION},
    "editMessageMedia": {**_EDITING, "media": need("InputMedia")},
    "editMessageReplyMarkup": _EDITING,
    "deleteMessage": {"chat_id": need("ID"), "message_id": Field("Integer", True)},
    "deleteMessages": {"chat_id": need("ID"), "message_ids": need("[Integer]", 100)},
    "setMessageReaction": {
        "chat_id": need("ID"),
        "message_id": Field("Integer", True),
        "reaction": may("[ReactionType]"),
        "is_big": FLAG,
    },
    "answerCallbackQuery": {
        "callback_query_id": need("String"),
        "text": may("String", 200),
        "show_alert": FLAG,
        "url": TEXT,
        "cache_time": NUMBER,
    },
    "answerInlineQuery": {
        "inline_query_id": need("String"),
        "results": need("[InlineQueryResult]", 50, 0),
        "cache_time": NUMBER,
        "is_personal": FLAG,
        "next_offset": may("String", 64),
        "button": may("InlineQueryResultsButton"),
    },
    "setMyCommands": {
        "commands": need("[BotCommand]", 100),
        "scope": may("BotCommandScope"),
        **_LANGUAGE,
    },
    "deleteMyCommands": {"scope": may("BotCommandScope"), **_LANGUAGE},
    "getMyCommands": {"scope": may("BotCommandScope"), **_LANGUAGE},
    "setMyName": {"name": may("String", 64), **_LANGUAGE},
    "setMyDescription": {"description": may("String", 512), **_LANGUAGE},
    "setMyShortDescription": {"short_description": may("String", 120), **_LANGUAGE},
    "setChatMenuButton": {"chat_id": NUMBER, "menu_button": may("MenuButton")},
    "setMyDefaultAdministratorRights": {
        "rights": may("ChatAdministratorRights"),
        "for_channels": FLAG,
    },
    "getFile": {"file_id": need("String")},
    "leaveChat": {"chat_id": need("ID")},
    "getChat": {"chat_id": need("ID")},
    "getChatMember": {"chat_id": need("ID"), "user_id": Field("Integer", True)},
}

_ENTITY = {
    "type": need("String"),
    "offset": whole(0, 4096, True),
    "length": whole(1, 4096, True),
    "url": TEXT,
    "user": may("Any"),
    "language": TEXT,
    "custom_emoji_id": TEXT,
}
_CONTENT = {
    "message_text": need("String", 4096),
    "parse_mode": may("ParseMode"),
    "entities": may("[MessageEntity]"),
    "link_preview_options": may("LinkPreviewOptions"),
}

OBJECTS: dict[str, dict[str, Field]] = {
    "BotCommand": {"command": need("CommandName", 32), "description": need("String", 256)},
    "BotCommandScope": {"type": need("String"), "chat_id": ID, "user_id": NUMBER},
    "ChatAdministratorRights": {},
    "CopyTextButton": {"text": need("String", 256)},
    "InlineKeyboardButton": {
        "text": need("String"),
        "icon_custom_emoji_id": TEXT,
        "style": TEXT,
        "url": TEXT,
        "callback_data": may("Bytes", 64, 1),
        "web_app": may("Any"),
        "login_url": may("Any"),
        "switch_inline_query": may("String", 256),
        "switch_inline_query_current_chat": may("String", 256),
        "switch_inline_query_chosen_chat": may("SwitchInlineQueryChosenChat"),
        "copy_text": may("CopyTextButton"),
        "callback_game": may("Any"),
        "pay": FLAG,
    },
    "InlineKeyboardMarkup": {"inline_keyboard": need("[[InlineKeyboardButton]]", 100, 0)},
    "InlineQueryResult": {
        "type": need("String"),
        "id": need("Bytes", 64),
        "title": TEXT,
        "input_message_content": may("InputTextMessageContent"),
        "reply_markup": may("InlineKeyboardMarkup"),
        "url": TEXT,
        "description": TEXT,
        "thumbnail_url": TEXT,
        "thumbnail_width": NUMBER,
        "thumbnail_height": NUMBER,
    },
    "InlineQueryResultsButton": {
        "text": need("String"),
        "web_app": may("Any"),
        "start_parameter": may("StartParameter", 64, 1),
    },
    "InputMedia": {
        "type": need("String"),
        "media": need("String"),
        **_CAPTION,
        "has_spoiler": FLAG,
    },
    "InputTextMessageContent": _CONTENT,
    "LinkPreviewOptions": {
        "is_disabled": FLAG,
        "url": TEXT,
        "prefer_small_media": FLAG,
        "prefer_large_media": FLAG,
        "show_above_text": FLAG,
    },
    "MenuButton": {"type": need("String"), "text": TEXT, "web_app": may("Any")},
    "MessageEntity": _ENTITY,
    "ReactionType": {"type": need("String"), "emoji": TEXT, "custom_emoji_id": TEXT},
    "ReplyParameters": {
        "message_id": Field("Integer", True),
        "chat_id": ID,
        "allow_sending_without_reply": FLAG,
        "quote": may("String", 1024),
        "quote_parse_mode": may("ParseMode"),
        "quote_entities": may("[MessageEntity]"),
        "quote_position": NUMBER,
        "checklist_task_id": NUMBER,
    },
    "SuggestedPostParameters": {"price": may("Any"), "send_date": NUMBER},
    "SwitchInlineQueryChosenChat": {
        "query": may("String", 256),
        "allow_user_chats": FLAG,
        "allow_bot_chats": FLAG,
        "allow_group_chats": FLAG,
        "allow_channel_chats": FLAG,
    },
    "ReplyKeyboardMarkup": {
        "keyboard": need("[Any]"),
        "is_persistent": FLAG,
        "resize_keyboard": FLAG,
        "one_time_keyboard": FLAG,
        "input_field_placeholder": may("String", 64),
        "selective": FLAG,
    },
    "ReplyKeyboardRemove": {"remove_keyboard": need("Boolean"), "selective": FLAG},
    "ForceReply": {
        "force_reply": need("Boolean"),
        "input_field_placeholder": may("String", 64),
        "selective": FLAG,
    },
}

_MARKUPS = {
    "inline_keyboard": "InlineKeyboardMarkup",
    "keyboard": "ReplyKeyboardMarkup",
    "remove_keyboard": "ReplyKeyboardRemove",
    "force_reply": "ForceReply",
}
_ACTIONS = ("typing", "upload_photo", "upload_document", "find_location", "choose_sticker")
_PATTERNS = {
    "CommandName": "abcdefghijklmnopqrstuvwxyz0123456789_",
    "StartParameter": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-",
    "Secret": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-",
}
_BUTTON_ACTIONS = set(OBJECTS["InlineKeyboardButton"]) - {"text", "icon_custom_emoji_id", "style"}


def decoded(method: str, form: dict[str, str], files: set[str]) -> dict[str, Any]:
    """The parameters of a request with its JSON read; strings stay as they were sent."""
    fields = METHODS.get(method, {})
    values: dict[str, Any] = {}
    for name, text in form.items():
        kind = fields[name].kind if name in fields else "String"
        plain = kind in ("String", "Secret", "ParseMode", "ChatAction", "ID")
        try:
            values[name] = text if plain else json.loads(text)
        except ValueError:
            values[name] = text
        if kind == "ID" and text.lstrip("-").isdigit() and len(text) <= 20:
            values[name] = int(text)
    return values | dict.fromkeys(files & fields.keys(), b"")


def breaches(method: str, values: dict[str, Any]) -> list[str]:
    """Everything in a request that the documentation does not allow."""
    if method not in METHODS:
        return [f"{method} is not a method"]
    return _object(method, METHODS[method], values)


def units(text: str) -> int:
    """The length that Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _object(where: str, fields: dict[str, Field], values: Any) -> list[str]:
    if not isinstance(values, dict):
        return [f"{where} is not an object"]
    found = [f"{where}.{name} is not a parameter" for name in values.keys() - fields.keys()]
    found += [f"{where}.{n} is missing" for n, f in fields.items() if f.needed and n not in values]
    for name in values.keys() & fields.keys():
        found += _value(f"{where}.{name}", fields[name], fields[name].kind, values[name])
    if where.endswith("InlineKeyboardButton") and len(values.keys() & _BUTTON_ACTIONS) != 1:
        found.append(f"{where} must have exactly one action")
    return found


def _value(where: str, field: Field, kind: str, value: Any) -> list[str]:
    if kind.startswith("["):
        return _array(where, field, kind[1:-1], value)
    if kind == "Markup":
        kind = next((k for n, k in _MARKUPS.items() if isinstance(value, dict) and n in value), "?")
    if kind in OBJECTS:
        return _object(f"{where}:{kind}", OBJECTS[kind], value) if OBJECTS[kind] else []
    return [] if _fits(field, kind, value) else [f"{where} cannot be {str(value)[:80]!r}"]


def _array(where: str, field: Field, kind: str, value: Any) -> list[str]:
    if not isinstance(value, list) or (field.high is not None and len(value) > field.high):
        return [f"{where} is not an array of at most {field.high}"]
    if len(value) < field.low:
        return [f"{where} has too few"]
    single = Field(kind, low=-(2**63) if kind == "Integer" else 0)
    return [b for i, item in enumerate(value) for b in _value(f"{where}[{i}]", single, kind, item)]


def _fits(field: Field, kind: str, value: Any) -> bool:
    high = field.high if field.high is not None else 2**63
    if kind == "Any":
        return True
    if kind == "Integer":
        return type(value) is int and field.low <= value <= high
    if kind == "Boolean":
        return isinstance(value, bool)
    if kind == "ID":
        return type(value) is int or (isinstance(value, str) and value.startswith("@"))
    if kind == "File":
        return isinstance(value, (bytes, str))
    if not isinstance(value, str):
        return False
    if kind == "ParseMode":
        return value in ("HTML", "MarkdownV2", "Markdown")
    if kind == "ChatAction":
        return value in _ACTIONS
    if kind == "Bytes":
        return field.low <= len(value.encode()) <= high
    if kind in _PATTERNS and not set(value) <= set(_PATTERNS[kind]):
        return False
    return field.low <= units(value) <= high
