"""The errors a person can mend; finding nothing in a report is an answer, not an error."""

from __future__ import annotations


class BotError(Exception):
    """What went wrong and how to mend it, in words for the person who runs the bot."""


class ConfigError(BotError):
    """A setting or a command-line argument is missing or out of range."""


class ReportError(BotError):
    """A report or the corpus manifest cannot be read."""


class QuotationError(BotError):
    """A quotation, or the code of one, cannot be checked as it is written."""


class StateError(BotError):
    """The state folder cannot be used."""


class RunningError(StateError):
    """Another process already answers from the state folder."""


class TelegramError(BotError):
    """Telegram refuses the bot for good."""
