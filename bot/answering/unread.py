"""Says of an answer that finds nothing which pages of a report nobody could read."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.answer import Answer
from bot.questions.reading import Note, Reading
from bot.reports.document import Document
from bot.reports.problem import numbered

_MOST = 3
"""Reports whose pages are named."""


def noting_unread(answer: Answer, reading: Reading) -> Answer:
    """An answer with its notes, and the unread pages where it lacks a statement.

    Pages that are pictures may say what the text does not.
    """
    notes = answer.notes
    if answer.status in ("not_found", "related"):
        notes = (*notes, *_unread(reading.documents))
    return replace(answer, notes=notes)


def _unread(documents: tuple[Document, ...]) -> tuple[Note, ...]:
    partly = [document for document in documents if document.unread]
    if not partly:
        return ()
    alone = len(documents) == 1
    named = [
        numbered(one.unread) + ("" if alone else f" of “{one.title}”") for one in partly[:_MOST]
    ]
    more = len(partly) - _MOST
    others = [f"pages of {more} more reports"] if more > 0 else []
    return (Note("unread", "; ".join([*named, *others])),)
