"""The few sentences that every front end says the same way."""

from __future__ import annotations

from bot.answer import Answer

CLOSEST = "Closest in the report, which does not state it:"
SUGGESTIONS = "You could ask:"


def lead(answer: Answer) -> str:
    """The line between the short answer and the quotes; empty where none is needed."""
    return CLOSEST if answer.status == "related" and answer.quotes else ""
