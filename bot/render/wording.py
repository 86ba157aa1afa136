"""The few sentences that every front end says the same way."""

from __future__ import annotations

from bot.answering.answer import Answer

CLOSEST = "Closest in the report, which does not state it:"
SUGGESTIONS = "You could ask:"


def lead(answer: Answer) -> str:
    """The line before quotes that only come close; empty where the short answer leads to them."""
    close = answer.status == "related" and answer.quotes
    return CLOSEST if close and not answer.short.rstrip().endswith(":") else ""
