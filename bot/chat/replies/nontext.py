"""Short answers to what is not a question: stickers, voices, places and all the rest."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import filters

_WORDS_ONLY = "I can only read words. Please type your question."

# In this order: a message of one kind may carry the field of a wider one as well, as an
# animation carries a document and a venue a location.
_ANSWERS = (
    ("sticker", "Nice sticker! I only read words, though: ask me what the report says."),
    ("voice", "I cannot listen to voice messages yet. Please type your question."),
    ("video_note", "I cannot watch video messages. Please type your question."),
    ("animation", "I cannot watch animations. Please type your question."),
    ("audio", "I cannot listen to audio. Please type your question."),
    ("video", "I cannot watch videos. Please type your question, here or as a caption."),
    ("paid_media", "I cannot open paid media. Please type your question."),
    ("photo", "I cannot see pictures. Please type your question, here or as a caption."),
    (
        "document",
        "I cannot read files sent to me: my reports are loaded by the people who run me. "
        "/source lists them.",
    ),
    ("venue", "Thank you for the place, but I answer from reports only. Please type a question."),
    (
        "location",
        "Thank you for the location, but I answer from reports only. Please type a question.",
    ),
    ("contact", "Thank you, but I keep no contacts. Please type a question."),
    ("poll", "I do not take part in polls: I only say what reports say. Please type a question."),
    ("checklist", "I cannot tick off checklists. Please type a question."),
    ("story", "I cannot watch stories. Please type your question."),
    ("game", "I do not play games, I read reports. Please type a question."),
    ("invoice", "I neither buy nor sell. Please type a question; answers are free."),
    ("giveaway", "I take no part in giveaways. Please type a question."),
)


_SERVICE = (
    "successful_payment",
    "passport_data",
    "giveaway_winners",
    "boost_added",
    "gift_upgrade_sent",
    "suggested_post_info",
)
"""Service messages that the library does not take for such."""


def reaction(update: Update, message: Message) -> str:
    """What to say in private to a message without words; empty for what needs no answer.

    Service messages, which Telegram writes itself, need none. Kinds that are newer than this
    table get the general answer.
    """
    if filters.StatusUpdate.ALL.check_update(update) or any(_has(message, n) for n in _SERVICE):
        return ""
    if message.dice:
        return f"You got {message.dice.value}. I leave nothing to chance: ask me for a quote."
    return next((text for field, text in _ANSWERS if _has(message, field)), _WORDS_ONLY)


def _has(message: Message, field: str) -> bool:
    """Whether a field is there, also one that is newer than the library."""
    return bool(getattr(message, field, None) or message.api_kwargs.get(field))
