"""Where a reply goes, and the requests that carry it there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram import MaybeInaccessibleMessage, Message
from telegram.constants import ChatType

from bot.chat.botapi.call import Call

Markup = Mapping[str, Any]
"""An InlineKeyboardMarkup as JSON values."""


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, the topic in it, the message replied to, and who asked."""

    chat: int
    thread: int | None
    message: int | None
    """The message to reply to."""
    person: int
    private: bool

    @property
    def conversation(self) -> tuple[int, int, int]:
        """What follow-ups are told apart by."""
        return self.chat, self.thread or 0, self.person


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that a person wants: where, since when, and by which update."""

    update_id: int
    turn: int
    """The update that asked first, where this one edits the question; else ``update_id``."""
    message: Message
    """The message that asks, or that the pressed button stands under."""
    place: Place
    sent: float
    """When the person sent it, in seconds since 1970."""
    now: float
    """When the bot came to it."""
    surface: str
    """private, group or button."""


def place_of(message: Message, person: int | None = None) -> Place:
    """The place of a reply to a message; ``person`` where someone else than its author asks."""
    author = message.from_user.id if message.from_user else message.chat.id
    sender = message.sender_chat.id if message.sender_chat else author
    return Place(
        chat=message.chat.id,
        # Telegram gives ordinary replies a thread as well, and refuses it when sent back.
        thread=message.message_thread_id if message.is_topic_message else None,
        message=message.message_id,
        person=sender if person is None else person,
        private=message.chat.type == ChatType.PRIVATE,
    )


def say(place: Place, text: str, keyboard: Markup | None = None, *, quoting: bool = True) -> Call:
    """A message of HTML, as a reply to the place's message unless not ``quoting``."""
    parameters = {"chat_id": place.chat, **_body(text, keyboard)}
    return Call("sendMessage", parameters | _where(place, quoting))


def show(
    place: Place, photo: bytes, caption: str, keyboard: Markup | None = None, *, name: str = ""
) -> Call:
    """A picture with an HTML caption of at most 1024 units."""
    return Call("sendPhoto", _captioned(place, caption, keyboard), {"photo": photo}, name)


def attach(
    place: Place, file: bytes, caption: str, keyboard: Markup | None = None, *, name: str
) -> Call:
    """A file with an HTML caption of at most 1024 units."""
    return Call("sendDocument", _captioned(place, caption, keyboard), {"document": file}, name)


def rewrite(message: MaybeInaccessibleMessage, text: str, keyboard: Markup | None = None) -> Call:
    """A message of the bot's with another text."""
    return Call("editMessageText", {**_id_of(message), **_body(text, keyboard)})


def redraw(
    message: MaybeInaccessibleMessage, photo: bytes, caption: str, keyboard: Markup | None = None
) -> Call:
    """A message of the bot's with another picture."""
    media = {"type": "photo", "media": "attach://photo", **_html("caption", caption)}
    parameters = {**_id_of(message), "media": media, **_under(keyboard)}
    return Call("editMessageMedia", parameters, {"photo": photo})


def toast(callback_id: str, text: str = "") -> Call:
    """Ends a button's waiting, with a passing notice of at most 200 characters."""
    told = {"text": text, "show_alert": False} if text else {}
    return Call("answerCallbackQuery", {"callback_query_id": callback_id, **told})


def _captioned(place: Place, caption: str, keyboard: Markup | None) -> dict[str, Any]:
    parameters = {"chat_id": place.chat, **_html("caption", caption), **_under(keyboard)}
    return parameters | _where(place, True)


def _body(text: str, keyboard: Markup | None) -> dict[str, Any]:
    preview = {"link_preview_options": {"is_disabled": True}}
    return {**_html("text", text), **preview, **_under(keyboard)}


def _html(name: str, text: str) -> dict[str, str]:
    return {name: text, "parse_mode": "HTML"}


def _under(keyboard: Markup | None) -> dict[str, Any]:
    return {"reply_markup": keyboard} if keyboard else {}


def _id_of(message: MaybeInaccessibleMessage) -> dict[str, int]:
    return {"chat_id": message.chat.id, "message_id": message.message_id}


def _where(place: Place, quoting: bool) -> dict[str, Any]:
    where: dict[str, Any] = {}
    if place.thread is not None:
        where["message_thread_id"] = place.thread
    if quoting and place.message is not None:
        where["reply_parameters"] = {
            "message_id": place.message,
            "allow_sending_without_reply": True,
        }
    return where
