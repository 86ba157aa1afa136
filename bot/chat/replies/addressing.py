"""Whether a message speaks to the bot, and what it asks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import Message, MessageEntity
from telegram.constants import ChatType

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+(.*))?", re.DOTALL)
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


@dataclass(frozen=True, slots=True)
class Command:
    """A command of a message, in lower case, and what stands after it."""

    name: str
    bot: str
    """The bot that it names, in lower case; empty where it names none: ``/help@peelbot``."""
    argument: str


def words(message: Message) -> str:
    """The text or the caption of a message."""
    return message.text or message.caption or ""


def is_group(message: Message) -> bool:
    """Whether the message stands in a group, where the bot speaks only when spoken to."""
    return message.chat.type in _GROUPS


def ignored(message: Message, bot_id: int) -> bool:
    """Whether nobody asks: another bot, this bot's own inline result, or a channel's post.

    Telegram shows anonymous administrators and channels in a group as bots with a sender chat.
    """
    author = message.from_user
    if author is None or message.chat.type == ChatType.CHANNEL or message.is_automatic_forward:
        return True
    if author.is_bot and message.sender_chat is None:
        return True
    return message.via_bot is not None and message.via_bot.id == bot_id


def command(message: Message, username: str) -> Command | None:
    """The command that a message starts with, for whichever bot it is."""
    found = _COMMAND.fullmatch(words(message))
    if not found:
        return None
    name, bot, argument = (part or "" for part in found.groups())
    return Command(name.lower(), bot.lower(), _without_mention(argument, username))


def question(message: Message, bot_id: int, username: str) -> str | None:
    """What a message asks the bot; empty where it only calls it, None where it does not.

    In private everything is for the bot; in groups replies to it and mentions of it are.
    """
    text = words(message)
    asked = _without_mention(text, username)
    if not is_group(message):
        return asked
    called = asked != text.strip() or _names(message, bot_id)
    if called and not asked:
        return quoted(message, bot_id)
    return asked if called or (asked and _replies_to(message, bot_id)) else None


def quoted(message: Message, bot_id: int) -> str:
    """The words of the message that a message replies to, unless they are the bot's own."""
    original = message.reply_to_message
    if original is None or _replies_to(message, bot_id):
        return ""
    return words(original).strip()


def _replies_to(message: Message, bot_id: int) -> bool:
    original = message.reply_to_message
    return bool(original and original.from_user and original.from_user.id == bot_id)


def _names(message: Message, bot_id: int) -> bool:
    entities = (*message.entities, *message.caption_entities)
    return any(
        entity.type == MessageEntity.TEXT_MENTION and entity.user and entity.user.id == bot_id
        for entity in entities
    )


def _without_mention(text: str, username: str) -> str:
    return re.sub(rf"(?<![\w@])@{re.escape(username)}(?!\w)", " ", text, flags=re.I).strip()
