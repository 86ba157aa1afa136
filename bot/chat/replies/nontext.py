"""Short answers to what is not a question: stickers, voices, places and all the rest."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import filters

from bot.chat import texts

_SERVICE = (
    "successful_payment",
    "passport_data",
    "giveaway_winners",
    "boost_added",
    "gift_upgrade_sent",
    "suggested_post_info",
)
"""Service messages that the library does not take for such."""


def reaction(message: Message) -> str:
    """What to say in private to a message without words; empty for what needs no answer.

    Service messages, which Telegram writes itself, need none. Kinds that are newer than this
    table get the general answer.
    """
    if filters.StatusUpdate.ALL.check_update(Update(0, message)) or any(
        _has(message, n) for n in _SERVICE
    ):
        return ""
    if message.dice:
        return texts.DICE.format(value=message.dice.value)
    said = (text for field, text in texts.NOT_WORDS if _has(message, field))
    return next(said, texts.WORDS_ONLY)


def _has(message: Message, field: str) -> bool:
    """Whether a field is there, also one that is newer than the library."""
    return bool(getattr(message, field, None) or message.api_kwargs.get(field))
